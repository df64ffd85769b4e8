import { addMonate, addTage, alterAm, formatTag, type Tag } from '#platform/text/datum.ts'
import type { Antworten } from '../../engine/modell.ts'

/** A day on which one has to act soon: within two weeks, or already gone. Anything but a day is not. */
export const istBald = (wert: Antworten[string], heute: Tag): boolean =>
  typeof wert === 'string' && wert <= addTage(heute, 14)

/** More than two weeks ago: then it is asked why it comes late. */
export const istSpaet = (ab: Antworten[string], heute: Tag): boolean =>
  typeof ab === 'string' && ab < addTage(heute, -14)

/** Both days counted. */
export function countTage(von: Tag, bis: Tag): number {
  return Math.round((Date.parse(bis) - Date.parse(von)) / 86_400_000) + 1
}

/** Pregnancy lasts 280 days from its first week on; from the 13th week on there is more money (§ 21 Abs. 2 SGB II). */
export const beginMehrbedarf = (entbindung: Tag): Tag => addTage(entbindung, 12 * 7 - 280)

/** Six months at least in an institution: then benefits end from the first day on (§ 7 Abs. 4 SGB II). */
export const istLangerAufenthalt = (von: Antworten[string], bis: Antworten[string]): boolean =>
  typeof von === 'string' && typeof bis === 'string' && bis >= addMonate(von, 6)

/** Younger than 25 on that day. */
export const istUnter25 = (geburtsdatum: Antworten[string], tag: Antworten[string]): boolean =>
  typeof geburtsdatum === 'string' && typeof tag === 'string' && alterAm(geburtsdatum, tag) < 25

/** The change begins on an earlier page, which can be altered afterwards: so this is pointed out, and nothing is refused. */
export const warnOfEnde = (ab: Antworten[string], ende: Antworten[string]): string[] =>
  typeof ab === 'string' && typeof ende === 'string' && ende < ab
    ? [`Dieser Tag liegt vor dem ${formatTag(ab)}, ab dem die Änderung gilt. Prüfen Sie bitte beides.`]
    : []

export const zeige = (wert: Antworten[string]): string => (typeof wert === 'string' ? formatTag(wert) : '')
