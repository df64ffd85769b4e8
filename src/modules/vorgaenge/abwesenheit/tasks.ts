import { recordEreignis } from '#modules/protokoll'
import type { Aufgabe } from '#platform/datenbank/queue.ts'
import type { Env } from '#platform/env.ts'
import { formatTag, type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { ring } from '../dienst.ts'
import { detailsOf } from '../kunde.ts'
import { reportVermissteMitreisende } from '../mitreise/rueckkehr.ts'
import { lockVorgang, updateVorgang, type VorgangRow } from '../store.ts'
import { addSchritt } from '../vorgang.ts'
import * as store from './store.ts'
import { listFaelle } from './vermisste.ts'

/** Read once more under the lock: other days may have been agreed to meanwhile. */
const isDue = ({ zustand }: VorgangRow, { vermisst_ab }: store.AbwesenheitRow, heute: Tag): boolean =>
  (zustand === 'zugestimmt' || zustand === 'teilweise-zugestimmt') && vermisst_ab !== null && vermisst_ab <= heute

/** Tells both sides of the house, once, of everybody who has not said that they are back, and asks the person. Answers how many. */
export async function reportVermisste(env: Env): Promise<number> {
  const jetzt = env.clock.now()
  const heute = tagInBerlin(jetzt)
  let count = 0
  for await (const id of listFaelle(heute, (suche) => store.findVermisste(env.db, suche))) {
    await env.db.transaction().execute(async (tx) => {
      const row = await lockVorgang(tx, id)
      const found = row && (await store.findAbwesenheit(tx, id))
      if (!row || !found?.melden_bis || !isDue(row, found, heute)) return
      if (!(await store.markVermisst(tx, id, jetzt))) return
      count++
      const notiz = `Bis zum ${formatTag(found.melden_bis)} war eine Rückmeldung vereinbart. Sie fehlt.`
      await addSchritt(env, tx, { row, neu: { von: 'system', notiz } })
      await updateVorgang(tx, id, {})
      await ring(env, tx, row, 'rueckkehr-fehlt')
      const details = { vorgang: id, ...detailsOf(row.dienst) }
      const wer = { akteur: 'system', kundeId: row.kunde_id } as const
      await recordEreignis(env, tx, { ereignis: 'vorgang.rueckkehr-vermisst', ...wer, details })
    })
  }
  return count
}

export const abwesenheitTasks = (env: Env): Aufgabe[] => [
  {
    name: 'rueckkehr-vermissen',
    zeitplan: '50 6 * * *',
    run: async () => {
      const vermisst = (await reportVermisste(env)) + (await reportVermissteMitreisende(env))
      env.log.info({ vermisst }, 'Nach fehlenden Rückmeldungen gesehen')
    },
  },
]
