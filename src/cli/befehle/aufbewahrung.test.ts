import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDienst } from '../../../test/support/dienst.ts'
import { createMensch, createTestKunde } from '../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../test/support/portal.ts'
import { confirmSperre, endUnconfirmed, liftSperre, listSperren, lockAkte } from '../../modules/aufbewahrung/index.ts'
import { runAufbewahrungBefehl } from './aufbewahrung.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(() => portal?.stop())

async function run(...worte: string[]) {
  const lines: string[] = []
  const befehl = { worte, ordner: '', schreibe: (line: string) => void lines.push(line) }
  return { code: await runAufbewahrungBefehl(portal.env, befehl), text: lines.join('\n') }
}

test('AZ-07: der Betrieb hält eine Akte sofort fest; länger als sieben Tage und wieder frei wird sie nur durch jemanden im Portal', async () => {
  const kundeId = await createTestKunde(portal, { kundennummer: '321C765432' })
  const leitung = await createDienst(portal, ['teamleitung'])
  const id = async () => (await listSperren(portal.env, portal.env.db, { kundeId }))[0]?.id ?? ''
  expect(await run('sperren', '321C765432')).toMatchObject({ code: 2 })
  expect(await run('sperren', '999Z999999', '--grund', 'Klage')).toMatchObject({ code: 1 })
  expect((await run('sperren', '321C765432', '--grund', 'Klage Steckrübe')).text).toMatch(
    /^Die Akte wird festgehalten, vorerst sieben Tage\. .*Portal/,
  )
  expect((await run('sperren', '321c765432', '--grund', 'noch einmal')).text).toBe('Die Akte wird schon festgehalten.')
  expect((await run('sperren')).text).toBe('321C765432  seit 2026-11-23  unbestätigt, bis 2026-11-30  Klage Steckrübe')
  const rows = await portal.owner.selectFrom('loeschsperre').selectAll().execute()
  expect(rows[0]!.grund.includes('Steckrübe')).toBe(false)
  expect(await confirmSperre(portal.env, leitung, await id())).toBe('ok')
  expect((await run('sperren')).text).toBe('321C765432  seit 2026-11-23  Klage Steckrübe')
  expect(await run('freigeben', '321C765432')).toMatchObject({ code: 2 })
  expect((await run('freigeben', '321C765432', '--grund', 'Rechtskräftig')).text).toMatch(
    /^Die Aufhebung ist beantragt\. .*Portal/,
  )
  expect((await run('freigeben', '321C765432', '--grund', 'x')).text).toContain('schon beantragt')
  expect((await run('sperren')).text).toContain('Aufhebung beantragt')
  expect(await liftSperre(portal.env, leitung, await id())).toBe('ok')
  expect((await run('sperren')).text).toBe('')
  const records = await portal.owner
    .selectFrom('protokoll')
    .select('ereignis')
    .where('kunde_id', '=', kundeId)
    .orderBy('nr')
    .execute()
  expect(records.map(({ ereignis }) => ereignis)).toEqual([
    'jobcenter.loeschsperre-gesetzt',
    'jobcenter.loeschsperre-bestaetigt',
    'jobcenter.loeschsperre-aufhebung-beantragt',
    'jobcenter.loeschsperre-aufgehoben',
  ])
})

test('AZ-07: bestätigt sie niemand, endet sie nach sieben Tagen, nicht vorher', async () => {
  const kundeId = await createTestKunde(portal)
  await lockAkte(portal.env, { kundeId, grund: 'Klage', von: undefined })
  const jetzt = portal.env.clock.now().getTime()
  const at = (ms: number) => ({ ...portal.env, clock: { now: () => new Date(jetzt + ms) } })
  const held = async () => (await listSperren(portal.env, portal.env.db, { kundeId })).length
  expect([await endUnconfirmed(at(7 * 86_400_000 - 1000)), await held()]).toEqual([0, 1])
  expect([await endUnconfirmed(at(7 * 86_400_000)), await held()]).toEqual([1, 0])
})

test('PRI-05: wer nach den eigenen Daten fragt, erfährt von der Sperre, und nur von der eigenen', async () => {
  const [eine, andere] = [await createMensch(portal, { kunde: true }), await createMensch(portal, { kunde: true })]
  await lockAkte(portal.env, { kundeId: eine.kundeId, grund: 'Klage gegen Bescheid', von: undefined })
  const read = async (kontoId: string) =>
    (await listSperren(portal.env, portal.env.db, { kontoId })).map(({ grund }) => grund)
  expect([await read(eine.kontoId), await read(andere.kontoId)]).toEqual([['Klage gegen Bescheid'], []])
  const ende = new Date(portal.env.clock.now().getTime() + 8 * 86_400_000)
  await endUnconfirmed({ ...portal.env, clock: { now: () => ende } })
  expect(await read(eine.kontoId)).toEqual(['Klage gegen Bescheid'])
})

test('Lauf und Stand; was falsch gerufen ist, sagt der Rückgabewert', async () => {
  expect(await run('lauf')).toEqual({ code: 0, text: 'Gelöscht: nichts' })
  expect((await run('stand')).text).toBe('2026-11-23T09:00:00.000Z  beendet  nichts')
  for (const worte of [[], ['alles'], ['lauf', 'jetzt'], ['stand', 'a', 'b']])
    expect((await run(...worte)).code).toBe(2)
})
