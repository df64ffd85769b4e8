import { sql } from 'kysely'
import { dienste, isVersiegelt } from '#modules/vorgaenge'
import type { Db } from '#platform/datenbank/db.ts'

/** Where a file can have been handed in. `aerztlich`: with a case that is sealed for the Ärztlicher Dienst. */
export type Ortsart = 'vorgang' | 'aerztlich' | 'nachricht' | 'termin'

export interface Eingangsfilter {
  kundeId: string
  jobcenterId: string
  arten: readonly Ortsart[]
  /** Only what came before. */
  nach: { zeit: Date; id: string } | undefined
  anzahl: number
}

/** A file with the places that it was handed in for, the last one first; `zeit` in milliseconds since 1970. */
export interface EingegangenesRow {
  dokument_id: string
  eingang: Date
  orte: { art: Ortsart; id: string; zeit: number }[]
}

type Quelle = Pick<Eingangsfilter, 'kundeId' | 'jobcenterId'>

const versiegelte = Object.keys(dienste).filter((name) => isVersiegelt(name as keyof typeof dienste))

const vorgaenge = ({ kundeId, jobcenterId }: Quelle, art: 'vorgang' | 'aerztlich') => sql`
  select f.dokument_id, ${art}::text as art, v.id, f.seit as zeit
  from vorgang v join vorgang_datei f on f.vorgang_id = v.id
  where v.kunde_id = ${kundeId} and v.jobcenter_id = ${jobcenterId}
    and (v.dienst = any(${versiegelte}::text[])) = ${art === 'aerztlich'}`

const quellen: Record<Ortsart, (wo: Quelle) => ReturnType<typeof vorgaenge>> = {
  vorgang: (wo) => vorgaenge(wo, 'vorgang'),
  aerztlich: (wo) => vorgaenge(wo, 'aerztlich'),
  nachricht: ({ kundeId, jobcenterId }) => sql`
    select a.dokument_id, 'nachricht'::text as art, g.id, n.gesendet as zeit
    from gespraech g join nachricht n on n.gespraech_id = g.id and n.von = 'kunde'
    join nachricht_anhang a on a.nachricht_id = n.id
    where g.kunde_id = ${kundeId} and g.jobcenter_id = ${jobcenterId}`,
  termin: ({ kundeId, jobcenterId }) => sql`
    select f.dokument_id, 'termin'::text as art, m.id, m.erstellt as zeit
    from terminmitteilung m join terminmitteilung_datei f on f.mitteilung_id = m.id
    where m.kunde_id = ${kundeId} and m.jobcenter_id = ${jobcenterId}`,
}

/**
 * One page of what a customer handed in to this Jobcenter, what came last first. Only files that a sending refers to: what the
 * customer keeps, or has in a draft, is in none of these tables.
 */
export async function findEingegangenes(db: Db, filter: Eingangsfilter): Promise<EingegangenesRow[]> {
  const { kundeId, arten, nach, anzahl } = filter
  if (arten.length === 0) return []
  const alles = sql.join(
    arten.map((art) => quellen[art](filter)),
    sql` union all `,
  )
  const weiter = nach ? sql`having (max(o.zeit), o.dokument_id) < (${nach.zeit}::timestamptz, ${nach.id}::uuid)` : sql``
  const { rows } = await sql<EingegangenesRow>`
    select o.dokument_id, max(o.zeit) as eingang, jsonb_agg(jsonb_build_object('art', o.art, 'id', o.id,
      'zeit', floor(extract(epoch from o.zeit) * 1000)) order by o.zeit desc, o.id) as orte
    from (${alles}) o join dokument d on d.id = o.dokument_id
    where d.kunde_id = ${kundeId} and d.herkunft = 'kunde'
    group by o.dokument_id ${weiter}
    order by eingang desc, o.dokument_id desc limit ${anzahl}`.execute(db)
  return rows
}
