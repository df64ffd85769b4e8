import { CompiledQuery, Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { Verbindung } from './verbindung.ts'

/** All tables. A module adds its own by declaration merging in its `store.ts`. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the modules
export interface Tables {}

export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>

// A day stays text (YYYY-MM-DD): as a Date it would move with the time zone. Counts fit a number.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export interface Datenbank {
  db: Db
  pool: pg.Pool
  close(): Promise<void>
}

/** Opens a pool. Throws nothing here: the first query reports an unreachable server. */
export function openDatabase(url: string, options: { max?: number } = {}): Datenbank {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    Client: Verbindung as unknown as typeof pg.Client,
    application_name: 'offenes-jobcenter',
  } as pg.PoolConfig)
  // An idle connection that the server ends must not end the process.
  pool.on('error', () => undefined)
  // Nor one in use: its query is rejected, and whoever asked hears of it there.
  pool.on('connect', (client) => void client.on('error', () => undefined))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  pools.set(db, pool)
  return { db, pool, close: () => pool.end() }
}

const pools = new WeakMap<Db, pg.Pool>()

/** Runs a statement that is written out already, for pages that are opened all the time: the builder's way costs as much again. */
export async function fetchRows<R>(db: Db | Tx, text: string, parameters: unknown[]): Promise<R[]> {
  const pool = pools.get(db)
  if (!pool) return (await db.executeQuery<R>(CompiledQuery.raw(text, parameters))).rows
  const client = await pool.connect()
  try {
    return (await client.query(text, parameters)).rows as R[]
  } finally {
    client.release()
  }
}

/** Whether an error is the breach of the named constraint or unique index. */
export function isConflict(error: unknown, constraint: string): boolean {
  return error instanceof pg.DatabaseError && error.constraint === constraint
}
