export { findUnbekannte, removeUnbekannte, type Unbekanntes } from './abgleich.ts'
export { type Annahmeergebnis, type Sendungsort, takeDokumente } from './annehmen.ts'
export { type Bestand, pruefeBestand } from './bestand.ts'
export { dokumenteQuellen } from './datenquelle.ts'
export {
  bindDokumente,
  type Dokument,
  deleteDokumente,
  findDokument,
  listDokumente,
  releaseDokumente,
} from './dokument.ts'
export { dokumentarten, isDokumentart } from './eigene/arten-daten.ts'
export {
  areEigene,
  type EigenesDokument,
  findEigenes,
  keepDokumente,
  listEigene,
  noteArt,
  removeEigenes,
} from './eigene/eigene.ts'
export { Dokumentwahl, dokumentwahl } from './eigene/wahl.tsx'
export { type Anhang, type Leser, type Lesergebnis, readDokument } from './lesen.ts'
export type { Dokumentanschluesse } from './pruefen.ts'
export type { Besitzer, Zustand } from './store.ts'
export { dokumenteTasks } from './tasks.ts'
export { explainFund, explainMangel, pruefstandOf, showDateiname } from './texte.ts'
export { moveDokumente } from './umzug.ts'
