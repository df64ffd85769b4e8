import { addTage, type Tag } from '#platform/text/datum.ts'
import {
  ERSTES_JAHR,
  FEIERTAGSREGELN,
  type Feiertagsregel,
  type Feiertagstermin,
  type Land,
  LETZTES_JAHR,
  type Ortsfeiertag,
} from './feiertage-daten.ts'
import { findOstern, findWochentag } from './kalender.ts'

/** Where a declaration has to arrive: the holidays of the seat of the office count. */
export interface Ort {
  land: Land
  ortsfeiertage?: readonly Ortsfeiertag[]
}

export interface Feiertag {
  tag: Tag
  name: string
}

/**
 * The statutory holidays of a year, by day; two may fall on one day (1 May 2008).
 * @throws RangeError for years without data (before 2000, after 2199)
 */
export function listFeiertage(jahr: number, ort: Ort): readonly Feiertag[] {
  const key = [jahr, ort.land, ...(ort.ortsfeiertage ?? [])].join(' ')
  const known = years.get(key)
  if (known !== undefined) return known
  const list = computeFeiertage(jahr, ort)
  years.set(key, list)
  return list
}

/** Few entries: an office has one seat, and deadlines are asked for in a few years. */
const years = new Map<string, readonly Feiertag[]>()

/**
 * The holiday of that day, if it is one.
 * @throws RangeError for years without data (before 2000, after 2199), and if `tag` is no day of the calendar
 */
export function findFeiertag(tag: Tag, ort: Ort): Feiertag | undefined {
  return listFeiertage(Number(addTage(tag, 0).slice(0, 4)), ort).find((feiertag) => feiertag.tag === tag)
}

function computeFeiertage(jahr: number, ort: Ort): Feiertag[] {
  if (jahr < ERSTES_JAHR || jahr > LETZTES_JAHR) {
    throw new RangeError(`Für das Jahr ${jahr} sind keine Feiertage hinterlegt.`)
  }
  return FEIERTAGSREGELN.filter((regel) => holdsAt(regel, ort))
    .map((regel) => ({ tag: findTermin(jahr, regel.termin), name: regel.name, regel }))
    .filter(({ tag, regel }) => tag >= regel.gueltigAb && tag.startsWith(`${jahr}-`))
    .map(({ tag, name }) => ({ tag, name }))
    .sort((a, b) => a.tag.localeCompare(b.tag))
}

function holdsAt({ laender, nurBei }: Feiertagsregel, ort: Ort): boolean {
  if (laender !== 'alle' && !laender.includes(ort.land)) return false
  return nurBei === undefined || (ort.ortsfeiertage ?? []).includes(nurBei)
}

function findTermin(jahr: number, termin: Feiertagstermin): Tag {
  if ('fest' in termin) return `${jahr}-${termin.fest}`
  if ('einmal' in termin) return termin.einmal
  if ('ostern' in termin) return addTage(findOstern(jahr), termin.ostern)
  const davor = [1, 2, 3, 4, 5, 6, 7].map((tage) => addTage(`${jahr}-${termin.mittwochVor}`, -tage))
  return davor.find((tag) => findWochentag(tag) === 'Mittwoch')!
}
