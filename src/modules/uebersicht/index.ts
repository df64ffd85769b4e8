export { uebersichtVorab } from './store.ts'
export { uebersichtHandlers } from './web.tsx'
