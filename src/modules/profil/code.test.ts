import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ABLESEALPHABET, GROB } from '#platform/krypto/ablesecode.ts'
import { explainCode, formatCode, generateCode, normalizeCode } from './code.ts'

const code = fc.string({ unit: fc.constantFrom(...ABLESEALPHABET), minLength: 12, maxLength: 12 })

describe('Freischaltcode', () => {
  test('AUT-22: a code has at least 50 random bits, counted without all that holds a rude fragment', () => {
    const schreibweisen = (wort: string) =>
      [...wort].reduce((anzahl, zeichen) => anzahl * ({ E: 2, A: 2, T: 2, G: 3, U: 2 }[zeichen] ?? 1), 1)
    const anteilGrob = GROB.reduce(
      (anteil, wort) => anteil + ((12 - wort.length + 1) * schreibweisen(wort)) / ABLESEALPHABET.length ** wort.length,
      0,
    )
    expect(anteilGrob).toBeLessThan(0.5)
    expect(Math.log2(ABLESEALPHABET.length ** 12 * (1 - anteilGrob))).toBeGreaterThanOrEqual(50)
  })

  test('AUT-22: a new code is in the form of the letter and is read back', () => {
    for (let i = 0; i < 200; i++) {
      const neu = generateCode()
      expect(formatCode(neu)).toMatch(/^[34679ACDEFGHJKMNPQRTUVWXY]{4}(-[34679ACDEFGHJKMNPQRTUVWXY]{4}){2}$/)
      expect(normalizeCode(formatCode(neu))).toBe(neu)
    }
  })

  test.each([
    'ACDE-FGHJ-KMNP',
    'acde-fghj-kmnp',
    'ACDEFGHJKMNP',
    '  acde fghj kmnp\n',
    'A C D E F G H J K M N P',
    'ACDE–FGHJ—KMNP',
    'ACDE−FGHJ‑KMNP',
    'ＡＣＤＥ－ＦＧＨＪ－ＫＭＮＰ',
    'ACDE\u200b-FGHJ\u00a0KMNP\ufeff',
    '--ACDE--FGHJ--KMNP--',
  ])('AUT-22: is forgiving about case, blanks and dashes: %j', (eingabe) => {
    expect(normalizeCode(eingabe)).toBe('ACDEFGHJKMNP')
    expect(explainCode(eingabe)).toBeUndefined()
  })

  test.each([
    ['', 'Geben Sie den Freischaltcode aus Ihrem Brief ein. Er hat 12 Zeichen.'],
    [' - ', 'Geben Sie den Freischaltcode aus Ihrem Brief ein. Er hat 12 Zeichen.'],
    ['ACDE-FGHJ-KMN', 'Der Freischaltcode hat 11 statt 12 Zeichen. Vergleichen Sie ihn mit Ihrem Brief.'],
    ['ACDE-FGHJ-KMNPQ', 'Der Freischaltcode hat 13 statt 12 Zeichen. Vergleichen Sie ihn mit Ihrem Brief.'],
    [
      'OCDE-FGHJ-KM0P',
      'Der Freischaltcode enthält Zeichen, die im Code nicht vorkommen: O 0. Vergleichen Sie ihn mit Ihrem Brief.',
    ],
  ])('explains what is wrong with %j', (eingabe, fehler) => {
    expect(normalizeCode(eingabe)).toBeUndefined()
    expect(explainCode(eingabe)).toBe(fehler)
  })

  test('guesses nothing: each look-alike of a digit or letter is named', () => {
    for (const zeichen of 'O0I1LS5B8Z2') {
      expect(normalizeCode(`${zeichen}CDEFGHJKMNP`)).toBeUndefined()
      expect(explainCode(`${zeichen.toLowerCase()}CDEFGHJKMNP`)).toContain(`nicht vorkommen: ${zeichen}.`)
    }
  })

  test('an input either is a code or has an explanation, never both, never neither', () => {
    const eingabe = fc.oneof(
      code,
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...ABLESEALPHABET, ...'-o ') }),
    )
    fc.assert(
      fc.property(eingabe, (text) => {
        expect(normalizeCode(text) === undefined).toBe(explainCode(text) !== undefined)
      }),
    )
    fc.assert(
      fc.property(code, (eins) => {
        expect(normalizeCode(formatCode(eins).toLowerCase())).toBe(eins)
      }),
    )
  })

  test('INP-12: returns for 100 KB of anything', () => {
    for (const stueck of ['-', 'A', ' ', '\u200b', 'ß', '\ud800', 'A-']) {
      expect(explainCode(stueck.repeat(100_000))).toBeTypeOf('string')
    }
  })
})
