import { expect, test } from 'vitest'
import { freibetragAm, wohnflaecheFrei } from './vermoegen.ts'

const AB = '2026-11-01'

test.each<[string, string[], string, number | undefined]>([
  ['allein, 29 Jahre', ['1997-06-01'], AB, 500_000],
  ['allein, 30 Jahre', ['1996-06-01'], AB, 1_000_000],
  ['allein, wird im selben Monat 30', ['1996-11-30'], AB, 1_000_000],
  ['allein, wird im nächsten Monat 30', ['1996-12-01'], AB, 500_000],
  ['Paar, 45 und 52 Jahre', ['1981-01-01', '1974-01-01'], AB, 3_250_000],
  ['allein mit Kind, 35 und 6 Jahre', ['1991-01-01', '2020-01-01'], AB, 1_500_000],
  ['Paar mit zwei Kindern', ['1985-01-01', '1987-01-01', '2014-01-01', '2010-01-01'], AB, 3_250_000],
  ['58 Jahre, Beginn im Juni 2026', ['1968-01-01'], '2026-06-01', 4_000_000],
  ['58 Jahre, Beginn im Juli 2026', ['1968-01-01'], '2026-07-01', 2_000_000],
  ['zu zweit, Beginn im Juni 2026', ['1968-01-01', '1970-01-01'], '2026-06-01', 5_500_000],
  ['vor 2023', ['1968-01-01'], '2022-12-01', undefined],
  ['niemand', [], AB, 0],
])('Freibetrag: %s', (_, geburtsdaten, beginn, cents) => {
  expect(freibetragAm(geburtsdaten, beginn)).toBe(cents)
})

test('die eigene Wohnung darf mit jeder Person ab der fünften größer sein', () => {
  expect([wohnflaecheFrei('haus', 1), wohnflaecheFrei('haus', 5), wohnflaecheFrei('wohnung', 4)]).toEqual([
    140, 160, 130,
  ])
})
