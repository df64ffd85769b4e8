import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TestClock } from 'pg-boss'
import { createApp } from '../../src/app.ts'
import { createAblage } from '../../src/platform/dateien/ablage.ts'
import { createScanner } from '../../src/platform/dateien/clamav.ts'
import { openDatabase } from '../../src/platform/datenbank/db.ts'
import { createQueue } from '../../src/platform/datenbank/queue.ts'
import { createZurufe } from '../../src/platform/datenbank/zuruf.ts'
import type { Env } from '../../src/platform/env.ts'
import { createSchluesselbund } from '../../src/platform/krypto/schluessel.ts'
import { createLog } from '../../src/platform/log.ts'
import type { Mail } from '../../src/platform/post/mail.ts'
import { readSettings } from '../../src/platform/settings.ts'
import { Browser } from './browser.ts'
import { createTestDatabase } from './datenbank.ts'

export const TESTZEIT = new Date('2026-11-23T09:00:00Z')
const testKeys = 's1:q2m0pZ0bq0n3mJp4xk6Jb7S1bJw3Jd0o9c8V7u6T5sE='

export type TestPortal = Awaited<ReturnType<typeof startTestPortal>>

/**
 * The whole portal without a port: a real database, a clock that only tests move, mails that stay here. `log` holds every
 * line that was logged.
 */
export async function startTestPortal(umgebung: Record<string, string> = {}) {
  const database = await createTestDatabase()
  const { db, close } = openDatabase(database.url, { max: 5 })
  const owner = openDatabase(database.ownerUrl, { max: 2 })
  const testClock = new TestClock(TESTZEIT)
  const settings = readSettings({ SCHLUESSEL: testKeys, PORT: '3000', ...umgebung })
  const ordner = mkdtempSync(join(tmpdir(), 'offenes-jobcenter-dateien-'))
  const mails: Mail[] = []
  const logLines: string[] = []
  const log = createLog('info', {
    write(line: string) {
      logLines.push(line)
      if (process.env['TEST_LOG']) process.stderr.write(line)
    },
  })
  const clock = { now: () => new Date(testClock.now()) }
  // The test clock makes a table of its own in the queue's schema: only the owner may.
  const queue = createQueue({ url: database.ownerUrl, log, clock, testClock })
  const env: Env = {
    settings,
    db,
    queue,
    zurufe: createZurufe({ url: database.url, log }),
    clock,
    log,
    schluessel: createSchluesselbund(settings.schluessel!),
    mailer: { send: async (mail) => void mails.push(mail) },
    ablage: createAblage({ ...settings, dataDir: ordner }),
    scanner: createScanner(settings),
  }
  const app = await createApp(env)
  await queue.start(app.aufgaben, false)
  return {
    env,
    app,
    mails,
    logLines,
    /** Where its files lie. */
    ordner,
    /** Connection of the owner, for looking behind the portal's back. */
    owner: owner.db,
    /** A new browser with its own cookies, as a person would sit at it. */
    browser: (optionen?: { userAgent?: string; adresse?: string }) =>
      new Browser(app.fetch, settings.baseUrl, optionen),
    /** Carries out everything that is due; answers the mails that went out by it. */
    async runDue(): Promise<Mail[]> {
      const before = mails.length
      await queue.runDue()
      return mails.slice(before)
    },
    async setTime(zeit: Date | string) {
      await testClock.setTime(zeit)
    },
    async forward(ms: number) {
      await testClock.setTime(new Date(testClock.now() + ms))
    },
    async stop() {
      app.beende()
      await env.zurufe.close()
      await queue.stop()
      await close()
      await owner.close()
      await database.drop()
      rmSync(ordner, { recursive: true, force: true })
    },
  }
}
