import { describe, expect, test } from 'vitest'
import { folgenOf, hinweiseOf, refusalOf } from '../../bausteine/pruefen.test-daten.ts'
import { eingliederungSelbststaendige } from './index.ts'

const dinge = (preisBrutto: number) => ({
  sachgueter: [
    { id: 's1', preisBrutto: 4_000_00 },
    { id: 's2', preisBrutto },
  ],
})
const beihilfen = (datum: string) => ({
  beihilfen: [
    { id: 'b1', datum: '2025-01-01', betrag: 200_000_00 },
    { id: 'b2', datum, betrag: 100_000_01 },
  ],
})

describe('Leistungen für Selbstständige: worauf die Seiten hinweisen', () => {
  test.each([
    ['stand', { leistung: ['beratung'], taetig: false }, /schon selbstständig sind/],
    ['stand', { leistung: ['beratung'], taetig: true }, /^$/],
    ['stand', { leistung: ['zuschuss'], taetig: false }, /^$/],
    ['sachgueter', { leistung: ['zuschuss'], ...dinge(1_000_01) }, /höchstens 5\.000,00/],
    ['sachgueter', { leistung: ['zuschuss'], ...dinge(1_000_00) }, /^$/],
    ['sachgueter', { leistung: ['zuschuss', 'darlehen'], ...dinge(9_000_00) }, /^$/],
    ['sachgut', { bestellt: true, noetigAb: '2026-11-22' }, /^Was schon bestellt[^\n]*$/],
    ['sachgut', { bestellt: false, noetigAb: '2026-11-22' }, /vor Ihrem Antrag/],
    ['sachgut', { bestellt: false, noetigAb: '2026-11-23' }, /^$/],
    ['sachgutPreis', { preisNetto: 100_00, preisBrutto: 99_99 }, /niedriger/],
    ['sachgutPreis', { preisNetto: 100_00, preisBrutto: 100_00 }, /^$/],
    ['sachgutPreis', { preisNetto: 100_00 }, /^$/],
    ['beihilfen', beihilfen('2023-11-23'), /300\.000,01.*300\.000,00/],
    ['beihilfen', beihilfen('2023-11-22'), /^$/],
    ['umfang', { wochenstunden: 10 }, /15 Stunden/],
    ['tragfaehigkeit', { fachstelle: 'keine' }, /nachreichen/],
  ])('%s %o', (seite, antworten, hinweis) => {
    expect(hinweiseOf(eingliederungSelbststaendige, seite, antworten)).toMatch(hinweis)
  })
})

describe('Leistungen für Selbstständige: Grenzen', () => {
  test.each([
    ['gewerbeSeit', { gewerbeSeit: '2026-11-24' }, /zu spät/],
    ['datum', { datum: '2026-11-24' }, /zu spät/],
    ['rateAb', { rateAb: '2026-10' }, /zu früh/],
    ['nutzungsdauer', { nutzungsdauer: 51 }, /1 bis 50/],
  ])('%s %o', (feld, antworten, fehler) => {
    expect(refusalOf(eingliederungSelbststaendige, feld, antworten)).toMatch(fehler)
  })
})

test('Vor dem Senden steht, was nach dem Kauf zu tun ist, und beim Darlehen die Rückzahlung', () => {
  const darlehen = folgenOf(eingliederungSelbststaendige, { leistung: ['darlehen'] })
  expect(darlehen).toMatch(/Eigentum vorbehalten/)
  expect(darlehen).toMatch(/Raten/)
  expect(folgenOf(eingliederungSelbststaendige, { leistung: ['zuschuss'] })).not.toMatch(/Raten/)
  expect(folgenOf(eingliederungSelbststaendige, { leistung: ['beratung'] })).not.toMatch(/Eigentum/)
})

test('Der Titel nennt, was beantragt ist', () => {
  const { titel } = eingliederungSelbststaendige
  expect(titel({ leistung: ['zuschuss', 'beratung'] })).toMatch(/SGB II: Zuschuss, Beratung$/)
  expect(titel({})).toMatch(/SGB II$/)
})
