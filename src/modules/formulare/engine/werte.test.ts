import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Feld } from './modell.ts'
import { parseBetrag, readFeld } from './werte.ts'

const sicht = { hier: {}, alle: {}, heute: '2026-11-23' }
const feld = (teil: { art: Feld['art'] } & Record<string, unknown>) => ({ name: 'f', label: 'Angabe', ...teil }) as Feld
const optionen = [
  { wert: 'a', text: 'A' },
  { wert: 'b', text: 'B' },
]
const tag = (text: string) => {
  const [jahr, monat, day] = text.split('-')
  return { 'f-tag': day, 'f-monat': monat, 'f-jahr': jahr }
}

test.each([
  [{ art: 'text' }, { f: ' Hallo ' }, 'Hallo'],
  [{ art: 'langtext' }, { f: 'eins\r\nzwei' }, 'eins\nzwei'],
  [{ art: 'name' }, { f: 'Đorđe' }, 'Đorđe'],
  [{ art: 'plz' }, { f: '01067' }, '01067'],
  [{ art: 'email' }, { f: 'a@b.example' }, 'a@b.example'],
  [{ art: 'telefon' }, { f: '+49 (511) 123-45' }, '+49 (511) 123-45'],
  [{ art: 'iban' }, { f: 'DE89 3704 0044 0532 0130 00' }, 'DE89370400440532013000'],
  [{ art: 'betrag' }, { f: '1.234,5 €' }, 123_450],
  [{ art: 'zahl', von: 1, bis: 9 }, { f: '9' }, 9],
  [{ art: 'janein' }, { f: 'nein' }, false],
  [{ art: 'auswahl', optionen }, { f: 'b' }, 'b'],
  [{ art: 'mehrfach', optionen }, { f: ['b', 'a'] }, ['a', 'b']],
  [{ art: 'mehrfach', optionen }, { f: 'b' }, ['b']],
  [{ art: 'datum' }, tag('2026-02-28'), '2026-02-28'],
  [{ art: 'text', freiwillig: true }, { f: '  ' }, undefined],
  [{ art: 'datum', freiwillig: true }, {}, undefined],
  [{ art: 'mehrfach', optionen, freiwillig: true }, {}, undefined],
] as const)('liest %j aus %j', (teil, eingabe, wert) => {
  expect(readFeld(feld(teil), eingabe, sicht)).toEqual({ ok: true, wert })
})

test.each([
  [{ art: 'text' }, {}, 'Füllen Sie das Feld „Angabe“ aus.'],
  [{ art: 'text', hoechstens: 3 }, { f: 'vier' }, 'um 1 Zeichen zu lang'],
  [{ art: 'text' }, { f: 'a\u202eb' }, 'unsichtbare Zeichen'],
  [{ art: 'plz' }, { f: '3015' }, '5 Ziffern'],
  [{ art: 'email' }, { f: 'a@b' }, 'vollständige E-Mail-Adresse'],
  [{ art: 'telefon' }, { f: 'ruf an' }, 'in Ziffern'],
  [{ art: 'iban' }, { f: 'DE88370400440532013000' }, 'gibt es nicht'],
  [{ art: 'betrag' }, { f: 'viel' }, 'zum Beispiel 1.234,50'],
  [{ art: 'betrag', hoechstens: 10_000 }, { f: '100,01' }, 'Prüfen Sie das Komma'],
  [{ art: 'zahl', von: 1, bis: 9 }, { f: '10' }, 'von 1 bis 9'],
  [{ art: 'zahl' }, { f: '1,5' }, 'ganze Zahl'],
  [{ art: 'janein' }, { f: 'vielleicht' }, 'Wählen Sie „Ja“ oder „Nein“.'],
  [{ art: 'auswahl', optionen }, { f: 'c' }, 'Laden Sie die Seite neu'],
  [{ art: 'auswahl', optionen }, {}, 'Wählen Sie eine Antwort.'],
  [{ art: 'mehrfach', optionen }, { f: ['a', 'c'] }, 'Laden Sie die Seite neu'],
  [{ art: 'datum' }, tag('2026-02-30'), 'gibt es nicht'],
  [{ art: 'datum', bis: () => '2026-11-23' }, tag('2026-11-24'), 'Möglich ist es bis 23.11.2026.'],
  [{ art: 'datum', von: () => '2026-11-23' }, tag('2026-11-22'), 'Möglich ist es ab 23.11.2026.'],
] as const)('lehnt %j mit %j ab', (teil, eingabe, fehler) => {
  expect(readFeld(feld(teil), eingabe, sicht)).toEqual({ ok: false, fehler: expect.stringContaining(fehler) })
})

test.each([
  ['0', 0],
  ['12', 1200],
  ['12,3', 1230],
  ['12.34', 1234],
  ['1.234', 123_400],
  ['1 234 567,89', 123_456_789],
  ['12 Euro', 1200],
  ['-5', undefined],
  ['1.23.4', undefined],
  ['12,345', undefined],
  ['', undefined],
])('Beträge: %j sind %j Cent', (text, cents) => {
  expect(parseBetrag(text)).toBe(cents)
})

test('jeder Betrag, wie ihn das Portal schreibt, wird wieder gelesen', () => {
  const format = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), (cents) => parseBetrag(format.format(cents / 100)) === cents),
  )
})
