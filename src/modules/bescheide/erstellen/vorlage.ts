import type { JobcenterRow, Kunde } from '#modules/jobcenter'
import { typesetter } from '#modules/profil'
import { formatTag, type Tag } from '#platform/text/datum.ts'
import { readArt } from '../arten-daten.ts'
import type { Zeitraum } from '../bewilligung/zeitraum.ts'
import type { Vorlage } from './vorlagen-daten.ts'

/** What a letter is made of. `felder` by the names of the template; `leistung` is the name of the benefit. */
export interface Briefangaben {
  jobcenter: JobcenterRow
  kunde: Kunde
  /** Who signs: the one who makes it. */
  name: string
  datum: Tag
  leistung: string
  felder: Readonly<Record<string, string>>
}

const platzhalter = /\{\{(\w+)\}\}/g

/** The text with its values; undefined where one of them is empty: then the paragraph is left out. */
export function fillText(text: string, werte: Readonly<Record<string, string>>): string | undefined {
  let complete = true
  const filled = text.replace(platzhalter, (_, name: string) => {
    const wert = Object.hasOwn(werte, name) ? (werte[name] ?? '').trim() : ''
    if (wert === '') complete = false
    return wert
  })
  return complete ? filled : undefined
}

/** Lines whose value is missing go alone; the paragraph with the last of them. */
function fillAbsatz(text: string, werte: Readonly<Record<string, string>>): string | undefined {
  const lines = text.split('\n').flatMap((line) => fillText(line, werte) ?? [])
  return lines.length > 0 ? lines.join('\n') : undefined
}

const werteOf = ({ kunde, leistung, felder }: Briefangaben) => ({ ...felder, leistung, bgNummer: kunde.bgNummer ?? '' })

/** What templates say of the days for which the benefit is granted. */
export const printZeitraum = (zeitraum: Zeitraum | undefined): Record<string, string> =>
  zeitraum ? { bewilligungszeitraum: `${formatTag(zeitraum.von)} bis ${formatTag(zeitraum.bis)}` } : {}

/** Heading of the letter, and title of the notice in lists. */
export function titleOf(vorlage: Vorlage, angaben: Pick<Briefangaben, 'kunde' | 'leistung' | 'felder'>): string {
  return fillText(vorlage.betreff, werteOf(angaben as Briefangaben)) ?? vorlage.titel
}

/**
 * Instruction on the remedy, a paragraph each: says how and until when, and names the electronic form too (BSG, B 7 AS 10/22 R).
 * `sofort` is the rule by which a Widerspruch does not hold anything up.
 */
export function instructRemedy(
  gegen: string,
  { name, strasse, plz, ort }: JobcenterRow,
  sofort: string | undefined,
): string[] {
  return [
    `Gegen ${gegen} können Sie innerhalb eines Monats nach der Bekanntgabe Widerspruch einlegen.`,
    `Der Widerspruch ist schriftlich, in elektronischer Form nach § 36a Abs. 2 SGB I, schriftformersetzend nach § 36a Abs. 2a SGB I und § 9a Abs. 5 OZG oder zur Niederschrift einzulegen beim ${name}, ${strasse}, ${plz} ${ort}.`,
    ...(sofort ? [`Der Widerspruch hat keine aufschiebende Wirkung (${sofort}).`] : []),
  ]
}

/** Typesets a letter from a template. @throws Ueberlastet, Satzfehler of the typesetter */
export async function typesetBescheid(vorlage: Vorlage, angaben: Briefangaben): Promise<Uint8Array> {
  const { jobcenter, kunde, name, datum } = angaben
  const werte = werteOf(angaben)
  const voll = `${kunde.vorname} ${kunde.nachname}`
  const { rechtsbehelf, sofort } = readArt(vorlage.art)
  const absaetze = vorlage.absaetze.flatMap(({ text, ...rest }) => {
    const filled = fillAbsatz(text, werte)
    return filled === undefined ? [] : [{ ...rest, text: filled }]
  })
  return typesetter().pdf('bescheid', {
    jobcenter,
    empfaenger: { zeilen: [voll, kunde.strasse, `${kunde.plz} ${kunde.ort}`] },
    kundennummer: kunde.kundennummer,
    bgNummer: kunde.bgNummer ?? '',
    datum,
    betreff: titleOf(vorlage, angaben),
    anrede: `Guten Tag ${voll},`,
    absaetze,
    belehrung: rechtsbehelf === 'widerspruch' ? instructRemedy('diesen Bescheid', jobcenter, sofort) : [],
    zeichnung: name,
  })
}
