import { describe, expect, test } from 'vitest'
import { folgenOf, hinweiseOf } from '../../bausteine/pruefen.test-daten.ts'
import { freieFoerderung } from './index.ts'

describe('Freie Förderung: worauf die Seiten hinweisen', () => {
  test.each([
    ['andere', { andereWer: ['kommune', 'vermittlungsbudget'] }, /eigenen Antrag/],
    ['andere', { andereWer: ['kommune'] }, /^$/],
    ['form', { form: 'darlehen' }, /zahlen Sie zurück/],
    ['form', { form: 'zuschuss' }, /^$/],
    ['form', {}, /^$/],
    ['beginn', { beginn: '2026-11-22' }, /vor Ihrem Antrag/],
    ['beginn', { beginn: '2026-11-23' }, /^$/],
  ])('%s %o', (seite, antworten, hinweis) => {
    expect(hinweiseOf(freieFoerderung, seite, antworten)).toMatch(hinweis)
  })
})

test('Wer ein Darlehen möchte, liest vorher, dass es zurückzuzahlen ist', () => {
  expect(folgenOf(freieFoerderung, { form: 'darlehen' })).toContain('zahlen Sie zurück')
  expect(folgenOf(freieFoerderung, { form: 'zuschuss' })).not.toContain('Darlehen')
})

test('Der Titel nennt den Bedarf, sobald er bekannt ist', () => {
  expect(freieFoerderung.titel({ bedarf: 'Arbeitsbrille' })).toBe('Antrag Freie Förderung SGB II: Arbeitsbrille')
  expect(freieFoerderung.titel({})).toBe('Antrag Freie Förderung SGB II')
})
