import { checkPfade } from '../../engine/pfade.test-daten.ts'
import { arbeitsmarktprofil } from './index.ts'

const lager = { id: 'w1', beruf: 'Lagerhelferin', ab: '2026-12-01', rang: 1 }
const knapp = {
  sucht: ['arbeit'],
  wuensche: [lager],
  zeitmodell: ['vollzeit'],
  zeitfenster: [],
  raum: 'bund',
  ...{ schulen: [], ausbildungen: [], stellen: [], faehigkeiten: [], zertifikate: [], sprachen: [] },
  sichtbarkeit: 'privat',
}

const anfang = ['suche', 'wuensche']
const mitte = ['schulen', 'ausbildungen', 'stellen', 'faehigkeiten', 'zertifikate', 'sprachen', 'kurse', 'mobilitaet']
const ende = ['staerken', 'betreuung', 'gesundheit', 'sichtbarkeit']

checkPfade(arbeitsmarktprofil, {
  'nur das Nötigste': {
    antworten: knapp,
    seiten: [
      ...[...anfang, 'wunsch/w1', 'stelleJetzt', 'arbeitszeit', 'zeitfenster', 'suchraum', 'beweglich'],
      ...[...mitte, ...ende, 'mappe'],
    ],
    nachweise: [],
  },
  'Kim Klicker: Arbeit in zwei Bundesländern, ohne Namen veröffentlicht': {
    antworten: { ...knapp, raum: 'land', laender: ['HB', 'NI'], sichtbarkeit: 'anonym', gesperrte: [] },
    seiten: [
      ...[...anfang, 'wunsch/w1', 'stelleJetzt', 'arbeitszeit', 'zeitfenster', 'suchraum', 'beweglich'],
      ...[...mitte, ...ende, 'gesperrte', 'mappe'],
    ],
    nachweise: [],
  },
  'alleinerziehend, in Teilzeit beschäftigt, mit allem, was sich angeben lässt': {
    antworten: {
      sucht: ['arbeit', 'ausbildung'],
      wuensche: [
        { ...lager, art: 'arbeit', stufe: 'helfer' },
        { id: 'w2', beruf: 'Köchin', art: 'ausbildung', ab: '2027-08-01', rang: 2 },
      ],
      ...{ beschaeftigt: true, kuendigungsfrist: '4 Wochen', stelleBis: '2026-12-31' },
      ...{ zeitmodell: ['teilzeit', 'heim'], stundenVon: 15, stundenBis: 25, teilzeitgrund: ['kinder'] },
      zeitfenster: [{ id: 'z1', tage: ['mo', 'fr'], von: '08:00', bis: '13:30' }],
      ...{ raum: 'orte', orte: [{ id: 'o1', ort: '30159 Hannover', umkreis: 30 }], bereit: ['pendeln'] },
      schulen: [
        { id: 's1', abschluss: 'ausland', jahr: 2008, ort: 'Izmir', land: 'Türkei', anerkannt: 'anerkannt' },
        { id: 's2', abschluss: 'ohne' },
      ],
      ausbildungen: [
        {
          ...{ id: 'a1', bezeichnung: 'Köchin', art: 'betrieblich', einrichtung: 'Restaurant am Meer' },
          ...{ stand: 'abgeschlossen', von: '2009-08', bis: '2012-07', note: '2,0', anerkennung: 'teilweise' },
        },
        { id: 'a2', bezeichnung: 'Buchhaltung', art: 'schulisch', stand: 'laeuft', von: '2026-01', bis: '2027-06' },
      ],
      stellen: [
        {
          ...{ id: 't1', taetigkeit: 'Küchenhilfe', art: 'sv', betrieb: 'Kantine Nord', branche: 'Gastronomie' },
          ...{ von: '2012-09', bis: '2016-03', aufgaben: 'Vorbereiten, kochen, spülen' },
        },
        { id: 't2', taetigkeit: 'Kinder betreut', art: 'familie', von: '2016-04' },
      ],
      faehigkeiten: [{ id: 'f1', name: 'Kochen für Gruppen', stufe: 'experte' }],
      zertifikate: [{ id: 'x1', name: 'Belehrung zur Hygiene', gueltigBis: '2027-05-01' }],
      sprachen: [
        { id: 'p1', sprache: 'Türkisch', niveau: 'muttersprache' },
        { id: 'p2', sprache: 'Deutsch', niveau: 'b2', zertifikat: true },
      ],
      ...{ integrationskurs: 'abgeschlossen', berufssprachkurs: 'angemeldet' },
      ...{
        klassen: ['B'],
        fahrerlaubnis: 'Fahrgastbeförderung',
        fahrzeug: true,
        oepnv: false,
        hemmnis: 'Kita ab 7 Uhr',
      },
      staerken: ['geduld', 'team'],
      ...{ kinderbetreuung: 'teilweise', betreuungStunden: 25, pflege: false },
      ...{ eingeschraenkt: true, nichtMoeglich: 'Schwer heben', schwerbehinderung: 'nein' },
      ...{ sichtbarkeit: 'offen', gesperrte: [{ id: 'g1', arbeitgeber: 'Kantine Nord' }] },
      mappe: ['lebenslauf', 'anschreiben', 'zeugnisse', 'zertifikate'],
    },
    seiten: [
      ...[...anfang, 'wunsch/w1', 'wunsch/w2', 'stelleJetzt', 'arbeitszeit', 'zeitfenster', 'fenster/z1'],
      ...['suchraum', 'orte', 'arbeitsort/o1', 'beweglich', 'schulen', 'schule/s1', 'schule/s2'],
      ...['ausbildungen', 'ausbildung/a1', 'ausbildungZeit/a1', 'ausbildung/a2', 'ausbildungZeit/a2'],
      ...['stellen', 'stelle/t1', 'stelleZeit/t1', 'stelle/t2', 'stelleZeit/t2', 'faehigkeiten', 'faehigkeit/f1'],
      ...['zertifikate', 'zertifikat/x1', 'sprachen', 'sprache/p1', 'sprache/p2', 'kurse', 'mobilitaet', ...ende],
      ...['gesperrte', 'gesperrter/g1', 'mappe'],
    ],
    nachweise: [
      ...['lebenslauf', 'anschreiben', 'schulzeugnis/s1', 'schulanerkennung/s1', 'ausbildungszeugnis/a1'],
      ...['ausbildungsanerkennung/a1', 'arbeitszeugnis/t1', 'zertifikat/x1', 'sprachzertifikat/p2', 'fuehrerschein'],
    ],
  },
})
