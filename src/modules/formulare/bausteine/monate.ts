import type { Tag } from '#platform/text/datum.ts'

/** The day so many months later (negative: earlier); the last of a shorter month. */
export function addMonate(tag: Tag, monate: number): Tag {
  const [jahr = 0, monat = 1, tagImMonat = 1] = tag.split('-').map(Number)
  const months = jahr * 12 + monat - 1 + monate
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1]
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const two = (zahl: number) => String(zahl).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(Math.min(tagImMonat, last))}`
}
