import type { Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Aufgabe } from '#platform/datenbank/queue.ts'
import type { Env } from '#platform/env.ts'

const AUFGABE = 'anliegen-erledigen'

/** Carries out one kind of request; everything it writes stands in `tx`. */
export type Erledigung = (env: Env, tx: Tx, inhalt: Record<string, string>) => Promise<void>

/**
 * Takes a request of a signed-out person and answers at once: the work, which depends on whether the account exists, is done
 * afterwards. So neither the answer nor its time tells anything (AUT-07).
 */
export async function submitAnliegen(env: Env, art: string, inhalt: Record<string, string>): Promise<void> {
  const id = newId()
  await env.db.transaction().execute(async (tx) => {
    const sealed = env.schluessel.seal(`anliegen|inhalt|${id}`, JSON.stringify(inhalt))
    await tx.insertInto('anliegen').values({ id, art, inhalt: sealed, erstellt: env.clock.now() }).execute()
    await env.queue.send(tx, AUFGABE, { id })
  })
}

/** Each request is carried out once: its row goes in the same transaction. */
export function anliegenTask(env: Env, erledigungen: Record<string, Erledigung>): Aufgabe {
  return {
    name: AUFGABE,
    run: async ({ id }) => {
      await env.db.transaction().execute(async (tx) => {
        const row = await tx.deleteFrom('anliegen').where('id', '=', String(id)).returningAll().executeTakeFirst()
        if (!row) return
        const erledige = erledigungen[row.art]
        if (!erledige) throw new Error(`Unbekanntes Anliegen ${row.art}`)
        await erledige(env, tx, JSON.parse(env.schluessel.open(`anliegen|inhalt|${id}`, row.inhalt)))
      })
    },
  }
}
