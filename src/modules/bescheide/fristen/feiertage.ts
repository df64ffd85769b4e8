import { addTage, type Tag } from '#platform/text/datum.ts'
import {
  ERSTES_JAHR,
  FEIERTAGSREGELN,
  type Feiertagsregel,
  type Feiertagstermin,
  LAENDER,
  type Land,
  LETZTES_JAHR,
  type Ortsfeiertag,
} from './feiertage-daten.ts'
import { findOstern, findWochentag } from './kalender.ts'

/**
 * Where a declaration has to arrive: the holidays of the seat of the office count. Where the Land is not known, only those of all
 * Länder do.
 */
export interface Ort {
  land: Land | undefined
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
  const key = [jahr, ort.land ?? 'alle', ...(ort.ortsfeiertage ?? [])].join(' ')
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
  const { land } = ort
  if (land === undefined) return findGemeinsame(jahr, ort)
  return FEIERTAGSREGELN.filter((regel) => holdsAt(regel, { ...ort, land }))
    .map((regel) => ({ tag: findTermin(jahr, regel.termin), name: regel.name, regel }))
    .filter(({ tag, regel }) => tag >= regel.gueltigAb && tag.startsWith(`${jahr}-`))
    .map(({ tag, name }) => ({ tag, name }))
    .sort((a, b) => a.tag.localeCompare(b.tag))
}

/** Days that are holidays in every Land, be it by different rules. */
function findGemeinsame(jahr: number, ort: Ort): Feiertag[] {
  const [first = [], ...rest] = (Object.keys(LAENDER) as Land[]).map((land) => listFeiertage(jahr, { ...ort, land }))
  return first.filter(({ tag }) => rest.every((list) => list.some((one) => one.tag === tag)))
}

function holdsAt({ laender, nurBei }: Feiertagsregel, ort: Ort & { land: Land }): boolean {
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
