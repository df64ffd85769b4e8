import { describe, expect, test } from 'vitest'
import { folgenOf, hinweiseOf, refusalOf } from '../../bausteine/pruefen.test-daten.ts'
import { arten } from './arten.ts'
import { vermittlungsbudget } from './index.ts'

const ausstattung = [{ id: 'k1', bezeichnung: 'Schuhe', preis: 60_00 }]
const zeit = { bewerbungVon: '2026-11-24', bewerbungBis: '2027-01-31' }
const bewerbungen = [
  { id: 'b1', arbeitgeber: 'Korn' },
  { id: 'b2', arbeitgeber: 'Stadtmarkt' },
]

describe('Vermittlungsbudget: worauf die Seiten hinweisen', () => {
  test.each([
    ['arbeit', { land: 'europa', wochenstunden: 10 }, /mindestens 15 Stunden/],
    ['arbeit', { land: 'europa', wochenstunden: 15 }, /^$/],
    ['arbeit', { land: 'deutschland', wochenstunden: 10 }, /^$/],
    ['arbeit', { land: 'anderes', wochenstunden: 40 }, /gibt es diese Hilfe nicht/],
    ['vertrag', { svPflichtig: 'nein' }, /Sozialversicherung/],
    ['vertrag', { svPflichtig: 'unbekannt' }, /^$/],
    ['betriebKontakt', { betriebsnummer: '1234567' }, /8 Ziffern/],
    ['betriebKontakt', { betriebsnummer: '12 345 678' }, /^$/],
    ['betriebKontakt', {}, /^$/],
    ['termin', { terminAm: '2026-11-22' }, /schon vorbei/],
    ['termin', { terminAm: '2026-11-23' }, /^$/],
    ['pendeln', { pendelAb: '2027-01-01', pendelBis: '2027-07-05' }, /höchstens 6 Monate/],
    ['pendeln', { pendelAb: '2027-01-01', pendelBis: '2027-06-30' }, /^$/],
    ['pendeln', { pendelAb: '2027-01-01' }, /^$/],
    ['bewerbungen', { bewerbungAnzahl: 1, bewerbungen }, /mehr Bewerbungen/],
    ['bewerbungen', { bewerbungAnzahl: 2, bewerbungen }, /^$/],
    ['bewerbungen', { bewerbungAnzahl: 5, bewerbungen }, /5 Bewerbungen angegeben.*weniger \(2\)/],
    ['kosten', { art: 'reise', kostenAm: '2026-11-23', betrag: 0 }, /0,00 €/],
    ['bewerbungEinzeln', { datum: '2024-01-01', ...zeit }, /1\. Januar 2024 liegt außerhalb/],
    ['bewerbungEinzeln', { datum: '2027-02-01', ...zeit }, /außerhalb/],
    ['bewerbungEinzeln', { datum: '2026-11-24', ...zeit }, /^$/],
    ['bewerbungEinzeln', { datum: '2027-01-31', ...zeit }, /^$/],
    ['andere', { betriebZahlt: 'ganz' }, /nicht noch einmal/],
    ['andere', { betriebZahlt: 'teil' }, /^$/],
    ['kosten', { art: 'reise', kostenAm: '2026-11-22' }, /Härtefall/],
    ['kosten', { art: 'reise', kostenAm: '2026-11-23', betrag: 10_00 }, /^$/],
    ['kosten', { art: 'kleidung', ausstattung, betrag: 61_00 }, /60,00/],
    ['kosten', { art: 'kleidung', ausstattung, betrag: 60_00 }, /^$/],
    ['kosten', { art: 'nachweis', nachweisKosten: 50_00, betrag: 51_00 }, /50,00/],
    ['kosten', { art: 'fuehrerschein', fsKosten: 50_00, betrag: 51_00 }, /50,00/],
    ['kosten', { art: 'erscheinung', erscheinungKosten: 50_00, betrag: 51_00 }, /50,00/],
  ])('%s %o', (seite, antworten, hinweis) => {
    expect(hinweiseOf(vermittlungsbudget, seite, antworten)).toMatch(hinweis)
  })
})

describe('Vermittlungsbudget: Grenzen', () => {
  test.each([
    ['befristetBis', { beginnBekannt: true, arbeitBeginn: '2027-01-04', befristetBis: '2027-01-03' }, /zu früh/],
    ['befristetBis', { beginnBekannt: false, befristetBis: '2026-11-22' }, /zu früh/],
    ['pendelBis', { pendelAb: '2027-01-04', pendelBis: '2027-01-03' }, /zu früh/],
    ['bewerbungBis', { bewerbungVon: '2027-01-04', bewerbungBis: '2027-01-03' }, /zu früh/],
    ['bewerbungAnzahl', { bewerbungAnzahl: 501 }, /1 bis 500/],
    ['wochenstunden', { wochenstunden: 61 }, /1 bis 60/],
    ['pendelTage', { pendelTage: 8 }, /1 bis 7/],
    ['pendelzeit', { pendelzeit: 25 }, /0 bis 24/],
    ['entfernung', { entfernung: 5001 }, /5\.000/],
    ['umzugPersonen', { umzugPersonen: 31 }, /1 bis 30/],
    ['zweitMonate', { zweitMonate: 25 }, /1 bis 24/],
    ['kilometer', { kilometer: 0 }, /3\.000/],
  ])('%s %o', (feld, antworten, fehler) => {
    expect(refusalOf(vermittlungsbudget, feld, antworten)).toMatch(fehler)
  })
})

test('Der Titel nennt die Art, und ohne Art nur den Antrag', () => {
  expect(vermittlungsbudget.titel({ art: 'reise' })).toBe('Antrag Vermittlungsbudget SGB II: Reisekosten')
  expect(vermittlungsbudget.titel({})).toBe('Antrag Vermittlungsbudget SGB II')
  expect(vermittlungsbudget.titel({ art: 'constructor' })).toBe('Antrag Vermittlungsbudget SGB II')
})

test('Wer umzieht, eine Arbeit beginnt oder mit dem Auto fährt, liest vorher, was folgt', () => {
  expect(folgenOf(vermittlungsbudget, { art: 'umzug' })).toMatch(/neue Anschrift.*\n.*Beginn der Arbeit/)
  expect(folgenOf(vermittlungsbudget, { art: 'pendel', verkehrsmittel: 'auto' })).toContain('0,20')
  expect(folgenOf(vermittlungsbudget, { art: 'reise', verkehrsmittel: 'bahn' })).not.toMatch(/Auto|Beginn|Anschrift/)
})

test('Jede Art steht zur Wahl', () => {
  const [feld] = vermittlungsbudget.formular.seiten['art']!.felder
  expect(feld).toMatchObject({ optionen: Object.keys(arten).map((wert) => ({ wert })) })
})

test('Das Konto ist mit dem Namen und der letzten IBAN ausgefüllt', () => {
  const bekannt = { vorname: 'Kim', nachname: 'Klicker' }
  const newEintrag = () => 'x'
  expect(vermittlungsbudget.vorbelegen?.({ bekannt, haushalt: [], letzte: undefined }, newEintrag)).toEqual({
    kontoinhaber: 'Kim Klicker',
  })
  const letzte = { kontoinhaber: 'Kai Klicker', iban: 'DE02120300000000202051', art: 'reise' }
  expect(vermittlungsbudget.vorbelegen?.({ bekannt, haushalt: [], letzte }, newEintrag)).toEqual({
    kontoinhaber: 'Kai Klicker',
    iban: 'DE02120300000000202051',
  })
})
