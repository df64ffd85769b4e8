import { describe, expect, test } from 'vitest'
import { geringfuegigkeitAm, hoehereKostenAb } from '../../bausteine/lohn.ts'
import type { Antworten, Eintrag, Feldwert } from '../../engine/modell.ts'
import { listNachweise } from '../../engine/nachweise.ts'
import { readFeld, showFeld } from '../../engine/werte.ts'
import { durchschnittOf } from './geld/eks.ts'
import { buergergeld } from './index.ts'
import { antworten } from './personen.test-daten.ts'
import { faelle, ich, personen } from './regeln.test-daten.ts'

const HEUTE = '2026-11-23'
const { formular } = buergergeld

const hinweise = (seite: string, hier: Antworten, alle: Antworten = hier): string => {
  const { warne, merke } = formular.seiten[seite]!
  const sicht = { hier, alle, heute: HEUTE }
  return [...(warne?.(sicht) ?? []), ...(merke?.(sicht) ?? [])].join('\n')
}

describe('Worauf eine Seite hinweist', () => {
  test.each(faelle)('%s: %j', (seite, mit, satz, ohne) => {
    expect(hinweise(seite, mit)).toContain(satz)
    expect(hinweise(seite, ohne)).not.toContain(satz)
  })

  test('jede Seite, die auf etwas hinweist, kommt hier vor', () => {
    const known = new Set([...faelle.map(([seite]) => seite), 'sachwerte'])
    const all = Object.entries(formular.seiten).filter(([, { warne, merke }]) => warne || merke)
    expect(all.map(([seite]) => seite).filter((seite) => !known.has(seite))).toEqual([])
  })

  test('über den Freibeträgen nennt die Seite der Sachwerte den Betrag, mit dem, was gerade eingegeben wird', () => {
    const person = { ...ich, bargeld: 1_000_000 }
    const alle = { ...personen(), ab: HEUTE }
    expect(hinweise('sachwerte', person, alle)).toBe('')
    expect(hinweise('sachwerte', { ...person, edelmetall: 1 }, alle)).toContain('10.000,00')
  })
})

describe('Vermögen', () => {
  const owes = (alle: Antworten) =>
    listNachweise(formular, buergergeld.nachweise, { antworten: alle, heute: HEUTE }).some(
      ({ schluessel }) => schluessel === 'bewertung',
    )
  const kim = antworten.kim
  const mitAuto = (wert: number, anzahl = 1): Antworten => ({
    ...kim,
    hatFahrzeuge: true,
    fahrzeuge: Array.from({ length: anzahl }, (_, i) => ({ id: `f${i}`, fahrzeugWem: 'ich', fahrzeugWert: wert })),
  })
  const mitVorsorge = (gebunden: boolean): Antworten => {
    const [person] = kim['personen'] as unknown as Eintrag[]
    const vorsorge = [{ id: 'v', vorsorgeArt: 'andere', vorsorgeWert: 2_000_000, vorsorgeGebunden: gebunden }]
    return { ...kim, personen: [{ ...person!, vorsorge }] }
  }

  test.each<[string, Antworten, boolean]>([
    ['ohne Auto', kim, false],
    ['ein Auto von 15.000 Euro bleibt frei', mitAuto(1_500_000), false],
    ['was darüber liegt, zählt', mitAuto(2_600_000), true],
    ['ein zweites zählt ganz', mitAuto(1_500_000, 2), true],
    ['was fest für das Alter bestimmt ist, bleibt frei', mitVorsorge(true), false],
    ['anderes nicht', mitVorsorge(false), true],
  ])('%s', (_, alle, erwartet) => {
    expect(owes(alle)).toBe(erwartet)
  })
})

describe('EKS: der Gewinn im Durchschnitt', () => {
  const monat = (rest: Antworten): Eintrag => ({ id: 'm', monatVon: '2026-12', ...rest })
  test.each<[string, Antworten, number | undefined]>([
    ['ohne Monate', { monate: [] }, undefined],
    ['Einnahmen weniger Ausgaben', { monate: [monat({ a1: 100_000, a3: 1_000, bWaren: 30_000 })] }, 71_000],
    ['ein Verlust zählt als 0', { monate: [monat({ a1: 100, bWaren: 30_000 })] }, 0],
    [
      'mehrere Monate zählen nach ihrer Zahl',
      { monate: [monat({ a1: 30_000, monatBis: '2027-02' }), monat({ monatVon: '2027-03', a1: 70_000 })] },
      40_000,
    ],
    [
      'ein Auto des Betriebs, weniger private Kilometer',
      { auto: 'betrieb', monate: [monat({ a1: 100_000, bKfzBetrieb: 20_000, kmPrivat: 500 })] },
      85_000,
    ],
    ['ein privates Auto nach Kilometern', { auto: 'privat', monate: [monat({ a1: 100_000, kmBetrieb: 500 })] }, 95_000],
    ['ohne Auto zählt keines', { auto: 'keins', monate: [monat({ a1: 100_000, kmBetrieb: 500 })] }, 100_000],
  ])('%s', (_, taetigkeit, cents) => {
    expect(durchschnittOf(taetigkeit, HEUTE)).toBe(cents)
  })
})

test('Beträge mit Datum: Minijob und höhere Kosten', () => {
  expect(['2023-12-31', '2024-06-01', '2026-12-31', '2027-01-01'].map(geringfuegigkeitAm)).toEqual([
    ...[undefined, 53_800, 60_300, 63_300],
  ])
  expect([hoehereKostenAb('2010-12-31'), hoehereKostenAb(HEUTE)]).toEqual([undefined, 40_000])
})

describe('Grenzen der Felder', () => {
  const refuses = (name: string, wert: Feldwert): boolean => {
    const feld = Object.values(formular.seiten)
      .flatMap(({ felder }) => felder)
      .find((one) => one.name === name)!
    return !readFeld(feld, showFeld(feld, wert), { hier: {}, alle: {}, heute: HEUTE }).ok
  }

  test.each<[string, Feldwert, Feldwert]>([
    ['geburtsdatum', '2026-11-23', '2026-11-24'],
    ['ab', '2025-12-01', '2025-01-01'],
    ['ab', '2027-11-01', '2028-01-01'],
    ['entbindung', '2027-09-13', '2027-09-14'],
    ['einreise', '2026-11-23', '2026-11-24'],
    ['kindTage', 31, 32],
    ['personenzahl', 2, 1],
    ['immobilieAnteil', 100, 100.5],
    ['stunden', 80, 80.5],
  ])('%s nimmt %s an, %s nicht', (name, moeglich, unmoeglich) => {
    expect([refuses(name, moeglich), refuses(name, unmoeglich)]).toEqual([false, true])
  })
})

describe('Vorbelegen und Folgen', () => {
  const mia = { vorname: 'Mia', nachname: 'Klicker', geburtsdatum: '2020-01-01' }
  const begin = (haushalt: readonly (typeof mia)[], letzte?: Antworten) => {
    let nr = 0
    const wissen = { bekannt: { kundennummer: '123A456789' }, haushalt, letzte }
    return buergergeld.vorbelegen!(wissen, () => `e${++nr}`)
  }

  test('wer den Antrag stellt, steht auf der Liste, ebenso wen das Jobcenter kennt', () => {
    expect(begin([mia])).toEqual({
      personen: [
        { id: 'e1', beziehung: 'ich', kundennummer: '123A456789' },
        { id: 'e2', ...mia },
      ],
    })
  })

  test('aus dem letzten Antrag bleibt, was sich selten ändert; niemand steht doppelt da', () => {
    const kind = { id: 'alt', beziehung: 'kind', ...mia, staat: 'DE', bargeld: 5, kindBetreuung: 'kita' }
    const ich = { id: 'x', beziehung: 'ich', geburtsort: 'Hannover', einkommensarten: ['arbeit'], gearbeitet: true }
    const konto = { hatKonto: true, iban: 'DE02120300000000202051' }
    expect(begin([mia], { allein: false, ...konto, grundmiete: 5, personen: [ich, kind] })).toEqual({
      allein: false,
      personen: [
        { id: 'e1', beziehung: 'ich', geburtsort: 'Hannover', kundennummer: '123A456789' },
        { id: 'e2', beziehung: 'kind', ...mia, staat: 'DE' },
      ],
    })
  })

  test.each<[string, Antworten, boolean]>([
    ['ohne Not', { rueckstand: false, kuendigung: true }, false],
    ['Schulden allein', { rueckstand: true, kuendigung: false, energiesperre: false }, false],
    ['Kündigung', { rueckstand: true, kuendigung: true }, true],
    ['Sperre', { rueckstand: true, energiesperre: true }, true],
    ['kein Geld für Essen', { sofort: ['lebensmittel'] }, true],
    ['nichts davon', { sofort: ['nichts'] }, false],
  ])('noch am selben Tag wird angesehen: %s', (_, not, eilig) => {
    expect(buergergeld.zuteilung!(not)).toEqual({ eilig, auchVermittlung: true })
  })

  test('was eilt, steht vor dem Absenden und im Beleg; sonst steht es nicht da', () => {
    const folgen = (not: Antworten) => buergergeld.folgen!({ ...antworten.kim, ...not }, HEUTE).join()
    expect(folgen({ sofort: ['energie'] })).toContain('eilig')
    expect(folgen({ rueckstand: true, kuendigung: true })).toContain('eilig')
    expect(folgen({ sofort: ['nichts'] })).not.toContain('eilig')
  })

  test('zu mehreren gilt der Antrag für alle', () => {
    const [allein, zuZweit] = [antworten.kim, antworten.paar].map((one) => buergergeld.folgen!(one, HEUTE).join())
    expect(allein).not.toContain('§ 38')
    expect(zuZweit).toContain('§ 38')
  })
})
