import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Hauptschluessel, parseKeys } from './schluessel.ts'

/**
 * The master key of an installation without SCHLUESSEL: made once in DATA_DIR, readable by its owner alone.
 * @throws where the file exists but holds no usable key: data would be unreadable under a new one
 */
export function readOrCreateKeyFile(dataDir: string): Hauptschluessel[] {
  const file = join(dataDir, 'schluessel')
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  try {
    writeFileSync(file, `s1:${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return parseKeys(readFileSync(file, 'utf8').trim())
}
