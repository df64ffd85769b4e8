import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { later, MINUTE, STUNDE, systemClock } from '#platform/clock.ts'
import { createAblage } from '#platform/dateien/ablage.ts'
import { type Db, openDatabase } from '#platform/datenbank/db.ts'
import { createZurufe } from '#platform/datenbank/zuruf.ts'
import type { Env } from '#platform/env.ts'
import { createSchluesselbund } from '#platform/krypto/schluessel.ts'
import { createLog } from '#platform/log.ts'
import { projektordner } from '#platform/ordner.ts'
import { lockDataDir, startEmbedded } from '#platform/postgres/index.ts'
import { readSettings } from '#platform/settings.ts'
import { type Fuellung, fuelle } from './fuellung.ts'
import { freierPort, type Prozess, programm, starte, warteAuf } from './prozess.ts'

/** The portal as it is built, on a database of its own that is filled, and the load that stands before it. */
export interface Umgebung {
  env: Env
  /** The owner of the database, for filling it. */
  owner: Db
  /** The database, as the portal logs in. */
  datenbankUrl: string
  ordner: string
  portal: Prozess
  port: number
  last: Prozess
  fuellung: Fuellung
  serverVersion: string
  /** Lets every session have been used that long ago, in milliseconds. */
  setzeSitzungen(vorMs: number): Promise<void>
  /** Starts a baseline that listens; `aufnahme` is given to it as a file. */
  starteGrundlinie(name: string, aufnahme: object, ...args: string[]): Promise<{ prozess: Prozess; port: number }>
  close(): Promise<void>
}

export interface Groesse {
  konten: number
  passkeys: number
}

/** Removes a folder that the bench made; the embedded database may still be writing its last file. */
export const removeFolder = (ordner: string) => rmSync(ordner, { recursive: true, force: true, maxRetries: 5 })

export function makeFolder(): string {
  const ordner = mkdtempSync(join(tmpdir(), 'offenes-jobcenter-bench-'))
  // Started by root, the database runs as another user, who has to pass through.
  chmodSync(ordner, 0o711)
  return ordner
}

export async function openUmgebung(ordner: string, groesse: Groesse, execArgv: string[] = []): Promise<Umgebung> {
  const dataDir = join(ordner, 'datenbank')
  mkdirSync(dataDir, { mode: 0o711 })
  const lock = lockDataDir(dataDir)
  const server = await startEmbedded({ dataDir })
  // The setting wants an address with a host, also where a parameter names the socket.
  const withHost = (url: string) => url.replace('@/', '@localhost/')
  const ownerUrl = withHost(server.ownerUrl)
  const datenbankUrl = withHost(server.anwendungUrl)
  const port = await freierPort()
  const settings = {
    PORT: String(port),
    DATABASE_URL: datenbankUrl,
    DATABASE_OWNER_URL: ownerUrl,
    DATA_DIR: join(ordner, 'portal'),
    SCHLUESSEL: `b1:${randomBytes(32).toString('base64')}`,
    VERTRAUTER_PROXY: '127.0.0.1',
  }
  mkdirSync(settings.DATA_DIR)
  const portal = starte(fileURLToPath(new URL('dist/server.js', projektordner)), [], { env: settings, execArgv })
  await warteAuf(`http://127.0.0.1:${port}/registrieren`, portal.ende)
  const env = createEnv(settings)
  const owner = openDatabase(ownerUrl, { max: 2 })
  const fuellung = await fuelle(env, owner.db, groesse)
  const version = await sql<{ server_version: string }>`show server_version`.execute(owner.db)
  const last = starte(programm('last'))
  const open: Prozess[] = [last, portal]
  return {
    ...{ env, owner: owner.db, datenbankUrl, ordner, portal, port, last, fuellung },
    serverVersion: version.rows[0]?.server_version.split(' ')[0] ?? '',
    async setzeSitzungen(vorMs) {
      const now = systemClock.now()
      await sql`update sitzung set zuletzt = ${later(now, -vorMs)}, endet = ${later(now, 8 * STUNDE)}
        where profil is not null`.execute(owner.db)
      await sql`vacuum analyze sitzung`.execute(owner.db)
    },
    async starteGrundlinie(name, aufnahme, ...args) {
      const datei = join(ordner, `${name}.json`)
      writeFileSync(datei, JSON.stringify(aufnahme))
      const own = await freierPort()
      const prozess = starte(programm(name), [String(own), datei, ...args])
      open.unshift(prozess)
      await warteAuf(`http://127.0.0.1:${own}/`, prozess.ende)
      return { prozess, port: own }
    },
    async close() {
      for (const prozess of open) await prozess.close()
      await owner.close()
      await server.stop()
      lock.release()
    },
  }
}

/** Only what filling needs of the outside; the database is reached when it is asked. */
export function createEnv(umgebung: Record<string, string>): Env {
  const settings = readSettings(umgebung)
  return {
    settings,
    db: openDatabase(settings.databaseUrl!, { max: 1 }).db,
    queue: { send: async () => undefined },
    zurufe: createZurufe({ url: settings.databaseUrl!, log: createLog('fatal') }),
    mailer: { send: async () => undefined },
    ablage: createAblage(settings),
    scanner: undefined,
    log: createLog('fatal'),
    clock: systemClock,
    schluessel: createSchluesselbund(settings.schluessel!),
  }
}

/** So long ago that the next page of the session is no activity worth a write, and the session still lives. */
export const EBEN = 0
/** So long ago that each next page notes activity. */
export const VORHIN = 2 * MINUTE
