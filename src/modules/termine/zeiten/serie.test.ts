import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addTage } from '#platform/text/datum.ts'
import { uhrzeitInBerlin } from '#platform/text/uhrzeit.ts'
import { expandSerie, findBedenken } from './serie.ts'

const reihe = { von: '09:00', ende: '12:00', minuten: 30 }
const niedersachsen = { land: 'NI' } as const

describe('Eine Reihe von Zeiten', () => {
  test('an einem Tag hat so viele, wie hineinpassen', () => {
    const einmal = { ab: '2026-12-01', bis: '2026-12-01' }
    expect(expandSerie({ ...reihe, ...einmal }, niedersachsen).zeiten).toHaveLength(6)
    expect(expandSerie({ ...reihe, ...einmal, minuten: 45 }, niedersachsen).zeiten).toHaveLength(4)
    expect(expandSerie({ ...reihe, ...einmal, ende: '12:10', minuten: 60 }, niedersachsen).zeiten).toHaveLength(3)
    expect(expandSerie({ ...reihe, ...einmal, ende: '09:29' }, niedersachsen).zeiten).toEqual([])
  })

  test('beginnt vor und nach der Umstellung der Uhren um neun', () => {
    const { zeiten } = expandSerie({ ...reihe, ab: '2027-03-23', bis: '2027-03-30' }, niedersachsen)
    expect(zeiten.map(({ beginn }) => beginn.toISOString()).filter((_, i) => i % 6 === 0)).toEqual([
      '2027-03-23T08:00:00.000Z',
      '2027-03-30T07:00:00.000Z',
    ])
  })

  test.each([
    ['NI', ['Reformationstag']],
    ['BY', []],
  ] as const)('lässt die Feiertage des Landes aus: %s', (land, erwartet) => {
    const { ausgelassen } = expandSerie({ ...reihe, ab: '2028-10-24', bis: '2028-11-07' }, { land })
    expect(ausgelassen.map(({ grund }) => grund)).toEqual(erwartet)
  })

  test('endet nach einem Jahr, auch wenn mehr verlangt wird', () => {
    const { zeiten } = expandSerie({ ...reihe, ab: '2027-01-05', bis: '2199-12-31' }, niedersachsen)
    expect(zeiten.length).toBeLessThanOrEqual(53 * 6)
  })

  test('überschneidet sich nie mit sich selbst, und jede Zeit liegt in den Stunden', () => {
    const ab = fc.integer({ min: 0, max: 2000 }).map((tage) => addTage('2026-11-23', tage))
    fc.assert(
      fc.property(
        ab,
        fc.integer({ min: 0, max: 120 }),
        fc.constantFrom(15, 20, 30, 45, 60, 90),
        (tag, weiter, minuten) => {
          const { zeiten } = expandSerie({ ...reihe, minuten, ab: tag, bis: addTage(tag, weiter) }, niedersachsen)
          for (const [i, { beginn, ende }] of zeiten.entries()) {
            expect(ende.getTime() - beginn.getTime()).toBe(minuten * 60_000)
            expect(uhrzeitInBerlin(beginn) >= '09:00' && uhrzeitInBerlin(ende) <= '12:00').toBe(true)
            if (i > 0) expect(beginn >= zeiten[i - 1]!.ende).toBe(true)
          }
        },
      ),
      { numRuns: 50 },
    )
  })

  test('macht am Sonntag und vor 6 oder nach 20 Uhr stutzig, sonst nicht', () => {
    const am = (ab: string, zeit: object = {}) => findBedenken({ ...reihe, ab, bis: ab, ...zeit })
    expect(am('2026-12-05')).toBeUndefined()
    expect(am('2026-12-06')).toEqual({ sonntag: true, frueh: false, spaet: false })
    expect(am('2026-12-07', { von: '06:00', ende: '20:00' })).toBeUndefined()
    expect(am('2026-12-07', { von: '05:45' })).toEqual({ sonntag: false, frueh: true, spaet: false })
    expect(am('2026-12-07', { von: '18:00', ende: '20:30' })).toEqual({ sonntag: false, frueh: false, spaet: true })
    // The last one is over at eight.
    expect(am('2026-12-07', { von: '18:00', ende: '20:15' })).toBeUndefined()
    expect(am('2026-12-06', { von: '05:00', ende: '22:00' })).toEqual({ sonntag: true, frueh: true, spaet: true })
  })
})
