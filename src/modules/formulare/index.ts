import { dokumenteHandlers } from './dokumente/web.tsx'
import { nachweiseHandlers } from './nachweise/web.tsx'
import { schemaHandlers } from './seiten/schema.ts'
import { seitenHandlers } from './seiten/web.tsx'
import { sendenHandlers } from './senden/web.tsx'

export { type Antrag, listAntraege } from './antrag/antrag.ts'
export { formulareQuellen } from './antrag/datenquelle.ts'
export { formulareTasks } from './antrag/tasks.ts'
export { findDienst, formulardienste } from './dienste/verzeichnis.ts'
export { showDokumente } from './dokumente/web.tsx'
export { type Frageblock, listFragen } from './korrektur/fragen.ts'
export { compareGesendetes } from './vergleich/letzte.ts'

export const formulareHandlers = {
  ...seitenHandlers,
  ...schemaHandlers,
  ...nachweiseHandlers,
  ...dokumenteHandlers,
  ...sendenHandlers,
}
