import { readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '#platform/clock.ts'
import { createAblage } from '#platform/dateien/ablage.ts'
import { createScanner } from '#platform/dateien/clamav.ts'
import { openDatabase } from '#platform/datenbank/db.ts'
import { createQueue } from '#platform/datenbank/queue.ts'
import { ANWENDUNGSZUGANG } from '#platform/datenbank/zugang.ts'
import { createZurufe } from '#platform/datenbank/zuruf.ts'
import type { Env } from '#platform/env.ts'
import { createSchluesselbund } from '#platform/krypto/schluessel.ts'
import { readOrCreateKeyFile } from '#platform/krypto/schluesseldatei.ts'
import { createLog } from '#platform/log.ts'
import { logins, openUmgebung, postordner } from '#platform/oeffnen.ts'
import { createFileMailer, createSmtpMailer } from '#platform/post/mail.ts'
import { lockDataDir, StartRefused } from '#platform/postgres/index.ts'
import { locate } from '#platform/postgres/location.ts'
import { readSettings, type Settings, SettingsError } from '#platform/settings.ts'
import { SicherungAbgelehnt } from '#platform/sicherung/index.ts'

/** Where a command works: the database of the portal, whether the portal runs or not. */
export interface Befehlsumgebung {
  env: Env
  /** How the portal logs in at the database. */
  datenbankUrl: string
  close(): Promise<void>
}

/** What a command is given: words, the folder where it was typed, and where its lines go. */
export interface Befehl {
  worte: string[]
  ordner: string
  schreibe(zeile: string): void
}

/**
 * Opens the database by the same settings as the server. Runs the portal already, the command joins it at its database;
 * otherwise the embedded database starts for as long as the command takes.
 * @throws StartRefused, SettingsError with a sentence for whoever typed the command
 */
export async function openEnv(settings: Settings): Promise<Befehlsumgebung> {
  if (await isRunning(settings)) return joinPortal(settings)
  const umgebung = await openUmgebung(settings)
  return { env: umgebung.env, datenbankUrl: umgebung.datenbankUrl, close: () => umgebung.close() }
}

/** Whether a portal holds DATA_DIR. */
async function isRunning({ dataDir }: Settings): Promise<boolean> {
  try {
    lockDataDir(dataDir, { patience: 0 }).release()
    return false
  } catch (error) {
    if (error instanceof StartRefused && !error.cause) return true
    throw error
  }
}

async function joinPortal(settings: Settings): Promise<Befehlsumgebung> {
  const url = settings.databaseUrl ? logins(settings).url : await runningDatabase(settings.dataDir)
  const log = createLog('warn')
  const { db, close } = openDatabase(url, { max: 4 })
  const keys = settings.schluessel ?? readOrCreateKeyFile(settings.dataDir)
  const mailer = settings.smtpUrl
    ? createSmtpMailer(settings.smtpUrl, settings.absender)
    : createFileMailer(postordner(settings), settings.absender, systemClock)
  const queue = createQueue({ url, log, clock: systemClock })
  const outside = { mailer, ablage: createAblage(settings), scanner: createScanner(settings), clock: systemClock }
  return {
    env: {
      settings,
      db,
      queue,
      log,
      zurufe: createZurufe({ url, log }),
      ...outside,
      schluessel: createSchluesselbund(keys),
    },
    datenbankUrl: url,
    close,
  }
}

/** Lines 4 to 6 of `postmaster.pid` tell port, socket folder and address of a running server. */
async function runningDatabase(dataDir: string): Promise<string> {
  const place = await locate(realpathSync(dataDir))
  const [, , , port = '', socket = '', address = ''] = readFileSync(
    join(place.cluster, 'postmaster.pid'),
    'utf8',
  ).split('\n')
  const login = `postgresql://${ANWENDUNGSZUGANG}:${place.anwendungPassword}@`
  if (socket) return `${login}/portal?host=${encodeURIComponent(socket)}&port=${port}`
  return `${login}${address || '127.0.0.1'}:${port}/portal`
}

/** Runs a command at the database of the portal to its end; see {@link runWorte}. */
export function runBefehl(run: (env: Env, befehl: Befehl) => Promise<number>, hilfe: string): Promise<void> {
  return runWorte(async (settings, befehl) => {
    const umgebung = await openEnv(settings)
    try {
      return await run(umgebung.env, befehl)
    } finally {
      await umgebung.close()
    }
  }, hilfe)
}

const expected = [SettingsError, StartRefused, SicherungAbgelehnt]

/** Runs what was typed to its end: 0 done, 1 refused or failed (with a sentence), 2 typed wrongly. */
export async function runWorte(
  run: (settings: Settings, befehl: Befehl) => Promise<number>,
  hilfe: string,
): Promise<void> {
  const worte = process.argv.slice(2)
  const schreibe = (zeile: string) => console.log(zeile)
  if (worte.length === 0 || worte.includes('--hilfe') || worte.includes('--help')) {
    schreibe(hilfe)
    process.exitCode = worte.length === 0 ? 2 : 0
    return
  }
  try {
    // npm changes into the folder of the project; INIT_CWD is where the person stood.
    const befehl = { worte, ordner: process.env['INIT_CWD'] ?? process.cwd(), schreibe }
    process.exitCode = await run(readSettings(process.env), befehl)
    if (process.exitCode === 2) console.error(hilfe)
  } catch (error) {
    console.error(expected.some((kind) => error instanceof kind) ? (error as Error).message : error)
    process.exitCode = 1
  }
}
