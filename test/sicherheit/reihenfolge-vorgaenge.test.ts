import { afterAll, beforeAll, test } from 'vitest'
import { closeVorgangsdruck } from '../../src/modules/vorgaenge/index.ts'
import { createDienst, type Dienst } from '../support/dienst.ts'
import { startTestPortal, type TestPortal } from '../support/portal.ts'
import { proveOrder, watchWrites } from './reihenfolge.ts'
import { nachweis, rueckfrage, staende } from './reihenfolge-vorgaenge.test-daten.ts'

let portal: TestPortal
let sabine: Dienst
beforeAll(async () => {
  portal = await startTestPortal()
  sabine = await createDienst(portal, ['leistungssachbearbeitung'])
  await watchWrites(portal)
})
afterAll(async () => {
  await closeVorgangsdruck()
  await portal.stop()
})

test.each<[string, () => Promise<void>]>([
  ['Stände eines Vorgangs', () => proveOrder(portal, staende({ portal, sabine }))],
  ['Nachweis', () => proveOrder(portal, nachweis({ portal, sabine }))],
  ['Rückfrage zu Angaben', () => proveOrder(portal, rueckfrage({ portal, sabine }))],
])('AZ-10: %s: keine falsche Reihenfolge wird angenommen, jede richtige schon', (_, prove) => prove(), 120_000)
