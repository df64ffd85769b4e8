import { nimmAuf, nimmStartabfragenAuf } from '../aufnahme.ts'
import type { Seitenaufnahme } from '../grundlinie/abfragen.ts'
import type { Lastergebnis, Salve, Vorrat } from '../last/auftraege.ts'
import type { Anfragetext } from '../last/verbindung.ts'
import type { Prozess } from '../prozess.ts'
import { EBEN, type Umgebung, VORHIN } from '../umgebung.ts'
import { type Ergebnis, messeCpu, type Seite, vergleiche } from '../vergleich.ts'

export interface Mass {
  runden: number
  /** Operations of each round, before it is scaled to what one costs. */
  anzahl: number
}

const VERBINDUNGEN = 10
/** So many people use the portal at the same time. */
const GLEICHZEITIG = 1000

export const browser = {
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'accept-language': 'de,en-US;q=0.7,en;q=0.3',
  'accept-encoding': 'gzip, deflate, br',
  'sec-fetch-dest': 'document',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-site': 'same-origin',
}

export const pageRequest = (u: Umgebung, pfad: string, cookie?: string): Anfragetext => ({
  methode: 'GET',
  pfad,
  kopf: { host: new URL(u.env.settings.baseUrl).host, ...browser, ...(cookie ? { cookie } : {}) },
})

export const fill = (u: Umgebung, name: string, anfragen: Anfragetext[]) =>
  u.last.frage({ art: 'vorrat', name, anfragen } satisfies Vorrat)

/** A server under load: CPU of its process for each request. */
export function served(
  u: Umgebung,
  name: string,
  { prozess, port, vorrat, anzahl }: { prozess: Prozess; port: number; vorrat: string; anzahl: number },
): Seite {
  const auftrag: Salve = { art: 'salve', port, vorrat, anzahl, verbindungen: VERBINDUNGEN, status: 200 }
  return {
    name,
    async run() {
      const { wert, ergebnis } = await messeCpu(prozess, anzahl, () => u.last.frage<Lastergebnis>(auftrag))
      return { wert, zeiten: ergebnis }
    },
  }
}

const kb = (text: string) => `${(Buffer.byteLength(text) / 1000).toFixed(1)} kB`

export async function messeRegistrieren(u: Umgebung, { runden, anzahl }: Mass): Promise<Ergebnis> {
  const pfad = '/registrieren'
  await fill(u, 'registrieren', [pageRequest(u, pfad)])
  const aufnahme = await nimmAuf(`http://127.0.0.1:${u.port}${pfad}`, { host: new URL(u.env.settings.baseUrl).host })
  const text = await u.starteGrundlinie('seite', aufnahme, 'text')
  const puffer = await u.starteGrundlinie('seite', aufnahme, 'puffer')
  const common = { vorrat: 'registrieren', anzahl }
  const seiten = [
    served(u, 'Portal', { ...common, prozess: u.portal, port: u.port }),
    served(u, 'node:http, derselbe Text', { ...common, ...text }),
    served(u, 'node:http, dieselben Bytes, schon kodiert', { ...common, ...puffer }),
  ] as const
  return {
    name: 'registrieren',
    titel: 'Seite „Registrierung“, erster Besuch',
    vergleiche: await vergleiche(seiten, { runden, ziele: [2, undefined], einheit: 'µs CPU je Anfrage' }),
    anmerkungen: [`${kb(aufnahme.text)} HTML, ${VERBINDUNGEN} Verbindungen, ${anzahl} Anfragen je Runde.`],
  }
}

const cookieOf = ({ token }: { token: string }) => `__Host-sitzung=${token}`

/** Start pages of as many people as use the portal at once. */
export async function fillStartseite(u: Umgebung): Promise<void> {
  const menschen = u.fuellung.menschen.slice(-GLEICHZEITIG)
  await fill(
    u,
    'startseite',
    menschen.map((mensch) => pageRequest(u, '/', cookieOf(mensch))),
  )
}

export async function messeStartseite(u: Umgebung, { runden, anzahl }: Mass): Promise<Ergebnis> {
  await u.setzeSitzungen(EBEN)
  await fillStartseite(u)
  const { anweisungen, ...aufnahme } = await recordStartseite(u)
  const grundlinie = await u.starteGrundlinie('abfragen', aufnahme)
  const common = { vorrat: 'startseite', anzahl }
  const seiten = [
    served(u, 'Portal', { ...common, prozess: u.portal, port: u.port }),
    served(u, 'node:http, zwei benannte Anweisungen auf pg, ein Template-Literal', { ...common, ...grundlinie }),
  ] as const
  const gefunden = await vergleiche(seiten, { runden, ziele: [1.8], einheit: 'µs CPU je Anfrage' })
  return {
    name: 'startseite',
    titel: 'Startseite, angemeldet, mit freigeschaltetem Profil',
    vergleiche: gefunden,
    anmerkungen: [
      `${kb(aufnahme.text)} HTML, ${u.fuellung.menschen.length} Konten mit Sitzung, davon ${GLEICHZEITIG} gleichzeitig; ${anweisungen} Anweisung an die Datenbank, in der Grundlinie zwei: erst die Sitzung, dann die Seite.`,
      `Jede Ansicht eine andere Sitzung, die dabei als benutzt vermerkt wird (eine weitere Anweisung) und deren Schlüssel noch nicht offen ist: ${await messeKalt(u, anzahl)} µs.`,
    ],
  }
}

async function recordStartseite(u: Umgebung): Promise<Seitenaufnahme & { anweisungen: number }> {
  const mensch = u.fuellung.menschen.at(-1)!
  const url = `http://127.0.0.1:${u.port}/`
  const { kopf, text } = await nimmAuf(url, { host: new URL(u.env.settings.baseUrl).host, cookie: cookieOf(mensch) })
  const { portal, grundlinie } = await nimmStartabfragenAuf(u.env, u.datenbankUrl, mensch)
  if (grundlinie.length !== 2) throw new Error('Die Grundlinie fragt zweimal: nach der Sitzung und nach der Seite.')
  const stellen = {
    nonce: /nonce="([^"]+)"/.exec(text)?.[1] ?? '',
    csrf: /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? '',
    name: 'Kim Klicker',
  }
  for (const [name, stelle] of Object.entries(stellen)) {
    if (!stelle || !text.includes(stelle)) throw new Error(`In der Startseite fehlt: ${name}`)
  }
  return { kopf, text, url: u.datenbankUrl, abfragen: grundlinie, stellen, anweisungen: portal.length }
}

/** The same page as people see it who click once a minute: each view writes, and no key is warm. */
async function messeKalt(u: Umgebung, anzahl: number): Promise<string> {
  const menschen = u.fuellung.menschen.slice(0, Math.min(anzahl, u.fuellung.menschen.length - GLEICHZEITIG))
  await fill(
    u,
    'kalt',
    menschen.map((mensch) => pageRequest(u, '/', cookieOf(mensch))),
  )
  await u.setzeSitzungen(VORHIN)
  const one = { prozess: u.portal, port: u.port, vorrat: 'kalt', anzahl: menschen.length }
  const { wert } = await served(u, '', one).run()
  return wert.toFixed(0)
}
