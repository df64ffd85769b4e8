import type { z } from 'zod'
import { type Feldfehler, felder, text } from '#web/felder.ts'

export const MELDUNG_HOECHSTENS = 4000
export const KONTAKT_HOECHSTENS = 200

export const meldung = felder({ text: text(20_000), kontakt: text() })
export type Meldung = z.infer<typeof meldung>

export function checkMeldung(eingabe: Meldung): Feldfehler<keyof Meldung> {
  const fehler: Feldfehler<keyof Meldung> = {}
  const { text, kontakt } = eingabe
  if (text.trim() === '') fehler.text = 'Beschreiben Sie, was Sie gestört hat oder was Sie brauchen.'
  else if (text.length > MELDUNG_HOECHSTENS) {
    fehler.text = `Kürzen Sie Ihren Text auf höchstens ${MELDUNG_HOECHSTENS} Zeichen. Jetzt sind es ${text.length}.`
  }
  if (kontakt.length > KONTAKT_HOECHSTENS) {
    fehler.kontakt = `Kürzen Sie diese Angabe auf höchstens ${KONTAKT_HOECHSTENS} Zeichen.`
  }
  return fehler
}
