import { z } from 'zod'
import { felder, text, wahl } from '#web/felder.ts'

const base64url = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[A-Za-z0-9_-]+$/)

/** What every credential carries beside its answer. The extras of browsers are let in and never used. */
const credential = {
  id: base64url(1400),
  rawId: base64url(1400),
  type: z.literal('public-key'),
  clientExtensionResults: z.record(z.string().max(100), z.unknown()).optional(),
  authenticatorAttachment: z.string().max(50).nullish(),
}

export const neueAntwort = z.strictObject({
  ...credential,
  response: z.strictObject({
    clientDataJSON: base64url(4000),
    attestationObject: base64url(20_000),
    transports: z.array(z.string().max(30)).max(10).optional(),
    authenticatorData: base64url(10_000).optional(),
    publicKey: base64url(4000).optional(),
    publicKeyAlgorithm: z.number().int().optional(),
  }),
})

export const anmeldeantwort = z.strictObject({
  ...credential,
  response: z.strictObject({
    clientDataJSON: base64url(4000),
    authenticatorData: base64url(10_000),
    signature: base64url(4000),
    userHandle: base64url(200).nullish(),
  }),
})

export type NeueAntwort = z.infer<typeof neueAntwort>
export type Anmeldeantwort = z.infer<typeof anmeldeantwort>

const zweck = z.enum(['anmelden', 'bestaetigen'])

export const anmeldeOptionen = z.strictObject({ zweck })
export const anmeldung = z.strictObject({ zweck, weiter: text(500), antwort: anmeldeantwort })
export const einrichteOptionen = z.strictObject({ name: text(200) })
export const einrichten = z.strictObject({ name: text(200), antwort: neueAntwort })

export const totp = felder({ schluessel: text(500), code: text(100) })
export const wiederherstellungscode = felder({ code: text(200), weiter: text(500) })
export const bestaetigung = felder({ passwort: text(), code: text(100), weiter: text(500) })
export const codes = felder({ was: wahl(['datei']), codes: text(500), satz: text(20) })
export const passwortEntfernen = felder({})
