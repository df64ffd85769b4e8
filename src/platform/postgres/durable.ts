import { open } from 'node:fs/promises'
import { platform } from 'node:os'

/** Writes a file only its owner can read, and returns when it is on the disk. */
export async function writeDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Puts the names in a folder on the disk, after a rename. Windows cannot, and need not. */
export async function syncFolder(folder: string): Promise<void> {
  if (platform() === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
