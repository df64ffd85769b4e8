import { alterAm, type Tag } from '#platform/text/datum.ts'
import { betragAm } from '../betraege/betraege.ts'

/** From this day on the allowance follows the age: § 12 Abs. 2 SGB II in the version of BGBl. 2026 I Nr. 107. */
const NACH_ALTER_AB = '2026-07-01'

/** § 12 Abs. 2 SGB II since 1 July 2026: the age that is reached, the allowance in cents. */
const NACH_ALTER: readonly (readonly [alter: number, cents: number])[] = [
  [50, 2_000_000],
  [40, 1_250_000],
  [30, 1_000_000],
  [0, 500_000],
]

/** The higher step counts from the first of the month in which the birthday is. */
function allowanceByAge(geburtsdatum: Tag, tag: Tag): number {
  const birthMonth = `${geburtsdatum.slice(0, 7)}-01`
  const alter = alterAm(birthMonth, tag)
  return NACH_ALTER.find(([ab]) => alter >= ab)?.[1] ?? NACH_ALTER.at(-1)![1]
}

/**
 * What the people of a Bedarfsgemeinschaft may own together, in cents; what one does not use counts for the others. `beginn` is the
 * first day of the benefits: before July 2026 a first application had a year with the higher amounts of § 12 Abs. 4 SGB II a.F.
 * @returns undefined where no rule of that day is known
 */
export function freibetragAm(geburtsdaten: readonly Tag[], beginn: Tag): number | undefined {
  if (geburtsdaten.length === 0) return 0
  if (beginn >= NACH_ALTER_AB) return geburtsdaten.reduce((sum, one) => sum + allowanceByAge(one, beginn), 0)
  const erste = betragAm('vermoegen.karenz.erste_person', beginn)
  const weitere = betragAm('vermoegen.karenz.weitere_person', beginn)
  if (erste === undefined || weitere === undefined) return undefined
  return erste + weitere * (geburtsdaten.length - 1)
}

/** Square metres of one's own home that are always left (§ 12 Abs. 1 SGB II): 20 more for each person above four. */
const EIGENHEIM = { haus: 140, wohnung: 130, jeWeitere: 20, personen: 4 } as const

export const wohnflaecheFrei = (art: 'haus' | 'wohnung', personen: number): number =>
  EIGENHEIM[art] + EIGENHEIM.jeWeitere * Math.max(0, personen - EIGENHEIM.personen)

/** A car of an employable person is presumed appropriate up to this value in cents, by its first day (practice to § 12 Abs. 1 Nr. 2 SGB II). */
const FAHRZEUG: readonly (readonly [ab: Tag, cents: number])[] = [['2023-01-01', 1_500_000]]

export const fahrzeugFreiAm = (tag: Tag): number => FAHRZEUG.find(([ab]) => ab <= tag)?.[1] ?? 0
