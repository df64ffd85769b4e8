import { recordEreignis } from '#modules/protokoll'
import type { Env } from '#platform/env.ts'
import { type Dienst, dienstEintrag } from '../erstellen/entwurf.ts'
import * as bescheide from '../store.ts'
import * as store from './store.ts'
import { orderBrief } from './zustellung.ts'

export type Postergebnis = 'ok' | 'fehlt' | 'nichts-offen'

/** Notes that the letter that waits went to the post, today. A second click changes nothing. */
export function markGesendet(env: Env, dienst: Dienst, id: string): Promise<Postergebnis> {
  return env.db.transaction().execute(async (tx) => {
    const row = await bescheide.lockBescheid(tx, { id, jobcenterId: dienst.jobcenterId })
    if (!row) return 'fehlt'
    const wo = { bescheidId: id, jetzt: env.clock.now(), von: dienst.mitarbeiterId }
    if (!(await store.setBriefGesendet(tx, wo))) return 'nichts-offen'
    await recordEreignis(env, tx, { ereignis: 'bescheid.brief-gesendet', ...dienstEintrag(dienst, row) })
    return 'ok'
  })
}

/** Orders paper for a notice that was released; it leaves the list of what has to be looked at. */
export function sendOnPaper(env: Env, dienst: Dienst, id: string): Promise<Postergebnis> {
  return env.db.transaction().execute(async (tx) => {
    const row = await bescheide.lockBescheid(tx, { id, jobcenterId: dienst.jobcenterId })
    if (!row) return 'fehlt'
    if (row.zustand !== 'freigegeben') return 'nichts-offen'
    const grund = row.klaeren_grund ?? 'auf-wunsch'
    const ordered = await orderBrief(env, tx, { bescheid: row, grund, von: dienst.mitarbeiterId })
    await bescheide.updateBescheid(tx, id, { klaeren_seit: null, klaeren_grund: null })
    return ordered ? 'ok' : 'nichts-offen'
  })
}

/** Somebody looked, and nothing more has to be done. */
export function settleKlaerung(env: Env, dienst: Dienst, id: string): Promise<Postergebnis> {
  return env.db.transaction().execute(async (tx) => {
    const row = await bescheide.lockBescheid(tx, { id, jobcenterId: dienst.jobcenterId })
    if (!row) return 'fehlt'
    if (!row.klaeren_seit) return 'nichts-offen'
    await bescheide.updateBescheid(tx, id, { klaeren_seit: null, klaeren_grund: null })
    await recordEreignis(env, tx, { ereignis: 'bescheid.geklaert', ...dienstEintrag(dienst, row) })
    return 'ok'
  })
}
