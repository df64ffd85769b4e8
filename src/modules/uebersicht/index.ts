export { uebersichtHandlers } from './web.tsx'
