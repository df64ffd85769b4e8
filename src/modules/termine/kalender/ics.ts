import { wandzeit } from '#platform/text/uhrzeit.ts'

/** What stands in a calendar: never what it is about. */
export interface Kalendereintrag {
  /** The same for every version of an appointment. */
  id: string
  /** Counts the versions; calendar programs take the highest. */
  stand: number
  geaendert: Date
  beginn: Date
  ende: Date
  titel: string
  ort: string
  abgesagt: boolean
  /** Where it can be moved or cancelled. */
  link?: string
}

// RFC 5545. The rule of the European Union since 1996: last Sunday in March and in October, at one o'clock UTC.
const ZEITZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Berlin',
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
]

/** A TEXT value: backslash, semicolon, comma and line breaks are escaped, other control characters left out. */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replace(/\p{Cc}/gu, '')
}

const ZEILE = 75

/** No line is longer than 75 bytes; a character is never cut in two. */
export function foldLine(line: string): string {
  let folded = ''
  let bytes = 0
  for (const zeichen of line) {
    const size = Buffer.byteLength(zeichen)
    if (bytes + size > ZEILE) {
      folded += '\r\n '
      bytes = 1
    }
    folded += zeichen
    bytes += size
  }
  return folded
}

const utc = (zeit: Date) => `${zeit.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/** In German time; the hour that the clocks show twice can only be named in UTC. */
function zeitangabe(name: string, zeit: Date): string {
  const { text, eindeutig } = wandzeit(zeit)
  return eindeutig ? `${name};TZID=Europe/Berlin:${text.replaceAll(/[-:]/g, '')}` : `${name}:${utc(zeit)}`
}

function ereignis({ id, stand, geaendert, beginn, ende, titel, ort, abgesagt, link }: Kalendereintrag): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${id}@offenes-jobcenter`,
    `DTSTAMP:${utc(geaendert)}`,
    `LAST-MODIFIED:${utc(geaendert)}`,
    `SEQUENCE:${stand}`,
    zeitangabe('DTSTART', beginn),
    zeitangabe('DTEND', ende),
    `SUMMARY:${escapeText(abgesagt ? `Fällt aus: ${titel}` : titel)}`,
    ...(ort ? [`LOCATION:${escapeText(ort)}`] : []),
    `STATUS:${abgesagt ? 'CANCELLED' : 'CONFIRMED'}`,
    ...(link ? [`URL:${link}`] : []),
    'CLASS:PRIVATE',
    'END:VEVENT',
  ]
}

/** A calendar as RFC 5545 wants it. `name` is what a program calls it that subscribes to it. */
export function writeKalender(eintraege: readonly Kalendereintrag[], name?: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Offenes Jobcenter//Termine//DE',
    'CALSCALE:GREGORIAN',
    ...(name ? ['METHOD:PUBLISH', `X-WR-CALNAME:${escapeText(name)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT4H'] : []),
    ...ZEITZONE,
    ...eintraege.flatMap(ereignis),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${foldLine(line)}\r\n`).join('')
}
