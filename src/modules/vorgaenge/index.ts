export { listOffenes as listOffeneVorgaengeOfKonto, reportFundInVorgang, vorgaengeQuellen } from './anschluesse.ts'
export { closeVorgangsdruck } from './ausgabe/ausdruck.ts'
export { isFormat, printVorgang } from './ausgabe/ausgabe.ts'
export { findVorgangsbezug, type VorgaengeAnschluesse } from './bezug.tsx'
export {
  type Arbeitszeile,
  assignVorgang,
  changeZustand,
  type Dienstergebnis,
  listOffeneVorgaenge,
  listVorgaengeDerAkte,
  noteVermerk,
  openVorgangForDienst,
  ownerOfDatei,
  settleVorgang,
} from './dienst.ts'
export { type Dienstslug, dienste, isDienst } from './dienste-daten.ts'
export { checkText, clean } from './forms.ts'
export { type Freigabe, grantFreigabe, isFreigegeben, listFreigaben, revokeFreigabe } from './freigabe/freigabe.ts'
export {
  Anhangfehler,
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
export { type Nachweis, type NeuerNachweis, placeNachweise } from './nachweise/nachweise.ts'
export { LesungTeil, Nachweistafel } from './views-inhalt.tsx'
export { Schritte, Stand, Vorgangsliste, zustandText } from './views-teile.tsx'
export { type GanzerVorgang, type Lesung, openTitel, type Vorgang } from './vorgang.ts'
export { vorgaengeHandlers } from './web.tsx'
export { worte } from './worte-daten.ts'
export { nachweisname } from './worte-nachweise.ts'
export { nextZustaende, readZustand, type Vorgangszustand } from './zustaende-daten.ts'
