import { join } from 'node:path'
import { systemClock } from './clock.ts'
import { createAblage } from './dateien/ablage.ts'
import { createScanner } from './dateien/clamav.ts'
import { type Datenbank, openDatabase } from './datenbank/db.ts'
import { migrate } from './datenbank/migrate.ts'
import type { Aufgabe, Auftragslauf } from './datenbank/queue.ts'
import { createQueue } from './datenbank/queue.ts'
import { assertOwnZugang, withRole } from './datenbank/zugang.ts'
import { createZurufe, type Zurufe } from './datenbank/zuruf.ts'
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
  /** How the portal logs in at the database. */
  datenbankUrl: string
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
  const { ownerUrl, url } = embedded ? { ownerUrl: embedded.ownerUrl, url: embedded.anwendungUrl } : logins(settings)
  await assertServer(ownerUrl)
  await migrate(ownerUrl)
  if (embedded || settings.databaseOwnerUrl) await assertOwnZugang(url)
  const database = openDatabase(url)
  const queue = createQueue({ url, log, clock: systemClock })
  const zurufe = createZurufe({ url, log })
  return {
    env: createEnv(settings, log, database, { queue, zurufe }),
    datenbankUrl: url,
    hinweis: embedded?.hinweis ?? warnOfOneLogin(settings),
    verloren: embedded?.ended ?? new Promise(() => undefined),
    startTasks: (aufgaben, arbeiten) => queue.start(aufgaben, arbeiten),
    async close() {
      await zurufe.close()
      await queue.stop()
      await database.close()
      await embedded?.stop()
      lock.release()
    },
  }
}

/**
 * The place that a backup is put back to: the lock on DATA_DIR and the database as it is, without a migration.
 * @throws StartRefused with a sentence
 */
export async function openZiel(settings: Settings): Promise<{ ownerUrl: string; close(): Promise<void> }> {
  const lock = lockDataDir(settings.dataDir)
  try {
    const embedded = settings.databaseUrl ? undefined : await startEmbedded({ dataDir: settings.dataDir })
    return {
      ownerUrl: embedded?.ownerUrl ?? logins(settings).ownerUrl,
      async close() {
        await embedded?.stop()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

const logStufe = (settings: Settings) => (settings.modus === 'betrieb' ? 'info' : 'warn')

/** Who migrates and who works at a server of the operator's: one log-in that changes its role where only one is given. */
export function logins({ databaseUrl, databaseOwnerUrl }: Settings): { ownerUrl: string; url: string } {
  if (databaseUrl === undefined) throw new Error('Ohne DATABASE_URL gilt die eingebettete Datenbank.')
  return databaseOwnerUrl
    ? { ownerUrl: databaseOwnerUrl, url: databaseUrl }
    : { ownerUrl: databaseUrl, url: withRole(databaseUrl) }
}

function warnOfOneLogin({ modus, databaseOwnerUrl }: Settings): string | undefined {
  if (modus !== 'betrieb' || databaseOwnerUrl) return undefined
  return 'Warnung: DATABASE_OWNER_URL fehlt. Das Portal meldet sich als Eigentümerin der Datenbank an und wechselt nur die Rolle. Zwei Anmeldungen sind sicherer: docs/betrieb/installation.md, Abschnitt 2.'
}

async function assertServer(ownerUrl: string): Promise<void> {
  const { pool, close } = openDatabase(ownerUrl, { max: 1 })
  try {
    const answer = await pool.query('show server_version_num')
    assertRuntime(process.versions.node, Number(answer.rows[0].server_version_num))
  } finally {
    await close()
  }
}

function createEnv(
  settings: Settings,
  log: Log,
  { db }: Datenbank,
  services: { queue: Auftragslauf; zurufe: Zurufe },
): Env {
  const keys = settings.schluessel ?? readOrCreateKeyFile(settings.dataDir)
  const mailer = settings.smtpUrl
    ? createSmtpMailer(settings.smtpUrl, settings.absender)
    : createFileMailer(postordner(settings), settings.absender, systemClock)
  const outside = { mailer, ablage: createAblage(settings), scanner: createScanner(settings), clock: systemClock }
  return { settings, db, log, ...services, ...outside, schluessel: createSchluesselbund(keys) }
}
