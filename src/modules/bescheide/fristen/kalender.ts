import { Temporal } from 'temporal-polyfill'
import { addTage, type Tag } from '#platform/text/datum.ts'

const WOCHENTAGE = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'] as const

export type Wochentag = (typeof WOCHENTAGE)[number]

/** @throws RangeError if `tag` is no day of the calendar */
export function findWochentag(tag: Tag): Wochentag {
  return WOCHENTAGE[read(tag).dayOfWeek - 1]!
}

/** From one day to another; negative backwards. @throws RangeError if one is no day of the calendar */
export function countTage(von: Tag, bis: Tag): number {
  return read(von).until(read(bis), { largestUnit: 'day' }).days
}

/** Easter Sunday after Gauss, with the constants of the years 1900 to 2199. */
export function findOstern(jahr: number): Tag {
  const mond = (19 * (jahr % 19) + 24) % 30
  const verschiebung = jahr < 2100 ? 5 : 6
  const sonntag = (2 * (jahr % 4) + 4 * (jahr % 7) + 6 * mond + verschiebung) % 7
  // The two exceptions of the rule: the latest Sunday for the figures 29 and 28 is a week too late. For 28 the rule also
  // asks for the place in the cycle of 19 years, which in these years always fits.
  const zuSpaet = mond > 27 && sonntag === 6
  return addTage(`${jahr}-03-22`, mond + sonntag - (zuSpaet ? 7 : 0))
}

/** Only the strict form; what else Temporal reads would bring times and zones in. */
function read(tag: Tag): Temporal.PlainDate {
  return Temporal.PlainDate.from(addTage(tag, 0))
}
