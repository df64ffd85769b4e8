import { checkPfade } from '../../engine/pfade.test-daten.ts'
import { beruflicheRehabilitation } from './index.ts'

const person = {
  ...{ vorname: 'Mika', nachname: 'Muster', geburtsdatum: '1980-05-01' },
  ...{ strasse: 'Beispielweg 1', plz: '30159', ort: 'Hannover', kundennummer: '123A456789' },
  ...{ rvnrStand: 'beantragt', krankenkasse: 'Muster-Kasse', bezug: 'grundsicherung' },
}
const haupt = { id: 's1', abschluss: 'haupt' }
const knapp = {
  ...person,
  anlass: 'Ich kann nicht mehr lange stehen.',
  ...{ ursache: 'sonstige', andererAntrag: false, aerzte: [] },
  ...{ schulen: [haupt], ausbildungen: [], stellen: [], leistungen: ['beratung'] },
}
const anfang = ['person', 'erreichbar', 'versicherung', 'bezug', 'anlass', 'behinderung', 'ursache', 'andererAntrag']
const ende = ['leistungen', 'verfahren', 'begleitung']

checkPfade(beruflicheRehabilitation, {
  'nach einer Krankheit, mit dem Wunsch nach Beratung': {
    antworten: knapp,
    seiten: [
      ...[...anfang, 'rente', 'medReha', 'aerzte', 'schulen', 'schule/s1', 'ausbildungen', 'stellen'],
      ...[...ende, 'einwilligung'],
    ],
    nachweise: ['schulzeugnis/s1'],
  },
  'nach einem Arbeitsunfall, gleichgestellt, mit Vollmacht und Anträgen bei zwei Stellen': {
    antworten: {
      ...knapp,
      land: 'NI',
      ...{ telefon: '0511 123456', email: 'mika@example.org', rvnrStand: 'vorhanden', rvnr: '65010580M000' },
      ...{ einschraenkung: ['koerper', 'chronisch'], behinderung: 'gleichgestellt', gdb: '30' },
      ...{ ursache: 'arbeitsunfall', ursacheStelle: 'BG Beispiel', aktenzeichen: 'U 12/34', andererAntrag: true },
      antraege: [
        { id: 'x1', traeger: 'unfallversicherung', gestellt: '2026-05-01', ergebnis: 'abgelehnt' },
        { id: 'x2', traeger: 'rentenversicherung', gestellt: '2026-09-01', ergebnis: 'offen' },
      ],
      ...{ rvZeiten: 'ja', medReha: 'beendet', rehaVon: '2025-01-08', rehaBis: '2025-02-05', klinik: 'Klinik am See' },
      aerzte: [
        {
          ...{ id: 'd1', name: 'Praxis Dr. Beispiel', fach: 'Orthopädie', strasse: 'Hauptstr. 2', plz: '30159' },
          ...{ ort: 'Hannover', von: '2024-03', bis: '2026-10', entbindung: true },
        },
      ],
      schulen: [{ id: 's1', abschluss: 'ausland', anerkannt: 'teilweise', jahr: 1997, ort: 'Minsk', land: 'Belarus' }],
      ausbildungen: [
        {
          ...{ id: 'a1', bezeichnung: 'Tischler', art: 'betrieblich', einrichtung: 'Holz AG', stand: 'abgeschlossen' },
          ...{ von: '1998-09', bis: '2001-07', note: '3', anerkennung: 'anerkannt' },
        },
      ],
      stellen: [
        {
          ...{ id: 't1', taetigkeit: 'Tischler', art: 'sv', betrieb: 'Möbel GmbH', branche: 'Handwerk' },
          ...{ von: '2001-08', bis: '2024-02', aufgaben: 'Schränke bauen' },
        },
      ],
      ...{ leistungen: ['erhalt', 'umschulung'], hilfen: ['hilfsmittel'], budget: false, konferenz: true },
      ...{ begleitung: true, vertretungArt: 'bevollmaechtigt', vertretungName: 'Sozialverband Beispiel' },
      ...{ vertretungStrasse: 'Ringstr. 3', vertretungPlz: '30161', vertretungOrt: 'Hannover' },
      ...{ vertretungTelefon: '0511 98765', einwilligung: true },
    },
    seiten: [
      ...[...anfang, 'antraege', 'antrag/x1', 'antrag/x2', 'rente', 'medReha', 'klinik'],
      ...['aerzte', 'praxis/d1', 'behandlung/d1', 'schulen', 'schule/s1', 'ausbildungen', 'ausbildung/a1'],
      ...['ausbildungZeit/a1', 'stellen', 'stelle/t1', 'stelleZeit/t1', ...ende, 'vertrauensperson', 'einwilligung'],
    ],
    nachweise: [
      ...['ausweis', 'gleichstellung', 'ursache', 'bescheid/x1', 'versicherungsverlauf', 'schulzeugnis/s1'],
      ...[
        'schulanerkennung/s1',
        'ausbildungszeugnis/a1',
        'ausbildungsanerkennung/a1',
        'arbeitszeugnis/t1',
        'vollmacht',
      ],
    ],
  },
  'Person mit rechtlicher Betreuung, schwerbehindert, nie gearbeitet': {
    antworten: {
      ...knapp,
      ...{ rvnrStand: 'keine', bezug: 'keine', behinderung: 'schwerbehindert', gdb: '80', merkzeichen: ['G', 'B'] },
      ...{ schulen: [{ id: 's1', abschluss: 'ohne' }], leistungen: ['werkstatt'], begleitung: true },
      ...{ vertretungArt: 'betreuung', vertretungName: 'Bea Betreuer', vertretungStrasse: 'Am Amt 1' },
      ...{ vertretungPlz: '30159', vertretungOrt: 'Hannover' },
    },
    seiten: [
      ...[...anfang, 'rente', 'medReha', 'aerzte', 'schulen', 'schule/s1', 'ausbildungen', 'stellen'],
      ...[...ende, 'vertrauensperson', 'einwilligung'],
    ],
    nachweise: ['ausweis', 'bestellung'],
  },
})
