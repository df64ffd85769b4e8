import type { Aufgabe } from '#platform/datenbank/queue.ts'
import type { Env } from '#platform/env.ts'
import type { Stroeme } from '#web/strom/stroeme.ts'
import { ortsabwesenheitHandlers } from './abwesenheit/entscheidung.tsx'
import { mitreiseDienstHandlers } from './abwesenheit/mitreise.tsx'
import { aerztlichHandlers } from './aerztlich/web.tsx'
import { aktendokumenteHandlers } from './akte/dokumente/web.tsx'
import { akteHandlers } from './akte/web.tsx'
import { dienstAnmeldungHandlers } from './anmeldung/web.tsx'
import { antraegeHandlers } from './antraege/web.tsx'
import { ausgabenTask } from './ausgaben/ausgaben.ts'
import { ausgabenHandlers } from './ausgaben/web.tsx'
import { bescheideDienstHandlers } from './bescheide/web.tsx'
import { ungelesenTask } from './eingang/ungelesen.ts'
import { eingangHandlers } from './eingang/web.tsx'
import { erstantraegeHandlers } from './erstantraege/web.tsx'
import { kontenHandlers } from './konten/web.tsx'
import { nachrichtenHandlers } from './nachrichten/web.tsx'
import { personalHandlers } from './personal/web.tsx'
import { protokollHandlers } from './protokoll/web.tsx'
import { schluesselHandlers } from './schluessel/web.tsx'
import { dienstsitzungenTask } from './sitzung.ts'
import { sperrenHandlers } from './sperren/web.tsx'
import { stapelHandlers } from './stapel/web.tsx'
import { dienstTermineHandlers } from './termine/web.tsx'
import { uebersichtHandlers } from './uebersicht/web.tsx'
import { vorbehalteDienstHandlers } from './vorbehalte/web.tsx'
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
  ...aktendokumenteHandlers,
  ...stapelHandlers,
  ...nachrichtenHandlers(stroeme),
  ...antraegeHandlers,
  ...erstantraegeHandlers,
  ...bescheideDienstHandlers,
  ...vorgaengeDienstHandlers,
  ...aerztlichHandlers,
  ...vorbehalteDienstHandlers,
  ...widerspruecheHandlers,
  ...schriftformHandlers,
  ...ortsabwesenheitHandlers,
  ...mitreiseDienstHandlers,
  ...zustaendigkeitHandlers,
  ...eingangHandlers,
  ...zugriffHandlers,
  ...zahlenHandlers,
  ...kontenHandlers,
  ...protokollHandlers,
  ...ausgabenHandlers,
  ...sperrenHandlers,
  ...schluesselHandlers,
})

/** Every page of staff; those that are about a customer ask for a reason where staff is not there for them. */
export const sachbearbeitungHandlers = (stroeme: Stroeme) => guardHandlers(all(stroeme))

export const sachbearbeitungTasks = (env: Env): Aufgabe[] => [
  dienstsitzungenTask(env),
  ungelesenTask(env),
  ausgabenTask(env),
]

export { startOf } from './anmeldung/start.ts'
export { requestAusgabe } from './ausgaben/ausgaben.ts'
export { reportUngelesene } from './eingang/ungelesen.ts'
export { dienstentwuerfe } from './entwurf/entwurf.ts'
export { requestReaktivierung } from './konten/konten.ts'
export { changeRollen, createMitarbeiter } from './mitarbeiter.ts'
export { decideRollenAlsBetrieb, listOffeneAenderungen, requestRollen } from './personal/rollen.ts'
export { resetPersonal } from './personal/store.ts'
export { runUmschreiben, type Umschreibergebnis } from './schluessel/umschreiben.ts'
export { readWechsel, requestWechsel } from './schluessel/wechsel.ts'
export { beginDienstsitzung, findDienst, findDienstbesuch } from './sitzung.ts'
export { findAllMitarbeiter } from './store.ts'
export { rollentexte } from './texte.ts'
export { issueEinrichtung } from './zugang/einladung.ts'
export { zugriffQuellen as sachbearbeitungQuellen } from './zugriff/zugriff.ts'
export { setErreichbarkeit } from './zustaendigkeit/erreichbarkeit.ts'
