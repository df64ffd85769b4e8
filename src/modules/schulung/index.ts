export { hasSchulungsdaten } from './store.ts'
export { schulungHandlers } from './web.tsx'
export { resetSchulung, seedSchulung } from './welt.ts'
