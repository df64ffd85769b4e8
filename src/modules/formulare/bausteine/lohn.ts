import type { Tag } from '#platform/text/datum.ts'

/** Limit of a Minijob a month in cents by its first day: minimum wage times 130 by 3, rounded up to euros (§ 8 Abs. 1a SGB IV). */
const GERINGFUEGIGKEIT: readonly (readonly [ab: Tag, cents: number])[] = [
  ['2027-01-01', 63_300],
  ['2026-01-01', 60_300],
  ['2025-01-01', 55_600],
  ['2024-01-01', 53_800],
]

/** Undefined before 2024. */
export const geringfuegigkeitAm = (tag: Tag): number | undefined => GERINGFUEGIGKEIT.find(([ab]) => ab <= tag)?.[1]

/** From this pay a month more than the lump sum may be deducted, in cents (§ 11b Abs. 2 Satz 2 SGB II). */
const HOEHERE_KOSTEN: readonly (readonly [ab: Tag, cents: number])[] = [['2011-01-01', 40_000]]

export const hoehereKostenAb = (tag: Tag): number | undefined => HOEHERE_KOSTEN.find(([ab]) => ab <= tag)?.[1]
