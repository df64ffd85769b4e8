import { sql } from 'kysely'
import type { TestPortal } from '../support/portal.ts'

// What a refused step may leave behind: that it was tried, read or asked for. Everything else is an effect.
const SPUREN = [
  'aktenzugriff',
  'anliegen',
  'aufforderung',
  'aufgehobenes_formular',
  'migration',
  'personenschluessel',
  'postausgang',
  'protokoll',
  'protokoll_kette',
  'versuch',
]
const SITZUNGEN = ['sitzung', 'dienstsitzung']

/** From now on every row that changes in this database is noted, whoever changes it. */
export async function watchWrites(portal: TestPortal): Promise<void> {
  const db = portal.owner
  await sql`create table pruefspur (nr bigserial primary key, tabelle text, art text, spalten text[])`.execute(db)
  await sql`
    create function pruefspur_notiere() returns trigger language plpgsql security definer as $$
    declare geaendert text[];
    begin
      if tg_op = 'UPDATE' then
        select array_agg(n.key) into geaendert from jsonb_each(to_jsonb(new)) n
          where n.value is distinct from to_jsonb(old) -> n.key;
        if geaendert is null then return null; end if;
      end if;
      insert into public.pruefspur (tabelle, art, spalten) values (tg_table_name, tg_op, geaendert);
      return null;
    end $$`.execute(db)
  const { rows } = await sql<{ tabelle: string }>`
    select table_name as tabelle from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(db)
  for (const { tabelle } of rows) {
    if (tabelle === 'pruefspur' || SPUREN.includes(tabelle)) continue
    await sql`create trigger pruefspur after insert or update or delete on ${sql.table(tabelle)}
      for each row execute function pruefspur_notiere()`.execute(db)
  }
}

/** One row that was written. */
export interface Spur {
  tabelle: string
  art: string
  spalten: string[] | null
}

/** What was written by `tat` and by the work that it left to the queue, without that somebody was active. */
export async function writesOf(portal: TestPortal, tat: () => Promise<void>): Promise<Spur[]> {
  // Tries are limited elsewhere: here nothing may be refused for that alone.
  const before = await sql<{ nr: string }>`
    with frei as (delete from versuch) select coalesce(max(nr), 0) as nr from pruefspur`.execute(portal.owner)
  await tat()
  if (await isWaiting(portal)) await portal.runDue()
  const { rows } = await sql<Spur>`
    select tabelle, art, spalten from pruefspur where nr > ${before.rows[0]!.nr} order by nr`.execute(portal.owner)
  return rows.filter(({ tabelle, spalten }) => !(SITZUNGEN.includes(tabelle) && spalten?.join() === 'zuletzt'))
}

/** Whether the queue has something to do; looking into each of its lists takes longer. */
async function isWaiting(portal: TestPortal): Promise<boolean> {
  const { rows } = await sql`select from pgboss.job where state < 'active' limit 1`.execute(portal.owner)
  return rows.length > 0
}

/**
 * What was read is read; that a session ended, or goes on as it was under a new token, gives nobody anything. A file that was taken and that nothing
 * refers to is gone within the hour.
 */
export const isHarmless = ({ tabelle, art, spalten }: Spur) =>
  (tabelle === 'benachrichtigung' && spalten?.join() === 'gelesen') ||
  (tabelle === 'dokument' && (art === 'INSERT' || !spalten?.includes('gebunden'))) ||
  (SITZUNGEN.includes(tabelle) &&
    (art === 'DELETE' || (spalten ?? ['']).every((name) => name === 'hash' || name === 'zuletzt')))
export const textOf = ({ tabelle, art, spalten }: Spur) =>
  `${art} ${tabelle}${spalten ? ` (${spalten.join(', ')})` : ''}`
