import type { Tag } from '#platform/text/datum.ts'
import { euro } from '../folge.ts'

/** What holds from a day on, oldest first; amounts in cents. */
export type Zeitreihe = readonly (readonly [ab: Tag, wert: number])[]

/** Minimum wage an hour: MiLoG, MiLoV4 and MiLoV5. */
export const mindestlohn: Zeitreihe = [
  ['2024-01-01', 12_41],
  ['2025-01-01', 12_82],
  ['2026-01-01', 13_90],
  ['2027-01-01', 14_60],
]

/** Childcare a month and child: § 87 SGB III. The day since when it holds was not checked further back. */
export const kinderbetreuung: Zeitreihe = [['2026-01-01', 160_00]]

/** Lodging away from home: § 86 SGB III. The day since when it holds was not checked further back. */
export const unterkunftTag: Zeitreihe = [['2026-01-01', 60_00]]
export const unterkunftMonat: Zeitreihe = [['2026-01-01', 420_00]]

/** Meals away from home: § 86 SGB III. The day since when it holds was not checked further back. */
export const verpflegungTag: Zeitreihe = [['2026-01-01', 24_00]]
export const verpflegungMonat: Zeitreihe = [['2026-01-01', 168_00]]

/** A kilometre by car: § 63 Abs. 3 SGB III with § 5 Abs. 1 BRKG. */
export const kilometer: Zeitreihe = [['2026-01-01', 20]]

/** Grants for goods of the self-employed: § 16c Abs. 1 SGB II. */
export const zuschussSachgueter: Zeitreihe = [['2026-01-01', 5_000_00]]

/** Aid to one business within three years: Art. 3 of Regulation (EU) 2023/2831. */
export const deMinimis: Zeitreihe = [['2024-01-01', 300_000_00]]

/** What holds on a day; undefined before the first. */
export const wertAm = (reihe: Zeitreihe, tag: Tag): number | undefined => reihe.findLast(([ab]) => ab <= tag)?.[1]

/** A sentence about a limit that holds on that day, where the amount lies above it. */
export function warnAbove(
  cent: number | undefined,
  { reihe, tag, satz }: { reihe: Zeitreihe; tag: Tag; satz: (grenze: string) => string },
): string[] {
  const grenze = wertAm(reihe, tag)
  return cent !== undefined && grenze !== undefined && cent > grenze ? [satz(euro(grenze))] : []
}
