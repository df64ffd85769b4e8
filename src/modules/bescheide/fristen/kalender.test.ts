import { describe, expect, test } from 'vitest'
import { countTage, findOstern, findWochentag } from './kalender.ts'

/** Easter after Meeus, Jones and Butcher: another way than the one of the code. */
function osternNachMeeus(jahr: number): string {
  const div = (a: number, b: number) => Math.floor(a / b)
  const a = jahr % 19
  const b = div(jahr, 100)
  const c = jahr % 100
  const h = (19 * a + b - div(b, 4) - div(b - div(b + 8, 25) + 1, 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * div(c, 4) - h - (c % 4)) % 7
  const m = div(a + 11 * h + 22 * l, 451)
  const summe = h + l - 7 * m + 114
  return new Date(Date.UTC(jahr, div(summe, 31) - 1, (summe % 31) + 1)).toISOString().slice(0, 10)
}

describe('Ostern', () => {
  test.each([
    '2000-04-23',
    '2008-03-23',
    '2011-04-24',
    '2019-04-21',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
    '2049-04-18',
    '2076-04-19',
  ])('ist am %s', (tag) => {
    expect(findOstern(Number(tag.slice(0, 4)))).toBe(tag)
  })

  test('fällt von 1900 bis 2199 auf denselben Sonntag wie nach einem zweiten Rechenweg', () => {
    for (let jahr = 1900; jahr < 2200; jahr += 1) {
      expect(findOstern(jahr)).toBe(osternNachMeeus(jahr))
      expect(findWochentag(findOstern(jahr))).toBe('Sonntag')
    }
  })
})

describe('Kalender', () => {
  test.each([
    ['2026-03-02', 'Montag'],
    ['2026-03-03', 'Dienstag'],
    ['2026-03-04', 'Mittwoch'],
    ['2026-03-05', 'Donnerstag'],
    ['2026-03-06', 'Freitag'],
    ['2026-03-07', 'Samstag'],
    ['2026-03-08', 'Sonntag'],
    ['2024-02-29', 'Donnerstag'],
  ])('der %s ist ein %s', (tag, wochentag) => {
    expect(findWochentag(tag)).toBe(wochentag)
  })

  test.each([
    ['2026-03-02', '2026-03-02', 0],
    ['2026-03-02', '2026-04-02', 31],
    ['2024-02-28', '2024-03-01', 2],
    ['2026-03-02', '2026-03-01', -1],
  ])('von %s bis %s sind es %i Tage', (von, bis, zahl) => {
    expect(countTage(von, bis)).toBe(zahl)
  })

  test.each(['2026-02-30', '2026-3-1', '2026-03-01T00:00', '20260301', ''])('%j ist kein Tag', (tag) => {
    expect(() => findWochentag(tag)).toThrow(RangeError)
  })
})
