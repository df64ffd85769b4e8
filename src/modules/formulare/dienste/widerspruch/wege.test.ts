import { checkPfade } from '../../engine/pfade.test-daten.ts'
import { widerspruch } from './index.ts'

const bescheide = [
  { id: 'b1', titel: 'Änderungsbescheid', datum: '2026-10-19', letzterTag: '2026-11-23' },
  { id: 'b2', titel: 'Minderungsbescheid', datum: '2026-08-03', letzterTag: '2026-09-07' },
]
const haushalt = [{ id: 'p1', vorname: 'Ole', nachname: 'Klicker' }]
const liste = { land: 'NI', bescheide, haushalt }
const knapp = { anlass: 'bescheid', umfang: 'ganz', personen: ['selbst'], begruendung: 'ohne' }
const vonHand = { bescheidart: 'ablehnung', datum: '2026-11-16', zeichen: '23104//0012345' }
const inhalt = ['umfang', 'personen', 'begruendung', 'wirkung', 'eil', 'akten', 'vertreten']
const vertretung = {
  ...{ vertreten: true, vertretungName: 'Kanzlei Beispiel', vertretungStrasse: 'Ring 1' },
  ...{ vertretungPlz: '30159', vertretungOrt: 'Hannover' },
}

checkPfade(widerspruch, {
  'Widerspruch am letzten Tag ohne BundID, Bescheid aus dem Portal': {
    antworten: { ...liste, ...knapp, bescheid: 'b1', personen: ['selbst', 'p1'], form: 'druck' },
    seiten: ['anlass', 'bescheid', 'zugangPortal', ...inhalt, 'form'],
    nachweise: ['anlagen'],
  },
  'die E-Mail kam nicht an: Der Tag des Öffnens zählt, und die Frist läuft noch': {
    antworten: {
      ...{ ...liste, ...knapp, bescheid: 'b2', mailFehlt: true, geoeffnet: '2026-11-20' },
      ...{ begruendung: 'spaeter', gruendeBis: '2026-12-14', ausweis: true, form: 'bundid' },
    },
    seiten: ['anlass', 'bescheid', 'zugangPortal', ...inhalt, 'form'],
    nachweise: ['anlagen'],
  },
  'zu spät, mit Anwältin und allem, was sich beantragen lässt': {
    antworten: {
      ...{ ...liste, ...knapp, bescheid: 'b2', mailFehlt: false },
      ...{ verspaetungGrund: 'Ich lag im Krankenhaus.', weggefallen: '2026-11-10', ueberpruefung: true },
      ...{ umfang: 'teil', teile: ['zeit', 'thema'], teilText: 'Heizung im Januar', weiterePersonen: 'Uma Klicker' },
      ...{ begruendung: 'jetzt', gruende: 'Die Heizkosten fehlen.', aussetzung: true, raten: false },
      ...{ eil: true, eilText: 'Der Strom ist gesperrt.', akteneinsicht: true, akteWie: 'elektronisch' },
      ...{ ...vertretung, vertretungArt: 'anwalt', vertretungTelefon: '0511 123456', form: 'qes' },
    },
    seiten: ['anlass', 'bescheid', 'zugangPortal', 'verspaetung', ...inhalt, 'vertretung', 'form'],
    nachweise: ['hindernis', 'signiert', 'begruendung', 'anlagen', 'vollmacht'],
  },
  'Person mit Betreuerin, ein Brief, der nicht im Portal liegt': {
    antworten: {
      ...{ ...liste, ...knapp, bescheid: 'anderer', ...vonHand },
      ...{ zugangsweg: 'post', erhalten: '2026-11-21', belehrung: 'ja' },
      ...{ ...vertretung, vertretungArt: 'betreuung', form: 'niederschrift' },
    },
    seiten: ['anlass', 'bescheid', 'vonHand', 'zugangPapier', ...inhalt, 'vertretung', 'form'],
    nachweise: ['bescheid', 'anlagen', 'bestellung'],
  },
  'ohne Bescheide im Portal, übergeben und zu spät': {
    antworten: {
      ...{ ...knapp, ...vonHand, datum: '2026-09-01', zugangsweg: 'uebergabe', erhalten: '2026-09-01' },
      ...{ verspaetungGrund: 'Ich war verreist.', weggefallen: '2026-09-20', ausweis: true, form: 'bundid' },
    },
    seiten: ['anlass', 'vonHand', 'zugangPapier', 'verspaetung', ...inhalt, 'form'],
    nachweise: ['bescheid', 'hindernis', 'anlagen'],
  },
  'noch kein Bescheid: eine Nachfrage': {
    antworten: { anlass: 'keiner', untaetigArt: 'antrag', untaetigSeit: '2026-04-01', untaetigText: 'Erstausstattung' },
    seiten: ['anlass', 'untaetig'],
    nachweise: [],
  },
})
