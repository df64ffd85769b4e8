export { aufbewahrungTasks, runAufbewahrung } from './aufbewahrung.ts'
export {
  aufbewahrungQuellen,
  confirmSperre,
  endUnconfirmed,
  keepSperre,
  liftSperre,
  listSperren,
  lockAkte,
  readSperre,
  requestAufhebung,
  type Sperre,
  type Sperrergebnis,
} from './sperre.ts'
export { listLaeufe } from './store.ts'
