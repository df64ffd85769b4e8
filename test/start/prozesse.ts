import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { onTestFinished } from 'vitest'

type Answer = { refused?: string; ownerUrl?: string; hinweis?: string }
export type Portal = { child: ChildProcess; pid: number; answer: Answer }

const PORTAL = fileURLToPath(new URL('portal.ts', import.meta.url))

/** A folder for one test, gone afterwards. Everybody may pass through unless `mode` says otherwise. */
export function temporaryFolder(mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), 'portal-test-'))
  chmodSync(folder, mode)
  onTestFinished(async () => {
    // A database that shuts down still writes.
    await within(10, () => processesWith(folder).length === 0)
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

/** Starts a portal and waits for its answer. It is killed after the test if it still runs. */
export async function startPortal(args: string[], options: SpawnOptions = {}): Promise<Portal> {
  const child = spawn(process.execPath, [PORTAL, ...args], { ...options, stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(async () => {
    await kill(child, 'SIGKILL')
  })
  let text = ''
  child.stdout?.on('data', (part) => {
    text += part
  })
  const ended = once(child, 'exit')
  while (!text.includes('\n')) {
    const state = await Promise.race([ended, pause(10)])
    if (state !== undefined && !text.includes('\n')) throw new Error(`Der Prozess endete ohne Antwort: ${text}`)
  }
  return { child, pid: child.pid ?? 0, answer: JSON.parse(text) }
}

export async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

/** The numbers of the processes whose command line contains `text`. */
export function processesWith(text: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => Number(pid) !== process.pid && commandLine(pid).includes(text))
    .map(Number)
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

/** Waits until `isTrue`, at most `seconds`; says whether it came true. */
export async function within(seconds: number, isTrue: () => boolean): Promise<boolean> {
  for (let i = 0; i < seconds * 50; i++) {
    if (isTrue()) return true
    await pause(20)
  }
  return isTrue()
}

export async function query(url: string | undefined, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query({ text: statement, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}
