export { aufbewahrungTasks, runAufbewahrung } from './aufbewahrung.ts'
export { aufbewahrungQuellen, listSperren, lockAkte, unlockAkte } from './sperre.ts'
export { listLaeufe } from './store.ts'
