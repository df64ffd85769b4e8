import { describe, expect, test } from 'vitest'
import { folgenOf, hinweiseOf, refusalOf } from '../../bausteine/pruefen.test-daten.ts'
import { vermittlungsgutschein } from './index.ts'

describe('Vermittlungsgutschein: worauf die Seiten hinweisen', () => {
  test.each([
    ['nein', /nicht ausgezahlt/],
    ['ja', /^$/],
    ['unbekannt', /^$/],
  ])('Zulassung: %s', (zulassung, hinweis) => {
    expect(hinweiseOf(vermittlungsgutschein, 'agentur', { zulassung })).toMatch(hinweis)
  })
})

test('Ein Grund von mehr als 2.000 Zeichen ist zu lang', () => {
  expect(refusalOf(vermittlungsgutschein, 'grund', { grund: 'a'.repeat(2001) })).toMatch(/1 Zeichen zu lang/)
  expect(refusalOf(vermittlungsgutschein, 'grund', { grund: 'a'.repeat(2000) })).toBeUndefined()
})

test('Vor dem Senden steht, wann das Jobcenter die Arbeitsvermittlung bezahlt', () => {
  expect(folgenOf(vermittlungsgutschein, {})).toMatch(/6 Wochen.*6 Monaten/)
})

test('Der Titel nennt die Tätigkeit, sobald sie bekannt ist', () => {
  expect(vermittlungsgutschein.titel({ taetigkeit: 'Koch' })).toBe('Antrag Vermittlungsgutschein: Koch')
  expect(vermittlungsgutschein.titel({})).toBe('Antrag Vermittlungsgutschein')
})

test('Der Gutschein lässt sich ohne Freischaltung beantragen, denn auf ihn kann ein Anspruch bestehen', () => {
  expect(vermittlungsgutschein.freischaltung).toBeUndefined()
})
