import { z } from 'zod'
import { felder, text } from '#web/felder.ts'

export const anmeldung = felder({ name: text(), passwort: text(), weiter: text(500) })
export const totp = felder({ code: text(100), weiter: text(500) })
export const entwurf = felder({
  pfad: text(500),
  felder: z.record(z.string().max(100), z.string().max(20_000)).refine((value) => Object.keys(value).length <= 200),
})
