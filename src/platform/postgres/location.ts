import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { homedir, platform } from 'node:os'
import { join, resolve } from 'node:path'
import { type Account, canEnter, isRoot, systemAccount } from './account.ts'
import { SYSTEM_FOLDER } from './binaries.ts'
import { writeDurably } from './durable.ts'
import { StartRefused } from './refusal.ts'

/**
 * Where the embedded database lies and who runs it. `folder` belongs to the portal; `cluster` and `socket` in it belong to
 * `account`, which can only pass through `folder`: root never writes where another user could plant a link.
 */
export type Location = {
  folder: string
  cluster: string
  password: string
  /** Of the log-in of the application. */
  anwendungPassword: string
  account: Account | undefined
  hinweis: string | undefined
}

/** `DATA_DIR/postgres.json`. `ordner` is relative to DATA_DIR where it lies inside, so that the whole can be moved. */
type Note = { passwort: string; anwendung: string; ordner: string; angelegt: boolean }

const NOTE = 'postgres.json'
const INSIDE = 'postgres'

/**
 * Finds the database of `dataDir` (an existing absolute path), or chooses a place for a new one.
 * @throws StartRefused where the database exists but cannot be used: starting an empty one beside it would look like lost data
 */
export async function locate(dataDir: string): Promise<Location> {
  const note = readNote(dataDir)
  if (note === undefined && existsSync(join(dataDir, INSIDE, 'cluster'))) {
    throw new StartRefused(`Das Kennwort der Datenbank fehlt: Holen Sie ${join(dataDir, NOTE)} aus einer Sicherung.`)
  }
  if (note !== undefined) {
    const cluster = join(resolve(dataDir, note.ordner), 'cluster')
    if (existsSync(cluster)) return reopen(dataDir, await completeNote(dataDir, note))
    if (note.angelegt) {
      throw new StartRefused(
        `Die Datenbank zu ${dataDir} lag in ${cluster} und ist dort nicht mehr. Stellen Sie diesen Ordner wieder her, oder beginnen Sie mit einem leeren DATA_DIR von vorn.`,
      )
    }
  }
  const account = isRoot() ? systemAccount() : undefined
  const ordner = chooseFolder(dataDir, account)
  const fresh: Note = { passwort: newPassword(), anwendung: newPassword(), ordner, angelegt: false }
  await writeNote(dataDir, fresh)
  return placeOf(dataDir, fresh, account)
}

const newPassword = () => randomBytes(24).toString('base64url')

/** Notes that the database exists now: from here on its absence is an error. */
export async function markCreated(dataDir: string): Promise<void> {
  const note = readNote(dataDir)
  if (note !== undefined && !note.angelegt) await writeNote(dataDir, { ...note, angelegt: true })
}

/** A note from before the application had a log-in of its own lacks its password. */
async function completeNote(dataDir: string, note: Note): Promise<Note> {
  if (note.anwendung) return note
  const complete = { ...note, anwendung: newPassword() }
  await writeNote(dataDir, complete)
  return complete
}

function reopen(dataDir: string, note: Note): Location {
  const folder = resolve(dataDir, note.ordner)
  const { uid, gid } = statSync(join(folder, 'cluster'))
  // Made by an ordinary user and now opened by root: it goes on under that user.
  const account = !isRoot() ? undefined : uid === 0 ? systemAccount() : { uid, gid }
  if (platform() !== 'win32' && !canEnter(join(folder, 'cluster'), account)) {
    throw new StartRefused(
      `Der Benutzer mit der Nummer ${account?.uid ?? process.getuid?.()} kann die Datenbank in ${folder} nicht öffnen. Starten Sie das Portal unter dem Benutzer, der es angelegt hat, oder öffnen Sie ihm die Ordner darüber.`,
    )
  }
  return placeOf(dataDir, note, account)
}

function placeOf(dataDir: string, note: Note, account: Account | undefined): Location {
  const folder = resolve(dataDir, note.ordner)
  const outside = note.ordner !== INSIDE
  return {
    folder,
    cluster: join(folder, 'cluster'),
    password: note.passwort,
    anwendungPassword: note.anwendung,
    account,
    hinweis: outside
      ? `Die Datenbank liegt in ${folder}: PostgreSQL läuft nicht unter root, und sein Benutzer kommt nicht an ${dataDir}. Wer DATA_DIR löscht oder sichert, meint auch diesen Ordner.`
      : undefined,
  }
}

function chooseFolder(dataDir: string, account: Account | undefined): string {
  const inside = join(dataDir, INSIDE)
  if (account === undefined) {
    mkdirSync(inside, { recursive: true, mode: 0o700 })
    return INSIDE
  }
  openTo(dataDir, account)
  if (prepare(inside, account)) return INSIDE
  rmSync(inside, { recursive: true, force: true })
  const outside = join(SYSTEM_FOLDER, `daten-${randomBytes(4).toString('hex')}`)
  if (!prepare(outside, account)) throw new StartRefused(`Der Ordner ${outside} lässt sich nicht anlegen.`)
  return outside
}

/** Lets the database user through a DATA_DIR that is root's alone: through it, not into it. */
function openTo(dataDir: string, { gid }: Account): void {
  const { uid, mode } = statSync(dataDir)
  if (uid !== 0 || (mode & 0o077) !== 0 || dataDir === homedir()) return
  chownSync(dataDir, 0, gid)
  chmodSync(dataDir, 0o710)
}

function prepare(folder: string, account: Account): boolean {
  const { gid } = account
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chownSync(folder, 0, gid)
    chmodSync(folder, 0o710)
    // Some mounts accept a change of owner and do nothing.
    const found = statSync(folder)
    return found.gid === gid && (found.mode & 0o777) === 0o710 && canEnter(folder, account)
  } catch {
    return false
  }
}

function readNote(dataDir: string): Note | undefined {
  const file = join(dataDir, NOTE)
  if (!existsSync(file)) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new StartRefused(`${file} lässt sich nicht lesen. Holen Sie die Datei aus einer Sicherung.`, { cause })
  }
}

async function writeNote(dataDir: string, note: Note): Promise<void> {
  const file = join(dataDir, NOTE)
  await writeDurably(`${file}.neu`, `${JSON.stringify(note, null, 2)}\n`)
  renameSync(`${file}.neu`, file)
}
