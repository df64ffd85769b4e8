import { afterAll, beforeAll, expect, test } from 'vitest'
import { TAG } from '#platform/clock.ts'
import { newId } from '#platform/datenbank/id.ts'
import { type Buehne, openBuehne } from '../buehne.test-daten.ts'
import { settleVorgang } from '../dienst.ts'
import { remindNachweise, remindUnvollstaendige } from './tasks.ts'

let b: Buehne
beforeAll(async () => {
  b = await openBuehne()
})
afterAll(() => b?.portal.stop())

/** Makes a case so many days old, reminds, and answers how often the bell has rung for it. */
async function remindAfter(id: string, kontoId: string, tage: number): Promise<number> {
  const { env, owner } = b.portal
  const seit = new Date(env.clock.now().getTime() - tage * TAG)
  await owner
    .updateTable('vorgang')
    .set({ unvollstaendig_seit: seit })
    .where('id', '=', id)
    .where('unvollstaendig_seit', 'is not', null)
    .execute()
  await remindUnvollstaendige(env)
  const rows = await owner
    .selectFrom('benachrichtigung')
    .select('id')
    .where('konto_id', '=', kontoId)
    .where('anlass', '=', 'antrag-unvollstaendig')
    .execute()
  return rows.length
}

test('fehlen Angaben zu einem gesicherten Datum, kommt nach 3, 7 und 14 Tagen je eine Erinnerung, und dann keine mehr', async () => {
  const mensch = await b.createKunde()
  const id = await b.apply(mensch)
  const seen: number[] = []
  for (const tage of [2.9, 3, 3, 6.9, 7, 13.9, 14, 14, 60]) seen.push(await remindAfter(id, mensch.kontoId, tage))
  expect(seen).toEqual([0, 1, 1, 1, 2, 2, 3, 3, 3])
  await mensch.open('/benachrichtigungen')
  expect(mensch.page.text).toContain('Zu einem Antrag fehlen noch Angaben')
  await b.sabine.open(`/sachbearbeitung/vorgaenge/${id}`)
  for (const tage of [3, 7, 14]) {
    expect(b.sabine.page.text).toContain(`Nach ${tage} Tagen an die fehlenden Angaben erinnert.`)
  }
  await mensch.open(`/vorgaenge/${id}`)
  expect(mensch.page.text).not.toContain('an die fehlenden Angaben erinnert')
})

test('was liegen blieb, wird nicht nachgeholt: nach 20 Tagen kommt eine', async () => {
  const mensch = await b.createKunde()
  const id = await b.apply(mensch)
  expect(await remindAfter(id, mensch.kontoId, 20)).toBe(1)
  expect(await remindAfter(id, mensch.kontoId, 21)).toBe(1)
})

test('zwei Läufe zugleich erinnern einmal', async () => {
  const mensch = await b.createKunde()
  const id = await b.apply(mensch)
  await remindAfter(id, mensch.kontoId, 0)
  const seit = new Date(b.portal.env.clock.now().getTime() - 4 * TAG)
  await b.portal.owner.updateTable('vorgang').set({ unvollstaendig_seit: seit }).where('id', '=', id).execute()
  const counts = await Promise.all([1, 2].map(() => remindUnvollstaendige(b.portal.env)))
  expect(counts.reduce((a, c) => a + c)).toBe(1)
})

test('liegt der Antrag vor, oder ist er zu Ende, kommt keine', async () => {
  const [da, ende] = [await b.createKunde(), await b.createKunde()]
  const ids = [await b.apply(da), await b.apply(ende)]
  const { stand } = await b.portal.owner
    .selectFrom('vorgang')
    .select('stand')
    .where('id', '=', ids[0]!)
    .executeTakeFirstOrThrow()
  expect((await settleVorgang(b.portal.env, b.sabine, { id: ids[0]!, stand, was: 'vollstaendig' })).ok).toBe(true)
  await b.setStand(ids[1]!, { zustand: 'abgeschlossen' })
  expect(await remindAfter(ids[0]!, da.kontoId, 8)).toBe(0)
  expect(await remindAfter(ids[1]!, ende.kontoId, 8)).toBe(0)
})

test('fehlen Nachweise, kommt nach 7 und 21 Tagen je eine Erinnerung; mit Frist, nach dem Ende und ohne Fehlendes keine', async () => {
  const mensch = await b.createKunde()
  const { env, owner } = b.portal
  const place = async (id: string, zustand: 'offen' | 'vorgelegt') =>
    owner
      .insertInto('vorgang_nachweis')
      .values({
        id: newId(),
        vorgang_id: id,
        regel: null,
        typ: 'KTO',
        inhalt: Buffer.from('x'),
        zustand,
        frist: null,
        geaendert: env.clock.now(),
      })
      .execute()
  const rings = async (id: string, tage: number) => {
    const erstellt = new Date(env.clock.now().getTime() - tage * TAG)
    await owner.updateTable('vorgang').set({ erstellt, unvollstaendig_seit: null }).where('id', '=', id).execute()
    await Promise.all([remindNachweise(env), remindNachweise(env)])
    const rows = await owner
      .selectFrom('benachrichtigung')
      .select('id')
      .where('konto_id', '=', mensch.kontoId)
      .where('anlass', '=', 'nachweise-fehlen')
      .execute()
    return rows.length
  }
  const [offen, fertig, mitFrist] = [await b.apply(mensch), await b.apply(mensch), await b.apply(mensch)]
  await place(fertig, 'vorgelegt')
  expect(await rings(fertig, 30)).toBe(0)
  await place(mitFrist, 'offen')
  await owner
    .updateTable('vorgang')
    .set({ zustand: 'unterlagen-angefordert', frist: '2026-12-24' })
    .where('id', '=', mitFrist)
    .execute()
  expect(await rings(mitFrist, 30)).toBe(0)
  await place(offen, 'offen')
  const seen: number[] = []
  for (const tage of [6, 7, 8, 20, 21, 60]) seen.push(await rings(offen, tage))
  expect(seen).toEqual([0, 1, 1, 1, 2, 2])
  await mensch.open('/')
  expect(mensch.page.text).toContain('Einen Nachweis nachreichen')
})
