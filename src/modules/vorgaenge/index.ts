export { listOffenes as listOffeneVorgaengeOfKonto, reportFundInVorgang, vorgaengeQuellen } from './anschluesse.ts'
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
export { listVorgaenge, readStelle, sendFormlos } from './kunde.ts'
export { isLeistung, type Leistung, type Leistungsslug, leistungen, readLeistung } from './leistung/leistungen-daten.ts'
export { leistungsname } from './leistung/leistungsname.ts'
export { Schritte, Stand, Vorgangsliste, zustandText } from './views-teile.tsx'
export { type GanzerVorgang, openTitel, type Vorgang } from './vorgang.ts'
export { vorgaengeHandlers } from './web.tsx'
export { worte } from './worte-daten.ts'
export { nextZustaende, readZustand, type Vorgangszustand } from './zustaende-daten.ts'
