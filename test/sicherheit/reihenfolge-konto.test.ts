import { afterAll, beforeAll, test } from 'vitest'
import { ensureJobcenter } from '../support/menschen.ts'
import { startTestPortal, type TestPortal } from '../support/portal.ts'
import { proveOrder, watchWrites } from './reihenfolge.ts'
import { anmeldung, loeschung, registrierung, zuruecksetzen } from './reihenfolge-konto.test-daten.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
  await ensureJobcenter(portal)
  await watchWrites(portal)
})
afterAll(() => portal.stop())

test.each<[string, () => Promise<void>]>([
  ['Registrierung', () => proveOrder(portal, registrierung(portal))],
  ['Anmeldung', () => proveOrder(portal, anmeldung(portal))],
  ['neues Passwort', () => proveOrder(portal, zuruecksetzen(portal))],
  ['Konto löschen', () => proveOrder(portal, loeschung(portal))],
])('AZ-10: %s: keine falsche Reihenfolge wird angenommen, jede richtige schon', (_, prove) => prove(), 120_000)
