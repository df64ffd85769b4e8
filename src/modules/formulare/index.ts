import { nachweiseHandlers } from './nachweise/web.tsx'
import { seitenHandlers } from './seiten/web.tsx'
import { sendenHandlers } from './senden/web.tsx'

export { type Antrag, listAntraege } from './antrag/antrag.ts'
export { formulareQuellen } from './antrag/datenquelle.ts'
export { formulareTasks } from './antrag/tasks.ts'
export { findDienst, formulardienste } from './dienste/verzeichnis.ts'

export const formulareHandlers = { ...seitenHandlers, ...nachweiseHandlers, ...sendenHandlers }
