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
  listVersiegelte,
  nextAerztliche,
  openVersiegelten,
  ownerOfVersiegelter,
} from './aerztlich/dienst.ts'
export { fragestellungen } from './aerztlich/gruende-daten.ts'
export { isVersiegelt } from './aerztlich/siegel.ts'
export { listOffenes as listOffeneVorgaengeOfKonto, reportFundInVorgang, vorgaengeQuellen } from './anschluesse.ts'
export { closeVorgangsdruck } from './ausgabe/ausdruck.ts'
export { isFormat, printVorgang } from './ausgabe/ausgabe.ts'
export { type Beleg, placeKontobeleg } from './beleg/beleg.ts'
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
  ownerOfDatei,
  readVoriges,
  settleVorgang,
} from './dienst.ts'
export { type Dienstslug, dienste, isDienst, isFormlos } from './dienste-daten.ts'
export { vorgaengeTasks } from './erinnern/tasks.ts'
export {
  completeGesicherten,
  completeVorgang,
  freeSendung,
  lockOffen,
  noteErinnerungen,
  placeErstantrag,
} from './erstantrag/erstantrag.ts'
export { checkText, clean } from './forms.ts'
export { type Freigabe, grantFreigabe, isFreigegeben, listFreigaben, revokeFreigabe } from './freigabe/freigabe.ts'
export { type Aenderung, type Lesung, openTitel, type Vorgangsinhalt } from './inhalt.ts'
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
  placeVorgang,
  readLetztesFormular,
  readStelle,
  sendFormlos,
} from './kunde.ts'
export { isLeistung, type Leistung, type Leistungsslug, leistungen, readLeistung } from './leistung/leistungen-daten.ts'
export { leistungsname } from './leistung/leistungsname.ts'
export { judgeNachweis, requestNachweis, type Urteil, urteile } from './nachweise/dienst.ts'
export type { Nachweis, NeuerNachweis } from './nachweise/nachweise.ts'
export { AenderungenTeil, LesungTeil, Nachweistafel } from './nachweise/views.tsx'
export { nachweisname } from './nachweise/worte.ts'
export { listOffeneSachen, listVerwendungen, type OffeneSache, type Verwendung } from './unterlagen/unterlagen.ts'
export { Schritte, Stand, Vorgangsliste, zustandText } from './views-teile.tsx'
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
