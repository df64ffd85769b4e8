import { type Kundendaten, parseKundendaten } from '#modules/jobcenter'
import { checkText, clean } from '#modules/vorgaenge'
import { parseGeburtsdatum, type Tag } from '#platform/text/datum.ts'
import { type Feldfehler, felder, haken, text, wahl } from '#web/felder.ts'

export const entscheidung = felder({
  entscheidung: wahl(['zuordnen', 'ablehnen']),
  kunde: text(36),
  geprueft: haken(),
  grund: text(),
})

/** Why it is refused, as the person reads it. */
export function checkGrund(eingabe: string): { grund: string; fehler: string | undefined } {
  const grund = clean(eingabe)
  return { grund, fehler: checkText(grund, 'Schreiben Sie, warum, und was die Person tun kann.') }
}

export const neuerKunde = felder({
  ...{ vorname: text(), nachname: text(), strasse: text(), plz: text(), ort: text() },
  ...{ kundennummer: text(), bgNummer: text() },
  ...{ 'geburtstag-tag': text(20), 'geburtstag-monat': text(20), 'geburtstag-jahr': text(20) },
})

/** What staff typed, as it is shown again. */
export interface Kundeneingabe {
  vorname: string
  nachname: string
  strasse: string
  plz: string
  ort: string
  kundennummer: string
  bgNummer: string
  'geburtstag-tag': string
  'geburtstag-monat': string
  'geburtstag-jahr': string
}

export type Kundenfehler = Feldfehler<
  'vorname' | 'nachname' | 'geburtstag' | 'strasse' | 'plz' | 'ort' | 'kundennummer' | 'bgNummer'
>

/** A day of birth that stands in while the others are checked. */
const IRGENDEINER = '1990-01-01'

export function checkKunde(
  eingabe: Kundeneingabe,
  heute: Tag,
): { ok: true; daten: Kundendaten } | { ok: false; fehler: Kundenfehler } {
  const { 'geburtstag-tag': tag, 'geburtstag-monat': monat, 'geburtstag-jahr': jahr, ...rest } = eingabe
  const geboren = parseGeburtsdatum({ tag, monat, jahr }, heute)
  const read = parseKundendaten({ ...rest, geburtstag: geboren.ok ? geboren.tag : IRGENDEINER }, heute)
  const fehler = read.ok ? {} : (read.fehler as Kundenfehler)
  if (eingabe.kundennummer.trim() === '') {
    fehler.kundennummer = 'Geben Sie die Kundennummer ein, zum Beispiel 123A456789.'
  }
  if (!geboren.ok) return { ok: false, fehler: { ...fehler, geburtstag: geboren.fehler } }
  return read.ok ? read : { ok: false, fehler }
}
