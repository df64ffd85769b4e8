import { describe, expect, test } from 'vitest'
import type { Mitreise } from '../mitreise/mitreise.ts'
import { type Frage, feldnamen, prefill, readRueckkehr, schemaOf, type Werte } from './rueckkehr-forms.ts'

const alex = {
  ...{ id: 'a', vorname: 'Alex', nachname: 'Klicker', tage: { von: '2026-11-16', bis: '2026-11-20' } },
  auskunft: undefined,
} as Mitreise
const frage: Frage = { selbst: true, mitreisende: [alex], heute: '2026-11-23', ab: '2026-11-16' }
const tag = (name: string, [jahr = '', monat = '', t = '']: string[]): Werte => ({
  ...{ [`${name}-tag`]: t, [`${name}-monat`]: monat, [`${name}-jahr`]: jahr },
})
const eigener = tag('tag', ['2026', '11', '20'])
const seit = (text: string) => tag('seit-a', text.split('-'))

describe('Was jemand über die Rückkehr sagt', () => {
  test.each<[string, Werte, object]>([
    ['am selben Tag', { 'person-a': 'gleich' }, { art: 'zurueck', tag: '2026-11-20' }],
    ['an einem anderen', { 'person-a': 'zurueck', ...seit('2026-11-18') }, { art: 'zurueck', tag: '2026-11-18' }],
    ['noch nicht, was auch im Tag steht', { 'person-a': 'unterwegs', ...seit('x') }, { art: 'unterwegs' }],
    ['nicht dabei', { 'person-a': 'nicht-gereist' }, { art: 'nicht-gereist' }],
  ])('%s', (_, werte, auskunft) => {
    const erwartet = { ok: true, tag: '2026-11-20', mitreisende: [{ id: 'a', auskunft }] }
    expect(readRueckkehr({ ...eigener, ...werte }, frage)).toEqual(erwartet)
  })

  test.each<[string, Werte, string, string]>([
    ['nichts gewählt', {}, 'person-a', 'Wählen Sie, ob Alex Klicker wieder da ist.'],
    ['etwas anderes', { 'person-a': 'x' }, 'person-a', 'Wählen Sie, ob Alex Klicker wieder da ist.'],
    ['ohne Tag', { 'person-a': 'zurueck' }, 'seit-a', ''],
    ['den es nicht gibt', { 'person-a': 'zurueck', ...seit('2026-02-30') }, 'seit-a', 'gibt es nicht'],
    ['in der Zukunft', { 'person-a': 'zurueck', ...seit('2026-11-24') }, 'seit-a', 'nicht in der Zukunft'],
    ['vor der Reise', { 'person-a': 'zurueck', ...seit('2026-11-15') }, 'seit-a', 'nicht in der Zukunft'],
  ])('abgelehnt wird: %s', (_, werte, feld, satz) => {
    const read = readRueckkehr({ ...eigener, ...werte }, frage)
    expect(read).toEqual({ ok: false, fehler: { [feld]: expect.stringContaining(satz) } })
  })

  test('alle Fehler stehen zugleich da', () => {
    const read = readRueckkehr(tag('tag', ['', '', '']), frage)
    expect(!read.ok && Object.keys(read.fehler)).toEqual(['tag', 'person-a'])
  })

  test('ohne den eigenen Tag gibt es „derselbe“ nicht; vorbelegt ist, was schon gemeldet ist', () => {
    const allein: Frage = { ...frage, selbst: false }
    expect(readRueckkehr({ ...eigener, 'person-a': 'gleich' }, allein).ok).toBe(false)
    const werte = prefill({
      ...allein,
      mitreisende: [{ ...alex, auskunft: { art: 'unterwegs', gemeldet: new Date(0) } }],
    })
    expect(werte).toEqual({ 'person-a': 'unterwegs', ...tag('seit-a', ['2026', '11', '23']) })
    expect(readRueckkehr(werte, allein)).toEqual({
      ...{ ok: true, tag: undefined, mitreisende: [{ id: 'a', auskunft: { art: 'unterwegs' } }] },
    })
  })

  test('die Felder sind die der Genannten, und keine anderen', () => {
    expect(feldnamen(alex)).toEqual({ wahl: 'person-a', seit: 'seit-a' })
    expect(schemaOf([alex]).safeParse({ 'person-a': 'gleich' }).success).toBe(true)
    expect(schemaOf([]).safeParse({ 'person-a': 'gleich' }).success).toBe(false)
  })
})
