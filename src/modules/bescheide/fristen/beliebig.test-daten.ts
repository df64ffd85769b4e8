import fc from 'fast-check'
import type { Ort } from './feiertage.ts'
import { LAENDER, type Land, type Ortsfeiertag } from './feiertage-daten.ts'

const isoOf = (nummer: number) => new Date(Date.UTC(2000, 0, 1 + nummer)).toISOString().slice(0, 10)

/** Days of the years 2000 to 2099. */
export const tage = fc.integer({ min: 0, max: 36_524 }).map(isoOf)

/** Two of them, in order; mostly close to each other. */
export const zweiTage = fc
  .tuple(fc.integer({ min: 0, max: 36_524 }), fc.integer({ min: 0, max: 40 }))
  .map(([nummer, abstand]) => [isoOf(nummer), isoOf(nummer + abstand)] as const)

/** Around the day on which three days became four. */
export const wende = fc.integer({ min: 9_120, max: 9_150 }).map(isoOf)

export const orte: fc.Arbitrary<Ort> = fc.record({
  land: fc.constantFrom(...(Object.keys(LAENDER) as Land[])),
  ortsfeiertage: fc.subarray<Ortsfeiertag>(['fronleichnam', 'mariae-himmelfahrt', 'friedensfest']),
})
