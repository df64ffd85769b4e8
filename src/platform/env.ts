import type { Clock } from './clock.ts'
import type { Ablage } from './dateien/ablage.ts'
import type { Virenscanner } from './dateien/clamav.ts'
import type { Db } from './datenbank/db.ts'
import type { Queue } from './datenbank/queue.ts'
import type { Zurufe } from './datenbank/zuruf.ts'
import type { Schluesselbund } from './krypto/schluessel.ts'
import type { Log } from './log.ts'
import type { Mailer } from './post/mail.ts'
import type { Settings } from './settings.ts'

/** The outside, as everything that acts receives it. */
export interface Env {
  settings: Settings
  db: Db
  queue: Queue
  /** What the database calls out to open pages. */
  zurufe: Zurufe
  mailer: Mailer
  /** Where files lie, encrypted. */
  ablage: Ablage
  /** Undefined only in the training. */
  scanner: Virenscanner | undefined
  schluessel: Schluesselbund
  clock: Clock
  log: Log
}
