import { createHash } from 'node:crypto'
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'

/** All tables. A module adds its own by declaration merging in its `store.ts`. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the modules
export interface Tables {}

export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>

// A day stays text (YYYY-MM-DD): as a Date it would move with the time zone. Counts fit a number.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

const names = new Map<string, string>()
const prepared = /^\s*(select|insert|update|delete|with)\b/i

/** Gives each statement a name, so that PostgreSQL parses and plans it once per connection: half the time of a look-up. */
class NamingClient extends pg.Client {
  // @ts-expect-error pg's overloads cannot be restated; only the two calls that Kysely makes are changed
  override query(config: unknown, values?: unknown, ...rest: unknown[]): unknown {
    const query = super.query as (...args: unknown[]) => unknown
    if (typeof config !== 'string' || !Array.isArray(values) || !prepared.test(config)) {
      return query.call(this, config, values, ...rest)
    }
    let name = names.get(config)
    if (!name && names.size < 2000) {
      name = createHash('sha1').update(config).digest('base64url')
      names.set(config, name)
    }
    return query.call(this, name ? { name, text: config, values } : { text: config, values }, ...rest)
  }
}

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
    Client: NamingClient as unknown as typeof pg.Client,
    application_name: 'offenes-jobcenter',
  } as pg.PoolConfig)
  // An idle connection that the server ends must not end the process.
  pool.on('error', () => undefined)
  // Nor one in use: its query is rejected, and whoever asked hears of it there.
  pool.on('connect', (client) => void client.on('error', () => undefined))
  return { db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), pool, close: () => pool.end() }
}

/** Whether an error is the breach of the named constraint or unique index. */
export function isConflict(error: unknown, constraint: string): boolean {
  return error instanceof pg.DatabaseError && error.constraint === constraint
}
