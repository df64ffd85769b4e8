import { parseEmail } from '#platform/post/email.ts'
import { type Feldfehler, felder, text } from '#web/felder.ts'
import { checkPasswort, groupPasswortFehler, type Passwortfehler, type PasswortUmfeld } from '../passwort.ts'

export const adresse = felder({ email: text() })
export const name = felder({ name: text() })
export const neuesPasswort = felder({ id: text(40), passwort: text(), wiederholung: text() })
export const zugangslink = felder({
  id: text(40),
  code: text(500),
  'geburtsdatum-tag': text(10),
  'geburtsdatum-monat': text(10),
  'geburtsdatum-jahr': text(10),
})

export function checkAdresse(email: string): Feldfehler<'email'> {
  const gelesen = parseEmail(email)
  return gelesen.ok ? {} : { email: gelesen.fehler }
}

export function checkAnmeldename(eingabe: string): Feldfehler<'name'> {
  return eingabe.trim() ? {} : { name: 'Geben Sie Ihren Benutzernamen oder Ihre E-Mail-Adresse ein.' }
}

/** A new password and its repetition, by the rules of the registration. */
export function checkNeuesPasswort(
  eingabe: { passwort: string; wiederholung: string },
  umfeld: Omit<PasswortUmfeld, 'wiederholung'>,
): Passwortfehler {
  const fehler = checkPasswort(eingabe.passwort, { ...umfeld, wiederholung: eingabe.wiederholung })
  return groupPasswortFehler(fehler)
}
