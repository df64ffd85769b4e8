import type pg from 'pg'

/** A table as it goes into a backup, with the statements that PostgreSQL itself made for it. */
export interface Sicherungstabelle {
  name: string
  spalten: string[]
  hinaus: string
  hinein: string
  leeren: string
}

/** Made by the migrations, not by a backup. */
const NICHT = ['migration']

/**
 * All tables of the portal, each after those that it refers to, so that they can be filled in this order. Columns that
 * PostgreSQL computes are left out.
 * @throws where tables refer to each other in a circle
 */
export async function readTabellen(client: pg.Client): Promise<Sicherungstabelle[]> {
  const { rows } = await client.query<Sicherungstabelle>(TABELLEN, [NICHT])
  const { rows: kanten } = await client.query<{ von: string; auf: string }>(VERWEISE)
  return sortByVerweise(rows, kanten)
}

const TABELLEN = `
  select c.relname as name, array_agg(a.attname::text order by a.attnum) as spalten,
         format('copy public.%I (%s) to stdout', c.relname, string_agg(format('%I', a.attname), ', ' order by a.attnum)) as hinaus,
         format('copy public.%I (%s) from stdin', c.relname, string_agg(format('%I', a.attname), ', ' order by a.attnum)) as hinein,
         format('delete from public.%I', c.relname) as leeren
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all ($1)
  group by c.relname order by c.relname`

const VERWEISE = `
  select distinct v.relname as von, z.relname as auf
  from pg_constraint f join pg_class v on v.oid = f.conrelid join pg_class z on z.oid = f.confrelid
  where f.contype = 'f' and f.connamespace = 'public'::regnamespace and f.conrelid <> f.confrelid`

function sortByVerweise(tabellen: Sicherungstabelle[], verweise: { von: string; auf: string }[]): Sicherungstabelle[] {
  const sorted: Sicherungstabelle[] = []
  let left = tabellen
  while (left.length > 0) {
    const waiting = new Set(left.map(({ name }) => name))
    const ready = left.filter(({ name }) => !verweise.some(({ von, auf }) => von === name && waiting.has(auf)))
    if (ready.length === 0) throw new Error(`Tabellen verweisen im Kreis aufeinander: ${[...waiting].join(', ')}`)
    sorted.push(...ready)
    left = left.filter((one) => !ready.includes(one))
  }
  return sorted
}

/** The counters of identity columns go on after the highest value that was put back. */
export async function setCounters(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ anweisung: string }>(`
    select format('select setval(%L, (select max(%I) from public.%I))',
                  pg_get_serial_sequence(format('public.%I', c.relname), a.attname), a.attname, c.relname) as anweisung
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and a.attidentity <> ''
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`)
  for (const { anweisung } of rows) await client.query(anweisung)
}

/** Whether people or acts are in it: every start of a portal leaves a record. What migrations put in does not count. */
export async function isUnused(client: pg.Client): Promise<boolean> {
  const { rows: da } = await client.query<{ da: boolean }>(`select to_regclass('public.protokoll') is not null as da`)
  if (!da[0]?.da) return true
  const { rows } = await client.query<{ benutzt: boolean }>(
    'select exists (select from protokoll) or exists (select from konto) or exists (select from kunde) as benutzt',
  )
  return !rows[0]?.benutzt
}

/**
 * Runs `laden` on empty tables: what migrations put in gives way to what was saved of it, and no trigger acts on rows whose
 * effects are in the backup themselves. References are checked all the same.
 */
export async function withEmptyTabellen(client: pg.Client, laden: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ ruhen: string; wieder: string }>(`
    select format('alter table public.%I disable trigger user', c.relname) as ruhen,
           format('alter table public.%I enable trigger user', c.relname) as wieder
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and exists (select from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal)`)
  for (const { ruhen } of rows) await client.query(ruhen)
  for (const { leeren } of (await readTabellen(client)).reverse()) await client.query(leeren)
  await laden()
  for (const { wieder } of rows) await client.query(wieder)
}
