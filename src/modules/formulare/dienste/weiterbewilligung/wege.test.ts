import { checkPfade } from '../../engine/pfade.test-daten.ts'
import { weiterbewilligung } from './index.ts'

const ich = {
  ...{ vorname: 'Kim', nachname: 'Klicker', geburtsdatum: '1990-01-01', kundennummer: '123A456789' },
  ...{ bgNummer: '97122//0000004', strasse: 'Beispielweg 1', plz: '30159', ort: 'Hannover', anschriftStimmt: true },
}
const ruhig = { themen: ['nichts'], nichtGemeldet: false, vorhersehbar: false }
const leer = { kontenGuthaben: 12_000, bargeld: 0, wertpapiere: 0, versicherungswerte: 0, sonstigesVermoegen: 0 }
const ohneGeld = {
  erwerb: false,
  selbstaendig: false,
  aufwand: false,
  leistungsarten: ['keine'],
  andereEinnahmen: false,
}
const wohnung = { unterkunftGeaendert: false, abrechnung: false }

const anna = { id: 'anna', vorname: 'Anna', nachname: 'Klicker', geburtsdatum: '1985-03-04', stand: 'gleich' }
const tim = { id: 'tim', vorname: 'Tim', nachname: 'Klicker', geburtsdatum: '2009-05-06', stand: 'gleich' }
const lea = { id: 'lea', vorname: 'Lea', nachname: 'Klicker', geburtsdatum: '2006-07-08', stand: 'gleich' }
const mia = { id: 'mia', vorname: 'Mia', nachname: 'Klicker', geburtsdatum: '2016-02-01', stand: 'gleich' }
const kindergeld = { leistungArt: 'kindergeld', leistungBetrag: 25_900, leistungStand: 'gleich' }

const stelle = {
  ...{ id: 's1', stelleWer: 'ich', firma: 'Bäckerei Korn', beschaeftigung: 'sv', brutto: 80_000, schwankend: false },
  stelleStand: 'gleich',
}

checkPfade(weiterbewilligung, {
  'Persona 1, allein, ohne Einkommen, ohne Änderungen': {
    antworten: { ...ich, wohntAllein: true, ...wohnung, ...ohneGeld, ...leer, weiteres: ['keine'], ...ruhig },
    seiten: ['daten', 'anschrift', 'unterkunft', 'einkommen', 'vermoegen', 'aenderungen'],
    nachweise: ['kontoauszuege'],
  },
  'Persona 2, allein mit zwei Kindern, mit Stelle und Kindergeld': {
    antworten: {
      ...{ ...ich, bewilligtBis: '2026-12-31', telefon: '0511 1234567', email: 'kim@beispiel.example' },
      ...{ wohntAllein: false, personen: [mia, { ...mia, id: 'bo', vorname: 'Bo', geburtsdatum: '2021-02-01' }] },
      ...{ ...wohnung, grundmiete: 51_000, nebenkosten: 14_000, heizkosten: 9_000 },
      ...{ ...ohneGeld, erwerb: true, arbeitskostenNeu: false, leistungsarten: ['kindergeld'] },
      stellen: [stelle],
      leistungen: [
        { id: 'k1', leistungWer: 'mia', ...kindergeld },
        { id: 'k2', leistungWer: 'bo', ...kindergeld },
      ],
      ...{ ...leer, weiteres: ['keine'], ...ruhig },
    },
    seiten: [
      ...[
        'daten',
        'anschrift',
        'personen',
        'person/mia',
        'person/bo',
        'unterkunft',
        'einkommen',
        'stellen',
        'stelle/s1',
      ],
      ...['leistungen', 'leistung/k1', 'leistung/k2', 'vermoegen', 'aenderungen'],
    ],
    nachweise: ['kontoauszuege', 'lohn/s1', 'bescheid/k1', 'bescheid/k2'],
  },
  'Persona 3, Paar mit Tochter in Ausbildung und Sohn in der Schule': {
    antworten: {
      ...{
        ...ich,
        wohntAllein: false,
        personen: [anna, tim, { ...lea, stand: 'ausgezogen', standSeit: '2026-09-01' }],
      },
      ...{ unterkunftGeaendert: true, abrechnung: true, unterkunftArt: ['miete', 'heizart', 'bewohner', 'eigentum'] },
      ...{ unterkunftSeit: '2026-09-01', bewohner: 3, eigentumKosten: 20_000, heizung: 'Fernwärme' },
      ...{ ergebnis: 'guthaben', abrechnungsbetrag: 8_000, faellig: '2026-10-01' },
      ...{ ...ohneGeld, erwerb: true, arbeitskostenNeu: true, aufwand: true },
      stellen: [{ ...stelle, stelleWer: 'anna', stelleStand: 'neu', schwankend: true }],
      ...{ wegKm: 12.5, wegTage: 20, ticket: 4_900, arbeitsmittel: 1_000, zweiterHaushalt: 0, kinderbetreuung: 0 },
      ...{ ehrenamtWer: ['ich'], ehrenamt: 'Übungsleiter', ehrenamtBetrag: 5_000, ehrenamtZeit: 'monat' },
      ...{ ...leer, weiteres: ['keine'], ...ruhig, themen: ['schule'], themenText: 'Tim, seit August' },
      schuelerAb15: true,
    },
    seiten: [
      ...['daten', 'anschrift', 'personen', 'person/anna', 'person/tim', 'person/lea', 'unterkunft'],
      ...['unterkunftAenderung', 'abrechnung', 'einkommen', 'stellen', 'stelle/s1', 'arbeitskosten', 'ehrenamt'],
      ...['vermoegen', 'aenderungen'],
    ],
    nachweise: [
      ...['kontoauszuege', 'wohnkosten', 'abrechnung', 'lohn/s1', 'vertrag/s1', 'einkommensbescheinigung/s1'],
      ...['arbeitskosten', 'ehrenamt', 'schule'],
    ],
  },
  'Persona 4, selbständig, mit Auto, frisch umgezogen, Partnerin neu': {
    antworten: {
      ...{ ...ich, anschriftStimmt: false, wohntAllein: false, neueStrasse: 'Ring 2', neuePlz: '31275' },
      ...{ neuerOrt: 'Lehrte', umzugAm: '2026-11-01' },
      personen: [
        {
          ...{ ...anna, stand: 'eingezogen', standSeit: '2026-11-01', beziehung: 'partner', staat: 'deutsch' },
          ...{ hatEinkommen: true, hatVermoegen: false, kasse: 'AOK' },
        },
      ],
      ...{ ...wohnung, ...ohneGeld, selbstaendig: true, selbstWer: ['ich'], taetigkeit: 'Nähatelier', gewinn: 30_000 },
      andereEinnahmen: true,
      einnahmen: [
        {
          ...{ id: 'e1', einnahmeWer: 'ich', einnahmeArt: 'steuer', einnahmeText: 'Steuererstattung 2025' },
          ...{ einnahmeBetrag: 30_000, einnahmeMonatlich: false, einnahmeAm: '2026-10-10' },
        },
        {
          ...{ id: 'e2', einnahmeWer: 'anna', einnahmeArt: 'unterhalt', einnahmeText: 'Unterhalt' },
          ...{ einnahmeBetrag: 20_000, einnahmeMonatlich: true },
        },
      ],
      ...{ ...leer, wertpapiere: 2_600_000, weiteres: ['fahrzeug'] },
      sachwerte: [
        { id: 'w1', sachwertArt: 'fahrzeug', sachwertText: 'VW Polo', sachwertWer: 'ich', sachwert: 400_000 },
      ],
      ...{ themen: ['familie', 'aufenthalt', 'schwanger', 'behinderung'], themenText: 'Anna, seit Mai' },
      ...{ nichtGemeldet: true, nichtGemeldetText: 'Der Umzug.', vorhersehbar: true },
      vorhaben: [{ id: 'v1', vorhabenArt: 'geburt', vorhabenText: 'Unser Kind kommt', vorhabenAm: '2027-02-01' }],
    },
    seiten: [
      ...['daten', 'anschrift', 'neueAnschrift', 'personen', 'person/anna', 'personNeu/anna', 'unterkunft'],
      ...['einkommen', 'selbstaendigkeit', 'einnahmen', 'einnahme/e1', 'einnahme/e2', 'vermoegen', 'sachwerte'],
      ...['sachwert/w1', 'aenderungen', 'vorhaben', 'vorhabenEintrag/v1'],
    ],
    nachweise: [
      ...['kontoauszuege', 'meldung', 'einzug/anna', 'einzugEinkommen/anna', 'eksNeu', 'eksAlt', 'einnahme/e1'],
      ...['einnahme/e2', 'werte', 'bewertung', 'sachwert/w1', 'familienstand', 'aufenthaltstitel', 'mutterpass'],
      ...['behinderung', 'nichtGemeldet'],
    ],
  },
})
