import { chmodSync, mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StartRefused } from './refusal.ts'

/*
 * The lock is an open write transaction on an empty SQLite file. SQLite takes it as a lock of the operating system
 * (fcntl, on Windows LockFileEx), so the kernel gives it back when the process ends in whatever way. A stale lock
 * therefore cannot exist, taking it is atomic, and it holds between containers that share a volume. A pid file or a
 * socket in the folder has a moment between "is stale" and "is mine" in which two can win.
 *
 * One trap of fcntl: whoever opens and closes this file inside the portal's own process drops the lock. Backups that
 * run inside the portal leave out LOCK_FILE.
 */
const LOCK_FILE = 'sperre'
const HOLDER_FILE = 'sperre.json'
const PATIENCE_MS = 1500
const SQLITE_BUSY = 5

export type FolderLock = { release(): void }

/** `now` is what the holder file says; `patience` in milliseconds, during which this thread waits. */
export type LockOptions = { now?: Date; patience?: number }

type Holder = { pid: number; rechner: string; seit: string }

/**
 * Takes `dataDir` (made with mode 0700 if missing) for this process, for as long as it lives (AVA-08).
 * @throws StartRefused after 1.5 seconds, naming the holder, or when the folder cannot be written
 */
export function lockDataDir(
  dataDir: string,
  { now = new Date(), patience = PATIENCE_MS }: LockOptions = {},
): FolderLock {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw notWritable(dataDir, error)
  }
  const folder = realpathSync(dataDir)
  const database = openExclusively(folder, patience)
  writeHolder(folder, { pid: process.pid, rechner: hostname(), seit: now.toISOString() })
  return {
    release() {
      if (database.isOpen) database.close()
    },
  }
}

function openExclusively(folder: string, patience: number): DatabaseSync {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(join(folder, LOCK_FILE), { timeout: patience })
    database.exec('begin exclusive')
    return database
  } catch (error) {
    database?.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) {
      throw new StartRefused(
        `Das Verzeichnis ${folder} wird schon von einem laufenden Portal benutzt (${describeHolder(folder)}). Beenden Sie es zuerst, oder geben Sie mit DATA_DIR ein anderes Verzeichnis an.`,
      )
    }
    throw notWritable(folder, error)
  }
}

function notWritable(folder: string, cause: unknown): StartRefused {
  return new StartRefused(
    `In das Verzeichnis ${folder} kann nicht geschrieben werden. Geben Sie dem Benutzer, der das Portal startet, Schreibrecht, oder wählen Sie mit DATA_DIR ein anderes Verzeichnis.`,
    { cause },
  )
}

function writeHolder(folder: string, holder: Holder): void {
  const target = join(folder, HOLDER_FILE)
  const draft = `${target}.${holder.pid}`
  writeFileSync(draft, `${JSON.stringify(holder)}\n`, { mode: 0o600 })
  chmodSync(draft, 0o600)
  renameSync(draft, target)
}

function describeHolder(folder: string): string {
  const holder = readHolder(folder)
  if (holder === undefined) return 'welcher Prozess es ist, steht nicht fest'
  const since = new Intl.DateTimeFormat('de-DE', {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: 'Europe/Berlin',
  }).format(new Date(holder.seit))
  const where = holder.rechner === hostname() ? '' : ` auf ${holder.rechner}`
  return `Prozess ${holder.pid}${where}, seit ${since} Uhr`
}

/** The file may still name the holder before: then nobody is better than the wrong one. */
function readHolder(folder: string): Holder | undefined {
  try {
    const holder: Holder = JSON.parse(readFileSync(join(folder, HOLDER_FILE), 'utf8'))
    if (holder.rechner === hostname() && !isAlive(holder.pid)) return undefined
    return holder
  } catch {
    return undefined
  }
}

/** Whether a process with this id exists on this machine, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
