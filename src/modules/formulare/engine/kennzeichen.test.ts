import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseIban, parseKvnr, parseRvnr, parseSteuerId } from './kennzeichen.ts'

/** Published examples of the numbers. */
const gueltig = [
  ['IBAN', parseIban, 'DE89 3704 0044 0532 0130 00', 'DE89370400440532013000'],
  ['IBAN', parseIban, 'de02 1203 0000 0000 2020 51', 'DE02120300000000202051'],
  ['IBAN', parseIban, 'GB29 NWBK 6016 1331 9268 19', 'GB29NWBK60161331926819'],
  ['IBAN', parseIban, 'FR14-2004-1010-0505-0001-3M02-606', 'FR1420041010050500013M02606'],
  ['RVNR', parseRvnr, '65 170839 J 003', '65170839J003'],
  ['RVNR', parseRvnr, '15070649C103', '15070649C103'],
  ['Steuer-ID', parseSteuerId, '86 095 742 719', '86095742719'],
  ['Steuer-ID', parseSteuerId, '47036892816', '47036892816'],
  ['KVNR', parseKvnr, 'A123456780', 'A123456780'],
] as const

test.each(gueltig)('%s: gilt in jeder üblichen Schreibweise (%#)', (_, parse, eingabe, wert) => {
  expect(parse(eingabe)).toEqual({ ok: true, wert })
})

test.each(gueltig)('%s: jede einzelne falsche Ziffer fällt auf (%#)', (_, parse, __, wert) => {
  for (let i = 0; i < wert.length; i++) {
    if (!/\d/.test(wert[i]!)) continue
    const falsch = wert.slice(0, i) + ((Number(wert[i]) + 1) % 10) + wert.slice(i + 1)
    expect({ falsch, ok: parse(falsch).ok }).toEqual({ falsch, ok: false })
  }
})

test.each([
  [parseIban, '', /zwei Buchstaben/],
  [parseIban, 'DE8937040044053201300', /22 Zeichen. Eingegeben sind 21/],
  [parseIban, 'US64SVBKUS6S3300958879', /Euro-Zahlungsraum/],
  [parseRvnr, '65170839J00', /12 Zeichen/],
  [parseSteuerId, '06095742719', /beginnt nicht mit 0/],
  [parseSteuerId, '12345678903', /gibt es nicht/],
  [parseKvnr, '1234567890', /einen Buchstaben/],
] as const)('der Fehler sagt, was zu tun ist (%#)', (parse, eingabe, fehler) => {
  expect(parse(eingabe)).toMatchObject({ ok: false, fehler })
})

describe('Rentenversicherungsnummer und Geburtsdatum', () => {
  test('ein anderer Monat oder ein anderes Jahr warnt, ein anderer Tag nicht', () => {
    expect(parseRvnr('65170839J003', '1939-08-17')).toEqual({ ok: true, wert: '65170839J003' })
    expect(parseRvnr('65170839J003', '1939-08-02')).toEqual({ ok: true, wert: '65170839J003' })
    expect(parseRvnr('65170839J003', '1939-09-17')).toMatchObject({ ok: true, warnung: /passt nicht/ })
    expect(parseRvnr('65170839J003', '1993-08-17')).toMatchObject({ ok: true, warnung: /passt nicht/ })
  })
})

test('nichts, was jemand tippt, wirft', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), (text) => {
      for (const parse of [parseIban, parseRvnr, parseSteuerId, parseKvnr])
        expect(typeof parse(text).ok).toBe('boolean')
    }),
  )
})
