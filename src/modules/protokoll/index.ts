export { recordBremse, recordDienstbremse, recordListe, recordUmgehung, type Umgehungsversuch } from './abwehr.ts'
export { type Bereich, type Ereignisname, ereignisse, zugriffsgruende } from './ereignisse.ts'
export { type Befund, exportRecords, isInChain, type Kettenglied, linkRecords } from './kette.ts'
export { EINTRAG_PARAMETER, type Eintrag, eintragParameters, eintragSql, recordEreignis } from './protokoll.ts'
export { carryOutSiegel, protokollTasks, siegelordner, verifyProtokoll } from './siegel.ts'
export {
  type Aktenzeile,
  type Akteur,
  countAusgaenge,
  listAktenzeilen,
  listRecords,
  listZeilen,
  type Zeile,
} from './store.ts'
