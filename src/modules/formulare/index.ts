import type { Aufgabe } from '#platform/datenbank/queue.ts'
import type { Env } from '#platform/env.ts'
import { formulareTasks as entwurfTasks } from './antrag/tasks.ts'
import { dokumenteHandlers } from './dokumente/web.tsx'
import { erstantragTasks } from './erstantrag/tasks.ts'
import { erstantragHandlers } from './erstantrag/web.tsx'
import { nachweiseHandlers } from './nachweise/web.tsx'
import { schemaHandlers } from './seiten/schema.ts'
import { seitenHandlers } from './seiten/web.tsx'
import { sendenHandlers } from './senden/web.tsx'

export type { Antrag } from './antrag/antrag.ts'
export { formulareQuellen } from './antrag/datenquelle.ts'
export { findDienst, formulardienste } from './dienste/verzeichnis.ts'
export { showDokumente } from './dokumente/web.tsx'
export { type ErstantragImDienst, readErstantragForDienst } from './erstantrag/erstantrag.ts'
export { listOffeneErstantraege } from './erstantrag/offene.ts'
export { matchErstantrag, recordReading, rejectErstantrag, type Wem } from './erstantrag/zuordnen.ts'
export { type Frageblock, listFragen } from './korrektur/fragen.ts'
export { compareGesendetes } from './vergleich/letzte.ts'

export const formulareHandlers = {
  ...seitenHandlers,
  ...schemaHandlers,
  ...nachweiseHandlers,
  ...dokumenteHandlers,
  ...sendenHandlers,
  ...erstantragHandlers,
}

export const formulareTasks = (env: Env): Aufgabe[] => [...entwurfTasks(env), ...erstantragTasks(env)]
