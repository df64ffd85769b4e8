import { findKontoOfKunde } from '#modules/profil'
import { later, TAG } from '#platform/clock.ts'
import type { Aufgabe } from '#platform/datenbank/queue.ts'
import type { Env } from '#platform/env.ts'
import { ring } from '../dienst.ts'
import * as store from '../store.ts'
import { addSchritt } from '../vorgang.ts'

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
      const row = await store.lockVorgang(tx, id)
      if (!row?.unvollstaendig_seit || !(await findKontoOfKunde(tx, row.kunde_id))) return
      const notiz = `Nach ${ERINNERUNGEN[faellige - 1]} Tagen an die fehlenden Angaben erinnert.`
      await addSchritt(env, tx, { row, neu: { von: 'system', notiz } })
      await ring(env, tx, row, 'antrag-unvollstaendig')
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
]
