import { describe, expect, test } from 'vitest'
import type { Vorgangszustand } from '../zustaende-daten.ts'
import {
  type Auskunft,
  findMeldung,
  findVerbrauchte,
  isGefragt,
  isMeldbar,
  isMoeglich,
  isVermisst,
  type Mitreisemeldung,
} from './lage.ts'
import { type Mitreisezustand, mitreisezustaende } from './zustaende-daten.ts'

const zurueck = (tag: string): Auskunft => ({ art: 'zurueck', tag })
const unterwegs: Auskunft = { art: 'unterwegs' }
const nie: Auskunft = { art: 'nicht-gereist' }
const zustimmung = { von: '2026-11-16', bis: '2026-11-20' }

describe('Nach wem gefragt wird, wer von der Reise zurückkommt', () => {
  test('nach allen ohne eigenen Vorgang, die reisen, und nach niemandem sonst', () => {
    const alle = Object.keys(mitreisezustaende) as Mitreisezustand[]
    const offen = alle.filter((zustand) => isMeldbar({ zustand, auskunft: undefined }))
    expect(offen).toEqual(['offen', 'zugestimmt', 'teilweise', 'nicht-noetig'])
  })

  test.each([
    ['noch unterwegs: wieder', unterwegs, true],
    ['zurück: nie mehr', zurueck('2026-11-20'), false],
    ['nicht dabei: nie mehr', nie, false],
  ])('%s', (_, auskunft, erwartet) => {
    expect(isMeldbar({ zustand: 'zugestimmt', auskunft })).toBe(erwartet)
  })

  test('wer unterwegs war, als nicht zugestimmt wurde, kann trotzdem noch zurückkommen', () => {
    expect(isMeldbar({ zustand: 'nicht-zugestimmt', auskunft: unterwegs })).toBe(true)
    expect(isMeldbar({ zustand: 'nicht-zugestimmt', auskunft: undefined })).toBe(false)
  })

  test.each([
    ['selbst zurück', { zustand: 'offen', auskunft: undefined, zustimmung: undefined }, true, true],
    [
      'selbst nicht zurück, niemand hat zugestimmt',
      { zustand: 'offen', auskunft: undefined, zustimmung: undefined },
      false,
      false,
    ],
    [
      'selbst ohne Zustimmung, die andere Person mit',
      { zustand: 'zugestimmt', auskunft: undefined, zustimmung },
      false,
      true,
    ],
    ['noch unterwegs', { zustand: 'nicht-noetig', auskunft: unterwegs, zustimmung: undefined }, false, true],
    ['schon da', { zustand: 'zugestimmt', auskunft: zurueck('2026-11-18'), zustimmung }, true, false],
  ] as const)('allein gefragt wird: %s', (_, reise, selbst, erwartet) => {
    expect(isGefragt(reise, { zurueck: selbst })).toBe(erwartet)
  })

  test.each([
    ['2026-11-13', false],
    ['2026-11-14', true],
    ['2026-11-23', true],
    ['2026-11-24', false],
  ])('am %s kann jemand zurück sein: %s', (tag, erwartet) => {
    const wo = { von: '2026-11-16', heute: '2026-11-23' }
    expect(isMoeglich(tag, { ...wo, ab: '2026-11-14' })).toBe(erwartet)
    expect(isMoeglich(tag, { ...wo, ab: undefined })).toBe(erwartet && tag >= '2026-11-16')
  })
})

describe('Was aus der Auskunft folgt', () => {
  // Friday is the last day, Saturday the first Werktag behind it.
  const meldenBis = '2026-11-21'
  test.each<[string, Auskunft, string, Mitreisemeldung | undefined, Mitreisemeldung | undefined]>([
    ['früher zurück', zurueck('2026-11-18'), '2026-11-23', undefined, undefined],
    ['zurück am letzten Tag der Meldung', zurueck('2026-11-21'), '2026-11-23', undefined, undefined],
    ['einen Tag später zurück', zurueck('2026-11-22'), '2026-11-23', undefined, 'spaeter'],
    ['später zurück, und es fehlte schon', zurueck('2026-11-22'), '2026-11-23', 'unterwegs', 'spaeter'],
    ['rechtzeitig zurück, aber vermisst', zurueck('2026-11-20'), '2026-11-23', 'fehlt', 'nachgemeldet'],
    ['nicht dabei', nie, '2026-11-23', undefined, undefined],
    ['nicht dabei, aber vermisst', nie, '2026-11-23', 'fehlt', 'nachgemeldet'],
    ['unterwegs, und es ist noch Zeit', unterwegs, '2026-11-21', undefined, undefined],
    ['unterwegs, und die Zeit ist vorbei', unterwegs, '2026-11-22', undefined, 'unterwegs'],
  ])('%s', (_, auskunft, heute, bisher, erwartet) => {
    expect(findMeldung(auskunft, { meldenBis, heute, bisher })).toBe(erwartet)
  })

  test.each<[string, Auskunft | undefined, string | undefined]>([
    ['keine Auskunft', undefined, '2026-11-20'],
    ['unterwegs', unterwegs, '2026-11-20'],
    ['später', zurueck('2026-12-24'), '2026-11-20'],
    ['am letzten Tag', zurueck('2026-11-20'), '2026-11-20'],
    ['früher', zurueck('2026-11-18'), '2026-11-18'],
    ['am ersten Tag', zurueck('2026-11-16'), '2026-11-16'],
    ['vor dem ersten zugestimmten Tag', zurueck('2026-11-15'), undefined],
    ['nicht dabei', nie, undefined],
  ])('die Tage zählen, soweit zugestimmt und weg: %s', (_, auskunft, bis) => {
    expect(findVerbrauchte(zustimmung, auskunft)).toEqual(bis && { ...zustimmung, bis })
  })
})

describe('Wer vermisst wird', () => {
  const vermisst = { vermisstAb: '2026-11-25', meldung: undefined, zustand: 'zugestimmt' as const, zustimmung }
  test.each<[string, Partial<Parameters<typeof isVermisst>[0]>, Vorgangszustand, string, boolean]>([
    [
      'niemand, solange zuerst die andere Person gefragt ist',
      { auskunft: undefined },
      'zugestimmt',
      '2026-11-25',
      false,
    ],
    ['nach deren Rückkehr', { auskunft: undefined }, 'zurueckgemeldet', '2026-11-25', true],
    ['wenn diese keine Zustimmung braucht', { auskunft: undefined }, 'nicht-noetig', '2026-11-25', true],
    ['nicht vor dem Tag', { auskunft: unterwegs }, 'zurueckgemeldet', '2026-11-24', false],
    [
      'wer unterwegs ist, auch ohne Entscheidung',
      { auskunft: unterwegs, zustimmung: undefined, zustand: 'offen' },
      'gesendet',
      '2026-11-25',
      true,
    ],
    [
      'niemand ohne Zustimmung, der nicht gemeldet ist',
      { auskunft: undefined, zustimmung: undefined, zustand: 'nicht-noetig' },
      'zurueckgemeldet',
      '2026-11-25',
      false,
    ],
    ['nicht, wer da ist', { auskunft: zurueck('2026-11-20') }, 'zurueckgemeldet', '2026-11-25', false],
    ['nicht zweimal', { auskunft: unterwegs, meldung: { art: 'unterwegs' } }, 'zurueckgemeldet', '2026-11-25', false],
    [
      'nicht aus der Zeit davor',
      { auskunft: unterwegs, vermisstAb: undefined },
      'zurueckgemeldet',
      '2026-11-25',
      false,
    ],
  ])('%s', (_, teil, vorgang, heute, erwartet) => {
    expect(isVermisst({ ...vermisst, auskunft: undefined, ...teil }, { vorgang, heute })).toBe(erwartet)
  })
})
