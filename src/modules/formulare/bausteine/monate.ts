import { Temporal } from 'temporal-polyfill'
import type { Tag } from '#platform/text/datum.ts'

/** The day so many months later (negative: earlier); the last of a shorter month. @throws RangeError if it is no day of the calendar */
export const addMonate = (tag: Tag, monate: number): Tag =>
  Temporal.PlainDate.from(tag).add({ months: monate }).toString()
