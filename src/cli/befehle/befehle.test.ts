import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { kundendaten } from '../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../test/support/portal.ts'
import { runJobcenter } from './jobcenter.ts'
import { runKunde } from './kunde.ts'

let portal: TestPortal
let ordner: string
let zeilen: string[]

beforeAll(async () => {
  portal = await startTestPortal()
  ordner = mkdtempSync(join(tmpdir(), 'befehle-'))
})
beforeEach(() => {
  zeilen = []
})
afterAll(async () => {
  rmSync(ordner, { recursive: true, force: true })
  await portal?.stop()
})

const befehl = (worte: string[]) => ({ worte, ordner, schreibe: (zeile: string) => void zeilen.push(zeile) })
const kunde = (...worte: string[]) => runKunde(portal.env, befehl(worte))
const jobcenter = (...worte: string[]) => runJobcenter(portal.env, befehl(worte))
const write = (name: string, wert: unknown) =>
  writeFileSync(join(ordner, name), typeof wert === 'string' ? wert : JSON.stringify(wert))

const haus = {
  name: 'Jobcenter Musterstadt',
  ...{ kurzname: 'Jobcenter', strasse: 'Musterallee 12', plz: '12345', ort: 'Musterstadt', telefon: '01234 567-0' },
  ...{ servicenummer: '0800 123 45 67', servicezeiten: 'Mo bis Fr', oeffnungszeiten: 'Mo bis Fr', farbe: '#0b4f8a' },
  ...{ email: 'post@jobcenter-musterstadt.example', gebaerdentelefon: 'https://gebaerdentelefon.example' },
}

test('a Jobcenter, its customers and a letter come into being from the command line', async () => {
  expect(await kunde('liste')).toBe(1)
  expect(await jobcenter('aendern', '--datei', 'haus.json')).toBe(1)
  write('haus.json', haus)
  expect(await jobcenter('anlegen', '--datei', 'haus.json')).toBe(0)
  expect(await jobcenter('anlegen', '--datei', 'haus.json')).toBe(1)
  write('neu.json', { telefon: '01234 999' })
  expect(await jobcenter('aendern', '--datei', 'neu.json')).toBe(0)

  const kim = kundendaten({ kundennummer: '123A456789' })
  write('kunden.json', [kim, kundendaten()])
  expect(await kunde('anlegen', '--datei', 'kunden.json')).toBe(0)
  expect(await kunde('liste')).toBe(0)
  expect(zeilen.at(-1)).toBe('2 Kunden')
  expect(zeilen.join('\n')).toContain(`123A456789  ${kim.nachname}, Kim  ${kim.bgNummer}`)
  const records = await portal.owner.selectFrom('protokoll').select('ereignis').execute()
  expect(records.filter((record) => record.ereignis === 'jobcenter.kunde-angelegt')).toHaveLength(2)

  expect(await kunde('code', '123 a 456789', '--pdf', 'brief.pdf')).toBe(0)
  expect(zeilen.join('\n')).toMatch(/Code: [0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)
  expect(readFileSync(join(ordner, 'brief.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  expect(statSync(join(ordner, 'brief.pdf')).mode & 0o777).toBe(0o600)
  expect(await kunde('code', '123A456789', '--pdf', 'brief.pdf'), 'no file is overwritten').toBe(1)
})

test('all or nobody: one slip or one taken number and nobody is made', async () => {
  const count = async () => (await portal.owner.selectFrom('kunde').select('id').execute()).length
  const before = await count()
  write('falsch.json', [kundendaten(), { ...kundendaten(), plz: 'x' }])
  expect(await kunde('anlegen', '--datei', 'falsch.json')).toBe(1)
  expect(zeilen).toContain('Eintrag 2: Geben Sie die Postleitzahl mit 5 Ziffern an, zum Beispiel 30159.')
  write('doppelt.json', [kundendaten(), kundendaten({ kundennummer: '123A456789' })])
  expect(await kunde('anlegen', '--datei', 'doppelt.json')).toBe(1)
  expect(zeilen.join('\n')).toContain('123A456789 ist schon vergeben')
  expect(await count()).toBe(before)
})

test.each([
  [['anlegen', '--datei', 'fehlt.json'], 1],
  [['anlegen', '--datei', 'kaputt.json'], 1],
  [['code', '999Z999999'], 1],
  [['code', 'unsinn'], 1],
  [['anlegen'], 2],
  [['code'], 2],
  [['unbekannt'], 2],
  [['liste', '--datei', 'x'], 2],
  [['liste', '--chef'], 2],
])('%j ends with %i', async (worte, erwartet) => {
  write('kaputt.json', '{')
  expect(await kunde(...worte)).toBe(erwartet)
  if (erwartet === 1) expect(zeilen.length).toBeGreaterThan(0)
})

test('in operation the code is printed on the letter alone', async () => {
  const betrieb = { ...portal.env, settings: { ...portal.env.settings, modus: 'betrieb' as const } }
  expect(await runKunde(betrieb, befehl(['code', '123A456789']))).toBe(0)
  expect(zeilen.join('\n')).not.toContain('Code:')
})

test('AUT-26: die erste Administration bekommt ihren Code vom Befehl, und nur die erste', async () => {
  expect(await jobcenter('administration')).toBe(2)
  expect(await jobcenter('administration', '--name', '  ')).toBe(1)
  expect(await jobcenter('administration', '--name', 'Ada Anfang')).toBe(0)
  const text = zeilen.join('\n')
  const code = /(?:[0-9A-Z]{4}-){6}[0-9A-Z]{4}/.exec(text)![0]
  expect(text).toContain(`/sachbearbeitung/einrichten#${code}`)
  expect(await jobcenter('freigaben')).toBe(0)
  expect(zeilen.at(-1)).toBe('Es wartet nichts auf eine Freigabe.')
  expect(await jobcenter('freigabe', 'unsinn')).toBe(1)
  const { setUpDienstPasskey, newGeraet } = await import('../../../test/support/dienst-passkeys.ts')
  expect((await setUpDienstPasskey(portal.browser(), newGeraet(portal), { code })).ok).toBe(true)
  expect(await jobcenter('administration', '--name', 'Noch Eine')).toBe(1)
  expect(zeilen.at(-1)).toContain('Es gibt schon eine Administration')
})
