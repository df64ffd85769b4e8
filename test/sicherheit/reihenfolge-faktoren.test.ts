import { afterAll, beforeAll, test } from 'vitest'
import { closeTypesetter } from '../../src/modules/profil/index.ts'
import { createDienst, type Dienst } from '../support/dienst.ts'
import { startTestPortal, type TestPortal } from '../support/portal.ts'
import { proveOrder, watchWrites } from './reihenfolge.ts'
import { aenderungsnamen, app, frischerNachweis, passkey, zugangVerloren } from './reihenfolge-faktoren.test-daten.ts'

let portal: TestPortal
let dienst: Dienst
beforeAll(async () => {
  portal = await startTestPortal()
  dienst = await createDienst(portal, ['teamleitung'])
  await watchWrites(portal)
})
afterAll(async () => {
  await closeTypesetter()
  await portal.stop()
})

test.each<[string, () => Promise<void>]>([
  ['App einrichten', () => proveOrder(portal, app(portal))],
  ['Passkey einrichten und Passwort entfernen', () => proveOrder(portal, passkey(portal))],
  ['Zugang verloren', () => proveOrder(portal, zugangVerloren(portal, dienst))],
  ...aenderungsnamen.map((name): [string, () => Promise<void>] => [
    `${name} mit frischem Nachweis`,
    () => proveOrder(portal, frischerNachweis(portal, name)),
  ]),
])('AZ-10: %s: keine falsche Reihenfolge wird angenommen, jede richtige schon', (_, prove) => prove(), 120_000)
