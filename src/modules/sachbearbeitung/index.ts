import type { Aufgabe } from '#platform/datenbank/queue.ts'
import type { Env } from '#platform/env.ts'
import type { Stroeme } from '#web/strom/stroeme.ts'
import { aerztlichHandlers } from './aerztlich/web.tsx'
import { akteHandlers } from './akte/web.tsx'
import { dienstAnmeldungHandlers } from './anmeldung/web.tsx'
import { antraegeHandlers } from './antraege/web.tsx'
import { bescheideDienstHandlers } from './bescheide/web.tsx'
import { ungelesenTask } from './eingang/ungelesen.ts'
import { eingangHandlers } from './eingang/web.tsx'
import { erstantraegeHandlers } from './erstantraege/web.tsx'
import { kontenHandlers } from './konten/web.tsx'
import { nachrichtenHandlers } from './nachrichten/web.tsx'
import { personalHandlers } from './personal/web.tsx'
import { protokollHandlers } from './protokoll/web.tsx'
import { dienstsitzungenTask } from './sitzung.ts'
import { stapelHandlers } from './stapel/web.tsx'
import { dienstTermineHandlers } from './termine/web.tsx'
import { uebersichtHandlers } from './uebersicht/web.tsx'
import { vorgaengeDienstHandlers } from './vorgaenge/web.tsx'
import { widerspruecheHandlers } from './widerspruch/liste.tsx'
import { schriftformHandlers } from './widerspruch/schriftform.tsx'
import { zahlenHandlers } from './zahlen/web.tsx'
import { zugangHandlers } from './zugang/web.tsx'
import { guardHandlers } from './zugriff/waechter.ts'
import { zugriffHandlers } from './zugriff/web.tsx'
import { zustaendigkeitHandlers } from './zustaendigkeit/web.tsx'

const all = (stroeme: Stroeme) => ({
  ...dienstTermineHandlers,
  ...dienstAnmeldungHandlers,
  ...zugangHandlers,
  ...personalHandlers,
  ...uebersichtHandlers,
  ...akteHandlers,
  ...stapelHandlers,
  ...nachrichtenHandlers(stroeme),
  ...antraegeHandlers,
  ...erstantraegeHandlers,
  ...bescheideDienstHandlers,
  ...vorgaengeDienstHandlers,
  ...aerztlichHandlers,
  ...widerspruecheHandlers,
  ...schriftformHandlers,
  ...zustaendigkeitHandlers,
  ...eingangHandlers,
  ...zugriffHandlers,
  ...zahlenHandlers,
  ...kontenHandlers,
  ...protokollHandlers,
})

/** Every page of staff; those that are about a customer ask for a reason where staff is not there for them. */
export const sachbearbeitungHandlers = (stroeme: Stroeme) => guardHandlers(all(stroeme))

export const sachbearbeitungTasks = (env: Env): Aufgabe[] => [dienstsitzungenTask(env), ungelesenTask(env)]

export { startOf } from './anmeldung/start.ts'
export { reportUngelesene } from './eingang/ungelesen.ts'
export { requestReaktivierung } from './konten/konten.ts'
export { changeRollen, createMitarbeiter } from './mitarbeiter.ts'
export { decideRollenAlsBetrieb, listOffeneAenderungen, requestRollen } from './personal/rollen.ts'
export { resetPersonal } from './personal/store.ts'
export { beginDienstsitzung, findDienst } from './sitzung.ts'
export { findAllMitarbeiter } from './store.ts'
export { rollentexte } from './texte.ts'
export { issueEinrichtung } from './zugang/einladung.ts'
export { zugriffQuellen as sachbearbeitungQuellen } from './zugriff/zugriff.ts'
export { setErreichbarkeit } from './zustaendigkeit/erreichbarkeit.ts'
