import { describe, expect, test } from 'vitest'
import { folgenOf, hinweiseOf, refusalOf } from '../../bausteine/pruefen.test-daten.ts'
import type { Antworten } from '../../engine/modell.ts'
import { listNachweise } from '../../engine/nachweise.ts'
import { arten, bereiche } from './arten.ts'
import { veraenderungen } from './index.ts'

const HEUTE = '2026-11-23'

const bereichOf = (art: string) => Object.keys(bereiche).find((name) => Object.hasOwn(bereiche[name]!.arten, art))!

/** A change of this category among the answers. */
const aenderung = (art: string, rest: Antworten = {}) => {
  const bereich = bereichOf(art)
  return { id: art, bereich, [bereich]: art, ...rest }
}
const melde = (art: string, rest: Antworten = {}, oben: Antworten = {}): Antworten => ({
  ...oben,
  aenderungen: [aenderung(art, rest)],
})

const jan = { id: 'jan', vorname: 'Jan', nachname: 'Klicker', geburtsdatum: '2006-05-04' }
const alt = { ...jan, geburtsdatum: '2001-11-24' }

describe('Veränderungen: worauf eine Seite hinweist', () => {
  test.each<[string, Antworten, string]>([
    ['wann', { ab: '2026-11-08' }, 'mehr als zwei Wochen'],
    ['umzug', { anderesAmt: 'ja' }, 'beim neuen Jobcenter einen neuen Antrag'],
    ['umzugZusage', { zusage: 'nein', mietvertragUnterschrieben: false }, 'erst, wenn das Jobcenter zugestimmt'],
    ['umzugZusage', { zusage: 'beantragt', mietvertragUnterschrieben: true }, 'nur die bisherige Miete'],
    ['notlage', { notlageFrist: '2026-12-07' }, 'Rufen Sie'],
    ['auszug', { wer: ['jan'], ab: '2026-11-23', haushalt: [alt] }, 'unter 25'],
    ['geburtLeistungen', { kindAntraege: ['keins'] }, 'Kindergeld und Elterngeld bald'],
    ['ersterLohn', { ab: '2026-12-01', ersterLohnAm: '2026-11-30' }, 'vor dem ersten Arbeitstag'],
    ['arbeitsvertrag', { ab: '2026-12-01', befristet: true, befristetBis: '2026-11-30' }, 'vor dem 1. Dezember 2026'],
    ['krankheit', { ab: '2026-11-20', krankBis: '2026-11-19' }, 'vor dem 20. November 2026'],
    ['aufenthalt', { ab: '2026-11-20', aufenthaltBis: '2026-11-19' }, 'vor dem 20. November 2026'],
    ['arbeitsende', { arbeitsuchend: false }, 'Meldung bei der Agentur für Arbeit eilt'],
    ['bildung', { bildungAktion: 'beginn', bildungsweg: 'studium' }, 'BAföG'],
    ['krankenversicherung', { versicherungsart: 'keine' }, 'Rufen Sie Ihr Jobcenter an'],
    ['aufenthalt', { ab: '2026-12-01', aufenthaltBis: '2027-06-01' }, 'sechs Monaten'],
    ['kontakt', {}, 'noch nichts eingetragen'],
    ['aufenthaltstitel', { titelBis: '2026-11-22' }, 'abgelaufen'],
    ['abwesenheit', { abgestimmt: false }, 'Senden Sie auch'],
    ['verzicht', { versicherungGeklaert: false }, 'Krankenkasse'],
  ])('auf der Seite „%s“ zu %j', (seite, antworten, satz) => {
    expect(hinweiseOf(veraenderungen, seite, antworten)).toContain(satz)
  })

  test.each<[string, Antworten]>([
    ['wann', { ab: '2026-11-09' }],
    ['wann', {}],
    ['umzug', { anderesAmt: 'unbekannt' }],
    ['umzugZusage', { zusage: 'ja', mietvertragUnterschrieben: true }],
    ['umzugZusage', {}],
    ['notlage', { notlageFrist: '2026-12-08' }],
    ['notlage', {}],
    ['auszug', { wer: ['jan'], ab: '2026-11-24', haushalt: [alt] }],
    ['auszug', { wer: ['ich'], ab: '2026-11-23', haushalt: [alt] }],
    ['auszug', { wer: ['jan'], ab: '2026-11-23', haushalt: [alt], auszugZusage: 'ja' }],
    ['geburtLeistungen', { kindAntraege: ['kindergeld'] }],
    ['ersterLohn', { ab: '2026-12-01', ersterLohnAm: '2026-12-01' }],
    ['arbeitsvertrag', { ab: '2026-12-01', befristet: true, befristetBis: '2026-12-01' }],
    ['arbeitsvertrag', { ab: '2026-12-01', befristet: false, befristetBis: '2026-11-30' }],
    ['krankheit', { ab: '2026-11-20', krankBis: '2026-11-20' }],
    ['arbeitsende', { arbeitsuchend: true }],
    ['bildung', { bildungAktion: 'ende', bildungsweg: 'studium' }],
    ['krankenversicherung', { versicherungsart: 'privat' }],
    ['aufenthalt', { ab: '2026-12-01', aufenthaltBis: '2027-05-31' }],
    ['aufenthalt', { ab: '2026-12-01' }],
    ['kontakt', { neuesTelefon: '0511 1234567' }],
    ['aufenthaltstitel', { titelBis: '2026-11-23' }],
    ['abwesenheit', { abgestimmt: true }],
    ['verzicht', { versicherungGeklaert: true }],
  ])('auf der Seite „%s“ nichts zu %j', (seite, antworten) => {
    expect(hinweiseOf(veraenderungen, seite, antworten)).toBe('')
  })
})

describe('Veränderungen: was möglich ist', () => {
  test.each<[string, Antworten, string | undefined]>([
    ['entbindung', { entbindung: '2026-11-22' }, 'zu früh'],
    ['entbindung', { entbindung: '2027-09-13' }, undefined],
    ['entbindung', { entbindung: '2027-09-14' }, 'zu spät'],
    ['einzugGeboren', { einzugGeboren: '2026-11-24' }, 'zu spät'],
    ['umgangTage', { umgangTage: 32 }, 'von 0 bis 31'],
    ['bewohner', { bewohner: 0 }, 'von 1 bis 30'],
    ['wochenstunden', { wochenstunden: 81 }, 'von 0 bis 80'],
  ])('%s: %j', (feld, antworten, fehler) => {
    const refusal = refusalOf(veraenderungen, feld, antworten)
    if (fehler === undefined) expect(refusal).toBeUndefined()
    else expect(refusal).toContain(fehler)
  })
})

describe('Veränderungen: „Was ändert sich dadurch?“', () => {
  test.each(Object.keys(arten))('„%s“ nennt Folgen, je Satz mit dem Namen der Änderung', (art) => {
    const saetze = folgenOf(veraenderungen, melde(art, { leistungStand: 'bewilligt' })).split('\n')
    expect(saetze.every((satz) => satz.startsWith(`${arten[art]!.kurz}: `) && /[.]$/.test(satz))).toBe(true)
  })

  test.each<[string, Antworten, string]>([
    ['umzug', { anderesAmt: 'ja' }, 'zahlt nach dem Umzug nicht weiter'],
    ['umzug', { kaution: true }, '§ 22 Abs. 6'],
    ['miete', { kostenart: 'abrechnung', ergebnis: 'nachzahlung' }, 'in dem Monat, in dem Sie sie zahlen müssen'],
    ['miete', { kostenart: 'abrechnung', ergebnis: 'guthaben' }, '§ 22 Abs. 3'],
    ['miete', { kostenart: 'heizung' }, 'Wohnung und Heizung neu'],
    ['einzug', { einzugBeziehung: 'partner' }, 'ihr Einkommen und ihr Vermögen'],
    ['einzug', { einzugBeziehung: 'untermieter' }, 'mindert Ihre Kosten'],
    ['auszug', { wer: ['ich'] }, 'einen neuen Antrag'],
    ['auszug', { wer: ['ich'], ab: '2026-12-01' }, 'teilen Sie es wieder mit'],
    ['geburt', { elternteilWoanders: true }, 'Alleinerziehende'],
    ['geburt', { erstausstattung: true }, 'erste Ausstattung'],
    ['schwangerschaft', { entbindung: '2027-05-01' }, 'ungefähr ab dem 17. Oktober 2026'],
    ['schwangerschaft', { vaterWoanders: true }, '§ 1615l BGB'],
    ['familienstand', { familienstand: 'getrennt' }, 'fragt nach Unterhalt'],
    ['familienstand', { familienstand: 'verheiratet' }, 'von beiden'],
    ['arbeitsaufnahme', { schwankend: true }, 'vorläufig'],
    ['arbeitsaufnahme', { ab: '2026-11-24' }, 'Einstiegsgeld'],
    ['arbeitsende', { endeGrund: 'selbst' }, '§§ 31, 31a'],
    ['lohn', { lohnart: 'einmalig' }, 'auf sechs Monate'],
    ['lohn', { lohnart: 'laufend' }, 'vorläufig'],
    ['selbstaendigkeit', { selbstAktion: 'beginn' }, 'Einstiegsgeld'],
    ['selbstaendigkeit', { selbstAktion: 'ende' }, 'abschließende Angaben'],
    ['bildung', { bildungAktion: 'beginn' }, '§ 7 Abs. 5 und 6'],
    ['bildung', { bildungAktion: 'ende' }, 'wie es weitergeht'],
    ['sozialleistung', { leistungStand: 'beantragt' }, '§ 12a'],
    ['sozialleistung', { leistungStand: 'bewilligt' }, 'zählt als Einkommen'],
    ['sozialleistung', { leistungStand: 'abgelehnt' }, 'Frist für den Widerspruch'],
    ['sozialleistung', { leistungStand: 'beendet' }, 'steigen'],
    ['unterhalt', { unterhaltStand: 'ende' }, '§ 33'],
    ['unterhalt', { unterhaltStand: 'ende', unterhaltsart: 'kind' }, 'Unterhaltsvorschuss'],
    ['unterhalt', { unterhaltStand: 'neu' }, 'Einkommen der Person'],
    ['einmalig', { einmalart: 'erbschaft' }, 'ist Vermögen, kein Einkommen'],
    ['einmalig', { einmalart: 'steuer' }, 'in dem Monat, in dem es kommt'],
    ['krankheit', { ab: '2026-11-23', krankBis: '2026-11-26' }, 'am vierten Tag'],
    ['krankenversicherung', { versicherungsart: 'privat' }, '§ 26'],
    ['krankenversicherung', { versicherungsart: 'pflicht' }, 'meldet die Änderung'],
    ['krankenversicherung', { versicherungsart: 'keine' }, 'klärt'],
    ['aufenthalt', { einrichtung: 'haft' }, 'In Haft'],
    ['aufenthalt', { einrichtung: 'kur', ab: '2026-12-01', aufenthaltBis: '2027-06-01' }, 'das Sozialamt'],
    ['aufenthalt', {}, 'teilen Sie es wieder mit'],
    ['behinderung', { feststellung: 'teilhabe' }, '§ 21 Abs. 4'],
    ['behinderung', { feststellung: 'ernaehrung' }, '§ 21 Abs. 5'],
    ['behinderung', { feststellung: 'besonders' }, '§ 21 Abs. 6'],
    ['behinderung', { feststellung: 'erwerbsminderung' }, 'zuständig'],
    ['kontakt', { postStrasse: 'Hof 1' }, '§ 7b'],
    ['verzicht', {}, 'Krankenkasse'],
    ['tod', {}, 'enden'],
  ])('„%s“ mit %j', (art, rest, satz) => {
    expect(folgenOf(veraenderungen, melde(art, rest))).toContain(satz)
  })

  test.each<[string, Antworten, string]>([
    ['umzug', { anderesAmt: 'nein' }, 'nicht weiter'],
    ['miete', { kostenart: 'abrechnung' }, 'Wohnung und Heizung neu'],
    ['arbeitsaufnahme', { ab: '2026-11-23' }, 'Einstiegsgeld'],
    ['arbeitsende', { endeGrund: 'betrieb' }, '§§ 31, 31a'],
    ['krankheit', { ab: '2026-11-23', krankBis: '2026-11-25' }, 'am vierten Tag'],
    ['aufenthalt', { einrichtung: 'kur', ab: '2026-12-01', aufenthaltBis: '2027-05-31' }, 'Sozialamt'],
    ['familienstand', { familienstand: 'verwitwet' }, 'Unterhalt'],
    ['auszug', { wer: ['jan'], ab: '2026-11-23' }, 'wieder mit'],
  ])('„%s“ mit %j sagt nicht „%s“', (art, rest, satz) => {
    expect(folgenOf(veraenderungen, melde(art, rest))).not.toContain(satz)
  })

  test('wer unter 25 auszieht, braucht eine Zusage; wer 25 ist, nicht', () => {
    const auszug = { wer: ['jan'], ab: '2026-12-01' }
    expect(folgenOf(veraenderungen, melde('auszug', auszug, { haushalt: [jan] }))).toContain('§ 22 Abs. 5')
    expect(folgenOf(veraenderungen, melde('auszug', auszug, { haushalt: [alt] }))).not.toContain('§ 22 Abs. 5')
  })

  test('mehrere Änderungen stehen mit allen Folgen in ihrer Reihenfolge da', () => {
    const aenderungen = [aenderung('tod'), aenderung('name')]
    const saetze = folgenOf(veraenderungen, { aenderungen }).split('\n')
    expect(saetze.map((satz) => satz.split(':')[0])).toEqual(['Tod', 'Tod', 'Tod', 'Name'])
  })
})

describe('Veränderungen: was auf einen stärkeren Nachweis wartet', () => {
  test.each<[string, Antworten, unknown[]]>([
    ['bankverbindung', {}, [{ schluessel: 'aenderungen/bankverbindung', was: 'konto' }]],
    ['umzug', {}, [{ schluessel: 'aenderungen/umzug', was: 'anschrift' }]],
    ['kontakt', { postStrasse: 'Hof 1' }, [{ schluessel: 'aenderungen/kontakt', was: 'anschrift' }]],
    [
      'kontakt',
      { ab: '2026-12-01', postStrasse: 'Hof 1', postPlz: '30159', postOrt: 'Hannover' },
      [
        {
          ...{ schluessel: 'aenderungen/kontakt', was: 'anschrift', ab: '2026-12-01' },
          neu: { strasse: 'Hof 1', plz: '30159', ort: 'Hannover' },
        },
      ],
    ],
    [
      'bankverbindung',
      { kontoinhaber: 'Kim Klicker', iban: 'DE02120300000000202051' },
      [
        {
          ...{ schluessel: 'aenderungen/bankverbindung', was: 'konto' },
          neu: { inhaber: 'Kim Klicker', iban: 'DE02120300000000202051' },
        },
      ],
    ],
    ['kontakt', { neuesTelefon: '0511 1234567' }, []],
    ['auszug', { wer: ['ich'] }, [{ schluessel: 'aenderungen/auszug', was: 'anschrift' }]],
    ['auszug', { wer: ['jan'] }, []],
    ['miete', {}, []],
  ])('„%s“ mit %j', (art, rest, erwartet) => {
    expect(veraenderungen.vorbehalte?.(melde(art, rest))).toEqual(erwartet)
  })

  test('andere Änderungen derselben Sendung warten nicht', () => {
    const aenderungen = [aenderung('lohn'), aenderung('bankverbindung')]
    expect(veraenderungen.vorbehalte?.({ aenderungen })).toEqual([
      { schluessel: 'aenderungen/bankverbindung', was: 'konto' },
    ])
  })
})

describe('Veränderungen: wer sie bekommt', () => {
  const zuteilung = (...namen: string[]) =>
    veraenderungen.zuteilung?.({ aenderungen: namen.map((name) => aenderung(name)) })

  test.each([
    ['miete', { eilig: false, auchVermittlung: false }],
    ['notlage', { eilig: true, auchVermittlung: false }],
    ['tod', { eilig: true, auchVermittlung: false }],
    ['arbeitsaufnahme', { eilig: false, auchVermittlung: true }],
    ['krankheit', { eilig: false, auchVermittlung: true }],
  ])('„%s“', (art, erwartet) => {
    expect(zuteilung(art)).toEqual(erwartet)
  })

  test('eine von mehreren genügt', () => {
    expect(zuteilung('miete', 'notlage', 'lohn')).toEqual({ eilig: true, auchVermittlung: true })
  })
})

describe('Veränderungen: Namen und Nachweise', () => {
  const { benenne } = veraenderungen.formular.gruppen['aenderungen']!

  test('eine Änderung heißt nach dem, was sie ist, mit dem Tag', () => {
    expect(benenne(aenderung('umzug', { ab: '2026-12-01' }), {})).toBe('Umzug ab 1. Dezember 2026')
    expect(benenne(aenderung('schwangerschaft'), {})).toBe('Schwangerschaft')
    expect(benenne({ id: 'a', bereich: 'wohnen' }, {})).toBe('')
  })

  test('der Titel nennt drei und zählt den Rest; dieselbe Art steht nur einmal da', () => {
    const titel = (...namen: string[]) => veraenderungen.titel({ aenderungen: namen.map((name) => aenderung(name)) })
    expect(titel('umzug')).toBe('Veränderungsmitteilung: Umzug')
    expect(titel('lohn', 'lohn', 'tod')).toBe('Veränderungsmitteilung: Lohn, Tod')
    expect(titel('lohn', 'tod', 'umzug', 'miete', 'name')).toBe(
      'Veränderungsmitteilung: Lohn, Tod, Umzug und 2 weitere',
    )
  })

  test('jede Seite gehört zu einer Art allein', () => {
    const namen = Object.values(arten).flatMap(({ seiten }) => Object.keys(seiten))
    expect(namen.length).toBe(new Set(namen).size)
    expect(Object.keys(arten).length).toBe(
      Object.values(bereiche).reduce((zahl, bereich) => zahl + Object.keys(bereich.arten).length, 0),
    )
  })

  test.each([
    ['2026-11-25', false, false],
    ['2026-11-26', false, true],
    ['2026-11-23', true, true],
  ])('krank vom 23. November bis %s, Termin versäumt: %s, Bescheinigung: %s', (krankBis, terminVersaeumt, noetig) => {
    const antworten = melde('krankheit', { ab: '2026-11-23', wer: ['ich'], krankBis, terminVersaeumt })
    const { formular, nachweise } = veraenderungen
    expect(listNachweise(formular, nachweise, { antworten, heute: HEUTE }).length).toBe(noetig ? 1 : 0)
  })

  test('wer zum Haushalt gehört, steht zur Auswahl', () => {
    const nummern = ['a', 'b'].values()
    const { id: _, ...person } = jan
    const vorwissen = { bekannt: {}, haushalt: [person, person], letzte: undefined }
    const begonnen = veraenderungen.vorbelegen!(vorwissen, () => nummern.next().value!)
    expect(begonnen).toEqual({
      haushalt: [
        { ...person, id: 'a' },
        { ...person, id: 'b' },
      ],
    })
    const alle = { ...begonnen, wer: ['b'] }
    expect(refusalOf(veraenderungen, 'wer', alle)).toBeUndefined()
    expect(refusalOf(veraenderungen, 'wer', { ...alle, wer: ['c'] })).toContain('gibt es nicht')
  })
})
