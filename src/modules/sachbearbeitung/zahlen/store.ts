import { sql } from 'kysely'
import type { Db } from '#platform/datenbank/db.ts'
import type { Artname } from '../eingang/arten.ts'

export interface OffenRow {
  team: string | null
  art: Artname
  offen: number
  ueberfaellig: number
  /** Messages that nobody has opened for more than two working days. */
  ungelesen: number
  /** Ages in hours: of the middle one, and of the oldest. */
  mitte: number
  aelteste: number
  /** How many are so many days old. */
  bis2: number
  bis7: number
  bis14: number
  bis30: number
  mehr: number
}

/** What is open at this moment, by team and kind. Reads each open item of the Jobcenter once. */
export async function countOffene(db: Db, { jobcenterId, jetzt }: { jobcenterId: string; jetzt: Date }) {
  const { rows } = await sql<OffenRow>`
    select team, art, count(*)::int as offen, count(*) filter (where faellig < ${jetzt})::int as ueberfaellig,
      count(ungelesen_seit)::int as ungelesen,
      percentile_cont(0.5) within group (order by stunden) as mitte, max(stunden) as aelteste,
      count(*) filter (where stunden < 72)::int as bis2,
      count(*) filter (where stunden >= 72 and stunden < 192)::int as bis7,
      count(*) filter (where stunden >= 192 and stunden < 360)::int as bis14,
      count(*) filter (where stunden >= 360 and stunden < 744)::int as bis30,
      count(*) filter (where stunden >= 744)::int as mehr
    from (select team, art, faellig, ungelesen_seit, greatest(extract(epoch from ${jetzt}::timestamptz - seit) / 3600, 0)::float8 as stunden
      from eingang where jobcenter_id = ${jobcenterId}) t
    group by team, art order by team nulls last, art`.execute(db)
  return rows
}

export interface ErledigtRow {
  team: string | null
  art: Artname
  anzahl: number
  /** Hours until the first answer: of the middle one, and what nine of ten did not exceed. */
  mitte: number
  neun: number
}

/** Time to the first answer of what was answered since then, by team and kind. */
export async function countErledigte(db: Db, { jobcenterId, seit }: { jobcenterId: string; seit: Date }) {
  const { rows } = await sql<ErledigtRow>`
    select team, art, count(*)::int as anzahl,
      percentile_cont(0.5) within group (order by stunden) as mitte,
      percentile_cont(0.9) within group (order by stunden) as neun
    from (select team, art, (extract(epoch from erledigt - seit) / 3600)::float8 as stunden from eingang_erledigt
      where jobcenter_id = ${jobcenterId} and erledigt > ${seit} and erste) t
    group by team, art order by team nulls last, art`.execute(db)
  return rows
}
