import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatSpanne, parseUhrzeit, wandzeit, zeitInBerlin } from '#platform/text/uhrzeit.ts'
import { escapeText, foldLine, type Kalendereintrag, writeKalender } from './ics.ts'

const eintrag = (teil: Partial<Kalendereintrag> = {}): Kalendereintrag => ({
  id: '01920000-0000-7000-8000-000000000001',
  stand: 3,
  geaendert: new Date('2026-11-23T09:00:00Z'),
  beginn: new Date('2026-11-24T08:00:00Z'),
  ende: new Date('2026-11-24T08:30:00Z'),
  titel: 'Termin beim Jobcenter',
  ort: 'Musterallee 12, 30159 Hannover',
  abgesagt: false,
  ...teil,
})
const unfold = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

describe('Ein Kalendereintrag', () => {
  test('steht Zeile für Zeile so da, wie RFC 5545 es will', () => {
    const lines = unfold(writeKalender([eintrag()]))
    expect(lines.slice(lines.indexOf('BEGIN:VEVENT'))).toEqual([
      'BEGIN:VEVENT',
      'UID:01920000-0000-7000-8000-000000000001@offenes-jobcenter',
      'DTSTAMP:20261123T090000Z',
      'LAST-MODIFIED:20261123T090000Z',
      'SEQUENCE:3',
      'DTSTART;TZID=Europe/Berlin:20261124T090000',
      'DTEND;TZID=Europe/Berlin:20261124T093000',
      'SUMMARY:Termin beim Jobcenter',
      'LOCATION:Musterallee 12\\, 30159 Hannover',
      'STATUS:CONFIRMED',
      'CLASS:PRIVATE',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
    expect(lines.slice(0, 5)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Offenes Jobcenter//Termine//DE',
      'CALSCALE:GREGORIAN',
      'BEGIN:VTIMEZONE',
    ])
  })

  test('der ausfällt, sagt es im Titel und im Stand', () => {
    const text = writeKalender([eintrag({ abgesagt: true, ort: '' })])
    expect(text).toContain('SUMMARY:Fällt aus: Termin beim Jobcenter\r\n')
    expect(text).toContain('STATUS:CANCELLED')
    expect(text).not.toContain('LOCATION')
  })

  // Instant, what clocks in Germany show, as the calendar says it.
  test.each([
    ['2026-01-15T08:00:00Z', 'DTSTART;TZID=Europe/Berlin:20260115T090000'],
    ['2026-07-15T07:00:00Z', 'DTSTART;TZID=Europe/Berlin:20260715T090000'],
    ['2026-03-29T00:59:00Z', 'DTSTART;TZID=Europe/Berlin:20260329T015900'],
    ['2026-03-29T01:00:00Z', 'DTSTART;TZID=Europe/Berlin:20260329T030000'],
    ['2026-10-24T22:00:00Z', 'DTSTART;TZID=Europe/Berlin:20261025T000000'],
    ['2026-10-25T00:30:00Z', 'DTSTART;TZID=Europe/Berlin:20261025T023000'],
    ['2026-10-25T01:30:00Z', 'DTSTART:20261025T013000Z'],
    ['2026-10-25T02:00:00Z', 'DTSTART;TZID=Europe/Berlin:20261025T030000'],
    ['2027-03-28T01:00:00Z', 'DTSTART;TZID=Europe/Berlin:20270328T030000'],
  ])('um %s beginnt mit %s', (zeit, zeile) => {
    const beginn = new Date(zeit)
    const lines = unfold(writeKalender([eintrag({ beginn, ende: new Date(beginn.getTime() + 1800_000) })]))
    expect(lines.find((line) => line.startsWith('DTSTART') && !/199[67]/.test(line))).toBe(zeile)
  })
})

describe('Text und Zeilen', () => {
  test.each([
    ['a;b,c\\d', 'a\\;b\\,c\\\\d'],
    ['Zeile 1\nZeile 2\r\nZeile 3\rZeile 4', 'Zeile 1\\nZeile 2\\nZeile 3\\nZeile 4'],
    ['Zeichen\u0000\u0007\u007f weg', 'Zeichen weg'],
    ['END:VEVENT\r\nBEGIN:VALARM', 'END:VEVENT\\nBEGIN:VALARM'],
  ])('%j wird zu %j', (text, erwartet) => {
    expect(escapeText(text)).toBe(erwartet)
  })

  test('keine Zeile ist länger als 75 Bytes, und zusammengesetzt steht wieder das Ganze da', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const line = `LOCATION:${escapeText(text)}`
        const folded = foldLine(line)
        expect(folded.split('\r\n').every((part) => Buffer.byteLength(part) <= 75)).toBe(true)
        expect(folded.replaceAll('\r\n ', '')).toBe(line)
        expect(Buffer.from(folded).toString()).toBe(folded)
      }),
    )
  })
})

describe('Uhrzeiten in Deutschland', () => {
  test.each([
    ['2026-11-24', '09:00', '2026-11-24T08:00:00.000Z'],
    ['2026-07-01', '09:00', '2026-07-01T07:00:00.000Z'],
    ['2026-03-29', '01:30', '2026-03-29T00:30:00.000Z'],
    ['2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    ['2026-03-29', '03:00', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25', '03:00', '2026-10-25T02:00:00.000Z'],
  ])('%s %s ist %s', (tag, uhrzeit, erwartet) => {
    expect(zeitInBerlin(tag, uhrzeit).toISOString()).toBe(erwartet)
  })

  test('die Stunde, die es zweimal gibt, ist nur beim ersten Mal eindeutig', () => {
    expect(wandzeit(new Date('2026-10-25T00:30:00Z'))).toEqual({ text: '2026-10-25T02:30:00', eindeutig: true })
    expect(wandzeit(new Date('2026-10-25T01:30:00Z'))).toEqual({ text: '2026-10-25T02:30:00', eindeutig: false })
  })

  test('eine Spanne über die Umstellung nennt die Uhren, nicht die Dauer', () => {
    const spanne = { beginn: new Date('2026-03-29T00:30:00Z'), ende: new Date('2026-03-29T01:30:00Z') }
    expect(formatSpanne(spanne)).toBe('Sonntag, 29. März 2026, 1:30 bis 3:30 Uhr')
  })

  test.each([
    ['9', '09:00'],
    ['9:30', '09:30'],
    ['09.30 Uhr', '09:30'],
    [' 14:05 ', '14:05'],
    ['24:00', undefined],
    ['9:7', undefined],
    ['neun', undefined],
    ['', undefined],
  ])('„%s“ wird als %s gelesen', (text, erwartet) => {
    expect(parseUhrzeit(text)).toBe(erwartet)
  })
})
