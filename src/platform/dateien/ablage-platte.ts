import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Ablage, Ablageeintrag } from './ablage.ts'
import { assertAblagename, DateiFehlt, isAblagename } from './ablagename.ts'

/** So much is collected before it is written: fewer, larger writes cost less. */
const BATCH = 1024 * 1024
const UNFINISHED = 'neu'

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'

/** Files below `DATA_DIR/dateien`: whole and synced before they get their name, in 256 folders by its first two digits. */
export function createPlattenablage(dataDir: string): Ablage {
  const root = join(dataDir, 'dateien')
  const unfinished = join(root, UNFINISHED)
  const folderOf = (name: string) => join(root, name.slice(0, 2))
  const pathOf = (name: string) => {
    assertAblagename(name)
    return join(folderOf(name), name)
  }
  return {
    async put(name, inhalt) {
      const path = pathOf(name)
      await mkdir(unfinished, { recursive: true, mode: 0o700 })
      const draft = join(unfinished, name)
      try {
        await writeWhole(draft, inhalt)
        await mkdir(folderOf(name), { recursive: true, mode: 0o700 })
        await rename(draft, path)
        await syncFolder(folderOf(name))
        await syncFolder(root)
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
    },
    async get(name) {
      const path = pathOf(name)
      await stat(path).catch((error) => {
        throw isMissing(error) ? new DateiFehlt('Eine gespeicherte Datei fehlt.', { cause: error }) : error
      })
      return createReadStream(path, { highWaterMark: 256 * 1024 })
    },
    async delete(namen) {
      for (const name of namen) await rm(pathOf(name), { force: true })
    },
    list: () => listFolders(root),
    sweep: (vor) => removeOlder(unfinished, vor),
  }
}

async function writeWhole(path: string, inhalt: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    let batch: Uint8Array[] = []
    let size = 0
    for await (const part of inhalt) {
      batch.push(part)
      size += part.length
      if (size < BATCH) continue
      await writeAll(file, batch, size)
      batch = []
      size = 0
    }
    await writeAll(file, batch, size)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function writeAll(file: FileHandle, parts: Uint8Array[], size: number): Promise<void> {
  if (size === 0) return
  const { bytesWritten } = await file.writev(parts)
  // The system may take less than it was given, above all when the disk is nearly full.
  if (bytesWritten < size) await file.writeFile(Buffer.concat(parts).subarray(bytesWritten))
}

/** Makes the new name itself durable; not every system lets a folder be opened. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error) => {
    if (isMissing(error)) return []
    throw error
  })
}

async function* listFolders(root: string): AsyncGenerator<Ablageeintrag> {
  for (const folder of await namesIn(root)) {
    if (folder === UNFINISHED) continue
    for (const name of (await namesIn(join(root, folder))).filter(isAblagename)) {
      const geaendert = await stat(join(root, folder, name)).then(
        ({ mtime }) => mtime,
        () => undefined,
      )
      if (geaendert) yield { name, geaendert }
    }
  }
}

async function removeOlder(folder: string, vor: Date): Promise<number> {
  let removed = 0
  for (const name of await namesIn(folder)) {
    const path = join(folder, name)
    const begun = await stat(path).catch(() => undefined)
    if (!begun || begun.mtime >= vor) continue
    await rm(path, { force: true })
    removed++
  }
  return removed
}
