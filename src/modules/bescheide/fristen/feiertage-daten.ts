import type { Tag } from '#platform/text/datum.ts'
import type { Land } from '#platform/text/laender.ts'

export { LAENDER, type Land } from '#platform/text/laender.ts'

/** Holidays that hold only in some communities of a Land, by its law or by an ordinance. */
export type Ortsfeiertag = 'fronleichnam' | 'mariae-himmelfahrt' | 'friedensfest'

/**
 * `fest` is `MM-TT`; `ostern` counts days from Easter Sunday; `mittwochVor` is `MM-TT`, that day itself not included;
 * `einmal` is the one day that was or will be a holiday.
 */
export type Feiertagstermin = { fest: string } | { ostern: number } | { mittwochVor: string } | { einmal: Tag }

export interface Feiertagsregel {
  name: string
  termin: Feiertagstermin
  laender: 'alle' | readonly Land[]
  /** The first day that was one by this rule, or where the data begin. */
  gueltigAb: Tag
  /** Holds only where the community is named for it. */
  nurBei?: Ortsfeiertag
}

/** The years that the table answers for: older notices are not decided upon any more. */
export const ERSTES_JAHR = 2000
export const LETZTES_JAHR = 2199

const immer = { gueltigAb: '2000-01-01' }
const alle = { laender: 'alle', ...immer } as const

/** The holiday laws of the 16 Länder; the 3rd of October by the Einigungsvertrag (Art. 2 Abs. 2). */
export const FEIERTAGSREGELN: readonly Feiertagsregel[] = [
  { name: 'Neujahr', termin: { fest: '01-01' }, ...alle },
  { name: 'Karfreitag', termin: { ostern: -2 }, ...alle },
  { name: 'Ostermontag', termin: { ostern: 1 }, ...alle },
  { name: 'Tag der Arbeit', termin: { fest: '05-01' }, ...alle },
  { name: 'Christi Himmelfahrt', termin: { ostern: 39 }, ...alle },
  { name: 'Pfingstmontag', termin: { ostern: 50 }, ...alle },
  { name: 'Tag der Deutschen Einheit', termin: { fest: '10-03' }, ...alle },
  { name: 'Erster Weihnachtstag', termin: { fest: '12-25' }, ...alle },
  { name: 'Zweiter Weihnachtstag', termin: { fest: '12-26' }, ...alle },

  { name: 'Heilige Drei Könige', termin: { fest: '01-06' }, laender: ['BW', 'BY', 'ST'], ...immer },
  { name: 'Internationaler Frauentag', termin: { fest: '03-08' }, laender: ['BE'], gueltigAb: '2019-03-08' },
  { name: 'Internationaler Frauentag', termin: { fest: '03-08' }, laender: ['MV'], gueltigAb: '2023-03-08' },
  { name: 'Ostersonntag', termin: { ostern: 0 }, laender: ['BB'], ...immer },
  { name: 'Pfingstsonntag', termin: { ostern: 49 }, laender: ['BB'], ...immer },
  {
    name: 'Fronleichnam',
    termin: { ostern: 60 },
    laender: ['BW', 'BY', 'HE', 'NW', 'RP', 'SL'],
    ...immer,
  },
  { name: 'Fronleichnam', termin: { ostern: 60 }, laender: ['SN', 'TH'], nurBei: 'fronleichnam', ...immer },
  { name: 'Augsburger Friedensfest', termin: { fest: '08-08' }, laender: ['BY'], nurBei: 'friedensfest', ...immer },
  { name: 'Mariä Himmelfahrt', termin: { fest: '08-15' }, laender: ['SL'], ...immer },
  { name: 'Mariä Himmelfahrt', termin: { fest: '08-15' }, laender: ['BY'], nurBei: 'mariae-himmelfahrt', ...immer },
  { name: 'Weltkindertag', termin: { fest: '09-20' }, laender: ['TH'], gueltigAb: '2019-09-20' },
  { name: 'Reformationstag', termin: { fest: '10-31' }, laender: ['BB', 'MV', 'SN', 'ST', 'TH'], ...immer },
  {
    name: 'Reformationstag',
    termin: { fest: '10-31' },
    laender: ['HB', 'HH', 'NI', 'SH'],
    gueltigAb: '2018-10-31',
  },
  { name: 'Allerheiligen', termin: { fest: '11-01' }, laender: ['BW', 'BY', 'NW', 'RP', 'SL'], ...immer },
  { name: 'Buß- und Bettag', termin: { mittwochVor: '11-23' }, laender: ['SN'], ...immer },

  {
    name: 'Reformationstag',
    termin: { einmal: '2017-10-31' },
    laender: ['BW', 'BY', 'BE', 'HB', 'HH', 'HE', 'NI', 'NW', 'RP', 'SL', 'SH'],
    ...immer,
  },
  { name: 'Tag der Befreiung', termin: { einmal: '2020-05-08' }, laender: ['BE'], ...immer },
  { name: 'Tag der Befreiung', termin: { einmal: '2025-05-08' }, laender: ['BE'], ...immer },
  { name: 'Jahrestag des Volksaufstands von 1953', termin: { einmal: '2028-06-17' }, laender: ['BE'], ...immer },
]
