import pg from 'pg'
import type { Log } from '../log.ts'

/** Something happened in the database: its kind, and the ids that it concerns; never more (LOG-02). */
export interface Zuruf {
  art: string
  ids: readonly string[]
}

export interface Zuhoerer {
  zuruf(zuruf: Zuruf): void
  /** The connection is gone: calls may have been missed. */
  verloren(): void
}

/** Hears what the triggers of the database call out, for all processes of the portal. */
export interface Zurufe {
  /** Listens from now on; settles when it does. Answers false where the database cannot be reached now. */
  bereit(): Promise<boolean>
  /** Adds a listener; the answer takes it away again. */
  hoere(zuhoerer: Zuhoerer): () => void
  close(): Promise<void>
}

const LEBENSZEICHEN_MS = 30_000
const GEDULD_MS = 5000
const form = /^[a-z][a-z0-9-]*(?: [0-9a-f-]{36}){1,4}$/

/** One connection of its own, made when it is first wanted; a lost one is made anew with the next wish. */
export function createZurufe({ url, log }: { url: string; log: Log }): Zurufe {
  const zuhoerer = new Set<Zuhoerer>()
  let verbindung: Promise<pg.Client | undefined> | undefined
  let closed = false

  function lose(client: pg.Client, timer: NodeJS.Timeout): void {
    clearInterval(timer)
    client.removeAllListeners()
    // Late errors of a connection that is given up have nobody left to tell.
    client.on('error', () => undefined)
    client.end().catch(() => undefined)
    verbindung = undefined
    for (const one of [...zuhoerer]) one.verloren()
  }

  async function connect(): Promise<pg.Client | undefined> {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'offenes-jobcenter-zuruf',
      keepAlive: true,
      connectionTimeoutMillis: GEDULD_MS,
      query_timeout: GEDULD_MS,
    })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.query('listen portal')
    } catch (error) {
      log.warn({ err: error }, 'Zurufe der Datenbank sind nicht zu hören')
      client.end().catch(() => undefined)
      verbindung = undefined
      return undefined
    }
    // A connection that died without a word is found by asking.
    const timer = setInterval(() => client.query('select 1').catch(() => lose(client, timer)), LEBENSZEICHEN_MS)
    timer.unref()
    client.once('error', () => lose(client, timer))
    client.once('end', () => !closed && lose(client, timer))
    client.on('notification', ({ payload }) => {
      if (payload === undefined || !form.test(payload)) return
      const [art = '', ...ids] = payload.split(' ')
      for (const one of [...zuhoerer]) one.zuruf({ art, ids })
    })
    return client
  }

  return {
    async bereit() {
      if (closed) return false
      verbindung ??= connect()
      return (await verbindung) !== undefined
    },
    hoere(one) {
      zuhoerer.add(one)
      return () => void zuhoerer.delete(one)
    },
    async close() {
      closed = true
      const client = await verbindung
      await client?.end()
    },
  }
}
