import { notify } from '#modules/benachrichtigung'
import { later, TAG } from '#platform/clock.ts'
import type { Aufgabe } from '#platform/datenbank/queue.ts'
import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import * as store from './store.ts'
import { adoptErstantraege, UEBERNEHMEN } from './zuordnen.ts'

/** After so many days with a secured day alone the person is reminded of what is missing (3-fachwissen § 8.4). */
const ERINNERUNGEN = [3, 7, 14] as const
const JE_LAUF = 500

/** Rings once for each day that is reached; what was missed while the portal was down is not made up for. Answers how many. */
export async function remindErstantraege(env: Env): Promise<number> {
  const jetzt = env.clock.now()
  let count = 0
  for (const [i, tage] of [...ERINNERUNGEN.entries()].reverse()) {
    const wo = { vor: later(jetzt, -tage * TAG), hoechstens: i + 1, anzahl: JE_LAUF }
    for (const { id, konto_id: kontoId, erinnert } of await store.findSaeumige(env.db, wo)) {
      await env.db.transaction().execute(async (tx) => {
        if (!(await store.markErinnert(tx, id, erinnert, i + 1))) return
        count++
        await notify(env, tx, { kontoId, anlass: 'antrag-unvollstaendig', ziel: routes.erstantrag.href({ id }) })
      })
    }
  }
  return count
}

export const erstantragTasks = (env: Env): Aufgabe[] => [
  {
    name: 'erstantraege-erinnern',
    zeitplan: '25 7 * * *',
    run: async () => env.log.info({ erinnert: await remindErstantraege(env) }, 'An gesicherte Anträge erinnert'),
  },
  {
    name: UEBERNEHMEN,
    run: ({ kontoId, kundeId, jobcenterId }) =>
      adoptErstantraege(env, {
        ...{ kontoId: String(kontoId), kundeId: String(kundeId) },
        jobcenterId: String(jobcenterId),
      }),
  },
]
