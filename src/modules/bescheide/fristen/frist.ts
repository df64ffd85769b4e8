import { addMonate, addTage, type Tag } from '#platform/text/datum.ts'
import type { Ort } from './feiertage.ts'
import { findRuhegrund } from './werktage.ts'

/** Whole numbers from 1; a year is twelve months. */
export type Dauer = { tage: number } | { wochen: number } | { monate: number }

export interface Frist {
  /** The first day that counts: the one after the event. */
  beginn: Tag
  /** The end by the calendar alone. */
  ende: Tag
  /** The days, from `ende` on, on which a deadline does not end. */
  verschoben: { tag: Tag; grund: string }[]
  /** The last day, until midnight. */
  letzterTag: Tag
}

/**
 * A deadline that an event sets off (§ 64 SGG; § 26 SGB X with §§ 187 to 193 BGB): the day of the event does not count,
 * a month ends on the day of the same number or with the month, and Saturday, Sunday and holidays at the seat of the
 * office move the end. A day that the office names as the end, with reference to § 26 Abs. 3 SGB X, does not move.
 * @throws RangeError if a length is no whole number from 1, a day does not exist or has no holidays on record
 */
export function computeFrist(ereignis: Tag, dauer: Dauer, ort: Ort): Frist {
  const beginn = addTage(ereignis, 1)
  const ende = addDauer(ereignis, dauer)
  const verschoben: Frist['verschoben'] = []
  let letzterTag = ende
  for (;;) {
    const grund = findRuhegrund(letzterTag, ort)
    if (grund === undefined) return { beginn, ende, verschoben, letzterTag }
    verschoben.push({ tag: letzterTag, grund })
    letzterTag = addTage(letzterTag, 1)
  }
}

function addDauer(ereignis: Tag, dauer: Dauer): Tag {
  const zahl = 'monate' in dauer ? dauer.monate : 'wochen' in dauer ? dauer.wochen : dauer.tage
  if (!Number.isInteger(zahl) || zahl < 1) throw new RangeError(`Keine Dauer einer Frist: ${zahl}`)
  if ('monate' in dauer) return addMonate(ereignis, zahl)
  return addTage(ereignis, 'wochen' in dauer ? zahl * 7 : zahl)
}
