import { z } from 'zod'
import { anmeldeantwort, neueAntwort } from '#modules/konto'
import { safePath } from '#platform/text/weiterleitung.ts'
import { felder, text } from '#web/felder.ts'

const zweck = z.enum(['anmelden', 'bestaetigen'])
const code = text(200)
const name = text(200)

export const optionen = z.strictObject({ zweck })
export const anmeldung = z.strictObject({ zweck, weiter: text(500), antwort: anmeldeantwort })
export const einrichtungscode = felder({ code })
export const einladungsOptionen = z.strictObject({ name, code })
export const einladungsAntwort = z.strictObject({ name, code, antwort: neueAntwort })
export const eigeneOptionen = z.strictObject({ name })
export const eigeneAntwort = z.strictObject({ name, antwort: neueAntwort })
export const nichts = felder({})

/** Where to go after the sign-in: a page of the staff side, or nowhere (INP-06). */
export function readDienstziel(wert: string | undefined): string | undefined {
  const pfad = safePath(wert, '')
  return /^\/sachbearbeitung(?:[/?#]|$)/.test(pfad) ? pfad : undefined
}
