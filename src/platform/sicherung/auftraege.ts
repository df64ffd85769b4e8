import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { Warteschlange } from './rahmen.ts'

/** The work that waits, or was begun and not finished; recurring work is planned anew by every start. */
export async function readAuftraege(client: pg.Client): Promise<Warteschlange[]> {
  const { rows } = await client.query<Warteschlange>(`
    select q.name, q.retry_limit as versuche, q.retry_delay as pause, q.expire_seconds as ablauf,
           jsonb_agg(jsonb_build_object('daten', coalesce(j.data, '{}'), 'ab', j.start_after) order by j.created_on, j.id)
             as auftraege
    from pgboss.queue q join pgboss.job j on j.name = q.name
    where j.state < 'completed' and j.name not like '\\_\\_%'
    group by q.name order by q.name`)
  return rows
}

/** Orders the work anew, in the transaction of `client`: it is there if and only if what it is about is. */
export async function writeAuftraege(
  client: pg.Client,
  ownerUrl: string,
  alle: readonly Warteschlange[],
): Promise<void> {
  if (alle.length === 0) return
  const boss = new PgBoss({ connectionString: ownerUrl, max: 2, supervise: false, schedule: false })
  boss.on('error', () => undefined)
  await boss.start()
  const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) }
  try {
    for (const { name, versuche, pause, ablauf, auftraege } of alle) {
      const queue = {
        retryLimit: versuche,
        retryDelay: pause,
        retryBackoff: true,
        expireInSeconds: ablauf,
        notify: true,
      }
      await boss.createQueue(name, queue)
      for (const { daten, ab } of auftraege) await boss.send(name, daten, { db, startAfter: new Date(ab) })
    }
  } finally {
    await boss.stop({ graceful: false })
  }
}
