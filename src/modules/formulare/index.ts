import type { Aufgabe } from '#platform/datenbank/queue.ts'
import type { Env } from '#platform/env.ts'
import { formulareTasks as entwurfTasks } from './antrag/tasks.ts'
import { dokumenteHandlers } from './dokumente/web.tsx'
import { erstantragTasks } from './erstantrag/tasks.ts'
import { erstantragHandlers } from './erstantrag/web.tsx'
import { nachweiseHandlers } from './nachweise/web.tsx'
import { loeschenHandlers } from './seiten/loeschen.tsx'
import { schemaHandlers } from './seiten/schema.ts'
import { seitenHandlers } from './seiten/web.tsx'
import { sendenHandlers } from './senden/web.tsx'

export type { Antrag } from './antrag/antrag.ts'
export { formulareQuellen } from './antrag/datenquelle.ts'
export { estimateDauer, showDauer } from './antrag/dauer.ts'
export { findEntwurf } from './antrag/entwurf.ts'
export { findMeldetage } from './dienste/abwesenheit/regeln.ts'
export { findDienst, formulardienste } from './dienste/verzeichnis.ts'
export { showDokumente } from './dokumente/web.tsx'
export { printErstantragForDienst } from './erstantrag/ausgabe.ts'
export { type ErstantragImDienst, isVollstaendig, readErstantragForDienst } from './erstantrag/erstantrag.ts'
export { listOffeneErstantraege } from './erstantrag/offene.ts'
export { needsSicherung } from './erstantrag/sichern.ts'
export { separateErstantrag, type Trennung } from './erstantrag/trennen.ts'
export { matchErstantrag, recordReading, rejectErstantrag, type Wem } from './erstantrag/zuordnen.ts'
export { readGemeldetes } from './gemeldetes/gemeldetes.tsx'
export { type Fragenliste, listFragen } from './korrektur/fragen.ts'
export { compareGesendetes } from './vergleich/letzte.ts'

export const formulareHandlers = {
  ...seitenHandlers,
  ...loeschenHandlers,
  ...schemaHandlers,
  ...nachweiseHandlers,
  ...dokumenteHandlers,
  ...sendenHandlers,
  ...erstantragHandlers,
}

export const formulareTasks = (env: Env): Aufgabe[] => [...entwurfTasks(env), ...erstantragTasks(env)]
