import { meinKonto } from '../../bausteine/pruefen.test-daten.ts'
import { checkPfade } from '../../engine/pfade.test-daten.ts'
import { eingliederungSelbststaendige } from './index.ts'

const taetigkeit = {
  ...{ unternehmen: 'Nadel und Faden', rechtsform: 'einzel', branche: 'Änderungsschneiderei' },
  ...{ sitzStrasse: 'Lange Straße 4', sitzPlz: '30159', sitzOrt: 'Hannover', wochenstunden: 35, mitWem: 'allein' },
}
const bestehend = {
  ...{ ...taetigkeit, vorhabenArt: 'bestehend', taetig: true, gewerbeSeit: '2018-11-01' },
  ...{ zeitraum: 'Januar bis Juni 2026', einnahmen: 9000_00, ausgaben: 5000_00 },
}
const sachgut = {
  ...{ bezeichnung: 'Nähmaschine', zustand: 'neu', zweck: 'Für Leder', noetigAb: '2027-01-01', bestellt: false },
  ...{ anbieter: 'Nähzentrum', preisNetto: 2000_00, preisBrutto: 2380_00, nutzungsdauer: 8 },
}
const finanzierung = { eigenmittel: 300_00, bank: 'abgelehnt', andereZuschuesse: false }
const rat = { fachstelle: 'ihk', fachstelleName: 'IHK Hannover', fachstelleErgebnis: 'tragfaehig' }
const anfang = ['leistung', 'taetigkeit', 'umfang', 'stand']

checkPfade(eingliederungSelbststaendige, {
  'Persona 4, seit 8 Jahren selbstständig, Zuschuss und Darlehen': {
    antworten: {
      ...{ ...bestehend, ...finanzierung, ...meinKonto, ...rat, leistung: ['zuschuss', 'darlehen'] },
      ...{ mitWem: 'partner', mitWemAnzahl: 1, rechtsform: 'anderes', rechtsformAndere: 'Partnerschaft' },
      ...{ andereZuschuesse: true, andereZuschuesseWelche: 'Stiftung, 500 Euro', rate: 100_00, rateAb: '2027-03' },
      ...{ sicherheit: 'Die Maschine', zahlungsweg: 'person', beihilfenErhalten: true, fachstelleAm: '2026-10-01' },
      ...{ fachstelleErgebnis: 'bedingt', fachstelleBedingungen: 'Mehr Aufträge' },
      sachgueter: [{ id: 's1', ...sachgut }],
      beihilfen: [{ id: 'b1', geber: 'Land', datum: '2025-02-01', betrag: 2000_00 }],
    },
    seiten: [
      ...[...anfang, 'zahlen', 'sachgueter', 'sachgut/s1', 'sachgutPreis/s1', 'finanzierung', 'rueckzahlung'],
      ...['beihilfenErhalten', 'beihilfen', 'beihilfe/b1', 'tragfaehigkeit', 'zahlungsweg', 'konto'],
    ],
    nachweise: [
      ...['gewerbeanmeldung', 'zahlen', 'steuerbescheid', 'angebote/s1', 'bank'],
      ...['stellungnahme', 'deMinimis', 'verwendung'],
    ],
  },
  'Zuschuss vor der Gründung, das Geld geht an den Händler': {
    antworten: {
      ...{ ...taetigkeit, ...finanzierung, leistung: ['zuschuss'], vorhabenArt: 'neu', taetig: false },
      ...{ beginn: '2027-02-01', bank: 'nein', fachstelle: 'keine', beihilfenErhalten: false },
      ...{ zahlungsweg: 'lieferant', lieferantName: 'Nähzentrum', lieferantIban: meinKonto.iban },
      sachgueter: [{ id: 's1', ...sachgut, zustand: 'gebraucht' }],
    },
    seiten: [
      ...[...anfang, 'sachgueter', 'sachgut/s1', 'sachgutPreis/s1', 'finanzierung'],
      ...['beihilfenErhalten', 'tragfaehigkeit', 'zahlungsweg'],
    ],
    nachweise: ['angebote/s1', 'stellungnahme', 'deMinimis', 'verwendung'],
  },
  'nur Beratung': {
    antworten: {
      ...{ ...bestehend, ...rat, ...meinKonto, leistung: ['beratung'], zahlungsweg: 'person' },
      ...{ beratungThemen: 'Buchführung', beratungAnbieter: 'Büro Klar', beratungKosten: 600_00 },
    },
    seiten: [...anfang, 'zahlen', 'beratung', 'tragfaehigkeit', 'zahlungsweg', 'konto'],
    nachweise: ['gewerbeanmeldung', 'zahlen', 'steuerbescheid', 'stellungnahme', 'beratungsangebot'],
  },
})
