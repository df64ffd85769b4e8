import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { Ablage } from '../dateien/ablage.ts'
import { DateiFehlt } from '../dateien/ablagename.ts'
import { ABLAGESPERRE } from '../dateien/sperre.ts'
import { newId } from '../datenbank/id.ts'
import type { Hauptschluessel, Schluesselbund } from '../krypto/schluessel.ts'
import { readAuftraege } from './auftraege.ts'
import { type Behaelterkopf, type Teil, writeBehaelter } from './behaelter.ts'
import { SicherungAbgelehnt } from './fehler.ts'
import { readTabellen, type Sicherungstabelle } from './katalog.ts'
import { copyOut } from './kopieren.ts'
import { frameAngabe, frameBytes } from './rahmen.ts'

/** The keys of persons are a part of their own, so that they can be kept for a shorter time (CRY-07). */
const PERSONEN = 'personenschluessel'
const EINE_SICHERUNG = 7202613

export const fileOf = (teil: Teil) => `${teil}.ojs`

export interface Quelle {
  /** The application's own log-in is enough. */
  datenbankUrl: string
  ablage: Ablage
  /** Folder of the seals where they lie on this machine. */
  siegel: string | undefined
  schluesselbund: Schluesselbund
}

export interface Sicherungsbericht {
  ordner: string
  sicherung: string
  zeit: Date
  tabellen: number
  zeilen: number
  dateien: number
  /** Names of stored files that the database knows and the storage does not have. */
  fehlend: string[]
  bytes: number
}

/** A word that every master key turns into something of its own. */
export const schluesselproben = (bund: Schluesselbund): string[] =>
  bund.macs('sicherung', 'probe').map((mac) => mac.toString('hex'))

/**
 * Writes a backup below `nach`: everything as it stood at one moment, in a folder that gets its name when it is whole.
 * @throws SicherungAbgelehnt where another backup is being made
 */
export async function createSicherung(
  quelle: Quelle,
  { nach, schluessel, zeit }: { nach: string; schluessel: Hauptschluessel; zeit: Date },
): Promise<Sicherungsbericht> {
  const name = zeit.toISOString().replace(/[:.]/g, '-')
  const ordner = join(nach, name)
  const draft = `${ordner}.neu`
  await mkdir(nach, { recursive: true, mode: 0o700 })
  const client = new pg.Client({
    connectionString: quelle.datenbankUrl,
    application_name: 'offenes-jobcenter-sicherung',
  })
  // A lost connection shows in the statement that runs.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await lock(client)
    await mkdir(draft, { mode: 0o700 })
    const kopf = { sicherung: newId(), zeit: zeit.toISOString() }
    const done = await writeTeile(quelle, client, { draft, kopf, schluessel })
    await rename(draft, ordner)
    await syncFolder(nach)
    return { ordner, sicherung: kopf.sicherung, zeit, ...done }
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    throw error
  } finally {
    await client.end()
  }
}

async function lock(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ frei: boolean }>('select pg_try_advisory_lock($1) as frei', [EINE_SICHERUNG])
  if (!rows[0]?.frei) throw new SicherungAbgelehnt('Gerade läuft schon eine andere Sicherung dieses Portals.')
  // Until this connection ends nothing is removed from the storage: rows and files belong together.
  await client.query('select pg_advisory_lock($1)', [ABLAGESPERRE])
  await client.query('begin isolation level repeatable read read only')
}

interface Zaehler {
  tabellen: number
  zeilen: number
  dateien: number
  fehlend: string[]
}

async function writeTeile(
  quelle: Quelle,
  client: pg.Client,
  { draft, kopf, schluessel }: { draft: string; kopf: Omit<Behaelterkopf, 'teil'>; schluessel: Hauptschluessel },
): Promise<Zaehler & { bytes: number }> {
  const zaehler: Zaehler = { tabellen: 0, zeilen: 0, dateien: 0, fehlend: [] }
  const tabellen = await readTabellen(client)
  const write = (teil: Teil, inhalt: AsyncIterable<Uint8Array>) =>
    writeBehaelter(join(draft, fileOf(teil)), { kopf: { ...kopf, teil }, schluessel }, inhalt)
  const [personen, uebrige] = [tabellen.filter(isPersonen), tabellen.filter((one) => !isPersonen(one))]
  let bytes = await write('daten', frameDaten({ quelle, client, zaehler }, uebrige))
  bytes += await write('personen', frameTabellen({ client, zaehler }, personen))
  const { rows } = await client.query<{ ablage: string }>(
    'select ablage from dokument where ablage is not null order by ablage',
  )
  await client.query('commit')
  const namen = rows.map(({ ablage }) => ablage)
  bytes += await write('dateien', frameDateien(quelle, namen, zaehler))
  return { ...zaehler, bytes }
}

const isPersonen = ({ name }: Sicherungstabelle) => name === PERSONEN

interface Lauf {
  client: pg.Client
  zaehler: Zaehler
}

async function* frameDaten(lauf: Lauf & { quelle: Quelle }, tabellen: Sicherungstabelle[]): AsyncGenerator<Buffer> {
  const { client, quelle } = lauf
  const { rows } = await client.query<{ name: string }>('select name from migration order by name')
  yield frameAngabe({
    art: 'kopf',
    kopf: {
      migrationen: rows.map(({ name }) => name),
      schluesselproben: schluesselproben(quelle.schluesselbund),
      tabellen: tabellen.map(({ name }) => name),
    },
  })
  yield* frameTabellen(lauf, tabellen, async function* () {
    yield frameAngabe({ art: 'auftraege', warteschlangen: await readAuftraege(client) })
  })
}

async function* frameTabellen(
  { client, zaehler }: Lauf,
  tabellen: Sicherungstabelle[],
  danach?: () => AsyncGenerator<Buffer>,
): AsyncGenerator<Buffer> {
  for (const { name, spalten, hinaus, hinein } of tabellen) {
    yield frameAngabe({ art: 'tabelle', name, spalten, kopieren: hinein })
    const zeilen = yield* frameInhalt(copyOut(client, hinaus))
    zaehler.tabellen++
    zaehler.zeilen += zeilen
  }
  if (danach) yield* danach()
  yield frameAngabe({ art: 'schluss', anzahl: tabellen.length })
}

/** The bytes of one table or file and what they must be when they come back. Answers the number of line ends. */
async function* frameInhalt(inhalt: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, number> {
  const hash = createHash('sha256')
  let bytes = 0
  let zeilen = 0
  for await (const part of inhalt) {
    hash.update(part)
    bytes += part.length
    zeilen += countLines(part)
    yield frameBytes(part)
  }
  yield frameAngabe({ art: 'ende', zeilen, bytes, sha256: hash.digest('hex') })
  return zeilen
}

/** In the text form of COPY an end of line inside a value is written as two other characters. */
export function countLines(part: Uint8Array): number {
  let count = 0
  for (let at = part.indexOf(10); at >= 0; at = part.indexOf(10, at + 1)) count++
  return count
}

async function* frameDateien(quelle: Quelle, namen: string[], zaehler: Zaehler): AsyncGenerator<Buffer> {
  let anzahl = 0
  for (const name of namen) {
    const inhalt = await quelle.ablage.get(name).catch((error: unknown) => {
      // A backup without one file is worth more than none; whoever made it is told.
      if (error instanceof DateiFehlt) zaehler.fehlend.push(name)
      else throw error
    })
    if (!inhalt) continue
    yield frameAngabe({ art: 'datei', ort: 'ablage', name })
    yield* frameInhalt(inhalt)
    zaehler.dateien++
    anzahl++
  }
  for (const name of await sealsIn(quelle.siegel)) {
    yield frameAngabe({ art: 'datei', ort: 'siegel', name })
    yield* frameInhalt(once(await readFile(join(quelle.siegel!, name))))
    anzahl++
  }
  yield frameAngabe({ art: 'schluss', anzahl })
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

async function sealsIn(ordner: string | undefined): Promise<string[]> {
  if (!ordner || !(await stat(ordner).catch(() => undefined))) return []
  return (await readdir(ordner)).filter((name) => /^[0-9TZ-]+\.json$/.test(name)).sort()
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  await folder.sync().finally(() => folder.close())
}
