import { afterAll, beforeAll, test } from 'vitest'
import { startTestPortal, type TestPortal } from '../support/portal.ts'
import { proveOrder, watchWrites } from './reihenfolge.ts'
import { angebot, einladungMitPflicht, gespraech } from './reihenfolge-termine.test-daten.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
  await watchWrites(portal)
})
afterAll(() => portal.stop())

test.each<[string, () => Promise<void>]>([
  ['Zeit anbieten und buchen', () => proveOrder(portal, angebot(portal))],
  ['Gespräch', () => proveOrder(portal, gespraech(portal))],
  ['Einladung mit Rechtsfolgen', () => proveOrder(portal, einladungMitPflicht(portal))],
])('AZ-10: %s: keine falsche Reihenfolge wird angenommen, jede richtige schon', (_, prove) => prove(), 120_000)
