import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonate } from '#platform/text/datum.ts'
import { orte, tage } from './beliebig.test-daten.ts'
import { computeFrist } from './frist.ts'
import { isWerktag } from './werktage.ts'

const NI = { land: 'NI' } as const

describe('Frist', () => {
  test('der Tag des Ereignisses zählt nicht mit', () => {
    expect(computeFrist('2026-03-02', { tage: 1 }, NI)).toEqual({
      beginn: '2026-03-03',
      ende: '2026-03-03',
      verschoben: [],
      letzterTag: '2026-03-03',
    })
  })

  test('zwei Wochen enden am selben Wochentag', () => {
    expect(computeFrist('2026-03-02', { wochen: 2 }, NI).letzterTag).toBe('2026-03-16')
  })

  test('ein Ende am Karfreitag verschiebt sich bis nach Ostern, und jeder Tag dazwischen hat seinen Grund', () => {
    expect(computeFrist('2026-03-20', { wochen: 2 }, NI)).toEqual({
      beginn: '2026-03-21',
      ende: '2026-04-03',
      verschoben: [
        { tag: '2026-04-03', grund: 'Karfreitag' },
        { tag: '2026-04-04', grund: 'Samstag' },
        { tag: '2026-04-05', grund: 'Sonntag' },
        { tag: '2026-04-06', grund: 'Ostermontag' },
      ],
      letzterTag: '2026-04-07',
    })
  })

  test('dieselbe Frist endet je nach Land an einem anderen Tag', () => {
    expect(computeFrist('2025-09-30', { monate: 1 }, NI).letzterTag).toBe('2025-10-30')
    expect(computeFrist('2025-10-03', { wochen: 4 }, NI).letzterTag).toBe('2025-11-03')
    expect(computeFrist('2025-10-03', { wochen: 4 }, { land: 'HE' }).letzterTag).toBe('2025-10-31')
  })

  test.each([{ tage: 0 }, { wochen: -1 }, { monate: 1.5 }, { monate: Number.NaN }])('%j ist keine Dauer', (dauer) => {
    expect(() => computeFrist('2026-03-02', dauer, NI)).toThrow('Keine Dauer einer Frist')
  })

  test('keine Frist endet an Samstag, Sonntag oder Feiertag, und keine früher als nach dem Kalender', () => {
    fc.assert(
      fc.property(tage, fc.integer({ min: 1, max: 12 }), orte, (tag, monate, ort) => {
        const { ende, verschoben, letzterTag } = computeFrist(tag, { monate }, ort)
        expect(ende).toBe(addMonate(tag, monate))
        expect(letzterTag >= ende).toBe(true)
        expect(isWerktag(letzterTag, ort)).toBe(true)
        expect(verschoben.length).toBeLessThan(6)
        for (const each of verschoben) expect(isWerktag(each.tag, ort)).toBe(false)
      }),
    )
  })
})
