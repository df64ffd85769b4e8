import type { Aufgabe } from '#platform/datenbank/queue.ts'
import type { Env } from '#platform/env.ts'
import { akteHandlers } from './akte/web.tsx'
import { dienstAnmeldungHandlers } from './anmeldung/web.tsx'
import { antraegeHandlers } from './antraege/web.tsx'
import { kontenHandlers } from './konten/web.tsx'
import { protokollHandlers } from './protokoll/web.tsx'
import { dienstsitzungenTask } from './sitzung.ts'
import { uebersichtHandlers } from './uebersicht/web.tsx'

export const sachbearbeitungHandlers = {
  ...dienstAnmeldungHandlers,
  ...uebersichtHandlers,
  ...akteHandlers,
  ...antraegeHandlers,
  ...kontenHandlers,
  ...protokollHandlers,
}

export const sachbearbeitungTasks = (env: Env): Aufgabe[] => [dienstsitzungenTask(env)]

export { startOf } from './anmeldung/web.tsx'
export { requestReaktivierung } from './konten/konten.ts'
export { changeRollen, createMitarbeiter } from './mitarbeiter.ts'
export { beginDienstsitzung, findDienst } from './sitzung.ts'
export { findAllMitarbeiter } from './store.ts'
export { rollentexte } from './texte.ts'
