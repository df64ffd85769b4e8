export {
  type Abwesenheitsangaben,
  type Abwesenheitsentscheidung,
  decideAbwesenheit,
  placeAbwesenheit,
  readAbwesenheit,
} from './abwesenheit/abwesenheit.ts'
export { type Ergebnisname, ergebnisse, hasTage, kontingenttexte } from './abwesenheit/ergebnisse-daten.ts'
export { type Abwesenheit, compareRueckkehr } from './abwesenheit/lage.ts'
export { type Kontingent, REGELN, regelAm } from './abwesenheit/regeln-daten.ts'
export { settleRueckkehr } from './abwesenheit/rueckkehr.ts'
export {
  computeZaehler,
  countAbwesend,
  istUeberschritten,
  type Jahreszaehler,
  showTage,
  showZaehler,
  showZeitraum,
  ueberschneiden,
  type Zeitraum,
} from './abwesenheit/tage.ts'
export { abwesenheitTasks } from './abwesenheit/tasks.ts'
export { type Abwesenheitszeit, countZeiten, listAbwesenheitszeiten } from './abwesenheit/zeiten.ts'
export {
  type Auftrag,
  type Auftragslage,
  endAuftrag,
  giveAuftrag,
  linkAuftrag,
  listOffeneAuftraege,
  readAuftragOf,
  readAuftragslage,
} from './aerztlich/auftrag.ts'
export {
  type Aerztezeile,
  changeVersiegelten,
  judgeVersiegelten,
  listVersiegelte,
  nextAerztliche,
  openVersiegelten,
  ownerOfVersiegelter,
} from './aerztlich/dienst.ts'
export { fragestellungen } from './aerztlich/gruende-daten.ts'
export { isVersiegelt } from './aerztlich/siegel.ts'
export { listOffenes as listOffeneVorgaengeOfKonto, reportFundInVorgang, vorgaengeQuellen } from './anschluesse.ts'
export { closeVorgangsdruck, type Druckstueck, typesetDruckstueck } from './ausgabe/ausdruck.ts'
export { isFormat, printVorgang } from './ausgabe/ausgabe.ts'
export { type Beleg, placeKontobeleg } from './beleg/beleg.ts'
export { nameBeleg } from './beleg/name.ts'
export { rehashBelege } from './beleg/rehash.ts'
export { findVorgangsbezug, type VorgaengeAnschluesse } from './bezug.tsx'
export {
  type Arbeitszeile,
  assignVorgang,
  changeZustand,
  type Dienstergebnis,
  decideVorgang,
  isVersiegelterVorgang,
  listOffeneVorgaenge,
  listVorgaengeDerAkte,
  noteVermerk,
  openVorgangForDienst,
  openVorgangZurAusgabe,
  ownerOfDatei,
  RUECKFRAGE_ERLEDIGT,
  readVoriges,
  settleVorgang,
} from './dienst.ts'
export { type Dienstslug, dienste, isDienst, isFormlos } from './dienste-daten.ts'
export { vorgaengeTasks } from './erinnern/tasks.ts'
export {
  completeGesicherten,
  completeVorgang,
  detachErstantrag,
  freeSendung,
  lockOffen,
  noteErinnerungen,
  placeErstantrag,
  withdrawErstantragsvorgang,
} from './erstantrag/erstantrag.ts'
export { checkText, clean } from './forms.ts'
export { type Freigabe, grantFreigabe, isFreigegeben, listFreigaben, revokeFreigabe } from './freigabe/freigabe.ts'
export {
  type GesendetesFormular,
  listFormulareSeit,
  listWeiterbewilligungen,
  readLetztesFormular,
} from './gesendet/gesendet.ts'
export { type Aenderung, type Lesung, openTitel, type Vorgangsinhalt } from './inhalt.ts'
export { type Kenntnis, listKenntnisse, placeKenntnis, settleKenntnis } from './kenntnis/kenntnis.ts'
export { type Korrekturwahl, requestKorrektur, withdrawKorrektur, wordKorrektur } from './korrektur/dienst.ts'
export type { Fassung, Frage, Korrektur } from './korrektur/fassung.ts'
export {
  findVorgangOfKorrektur,
  type Korrekturauftrag,
  listOffeneKorrekturen,
  placeFassung,
  readKorrektur,
} from './korrektur/kunde.ts'
export { FassungenTeil, KorrekturHinweis } from './korrektur/views.tsx'
export {
  Anhangfehler,
  addUnterlagen,
  findVorgangOfSendung,
  listVorgaenge,
  markOf,
  placeVorgang,
  readStelle,
  sendFormlos,
} from './kunde.ts'
export { nameSache } from './leistung/kurzname.ts'
export { isLeistung, type Leistung, type Leistungsslug, leistungen, readLeistung } from './leistung/leistungen-daten.ts'
export { leistungsname } from './leistung/leistungsname.ts'
export { findVerbrauchte } from './mitreise/lage.ts'
export {
  decideMitreise,
  listMitreisen,
  type Mitreise,
  type NeueMitreise,
  openMitreise,
  placeMitreisen,
} from './mitreise/mitreise.ts'
export { settleMitreiserueckkehr } from './mitreise/rueckkehr.ts'
export { showAuskunft } from './mitreise/worte.ts'
export { mitreisezustaende } from './mitreise/zustaende-daten.ts'
export { judgeNachweis, requestNachweis, type Urteil, urteile } from './nachweise/dienst.ts'
export { NachMenschen } from './nachweise/gruppen.tsx'
export { isGeschuldet, type Nachweis, type NeuerNachweis } from './nachweise/nachweise.ts'
export { AenderungenTeil, LesungTeil, Nachweistafel } from './nachweise/views.tsx'
export { nachweisname, standOf as nachweisstand } from './nachweise/worte.ts'
export { isMinderjaehrig, MIT_ZUSTIMMUNG } from './ruecknahme/ruecknahme.ts'
export { Ruecknahmeformular, type RuecknahmeformularProps, ZUSTIMMUNG } from './ruecknahme/teil.tsx'
export { hurryEingang } from './store.ts'
export { listVorgaengeDerDateien } from './unterlagen/akte.ts'
export { listOffeneSachen, listVerwendungen, type OffeneSache, type Verwendung } from './unterlagen/unterlagen.ts'
export { Schritte, Stand, Vorgangsliste, zustandText } from './views-teile.tsx'
export { readCode as readBestaetigungscode } from './vorbehalt/brief.ts'
export {
  decideVorbehalt,
  markVorbehaltbriefGesendet,
  noteAusweis,
  orderBrief,
  readVorbehaltbrief,
  readVorbehaltOfDienst,
  settleGestoppt,
  stopByDienst,
  takeOver,
  type Vorbehaltsergebnis,
} from './vorbehalt/dienst.ts'
export { readDatenstand } from './vorbehalt/kunde.ts'
export { type NeuerVorbehalt, placeVorbehalte } from './vorbehalt/melden.ts'
export { vorbehalteTasks } from './vorbehalt/tasks.ts'
export {
  NeuesTeil,
  SchritteTeil as VorbehaltSchritte,
  VorbehalteHinweise,
  Vorbehaltstand,
} from './vorbehalt/views-teile.tsx'
export { findBrief, listVorbehalteDerAkte, listVorbehalteOfVorgang, type Vorbehalt } from './vorbehalt/vorbehalt.ts'
export { type Ausweis, ausweise, worte as vorbehaltworte } from './vorbehalt/worte-daten.ts'
export { computeWirkung, type GanzerVorgang, type Vorgang } from './vorgang.ts'
export { vorgaengeHandlers } from './web.tsx'
export { type Form, formen } from './widerspruch/store.ts'
export { widerspruchTasks } from './widerspruch/tasks.ts'
export { Formstand, formtexte, nameRest, WiderspruchDienst } from './widerspruch/views.tsx'
export {
  listWidersprueche,
  noteSchriftform,
  placeWiderspruch,
  readFristenstelle,
  readWiderspruch,
  type Widerspruch,
  type Widerspruchsangaben,
  type Widerspruchszeile,
} from './widerspruch/widerspruch.ts'
export { worte } from './worte-daten.ts'
export {
  FRAGEN as fragenNach,
  isEnde,
  nameZustand,
  nextZustaende,
  type Vorgangszustand,
} from './zustaende-daten.ts'
