import { findJobcenterById } from '#modules/jobcenter'
import type { Env } from '#platform/env.ts'
import type { Html } from '#web/jsx.ts'
import { readAbwesenheitsteil } from '../abwesenheit/teil.tsx'
import { readAuftragOf } from '../aerztlich/auftrag.ts'
import { isVersiegelt } from '../aerztlich/siegel.ts'
import { VersiegeltHinweis } from '../aerztlich/views.tsx'
import type { Wer } from '../kunde.ts'
import { VorbehalteHinweise } from '../vorbehalt/views-teile.tsx'
import { listVorbehalteOfVorgang } from '../vorbehalt/vorbehalt.ts'
import type { GanzerVorgang } from '../vorgang.ts'
import { WiderspruchTeil } from '../widerspruch/views.tsx'
import { heuteOf, readWiderspruch } from '../widerspruch/widerspruch.ts'
import { isEnde } from '../zustaende-daten.ts'

/** What the page of a case says beyond what every case does. */
export interface Besonderes {
  /** Above the case. */
  oben?: Html
  /** The heading of the receipt, where the usual one would promise too much. */
  angekommen?: string
  /** Messages are read by the Jobcenter, which must not learn of this. */
  ohneNachricht?: true
}

async function readOfWiderspruch(env: Env, { profil }: Wer, vorgang: GanzerVorgang): Promise<Besonderes> {
  const [widerspruch, jobcenter] = await Promise.all([
    readWiderspruch(env, env.db, vorgang),
    findJobcenterById(env.db, profil.jobcenterId),
  ])
  if (!jobcenter || !widerspruch) return { angekommen: 'Ihre Nachfrage ist angekommen' }
  const angekommen = widerspruch.form ? {} : { angekommen: 'Ihre Angaben sind angekommen' }
  if (isEnde(vorgang.zustand)) return angekommen
  const { id } = vorgang
  return { ...angekommen, oben: <WiderspruchTeil {...{ id, widerspruch, jobcenter }} heute={heuteOf(env)} /> }
}

/** Services whose forms may report a new address or account. */
const MIT_VORBEHALT: readonly string[] = ['veraenderungen', 'weiterbewilligung']

async function readOfMeldung(env: Env, vorgang: GanzerVorgang): Promise<Besonderes> {
  const vorbehalte = await listVorbehalteOfVorgang(env, env.db, vorgang)
  if (vorbehalte.length === 0) return {}
  return { oben: <VorbehalteHinweise vorbehalte={vorbehalte} jetzt={env.clock.now()} /> }
}

export async function readBesonderes(env: Env, wer: Wer, vorgang: GanzerVorgang): Promise<Besonderes> {
  if (vorgang.dienst === 'widerspruch') return readOfWiderspruch(env, wer, vorgang)
  if (MIT_VORBEHALT.includes(vorgang.dienst)) return readOfMeldung(env, vorgang)
  if (vorgang.dienst === 'abwesenheit') {
    const oben = await readAbwesenheitsteil(env, vorgang)
    return oben ? { oben } : {}
  }
  if (!isVersiegelt(vorgang.dienst)) return {}
  return { oben: <VersiegeltHinweis auftrag={await readAuftragOf(env, vorgang.id)} />, ohneNachricht: true }
}
