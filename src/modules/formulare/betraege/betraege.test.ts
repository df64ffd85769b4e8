import { describe, expect, test } from 'vitest'
import { betragAm, type Regelbedarfsstufe, readTabelle, regelbedarfAm } from './betraege.ts'

describe('Beträge des Gesetzes', () => {
  test.each<[Regelbedarfsstufe, string, number | undefined]>([
    [1, '2010-12-31', undefined],
    [1, '2011-01-01', 36_400],
    [1, '2022-12-31', 44_900],
    [1, '2023-01-01', 50_200],
    [2, '2023-07-15', 45_100],
    [1, '2024-01-01', 56_300],
    [2, '2026-11-23', 50_600],
    [3, '2026-11-23', 45_100],
    [4, '2026-11-23', 47_100],
    [5, '2026-11-23', 39_000],
    [6, '2026-11-23', 35_700],
  ])('Regelbedarfsstufe %i am %s', (stufe, tag, cents) => {
    expect(regelbedarfAm(stufe, tag)).toBe(cents)
  })

  test.each<[string, string, number | undefined]>([
    ['einkommen.grundabsetzung', '2026-11-23', 10_000],
    ['mehrbedarf.schwangerschaft', '2026-11-23', 17],
    ['mehrbedarf.warmwasser.erwachsene', '2026-11-23', 2.3],
    ['sofortzuschlag.kind', '2022-06-30', undefined],
    ['sofortzuschlag.kind', '2024-12-31', 2_000],
    ['sofortzuschlag.kind', '2025-01-01', 2_500],
    ['vermoegen.freibetrag_je_person', '2026-06-30', 1_500_000],
    ['vermoegen.freibetrag_je_person', '2026-07-01', undefined],
    ['vermoegen.wohnflaeche.haus', '2026-06-30', 140],
    ['kdu.karenzzeit', '2026-06-30', 12],
    ['schulbedarf.erstes', '2026-08-01', 13_000],
    ['schulbedarf.zweites', '2021-02-01', 5_150],
    ['schulbedarf.zweites', '2019-02-01', undefined],
    ['gibt.es.nicht', '2026-11-23', undefined],
  ])('%s am %s', (schluessel, tag, wert) => {
    expect(betragAm(schluessel, tag)).toBe(wert)
  })

  test('was strittig ist oder keine Zahl hat, wird nicht gelesen', () => {
    const zeilen = readTabelle('parameter.csv')
    const offen = zeilen.filter(({ geprueft, wert }) => geprueft === 'NEIN' || wert === '')
    expect(offen.length).toBeGreaterThan(1)
    expect(offen.map(({ schluessel }) => betragAm(schluessel!, '2026-11-23'))).toEqual(offen.map(() => undefined))
  })

  test('jede andere Zeile gilt an ihrem ersten Tag', () => {
    for (const { schluessel, gueltig_ab, wert, geprueft } of readTabelle('parameter.csv')) {
      if (geprueft !== 'NEIN' && wert) expect([schluessel, betragAm(schluessel!, gueltig_ab!)]).not.toContain(undefined)
    }
  })
})
