import type { Ansichtsauftrag, Maschine } from '../ansichten/rechner.ts'
import { type Prozess, programm, starte } from '../prozess.ts'
import { type Ergebnis, messeCpu, type Seite, vergleiche } from '../vergleich.ts'
import type { Mass } from './seiten.ts'

const namen: Record<Maschine, string> = {
  eigen: 'JSX des Portals (src/web/jsx.ts)',
  hono: 'hono/jsx',
  react: 'React renderToString',
  nunjucks: 'Nunjucks, vorübersetzt, mit Maskierung',
}

const entities: Record<string, string> = {
  '&#x27;': "'",
  '&#39;': "'",
  '&quot;': '"',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
}

/** The same page, but for what engines may choose: escapes, order of attributes, comments between texts, closing slashes. */
function normalize(html: string): string {
  return html
    .trim()
    .replace(/^<!doctype html>/i, '')
    .replaceAll('<!-- -->', '')
    .replaceAll(/ ?\/>/g, '>')
    .replaceAll(/<(\w+)((?: [\w-]+="[^"]*")+)>/g, (_, tag: string, rest: string) => {
      const attributes = rest.match(/ [\w-]+="[^"]*"/g) ?? []
      return `<${tag}${attributes.sort().join('')}>`
    })
    .replaceAll(/<link rel="preload"[^>]*>/g, '')
    .replaceAll(/&#?\w+;/g, (entity) => entities[entity] ?? entity)
    .replaceAll('charSet=', 'charset=')
}

function assertSame(proben: [Maschine, string][]): void {
  const [[, first], ...others] = proben.map(([name, html]) => [name, normalize(html)] as const) as [
    readonly [Maschine, string],
    ...(readonly [Maschine, string])[],
  ]
  for (const [name, html] of others) {
    if (html === first) continue
    const at = [...html].findIndex((character, i) => character !== first[i])
    throw new Error(
      `${name} gibt eine andere Seite aus: „${html.slice(at - 40, at + 40)}“ statt „${first.slice(at - 40, at + 40)}“`,
    )
  }
}

export async function messeAnsichten({ runden, anzahl }: Mass): Promise<Ergebnis> {
  const maschinen = ['eigen', 'hono', 'react', 'nunjucks'] as const
  const prozesse = new Map<Maschine, Prozess>(maschinen.map((name) => [name, starte(programm('rechner'), [name])]))
  const proben: [Maschine, string][] = []
  const seiten = maschinen.map((name): Seite => {
    const prozess = prozesse.get(name)!
    const auftrag: Ansichtsauftrag = { anzahl }
    return {
      name: namen[name],
      async run() {
        const { wert, ergebnis } = await messeCpu(prozess, anzahl, () => prozess.frage<{ probe: string }>(auftrag))
        if (proben.length < maschinen.length) proben.push([name, ergebnis.probe])
        return { wert }
      },
    }
  }) as [Seite, Seite, Seite, Seite]
  try {
    const gefunden = await vergleiche(seiten, { runden, ziele: [1, 1, 1], einheit: 'µs CPU je Seite' })
    assertSame(proben)
    const kb = (Buffer.byteLength(proben[0]![1]) / 1000).toFixed(1)
    return {
      name: 'ansichten',
      titel: 'Ansicht mit 20 Zeilen, 12 Feldern und Navigation, nur das HTML',
      vergleiche: gefunden,
      anmerkungen: [
        `${kb} kB HTML, überall dieselbe Seite (geprüft), jedes Mal neue Daten; ${anzahl} Seiten je Runde, ein Prozess je Weg.`,
      ],
    }
  } finally {
    for (const prozess of prozesse.values()) await prozess.close()
  }
}
