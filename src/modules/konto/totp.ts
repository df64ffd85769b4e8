import { randomBytes, timingSafeEqual } from 'node:crypto'
import { HOTP, Secret, TOTP } from 'otpauth'

const SCHRITT_MS = 30_000
const SCHRITT_S = SCHRITT_MS / 1000
const VERFAHREN = { algorithm: 'SHA1', digits: 6 } as const
const ZULAESSIG = 1
/** A code that fits this many steps away tells that the clock of the device is wrong. */
const ERKENNBAR = 10

/** `abweichung`: seconds by which the clock of the device seems to be ahead (negative: behind). */
export type TotpErgebnis =
  | { ok: true; step: number }
  | { ok: false; grund: 'falsch' | 'verbraucht' }
  | { ok: false; grund: 'uhr'; abweichung: number }

/** A new shared secret: 20 random bytes (RFC 4226 section 4, R6). */
export function newSecret(): Uint8Array {
  return new Uint8Array(randomBytes(20))
}

/** The secret for typing into an app: base32 in groups of four letters. */
export function secretGroups(secret: Uint8Array): string {
  return toSecret(secret)
    .base32.match(/.{1,4}/g)!
    .join(' ')
}

/** The address behind the QR code and „In App öffnen“: SHA-1, 6 digits, 30 seconds, which every app understands. */
export function otpauthUri(angaben: { aussteller: string; konto: string; secret: Uint8Array }): string {
  const { aussteller, konto, secret } = angaben
  return new TOTP({
    issuer: aussteller,
    label: konto,
    secret: toSecret(secret),
    period: SCHRITT_S,
    ...VERFAHREN,
  }).toString()
}

/** The six digits of a typed code, blanks dropped; undefined if it is none. */
export function parseTotpCode(eingabe: string): string | undefined {
  const code = eingabe.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '')
  return /^\d{6}$/.test(code) ? code : undefined
}

/**
 * The time step of a code (RFC 6238): T−1, T or T+1, and after `lastStep`, the last one that this account has used
 * (undefined: none). The caller stores `step` in the statement that checks `lastStep` again. `uhr` says that the code
 * belongs to a time up to five minutes off; it is a failed attempt like any other and counts as one.
 */
export function findStep(
  secret: Uint8Array,
  code: string,
  { nowMs, lastStep }: { nowMs: number; lastStep: number | undefined },
): TotpErgebnis {
  const jetzt = Math.floor(nowMs / SCHRITT_MS)
  const fits = matchingSteps(secret, code, jetzt)
  const near = fits.filter((step) => Math.abs(step - jetzt) <= ZULAESSIG)
  const last = lastStep ?? -1
  const fresh = near.find((step) => step > last)
  if (fresh !== undefined) return { ok: true, step: fresh }
  if (fits.length === 0) return { ok: false, grund: 'falsch' }
  const far = fits.find((step) => step > last)
  if (near.length > 0 || far === undefined) return { ok: false, grund: 'verbraucht' }
  return { ok: false, grund: 'uhr', abweichung: (far - jetzt) * SCHRITT_S }
}

/** All steps in sight whose code it is, the nearest first. Computes every one of them, so that the time tells nothing. */
function matchingSteps(secret: Uint8Array, code: string, jetzt: number): number[] {
  const given = Buffer.from(/^\d{6}$/.test(code) ? code : '')
  const key = toSecret(secret)
  return Array.from({ length: 2 * ERKENNBAR + 1 }, (_, i) => jetzt + i - ERKENNBAR)
    .filter((step) => step >= 0)
    .filter((step) => {
      const expected = Buffer.from(HOTP.generate({ secret: key, counter: step, ...VERFAHREN }))
      return given.length === expected.length && timingSafeEqual(given, expected)
    })
    .sort((a, b) => Math.abs(a - jetzt) - Math.abs(b - jetzt) || a - b)
}

/** A copy: `secret` may be a view into a larger buffer. */
function toSecret(secret: Uint8Array): Secret {
  return new Secret({ buffer: new Uint8Array(secret).buffer })
}
