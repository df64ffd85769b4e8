import { describe, expect, test } from 'vitest'
import { folgenOf, hinweiseOf, refusalOf } from '../../bausteine/pruefen.test-daten.ts'
import { massnahmeArbeitgeber } from './index.ts'

const woche = ['mo', 'di', 'mi', 'do', 'fr']
const erwachsen = { geburtsdatum: '2008-12-01', von: '2026-12-01', tage: [...woche, 'sa'] }
const jung = {
  geburtsdatum: '2008-12-02',
  von: '2026-12-01',
  tage: woche,
  stundenTag: 8,
  uhrVon: '06:00',
  uhrBis: '20:00',
}

describe('Maßnahme bei einem Arbeitgeber: worauf die Seiten hinweisen', () => {
  test.each([
    ['verhaeltnis', { frueherDort: true, schonMassnahme: false }, /meist nicht/],
    ['verhaeltnis', { frueherDort: false, schonMassnahme: true }, /meist nicht/],
    ['verhaeltnis', { frueherDort: false, schonMassnahme: false, verwandt: true }, /^$/],
    ['zeitraum', { von: '2026-11-23', bis: '2026-11-27' }, /erst beginnen/],
    ['zeitraum', { von: '2026-11-24', bis: '2026-11-27' }, /^$/],
    ['zeitraum', { von: '2027-01-01', bis: '2027-02-11' }, /^$/],
    ['zeitraum', { von: '2027-01-01', bis: '2027-02-12' }, /Mehr als 6 Wochen/],
    ['arbeitszeit', { ...erwachsen, stundenTag: 8 }, /^$/],
    ['arbeitszeit', { ...erwachsen, stundenTag: 8.25 }, /48 Stunden/],
    ['arbeitszeit', {}, /^$/],
    ['arbeitszeit', jung, /^$/],
    ['arbeitszeit', { ...jung, stundenTag: 8.5 }, /8 Stunden am Tag/],
    ['arbeitszeit', { ...jung, stundenTag: 6, tage: [...woche, 'so'] }, /5 Tage.*\n.*Samstag und Sonntag/],
    ['arbeitszeit', { ...jung, tage: ['sa'] }, /^[^\n]*Samstag[^\n]*$/],
    ['arbeitszeit', { ...jung, uhrVon: '05:59' }, /6 bis 20 Uhr/],
    ['arbeitszeit', { ...jung, uhrBis: '20:30' }, /6 bis 20 Uhr/],
    ['arbeitszeit', { ...jung, uhrVon: '18:00', uhrBis: '02:00' }, /6 bis 20 Uhr/],
    ['kind', { betreuungKosten: 160_01 }, /160,00/],
    ['kind', { betreuungKosten: 160_00 }, /^$/],
    ['kind', { betreuungKosten: 999_00, von: '2025-12-31' }, /^$/],
    ['unterkunft', { unterkunftKosten: 999_00 }, /^$/],
    ['unterkunft', { unterkunftJe: 'tag', unterkunftKosten: 60_01, verpflegungKosten: 24_00 }, /^[^\n]*60,00[^\n]*$/],
    ['unterkunft', { unterkunftJe: 'tag', unterkunftKosten: 60_00, verpflegungKosten: 24_01 }, /^[^\n]*24,00[^\n]*$/],
    ['unterkunft', { unterkunftJe: 'monat', unterkunftKosten: 420_01, verpflegungKosten: 168_00 }, /^[^\n]*420,00/],
    ['unterkunft', { unterkunftJe: 'monat', unterkunftKosten: 420_00, verpflegungKosten: 168_01 }, /^[^\n]*168,00/],
    ['betriebKontakt', { betriebsnummer: '1' }, /8 Ziffern/],
  ])('%s %o', (seite, antworten, hinweis) => {
    expect(hinweiseOf(massnahmeArbeitgeber, seite, antworten)).toMatch(hinweis)
  })
})

describe('Maßnahme bei einem Arbeitgeber: Grenzen', () => {
  test.each([
    ['bis', { von: '2027-01-01', bis: '2027-03-26' }, /zu spät/],
    ['bis', { von: '2027-01-01', bis: '2026-12-31' }, /zu früh/],
    ['stundenTag', { stundenTag: 12.5 }, /1 bis 12/],
    ['kilometer', { kilometer: 1001 }, /1\.000/],
    ['fahrtage', { fahrtage: 401 }, /1 bis 400/],
    ['geburtsdatum', { geburtsdatum: '2026-11-24' }, /zu spät/],
  ])('%s %o', (feld, antworten, fehler) => {
    expect(refusalOf(massnahmeArbeitgeber, feld, antworten)).toMatch(fehler)
  })

  test('zwölf Wochen lang darf eine Maßnahme dauern', () => {
    expect(refusalOf(massnahmeArbeitgeber, 'bis', { von: '2027-01-01', bis: '2027-03-25' })).toBeUndefined()
  })
})

test('Vor dem Senden steht, dass es keinen Lohn gibt, und beim Auto der Satz je Kilometer', () => {
  const mitAuto = folgenOf(massnahmeArbeitgeber, { verkehrsmittel: 'auto', von: '2026-12-01' })
  expect(mitAuto).toMatch(/keinen Lohn/)
  expect(mitAuto).toContain('0,20')
  expect(folgenOf(massnahmeArbeitgeber, { verkehrsmittel: 'oeffentlich' })).not.toContain('Kilometer')
})

test('Der Titel nennt die Tätigkeit, sobald sie bekannt ist', () => {
  expect(massnahmeArbeitgeber.titel({ taetigkeit: 'Koch' })).toBe('Antrag Maßnahme bei einem Arbeitgeber: Koch')
  expect(massnahmeArbeitgeber.titel({})).toBe('Antrag Maßnahme bei einem Arbeitgeber')
})
