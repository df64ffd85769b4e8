import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { findClamd } from '../../werkzeuge/clamav.mjs'

/** The test file that every scanner knows, in two halves: in one piece it would make this file itself suspicious. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
/** A sequence that only the signatures of these tests know. */
export const EIGENER_FUND = 'offenes-jobcenter-fund-7f3a91'

export const clamdPath = findClamd()

/** Why tests with a real scanner are left out; in CI that is a failure. */
export const ohneClamd =
  clamdPath === undefined && !process.env['CI'] ? 'clamd ist nicht installiert (Debian: clamav-daemon)' : undefined

export interface Clamd {
  url: string
  process: ChildProcess
  folder: string
  stop(): Promise<void>
}

/** A clamd of its own on a socket in a new folder, as an ordinary user, with a handful of signatures. */
export async function startClamd(settings: Record<string, string> = {}): Promise<Clamd> {
  if (!clamdPath) throw new Error('clamd ist nicht installiert.')
  const folder = mkdtempSync(join(tmpdir(), 'ojc-clamd-'))
  const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined
  writeSignatures(join(folder, 'db'))
  const socket = join(folder, 's')
  const config = {
    LocalSocket: socket,
    DatabaseDirectory: join(folder, 'db'),
    TemporaryDirectory: folder,
    Foreground: 'yes',
    AlertExceedsMax: 'yes',
    MaxScanSize: '40M',
    MaxFileSize: '20M',
    StreamMaxLength: '30M',
    MaxRecursion: '8',
    MaxFiles: '200',
    MaxThreads: '4',
    ...settings,
  }
  const lines = Object.entries(config).map(([name, value]) => `${name} ${value}\n`)
  writeFileSync(join(folder, 'clamd.conf'), lines.join(''))
  chmodSync(folder, 0o755)
  if (user) chownSync(folder, user.uid, user.gid)
  const child = spawn(clamdPath, ['--config-file', join(folder, 'clamd.conf')], {
    ...user,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const channel of [child.stdout, child.stderr]) channel?.on('data', (part) => (output += String(part)))
  await untilAnswering(socket, child, () => output)
  return {
    url: `unix://${socket}`,
    process: child,
    folder,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise((resolve) => child.once('exit', resolve))
        child.kill('SIGKILL')
        await ended
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function writeSignatures(folder: string): void {
  mkdirSync(folder, { mode: 0o755 })
  const md5 = createHash('md5').update(EICAR).digest('hex')
  writeFileSync(join(folder, 'test.hdb'), `${md5}:${EICAR.length}:Eicar-Test-Signature\n`)
  const hex = (text: string) => Buffer.from(text).toString('hex')
  writeFileSync(join(folder, 'test.ndb'), `Eicar-Anywhere:0:*:${hex(EICAR)}\nEigener-Fund:0:*:${hex(EIGENER_FUND)}\n`)
}

async function untilAnswering(socket: string, child: ChildProcess, output: () => string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`clamd ist nicht gestartet:\n${output()}`)
    if (existsSync(socket) && (await ping(socket))) return
    await pause(50)
  }
  throw new Error(`clamd antwortet nicht:\n${output()}`)
}

function ping(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => socket.write('zPING\0'))
    socket.once('data', (answer) => {
      socket.destroy()
      resolve(String(answer).startsWith('PONG'))
    })
    socket.once('error', () => resolve(false))
  })
}
