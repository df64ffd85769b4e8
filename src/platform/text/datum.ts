import { Temporal } from 'temporal-polyfill'

/** A day without time, `YYYY-MM-DD`; such texts sort by time. */
export type Tag = string

export interface DatumTeile {
  tag?: string | undefined
  monat?: string | undefined
  jahr?: string | undefined
}

/** `felder` are the input fields to mark; `fehler` says what to do. */
export type TagErgebnis = { ok: true; tag: Tag } | { ok: false; fehler: string; felder: (keyof DatumTeile)[] }

const ZONE = 'Europe/Berlin'
const FRUEHESTES_JAHR = 1900
const SPAETESTES_JAHR = 2199

const MONATE = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
]

const NAMEN = { tag: 'den Tag', monat: 'den Monat', jahr: 'das Jahr' }

/** Reads a date typed in three fields; blanks and leading zeros do not matter, years from 1900 to 2199. */
export function parseTag(teile: DatumTeile): TagErgebnis {
  const eingabe = { tag: read(teile.tag), monat: read(teile.monat), jahr: read(teile.jahr) }
  const felder = Object.keys(NAMEN) as (keyof DatumTeile)[]
  const leer = felder.filter((feld) => eingabe[feld] === '')
  if (leer.length === 3)
    return refuse('Geben Sie das Datum mit Tag, Monat und Jahr ein, zum Beispiel 14 12 2026.', felder)
  if (leer.length > 0) return refuse(`Ergänzen Sie ${leer.map((feld) => NAMEN[feld]).join(' und ')}.`, leer)
  const keineZahl = felder.filter((feld) => !/^\d{1,9}$/.test(eingabe[feld]))
  if (keineZahl.length > 0) {
    return refuse(`Geben Sie ${keineZahl.map((feld) => NAMEN[feld]).join(' und ')} in Ziffern ein.`, keineZahl)
  }
  if (eingabe.jahr.length !== 4) return refuse('Geben Sie das Jahr mit vier Ziffern ein, zum Beispiel 1990.', ['jahr'])
  return checkCalendar(Number(eingabe.tag), Number(eingabe.monat), Number(eingabe.jahr))
}

function checkCalendar(tag: number, monat: number, jahr: number): TagErgebnis {
  if (jahr < FRUEHESTES_JAHR) return refuse(`Geben Sie ein Jahr ab ${FRUEHESTES_JAHR} ein.`, ['jahr'])
  if (jahr > SPAETESTES_JAHR) return refuse(`Geben Sie ein Jahr bis ${SPAETESTES_JAHR} ein.`, ['jahr'])
  if (monat < 1 || monat > 12) return refuse('Geben Sie als Monat eine Zahl von 1 bis 12 ein.', ['monat'])
  const tageImMonat = countTageIn(jahr, monat)
  if (tag < 1 || tag > 31) return refuse('Geben Sie als Tag eine Zahl von 1 bis 31 ein.', ['tag'])
  if (tag > tageImMonat) {
    return refuse(`Den ${tag}. ${MONATE[monat - 1]} ${jahr} gibt es nicht. Der Monat hat ${tageImMonat} Tage.`, [
      'tag',
      'monat',
    ])
  }
  return { ok: true, tag: writeTag(jahr, monat, tag) }
}

/** Like `parseTag`, and not after `heute` (the day in Germany, see `tagInBerlin`). */
export function parseGeburtsdatum(teile: DatumTeile, heute: Tag): TagErgebnis {
  const ergebnis = parseTag(teile)
  if (!ergebnis.ok || ergebnis.tag <= heute) return ergebnis
  return refuse('Das Geburtsdatum liegt in der Zukunft. Prüfen Sie das Jahr.', ['tag', 'monat', 'jahr'])
}

function read(text: string | undefined): string {
  return (text ?? '').normalize('NFKC').trim().replace(/\.$/, '')
}

function refuse(fehler: string, felder: (keyof DatumTeile)[]): TagErgebnis {
  return { ok: false, fehler, felder }
}

/** The calendar day that it is in Germany at that instant. */
export function tagInBerlin(zeit: Date): Tag {
  const minute = Math.floor(zeit.getTime() / 60_000)
  if (minute !== last.minute) last = { minute, tag: readToday(zeit) }
  return last.tag
}

// Days begin on a full minute, and most calls ask for now: the calendar is asked once a minute.
let last: { minute: number; tag: Tag } = { minute: Number.NaN, tag: '' }

function readToday(zeit: Date): Tag {
  const { year, month, day } = readWall(zeit)
  return `${year}-${month}-${day}`
}

/**
 * @returns the day `tage` days later (negative: earlier)
 * @throws RangeError if `tag` is no day of the calendar
 */
export function addTage(tag: Tag, tage: number): Tag {
  return readTag(tag).add({ days: tage }).toString()
}

/**
 * @returns the day with the same number `monate` months later (negative: earlier); the last one of a shorter month
 * @throws RangeError if `tag` is no day of the calendar, or the result none of the years 0 to 9999
 */
export function addMonate(tag: Tag, monate: number): Tag {
  const zahl = checkTag(tag)
  const months = Math.floor(zahl / 10_000) * 12 + (Math.floor(zahl / 100) % 100) - 1 + monate
  if (!Number.isInteger(months) || months < 0 || months >= 120_000) throw new RangeError(`Nicht zu zählen: ${monate}`)
  const [jahr, monat] = [Math.floor(months / 12), (months % 12) + 1]
  return writeTag(jahr, monat, Math.min(zahl % 100, countTageIn(jahr, monat)))
}

const TAGE = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Months from 1 to 12. */
function countTageIn(jahr: number, monat: number): number {
  const schaltjahr = jahr % 4 === 0 && (jahr % 100 !== 0 || jahr % 400 === 0)
  return monat === 2 && schaltjahr ? 29 : TAGE[monat - 1]!
}

const writeTag = (jahr: number, monat: number, tag: number): Tag =>
  `${String(jahr).padStart(4, '0')}-${monat < 10 ? '0' : ''}${monat}-${tag < 10 ? '0' : ''}${tag}`

/** Like `numberOf`, and as cheap. @throws RangeError if it is no day of the calendar, written in full */
function checkTag(tag: Tag): number {
  let written = tag.length === 10
  for (let i = 0; written && i < 10; i++) {
    const zeichen = tag.charCodeAt(i)
    written = i === 4 || i === 7 ? zeichen === STRICH : zeichen >= 48 && zeichen <= 57
  }
  const zahl = written ? numberOf(tag) : 0
  const [monat, tagImMonat] = [Math.floor(zahl / 100) % 100, zahl % 100]
  const fits = monat >= 1 && monat <= 12 && tagImMonat >= 1
  if (fits && tagImMonat <= countTageIn(Math.floor(zahl / 10_000), monat)) return zahl
  throw new RangeError(`Kein Tag der Form JJJJ-MM-TT: ${tag.slice(0, 20)}`)
}

const STRICH = '-'.charCodeAt(0)

/** 2026-11-23 as 20261123, without a text for each part: one way through a form asks for thousands of ages. */
function numberOf(tag: Tag): number {
  let zahl = 0
  for (let i = 0; i < tag.length; i++) {
    const ziffer = tag.charCodeAt(i) - 48
    if (ziffer >= 0) zahl = zahl * 10 + ziffer
  }
  return zahl
}

/** An age on a day, in full years. */
export const alterAm = (geburtsdatum: Tag, tag: Tag): number =>
  Math.floor((numberOf(tag) - numberOf(geburtsdatum)) / 10_000)

/** `2026-12-14` → „14. Dezember 2026“. @throws RangeError if it is no day of the calendar */
export function formatTag(tag: Tag): string {
  const { day, month, year } = readTag(tag)
  return `${day}. ${MONATE[month - 1]} ${year}`
}

/** `2025-02-02` → „02.02.2025“. @throws RangeError if it is no day of the calendar */
export function formatKurz(tag: Tag): string {
  const [jahr, monat, tagImMonat] = readTag(tag).toString().split('-')
  return `${tagImMonat}.${monat}.${jahr}`
}

/** An instant in German time: „14. Dezember 2026, 09:05 Uhr“. @throws RangeError on an invalid Date */
export function formatZeit(zeit: Date): string {
  const { year, month, day, hour, minute } = readWall(zeit)
  return `${Number(day)}. ${MONATE[Number(month) - 1]} ${Number(year)}, ${hour}:${minute} Uhr`
}

/** Whoever is reminded is left in peace from 20 to 8 o'clock: when it may be sent, undefined at once. */
export function nextMorning(zeit: Date): Date | undefined {
  const { hour } = readWall(zeit)
  if (hour >= '08' && hour < '20') return undefined
  const tag = hour < '08' ? tagInBerlin(zeit) : addTage(tagInBerlin(zeit), 1)
  return new Date(Temporal.PlainDateTime.from(`${tag}T08:00`).toZonedDateTime(ZONE).epochMilliseconds)
}

function readTag(tag: Tag): Temporal.PlainDate {
  checkTag(tag)
  return Temporal.PlainDate.from(tag)
}

/** Making a formatter costs a hundred times what using it does. */
const wanduhr = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

type Wanduhr = Record<'year' | 'month' | 'day' | 'hour' | 'minute', string>

/** Milliseconds by which the clock in Germany is ahead, for each hour that was asked for: it is changed on full hours. */
const vorsprung = new Map<number, number>()
const STUNDE_MS = 3_600_000
const BEKANNT = { von: Date.UTC(1981, 0, 1), bis: Date.UTC(2100, 0, 1) }

function readWall(zeit: Date): Wanduhr {
  const time = zeit.getTime()
  if (!(time >= BEKANNT.von && time < BEKANNT.bis)) return askCalendar(zeit)
  const hour = Math.floor(time / STUNDE_MS)
  let ahead = vorsprung.get(hour)
  if (ahead === undefined) {
    const begin = hour * STUNDE_MS
    const { year, month, day, hour: there, minute } = askCalendar(new Date(begin))
    ahead = Date.parse(`${year}-${month}-${day}T${there}:${minute}Z`) - begin
    if (vorsprung.size >= 10_000) vorsprung.clear()
    vorsprung.set(hour, ahead)
  }
  const text = new Date(time + ahead).toISOString()
  return {
    year: text.slice(0, 4),
    month: text.slice(5, 7),
    day: text.slice(8, 10),
    hour: text.slice(11, 13),
    minute: text.slice(14, 16),
  }
}

function askCalendar(zeit: Date): Wanduhr {
  const teile = wanduhr.formatToParts(zeit).map(({ type, value }) => [type, value])
  return Object.fromEntries(teile) as Wanduhr
}
