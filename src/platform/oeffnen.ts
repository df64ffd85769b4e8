import { join } from 'node:path'
import { systemClock } from './clock.ts'
import { type Datenbank, openDatabase } from './datenbank/db.ts'
import { migrate } from './datenbank/migrate.ts'
import type { Aufgabe, Auftragslauf } from './datenbank/queue.ts'
import { createQueue } from './datenbank/queue.ts'
import type { Env } from './env.ts'
import { createSchluesselbund } from './krypto/schluessel.ts'
import { readOrCreateKeyFile } from './krypto/schluesseldatei.ts'
import { createLog, type Log } from './log.ts'
import { createFileMailer, createSmtpMailer } from './post/mail.ts'
import { assertRuntime, lockDataDir, startEmbedded } from './postgres/index.ts'
import type { Settings } from './settings.ts'

/** The outside, opened: what the server and the commands work with. */
export interface Umgebung {
  env: Env
  /** Connection string of the owner: migrations, maintenance. */
  ownerUrl: string
  /** A sentence to print at start, if there is one. */
  hinweis: string | undefined
  /** Settles when the embedded database is gone though nobody closed it. */
  verloren: Promise<string>
  startTasks(aufgaben: Aufgabe[], arbeiten: boolean): Promise<void>
  close(): Promise<void>
}

/** Where mails are kept when there is no mail server. */
export const postordner = (settings: Pick<Settings, 'dataDir'>) => join(settings.dataDir, 'post')

/**
 * Takes the lock on DATA_DIR, opens or starts the database, migrates it.
 * @throws StartRefused, SettingsError or an error of the migration, each with a sentence for whoever started it
 */
export async function openUmgebung(settings: Settings, log: Log = createLog(logStufe(settings))): Promise<Umgebung> {
  const lock = lockDataDir(settings.dataDir)
  const embedded = settings.databaseUrl
    ? undefined
    : await startEmbedded({ dataDir: settings.dataDir, log: (line) => log.debug({ zeile: line }, 'PostgreSQL') })
  const ownerUrl = settings.databaseUrl ?? embedded!.ownerUrl
  await assertServer(ownerUrl)
  await migrate(ownerUrl)
  const database = openDatabase(ownerUrl)
  const queue = createQueue({ url: ownerUrl, log, clock: systemClock })
  return {
    env: createEnv(settings, log, database, queue),
    ownerUrl,
    hinweis: embedded?.hinweis,
    verloren: embedded?.ended ?? new Promise(() => undefined),
    startTasks: (aufgaben, arbeiten) => queue.start(aufgaben, arbeiten),
    async close() {
      await queue.stop()
      await database.close()
      await embedded?.stop()
      lock.release()
    },
  }
}

const logStufe = (settings: Settings) => (settings.modus === 'betrieb' ? 'info' : 'warn')

async function assertServer(ownerUrl: string): Promise<void> {
  const { pool, close } = openDatabase(ownerUrl, { eigentuemer: true, max: 1 })
  try {
    const answer = await pool.query('show server_version_num')
    assertRuntime(process.versions.node, Number(answer.rows[0].server_version_num))
  } finally {
    await close()
  }
}

function createEnv(settings: Settings, log: Log, { db }: Datenbank, queue: Auftragslauf): Env {
  const keys = settings.schluessel ?? readOrCreateKeyFile(settings.dataDir)
  const mailer = settings.smtpUrl
    ? createSmtpMailer(settings.smtpUrl, settings.absender)
    : createFileMailer(postordner(settings), settings.absender, systemClock)
  return { settings, db, queue, log, mailer, clock: systemClock, schluessel: createSchluesselbund(keys) }
}
