import { expect, test } from 'vitest'
import { createDienst, signIn } from '../../../../test/support/dienst.ts'
import { ensureJobcenter } from '../../../../test/support/menschen.ts'
import { EINGANG, needed, portal, prepareEingang, sabine, thea, write } from './eingang.test-daten.ts'
import { reportUngelesene, ungelesenTask } from './ungelesen.ts'

const TAG = 86_400_000
const UEBERSICHT = '/sachbearbeitung'

prepareEingang()

test('nach zwei Werktagen erfährt es die Teamleitung, einmal: in der Liste, auf der Übersicht und in den Zahlen', async () => {
  // Monday morning; told on Thursday.
  const id = await write()
  await portal.forward(2 * TAG)
  expect(await reportUngelesene(portal.env)).toBe(0)
  await portal.forward(TAG)
  const both = await Promise.all([reportUngelesene(portal.env), reportUngelesene(portal.env)])
  expect(both.toSorted()).toEqual([0, 1])
  expect((await needed(id)).ungelesen_seit?.toISOString().slice(0, 10)).toBe('2026-11-23')
  expect(await reportUngelesene(portal.env)).toBe(0)

  for (const dienst of [sabine, thea]) await signIn(portal, dienst)
  await thea.open(UEBERSICHT)
  expect(thea.page.text).toMatch(/1 Nachricht\s+Team 1\s+23.11.2026\s+Länger als 2 Werktage ungelesen/)
  await thea.open(`${EINGANG}?wessen=ungelesen&team=Team+1`)
  expect(thea.page.html).toContain(id)
  expect(thea.page.text).toContain('ungelesen seit 23.11.2026')
  await thea.open('/sachbearbeitung/zahlen')
  expect(thea.page.text).toContain('Länger als 2 Werktage ungelesen')
  await sabine.open(UEBERSICHT)
  expect(sabine.page.text).not.toContain('Werktage ungelesen')
})

test('die Kundin liest im Verlauf, dass es gemeldet wurde', async () => {
  const rows = await portal.owner
    .selectFrom('protokoll')
    .select(['akteur', 'kunde_id', 'details'])
    .where('ereignis', '=', 'jobcenter.nachricht-ungelesen')
    .execute()
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ akteur: 'system', kunde_id: expect.any(String) })
})

test('wer sie öffnet, nimmt die Marke weg, und sie kommt nicht wieder', async () => {
  const { bezug_id: id } = await portal.owner
    .selectFrom('eingang')
    .select('bezug_id')
    .where('ungelesen_seit', 'is not', null)
    .executeTakeFirstOrThrow()
  await sabine.open(`/sachbearbeitung/gespraeche/${id}`)
  expect((await needed(id)).ungelesen_seit).toBeNull()
  await portal.forward(3 * TAG)
  expect(await reportUngelesene(portal.env)).toBe(0)
})

test('eine andere, die jemand geöffnet hat, wird nicht gemeldet, auch wenn die Antwort überfällig ist', async () => {
  const id = await write()
  await signIn(portal, sabine)
  await sabine.open(`/sachbearbeitung/gespraeche/${id}`)
  await portal.forward(7 * TAG)
  expect((await needed(id)).faellig.getTime()).toBeLessThan(portal.env.clock.now().getTime())
  expect(await reportUngelesene(portal.env)).toBe(0)
})

test('AZ-02: die Teamleitung eines anderen Jobcenters sieht nichts davon', async () => {
  const id = await write()
  await portal.forward(7 * TAG)
  await ungelesenTask(portal.env).run({})
  expect((await needed(id)).ungelesen_seit).not.toBeNull()
  const anderes = await ensureJobcenter(portal, 'Jobcenter Fremdstadt')
  const fremd = await createDienst(portal, ['teamleitung'], { jobcenterId: anderes })
  await fremd.open(UEBERSICHT)
  expect(fremd.page.text).not.toContain('Werktage ungelesen')
  await fremd.open(`${EINGANG}?wessen=ungelesen`)
  expect(fremd.page.html).not.toContain(id)
  await fremd.open('/sachbearbeitung/zahlen')
  expect(fremd.page.text).not.toContain('Werktage ungelesen')
})
