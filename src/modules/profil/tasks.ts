import type { Aufgabe } from '#platform/datenbank/queue.ts'
import type { Env } from '#platform/env.ts'
import { emptyBriefe } from './freischalten/store.ts'

/** Every night: letters whose code is good for nothing any more are emptied. */
export function profilTasks(env: Env): Aufgabe[] {
  const leeren: Aufgabe = {
    name: 'briefe-leeren',
    zeitplan: '40 2 * * *',
    run: async () => {
      const anzahl = await emptyBriefe(env.db, env.clock.now())
      if (anzahl > 0) env.log.info({ anzahl }, 'Briefe ohne gültigen Freischaltcode geleert')
    },
  }
  return [leeren]
}
