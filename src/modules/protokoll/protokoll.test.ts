import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestPortal, type TestPortal } from '../../../test/support/portal.ts'
import { carryOutSiegel, linkRecords, recordEreignis, verifyProtokoll } from './index.ts'

let portal: TestPortal
let ordner: string

async function record(anzahl: number) {
  for (let i = 0; i < anzahl; i++) {
    await recordEreignis(portal.env, portal.env.db, {
      ereignis: 'system.gestartet',
      akteur: 'system',
      details: { lauf: i },
    })
  }
}

/** What somebody with every right on the database could do. */
async function tamper(statement: string) {
  await portal.owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    for (const one of statement.split(';').filter((text) => text.trim())) await sql.raw(one).execute(tx)
  })
}

const befunde = async () => [...new Set((await verifyProtokoll(portal.env, ordner)).map((befund) => befund.art))]

beforeEach(async () => {
  ordner = await mkdtemp(join(tmpdir(), 'siegel-'))
  portal = await startTestPortal({ PROTOKOLL_ZIEL: ordner })
  await record(20)
  await carryOutSiegel(portal.env)
})
afterEach(async () => {
  await portal.stop()
  await rm(ordner, { recursive: true })
})

describe('LOG-03: jede Veränderung am Protokoll fällt auf', () => {
  test('ein unverändertes Protokoll ist ohne Befund, auch wenn es weitergeht', async () => {
    await record(5)
    await linkRecords(portal.env)
    expect(await verifyProtokoll(portal.env, ordner)).toEqual([])
  })

  const manipulations: [string, string, string][] = [
    ['ändern', `update protokoll set ereignis = 'konto.angemeldet' where nr = 7`, 'veraendert'],
    ['löschen', `delete from protokoll where nr = 7`, 'fehlt'],
    [
      'mit seinem Glied löschen',
      `delete from protokoll where nr = 7; delete from protokoll_kette where nr = 7`,
      'kette-unterbrochen',
    ],
    [
      'einfügen',
      `insert into protokoll (nr, id, zeit, ereignis, ergebnis, akteur) overriding system value
       values (-1, gen_random_uuid(), '2026-01-01', 'system.gestartet', 'erfolg', 'system')`,
      'eingefuegt',
    ],
    [
      'vertauschen',
      `alter table protokoll alter nr drop identity; update protokoll set nr = 1000 where nr = 3; update protokoll set nr = 3 where nr = 4; update protokoll set nr = 4 where nr = 1000`,
      'veraendert',
    ],
    [
      'das Ende abschneiden',
      `delete from protokoll where nr > 15; delete from protokoll_kette where nr > 15`,
      'siegel-verletzt',
    ],
  ]
  test.each(manipulations)('%s', async (_, statement, art) => {
    await tamper(statement)
    await linkRecords(portal.env)
    expect(await befunde()).toContain(art)
  })

  test('alles neu schreiben, mit stimmiger Kette', async () => {
    await tamper(`update protokoll set ergebnis = 'abgelehnt' where nr = 2; delete from protokoll_kette`)
    await linkRecords(portal.env)
    expect(await befunde()).toEqual(['siegel-verletzt'])
  })
})

describe('LOG-04: Protokoll und Tat gehören zusammen', () => {
  test.each([
    `update protokoll set ereignis = 'system.alarm'`,
    'delete from protokoll',
    'delete from protokoll_kette',
    'truncate protokoll',
  ])('die Rolle der Anwendung darf nicht: %s', async (statement) => {
    await expect(sql.raw(statement).execute(portal.env.db)).rejects.toThrow(/permission denied/)
  })

  test.each([`update protokoll set ereignis = 'system.alarm'`, 'delete from protokoll', 'truncate protokoll'])(
    'auch die Eigentümerin kann nicht aus Versehen: %s',
    async (statement) => {
      await expect(sql.raw(statement).execute(portal.owner)).rejects.toThrow('Das Protokoll wird nur ergänzt.')
    },
  )

  test('scheitert die Tat, gibt es auch keinen Eintrag', async () => {
    const count = () =>
      portal.env.db
        .selectFrom('protokoll')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    const before = await count()
    const failing = portal.env.db.transaction().execute(async (tx) => {
      await recordEreignis(portal.env, tx, { ereignis: 'system.gestartet', akteur: 'system' })
      throw new Error('die Tat scheitert')
    })
    await expect(failing).rejects.toThrow('die Tat scheitert')
    expect(await count()).toEqual(before)
  })
})
