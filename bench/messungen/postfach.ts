import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { eingangVorab } from '#modules/postfach'
import { nimmAuf, nimmSeitenabfragenAuf } from '../aufnahme.ts'
import type { Mensch } from '../fuellung.ts'
import { fuellePostfaecher, type Postfachgroesse } from '../fuellung-postfach.ts'
import type { Seitenaufnahme } from '../grundlinie/abfragen.ts'
import { EBEN, openUmgebung, type Umgebung } from '../umgebung.ts'
import { type Ergebnis, type Runde, type Seite, vergleiche } from '../vergleich.ts'
import { fill, type Mass, pageRequest, served } from './seiten.ts'

const PFAD = '/postfach/leistung'
const POSTFAECHER = 10
const MENSCHEN = 40

const gross = (kurz: boolean): Postfachgroesse =>
  kurz
    ? { postfaecher: POSTFAECHER, jePostfach: 2000, insgesamt: 50_000 }
    : { postfaecher: POSTFAECHER, jePostfach: 20_000, insgesamt: 1_000_000 }
const klein: Postfachgroesse = { postfaecher: POSTFAECHER, jePostfach: 100, insgesamt: 1000 }

const cookieOf = ({ token }: Mensch) => `__Host-sitzung=${token}`

async function open(ordner: string, groesse: Postfachgroesse, execArgv: string[]): Promise<Umgebung> {
  mkdirSync(ordner, { mode: 0o711 })
  const u = await openUmgebung(ordner, { konten: MENSCHEN, passkeys: 0 }, execArgv)
  await fuellePostfaecher(u.env, u.owner, u.fuellung.menschen, groesse)
  await u.setzeSitzungen(EBEN)
  const measured = u.fuellung.menschen.slice(0, groesse.postfaecher)
  await fill(
    u,
    'postfach',
    measured.map((mensch) => pageRequest(u, PFAD, cookieOf(mensch))),
  )
  return u
}

async function record(u: Umgebung): Promise<Seitenaufnahme & { anweisungen: number }> {
  const mensch = u.fuellung.menschen[0]!
  const host = new URL(u.env.settings.baseUrl).host
  const { kopf, text } = await nimmAuf(`http://127.0.0.1:${u.port}${PFAD}`, { host, cookie: cookieOf(mensch) })
  const stellen = {
    nonce: /nonce="([^"]+)"/.exec(text)?.[1] ?? '',
    csrf: /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? '',
  }
  const shown = text.split('zur Abrechnung der Nebenkosten').length - 1
  if (!stellen.nonce || !stellen.csrf || shown !== 25) throw new Error(`Die Seite zeigt ${shown} Gespräche.`)
  const wo = { pfad: PFAD, vorab: eingangVorab.leistung, mensch }
  const { portal, grundlinie } = await nimmSeitenabfragenAuf(u.env, u.datenbankUrl, wo)
  return { kopf, text, url: u.datenbankUrl, abfragen: grundlinie, stellen, anweisungen: portal.length }
}

/** Processor time of the backends that work for the application, in clock ticks; undefined where the system does not say. */
function readDatenbank(u: Umgebung): number | undefined {
  const pids = (name: string) => readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && matches(pid, name))
  const matches = (pid: string, name: string) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(name)
    } catch {
      return false
    }
  }
  try {
    const [postmaster] = pids(join(u.ordner, 'datenbank'))
    const backends = pids('portal_anwendung').map((pid) =>
      readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' '),
    )
    // After the name: state, parent, …, user time and system time as the 12th and 13th.
    return backends
      .filter(([, parent]) => parent === postmaster)
      .reduce((sum, one) => sum + Number(one[11]) + Number(one[12]), 0)
  } catch {
    return undefined
  }
}

/** A folder that is opened and written anew each time. */
async function messeGesendet(u: Umgebung, groesse: Postfachgroesse, anzahl: number): Promise<string> {
  const pfad = `${PFAD}?ordner=gesendet`
  const menschen = u.fuellung.menschen.slice(0, groesse.postfaecher)
  await fill(
    u,
    'gesendet',
    menschen.map((mensch) => pageRequest(u, pfad, cookieOf(mensch))),
  )
  const { wert } = await served(u, '', { prozess: u.portal, port: u.port, vorrat: 'gesendet', anzahl }).run()
  return wert.toFixed(0)
}

const TAKT_US = 10_000

/** The same, and what the database needs for it. */
function withDatenbank(u: Umgebung, seite: Seite, anzahl: number): Seite {
  return {
    name: seite.name,
    async run(): Promise<Runde> {
      const before = readDatenbank(u)
      const runde = await seite.run()
      const after = readDatenbank(u)
      const datenbank = before === undefined || after === undefined ? 0 : ((after - before) * TAKT_US) / anzahl
      return { ...runde, wert: runde.wert + datenbank }
    },
  }
}

/** The inbox of a full mailbox in a full database, beside bare `pg`, and beside the same page in a database of almost nothing. */
export async function messePostfach(
  ordner: string,
  { runden, anzahl }: Mass,
  { kurz, execArgv }: { kurz: boolean; execArgv: string[] },
): Promise<Ergebnis> {
  const groesse = gross(kurz)
  const voll = await open(join(ordner, 'postfach-voll'), groesse, execArgv)
  const leer = await open(join(ordner, 'postfach-leer'), klein, [])
  const { anweisungen, ...aufnahme } = await record(voll)
  const grundlinie = await voll.starteGrundlinie('abfragen', aufnahme)
  const common = { vorrat: 'postfach', anzahl }
  const portal = served(voll, 'Portal', { ...common, prozess: voll.portal, port: voll.port })
  const [erster] = await vergleiche(
    [
      portal,
      served(voll, 'node:http, zwei benannte Anweisungen auf pg, ein Template-Literal', { ...common, ...grundlinie }),
    ],
    { runden, ziele: [1.8], einheit: 'µs CPU je Anfrage' },
  )
  const anders = served(leer, 'Portal, Datenbank mit 1.000 Nachrichten', {
    ...common,
    prozess: leer.portal,
    port: leer.port,
  })
  const [zweiter] = await vergleiche(
    [
      withDatenbank(voll, { ...portal, name: 'Portal und Datenbank' }, anzahl),
      withDatenbank(leer, { ...anders, name: 'dieselbe Seite in einer Datenbank mit 1.000 Nachrichten' }, anzahl),
    ],
    { runden, ziele: [1.3], einheit: 'µs CPU je Anfrage, mit PostgreSQL' },
  )
  const gesendet = await messeGesendet(voll, groesse, anzahl)
  await voll.close()
  await leer.close()
  const zahl = new Intl.NumberFormat('de-DE')
  return {
    name: 'postfach',
    titel: 'Posteingang, 25 Gespräche auf einer Seite',
    vergleiche: [erster!, zweiter!],
    anmerkungen: [
      `Postfach mit ${zahl.format(groesse.jePostfach)} Nachrichten in einer Datenbank mit ${zahl.format(groesse.insgesamt)}; ${anweisungen} Anweisung an die Datenbank, in der Grundlinie zwei: erst die Sitzung, dann die Seite; das Portal entschlüsselt 25 Betreffe, die Grundlinie keinen.`,
      `Eine Liste, in der sich seit wenigen Minuten nichts geändert hat, wird nicht noch einmal geschrieben. Der Ordner „Gesendet“, dessen 25 Betreffe jedes Mal entschlüsselt und geschrieben werden, kostet ${gesendet} µs.`,
      'Im zweiten Vergleich zählt die Zeit von PostgreSQL mit (unter Linux), denn dort läge, was mit der Datenbank wächst.',
    ],
  }
}
