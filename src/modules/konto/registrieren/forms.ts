import type { z } from 'zod'
import { parseEmail } from '#platform/post/email.ts'
import { type Feldfehler, felder, haken, text } from '#web/felder.ts'
import { checkPasswort, groupPasswortFehler, type Passwortfehler } from '../passwort.ts'

export const registrierung = felder({
  email: text(),
  passwort: text(),
  wiederholung: text(),
  bedingungen: haken(),
  einwilligung: haken(),
})
export type Registrierung = z.infer<typeof registrierung>

export const urteil = felder({ note: text(1) })
export const emailErneut = felder({ email: text() })
export const bestaetigung = felder({ id: text(40) })

export interface Passwortlage {
  regel: 'seed' | 'nist'
  woerter: string[]
}

export type Registrierungsfehler = Feldfehler<'email' | 'bedingungen' | 'einwilligung'> & Passwortfehler

/** In the order of the fields, as the summary lists them. */
export function checkRegistrierung(eingabe: Registrierung, lage: Passwortlage): Registrierungsfehler {
  const email = parseEmail(eingabe.email)
  const alle = checkPasswort(eingabe.passwort, {
    regel: lage.regel,
    woerter: lage.woerter,
    wiederholung: eingabe.wiederholung,
    ...(email.ok ? { email: email.adresse } : {}),
  })
  const fehler: Registrierungsfehler = { ...(email.ok ? {} : { email: email.fehler }), ...groupPasswortFehler(alle) }
  if (!eingabe.bedingungen) fehler.bedingungen = 'Bestätigen Sie bitte, dass Sie die Nutzungsbedingungen akzeptieren.'
  if (!eingabe.einwilligung) {
    fehler.einwilligung =
      'Ohne Ihre Einwilligung dürfen wir Ihre E-Mail-Adresse nicht verwenden. Bitte willigen Sie ein.'
  }
  return fehler
}
