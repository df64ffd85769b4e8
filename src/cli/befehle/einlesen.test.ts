import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestKunde, ensureJobcenter } from '../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../test/support/portal.ts'
import { findKundeByNummer } from '../../modules/jobcenter/index.ts'
import { runKunde } from './kunde.ts'

let portal: TestPortal
let jobcenterId: string
let ordner: string
let zeilen: string[]

beforeAll(async () => {
  portal = await startTestPortal()
  jobcenterId = await ensureJobcenter(portal)
  ordner = mkdtempSync(join(tmpdir(), 'einlesen-'))
})
beforeEach(() => {
  zeilen = []
})
afterAll(async () => {
  rmSync(ordner, { recursive: true, force: true })
  await portal?.stop()
})

const KOPF = 'Kundennummer;Nachname;Vorname;Geburtstag;Strasse;PLZ;Ort;BGNummer'
const KIM = '123A456789;Klicker;Kim;01.02.1990;"Am Wall 3; Hinterhaus";30159;Hannover;97122//0000004'
const LI = '321B987654;Ng;Li;1984-12-24;Weg 1;30159;Hannover;'

async function run(datei: string | Buffer, ...mehr: string[]): Promise<number> {
  writeFileSync(join(ordner, 'kunden.csv'), datei)
  const worte = ['einlesen', 'kunden.csv', ...mehr]
  return runKunde(portal.env, { worte, ordner, schreibe: (zeile: string) => void zeilen.push(zeile) })
}
const read = (kundennummer: string) => findKundeByNummer(portal.env, portal.env.db, { jobcenterId, kundennummer })
const state = async () => ({
  kunden: await portal.owner.selectFrom('kunde').selectAll().orderBy('id').execute(),
  protokoll: await portal.owner.selectFrom('protokoll').select('id').orderBy('nr').execute(),
})

test('eine Probe sagt, was geschähe, und speichert nichts', async () => {
  const before = await state()
  expect(await run([KOPF, KIM, LI].join('\r\n'), '--probe')).toBe(0)
  expect(zeilen).toEqual(['Probe: 2 neu, 0 geändert, 0 unverändert. Es wurde nichts gespeichert.'])
  expect(await state()).toEqual(before)
})

test('legt an, und dieselbe Datei noch einmal ändert nichts, auch nicht im Protokoll', async () => {
  expect(await run([KOPF, KIM, LI].join('\r\n'))).toBe(0)
  expect(zeilen).toEqual(['2 neu, 0 geändert, 0 unverändert'])
  expect(await read('123A456789')).toMatchObject({
    ...{ vorname: 'Kim', nachname: 'Klicker', geburtstag: '1990-02-01' },
    ...{ strasse: 'Am Wall 3; Hinterhaus', bgNummer: '97122//0000004' },
  })
  const before = await state()
  expect(await run(`\ufeff${[KOPF, KIM, LI].join('\n')}`)).toBe(0)
  expect(zeilen.at(-1)).toBe('0 neu, 0 geändert, 2 unverändert')
  expect(await state()).toEqual(before)
})

test('bringt Bekannte auf den neuen Stand: unter demselben Schlüssel, mit Eintrag im Verlauf; ein leeres Feld löscht nichts', async () => {
  const before = await read('123A456789')
  const neu = '123A456789;Klicker-Groß;Kim;01.02.1990;Neuer Weg 5;30161;Hannover;'
  expect(await run([KOPF, neu].join('\n'))).toBe(0)
  expect(zeilen).toEqual(['123A456789  geändert: nachname, strasse, plz', '0 neu, 1 geändert, 0 unverändert'])
  const after = await read('123A456789')
  expect(after).toEqual({ ...before, nachname: 'Klicker-Groß', strasse: 'Neuer Weg 5', plz: '30161' })
  const rows = await portal.owner
    .selectFrom('protokoll')
    .select(['akteur', 'kunde_id', 'details'])
    .where('ereignis', '=', 'jobcenter.kunde-geaendert')
    .execute()
  expect(rows).toEqual([{ akteur: 'system', kunde_id: after!.id, details: { felder: 'nachname strasse plz' } }])
})

test('alle oder keiner: jeder Fehler steht mit seiner Zeile da', async () => {
  const before = await state()
  const falsch = '987C123456;"Zwei\nZeilen";Nora;31.02.1990;Weg 2;1;Hannover;'
  const datei = [KOPF, LI.replace('Weg 1', 'Anders 9'), falsch, LI, '1;2'].join('\n')
  expect(await run(datei)).toBe(1)
  expect(zeilen.at(-1)).toBe('Es wurde nichts eingelesen.')
  expect(zeilen.filter((zeile) => zeile.startsWith('Zeile 3: ')).length).toBeGreaterThanOrEqual(2)
  expect(zeilen).toContain('Zeile 5: Die Kundennummer steht schon in Zeile 2.')
  expect(zeilen).toContain('Zeile 6: 2 Felder statt 8.')
  expect(await state()).toEqual(before)
})

test('AZ-02: wer zu einem anderen Jobcenter gehört, wird nicht geändert, und niemand sonst angelegt', async () => {
  const anderes = await ensureJobcenter(portal, 'Jobcenter Fremdstadt')
  const id = await createTestKunde(portal, { kundennummer: '555E555555' })
  await portal.owner.updateTable('kunde').set({ jobcenter_id: anderes }).where('id', '=', id).execute()
  const before = await state()
  const fremd = '555E555555;Fremd;Fritz;01.02.1990;Weg 2;30159;Hannover;'
  const neu = '666F666666;Neu;Nele;01.02.1990;Weg 2;30159;Hannover;'
  expect(await run([KOPF, neu, fremd].join('\n'))).toBe(1)
  expect(zeilen[0]).toBe('Zeile 3: Die Kundennummer 555E555555 gehört zu einem anderen Jobcenter.')
  expect(await state()).toEqual(before)
})

test.each([
  ['', 'Die Datei ist leer.'],
  [`${KOPF}\n`, 'In der Datei steht niemand.'],
  ['vorname;nachname;chef\nA;B;C', 'Zeile 1: Die Spalte „kundennummer“ fehlt.'],
  ['vorname;nachname;chef\nA;B;C', 'Zeile 1: Die Spalte „chef“ ist unbekannt.'],
  [`${KOPF};Ort\n`, 'Zeile 1: Die Spalte „ort“ steht zweimal da.'],
  [Buffer.from('vorname\nM\xfcller', 'latin1'), 'nicht als UTF-8 gespeichert'],
])('%j wird abgelehnt: %s', async (datei, satz) => {
  expect(await run(datei)).toBe(1)
  expect(zeilen.join('\n')).toContain(satz)
})

test('viele Fehler füllen nicht den Schirm', async () => {
  const kaputt = Array.from({ length: 80 }, () => 'x;y').join('\n')
  expect(await run(`${KOPF}\n${kaputt}`)).toBe(1)
  expect(zeilen).toHaveLength(52)
  expect(zeilen.at(-2)).toBe('… und 30 weitere Fehler')
})

test('wer den Befehl falsch aufruft, bekommt 2; eine fehlende Datei ist 1', async () => {
  const call = (...worte: string[]) => runKunde(portal.env, { worte, ordner, schreibe: () => undefined })
  expect(await call('einlesen')).toBe(2)
  expect(await call('einlesen', 'a.csv', 'b.csv')).toBe(2)
  expect(await call('liste', '--probe')).toBe(2)
  expect(await call('einlesen', 'fehlt.csv')).toBe(1)
})
