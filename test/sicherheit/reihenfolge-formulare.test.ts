import { afterAll, beforeAll, test } from 'vitest'
import { closeTypesetter } from '../../src/modules/profil/index.ts'
import { closeVorgangsdruck } from '../../src/modules/vorgaenge/index.ts'
import { createDienst, type Dienst } from '../support/dienst.ts'
import { startTestPortal, type TestPortal } from '../support/portal.ts'
import { proveOrder, watchWrites } from './reihenfolge.ts'
import { erstantrag, formular, freischaltung, stapel } from './reihenfolge-formulare.test-daten.ts'

let portal: TestPortal
let sabine: Dienst
beforeAll(async () => {
  portal = await startTestPortal()
  sabine = await createDienst(portal, ['teamleitung'])
  await watchWrites(portal)
})
afterAll(async () => {
  await closeTypesetter()
  await closeVorgangsdruck()
  await portal.stop()
})

test.each<[string, () => Promise<void>]>([
  ['Formular', () => proveOrder(portal, formular(portal))],
  ['Erstantrag', () => proveOrder(portal, erstantrag(portal, sabine))],
  ['Freischaltcode', () => proveOrder(portal, freischaltung(portal, sabine))],
  ['Freischaltcodes im Stapel', () => proveOrder(portal, stapel(portal, sabine))],
])('AZ-10: %s: keine falsche Reihenfolge wird angenommen, jede richtige schon', (_, prove) => prove(), 120_000)
