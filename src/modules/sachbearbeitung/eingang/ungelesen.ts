import { sql } from 'kysely'
import { recordEreignis } from '#modules/protokoll'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Aufgabe } from '#platform/datenbank/queue.ts'
import type { Env } from '#platform/env.ts'

/** So many working days a message may stay unopened before the Teamleitung is told (3-fachwissen § 5.5). */
export const WERKTAGE = 2

const AUF_EINMAL = 500

/** Marks items whose oldest unopened message has waited for too long; each once, until somebody opens it. */
async function markUngelesene(tx: Tx, jetzt: Date) {
  const { rows } = await sql<{ bezug_id: string; kunde_id: string | null }>`
    update eingang e set ungelesen_seit = u.seit
    from (
      select i.id, n.seit from eingang i
      cross join lateral (
        select min(gesendet) as seit from nachricht
        where gespraech_id = i.bezug_id and gelesen is null and von = 'kunde'
      ) n
      where i.art = 'nachricht' and i.ungelesen_seit is null and i.faellig < ${jetzt}
        and case when n.seit is not null then werktage_spaeter(n.seit, ${WERKTAGE}) < ${jetzt} end
      order by i.faellig, i.id limit ${AUF_EINMAL} for update of i skip locked
    ) u
    where e.id = u.id
    returning e.bezug_id, e.kunde_id`.execute(tx)
  return rows
}

/**
 * Tells the Teamleitung of messages that nobody has opened for more than two working days: they stand marked in the work
 * list, on the overview and in the figures. The customer reads in the record that it was told. Answers how many are new.
 */
export async function reportUngelesene(env: Env): Promise<number> {
  for (let gemeldet = 0; ; ) {
    const rows = await env.db.transaction().execute(async (tx) => {
      const found = await markUngelesene(tx, env.clock.now())
      for (const { bezug_id: gespraech, kunde_id } of found) {
        await recordEreignis(env, tx, {
          ereignis: 'jobcenter.nachricht-ungelesen',
          akteur: 'system',
          kundeId: kunde_id ?? undefined,
          details: { gespraech },
        })
      }
      return found
    })
    gemeldet += rows.length
    if (rows.length < AUF_EINMAL) return gemeldet
  }
}

export interface Ungelesenes {
  team: string | null
  anzahl: number
  /** Of the oldest of them. */
  seit: Date
}

/** Messages of a Jobcenter that nobody has opened for too long, by team. */
export function countUngelesene(db: Db, jobcenterId: string): Promise<Ungelesenes[]> {
  return db
    .selectFrom('eingang')
    .select(['team', (eb) => eb.fn.countAll<number>().as('anzahl')])
    .select(sql<Date>`min(ungelesen_seit)`.as('seit'))
    .where('jobcenter_id', '=', jobcenterId)
    .where('ungelesen_seit', 'is not', null)
    .groupBy('team')
    .orderBy(sql`team nulls last`)
    .execute()
}

export const ungelesenTask = (env: Env): Aufgabe => ({
  name: 'ungelesenes-melden',
  zeitplan: '25 * * * *',
  run: async () => env.log.info({ nachrichten: await reportUngelesene(env) }, 'Ungelesene Nachrichten gemeldet'),
})
