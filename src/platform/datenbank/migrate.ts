import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { projektordner } from '../ordner.ts'
import { ANWENDUNGSROLLE } from './zugang.ts'

const LOCK = 7202611

/**
 * Brings the database to the newest schema: each file of `db/migrations` once, each in a transaction, one process at a time.
 * @param ownerUrl connection of the role that owns the schema
 * @param optionen `nur`: these migrations alone, for a backup that was made before the others
 * @throws where the database knows a migration that this version does not (a newer portal ran on it) or one was edited
 */
export async function migrate(ownerUrl: string, optionen: { nur?: ReadonlySet<string> } = {}): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'offenes-jobcenter-migration' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(`create table if not exists migration (
      name text primary key, pruefsumme text not null, angewandt timestamptz not null default now())`)
    const done = new Map(
      (await client.query<{ name: string; pruefsumme: string }>('select name, pruefsumme from migration')).rows.map(
        (row) => [row.name, row.pruefsumme],
      ),
    )
    const files = await readMigrations()
    for (const name of done.keys()) {
      if (!files.has(name)) {
        throw new Error(`Die Datenbank kennt „${name}“, dieses Portal nicht: sie gehört zu einer neueren Version.`)
      }
    }
    for (const [name, sql] of files) {
      if (optionen.nur?.has(name) ?? true) await applyOnce(client, done, { name, sql })
    }
    await installQueue(ownerUrl)
    await client.query(grants)
  } finally {
    await client.end()
  }
}

async function applyOnce(client: pg.Client, done: Map<string, string>, file: { name: string; sql: string }) {
  const pruefsumme = createHash('sha256').update(file.sql).digest('hex')
  const known = done.get(file.name)
  if (known === pruefsumme) return
  if (known) throw new Error(`Die Migration „${file.name}“ wurde nach ihrer Anwendung verändert.`)
  await client.query('begin')
  try {
    await client.query(file.sql)
    await client.query('insert into migration (name, pruefsumme) values ($1, $2)', [file.name, pruefsumme])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Die Migration „${file.name}“ ist fehlgeschlagen.`, { cause: error })
  }
}

/** The names of the migrations that this version has, in order. */
export const listMigrations = async (): Promise<string[]> => [...(await readMigrations()).keys()]

async function readMigrations(): Promise<Map<string, string>> {
  const folder = new URL('db/migrations/', projektordner)
  const names = (await readdir(folder)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort()
  const files = await Promise.all(
    names.map(async (name) => [name, await readFile(fileURLToPath(new URL(name, folder)), 'utf8')] as const),
  )
  return new Map(files)
}

async function installQueue(ownerUrl: string) {
  const boss = new PgBoss({ connectionString: ownerUrl, max: 2, supervise: false, schedule: false })
  boss.on('error', () => undefined)
  await boss.start()
  await boss.stop({ graceful: false })
}

// The application role owns nothing. It may not touch the audit record but to add to it (LOG-04).
const grants = `
  grant usage on schema public, pgboss to ${ANWENDUNGSROLLE};
  grant select, insert, update, delete on all tables in schema public, pgboss to ${ANWENDUNGSROLLE};
  grant usage on all sequences in schema public, pgboss to ${ANWENDUNGSROLLE};
  grant execute on all functions in schema public, pgboss to ${ANWENDUNGSROLLE};
  alter default privileges in schema pgboss grant select, insert, update, delete on tables to ${ANWENDUNGSROLLE};
  revoke insert, update, delete on migration from ${ANWENDUNGSROLLE};
  revoke update, delete, truncate on protokoll, protokoll_kette from ${ANWENDUNGSROLLE};
`
