import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { build } from '../../werkzeuge/bauen.mjs'
import { createTestDatabase } from '../support/datenbank.ts'
import { type Serverprozess, startServer } from '../support/server.ts'

beforeAll(() => build(), 60_000)

/** The setting wants an address with a host, also where a parameter names the socket. */
const withHost = (url: string) => url.replace('@/', '@localhost/')

/** Whether the head of a page that asks nothing of the Jobcenter shows the new name. */
const heads = (server: Serverprozess[]) =>
  Promise.all(
    server.map(async ({ basis }) => {
      const html = await (await fetch(`${basis}/anmeldung`)).text()
      return /<header[\s\S]*?<\/header>/.exec(html)?.[0].includes('Umbenannt')
    }),
  )

test('geänderte Daten des Jobcenters erreichen jeden Prozess an derselben Datenbank, ohne Neustart', {
  timeout: 60_000,
}, async () => {
  const { url, ownerUrl, drop } = await createTestDatabase()
  const settings = {
    DATABASE_URL: withHost(url),
    DATABASE_OWNER_URL: withHost(ownerUrl),
    SCHLUESSEL: 's1:q2m0pZ0bq0n3mJp4xk6Jb7S1bJw3Jd0o9c8V7u6T5sE=',
  }
  const first = await startServer(settings)
  const second = await startServer(settings)
  onTestFinished(async () => {
    await Promise.all([first.stop(), second.stop()])
    await drop()
  })
  expect(await heads([first, second])).toEqual([false, false])
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query(`update jobcenter set name = 'Jobcenter Umbenannt', kurzname = 'Umbenannt'`)
  await client.end()
  for (let i = 0; i < 100 && (await heads([first, second])).includes(false); i++) await pause(200)
  expect(await heads([first, second])).toEqual([true, true])
})
