import { describe, expect, test } from 'vitest'
import { folgenOf, hinweiseOf, refusalOf } from '../../bausteine/pruefen.test-daten.ts'
import { einstiegsgeldBeschaeftigung } from './index.ts'

const monat = { lohnart: 'monat', wochenstunden: 20 }
const stunde = { lohnart: 'stunde', wochenstunden: 20 }

describe('Einstiegsgeld für eine Beschäftigung: worauf die Seiten hinweisen', () => {
  test.each([
    ['zeitraum', { beginn: '2026-11-22' }, /Härtefall/],
    ['zeitraum', { beginn: '2026-11-23' }, /Härtefall/],
    ['zeitraum', { beginn: '2026-11-24' }, /^$/],
    ['lohn', {}, /^$/],
    ['lohn', { wochenstunden: 14.5 }, /ab 15 Stunden/],
    ['lohn', { wochenstunden: 15 }, /^$/],
    ['lohn', { lohnart: 'monat', monatslohn: 603_00 }, /603,00.*Minijob/],
    ['lohn', { lohnart: 'monat', monatslohn: 603_01 }, /^$/],
    ['lohn', { lohnart: 'monat', monatslohn: 603_01, beginn: '2027-01-01' }, /633,00.*Minijob/],
    ['lohn', { ...stunde, stundenlohn: 13_89, wochenstunden: 40 }, /13,90/],
    ['lohn', { ...stunde, stundenlohn: 13_90 }, /^$/],
    ['lohn', { ...stunde, stundenlohn: 13_90, beginn: '2027-01-01' }, /14,60/],
    ['lohn', { ...stunde, stundenlohn: 14_60, wochenstunden: 10, beginn: '2027-01-01' }, /15 Stunden.*\n.*Minijob/],
    ['lohn', { ...monat, monatslohn: 1000_00 }, /13,90/],
    ['lohn', { ...monat, monatslohn: 1205_00 }, /^$/],
    ['lohn', { svPflichtig: false }, /Sozialversicherung/],
    ['lohn', { svPflichtig: true }, /^$/],
    ['betriebKontakt', { betriebsnummer: 'abc' }, /8 Ziffern/],
  ])('%s %o', (seite, antworten, hinweis) => {
    expect(hinweiseOf(einstiegsgeldBeschaeftigung, seite, antworten)).toMatch(hinweis)
  })
})

describe('Einstiegsgeld für eine Beschäftigung: Grenzen', () => {
  test.each([
    ['befristetBis', { beginn: '2026-12-01', befristetBis: '2026-11-30' }, /zu früh/],
    ['befristetBis', { befristetBis: '2026-11-22' }, /zu früh/],
    ['arbeitslosSeit', { arbeitslosSeit: '2026-11-24' }, /zu spät/],
    ['wochenstunden', { wochenstunden: 60.5 }, /1 bis 60/],
    ['wochenstunden', { wochenstunden: 0.5 }, /1 bis 60/],
  ])('%s %o', (feld, antworten, fehler) => {
    expect(refusalOf(einstiegsgeldBeschaeftigung, feld, antworten)).toMatch(fehler)
  })
})

test('Vor dem Senden steht, wie viel es höchstens ist und dass der Beginn der Arbeit mitzuteilen ist', () => {
  const folgen = folgenOf(einstiegsgeldBeschaeftigung, { beginn: '2026-12-01', arbeitslosSeit: '2024-01-01' })
  expect(folgen).toContain('394,10')
  expect(folgen).toContain('Veränderungen mitteilen')
})

test('Der Titel nennt die Tätigkeit, sobald sie bekannt ist', () => {
  const { titel } = einstiegsgeldBeschaeftigung
  expect(titel({ taetigkeit: 'Koch' })).toBe('Antrag Einstiegsgeld SGB II (Beschäftigung): Koch')
  expect(titel({})).toBe('Antrag Einstiegsgeld SGB II (Beschäftigung)')
})
