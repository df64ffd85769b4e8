import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ABLESEALPHABET, GROB } from '#platform/krypto/ablesecode.ts'
import { generateCodes, normalizeRecoveryCode } from './wiederherstellung-codes.ts'

describe('recovery codes', () => {
  test('ten different ones in groups, each read back', () => {
    const codes = generateCodes()
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) {
      expect(code).toMatch(
        /^[34679ACDEFGHJKMNPQRTUVWXY]{5}-[34679ACDEFGHJKMNPQRTUVWXY]{5}-[34679ACDEFGHJKMNPQRTUVWXY]{3}$/,
      )
      expect(normalizeRecoveryCode(code)).toBe(code.replaceAll('-', ''))
    }
    expect(generateCodes().filter((code) => codes.includes(code))).toEqual([])
  })

  test('each has at least 60 random bits, counted without all that holds a rude fragment', () => {
    const schreibweisen = (wort: string) =>
      [...wort].reduce((anzahl, zeichen) => anzahl * ({ E: 2, A: 2, T: 2, G: 3, U: 2 }[zeichen] ?? 1), 1)
    const anteilGrob = GROB.reduce(
      (anteil, wort) => anteil + ((13 - wort.length + 1) * schreibweisen(wort)) / ABLESEALPHABET.length ** wort.length,
      0,
    )
    expect(Math.log2(ABLESEALPHABET.length ** 13 * (1 - anteilGrob))).toBeGreaterThanOrEqual(60)
  })

  test('forgives case, blanks and dashes, and refuses what cannot be a code', () => {
    expect(normalizeRecoveryCode(' acdef ghjkm–npq ')).toBe('ACDEFGHJKMNPQ')
    for (const falsch of ['', 'ACDEF-GHJKM-NP', 'ACDEF-GHJKM-NPQR', 'OCDEF-GHJKM-NPQ', 'A'.repeat(100_000)]) {
      expect(normalizeRecoveryCode(falsch)).toBeUndefined()
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normalizeRecoveryCode(text) ?? 'ACDEFGHJKMNPQ').toMatch(/^[34679ACDEFGHJKMNPQRTUVWXY]{13}$/)
      }),
    )
  })
})
