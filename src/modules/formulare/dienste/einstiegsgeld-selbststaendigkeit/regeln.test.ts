import { describe, expect, test } from 'vitest'
import { folgenOf, hinweiseOf, refusalOf } from '../../bausteine/pruefen.test-daten.ts'
import { einstiegsgeldSelbststaendigkeit } from './index.ts'

const ausgaben = { ausgaben3: 10_000_00 }

describe('Einstiegsgeld für eine Selbstständigkeit: worauf die Seiten hinweisen', () => {
  test.each([
    ['umfang', { wochenstunden: 14.5 }, /ab 15 Stunden/],
    ['umfang', { wochenstunden: 15 }, /^$/],
    ['umfang', {}, /^$/],
    ['beginn', { beginn: '2026-11-23' }, /vor dem Beginn/],
    ['beginn', { beginn: '2026-11-24' }, /^$/],
    ['beginn', { beginn: '2026-11-24', angemeldet: true }, /fragt dann nach/],
    ['beginn', { beginn: '2026-11-22', angemeldet: true }, /^Einstiegsgeld beantragt[^\n]*$/],
    ['erlaubnisse', { erlaubnisse: ['handwerk', 'keine'] }, /Prüfen Sie/],
    ['erlaubnisse', { erlaubnisse: ['handwerk', 'hygiene'] }, /^$/],
    ['erlaubnisse', { erlaubnisse: ['keine'] }, /^$/],
    ['kapital', { kapitalbedarf: 1000_00, eigenmittel: 300_00, kredite: 600_00 }, /100,00/],
    ['kapital', { kapitalbedarf: 1000_00, eigenmittel: 400_00, kredite: 600_00 }, /^$/],
    ['kapital', {}, /^$/],
    ['vorschau', { ...ausgaben, umsatz3: 10_000_00 }, /nichts übrig/],
    ['vorschau', { ...ausgaben, umsatz3: 10_000_01 }, /^$/],
    ['vorschau', ausgaben, /^$/],
    ['tragfaehigkeit', { fachstelle: 'keine', fachstelleErgebnis: 'nicht' }, /^Ohne die Stellungnahme[^\n]*$/],
    ['tragfaehigkeit', { fachstelle: 'ihk', fachstelleErgebnis: 'nicht' }, /nicht fördern/],
    ['tragfaehigkeit', { fachstelle: 'ihk', fachstelleErgebnis: 'tragfaehig' }, /^$/],
    ['absicherung', { krankenversicherung: 'offen' }, /Krankenkasse/],
    ['absicherung', { krankenversicherung: 'privat' }, /^$/],
    ['foerderung', { andereHilfen: ['gruendungszuschuss'] }, /Arbeitslosengeld/],
    ['foerderung', { andereHilfen: ['mikrokredit'] }, /^$/],
  ])('%s %o', (seite, antworten, hinweis) => {
    expect(hinweiseOf(einstiegsgeldSelbststaendigkeit, seite, antworten)).toMatch(hinweis)
  })
})

describe('Einstiegsgeld für eine Selbstständigkeit: Grenzen', () => {
  test.each([
    ['wochenstunden', { wochenstunden: 81 }, /1 bis 80/],
    ['mitWemAnzahl', { mitWemAnzahl: 0 }, /1 bis 999/],
    ['angemeldetAm', { angemeldetAm: '2026-11-24' }, /zu spät/],
    ['fachstelleAm', { fachstelleAm: '2026-11-24' }, /zu spät/],
  ])('%s %o', (feld, antworten, fehler) => {
    expect(refusalOf(einstiegsgeldSelbststaendigkeit, feld, antworten)).toMatch(fehler)
  })
})

test('Vor dem Senden steht, dass die Anlage EKS nötig wird', () => {
  expect(folgenOf(einstiegsgeldSelbststaendigkeit, { beginn: '2027-01-04' })).toMatch(/EKS/)
})

test('Der Titel nennt die Branche, sobald sie bekannt ist', () => {
  const { titel } = einstiegsgeldSelbststaendigkeit
  expect(titel({ branche: 'Webdesign' })).toBe('Antrag Einstiegsgeld SGB II (Selbstständigkeit): Webdesign')
  expect(titel({})).toBe('Antrag Einstiegsgeld SGB II (Selbstständigkeit)')
})
