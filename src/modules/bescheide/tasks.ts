import { later, TAG } from '#platform/clock.ts'
import type { Aufgabe } from '#platform/datenbank/queue.ts'
import type { Env } from '#platform/env.ts'
import { remindWeiterbewilligung } from './bewilligung/erinnern.ts'
import { readBounces } from './zustellung/bounces.ts'
import { findUngelesene } from './zustellung/store.ts'
import { NACHWEIS, recordMailergebnis, remindUngelesen, reportUngelesen } from './zustellung/zustellung.ts'

/** Unread for so long: a second e-mail, and then staff hears of it. */
const ERINNERN = 3 * TAG
const MELDEN = 7 * TAG
const AM_STUECK = 200

export function bescheideTasks(env: Env): Aufgabe[] {
  return [
    { name: NACHWEIS, run: (daten) => recordMailergebnis(env, daten) },
    { name: 'bounces-lesen', zeitplan: '* * * * *', run: () => readBounces(env) },
    // Every hour, so that the many periods that end with a month are through on the day on which they are due.
    {
      name: 'weiterbewilligung-erinnern',
      zeitplan: '15 * * * *',
      run: async () =>
        env.log.info({ erinnert: await remindWeiterbewilligung(env) }, 'An Weiterbewilligungen erinnert'),
    },
    { name: 'bescheide-ungelesen', zeitplan: '5 * * * *', run: () => lookAfterUngelesene(env) },
  ]
}

async function lookAfterUngelesene(env: Env): Promise<void> {
  const now = env.clock.now()
  const vor = later(now, -ERINNERN)
  for (const { id } of await findUngelesene(env.db, { art: 'erinnern', vor, anzahl: AM_STUECK })) {
    await remindUngelesen(env, id)
  }
  for (const { id } of await findUngelesene(env.db, { art: 'melden', vor: later(now, -MELDEN), anzahl: AM_STUECK })) {
    await reportUngelesen(env, id)
  }
}
