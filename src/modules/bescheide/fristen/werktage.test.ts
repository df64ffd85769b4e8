import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addTage } from '#platform/text/datum.ts'
import { orte, tage, zweiTage } from './beliebig.test-daten.ts'
import { countWerktage, findRuhegrund, isWerktag, nextWerktag, shiftToWerktag } from './werktage.ts'

const NI = { land: 'NI' } as const

describe('Werktage', () => {
  test.each([
    ['2026-04-03', 'Karfreitag'],
    ['2026-04-04', 'Samstag'],
    ['2026-04-05', 'Sonntag'],
    ['2026-04-06', 'Ostermontag'],
    ['2026-10-31', 'Reformationstag'],
  ])('am %s ruht alles: %s', (tag, grund) => {
    expect(findRuhegrund(tag, NI)).toBe(grund)
    expect(isWerktag(tag, NI)).toBe(false)
  })

  test('ein gewöhnlicher Montag ist ein Werktag', () => {
    expect(findRuhegrund('2026-03-02', NI)).toBeUndefined()
    expect(isWerktag('2026-03-02', NI)).toBe(true)
  })

  test('der Samstag zählt nur in der Woche bis Samstag, Sonntag und Feiertag nie', () => {
    expect(isWerktag('2026-04-04', NI, 'mo-sa')).toBe(true)
    expect(findRuhegrund('2026-04-05', NI, 'mo-sa')).toBe('Sonntag')
    expect(isWerktag('2026-10-31', NI, 'mo-sa')).toBe(false)
    expect(isWerktag('2026-10-31', { land: 'HE' }, 'mo-sa')).toBe(true)
  })

  test('der nächste Werktag nach Gründonnerstag ist der Dienstag nach Ostern', () => {
    expect(nextWerktag('2026-04-02', NI)).toBe('2026-04-07')
    expect(nextWerktag('2026-04-02', NI, 'mo-sa')).toBe('2026-04-04')
    expect(nextWerktag('2026-03-02', NI)).toBe('2026-03-03')
  })

  test('verschoben wird nur, was auf keinen Werktag fällt', () => {
    expect(shiftToWerktag('2026-04-02', NI)).toBe('2026-04-02')
    expect(shiftToWerktag('2026-04-03', NI)).toBe('2026-04-07')
    expect(shiftToWerktag('2026-04-04', NI, 'mo-sa')).toBe('2026-04-04')
    expect(shiftToWerktag('2026-12-31', NI)).toBe('2026-12-31')
  })

  test.each([
    ['2026-03-02', '2026-03-02', 0],
    ['2026-03-02', '2026-03-03', 0],
    ['2026-03-02', '2026-03-04', 1],
    ['2026-03-04', '2026-03-02', 0],
    ['2026-04-02', '2026-04-07', 0],
    ['2026-04-02', '2026-04-08', 1],
    ['2026-03-06', '2026-03-16', 5],
  ])('zwischen %s und %s liegen %i Werktage', (von, bis, zahl) => {
    expect(countWerktage({ von, bis }, NI)).toBe(zahl)
  })

  test('in der Woche bis Samstag liegen mehr Werktage dazwischen', () => {
    expect(countWerktage({ von: '2026-03-06', bis: '2026-03-16' }, NI, 'mo-sa')).toBe(7)
  })

  test('zwischen zwei Tagen liegen so viele Werktage, wie man einzeln zählt', () => {
    fc.assert(
      fc.property(zweiTage, orte, fc.constantFrom('mo-fr' as const, 'mo-sa' as const), ([von, bis], ort, woche) => {
        let zahl = 0
        for (let tag = addTage(von, 1); tag < bis; tag = addTage(tag, 1)) zahl += isWerktag(tag, ort, woche) ? 1 : 0
        expect(countWerktage({ von, bis }, ort, woche)).toBe(zahl)
      }),
    )
  })

  test('treffen zwei Feiertage zusammen, fehlt nur ein Werktag', () => {
    expect(countWerktage({ von: '2008-04-30', bis: '2008-05-03' }, NI)).toBe(1)
  })

  test('über Jahre wird jeder Feiertag abgezogen', () => {
    // 2026 has 261 days from Monday to Friday; of the ten holidays of Niedersachsen three fall on a Saturday.
    expect(countWerktage({ von: '2025-12-31', bis: '2027-01-01' }, NI)).toBe(254)
    expect(countWerktage({ von: '2025-12-31', bis: '2028-01-01' }, NI)).toBe(254 + 256)
  })

  test('der nächste Werktag liegt danach, ist ein Werktag, und dazwischen ist keiner', () => {
    fc.assert(
      fc.property(tage, orte, fc.constantFrom('mo-fr' as const, 'mo-sa' as const), (tag, ort, woche) => {
        const naechster = nextWerktag(tag, ort, woche)
        expect(naechster > tag).toBe(true)
        expect(isWerktag(naechster, ort, woche)).toBe(true)
        expect(countWerktage({ von: tag, bis: naechster }, ort, woche)).toBe(0)
      }),
    )
  })
})
