import type { Tag } from '#platform/text/datum.ts'

/** A rule of the law counts for what happened from `gueltigAb` until the next rule begins. */
interface Regel {
  gueltigAb: Tag
}

/** How many days after posting, sending or provision a notice counts as announced. */
export interface Vermutung extends Regel {
  tage: number
  /** As in „am vierten Tag“. */
  zahlwort: string
}

/** § 37 Abs. 2, 2a, 2b SGB X, § 9 OZG; four days by the Postrechtsmodernisierungsgesetz. The day of posting or sending decides. */
export const VERMUTUNGEN: readonly Vermutung[] = [
  { gueltigAb: '1981-01-01', tage: 3, zahlwort: 'dritten' },
  { gueltigAb: '2025-01-01', tage: 4, zahlwort: 'vierten' },
]

export type Rechtsbehelf = 'widerspruch' | 'klage'

/** A length by the calendar, and in words as in „Die Frist dauert einen Monat“. */
interface Monate {
  monate: number
  worte: string
}

/** How long a Rechtsbehelf is possible, from the announcement. */
export interface Rechtsbehelfsregel extends Regel {
  imInland: Monate
  imAusland: Monate
  vorschrift: string
  /** Where nobody said, or said rightly, which Rechtsbehelf there is. */
  ohneBelehrung: Monate
  vorschriftOhneBelehrung: string
}

const einMonat = { monate: 1, worte: 'einen Monat' }
const dreiMonate = { monate: 3, worte: 'drei Monate' }
const einJahr = { monate: 12, worte: 'ein Jahr' }

/** The day of the announcement decides. */
export const RECHTSBEHELFSREGELN: Record<Rechtsbehelf, readonly Rechtsbehelfsregel[]> = {
  widerspruch: [
    {
      gueltigAb: '1981-01-01',
      imInland: einMonat,
      imAusland: dreiMonate,
      vorschrift: '§ 84 Abs. 1 SGG',
      ohneBelehrung: einJahr,
      vorschriftOhneBelehrung: '§ 84 Abs. 2, § 66 Abs. 2 SGG',
    },
  ],
  klage: [
    {
      gueltigAb: '1981-01-01',
      imInland: einMonat,
      imAusland: dreiMonate,
      vorschrift: '§ 87 SGG',
      ohneBelehrung: einJahr,
      vorschriftOhneBelehrung: '§ 66 Abs. 2 SGG',
    },
  ],
}

/**
 * The rule that held on that day.
 * @throws RangeError if there was none yet
 */
export function ruleOn<R extends Regel>(regeln: readonly R[], tag: Tag): R {
  const regel = regeln.findLast(({ gueltigAb }) => gueltigAb <= tag)
  if (regel === undefined) throw new RangeError(`Für den ${tag} ist keine Regel hinterlegt.`)
  return regel
}
