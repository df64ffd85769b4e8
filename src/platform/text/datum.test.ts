import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  addMonate,
  addTage,
  alterAm,
  formatKurz,
  formatTag,
  formatZeit,
  parseGeburtsdatum,
  parseTag,
  tagInBerlin,
} from './datum.ts'

const teile = (tag?: string, monat?: string, jahr?: string) => ({ tag, monat, jahr })
const gueltigeTage = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((datum) => datum.toISOString().slice(0, 10))

describe('parseTag', () => {
  test.each([
    ['1', '2', '1990', '1990-02-01'],
    ['01', '02', '1990', '1990-02-01'],
    [' 14 ', '12.', '2026', '2026-12-14'],
    ['14.', '12.', '2026 ', '2026-12-14'],
    ['29', '2', '2024', '2024-02-29'],
    ['29', '2', '2000', '2000-02-29'],
    ['１', '２', '１９９０', '1990-02-01'],
    ['1', '1', '1900', '1900-01-01'],
    ['31', '12', '2199', '2199-12-31'],
  ])('reads %s %s %s', (tag, monat, jahr, ergebnis) => {
    expect(parseTag(teile(tag, monat, jahr))).toEqual({ ok: true, tag: ergebnis })
  })

  test.each([
    [undefined, undefined, undefined, 'Tag, Monat und Jahr', ['tag', 'monat', 'jahr']],
    ['', ' ', '', 'Tag, Monat und Jahr', ['tag', 'monat', 'jahr']],
    ['1', '', '1990', 'Ergänzen Sie den Monat.', ['monat']],
    ['', '', '1990', 'Ergänzen Sie den Tag und den Monat.', ['tag', 'monat']],
    ['1', '2', undefined, 'Ergänzen Sie das Jahr.', ['jahr']],
    ['eins', '2', '1990', 'den Tag in Ziffern', ['tag']],
    ['1', 'Feb', '199O', 'den Monat und das Jahr in Ziffern', ['monat', 'jahr']],
    ['-1', '2', '1990', 'den Tag in Ziffern', ['tag']],
    ['1e1', '2', '1990', 'den Tag in Ziffern', ['tag']],
    ['1', '2', '90', 'vier Ziffern', ['jahr']],
    ['1', '2', '19900', 'vier Ziffern', ['jahr']],
    ['1', '13', '1990', '1 bis 12', ['monat']],
    ['1', '0', '1990', '1 bis 12', ['monat']],
    ['0', '2', '1990', '1 bis 31', ['tag']],
    ['32', '1', '1990', '1 bis 31', ['tag']],
    ['30', '2', '1990', 'Den 30. Februar 1990 gibt es nicht. Der Monat hat 28 Tage.', ['tag', 'monat']],
    ['31', '4', '1990', 'Den 31. April 1990 gibt es nicht.', ['tag', 'monat']],
    ['29', '2', '1900', 'Den 29. Februar 1900 gibt es nicht.', ['tag', 'monat']],
    ['31', '12', '1899', 'ab 1900', ['jahr']],
    ['1', '1', '2200', 'bis 2199', ['jahr']],
    ['1'.repeat(100_000), '1', '1990', 'in Ziffern', ['tag']],
  ])('explains what to do with %j %j %j', (tag, monat, jahr, teil, felder) => {
    const ergebnis = parseTag(teile(tag, monat, jahr))
    expect(ergebnis).toMatchObject({ ok: false, felder })
    expect(ergebnis.ok ? '' : ergebnis.fehler).toContain(teil)
  })

  test('reads back each day of three centuries as it is written', () => {
    fc.assert(
      fc.property(gueltigeTage, (tag) => {
        const [tagImMonat, monat, jahr] = formatKurz(tag).split('.')
        expect(parseTag(teile(tagImMonat, monat, jahr))).toEqual({ ok: true, tag })
      }),
    )
  })

  test('accepts a date exactly when the calendar has it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1, max: 33 }),
        fc.integer({ min: -1, max: 14 }),
        fc.integer({ min: 1890, max: 2210 }),
        (tag, monat, jahr) => {
          const datum = new Date(Date.UTC(jahr, monat - 1, tag))
          const echt = datum.getUTCDate() === tag && datum.getUTCMonth() === monat - 1 && jahr >= 1900 && jahr <= 2199
          expect(parseTag(teile(String(tag), String(monat), String(jahr))).ok).toBe(echt)
        },
      ),
    )
  })
})

describe('parseGeburtsdatum', () => {
  test('takes today, refuses tomorrow', () => {
    expect(parseGeburtsdatum(teile('23', '11', '2026'), '2026-11-23')).toEqual({ ok: true, tag: '2026-11-23' })
    expect(parseGeburtsdatum(teile('24', '11', '2026'), '2026-11-23')).toMatchObject({
      ok: false,
      fehler: 'Das Geburtsdatum liegt in der Zukunft. Prüfen Sie das Jahr.',
    })
    expect(parseGeburtsdatum(teile('30', '2', '2026'), '2026-11-23')).toMatchObject({ felder: ['tag', 'monat'] })
  })
})

describe('formats', () => {
  test.each([
    ['2026-12-14', '14. Dezember 2026', '14.12.2026'],
    ['2025-02-02', '2. Februar 2025', '02.02.2025'],
    ['2024-03-01', '1. März 2024', '01.03.2024'],
  ])('%s', (tag, lang, kurz) => {
    expect(formatTag(tag)).toBe(lang)
    expect(formatKurz(tag)).toBe(kurz)
  })

  test.each([
    '',
    '14.12.2026',
    '2026-2-2',
    '2026-3-1',
    '20260301',
    '2026-02-30',
    '2025-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '2026-01-32',
    '2026/12/14',
    '2026-12/14',
    '2026-1a-01',
    '2026-03-01T00:00',
    '2026-12-14T00:00:00Z',
    '+012026-12-14',
    'x'.repeat(100_000),
  ])('a text that is no day is refused: %.20s', (text) => {
    for (const format of [
      formatTag,
      formatKurz,
      (tag: string) => addTage(tag, 1),
      (tag: string) => addMonate(tag, 1),
    ]) {
      expect(() => format(text)).toThrow(RangeError)
    }
  })

  test.each([
    ['2026-12-14T08:05:00Z', '14. Dezember 2026, 09:05 Uhr'],
    ['2026-07-01T22:30:59Z', '2. Juli 2026, 00:30 Uhr'],
    ['2026-12-31T23:00:00Z', '1. Januar 2027, 00:00 Uhr'],
    ['2026-03-29T00:59:00Z', '29. März 2026, 01:59 Uhr'],
    ['2026-03-29T01:00:00Z', '29. März 2026, 03:00 Uhr'],
    ['2026-10-25T00:30:00Z', '25. Oktober 2026, 02:30 Uhr'],
    ['2026-10-25T01:30:00Z', '25. Oktober 2026, 02:30 Uhr'],
  ])('shows %s in German time', (zeit, text) => {
    expect(formatZeit(new Date(zeit))).toBe(text)
  })

  test('the day in Germany begins an hour or two before the one of UTC', () => {
    expect(tagInBerlin(new Date('2026-12-31T22:59:59Z'))).toBe('2026-12-31')
    expect(tagInBerlin(new Date('2026-12-31T23:00:00Z'))).toBe('2027-01-01')
    expect(tagInBerlin(new Date('2026-06-30T22:00:00Z'))).toBe('2026-07-01')
    expect(() => formatZeit(new Date(Number.NaN))).toThrow(RangeError)
  })
})

describe('addMonate', () => {
  test.each([
    ['2026-03-06', 1, '2026-04-06'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-01-30', 1, '2024-02-29'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-02-28', 1, '2026-03-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-01', 1, '2027-01-01'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2024-02-29', -12, '2023-02-28'],
    ['2026-11-23', 0, '2026-11-23'],
    ['0001-01-31', 1, '0001-02-28'],
    ['9999-11-30', 1, '9999-12-30'],
  ])('%s and %i months', (tag, monate, ergebnis) => {
    expect(addMonate(tag, monate)).toBe(ergebnis)
  })

  test('counts like the calendar: the last day of a shorter month stays the last', () => {
    fc.assert(
      fc.property(gueltigeTage, fc.integer({ min: -500, max: 500 }), (tag, monate) => {
        expect(addMonate(tag, monate)).toBe(Temporal.PlainDate.from(tag).add({ months: monate }).toString())
      }),
    )
  })

  test('is the same number a few months later, or the last day of a shorter month, after a third way', () => {
    fc.assert(
      fc.property(gueltigeTage, fc.integer({ min: 1, max: 12 }), (tag, monate) => {
        const datum = new Date(tag)
        const letzter = new Date(Date.UTC(datum.getUTCFullYear(), datum.getUTCMonth() + monate + 1, 0))
        letzter.setUTCDate(Math.min(letzter.getUTCDate(), datum.getUTCDate()))
        expect(addMonate(tag, monate)).toBe(letzter.toISOString().slice(0, 10))
      }),
    )
  })

  test.each([
    ['9999-12-01', 1],
    ['0000-01-01', -1],
    ['2026-11-23', 0.5],
    ['2026-11-23', Number.NaN],
  ])('%s and %d months is no day', (tag, monate) => {
    expect(() => addMonate(tag, monate)).toThrow(RangeError)
  })
})

describe('addTage', () => {
  test.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-11-23', 30, '2026-12-23'],
    ['2026-11-23', 0, '2026-11-23'],
  ])('%s and %i days', (tag, tage, ergebnis) => {
    expect(addTage(tag, tage)).toBe(ergebnis)
  })

  test('goes there and back', () => {
    fc.assert(
      fc.property(gueltigeTage, fc.integer({ min: -20_000, max: 20_000 }), (tag, tage) => {
        const dort = addTage(tag, tage)
        expect(addTage(dort, -tage)).toBe(tag)
        expect(Math.sign(dort < tag ? -1 : dort > tag ? 1 : 0)).toBe(Math.sign(tage))
      }),
    )
  })
})

test.each([
  ['2011-11-24', '2026-11-23', 14],
  ['2011-11-23', '2026-11-23', 15],
  ['2008-02-29', '2026-02-28', 17],
])('wer am %s geboren ist, ist am %s %i Jahre alt', (geboren, tag, alter) => {
  expect(alterAm(geboren, tag)).toBe(alter)
})
