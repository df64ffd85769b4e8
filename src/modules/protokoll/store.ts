import { type Generated, sql } from 'kysely'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Ereignisname } from './ereignisse.ts'

export type Akteur = 'kunde' | 'dienst' | 'system' | 'unbekannt'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    protokoll: {
      nr: Generated<number>
      id: string
      zeit: Date
      ereignis: Ereignisname
      ergebnis: 'erfolg' | 'abgelehnt'
      akteur: Akteur
      akteur_id: string | null
      konto_id: string | null
      kunde_id: string | null
      details: Record<string, string | number | boolean>
      geheim: Buffer | null
    }
    protokoll_kette: { glied: number; nr: number; hash: Buffer }
  }
}

/** The records of one account or customer, newest first; `vor` is the `nr` after which the page goes on. */
export function listRecords(
  db: Db,
  filter: { kontoId: string; kundeId: string | undefined; vor?: number; anzahl: number },
) {
  return db
    .selectFrom('protokoll')
    .selectAll()
    .where((eb) =>
      eb.or([eb('konto_id', '=', filter.kontoId), ...(filter.kundeId ? [eb('kunde_id', '=', filter.kundeId)] : [])]),
    )
    .$if(filter.vor !== undefined, (query) => query.where('nr', '<', filter.vor!))
    .orderBy('nr', 'desc')
    .limit(filter.anzahl)
    .execute()
}

export interface Zeilenfilter {
  kontoId: string
  kundeId: string | undefined
  /** Kinds that are shown, by how they ended. */
  erfolg: Ereignisname[]
  abgelehnt: Ereignisname[]
  seit: Date | undefined
  /** Only acts whose details name this benefit. */
  leistung?: string | undefined
  /** The `nr` after which the page goes on. */
  vor: number | undefined
  anzahl: number
}

/** One act, or what was refused or done by somebody unknown on one day, counted; then it is the last of that day. */
export interface Zeile {
  nr: number
  id: string
  zeit: Date
  ereignis: Ereignisname
  ergebnis: 'erfolg' | 'abgelehnt'
  akteur: Akteur
  geheim: Buffer | null
  anzahl: number
  details: Record<string, string | number | boolean>
  /** Of the member of staff who did it. */
  team: string | null
}

/**
 * What a person is shown of the records of an account, and of a customer as far as no account did it, newest first. Whoever
 * guesses a thousand times adds one line a day, so nothing else is pushed out of sight.
 */
export async function listZeilen(db: Db, filter: Zeilenfilter): Promise<Zeile[]> {
  const { kontoId, kundeId = null, erfolg, abgelehnt, anzahl } = filter
  const seit = filter.seit ?? new Date(0)
  const vor = filter.vor ?? Number.MAX_SAFE_INTEGER
  const { leistung = null } = filter
  const fits = sql`(${leistung}::text is null or details->>'leistung' = ${leistung}::text)`
  const { rows } = await sql<Zeile>`
    with eigene as (
      select nr, 1 as anzahl from protokoll
      where konto_id = ${kontoId} and ergebnis = 'erfolg' and akteur <> 'unbekannt'
        and ereignis = any(${erfolg}) and zeit >= ${seit} and nr < ${vor} and ${fits}
      order by nr desc limit ${anzahl}
    ), akte as (
      select nr, 1 as anzahl from protokoll
      where kunde_id = ${kundeId}::uuid and konto_id is null and ergebnis = 'erfolg'
        and ereignis = any(${erfolg}) and zeit >= ${seit} and nr < ${vor} and ${fits}
      order by nr desc limit ${anzahl}
    ), gehaeuft as (
      select max(nr) as nr, count(*)::int as anzahl from protokoll
      where konto_id = ${kontoId} and (ergebnis = 'abgelehnt' or akteur = 'unbekannt') and zeit >= ${seit} and ${fits}
        and (ereignis = any(${abgelehnt}) and ergebnis = 'abgelehnt' or ereignis = any(${erfolg}) and ergebnis = 'erfolg')
      group by ereignis, ergebnis, (zeit at time zone 'Europe/Berlin')::date
      having max(nr) < ${vor}
    )
    select p.nr, p.id, p.zeit, p.ereignis, p.ergebnis, p.akteur, p.geheim, p.details, z.anzahl,
      case when p.akteur = 'dienst' then (select team from mitarbeiter where id = p.akteur_id) end as team
    from (select * from eigene union all select * from akte union all select * from gehaeuft) z
    join protokoll p on p.nr = z.nr
    order by p.nr desc limit ${anzahl}`.execute(db)
  return rows
}

/** An act around a customer, for staff. */
export type Aktenzeile = Pick<Zeile, 'zeit' | 'ereignis' | 'akteur' | 'details' | 'team'>

/** The newest acts of these kinds around a customer, whoever did them. */
export async function listAktenzeilen(
  db: Db,
  wo: { kundeId: string; ereignisse: readonly Ereignisname[]; anzahl: number },
): Promise<Aktenzeile[]> {
  const { rows } = await sql<Aktenzeile>`
    select zeit, ereignis, akteur, details,
      case when akteur = 'dienst' then (select team from mitarbeiter where id = akteur_id) end as team
    from protokoll
    where kunde_id = ${wo.kundeId}::uuid and ergebnis = 'erfolg' and ereignis = any(${wo.ereignisse})
    order by nr desc limit ${wo.anzahl}`.execute(db)
  return rows
}

/**
 * How many lines of which lists one member of staff took out alone since then: neither what a second person released counts,
 * nor the same thing once more. `bekannt`: one of these things was among what they took, in whatever way.
 */
export async function countAusgaenge(
  db: Db | Tx,
  wo: { mitarbeiterId: string; seit: Date; listen: readonly string[]; sachen: readonly string[] },
): Promise<{ summen: Map<string, number>; bekannt: boolean }> {
  const { rows } = await sql<{ liste: string; summe: number; bekannt: boolean }>`
    select details->>'liste' as liste,
      coalesce(sum((details->>'anzahl')::int)
        filter (where details->>'ausgabe' is null and details->>'wiederholt' is null), 0)::int as summe,
      coalesce(bool_or(details->>'sache' = any(${wo.sachen}) and details->>'wiederholt' is null), false) as bekannt
    from protokoll
    where akteur = 'dienst' and akteur_id = ${wo.mitarbeiterId}::uuid and zeit > ${wo.seit}
      and ereignis = 'jobcenter.liste-geoeffnet' and details->>'liste' = any(${wo.listen})
    group by 1`.execute(db)
  return { summen: new Map(rows.map(({ liste, summe }) => [liste, summe])), bekannt: rows.some((row) => row.bekannt) }
}
