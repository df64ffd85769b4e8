import { Temporal } from 'temporal-polyfill'
import { findFeiertag } from '#modules/bescheide'
import { addTage, type Tag } from '#platform/text/datum.ts'
import { LAENDER, type Land } from '#platform/text/laender.ts'
import { addMonate } from './monate.ts'

/** Whole numbers from 1. */
export type Dauer = { wochen: number } | { monate: number }

const ALLE = Object.keys(LAENDER) as Land[]

/** A Land by its short name; undefined for anything else. */
export const findLand = (text: string | undefined): Land | undefined => ALLE.find((one) => one === text)

/** The Länder that may be meant: the one of the office, or all where it is not known. */
export const laenderOf = (land: string | undefined): readonly Land[] => {
  const known = findLand(land)
  return known ? [known] : ALLE
}

/** From one day to another; negative backwards. */
export const countTage = (von: Tag, bis: Tag): number =>
  Temporal.PlainDate.from(von).until(Temporal.PlainDate.from(bis), { largestUnit: 'day' }).days

/** Saturday, Sunday, or a holiday at the seat of the office; where that is not known, one of all Länder. */
function isRuhetag(tag: Tag, land: Land | undefined): boolean {
  return (
    Temporal.PlainDate.from(tag).dayOfWeek > 5 ||
    laenderOf(land).every((one) => findFeiertag(tag, { land: one }) !== undefined)
  )
}

const shiftToWerktag = (tag: Tag, land: Land | undefined): Tag =>
  isRuhetag(tag, land) ? shiftToWerktag(addTage(tag, 1), land) : tag

/** The first day from Monday to Friday behind that one that is no holiday. */
export const nextWerktag = (tag: Tag, land: Land | undefined): Tag => shiftToWerktag(addTage(tag, 1), land)

/**
 * The last day of a deadline that an event sets off (§ 26 SGB X with §§ 187 to 193 BGB): the day of the event does not count, and
 * Saturday, Sunday and holidays move the end. @throws RangeError for a day that does not exist or has no holidays on record
 */
export function endFrist(ereignis: Tag, dauer: Dauer, land: Land | undefined): Tag {
  const ende = 'monate' in dauer ? addMonate(ereignis, dauer.monate) : addTage(ereignis, dauer.wochen * 7)
  return shiftToWerktag(ende, land)
}
