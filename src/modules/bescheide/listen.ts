import { sql } from 'kysely'
import type { Db } from '#platform/datenbank/db.ts'
import { type BescheidRow, selectBescheide } from './store.ts'

export const listen = ['freigabe', 'entwuerfe', 'post', 'klaeren'] as const
export type Liste = (typeof listen)[number]

export interface Listenwunsch {
  jobcenterId: string
  liste: Liste
  /** The last one of the page before. */
  nach: { zeit: Date; id: string } | undefined
  anzahl: number
}

/** A work list of a Jobcenter: what waits longest first; drafts the newest first. */
export function findListe(db: Db, { jobcenterId, liste, nach, anzahl }: Listenwunsch) {
  const alle = selectBescheide(db).innerJoin('kunde as k', 'k.id', 'b.kunde_id').select('k.daten').limit(anzahl)
  const after = (spalten: ReturnType<typeof sql>) =>
    nach ? sql<boolean>`${spalten} > (${nach.zeit}, ${nach.id}::uuid)` : sql<boolean>`true`
  if (liste === 'post') {
    return alle
      .innerJoin('bescheid_brief as o', 'o.bescheid_id', 'b.id')
      .where('o.jobcenter_id', '=', jobcenterId)
      .where('o.gesendet', 'is', null)
      .where(after(sql`(o.beauftragt, o.id)`))
      .orderBy('o.beauftragt')
      .orderBy('o.id')
      .execute()
  }
  const own = alle.where('b.jobcenter_id', '=', jobcenterId)
  if (liste === 'freigabe') {
    return own
      .where(sql<boolean>`b.zustand = 'zur-freigabe'`)
      .where(after(sql`(b.vorgelegt, b.id)`))
      .orderBy('b.vorgelegt')
      .orderBy('b.id')
      .execute()
  }
  if (liste === 'klaeren') {
    return own
      .where('b.klaeren_seit', 'is not', null)
      .where(after(sql`(b.klaeren_seit, b.id)`))
      .orderBy('b.klaeren_seit')
      .orderBy('b.id')
      .execute()
  }
  return own
    .where(sql<boolean>`b.zustand in ('entwurf', 'zurueckgegeben')`)
    .$if(nach !== undefined, (query) => query.where('b.id', '<', nach!.id))
    .orderBy('b.id', 'desc')
    .execute()
}

/** How much each list holds, counted to a limit. */
export async function countListen(db: Db, jobcenterId: string, hoechstens: number): Promise<Record<Liste, number>> {
  const { rows } = await sql<Record<Liste, number>>`select
    (select count(*) from (select from bescheid where jobcenter_id = ${jobcenterId} and zustand = 'zur-freigabe'
      limit ${hoechstens}) t) as freigabe,
    (select count(*) from (select from bescheid where jobcenter_id = ${jobcenterId}
      and zustand in ('entwurf', 'zurueckgegeben') limit ${hoechstens}) t) as entwuerfe,
    (select count(*) from (select from bescheid_brief where jobcenter_id = ${jobcenterId} and gesendet is null
      limit ${hoechstens}) t) as post,
    (select count(*) from (select from bescheid where jobcenter_id = ${jobcenterId} and klaeren_seit is not null
      limit ${hoechstens}) t) as klaeren`.execute(db)
  return rows[0]!
}

/** Where the page after this row begins. */
export function keyOf(row: BescheidRow, liste: Liste): { zeit: Date; id: string } {
  if (liste === 'post') {
    const offen = row.briefe.find((brief) => brief.gesendet === null)!
    return { zeit: new Date(offen.beauftragt), id: offen.id }
  }
  const zeit = liste === 'freigabe' ? row.vorgelegt : liste === 'klaeren' ? row.klaeren_seit : row.erstellt
  return { zeit: zeit ?? row.erstellt, id: row.id }
}
