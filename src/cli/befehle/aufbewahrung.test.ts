import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMensch, createTestKunde } from '../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../test/support/portal.ts'
import { listSperren, lockAkte, unlockAkte } from '../../modules/aufbewahrung/index.ts'
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

test('eine Akte wird festgehalten und wieder frei, einmal, mit Eintrag im Protokoll; der Grund steht nirgends lesbar', async () => {
  const kundeId = await createTestKunde(portal, { kundennummer: '321C765432' })
  expect(await run('sperren', '321C765432')).toMatchObject({ code: 2 })
  expect(await run('sperren', '999Z999999', '--grund', 'Klage')).toMatchObject({ code: 1 })
  expect((await run('sperren', '321C765432', '--grund', 'Klage Steckrübe')).text).toBe('Die Akte wird festgehalten.')
  expect((await run('sperren', '321c765432', '--grund', 'noch einmal')).text).toBe('Die Akte wird schon festgehalten.')
  expect((await run('sperren')).text).toBe('321C765432  seit 2026-11-23  Klage Steckrübe')
  const rows = await portal.owner.selectFrom('loeschsperre').selectAll().execute()
  expect(rows[0]!.grund.includes('Steckrübe')).toBe(false)
  expect((await run('freigeben', '321C765432')).text).toBe('Es gelten wieder die üblichen Fristen.')
  expect((await run('freigeben', '321C765432')).text).toBe('Die Akte wurde nicht festgehalten.')
  const records = await portal.owner
    .selectFrom('protokoll')
    .select('ereignis')
    .where('kunde_id', '=', kundeId)
    .execute()
  expect(records.map(({ ereignis }) => ereignis)).toEqual([
    'jobcenter.loeschsperre-gesetzt',
    'jobcenter.loeschsperre-aufgehoben',
  ])
})

test('PRI-05: wer nach den eigenen Daten fragt, erfährt von der Sperre, und nur von der eigenen', async () => {
  const [eine, andere] = [await createMensch(portal, { kunde: true }), await createMensch(portal, { kunde: true })]
  await lockAkte(portal.env, eine.kundeId, 'Klage gegen Bescheid')
  const read = async (kontoId: string) =>
    (await listSperren(portal.env, portal.env.db, kontoId)).map(({ grund }) => grund)
  expect([await read(eine.kontoId), await read(andere.kontoId)]).toEqual([['Klage gegen Bescheid'], []])
  await unlockAkte(portal.env, eine.kundeId)
})

test('Lauf und Stand; was falsch gerufen ist, sagt der Rückgabewert', async () => {
  expect(await run('lauf')).toEqual({ code: 0, text: 'Gelöscht: nichts' })
  expect((await run('stand')).text).toBe('2026-11-23T09:00:00.000Z  beendet  nichts')
  for (const worte of [[], ['alles'], ['lauf', 'jetzt'], ['stand', 'a', 'b']])
    expect((await run(...worte)).code).toBe(2)
})
