import { checkPfade } from '../../engine/pfade.test-daten.ts'
import { abwesenheit } from './index.ts'

const mia = { id: 'mia', vorname: 'Mia', nachname: 'Klicker', geburtsdatum: '2016-02-01' }
const frueher = [{ id: 'f1', von: '2026-07-01', bis: '2026-07-14', grund: 'urlaub' }]
const ruhig = { frueher: [], beschaeftigt: 'nein', bekommtAlg: false, hatPflichten: false }

checkPfade(abwesenheit, {
  'Persona 1, Urlaub in Deutschland': {
    antworten: { grund: 'urlaub', von: '2026-12-14', bis: '2026-12-20', ...ruhig },
    seiten: ['grund', 'frueher', 'zeit', 'ort', 'erreichbar', 'arbeit', 'pflichten'],
    nachweise: [],
  },
  'Persona 2, zu lange im Ausland, mit Kind und Arbeit': {
    antworten: {
      ...{ haushalt: [mia], land: 'NI', grund: 'urlaub', frueher, von: '2026-12-14', bis: '2026-12-30' },
      ...{ besondereUmstaende: 'Meine Eltern leben in Brasilien.', ausland: true, reiseland: 'BR' },
      ...{ aufenthaltsort: 'bei meinen Eltern', telefon: '0511 1234567', email: 'kim@beispiel.example' },
      ...{ postPerson: 'Meine Nachbarin', beschaeftigt: 'sv', bekommtAlg: false, hatPflichten: true },
      ...{ pflichten: ['termin', 'massnahme'], pflichtenText: '16. Dezember, 9 Uhr', begleitung: ['mia'] },
    },
    seiten: [
      ...['grund', 'frueher', 'frueherEintrag/f1', 'zeit', 'laenger', 'ort', 'erreichbar', 'arbeit', 'pflichten'],
      'begleitung',
    ],
    nachweise: ['urlaub'],
  },
  'Persona 10, Reha': {
    antworten: {
      ...{ grund: 'reha', von: '2026-12-01', bis: '2027-01-15', ausland: false, aufenthaltsort: 'Bad Nenndorf' },
      ...{ erreichbarUeber: ['telefon', 'person'], telefon: '0511 1234567' },
      ...{ vertrauensperson: 'Anna, 0511 7654321', ...ruhig },
    },
    seiten: ['grund', 'frueher', 'zeit', 'ort', 'erreichbar', 'arbeit', 'pflichten'],
    nachweise: ['reha'],
  },
  'Veranstaltung, nachträglich': {
    antworten: {
      ...{ grund: 'veranstaltung', von: '2026-11-20', bis: '2026-11-22', spaetGrund: 'Die Einladung kam spät.' },
      ...{ erreichbarUeber: ['portal'], ...ruhig },
    },
    seiten: ['grund', 'frueher', 'zeit', 'ort', 'erreichbar', 'arbeit', 'pflichten'],
    nachweise: ['veranstaltung'],
  },
  'Persona 11, Probearbeit': {
    antworten: { grund: 'eingliederung', von: '2026-12-07', bis: '2026-12-11', erreichbarUeber: ['email'], ...ruhig },
    seiten: ['grund', 'frueher', 'zeit', 'ort', 'erreichbar', 'arbeit', 'pflichten'],
    nachweise: ['eingliederung'],
  },
  Ehrenamt: {
    antworten: { grund: 'ehrenamt', von: '2026-12-07', bis: '2026-12-11', erreichbarUeber: ['email'], ...ruhig },
    seiten: ['grund', 'frueher', 'zeit', 'ort', 'erreichbar', 'arbeit', 'pflichten'],
    nachweise: ['ehrenamt'],
  },
  'Pflege in der Familie': {
    antworten: { grund: 'angehoerige', von: '2026-12-07', bis: '2026-12-11', erreichbarUeber: ['email'], ...ruhig },
    seiten: ['grund', 'frueher', 'zeit', 'ort', 'erreichbar', 'arbeit', 'pflichten'],
    nachweise: ['angehoerige'],
  },
  'Persona 5, auf Montage im Minijob': {
    antworten: {
      ...{ grund: 'erwerb', von: '2026-12-07', bis: '2026-12-11', erreichbarUeber: ['telefon'] },
      ...{ telefon: '0511 1234567', ...ruhig, beschaeftigt: 'minijob', lohn: 60_000 },
    },
    seiten: ['grund', 'frueher', 'zeit', 'ort', 'erreichbar', 'arbeit', 'pflichten'],
    nachweise: ['arbeit'],
  },
  'aus einem anderen Grund': {
    antworten: {
      ...{ grund: 'sonstiges', erlaeuterung: 'Ein Umzug der Eltern.', von: '2026-12-14', bis: '2026-12-15', ...ruhig },
    },
    seiten: ['grund', 'frueher', 'zeit', 'ort', 'erreichbar', 'arbeit', 'pflichten'],
    nachweise: ['sonstiges'],
  },
})
