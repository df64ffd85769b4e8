import { afterAll, beforeAll, test } from 'vitest'
import { closeTypesetter } from '../../src/modules/profil/index.ts'
import { startTestPortal, type TestPortal } from '../support/portal.ts'
import { proveOrder, watchWrites } from './reihenfolge.ts'
import { createLeute, einladung, type Leute, reaktivierung, rollenwechsel } from './reihenfolge-dienst.test-daten.ts'

let portal: TestPortal
let leute: Leute
beforeAll(async () => {
  portal = await startTestPortal()
  leute = await createLeute(portal)
  await watchWrites(portal)
})
afterAll(async () => {
  await closeTypesetter()
  await portal.stop()
})

test.each<[string, () => Promise<void>]>([
  ['Einladung bis zur Freigabe der Rollen', () => proveOrder(portal, einladung(leute))],
  ['mehr Rollen', () => proveOrder(portal, rollenwechsel(leute))],
  ['Deaktivierung und Reaktivierung', () => proveOrder(portal, reaktivierung(leute))],
])('AZ-10: %s: keine falsche Reihenfolge wird angenommen, jede richtige schon', (_, prove) => prove(), 120_000)
