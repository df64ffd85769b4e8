import { sql } from 'kysely'
import type { Db, Tx } from '#platform/datenbank/db.ts'

/** Cases whose application is missing and of which a reminder is due; `faellige`: how many days of `tage` have passed. */
export async function findUnvollstaendige(
  db: Db,
  { tage, anzahl }: { tage: readonly Date[]; anzahl: number },
): Promise<{ id: string; faellige: number }[]> {
  const { rows } = await sql<{ id: string; faellige: number }>`
    select id, faellige from (
      select id, unvollstaendig_seit, erinnert,
        (select count(*)::int from unnest(${tage}::timestamptz[]) tag where unvollstaendig_seit <= tag) as faellige
      from vorgang where unvollstaendig_seit is not null) v
    where erinnert < faellige order by unvollstaendig_seit, id limit ${anzahl}`.execute(db)
  return rows
}

/** False where somebody else has noted as many reminders already. */
export async function markErinnert(tx: Tx, id: string, erinnert: number): Promise<boolean> {
  const done = await tx
    .updateTable('vorgang')
    .set({ erinnert })
    .where('id', '=', id)
    .where('erinnert', '<', erinnert)
    .where('unvollstaendig_seit', 'is not', null)
    .returning('id')
    .executeTakeFirst()
  return done !== undefined
}

/**
 * Cases at which a document is still awaited and whose next reminder of it is due, the oldest first. `tage`: sent before these
 * instants. A day that staff named is the better reminder: with it, nothing comes from here.
 */
export async function findMitFehlenden(
  db: Db,
  { tage, anzahl }: { tage: readonly Date[]; anzahl: number },
): Promise<{ id: string; faellige: number }[]> {
  const { rows } = await sql<{ id: string; faellige: number }>`
    select v.id, f.faellige from vorgang v
      cross join lateral (select count(*)::int as faellige from unnest(${tage}::timestamptz[]) tag where v.erstellt <= tag) f
    where v.nachweise_erinnert < f.faellige and v.frist is null and v.unvollstaendig_seit is null
      and v.zustand in ('gesendet', 'eingegangen', 'in-bearbeitung', 'unterlagen-nachgereicht', 'ergaenzt')
      and exists (select from vorgang_nachweis n where n.vorgang_id = v.id and n.zustand in ('offen', 'abgelehnt')
        and not n.freiwillig)
    order by v.erstellt, v.id limit ${anzahl}`.execute(db)
  return rows
}

/** False where somebody else has noted as many reminders already. */
export async function markNachweiseErinnert(tx: Tx, id: string, erinnert: number): Promise<boolean> {
  const done = await tx
    .updateTable('vorgang')
    .set({ nachweise_erinnert: erinnert })
    .where('id', '=', id)
    .where('nachweise_erinnert', '<', erinnert)
    .returning('id')
    .executeTakeFirst()
  return done !== undefined
}
