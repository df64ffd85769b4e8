import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestPortal, type TestPortal } from '../../../test/support/portal.ts'
import { createJobcenter, findJobcenter, updateJobcenter } from './index.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(() => portal?.stop())

const daten = {
  name: 'Jobcenter Musterstadt',
  kurzname: 'Jobcenter',
  strasse: 'Musterallee 12',
  plz: '12345',
  ort: 'Musterstadt',
  telefon: '01234 567-0',
  servicenummer: '0800 123 45 67',
  servicezeiten: 'Montag bis Donnerstag von 8 bis 18 Uhr',
  oeffnungszeiten: 'Montag bis Freitag von 8 bis 12 Uhr\nDonnerstag auch 14 bis 18 Uhr',
  email: 'post@jobcenter-musterstadt.example',
  gebaerdentelefon: 'https://gebaerdentelefon.example',
  farbe: '#0b4f8a',
}
const create = (wert: unknown) => portal.env.db.transaction().execute((tx) => createJobcenter(portal.env, tx, wert))
const update = (id: string, wert: unknown) => portal.env.db.transaction().execute((tx) => updateJobcenter(tx, id, wert))

test('a Jobcenter is made from a file and changed field by field', async () => {
  const made = await create(daten)
  if (!made.ok) throw new Error(JSON.stringify(made.fehler))
  expect(await findJobcenter(portal.env.db)).toMatchObject(daten)
  expect(await update(made.id, { telefon: '01234 999' })).toEqual({ ok: true, id: made.id })
  expect(await findJobcenter(portal.env.db)).toMatchObject({ ...daten, telefon: '01234 999' })
})

test.each([
  [{ ...daten, plz: '1234' }, { plz: 'Das Feld „plz“ braucht 5 Ziffern.' }],
  [{ ...daten, farbe: 'red' }, { farbe: 'Das Feld „farbe“ hat die Form #rrggbb in Kleinbuchstaben.' }],
  [{ ...daten, name: ' ' }, { name: 'Das Feld „name“ fehlt.' }],
  [{ ...daten, email: 'nirgends' }, { email: 'Das Feld „email“ ist keine E-Mail-Adresse.' }],
  [
    { ...daten, land: 'XX' },
    { land: 'Das Feld „land“ ist eines von BW, BY, BE, BB, HB, HH, HE, MV, NI, NW, RP, SL, SN, ST, SH, TH.' },
  ],
  [
    { ...daten, brief_bei_ungelesen: 'ja' },
    { brief_bei_ungelesen: 'Das Feld „brief_bei_ungelesen“ ist true oder false.' },
  ],
  [{ ...daten, id: 'x', chef: 'y' }, { formular: 'Unbekannte Felder: id, chef.' }],
  [{ ...daten, ort: 'A\u202eB' }, { ort: 'Entfernen Sie im Feld „ort“ unsichtbare Zeichen.' }],
  [[], { formular: 'Erwartet wird ein JSON-Objekt mit den bekannten Feldern.' }],
])('what does not fit is refused and named', async (wert, fehler) => {
  expect(await create(wert)).toEqual({ ok: false, fehler })
})

test('a change of nothing, of an unknown Jobcenter or of an unknown field is refused', async () => {
  const nobody = '00000000-0000-7000-8000-000000000000'
  expect((await update(nobody, {})).ok).toBe(false)
  expect((await update(nobody, { telefon: '1' })).ok).toBe(false)
  expect((await update(nobody, { erstellt: 'x' })).ok).toBe(false)
})
