import { notify } from '#modules/benachrichtigung'
import { releaseDokumente } from '#modules/dokumente'
import { later, TAG } from '#platform/clock.ts'
import type { Aufgabe } from '#platform/datenbank/queue.ts'
import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import { AUFHEBEN, besitzerOf } from './antrag.ts'
import * as store from './store.ts'

/** After so many days without a change a draft is called to mind. */
const ERINNERUNGEN = [60, 83] as const
const JE_LAUF = 500

/** Rings once for each reminder that is due. Answers how many. */
export async function remindAntraege(env: Env): Promise<number> {
  let count = 0
  for (const [i, tage] of ERINNERUNGEN.entries()) {
    const vor = later(env.clock.now(), -tage * TAG)
    const rows = await store.findAlte(env.db, { vor, erinnert: i, anzahl: JE_LAUF })
    for (const row of rows) {
      await env.db.transaction().execute(async (tx) => {
        if (!(await store.markErinnert(tx, row.id, i + 1))) return
        count++
        const ziel = routes.antrag.href({ id: row.id })
        const wem = { kontoId: row.konto_id, ...(row.kunde_id ? { kundeId: row.kunde_id } : {}) }
        await notify(env, tx, { ...wem, anlass: 'entwurf-erinnerung', ziel })
      })
    }
  }
  return count
}

/** Removes drafts that nobody changed for ninety days, with their files. Answers how many. */
export async function removeAntraege(env: Env): Promise<number> {
  const vor = later(env.clock.now(), -AUFHEBEN)
  const rows = await store.findAlte(env.db, { vor, erinnert: ERINNERUNGEN.length, anzahl: JE_LAUF })
  for (const { id, kunde_id, konto_id } of rows) {
    await env.db.transaction().execute(async (tx) => {
      const row = await store.lockAntrag(tx, { id, kontoId: konto_id, kundeId: kunde_id ?? undefined })
      if (!row || row.geaendert >= vor) return
      const ids = (await store.findDateien(tx, id)).map(({ dokument_id }) => dokument_id)
      await store.deleteAntrag(tx, id)
      await releaseDokumente(env, tx, { besitzer: besitzerOf(row), ids })
    })
  }
  return rows.length
}

export const formulareTasks = (env: Env): Aufgabe[] => [
  {
    name: 'antraege-erinnern',
    zeitplan: '20 7 * * *',
    run: async () => env.log.info({ erinnert: await remindAntraege(env) }, 'An Entwürfe erinnert'),
  },
  {
    name: 'antraege-aufraeumen',
    zeitplan: '40 3 * * *',
    run: async () => env.log.info({ geloescht: await removeAntraege(env) }, 'Alte Entwürfe von Formularen gelöscht'),
  },
]
