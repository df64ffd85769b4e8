import { randomBytes } from 'node:crypto'
import type { Settings } from '../settings.ts'
import { createPlattenablage } from './ablage-platte.ts'
import { createS3Ablage } from './ablage-s3.ts'

/**
 * Where the bytes of files lie: only ciphertext, under random names that say nothing (UPL-06). What a name belongs to
 * stands in the database alone.
 */
export interface Ablage {
  /**
   * Stores everything that `inhalt` gives, durably before it resolves. Rejects with the error of `inhalt` or of the
   * storage; then nothing is there under the name.
   */
  put(name: string, inhalt: AsyncIterable<Uint8Array>): Promise<void>
  /**
   * The bytes as they were stored.
   * @throws DateiFehlt where there is none
   */
  get(name: string): Promise<AsyncIterable<Uint8Array>>
  /** Removes files; those that are gone already are no error. */
  delete(namen: readonly string[]): Promise<void>
  /** Everything there is, in no order. */
  list(): AsyncIterable<Ablageeintrag>
  /** Removes what unfinished writes left that began before `vor`; answers how many. */
  sweep(vor: Date): Promise<number>
}

export interface Ablageeintrag {
  name: string
  geaendert: Date
}

export const newAblagename = (): string => randomBytes(16).toString('hex')

/** The storage that the settings name: a bucket, or a folder in DATA_DIR. */
export function createAblage(settings: Pick<Settings, 's3Url' | 'dataDir'>): Ablage {
  return settings.s3Url ? createS3Ablage(settings.s3Url) : createPlattenablage(settings.dataDir)
}
