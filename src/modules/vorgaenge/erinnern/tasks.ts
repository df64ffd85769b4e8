import { findKontoOfKunde } from '#modules/profil'
import { later, TAG } from '#platform/clock.ts'
import type { Aufgabe } from '#platform/datenbank/queue.ts'
import type { Env } from '#platform/env.ts'
import { ring } from '../dienst.ts'
import { lockVorgang } from '../store.ts'
import { addSchritt } from '../vorgang.ts'
import * as store from './store.ts'

/** So many days after its date was secured an application that is still missing is called to mind. */
const ERINNERUNGEN = [3, 7, 14] as const
const JE_LAUF = 500

/** Rings once for each case whose next reminder is due; what was missed is not made up for. Answers how many. */
export async function remindUnvollstaendige(env: Env): Promise<number> {
  const tage = ERINNERUNGEN.map((eine) => later(env.clock.now(), -eine * TAG))
  const rows = await store.findUnvollstaendige(env.db, { tage, anzahl: JE_LAUF })
  let count = 0
  for (const { id, faellige } of rows) {
    await env.db.transaction().execute(async (tx) => {
      if (!(await store.markErinnert(tx, id, faellige))) return
      const row = await lockVorgang(tx, id)
      if (!row?.unvollstaendig_seit || !(await findKontoOfKunde(tx, row.kunde_id))) return
      const notiz = `Nach ${ERINNERUNGEN[faellige - 1]} Tagen an die fehlenden Angaben erinnert.`
      await addSchritt(env, tx, { row, neu: { von: 'system', notiz } })
      await ring(env, tx, row, 'antrag-unvollstaendig')
      count++
    })
  }
  return count
}

/** So many days after it was sent the documents that are still missing are called to mind. */
const NACHWEISE = [7, 21] as const

/** Rings once for each case whose documents are due to be called to mind; what was missed is not made up for. Answers how many. */
export async function remindNachweise(env: Env): Promise<number> {
  const tage = NACHWEISE.map((einer) => later(env.clock.now(), -einer * TAG))
  const rows = await store.findMitFehlenden(env.db, { tage, anzahl: JE_LAUF })
  let count = 0
  for (const { id, faellige } of rows) {
    await env.db.transaction().execute(async (tx) => {
      if (!(await store.markNachweiseErinnert(tx, id, faellige))) return
      const row = await lockVorgang(tx, id)
      if (!row || !(await findKontoOfKunde(tx, row.kunde_id))) return
      const notiz = `Nach ${NACHWEISE[faellige - 1]} Tagen an die fehlenden Nachweise erinnert.`
      await addSchritt(env, tx, { row, neu: { von: 'system', notiz } })
      await ring(env, tx, row, 'nachweise-fehlen')
      count++
    })
  }
  return count
}

export const vorgaengeTasks = (env: Env): Aufgabe[] => [
  {
    name: 'unvollstaendige-erinnern',
    zeitplan: '30 7 * * *',
    run: async () => env.log.info({ erinnert: await remindUnvollstaendige(env) }, 'An fehlende Angaben erinnert'),
  },
  {
    name: 'fehlende-nachweise-erinnern',
    zeitplan: '40 7 * * *',
    run: async () => env.log.info({ erinnert: await remindNachweise(env) }, 'An fehlende Nachweise erinnert'),
  },
]
