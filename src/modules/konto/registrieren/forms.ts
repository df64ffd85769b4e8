import type { z } from 'zod'
import { parseEmail } from '#platform/post/email.ts'
import { type Feldfehler, felder, haken, text } from '#web/felder.ts'
import { checkPasswort, type PasswortFehler } from '../passwort.ts'

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

/** The sentences of a password's errors, as one text for its field. */
function passwortText(fehler: PasswortFehler[]): string {
  return fehler.map((einer) => einer.text).join(' ')
}

export interface Passwortlage {
  regel: 'seed' | 'nist'
  woerter: string[]
}

export function checkRegistrierung(eingabe: Registrierung, lage: Passwortlage): Feldfehler<keyof Registrierung> {
  const fehler: Feldfehler<keyof Registrierung> = {}
  const email = parseEmail(eingabe.email)
  if (!email.ok) fehler.email = email.fehler
  const alle = checkPasswort(eingabe.passwort, {
    regel: lage.regel,
    woerter: lage.woerter,
    wiederholung: eingabe.wiederholung,
    ...(email.ok ? { email: email.adresse } : {}),
  })
  const gleich = alle.filter((einer) => einer.regel === 'gleich')
  const andere = alle.filter((einer) => einer.regel !== 'gleich')
  if (andere.length > 0) fehler.passwort = passwortText(andere)
  if (gleich.length > 0) fehler.wiederholung = passwortText(gleich)
  if (!eingabe.bedingungen) fehler.bedingungen = 'Bestätigen Sie bitte, dass Sie die Nutzungsbedingungen akzeptieren.'
  if (!eingabe.einwilligung) {
    fehler.einwilligung =
      'Ohne Ihre Einwilligung dürfen wir Ihre E-Mail-Adresse nicht verwenden. Bitte willigen Sie ein.'
  }
  return fehler
}
