export type { Anlassname } from './anlaesse.ts'
export { benachrichtigungTasks, markGelesen, notify } from './benachrichtigung.ts'
export { benachrichtigungQuellen } from './datenquelle.ts'
export { benachrichtigungHandlers } from './web.tsx'
