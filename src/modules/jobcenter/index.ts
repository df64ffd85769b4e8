export { type Einleseergebnis, importKunden } from './einlesen.ts'
export { createJobcenter, type Jobcenterdaten, type JobcenterErgebnis, updateJobcenter } from './jobcenter.ts'
export {
  createKunde,
  eraseKunde,
  findKundeByNummer,
  isGeburtstag,
  type Kunde,
  kundeKey,
  listKunden,
  listKundenByBg,
  openKunde,
  readKunde,
  updateKunde,
} from './kunde.ts'
export { type Kundendaten, type KundendatenErgebnis, parseKundendaten } from './kundendaten.ts'
export { type NummerErgebnis, parseBgNummer, parseKundennummer } from './nummern.ts'
export { rehashKunden } from './rehash.ts'
export { findJobcenter, findJobcenterById, type JobcenterRow, type KundeRow, lockKunde } from './store.ts'
export type { Bereich } from './zustaendigkeit/store.ts'
export {
  readZustaendigkeiten,
  setZustaendigkeit,
  type Zustaendigkeit,
  type Zustaendigkeiten,
} from './zustaendigkeit/zustaendigkeit.ts'
