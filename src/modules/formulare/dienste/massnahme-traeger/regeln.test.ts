import { describe, expect, test } from 'vitest'
import { folgenOf, hinweiseOf, refusalOf } from '../../bausteine/pruefen.test-daten.ts'
import { massnahmeTraeger } from './index.ts'

describe('Maßnahme bei einem Träger: worauf die Seiten hinweisen', () => {
  test.each([
    ['zeit', {}, /^$/],
    ['zeit', { von: '2026-11-23' }, /vor dem ersten Tag/],
    ['zeit', { von: '2026-11-24' }, /^$/],
    ['zeit', { von: '2027-01-01', bis: '2027-02-26' }, /8 Wochen/],
    ['zeit', { von: '2027-01-01', bis: '2027-02-25' }, /^$/],
    ['zulassung', { zugelassen: 'nein' }, /nicht einlösen/],
    ['zulassung', { zugelassen: 'unbekannt' }, /^$/],
    ['kind', { betreuungKosten: 160_01 }, /160,00/],
    ['unterkunft', { unterkunftJe: 'tag', unterkunftKosten: 60_01 }, /60,00/],
  ])('%s %o', (seite, antworten, hinweis) => {
    expect(hinweiseOf(massnahmeTraeger, seite, antworten)).toMatch(hinweis)
  })
})

describe('Maßnahme bei einem Träger: Grenzen', () => {
  test.each([
    ['bis', { von: '2027-01-11', bis: '2027-01-10' }, /zu früh/],
    ['bis', { bis: '2026-11-22' }, /zu früh/],
    ['wochenstunden', { wochenstunden: 61 }, /1 bis 60/],
  ])('%s %o', (feld, antworten, fehler) => {
    expect(refusalOf(massnahmeTraeger, feld, antworten)).toMatch(fehler)
  })
})

test('Vor dem Senden steht, was der Träger meldet, und beim Auto der Satz je Kilometer', () => {
  expect(folgenOf(massnahmeTraeger, {})).toMatch(/§ 61 SGB II/)
  expect(folgenOf(massnahmeTraeger, {})).not.toContain('Kilometer')
  expect(folgenOf(massnahmeTraeger, { verkehrsmittel: 'auto' })).toContain('0,20')
})

test('Der Titel nennt die Maßnahme, sonst das Ziel', () => {
  const { titel } = massnahmeTraeger
  expect(titel({ massnahme: 'Coaching', ziel: 'heranfuehrung' })).toMatch(/: Coaching$/)
  expect(titel({ ziel: 'stabilisierung' })).toMatch(/: Eine neue Arbeit behalten$/)
  expect(titel({})).toBe('Antrag Maßnahme bei einem Träger')
})
