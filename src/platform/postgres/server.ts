import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, mkdirSync, mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { platform, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Account, bareEnvironment, run } from './account.ts'
import type { Binaries } from './binaries.ts'
import type { Location } from './location.ts'
import { StartRefused } from './refusal.ts'

/** A running postmaster. `ended` settles when it is gone, however that came, with what it said last. */
export type Server = { host: string; port: number; ended: Promise<string>; stop(): Promise<void> }

type Options = { place: Location; binaries: Binaries; durable: boolean; log: (line: string) => void }

const PORT = 5432
// The address of a Unix socket has room for 108 bytes on Linux and 104 on a Mac.
const LONGEST_SOCKET = 103
const PATIENCE_MS = 30_000

/*
 * The portal alone holds the other end of channel 3. When the portal ends, in whatever way, reading it ends too, and the
 * shell asks the server for a fast shutdown, again every second: at first the server does not listen to signals yet.
 */
const KEEPER = `short=$1; shift
"$@" 3<&- &
server=$!
{ read -r _ <&3; while kill -INT "$server"; do sleep 1; done; } >/dev/null 2>&1 &
watcher=$!
wait "$server"; code=$?
kill "$watcher" 2>/dev/null
[ -z "$short" ] || rmdir "$short" 2>/dev/null
exit "$code"`

/** Starts the server on an existing cluster, without waiting until it answers. */
export function startServer(options: Options): Promise<Server> {
  return platform() === 'win32' ? startOnWindows(options) : startOnUnix(options)
}

async function startOnUnix({ place, binaries, durable, log }: Options): Promise<Server> {
  const { folder: socket, short } = socketFolder(place.folder, place.account)
  const settings = ['listen_addresses=', `unix_socket_directories=${socket}`, ...commonSettings(durable)]
  const child = spawn(
    '/bin/sh',
    ['-c', KEEPER, 'sh', short, binaries.postgres, '-D', place.cluster, ...settings.flatMap((each) => ['-c', each])],
    // In a session of its own, or Ctrl-C would reach it before the portal has finished its work.
    { ...place.account, cwd: '/', env: bareEnvironment(), detached: true, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] },
  )
  const ended = watch(child, log)
  return {
    host: socket,
    port: PORT,
    ended,
    async stop() {
      child.stdio[3]?.destroy()
      if (await settledWithin(ended, PATIENCE_MS)) return
      await run(binaries.pgCtl, ['stop', '-D', place.cluster, '-m', 'immediate', '-w'], place.account)
    },
  }
}

/** No signals and no shell there: pg_ctl starts it (and gives up the rights of an administrator), on the loopback interface. */
async function startOnWindows({ place, binaries, durable, log }: Options): Promise<Server> {
  const port = await freePort()
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`, ...commonSettings(durable)]
  const words = settings.map((each) => `-c ${each}`).join(' ')
  const logFile = join(place.folder, 'postgres.log')
  const started = await run(binaries.pgCtl, ['start', '-D', place.cluster, '-w', '-l', logFile, '-o', words], undefined)
  if (started.code !== 0) throw new StartRefused(`Die Datenbank ist nicht gestartet: ${started.output}`)
  log(started.output)
  const ended = Promise.withResolvers<string>()
  return {
    host: '127.0.0.1',
    port,
    ended: ended.promise,
    async stop() {
      await run(binaries.pgCtl, ['stop', '-D', place.cluster, '-m', 'fast', '-w'], undefined)
      ended.resolve('')
    },
  }
}

// Statements and rows hold personal data, so they stay out of the server's own messages (LOG-02).
function commonSettings(durable: boolean): string[] {
  return [
    ...['log_min_error_statement=panic', 'log_error_verbosity=terse', 'lc_messages=C'],
    ...['max_connections=100', 'timezone=UTC', 'log_timezone=UTC', 'jit=off'],
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ]
}

function socketFolder(folder: string, account: Account | undefined): { folder: string; short: string } {
  const beside = join(folder, 'socket')
  if (Buffer.byteLength(join(beside, `.s.PGSQL.${PORT}`)) <= LONGEST_SOCKET) {
    mkdirSync(beside, { recursive: true, mode: 0o700 })
    own(beside, account)
    return { folder: beside, short: '' }
  }
  const base = tmpdir().length < 60 ? tmpdir() : '/tmp'
  const short = mkdtempSync(join(base, 'portal-'))
  own(short, account)
  return { folder: short, short }
}

function own(folder: string, account: Account | undefined): void {
  if (account !== undefined) chownSync(folder, account.uid, account.gid)
}

function watch(child: ChildProcess, log: (line: string) => void): Promise<string> {
  const last: string[] = []
  let rest = ''
  const read = (part: Buffer) => {
    const lines = (rest + part).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      log(line)
      last.push(line)
      if (last.length > 5) last.shift()
    }
  }
  child.stdout?.on('data', read)
  child.stderr?.on('data', read)
  // The channel breaks when the server ends by itself.
  child.stdio[3]?.on('error', () => undefined)
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', () => setImmediate(() => resolve(last.join('\n'))))
  })
}

async function settledWithin(promise: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, milliseconds, false)
  })
  try {
    return await Promise.race([promise.then(() => true), late])
  } finally {
    clearTimeout(timer)
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
