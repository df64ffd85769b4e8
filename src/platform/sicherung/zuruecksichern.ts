import { mkdir, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import pg from 'pg'
import type { Ablage } from '../dateien/ablage.ts'
import { listMigrations, migrate } from '../datenbank/migrate.ts'
import type { Schluesselbund } from '../krypto/schluessel.ts'
import { writeAuftraege } from './auftraege.ts'
import { schluesselproben } from './erstellen.ts'
import { SicherungAbgelehnt } from './fehler.ts'
import { isUnused, setCounters, withEmptyTabellen } from './katalog.ts'
import { copyIn } from './kopieren.ts'
import { type Pruefbericht, type Sicherung, verifySicherung, walkTeil } from './lesen.ts'

/** An empty machine. */
export interface Ziel {
  /** The role that owns the schema. */
  ownerUrl: string
  ablage: Ablage
  siegel: string | undefined
  schluesselbund: Schluesselbund
}

/**
 * Puts a backup back on an empty machine: everything, or nothing. The whole backup is read and checked before anything is
 * written; the rows become visible in one transaction, after the files are there.
 * @throws SicherungAbgelehnt with a sentence
 */
export async function restoreSicherung(ziel: Ziel, sicherung: Sicherung): Promise<Pruefbericht> {
  const bericht = await verifySicherung(sicherung)
  assertKeys(ziel, bericht)
  await assertVersion(bericht)
  await assertEmpty(ziel, bericht)
  await migrate(ziel.ownerUrl, { nur: new Set(bericht.kopf.migrationen) })
  const client = new pg.Client({ connectionString: ziel.ownerUrl, application_name: 'offenes-jobcenter-sicherung' })
  // A lost connection shows in the statement that runs.
  client.on('error', () => undefined)
  await client.connect()
  const geschrieben: Geschrieben = { ablage: [], siegel: [] }
  try {
    await client.query('begin')
    await loadTabellen(client, ziel, sicherung)
    await writeDateien(ziel, sicherung, geschrieben)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    await takeBack(ziel, geschrieben)
    throw error
  } finally {
    await client.end()
  }
  await migrate(ziel.ownerUrl)
  return bericht
}

function assertKeys({ schluesselbund }: Ziel, { kopf }: Pruefbericht): void {
  const own = schluesselproben(schluesselbund)
  // Every key that the portal read with then may still be needed.
  if (kopf.schluesselproben.every((probe) => own.includes(probe))) return
  throw new SicherungAbgelehnt(
    'SCHLUESSEL passt nicht zu dieser Sicherung: Die Daten ließen sich nicht lesen. Setzen Sie die Schlüssel, mit denen das gesicherte Portal lief.',
  )
}

async function assertVersion({ kopf }: Pruefbericht): Promise<void> {
  const known = await listMigrations()
  const unknown = kopf.migrationen.find((name) => !known.includes(name))
  if (unknown) {
    throw new SicherungAbgelehnt(
      `Die Sicherung kennt „${unknown}“, dieses Portal nicht: Sie stammt von einer neueren Version.`,
    )
  }
}

async function assertEmpty({ ownerUrl, ablage }: Ziel, { kopf }: Pruefbericht): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    if (!(await isUnused(client))) {
      throw new SicherungAbgelehnt('Die Datenbank ist nicht leer. Zurückgesichert wird nur auf einen leeren Rechner.')
    }
    const { rows } = await client.query<{ da: boolean }>(`select to_regclass('public.migration') is not null as da`)
    const done = rows[0]?.da ? await client.query<{ name: string }>('select name from migration') : { rows: [] }
    if (done.rows.some(({ name }) => !kopf.migrationen.includes(name))) {
      throw new SicherungAbgelehnt(
        'Die Datenbank ist schon weiter als die Sicherung. Nehmen Sie eine, die noch ganz leer ist.',
      )
    }
  } finally {
    await client.end()
  }
  for await (const _ of ablage.list()) {
    throw new SicherungAbgelehnt(
      'Die Ablage der Dateien ist nicht leer. Zurückgesichert wird nur auf einen leeren Rechner.',
    )
  }
}

async function loadTabellen(client: pg.Client, ziel: Ziel, { daten, personen }: Sicherung): Promise<void> {
  const tabelle = (angabe: { kopieren: string }, inhalt: AsyncIterable<Buffer>) =>
    copyIn(client, angabe.kopieren, inhalt)
  await withEmptyTabellen(client, async () => {
    await walkTeil(daten, { tabelle, auftraege: (alle) => writeAuftraege(client, ziel.ownerUrl, alle) })
    await walkTeil(personen, { tabelle })
  })
  await setCounters(client)
}

interface Geschrieben {
  ablage: string[]
  siegel: string[]
}

async function writeDateien(ziel: Ziel, { dateien }: Sicherung, geschrieben: Geschrieben): Promise<void> {
  await walkTeil(dateien, {
    async datei({ ort, name }, inhalt) {
      if (ort === 'ablage') {
        geschrieben.ablage.push(name)
        await ziel.ablage.put(name, inhalt)
      } else if (ziel.siegel) {
        const pfad = join(ziel.siegel, basename(name))
        await mkdir(ziel.siegel, { recursive: true, mode: 0o700 })
        const parts: Buffer[] = []
        for await (const part of inhalt) parts.push(part)
        // A seal that is there already is another machine's business and stays.
        await writeFile(pfad, Buffer.concat(parts), { mode: 0o600, flag: 'wx' })
        geschrieben.siegel.push(pfad)
      }
    },
  })
}

async function takeBack({ ablage }: Ziel, geschrieben: Geschrieben): Promise<void> {
  await ablage.delete(geschrieben.ablage)
  for (const pfad of geschrieben.siegel) await rm(pfad, { force: true })
}
