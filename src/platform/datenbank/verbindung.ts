import { createHash } from 'node:crypto'
import type { Writable } from 'node:stream'
import { CompiledQuery } from 'kysely'
import pg from 'pg'
import type { Tx } from './db.ts'

const names = new Map<string, string>()
const prepared = /^\s*(select|insert|update|delete|with)\b/i
const reading = /^\s*select\b/i

/** Gives each statement a name, so that PostgreSQL parses and plans it once per connection: half the time of a look-up. */
function nameOf(text: string): string | undefined {
  let name = names.get(text)
  if (!name && names.size < 2000) {
    name = createHash('sha1').update(text).digest('base64url')
    names.set(text, name)
  }
  return name
}

/** The parameters of statements that are sent ahead. */
const ahead = new WeakSet<readonly unknown[]>()

/**
 * Sends a statement whose answer nobody needs, and does not wait for it: it travels with the next one of its transaction. Where
 * it fails, that next one fails with its error, if only the commit.
 */
export function sendAhead(tx: Tx, text: string, parameters: unknown[]): Promise<unknown> {
  const query = CompiledQuery.raw(text, parameters)
  ahead.add(query.parameters)
  return tx.executeQuery(query)
}

type Answer = Promise<Pick<pg.QueryResult, 'command' | 'rowCount' | 'rows'>>

const empty = (command: string): Answer => Promise.resolve({ command, rowCount: null, rows: [] })

/** The answer, once all that was sent ahead of it is known to be done. */
async function answerAfter(before: readonly Answer[], answer: Answer): Answer {
  const results = await Promise.allSettled([...before, answer])
  for (const result of results) if (result.status === 'rejected') throw result.reason
  return answer
}

/**
 * A connection with fewer journeys, each of which costs more than most statements. „begin“ waits for the first statement and
 * travels with it, as what is sent ahead does with the one behind it. PostgreSQL works through them in order.
 */
export class Verbindung extends pg.Client {
  /** A transaction that nothing was sent of yet. */
  #begun = false
  #before: Answer[] = []

  constructor(options: pg.ClientConfig) {
    super({ ...options, pipeline: true } as pg.ClientConfig)
  }

  // @ts-expect-error pg's overloads cannot be restated; only the two calls that Kysely makes are changed
  override query(config: unknown, values?: unknown, ...rest: unknown[]): unknown {
    if (typeof config !== 'string' || !Array.isArray(values) || rest.length > 0) {
      return (super.query as (...args: unknown[]) => unknown).call(this, config, values, ...rest)
    }
    if (config === 'begin') {
      this.#begun = true
      this.#before = []
      return empty('BEGIN')
    }
    return this.#begun ? this.#sendFirst(config, values) : this.#sendNext(config, values)
  }

  #sendFirst(text: string, values: unknown[]): Answer {
    this.#begun = false
    if (text === 'commit' || text === 'rollback') return empty(text.toUpperCase())
    // Were there no transaction after all, what only reads would have done no harm.
    if (!reading.test(text)) return this.#send('begin', []).then(() => this.#sendNext(text, values))
    this.#hold('begin', [])
    return this.#sendNext(text, values)
  }

  #sendNext(text: string, values: unknown[]): Answer {
    if (ahead.has(values)) {
      this.#hold(text, values)
      return empty('')
    }
    const before = this.#before
    const answer = this.#send(text, values)
    if (before.length === 0) return answer
    this.#before = []
    // What failed before is the reason of the rollback, and no failure of it.
    return text === 'rollback' ? answer : answerAfter(before, answer)
  }

  /** Leaves together with all that follows in the same turn. */
  #hold(text: string, values: unknown[]): void {
    const { stream } = (this as unknown as { connection: { stream: Writable } }).connection
    stream.cork()
    process.nextTick(() => stream.uncork())
    const answer = this.#send(text, values)
    answer.catch(() => undefined)
    this.#before.push(answer)
  }

  /** As a query object of its own: the copy that pg makes of a plain one costs more than sending it. */
  #send(text: string, values: unknown[]): Answer {
    return new Promise((resolve, reject) => {
      const query = new pg.Query(text, values, (error, result) => (error ? reject(error) : resolve(result)))
      if (prepared.test(text)) (query as { name?: string | undefined }).name = nameOf(text)
      super.query(query)
    })
  }
}
