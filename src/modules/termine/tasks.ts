import { later, STUNDE, TAG } from '#platform/clock.ts'
import type { Aufgabe } from '#platform/datenbank/queue.ts'
import type { Env } from '#platform/env.ts'
import * as store from './store.ts'
import { ring } from './termin.ts'
import { deleteOld } from './zeiten/store.ts'

/** A reminder comes a day before; by night it waits for the morning, so it is due a little earlier. */
const VORHER = 26 * STUNDE
/** Whoever made the appointment only just knows of it. */
const FRISCH = 12 * STUNDE
const AUF_EINMAL = 200

/** Reminds of what is coming, once for each time that an appointment has. */
export async function remindTermine(env: Env): Promise<number> {
  const jetzt = env.clock.now()
  const wo = { von: jetzt, bis: later(jetzt, VORHER), jetzt, anzahl: AUF_EINMAL }
  for (let sent = 0; ; ) {
    const taken = await env.db.transaction().execute(async (tx) => {
      const rows = await store.takeErinnerungen(tx, wo)
      const due = rows.filter((row) => row.zustand !== 'verhinderung-gemeldet' && later(row.geaendert, FRISCH) <= jetzt)
      for (const { id, kunde_id } of due) {
        await ring(env, tx, { terminId: id, kundeId: kunde_id, anlass: 'termin-erinnerung' })
      }
      return { gelesen: rows.length, gesendet: due.length }
    })
    sent += taken.gesendet
    if (taken.gelesen < AUF_EINMAL) return sent
  }
}

/** Free times that are over, and absences, are good for nothing; when they go they tell nothing either (PRI-07). */
const AUFHEBEN = 90 * TAG

export const termineTasks = (env: Env): Aufgabe[] => [
  {
    name: 'zeiten-aufraeumen',
    zeitplan: '50 3 * * *',
    run: async () => {
      const geloescht = await deleteOld(env.db, later(env.clock.now(), -AUFHEBEN))
      env.log.info({ geloescht }, 'Alte freie Zeiten entfernt')
    },
  },
  {
    name: 'termine-erinnern',
    zeitplan: '*/15 * * * *',
    run: async () => {
      const anzahl = await remindTermine(env)
      if (anzahl > 0) env.log.info({ anzahl }, 'An Termine erinnert')
    },
  },
]
