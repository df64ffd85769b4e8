import fc from 'fast-check'
import { type TOTP, URI } from 'otpauth'
import { describe, expect, test } from 'vitest'
import { findStep, newSecret, otpauthUri, parseTotpCode, secretGroups } from './totp.ts'

/** The secret of RFC 6238 appendix B. */
const RFC = new TextEncoder().encode('12345678901234567890')
const JETZT = Date.UTC(2026, 10, 23, 9, 0, 10)
const T = Math.floor(JETZT / 30_000)

/** The code that a device shows whose clock is `abweichung` seconds ahead. */
function codeAt(secret: Uint8Array, nowMs: number, abweichung = 0): string {
  const totp = URI.parse(otpauthUri({ aussteller: 'x', konto: 'x', secret })) as TOTP
  return totp.generate({ timestamp: nowMs + abweichung * 1000 })
}

const secret20 = fc.uint8Array({ minLength: 20, maxLength: 20 })

describe('findStep', () => {
  test.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('knows the codes of RFC 6238 at second %i', (sekunde, code) => {
    const step = Math.floor(sekunde / 30)
    expect(findStep(RFC, code, { nowMs: sekunde * 1000, lastStep: undefined })).toEqual({ ok: true, step })
  })

  test('accepts the steps T−1, T and T+1', () => {
    for (const versatz of [-1, 0, 1]) {
      const code = codeAt(RFC, JETZT, versatz * 30)
      expect(findStep(RFC, code, { nowMs: JETZT, lastStep: undefined })).toEqual({ ok: true, step: T + versatz })
    }
  })

  test('takes each step once, and none at or below the last one used', () => {
    const frueher = codeAt(RFC, JETZT, -30)
    const jetzt = codeAt(RFC, JETZT)
    const spaeter = codeAt(RFC, JETZT, 30)
    for (const [code, lastStep, ok] of [
      [jetzt, T - 1, true],
      [jetzt, T, false],
      [jetzt, T + 1, false],
      [frueher, T - 1, false],
      [frueher, T, false],
      [spaeter, T, true],
      [spaeter, T + 1, false],
    ] as const) {
      const ergebnis = findStep(RFC, code, { nowMs: JETZT, lastStep })
      expect(ergebnis).toMatchObject(ok ? { ok: true } : { ok: false, grund: 'verbraucht' })
    }
  })

  test('a clock 29 seconds off is accepted at any moment, one 95 seconds off is told about the clock', () => {
    fc.assert(
      fc.property(secret20, fc.integer({ min: 0, max: 29 }), fc.constantFrom(1, -1), (secret, sekunde, richtung) => {
        const nowMs = T * 30_000 + sekunde * 1000
        const leicht = findStep(secret, codeAt(secret, nowMs, 29 * richtung), { nowMs, lastStep: undefined })
        expect(leicht.ok).toBe(true)
        const stark = findStep(secret, codeAt(secret, nowMs, 95 * richtung), { nowMs, lastStep: undefined })
        if (stark.ok || stark.grund !== 'uhr') throw new Error('a chance match of two codes: see the seed')
        expect(Math.abs(stark.abweichung - 95 * richtung)).toBeLessThan(30)
      }),
      { seed: 1, numRuns: 200 },
    )
  })

  test('hints at the clock up to ten steps away, not further', () => {
    for (const versatz of [-10, -9, -3, -2, 2, 3, 10]) {
      const code = codeAt(RFC, JETZT, versatz * 30)
      expect(findStep(RFC, code, { nowMs: JETZT, lastStep: undefined })).toEqual({
        ok: false,
        grund: 'uhr',
        abweichung: versatz * 30,
      })
    }
    for (const versatz of [-11, 11, 100]) {
      const code = codeAt(RFC, JETZT, versatz * 30)
      expect(findStep(RFC, code, { nowMs: JETZT, lastStep: undefined })).toEqual({ ok: false, grund: 'falsch' })
    }
  })

  test('a code used some minutes ago is called used, not a matter of the clock', () => {
    const code = codeAt(RFC, JETZT, -120)
    expect(findStep(RFC, code, { nowMs: JETZT, lastStep: T - 4 })).toEqual({ ok: false, grund: 'verbraucht' })
  })

  test.each(['', '12345', '1234567', 'abcdef', '١٢٣٤٥٦', '12345\u0000', ' 28708', '1'.repeat(100_000)])(
    'anything but six digits is wrong: %.20j',
    (code) => {
      expect(findStep(RFC, code, { nowMs: 59_000, lastStep: undefined })).toEqual({ ok: false, grund: 'falsch' })
    },
  )

  test('works in the first minutes of 1970, where earlier steps do not exist', () => {
    expect(findStep(RFC, '755224', { nowMs: 0, lastStep: undefined })).toEqual({ ok: true, step: 0 })
  })

  test('reads the secret from a view into a larger buffer', () => {
    const gross = new Uint8Array(64).fill(7)
    gross.set(RFC, 10)
    const sicht = gross.subarray(10, 30)
    expect(findStep(sicht, '287082', { nowMs: 59_000, lastStep: undefined })).toEqual({ ok: true, step: 1 })
    expect(secretGroups(sicht)).toBe(secretGroups(RFC))
  })

  test('never accepts a step out of reach or used before, whatever is typed', () => {
    const code = fc.oneof(
      fc.stringMatching(/^\d{6}$/),
      fc.integer({ min: -12, max: 12 }).map((n) => codeAt(RFC, JETZT, n * 30)),
    )
    fc.assert(
      fc.property(code, fc.option(fc.integer({ min: T - 3, max: T + 3 }), { nil: undefined }), (eingabe, lastStep) => {
        const ergebnis = findStep(RFC, eingabe, { nowMs: JETZT, lastStep })
        if (!ergebnis.ok) return
        expect(Math.abs(ergebnis.step - T)).toBeLessThanOrEqual(1)
        expect(ergebnis.step).toBeGreaterThan(lastStep ?? -1)
        expect(eingabe).toBe(codeAt(RFC, ergebnis.step * 30_000))
      }),
    )
  })
})

describe('set-up', () => {
  test('a secret has 20 bytes and is never the same', () => {
    const secrets = Array.from({ length: 50 }, () => newSecret())
    expect(secrets.every((secret) => secret.length === 20)).toBe(true)
    expect(new Set(secrets.map((secret) => secret.join())).size).toBe(50)
  })

  test('shows the secret in base32 in groups of four', () => {
    expect(secretGroups(RFC)).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ')
  })

  test('writes an address that apps read back with the same secret, name and account', () => {
    fc.assert(
      fc.property(secret20, fc.stringMatching(/^[A-Za-zäöü .-]{1,30}$/), (secret, aussteller) => {
        const uri = otpauthUri({ aussteller, konto: 'kim+x@beispiel.de', secret })
        const url = new URL(uri)
        expect(url.protocol + url.hostname).toBe('otpauth:totp')
        expect(url.searchParams.get('issuer')).toBe(aussteller)
        expect(url.searchParams.get('secret')).toBe(secretGroups(secret).replaceAll(' ', ''))
        expect(decodeURIComponent(url.pathname)).toBe(`/${aussteller}:kim+x@beispiel.de`)
        expect([url.searchParams.get('digits'), url.searchParams.get('period')]).toEqual(['6', '30'])
      }),
    )
  })
})

test.each([
  ['123456', '123456'],
  [' 123 456 ', '123456'],
  ['1 2 3\u00a04\u200b56\n', '123456'],
  ['１２３４５６', '123456'],
  ['012345', '012345'],
  ['12345', undefined],
  ['1234567', undefined],
  ['12345a', undefined],
  ['١٢٣٤٥٦', undefined],
  ['', undefined],
  ['1'.repeat(100_000), undefined],
  [' '.repeat(100_000), undefined],
])('parseTotpCode reads %.20j', (eingabe, code) => {
  expect(parseTotpCode(eingabe)).toBe(code)
})
