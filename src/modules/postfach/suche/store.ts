import type { Db } from '#platform/datenbank/db.ts'
import { findSeite, type GespraechRow, type Listenfilter } from '../store.ts'

export interface Gelesen {
  row: GespraechRow
  nachrichten: { id: string; text: Buffer }[]
}

/** Some conversations of a mailbox with all they say, the newest first; their messages the oldest first. */
export async function findStapel(db: Db, filter: Omit<Listenfilter, 'ordner'>): Promise<Gelesen[]> {
  const rows = await findSeite(db, filter)
  const nachrichten = await db
    .selectFrom('nachricht')
    .select(['id', 'gespraech_id', 'text'])
    .where('gespraech_id', '=', (eb) => eb.fn.any(eb.val(rows.map(({ id }) => id))))
    .orderBy('gespraech_id')
    .orderBy('id')
    .execute()
  const byGespraech = Map.groupBy(nachrichten, ({ gespraech_id }) => gespraech_id)
  return rows.map((row) => ({ row, nachrichten: byGespraech.get(row.id) ?? [] }))
}
