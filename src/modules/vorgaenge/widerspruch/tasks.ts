import { notify } from '#modules/benachrichtigung'
import { findKontoOfKunde } from '#modules/profil'
import type { Aufgabe } from '#platform/datenbank/queue.ts'
import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import * as store from './store.ts'
import { heuteOf } from './widerspruch.ts'

const JE_LAUF = 500

/** Reminds whoever wanted to send reasons by today, once each. Answers how many. */
async function remindGruende(env: Env): Promise<number> {
  const rows = await store.findFaellige(env.db, { heute: heuteOf(env), anzahl: JE_LAUF })
  let count = 0
  for (const { vorgang_id, kunde_id } of rows) {
    await env.db.transaction().execute(async (tx) => {
      if (!(await store.markErinnert(tx, vorgang_id))) return
      count++
      const kontoId = await findKontoOfKunde(tx, kunde_id)
      const ziel = routes.vorgang.href({ id: vorgang_id })
      if (kontoId) await notify(env, tx, { kontoId, kundeId: kunde_id, anlass: 'begruendung-erinnerung', ziel })
    })
  }
  return count
}

export const widerspruchTasks = (env: Env): Aufgabe[] => [
  {
    name: 'widersprueche-erinnern',
    zeitplan: '40 7 * * *',
    run: async () => env.log.info({ erinnert: await remindGruende(env) }, 'An Begründungen erinnert'),
  },
]
