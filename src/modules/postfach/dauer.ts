import { sql } from 'kysely'
import { later, MINUTE, TAG } from '#platform/clock.ts'
import type { Db } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import type { Fach } from './anliegen.ts'

/** Conversations that the median is taken of: the newest that were answered. */
const STICHPROBE = 1000

/** Median of the time to the first answer over some weeks, in hours; undefined where nothing was answered. */
export async function medianAnswer(db: Db, wo: { jobcenterId: string; fach: Fach; seit: Date }) {
  const { rows } = await sql<{ stunden: number | null }>`
    select percentile_cont(0.5) within group (order by extract(epoch from antwort - frage) / 3600) as stunden
    from (
      select id from gespraech
      where jobcenter_id = ${wo.jobcenterId} and postfach = ${wo.fach} and erstellt > ${wo.seit}
        and vom_kunden is not null and vom_jobcenter is not null
      order by erstellt desc limit ${STICHPROBE}
    ) g
    cross join lateral (
      select min(n.gesendet) filter (where n.von = 'kunde') as frage, min(n.gesendet) filter (where n.von = 'dienst') as antwort
      from nachricht n where n.gespraech_id = g.id
    ) t
    where antwort > frage`.execute(db)
  return rows[0]?.stunden ?? undefined
}

const FENSTER = 56 * TAG
/** The median moves slowly: so long one answer is good for everybody. */
const GILT = 10 * MINUTE

type Dauer = Promise<number | undefined>
const known = new WeakMap<Db, Map<string, { bis: Date; dauer: Dauer }>>()

/** How long an answer usually takes in this mailbox, in hours, over the last eight weeks; undefined: nothing to go by. */
export function usualAnswer({ db, clock }: Env, wo: { jobcenterId: string; fach: Fach }): Dauer {
  const now = clock.now()
  const name = `${wo.jobcenterId} ${wo.fach}`
  const all = known.get(db) ?? new Map()
  known.set(db, all)
  const found = all.get(name)
  if (found && found.bis > now) return found.dauer
  const dauer = medianAnswer(db, { ...wo, seit: later(now, -FENSTER) })
  all.set(name, { bis: later(now, GILT), dauer })
  dauer.catch(() => all.delete(name))
  return dauer
}
