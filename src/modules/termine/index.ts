export { printTermin } from './brief.ts'
export { termineQuellen } from './datenquelle.ts'
export {
  cancelByDienst,
  type Dienst,
  type Dienstergebnis,
  type Dienstzeile,
  inviteKunde,
  listDiensttermine,
  listTermineDerAkte,
  moveByDienst,
  type NeuerTermin,
  noteErgebnis,
  previewTermin,
  readTerminForDienst,
} from './dienst.ts'
export { checkLaenge, clean } from './forms.ts'
export { bookTermin, readMark } from './kunde.ts'
export {
  decideMitteilung,
  listMitteilungenDerDateien,
  listOffene,
  listOfTermin,
  type Mitteilungszeile,
  ownerOfDatei,
  readMitteilung,
} from './mitteilung/entscheidung.ts'
export { findOrteVonDateien, gruende, type Mitteilung, sendMitteilung } from './mitteilung/mitteilung.ts'
export { DateiView } from './mitteilung/views.tsx'
export {
  exportTerminnachweis,
  listTerminbriefe,
  markTerminbriefGesendet,
  postTage,
  type Terminbrief,
  wantsPost,
} from './post/post.ts'
export { termineTasks } from './tasks.ts'
export { readAnschrift, type Termin } from './termin.ts'
export { artnamen, standOf, themen, wege } from './texte.ts'
export { Termininhalt } from './views-termin.tsx'
export { termineHandlers } from './web.tsx'
export { type Bedenken, findBedenken } from './zeiten/serie.ts'
export type { FensterRow, Reihenstand, Thema, Weg } from './zeiten/store.ts'
export {
  createZeiten,
  enterAbwesenheit,
  listFreieZeiten,
  listZeiten,
  readReihe,
  removeAbwesenheit,
  withdrawZeiten,
} from './zeiten/zeiten.ts'
