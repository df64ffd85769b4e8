import { meinBetrieb, meinKonto } from '../../bausteine/pruefen.test-daten.ts'
import { checkPfade } from '../../engine/pfade.test-daten.ts'
import { einstiegsgeldBeschaeftigung } from './index.ts'

const stelle = {
  ...{ ...meinBetrieb, taetigkeit: 'Lagerhelferin', aufgaben: 'Waren annehmen und packen' },
  ...{ beginn: '2026-12-01', befristet: false, wochenstunden: 30, svPflichtig: true },
}
const schluss = { grund: 'Der Weg ist weit und der Lohn am Anfang niedrig.', ...meinKonto, mitteilen: true }
const seitenStelle = ['betrieb', 'betriebKontakt', 'taetigkeit', 'zeitraum', 'lohn', 'verbindung', 'zuschuesse']

checkPfade(einstiegsgeldBeschaeftigung, {
  'Persona 2, alleinerziehend mit zwei Kindern, Teilzeit': {
    antworten: {
      ...{ ...stelle, ...schluss, lohnart: 'monat', monatslohn: 2000_00, verwandt: false, frueherDort: false },
      ...{ zuschuesse: false, arbeitslosSeit: '2026-04-15', erschwernisse: ['betreuung'] },
      kosten: [
        { id: 'k1', art: 'betreuung', betrag: 120_00, rhythmus: 'monat', bemerkung: 'Hort bis 17 Uhr' },
        { id: 'k2', art: 'anderes', artAnderes: 'Fahrrad', betrag: 200_00, rhythmus: 'einmal' },
      ],
    },
    seiten: [
      ...[...seitenStelle, 'arbeitslos', 'grund', 'kosten'],
      ...['kostenEinzeln/k1', 'kostenEinzeln/k2', 'konto', 'mitteilen'],
    ],
    nachweise: ['arbeitsvertrag', 'lohnabrechnung'],
  },
  'befristet bei einem Verwandten, die Arbeit hat schon begonnen': {
    antworten: {
      ...{ ...stelle, ...schluss, beginn: '2026-11-16', haertegrund: 'Der Betrieb brauchte mich sofort.' },
      ...{ befristet: true, befristetBis: '2027-11-15', lohnart: 'stunde', stundenlohn: 14_50, kosten: [] },
      ...{ verwandt: true, verwandtWie: 'Onkel', frueherDort: true, frueherDortWann: '2019, Aushilfe' },
      ...{ zuschuesse: true, zuschuesseWelche: 'Eingliederungszuschuss' },
    },
    seiten: [...seitenStelle, 'arbeitslos', 'grund', 'kosten', 'konto', 'mitteilen'],
    nachweise: ['arbeitsvertrag', 'lohnabrechnung'],
  },
})
