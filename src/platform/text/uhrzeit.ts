import { Temporal } from 'temporal-polyfill'
import { formatTag, type Tag, tagInBerlin } from './datum.ts'

const ZONE = 'Europe/Berlin'
const WOCHENTAGE = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'] as const

/** A time of day, `HH:MM`; such texts sort by time. */
export type Uhrzeit = string

/**
 * The instant of a time of day in Germany. What the change of clocks leaves out comes an hour later, what it brings twice is
 * the first of both.
 * @throws RangeError if one is no day or no time
 */
export function zeitInBerlin(tag: Tag, uhrzeit: Uhrzeit): Date {
  return new Date(Temporal.PlainDateTime.from(`${tag}T${uhrzeit}`).toZonedDateTime(ZONE).epochMilliseconds)
}

const wanduhr = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** What clocks in Germany show at that instant. */
export function uhrzeitInBerlin(zeit: Date): Uhrzeit {
  return wanduhr.format(zeit)
}

/** Reads a time as people write it: „9“, „9:30“, „09.30 Uhr“; undefined for anything else. */
export function parseUhrzeit(text: string): Uhrzeit | undefined {
  const found = /^(\d{1,2})(?:[:.]([0-5]\d))?(?:\s*uhr)?$/i.exec(text.normalize('NFKC').trim())
  if (!found || Number(found[1]) > 23) return undefined
  return `${found[1]!.padStart(2, '0')}:${found[2] ?? '00'}`
}

/** @throws RangeError if it is no day of the calendar */
export function wochentagOf(tag: Tag): (typeof WOCHENTAGE)[number] {
  return WOCHENTAGE[Temporal.PlainDate.from(tag).dayOfWeek - 1]!
}

/** „9:30“, „14:00“ */
export const formatUhr = (zeit: Date): string => uhrzeitInBerlin(zeit).replace(/^0/, '')

/** „Dienstag, 24. November 2026“ */
export const formatTagMitWochentag = (tag: Tag): string => `${wochentagOf(tag)}, ${formatTag(tag)}`

/** „Dienstag, 24. November 2026, 9:00 bis 9:30 Uhr“ */
export function formatSpanne({ beginn, ende }: { beginn: Date; ende: Date }): string {
  return `${formatTagMitWochentag(tagInBerlin(beginn))}, ${formatUhr(beginn)} bis ${formatUhr(ende)} Uhr`
}

/** The local time without zone, `2026-11-24T09:00:00`, and whether it names this instant alone (the clocks may show it twice). */
export function wandzeit(zeit: Date): { text: string; eindeutig: boolean } {
  const plain = Temporal.Instant.fromEpochMilliseconds(zeit.getTime()).toZonedDateTimeISO(ZONE).toPlainDateTime()
  const first = plain.toZonedDateTime(ZONE).epochMilliseconds
  return { text: plain.toString({ smallestUnit: 'second' }), eindeutig: first === zeit.getTime() }
}
