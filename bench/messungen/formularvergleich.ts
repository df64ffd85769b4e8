import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { projektordner } from '#platform/ordner.ts'
import { vermittlungsgutschein } from '../../src/modules/formulare/dienste/vermittlungsgutschein/index.ts'
import { hrefOf } from '../../src/modules/formulare/seiten/orte.ts'
import { fuelleEntwuerfe } from '../fuellung-entwuerfe.ts'
import type { Formularschritt, Lastergebnis, Schritte, Schrittvorrat } from '../last/auftraege.ts'
import { freierPort, type Prozess, programm, starte, warteAuf } from '../prozess.ts'
import { spanne } from '../statistik.ts'
import { EBEN, type Umgebung } from '../umgebung.ts'
import { type Ergebnis, messeCpu, type Seite, vergleiche } from '../vergleich.ts'
import { type Formularseite, wander } from '../wanderer.ts'
import { browser, type Mass } from './seiten.ts'

const VERBINDUNGEN = 10
const MENSCHEN = 50
const folder = fileURLToPath(new URL('bench/vergleich-formulare/', projektordner))

const titel = 'Formular mit fünf Seiten: Schritte im Vergleich mit anderen Baukästen'

/** What the five pages are called, and what is typed there; how „Ja“ and „Nein“ are sent differs. */
function listSeiten(
  pfad: (seite: string) => string,
  wie: { liste: string; nein: string; haken: string },
): Formularseite[] {
  const grund = 'Ich habe mich oft beworben und nur Absagen bekommen. Ich hoffe auf Kontakte zu Betrieben.'
  const tippen: Record<string, [string, string][]> = {
    wunsch: [
      ['taetigkeit', 'Lagerhelferin'],
      ['region', 'Hannover und Umgebung'],
      [wie.liste, 'vollzeit'],
      [wie.liste, 'schicht'],
    ],
    grund: [['grund', grund]],
    frueher: [['frueher', wie.nein]],
    ausgesucht: [['ausgesucht', wie.nein]],
    regeln: [['gelesen', wie.haken]],
  }
  return Object.entries(tippen).map(([seite, felder]) => ({ pfad: pfad(seite), felder }))
}

/** The others are no part of the portal: they are installed when they are needed first. A sentence where that fails. */
function ensureInstalled(): string | undefined {
  if (existsSync(join(folder, 'node_modules/.package-lock.json'))) return undefined
  console.log('Die anderen Baukästen werden installiert (bench/vergleich-formulare) …\n')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund']
  const { status, stderr } = spawnSync(npm, args, {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (status === 0) return undefined
  const grund = /npm error (.*)/.exec(stderr ?? '')?.[1] ?? 'npm ci ist nicht durchgelaufen'
  return `Nicht gemessen: @defra/forms-engine-plugin und hof ließen sich nicht installieren (${grund}). Sie kommen über npm aus dem Netz.`
}

interface Gegenstand {
  name: string
  prozess: Prozess
  port: number
  schritte: Formularschritt[]
}

async function openPortal(u: Umgebung): Promise<Gegenstand> {
  await u.setzeSitzungen(EBEN)
  const menschen = u.fuellung.menschen.slice(-MENSCHEN)
  const neu = { menschen, dienst: vermittlungsgutschein, antworten: {} }
  const wege: Formularschritt[][] = []
  for (const { mensch, antragId } of await fuelleEntwuerfe(u.env, u.owner, neu)) {
    const seiten = listSeiten((seite) => hrefOf(antragId, { seite, eintraege: [] }), {
      ...{ liste: 'arbeitsform[]', nein: 'nein', haken: 'ja' },
    })
    const kopf = plainHead(u.env.settings.baseUrl, `__Host-sitzung=${mensch.token}`)
    wege.push(await wander({ port: u.port, kopf, seiten }))
  }
  return {
    name: 'das ganze Portal, angemeldet, Antworten verschlüsselt in PostgreSQL',
    prozess: u.portal,
    port: u.port,
    schritte: inTurn(wege),
  }
}

interface Anderer {
  name: string
  datei: string
  wie: Parameters<typeof listSeiten>[1]
}

const andere: readonly Anderer[] = [
  {
    name: 'Engine, Seiten und Schutz des Portals, Antworten im Speicher',
    datei: programm('formularserver'),
    wie: { liste: 'arbeitsform[]', nein: 'nein', haken: 'ja' },
  },
  {
    name: '@defra/forms-engine-plugin 4.23.0',
    datei: join(folder, 'defra.mjs'),
    wie: { liste: 'arbeitsform', nein: 'false', haken: 'ja' },
  },
  { name: 'hof 23.0.3', datei: join(folder, 'hof.mjs'), wie: { liste: 'arbeitsform', nein: 'nein', haken: 'true' } },
]

/** A form in a process of its own, with as many people on the way. */
async function openOther(u: Umgebung, { name, datei, wie }: Anderer): Promise<Gegenstand> {
  const port = await freierPort()
  const ordner = join(u.ordner, `formular-${port}`)
  mkdirSync(ordner)
  const prozess = starte(datei, [String(port), ordner], {
    env: { ENVIRONMENT: 'prod', NODE_NO_WARNINGS: '1' },
    cwd: folder,
  })
  await warteAuf(`http://127.0.0.1:${port}/gutschein/wunsch`, prozess.ende)
  const wege: Formularschritt[][] = []
  for (let i = 0; i < MENSCHEN; i++) {
    const seiten = listSeiten((seite) => `/gutschein/${seite}`, wie)
    wege.push(await wander({ port, kopf: plainHead(`http://localhost:${port}`), seiten }))
  }
  return { name, prozess, port, schritte: inTurn(wege) }
}

/** The same step of all of them, then the next one. */
const inTurn = (wege: readonly Formularschritt[][]): Formularschritt[] =>
  wege[0]!.flatMap((_, i) => wege.map((weg) => weg[i]!))

/** As a browser that wants nothing compressed: not all of them do so themselves. */
function plainHead(origin: string, cookie?: string): Record<string, string> {
  const { 'accept-encoding': _, ...kopf } = browser
  return { host: new URL(origin).host, ...kopf, origin, ...(cookie ? { cookie } : {}) }
}

/** Milliseconds for each step, and beside it what the process used. */
function timed(u: Umgebung, { name, prozess, port }: Gegenstand, anzahl: number): Seite & { cpu: number[] } {
  const auftrag: Schritte = { art: 'schritte', port, vorrat: name, anzahl, verbindungen: VERBINDUNGEN }
  const cpu: number[] = []
  return {
    name,
    cpu,
    async run() {
      const { wert, ergebnis } = await messeCpu(prozess, anzahl, () => u.last.frage<Lastergebnis>(auftrag))
      cpu.push(wert)
      return { wert: 1000 / ergebnis.jeSekunde, zeiten: ergebnis }
    },
  }
}

const rounded = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 0 })

/** The same five pages in the portal, with @defra/forms-engine-plugin, and with hof: steps a second. */
export async function messeFormularvergleich(u: Umgebung, { runden, anzahl }: Mass): Promise<Ergebnis> {
  const fehlt = ensureInstalled()
  if (fehlt !== undefined) return { name: 'formularvergleich', titel, vergleiche: [], anmerkungen: [fehlt] }
  const gegenstaende: Gegenstand[] = []
  for (const one of andere) gegenstaende.push(await openOther(u, one))
  gegenstaende.push(await openPortal(u))
  for (const { name, schritte } of gegenstaende) {
    await u.last.frage({ art: 'schrittvorrat', name, schritte } satisfies Schrittvorrat)
  }
  const [erste, ...weitere] = gegenstaende.map((one) => timed(u, one, anzahl))
  // Twice as many steps a second as the better one is half the time for a step of either.
  const wie = { runden, ziele: [0.5, 0.5, undefined], einheit: 'ms Uhrzeit je Schritt' }
  const gemessen = await vergleiche([erste!, weitere[0]!, ...weitere.slice(1)], wie)
  for (const { prozess } of gegenstaende) if (prozess !== u.portal) await prozess.close()
  const reihen = [gemessen[0]!.produkt, ...gemessen.map(({ grundlinie }) => grundlinie)]
  const jeSekunde = reihen.map(({ name, werte }) => `${name}: ${rounded.format(1000 / werte.median)}`)
  const cpu = [erste!, ...weitere].map(({ name, cpu: werte }) => `${name}: ${rounded.format(spanne(werte).median)} µs`)
  return {
    name: 'formularvergleich',
    titel,
    vergleiche: gemessen,
    anmerkungen: [
      `Schritte je Sekunde: ${jeSekunde.join('; ')}.`,
      `CPU des antwortenden Prozesses je Schritt, ohne PostgreSQL: ${cpu.join('; ')}.`,
      `Der Vermittlungsgutschein ohne ausgesuchte Vermittlung, überall dieselben fünf Seiten, Felder und Grenzen; ein Schritt ist eine gesendete Seite und die nächste, nach der fünften wieder die erste. ${MENSCHEN} Menschen, ${VERBINDUNGEN} Verbindungen, ${anzahl} Schritte je Runde, ohne Komprimierung, jedes in seinem Prozess.`,
      'Verglichen wird mit Antworten im Speicher, wie die Anleitungen der anderen es für den Anfang vorsehen (catbox-memory; MemoryStore von express-session), überall mit Cookie und Schutz vor fremden Absendern. Das ganze Portal steht ohne Ziel daneben: Es prüft dazu bei jeder Anfrage die Sitzung einer angemeldeten Person, verschlüsselt jede Antwort und wartet, bis PostgreSQL sie auf die Platte geschrieben hat; das tun die anderen nicht.',
    ],
  }
}
