import type { Aufgabe } from '#platform/datenbank/queue.ts'
import type { Env } from '#platform/env.ts'
import { akteHandlers } from './akte/web.tsx'
import { dienstAnmeldungHandlers } from './anmeldung/web.tsx'
import { antraegeHandlers } from './antraege/web.tsx'
import { bescheideDienstHandlers } from './bescheide/web.tsx'
import { kontenHandlers } from './konten/web.tsx'
import { nachrichtenHandlers } from './nachrichten/web.tsx'
import { personalHandlers } from './personal/web.tsx'
import { protokollHandlers } from './protokoll/web.tsx'
import { dienstsitzungenTask } from './sitzung.ts'
import { dienstTermineHandlers } from './termine/web.tsx'
import { uebersichtHandlers } from './uebersicht/web.tsx'
import { zugangHandlers } from './zugang/web.tsx'

export const sachbearbeitungHandlers = {
  ...dienstTermineHandlers,
  ...dienstAnmeldungHandlers,
  ...zugangHandlers,
  ...personalHandlers,
  ...uebersichtHandlers,
  ...akteHandlers,
  ...nachrichtenHandlers,
  ...antraegeHandlers,
  ...bescheideDienstHandlers,
  ...kontenHandlers,
  ...protokollHandlers,
}

export const sachbearbeitungTasks = (env: Env): Aufgabe[] => [dienstsitzungenTask(env)]

export { startOf } from './anmeldung/start.ts'
export { requestReaktivierung } from './konten/konten.ts'
export { changeRollen, createMitarbeiter } from './mitarbeiter.ts'
export { decideRollenAlsBetrieb, listOffeneAenderungen, requestRollen } from './personal/rollen.ts'
export { resetPersonal } from './personal/store.ts'
export { beginDienstsitzung, findDienst } from './sitzung.ts'
export { findAllMitarbeiter } from './store.ts'
export { rollentexte } from './texte.ts'
export { issueEinrichtung } from './zugang/einladung.ts'
