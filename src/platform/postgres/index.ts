import { mkdirSync, realpathSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { ANWENDUNGSZUGANG, createZugang } from '../datenbank/zugang.ts'
import { type Binaries, npmBinaries } from './binaries.ts'
import { createCluster, OWNER } from './create.ts'
import { stopLeftover } from './leftover.ts'
import { locate, markCreated } from './location.ts'
import { lockDataDir } from './lock.ts'
import { StartRefused } from './refusal.ts'
import { type Server, startServer } from './server.ts'

export { binariesIn } from './binaries.ts'
export { lockDataDir } from './lock.ts'
export { StartRefused } from './refusal.ts'
export { assertRuntime } from './runtime.ts'

/**
 * `ownerUrl` connects as the role that owns everything, to the database `portal`; `anwendungUrl` as the one that the portal
 * works under, which has its rights once the database is migrated. `hinweis` is a German sentence to print.
 * `ended` settles, with the server's last words, when it is gone though nobody called `stop`, or after `stop`.
 */
export type EmbeddedPostgres = {
  ownerUrl: string
  anwendungUrl: string
  hinweis: string | undefined
  ended: Promise<string>
  stop(): Promise<void>
}

export type EmbeddedOptions = {
  dataDir: string
  log?: (line: string) => void
  /** Another PostgreSQL than the one from npm; every user must be able to run it. */
  binaries?: Binaries
  /** `false` gives up fsync: for tests. */
  durable?: boolean
}

// A crash may have left much to replay, and that takes its time.
const START_PATIENCE_MS = 120_000

/**
 * Starts the embedded PostgreSQL on the data of `dataDir`, on a Unix socket only, and waits until it answers. It stops when
 * this process ends, in whatever way. Take `lockDataDir` first: it names the one who holds the folder.
 * @throws StartRefused with a sentence for whoever started the portal
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 })
  const dataDir = realpathSync(options.dataDir)
  const place = await locate(dataDir)
  const binaries = options.binaries ?? npmBinaries({ forOtherUser: place.account !== undefined, own: place.folder })
  const durable = options.durable ?? true
  // A copy of DATA_DIR may point to the same database outside.
  const lock = lockDataDir(place.folder)
  try {
    await createCluster(place, binaries, durable)
    await stopLeftover(place, binaries)
    const server = await startServer({ place, binaries, durable, log: options.log ?? (() => undefined) })
    const owner = { name: OWNER, password: place.password }
    await awaitAnswer(server, owner)
    await createDatabase(server, owner)
    const ownerUrl = connectionUrl(server, owner, OWNER)
    await createZugang(ownerUrl, place.anwendungPassword)
    await markCreated(dataDir)
    return {
      ownerUrl,
      anwendungUrl: connectionUrl(server, { name: ANWENDUNGSZUGANG, password: place.anwendungPassword }, OWNER),
      hinweis: place.hinweis,
      ended: server.ended,
      async stop() {
        await server.stop()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

type Login = { name: string; password: string }

function connectionUrl({ host, port }: Server, { name, password }: Login, database: string): string {
  const login = `postgresql://${name}:${password}@`
  if (host === '127.0.0.1') return `${login}${host}:${port}/${database}`
  return `${login}/${database}?host=${encodeURIComponent(host)}`
}

async function awaitAnswer(server: Server, owner: Login): Promise<void> {
  let gone: string | undefined
  server.ended.then((words) => {
    gone = words
  })
  const deadline = performance.now() + START_PATIENCE_MS
  for (;;) {
    if (gone !== undefined) throw new StartRefused(`Die Datenbank ist nicht gestartet: ${gone}`)
    const client = new pg.Client({ connectionString: connectionUrl(server, owner, 'postgres') })
    try {
      await client.connect()
      return await client.end()
    } catch (error) {
      if (!isStarting(error)) {
        await server.stop()
        throw error
      }
      if (performance.now() > deadline) {
        await server.stop()
        throw new StartRefused('Die Datenbank antwortet nicht. Ihre Meldungen stehen im Protokoll des Portals.')
      }
      await pause(15)
    }
  }
}

/** No socket yet, nobody at it, or 57P03: the server replays its journal. */
function isStarting(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENOENT' || code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === '57P03'
}

async function createDatabase(server: Server, owner: Login): Promise<void> {
  const client = new pg.Client({ connectionString: connectionUrl(server, owner, 'postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [OWNER])
    if (rowCount === 0) await client.query(`create database ${OWNER}`)
  } finally {
    await client.end()
  }
}
