import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Zeitraum } from '#modules/vorgaenge'
import { addTage } from '#platform/text/datum.ts'
import { findMeldetage, firstZustimmungstag, istNurFrei, isWerktag, lastAntragstag, nextWerktag } from './regeln.ts'

const isoOf = (nummer: number) => new Date(Date.UTC(2024, 0, 1 + nummer)).toISOString().slice(0, 10)
const tage = fc.integer({ min: 0, max: 3650 }).map(isoOf)
const zeitraeume: fc.Arbitrary<Zeitraum> = fc
  .tuple(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 500 }))
  .map(([nummer, laenge]) => ({ von: isoOf(nummer), bis: isoOf(nummer + laenge) }))
const laender = fc.constantFrom(undefined, 'NI', 'BY', 'BE', 'ST')

/** Each day of a period, one by one. */
function listTage({ von, bis }: Zeitraum): string[] {
  const list: string[] = []
  for (let tag = von; tag <= bis; tag = addTage(tag, 1)) list.push(tag)
  return list
}

describe('Werktage der Abwesenheit', () => {
  test.each([
    ['2026-12-12', 'NI', true],
    ['2026-12-13', 'NI', false],
    ['2026-12-25', 'NI', false],
    ['2026-10-31', 'NI', false],
    ['2026-10-31', 'BY', true],
    ['2026-10-31', undefined, true],
    ['2026-01-06', 'ST', false],
    ['2026-01-06', 'NI', true],
    ['2026-05-01', undefined, false],
  ])('%s in %s: %s', (tag, land, erwartet) => {
    expect(isWerktag(tag, land)).toBe(erwartet)
  })

  test.each([
    ['2026-12-18', 'NI', '2026-12-19'],
    ['2026-12-19', 'NI', '2026-12-21'],
    ['2026-12-24', 'NI', '2026-12-28'],
    ['2026-10-30', 'NI', '2026-11-02'],
    ['2026-10-30', 'BY', '2026-10-31'],
  ])('nach dem %s in %s ist der nächste Werktag der %s', (tag, land, erwartet) => {
    expect(nextWerktag(tag, land)).toBe(erwartet)
  })
})

describe('Fünf Werktage vorher', () => {
  test.each([
    // Monday: Saturday, Friday, Thursday, Wednesday, Tuesday.
    ['2026-12-14', 'NI', '2026-12-08'],
    ['2026-12-12', 'NI', '2026-12-07'],
    // Over Christmas: 23., 22., 21., 19., 18. December lie before the 24th; holidays and Sundays do not count.
    ['2026-12-24', 'NI', '2026-12-18'],
    ['2026-12-28', 'NI', '2026-12-19'],
    ['2026-11-02', 'NI', '2026-10-26'],
    ['2026-11-02', 'BY', '2026-10-27'],
    ['2026-11-02', undefined, '2026-10-27'],
    ['2027-01-02', 'NI', '2026-12-24'],
  ])('wer am %s in %s fährt, fragt bis zum %s', (von, land, erwartet) => {
    expect(lastAntragstag(von, land)).toBe(erwartet)
  })

  test('der Tag ist ein Werktag, und von ihm an liegen fünf Werktage vor der Abwesenheit', () => {
    fc.assert(
      fc.property(tage, laender, (von, land) => {
        const last = lastAntragstag(von, land)
        expect(isWerktag(last, land)).toBe(true)
        const davor = listTage({ von: last, bis: addTage(von, -1) }).filter((tag) => isWerktag(tag, land))
        expect(davor.length).toBe(5)
      }),
    )
  })
})

describe('Drei Monate vorher', () => {
  test.each([
    ['2027-02-23', '2026-11-23'],
    ['2027-02-24', '2026-11-24'],
    ['2027-05-31', '2027-02-28'],
    ['2028-05-31', '2028-02-29'],
  ])('über eine Abwesenheit ab %s wird ab dem %s entschieden', (von, erwartet) => {
    expect(firstZustimmungstag(von)).toBe(erwartet)
  })
})

describe('Nur freie Tage', () => {
  test.each([
    ['2026-12-12', '2026-12-13', 'NI', true],
    ['2026-12-13', '2026-12-13', 'NI', true],
    ['2026-12-11', '2026-12-13', 'NI', false],
    ['2026-12-25', '2026-12-27', 'NI', true],
    ['2026-12-24', '2026-12-27', 'NI', false],
    ['2026-04-03', '2026-04-06', 'NI', true],
    ['2026-10-31', '2026-11-01', 'BY', true],
    ['2027-01-06', '2027-01-06', 'BY', true],
    ['2027-01-06', '2027-01-06', 'NI', false],
    ['2026-12-13', '2026-12-12', 'NI', false],
  ])('%s bis %s in %s: %s', (von, bis, land, erwartet) => {
    expect(istNurFrei({ von, bis }, land)).toBe(erwartet)
  })

  test('ist einer der Tage ein Werktag von Montag bis Freitag, ist es nicht nur frei', () => {
    fc.assert(
      fc.property(zeitraeume, laender, ({ von }, land) => {
        for (const laenge of [0, 1, 3, 9, 20]) {
          const zeitraum = { von, bis: addTage(von, laenge) }
          const frei = listTage(zeitraum).every((tag) => !isWerktag(tag, land) || new Date(tag).getUTCDay() === 6)
          expect(istNurFrei(zeitraum, land)).toBe(frei)
        }
      }),
    )
  })
})

describe('Rückmeldung', () => {
  test.each([
    // Sunday, then three Werktage behind Monday
    ['2026-12-20', 'NI', '2026-12-21', '2026-12-24'],
    // Christmas and a Sunday lie between
    ['2026-12-23', 'NI', '2026-12-24', '2026-12-30'],
    ['2026-12-24', 'NI', '2026-12-28', '2026-12-31'],
    ['2027-01-05', 'BY', '2027-01-07', '2027-01-11'],
    ['2027-01-05', 'NI', '2027-01-06', '2027-01-09'],
  ])(
    'nach einer Abwesenheit bis %s in %s ist sie am %s fällig, und vermisst wird man ab dem %s',
    (bis, land, melden, vermisst) => {
      expect(findMeldetage(bis, land)).toEqual({ meldenBis: melden, vermisstAb: vermisst })
    },
  )

  test('beide Tage sind Werktage nach dem letzten Tag', () => {
    fc.assert(
      fc.property(tage, laender, (bis, land) => {
        const { meldenBis, vermisstAb } = findMeldetage(bis, land)
        expect([isWerktag(meldenBis, land), isWerktag(vermisstAb, land)]).toEqual([true, true])
        expect(bis < meldenBis && meldenBis < vermisstAb).toBe(true)
      }),
    )
  })
})
