import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { createTestKunde, type Mensch } from '../../../../test/support/menschen.ts'
import { explain } from '../../../../test/support/plan.ts'
import { TESTZEIT } from '../../../../test/support/portal.ts'
import { listWeiterbewilligungen } from '../../vorgaenge/index.ts'
import { createLeser, draft, portal, prepareBescheide, provide, release } from '../bescheide.test-daten.ts'
import { apply, fillBewilligungen, PFAD, withdraw } from './bewilligung.test-daten.ts'
import { remindWeiterbewilligung } from './erinnern.ts'
import * as store from './store.ts'

prepareBescheide()

describe('Erinnerungen', () => {
  const bells = async (mensch: Pick<Mensch, 'kontoId'>) =>
    (
      await portal.owner
        .selectFrom('benachrichtigung')
        .select('anlass')
        .where('konto_id', '=', mensch.kontoId)
        .where(sql<boolean>`anlass like 'weiterbewilligung-%'`)
        .orderBy('id')
        .execute()
    ).map(({ anlass }) => anlass.replace('weiterbewilligung-', ''))

  /** Runs on that day, which is not today. */
  async function runOn(tag: string): Promise<void> {
    await portal.setTime(new Date(`${tag}T09:00:00Z`))
    await remindWeiterbewilligung(portal.env)
    await portal.setTime(TESTZEIT)
  }

  /** A period that opens in three days, so that no other test has reminded of it. */
  const FERN = { von: '2027-01-01', bis: '2027-12-31' }

  test('jede kommt einmal an ihrem Tag, auch wenn mehrere Läufe es zugleich versuchen; die E-Mail sagt nichts vom Inhalt', async () => {
    const kim = await createLeser()
    await provide(kim, FERN)
    await portal.runDue()
    const seen: string[][] = []
    for (const tag of [
      '2027-09-29',
      '2027-09-30',
      '2027-10-01',
      '2027-12-16',
      '2027-12-17',
      '2027-12-31',
      '2028-01-05',
    ]) {
      await portal.setTime(new Date(`${tag}T09:00:00Z`))
      await Promise.all([1, 2].map(() => remindWeiterbewilligung(portal.env)))
      seen.push(await bells(kim))
    }
    await portal.runDue()
    await portal.setTime(TESTZEIT)
    const [offen, bald, ende] = [['offen'], ['offen', 'bald'], ['offen', 'bald', 'ende']]
    expect(seen).toEqual([[], offen, offen, offen, bald, ende, ende])
    const mails = portal.mails.filter(({ an, betreff }) => an === kim.email && betreff.startsWith('Eine Erinnerung'))
    expect(mails).toHaveLength(3)
    for (const { betreff, text } of mails) {
      expect(betreff).toBe('Eine Erinnerung in Ihrem Online-Portal')
      expect(text).not.toMatch(/bewillig|grundsicherung|dezember|kranken/i)
    }
    await kim.open('/benachrichtigungen')
    expect(kim.page.text).toContain('Sie können die Weiterbewilligung beantragen')
    expect(kim.page.html).toContain(`href="${PFAD}"`)
    await kim.open('/verlauf?leistung=buergergeld')
    expect(kim.page.text.split('Sie wurden an die Weiterbewilligung erinnert.')).toHaveLength(4)
    const before = kim.page.html
    expect(before).toContain('ungelesen')
    await kim.open(PFAD)
    expect((await kim.open('/benachrichtigungen')).html).not.toContain('kern-badge--info">Neu')
  })

  test('nach einem Ausfall kommt nur die letzte, die fällig ist; lange nach dem Ende keine', async () => {
    const [kim, bo] = [await createLeser(), await createLeser()]
    await provide(kim, FERN)
    await provide(bo, FERN)
    await portal.owner.updateTable('bewilligung').set({ naechste: null }).where('kunde_id', '=', bo.kundeId).execute()
    await runOn('2027-12-20')
    expect(await bells(kim)).toEqual(['bald'])
    await portal.owner
      .updateTable('bewilligung')
      .set({ naechste: '2027-09-30' })
      .where('kunde_id', '=', bo.kundeId)
      .execute()
    await runOn('2028-03-01')
    expect([await bells(kim), await bells(bo)]).toEqual([['bald'], []])
    const rows = await portal.owner
      .selectFrom('bewilligung')
      .select('naechste')
      .where('kunde_id', '=', bo.kundeId)
      .execute()
    expect(rows).toEqual([{ naechste: null }])
  })

  test('wer beantragt hat, bekommt keine; nimmt man zurück, kommt die nächste', async () => {
    const kim = await createLeser()
    await provide(kim, FERN)
    const vorgangId = await apply(kim)
    await runOn('2027-09-30')
    expect(await bells(kim)).toEqual([])
    await withdraw(kim, vorgangId)
    await runOn('2027-12-17')
    expect(await bells(kim)).toEqual(['bald'])
  })

  test('ändert sich das Ende nicht, kommt keine zweimal; ändert es sich, richten sie sich danach; nach einer Aufhebung kommt keine', async () => {
    const kim = await createLeser()
    await provide(kim, FERN)
    await runOn('2027-09-30')
    await provide(kim, { art: 'aenderung', von: '2027-06-01', bis: '2027-12-31' })
    await runOn('2027-10-02')
    expect(await bells(kim)).toEqual(['offen'])
    await provide(kim, { art: 'aenderung', von: '2027-06-01', bis: '2027-10-31' })
    await runOn('2027-10-03')
    expect(await bells(kim)).toEqual(['offen', 'offen'])
    await provide(kim, { art: 'aenderung', von: '2027-06-01', bis: '2027-12-31' })
    await runOn('2027-10-04')
    expect(await bells(kim)).toEqual(['offen', 'offen'])
    await provide(kim, { art: 'aufhebung-erstattung', ende: '2027-11-01' })
    await runOn('2027-12-31')
    expect(await bells(kim)).toEqual(['offen', 'offen'])
  })

  test('dieselbe lässt die Tabelle kein zweites Mal zu; ohne Konto läutet nichts', async () => {
    const kundeId = await createTestKunde(portal)
    await release(await draft(kundeId, FERN))
    await runOn('2027-09-30')
    const count = () =>
      portal.owner.selectFrom('bewilligung_erinnerung').select('stufe').where('kunde_id', '=', kundeId).execute()
    expect(await count()).toEqual([])
    const row = { kunde_id: kundeId, bis: FERN.bis, stufe: 'offen' as const, zeit: TESTZEIT }
    const insert = () => portal.owner.insertInto('bewilligung_erinnerung').values(row).execute()
    await insert()
    await expect(insert()).rejects.toThrow(/bewilligung_erinnerung_pkey/)
  })
})

describe('Bei vielen', () => {
  beforeAll(fillBewilligungen, 60_000)

  const large = /"Seq Scan"[^{}]*"Relation Name":"(bewilligung|vorgang)"/

  test('liest der Lauf nur, wer dran ist, und ob beantragt ist, nur das Eigene', async () => {
    const heute = '2027-08-31'
    const plan = await explain(portal.owner, (db) => store.findFaellige(db, { heute, anzahl: 500 }))
    expect(plan).toContain('bewilligung_naechste')
    const { kunde_id } = (await store.findFaellige(portal.owner, { heute, anzahl: 1 }))[0]!
    const eigenes = await explain(portal.owner, (db) =>
      listWeiterbewilligungen(db, { kundeId: kunde_id, seit: TESTZEIT }),
    )
    expect(eigenes).toContain('vorgang_weiterbewilligung')
    for (const one of [plan, eigenes]) expect(one).not.toMatch(large)
  })
})
