import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, inject, onTestFinished } from 'vitest'
import { carryOutSiegel, recordEreignis } from '#modules/protokoll'
import { chunked, pdf } from '../../../test/support/dateien.ts'
import { createMensch, createTestKunde } from '../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../test/support/portal.ts'
import { urlOf } from '../../../test/support/verbindung.ts'
import { takeDokumente } from '../../modules/dokumente/index.ts'
import { createAblage } from '../../platform/dateien/ablage.ts'
import { openDatabase } from '../../platform/datenbank/db.ts'
import { newId } from '../../platform/datenbank/id.ts'
import { parseKeys } from '../../platform/krypto/schluessel.ts'
import { newSicherungsschluessel } from '../../platform/krypto/sicherungsschluessel.ts'
import { enqueueMail } from '../../platform/post/postausgang.ts'
import { createSicherung, openSicherung, restoreSicherung } from '../../platform/sicherung/index.ts'

export const keys = parseKeys(newSicherungsschluessel('b1'))
export const akteur = { art: 'kunde', id: newId() } as const
export const GEHEIM = 'GEHEIM-7f3a91'
export const TEILE = ['daten.ojs', 'personen.ojs', 'dateien.ojs']

export let portal: TestPortal
export let folder: string
export let gesichert: string
export let kundeId: string
export let dokumentId: string

export function prepareSicherung(): void {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sicherung-'))
    portal = await startTestPortal({ PROTOKOLL_ZIEL: join(folder, 'siegel') })
    const { env } = portal
    await createMensch(portal, {
      kunde: { nachname: GEHEIM, strasse: 'Zeile\neins \\ zwei\tdrei' },
      passwort: 'Regen#2026abc',
    })
    kundeId = await createTestKunde(portal)
    const besitzer = { art: 'kunde', id: kundeId } as const
    const files = (async function* () {
      yield {
        feld: 'anhang',
        name: `${GEHEIM}.pdf`,
        inhalt: chunked(pdf({ 5: { kopf: '', strom: Buffer.alloc(700_000, 'x') } })),
      }
      yield { feld: 'anhang', name: 'zwei.pdf', inhalt: chunked(pdf()) }
    })()
    const { dokumente } = await takeDokumente(env, { besitzer, sendung: newId(), akteur }, files)
    dokumentId = dokumente[0]!.id
    for (let i = 0; i < 30; i++) await recordEreignis(env, env.db, { ereignis: 'system.gestartet', akteur: 'system' })
    await carryOutSiegel(env)
    await env.db
      .transaction()
      .execute((tx) => enqueueMail(env, tx, { an: 'a@post.example', betreff: 'B', text: 'T', html: 'H' }))
    gesichert = await back()
  })
  afterAll(async () => {
    await portal?.stop()
    rmSync(folder, { recursive: true, force: true })
  })
}

export async function databaseOf(): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(portal.owner)
  return rows[0]!.name
}

export async function back(): Promise<string> {
  const { env } = portal
  const quelle = {
    datenbankUrl: urlOf(inject('testAnwendungUrl'), await databaseOf()),
    ablage: env.ablage,
    siegel: join(folder, 'siegel'),
    schluesselbund: env.schluessel,
  }
  const nach = mkdtempSync(join(folder, 'ziel-'))
  return (await createSicherung(quelle, { nach, schluessel: keys[0]!, zeit: env.clock.now() })).ordner
}

/** A database without anything, and a folder without anything. */
export async function emptyMachine() {
  const server = new pg.Client({ connectionString: inject('testServerUrl') })
  await server.connect()
  const name = `leer_${newId().replaceAll('-', '').slice(-12)}`
  await server.query(`create database ${name}`)
  const dataDir = mkdtempSync(join(folder, 'leer-'))
  const ownerUrl = urlOf(inject('testServerUrl'), name)
  const owner = openDatabase(ownerUrl, { max: 2 })
  onTestFinished(async () => {
    await owner.close()
    await server.query(`drop database if exists ${name} with (force)`)
    await server.end()
  })
  const ziel = {
    ownerUrl,
    ablage: createAblage({ dataDir, s3Url: undefined }),
    siegel: join(dataDir, 'siegel'),
    schluesselbund: portal.env.schluessel,
  }
  return { ...ziel, db: owner.db, dataDir }
}

export type Maschine = Awaited<ReturnType<typeof emptyMachine>>

/** Rows of each table, and a hash over all of them. */
export async function contents(db: Maschine['db']): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration'
    order by 1`.execute(db)
  const found: Record<string, string> = {}
  for (const { name } of rows) {
    const hash = await sql<{ h: string }>`
      select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as h
      from ${sql.table(name)} t`.execute(db)
    found[name] = hash.rows[0]!.h
  }
  return found
}

export const restore = (ziel: Maschine, ordner = gesichert) =>
  openSicherung({ ordner, schluessel: keys }).then((sicherung) => restoreSicherung(ziel, sicherung))

export async function isEmpty({ db, ablage, dataDir }: Maschine): Promise<boolean> {
  const names: string[] = []
  for await (const { name } of ablage.list()) names.push(name)
  const found = await contents(db)
  const filled = ['kunde', 'konto', 'protokoll', 'dokument', 'personenschluessel'].filter(
    (table) => !(found[table] ?? '0 ').startsWith('0 '),
  )
  return names.length + filled.length === 0 && !readdirSync(dataDir).includes('siegel')
}
