import { addMonate, addTage, type Tag } from '#platform/text/datum.ts'

type Wartegrund = 'antrag' | 'widerspruch'

/** Months that an authority has to decide: § 88 Abs. 1 and 2 SGG, by the day of the application or objection. */
const MONATE: readonly { ab: Tag; antrag: number; widerspruch: number }[] = [
  { ab: '1975-01-01', antrag: 6, widerspruch: 3 },
]

/** The first day on which somebody who still waits may go to court. */
export function beginUntaetigkeitsklage(was: Wartegrund, seit: Tag): Tag {
  const regel = MONATE.findLast(({ ab }) => ab <= seit) ?? MONATE[0]!
  return addTage(addMonate(seit, regel[was]), 1)
}
