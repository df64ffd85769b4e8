import { describe, expect, test } from 'vitest'
import type { Vorgangszustand } from '../zustaende-daten.ts'
import { type Abwesenheit, compareRueckkehr, findMeldbarAb, findVerbraucht } from './lage.ts'

// Friday is the last day, Saturday the first Werktag behind it.
const vereinbart = { von: '2026-11-16', bis: '2026-11-20' }
const meldenBis = '2026-11-21'
const gefragt = { von: '2026-11-14', bis: '2026-11-22' }

const abwesenheit = (teil: Partial<Abwesenheit>): Abwesenheit => ({
  ...{ gefragt, ergebnis: 'zugestimmt', vereinbart, meldenBis, zurueck: undefined, meldung: undefined },
  ...teil,
})
const zurueck = (tag: string) => ({ tag, gemeldet: new Date('2026-11-23T09:00:00Z') })

describe('Die Rückkehr gegen das, was vereinbart ist', () => {
  test.each([
    ['2026-11-16', 'frueher', '2026-11-16'],
    ['2026-11-19', 'frueher', '2026-11-19'],
    ['2026-11-20', 'wie-vereinbart', '2026-11-20'],
    ['2026-11-21', 'wie-vereinbart', '2026-11-20'],
    ['2026-11-22', 'spaeter', '2026-11-20'],
    ['2026-12-24', 'spaeter', '2026-11-20'],
  ])('wieder da am %s ist %s, und es zählt bis zum %s', (tag, wie, bis) => {
    expect(compareRueckkehr({ vereinbart, meldenBis }, tag)).toBe(wie)
    expect(findVerbraucht(abwesenheit({ zurueck: zurueck(tag) }))).toEqual({ von: '2026-11-16', bis })
  })

  test('ohne Rückmeldung zählt alles, was vereinbart ist, und ohne Vereinbarung nichts', () => {
    expect(findVerbraucht(abwesenheit({}))).toEqual(vereinbart)
    const offen = abwesenheit({ vereinbart: undefined, meldenBis: undefined, zurueck: zurueck('2026-11-17') })
    expect(findVerbraucht(offen)).toBeUndefined()
    expect(compareRueckkehr(offen, '2026-11-17')).toBeUndefined()
  })
})

describe('Ab wann man sich zurückmelden kann', () => {
  const keine = { vereinbart: undefined, meldenBis: undefined }
  test.each<[string, Vorgangszustand, Partial<Abwesenheit>, string | undefined]>([
    ['zugestimmt: ab dem ersten vereinbarten Tag', 'zugestimmt', {}, '2026-11-16'],
    ['zum Teil: ebenso', 'teilweise-zugestimmt', { ergebnis: 'teilweise' }, '2026-11-16'],
    ['nicht zugestimmt: nie', 'nicht-zugestimmt', { ergebnis: 'nicht-zugestimmt', ...keine }, undefined],
    ['nicht nötig: nie', 'nicht-noetig', { ergebnis: 'nicht-noetig', ...keine }, undefined],
    ['noch nicht entschieden: ab dem gefragten', 'in-bearbeitung', { ergebnis: undefined, ...keine }, '2026-11-14'],
    ['formlos und offen: nie', 'gesendet', { ergebnis: undefined, gefragt: undefined, ...keine }, undefined],
    ['zurückgenommen: nie', 'zurueckgenommen', { ergebnis: undefined, ...keine }, undefined],
    ['schon gemeldet: nicht noch einmal', 'zurueckgemeldet', { zurueck: zurueck('2026-11-20') }, undefined],
  ])('%s', (_, zustand, teil, erwartet) => {
    expect(findMeldbarAb(zustand, abwesenheit(teil))).toBe(erwartet)
  })
})
