import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestPortal, type TestPortal } from '../../../test/support/portal.ts'
import { createSchluesselbund, parseKeys } from '../../platform/krypto/schluessel.ts'
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

  /** The chain made anew over whatever the records are now, as an insider would who knows how it is made. */
  async function forgeChain() {
    await tamper('delete from protokoll_kette')
    await linkRecords(portal.env)
  }
  const sealed = ['siegel-verletzt']

  const shift = `alter table protokoll alter nr drop identity; update protokoll set nr = nr + 1000 where nr > 7`
  const insert = (
    nr: number,
  ) => `insert into protokoll (nr, id, zeit, ereignis, ergebnis, akteur) overriding system value
    values (${nr}, gen_random_uuid(), '2026-11-23T08:00:00Z', 'system.gestartet', 'erfolg', 'system')`
  const swap = `alter table protokoll alter nr drop identity; update protokoll set nr = 1000 where nr = 3;
    update protokoll set nr = 3 where nr = 4; update protokoll set nr = 4 where nr = 1000`

  test('LOG-03: 1 von 6, ändern, auch mit neu gerechneter Kette', async () => {
    await tamper(`update protokoll set ereignis = 'konto.angemeldet' where nr = 7`)
    expect(await befunde()).toEqual(['veraendert'])
    await forgeChain()
    expect(await befunde()).toEqual(sealed)
  })

  test.each([
    ['ereignis', `'konto.angemeldet'`],
    ['zeit', `zeit - interval '1 second'`],
    ['ergebnis', `'abgelehnt'`],
    ['akteur', `'dienst'`],
    ['akteur_id', 'gen_random_uuid()'],
    ['konto_id', 'gen_random_uuid()'],
    ['kunde_id', 'gen_random_uuid()'],
    ['details', `'{"lauf": 99}'`],
    ['geheim', `'\\x00'`],
    ['id', 'gen_random_uuid()'],
  ])('LOG-03: jede Spalte zählt: %s', async (spalte, wert) => {
    await tamper(`update protokoll set ${spalte} = ${wert} where nr = 7`)
    expect(await verifyProtokoll(portal.env, ordner)).toEqual([{ art: 'veraendert', nr: 7 }])
  })

  test('LOG-03: 2 von 6, löschen, mit oder ohne sein Glied, auch mit neu gerechneter Kette', async () => {
    await tamper('delete from protokoll where nr = 7')
    expect(await befunde()).toEqual(['fehlt'])
    await tamper('delete from protokoll_kette where nr = 7')
    expect(await befunde()).toContain('kette-unterbrochen')
    await forgeChain()
    expect(await befunde()).toEqual(sealed)
  })

  test('LOG-03: 3 von 6, einfügen, auch zwischen zwei Einträge und mit neu gerechneter Kette', async () => {
    await tamper(insert(-1))
    await linkRecords(portal.env)
    expect(await befunde()).toContain('eingefuegt')
    await tamper(`delete from protokoll where nr = -1; ${shift}; ${insert(8)}`)
    expect(await befunde()).not.toEqual([])
    await forgeChain()
    expect(await befunde()).toEqual(sealed)
  })

  test('LOG-03: 4 von 6, vertauschen, auch mit neu gerechneter Kette', async () => {
    await tamper(swap)
    expect(await befunde()).toEqual(['veraendert'])
    await forgeChain()
    expect(await befunde()).toEqual(sealed)
  })

  test('LOG-03: 5 von 6, das Ende abschneiden, auch wenn danach Neues kommt', async () => {
    await tamper('delete from protokoll where nr > 15; delete from protokoll_kette where nr > 15')
    expect(await befunde()).toEqual(sealed)
    await record(20)
    await linkRecords(portal.env)
    expect(await befunde()).toEqual(sealed)
  })

  test('LOG-03: 6 von 6, alles neu schreiben, mit stimmiger Kette und eigenem Siegel', async () => {
    await tamper(`update protokoll set ergebnis = 'abgelehnt' where nr = 2`)
    await forgeChain()
    expect(await befunde()).toEqual(sealed)
    const fremd = createSchluesselbund(
      parseKeys(`s1:${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`),
    )
    await portal.forward(60_000)
    await carryOutSiegel({ ...portal.env, schluessel: fremd })
    expect(await befunde()).toEqual(['siegel-verletzt', 'siegel-falsch'])
  })

  test('LOG-03: alle fünf Minuten geht der signierte Kopf hinaus', async () => {
    const plan = portal.app.aufgaben.find(({ name }) => name === 'protokoll-siegeln')
    expect(plan?.zeitplan).toBe('*/5 * * * *')
    const before = await readdir(ordner)
    await record(1)
    await portal.forward(5 * 60_000)
    await plan!.run({})
    expect(await readdir(ordner)).toHaveLength(before.length + 1)
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
