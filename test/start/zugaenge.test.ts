import { randomBytes } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { createLog } from '#platform/log.ts'
import { openUmgebung, type Umgebung } from '#platform/oeffnen.ts'
import { readSettings } from '#platform/settings.ts'
import { createTestDatabase } from '../support/datenbank.ts'
import { urlOf } from '../support/verbindung.ts'
import { query, temporaryFolder } from './prozesse.ts'

const quiet = createLog('silent')

async function open(umgebung: Record<string, string>): Promise<Umgebung> {
  const opened = await openUmgebung(readSettings({ PORT: '0', ...umgebung }), quiet)
  onTestFinished(() => opened.close())
  return opened
}

/** A connection as the portal makes it, by the address that its pool uses. */
async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

const takeBack = ['reset role', 'set role none', 'reset session authorization', 'discard all']
const change = [
  `update protokoll set ereignis = 'system.alarm'`,
  'delete from protokoll',
  'truncate protokoll',
  'truncate protokoll_kette',
  'alter table protokoll disable trigger all',
  'drop table protokoll_kette',
]

describe('LOG-04: die Anmeldung der Anwendung ist nicht die der Eigentümerin', () => {
  test('LOG-04: sie wird durch nichts zur Eigentümerin und ändert auch dann nichts am Protokoll', async () => {
    const { url, ownerUrl, drop } = await createTestDatabase()
    onTestFinished(drop)
    const [owner] = await query(ownerUrl, 'select current_user')
    const client = await connect(url)
    await expect(client.query(`set role ${owner}`)).rejects.toThrow(/permission denied to set role/)
    await expect(client.query(`set session authorization ${owner}`)).rejects.toThrow(/permission denied/)
    for (const back of takeBack) {
      await client.query(back)
      const { rows } = await client.query('select current_user as wer, session_user as angemeldet')
      expect(rows[0].wer, back).toBe(rows[0].angemeldet)
      expect(rows[0].wer, back).not.toBe(owner)
      for (const statement of change) {
        await expect(client.query(statement), `${back}; ${statement}`).rejects.toThrow(
          /permission denied|must be owner/,
        )
      }
    }
    await client.query(
      `insert into protokoll (id, zeit, ereignis, ergebnis, akteur)
       values (gen_random_uuid(), now(), 'system.gestartet', 'erfolg', 'system')`,
    )
  })

  test('LOG-04: auch die Warteschlange besitzt nichts, und die Anwendung legt nirgends etwas an', async () => {
    const { url, drop } = await createTestDatabase()
    onTestFinished(drop)
    const client = await connect(url)
    const owned =
      'select count(*)::int as n from pg_class where relowner = (select oid from pg_roles where rolname = session_user)'
    expect((await client.query(owned)).rows).toEqual([{ n: 0 }])
    for (const schema of ['public', 'pgboss']) {
      await expect(client.query(`create table ${schema}.fremd (id int)`)).rejects.toThrow(/permission denied/)
    }
    await expect(client.query('drop table pgboss.job')).rejects.toThrow(/must be owner/)
    await expect(client.query('truncate pgboss.job')).rejects.toThrow(/permission denied/)
    await expect(client.query(`update migration set pruefsumme = ''`)).rejects.toThrow(/permission denied/)
  })

  test('LOG-04: das Portal mit eingebetteter Datenbank arbeitet so, mit einem Kennwort, das nur sein Benutzer liest', async () => {
    const folder = temporaryFolder()
    const umgebung = await openUmgebung(readSettings({ PORT: '0', DATA_DIR: folder }), quiet)
    const done = Promise.withResolvers<void>()
    await umgebung.startTasks([{ name: 'probe', zeitplan: '0 3 * * *', run: async () => done.resolve() }], true)
    await umgebung.env.db.transaction().execute((tx) => umgebung.env.queue.send(tx, 'probe', {}))
    await done.promise
    const url = umgebung.datenbankUrl
    const boss = new PgBoss({ connectionString: url, migrate: false, createSchema: false })
    const fehler: unknown[] = []
    boss.on('error', (error) => fehler.push(error))
    await boss.start()
    await boss.supervise()
    await boss.stop({ graceful: false })
    expect(fehler).toEqual([])
    const wer = `select usename from pg_stat_activity where application_name <> '' or usename <> 'portal'`
    const { passwort, anwendung } = JSON.parse(readFileSync(join(folder, 'postgres.json'), 'utf8'))
    expect(statSync(join(folder, 'postgres.json')).mode & 0o777).toBe(0o600)
    expect(anwendung).not.toBe(passwort)
    expect(anwendung.length).toBeGreaterThanOrEqual(32)
    expect(url).toContain(`portal_anwendung:${anwendung}@`)
    expect(new Set(await query(url, wer))).toEqual(new Set(['portal_anwendung']))
    await umgebung.close()
    // A folder from before there were two log-ins.
    const note = JSON.parse(readFileSync(join(folder, 'postgres.json'), 'utf8'))
    delete note.anwendung
    writeFileSync(join(folder, 'postgres.json'), JSON.stringify(note))
    const again = await open({ DATA_DIR: folder })
    expect(await query(again.datenbankUrl, 'select session_user')).toEqual(['portal_anwendung'])
  })
})

describe('LOG-04: ein eigener Datenbankserver', () => {
  test('LOG-04: mit den Rollen der Installation entsteht alles in einer leeren Datenbank', async () => {
    const server = inject('testServerUrl')
    const id = randomBytes(6).toString('hex')
    const login = (rolle: string) =>
      withHost(urlOf(server, `leer_${id}`)).replace(/\/\/[^@]+@/, `//${rolle}:wort-${id}@`)
    for (const rolle of [`amt_${id}`, `arbeit_${id}`]) {
      await query(server, `create role ${rolle} login password 'wort-${id}'`)
      await query(server, `grant offenes_jobcenter_anwendung to ${rolle}`)
    }
    onTestFinished(async () => {
      for (const what of [`database leer_${id} with (force)`, `role amt_${id}`, `role arbeit_${id}`])
        await query(server, `drop ${what}`)
    })
    await query(server, `create database leer_${id} owner amt_${id}`)
    const umgebung = await open({
      DATABASE_URL: login(`arbeit_${id}`),
      DATABASE_OWNER_URL: login(`amt_${id}`),
      DATA_DIR: temporaryFolder(),
    })
    await umgebung.startTasks([{ name: 'probe', run: async () => undefined }], true)
    const client = await connect(umgebung.datenbankUrl)
    await expect(client.query(`set role amt_${id}`)).rejects.toThrow(/permission denied to set role/)
    await expect(client.query('delete from protokoll')).rejects.toThrow(/permission denied/)
    expect((await client.query('select count(*)::int as n from kunde')).rows).toEqual([{ n: 0 }])
  })

  test('LOG-04: mit zwei Anmeldungen migriert die eine und arbeitet die andere', async () => {
    const { url, ownerUrl, drop } = await createTestDatabase()
    onTestFinished(drop)
    const both = { DATABASE_URL: withHost(url), DATABASE_OWNER_URL: withHost(ownerUrl), DATA_DIR: temporaryFolder() }
    const umgebung = await open(both)
    expect(umgebung.hinweis).toBeUndefined()
    expect(await query(umgebung.datenbankUrl, 'select session_user, current_user')).toEqual([
      'portal_anwendung',
      'portal_anwendung',
    ])
  })

  test('LOG-04: eine Anmeldung, die Eigentümerin werden kann oder keine Rechte hat, wird mit einem Satz abgelehnt', async () => {
    const { url, ownerUrl, drop } = await createTestDatabase()
    onTestFinished(drop)
    const owner = withHost(ownerUrl)
    const start = (databaseUrl: string) =>
      open({ DATABASE_URL: databaseUrl, DATABASE_OWNER_URL: owner, DATA_DIR: temporaryFolder() })
    await expect(start(`${owner}&application_name=x`)).rejects.toThrow(/kann Eigentümerin der Datenbank werden/)
    const rolle = `fremd_${randomBytes(6).toString('hex')}`
    const kennwort = 'nur-fuer-diesen-test'
    await query(ownerUrl, `create role ${rolle} login password '${kennwort}'`)
    onTestFinished(async () => void (await query(inject('testServerUrl'), `drop role ${rolle}`)))
    const fremd = withHost(url).replace(/\/\/[^@]+@/, `//${rolle}:${kennwort}@`)
    await expect(start(fremd)).rejects.toThrow(/darf in der Datenbank nicht arbeiten/)
    await query(ownerUrl, `grant offenes_jobcenter_anwendung to ${rolle}`)
    await query(ownerUrl, `grant portal to ${rolle}`)
    await expect(start(fremd)).rejects.toThrow(/kann Eigentümerin der Datenbank werden/)
  })

  test('mit einer Anmeldung wechselt sie die Rolle, und im Betrieb warnt der Start', async () => {
    const { ownerUrl, drop } = await createTestDatabase()
    onTestFinished(drop)
    const one = { DATABASE_URL: withHost(ownerUrl), DATA_DIR: temporaryFolder() }
    const schulung = await openUmgebung(readSettings({ PORT: '0', ...one }), quiet)
    expect(schulung.hinweis).toBeUndefined()
    const client = await connect(schulung.datenbankUrl)
    expect((await client.query('select current_user as wer')).rows).toEqual([{ wer: 'offenes_jobcenter_anwendung' }])
    await expect(client.query('delete from protokoll')).rejects.toThrow(/permission denied/)
    await schulung.close()
    const betrieb = await open({ ...one, ...BETRIEB })
    expect(betrieb.hinweis).toContain('DATABASE_OWNER_URL')
  })
})

const BETRIEB = {
  MODUS: 'betrieb',
  BASE_URL: 'https://portal.example',
  SMTP_URL: 'smtps://mail.example',
  CLAMD_URL: 'tcp://127.0.0.1:3310',
  SCHLUESSEL: 's1:q2m0pZ0bq0n3mJp4xk6Jb7S1bJw3Jd0o9c8V7u6T5sE=',
  SACHBEARBEITUNG_PORT: '3001',
  ABSENDER: 'portal@portal.example',
}

/** The setting wants an address with a host, also where a parameter names the socket. */
function withHost(url: string): string {
  return url.replace('@/', '@localhost/')
}
