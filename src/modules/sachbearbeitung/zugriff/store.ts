import { type Insertable, sql } from 'kysely'
import type { Db, Tables, Tx } from '#platform/datenbank/db.ts'

export type Grund = 'vorsprache' | 'anruf' | 'vertretung' | 'fachaufsicht' | 'verfahren' | 'anderer'

/** By what somebody reaches a record: named, an item of work, the team, in the place of somebody, or a reason given today. */
export type Grundlage = 'eigene' | 'aufgabe' | 'team' | 'vertretung' | 'grund'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    aktenzugriff: {
      id: string
      kunde_id: string
      mitarbeiter_id: string
      grund: Grund
      text: Buffer | null
      erstellt: Date
      bis: Date
      sendung: string
    }
  }
}

export interface Wer {
  kundeId: string
  mitarbeiterId: string
  jetzt: Date
}

/** The one statement that decides whether a member of staff reaches a customer (AZ-06). Null: not without a reason. */
export async function findGrundlage(db: Db | Tx, { kundeId, mitarbeiterId, jetzt }: Wer): Promise<Grundlage | null> {
  const { rows } = await sql<{ grundlage: Grundlage | null }>`
    with ich as (
      select id, team, array(select v.mitarbeiter_id from vertretung v where v.vertreten_durch = m.id and exists (
        select from abwesenheit a where a.mitarbeiter_id = v.mitarbeiter_id and a.beginn <= ${jetzt} and a.ende > ${jetzt}
      )) as vertretene
      from mitarbeiter m where m.id = ${mitarbeiterId}
    ), wer as (
      select z.mitarbeiter_id, coalesce(m.team, z.team) as team, 'eigene' as art from zustaendigkeit z
        left join mitarbeiter m on m.id = z.mitarbeiter_id and m.aktiv and bearbeitet_anliegen(m.rollen)
        where z.kunde_id = ${kundeId}
      union all select zustaendig, team, 'aufgabe' from eingang where kunde_id = ${kundeId}
    )
    select case
      when exists (select from wer, ich where wer.mitarbeiter_id = ich.id and wer.art = 'eigene') then 'eigene'
      when exists (select from wer, ich where wer.mitarbeiter_id = ich.id) then 'aufgabe'
      when exists (select from wer, ich where wer.team = ich.team) then 'team'
      when exists (select from wer, ich where wer.mitarbeiter_id = any (ich.vertretene)) then 'vertretung'
      when exists (select from aktenzugriff where kunde_id = ${kundeId} and mitarbeiter_id = ${mitarbeiterId}
        and bis > ${jetzt}) then 'grund'
    end as grundlage`.execute(db)
  return rows[0]?.grundlage ?? null
}

/** Tables whose rows are about one customer, found with the Jobcenter. */
export type Sachtabelle =
  | 'loeschsperre'
  | 'gespraech'
  | 'bescheid'
  | 'termin'
  | 'terminmitteilung'
  | 'vorgang'
  | 'vorbehalt'

interface Wo {
  id: string
  jobcenterId: string
}

async function findKundeId(db: Db, query: ReturnType<typeof sql<{ kunde_id: string }>>): Promise<string | undefined> {
  return (await query.execute(db)).rows[0]?.kunde_id
}

export async function findKundeOf(db: Db, tabelle: Sachtabelle, { id, jobcenterId }: Wo): Promise<string | undefined> {
  const row = await db
    .selectFrom(tabelle)
    .select('kunde_id')
    .where('id', '=', id)
    .where('jobcenter_id', '=', jobcenterId)
    .executeTakeFirst()
  return row?.kunde_id
}

export const findKundeSelbst = (db: Db, { id, jobcenterId }: Wo) =>
  findKundeId(db, sql`select id as kunde_id from kunde where id = ${id} and jobcenter_id = ${jobcenterId}`)

export const findKundeOfBrief = (db: Db, { id, jobcenterId }: Wo) =>
  findKundeId(
    db,
    sql`select b.kunde_id from brief b join kunde k on k.id = b.kunde_id where b.id = ${id} and k.jobcenter_id = ${jobcenterId}`,
  )

/** Who is named to travel along; where they are not on file, who named them. */
export const findKundeOfMitreise = (db: Db, { id, jobcenterId }: Wo) =>
  findKundeId(
    db,
    sql`select coalesce(r.kunde_id, v.kunde_id) as kunde_id from mitreise r join vorgang v on v.id = r.vorgang_id
      where r.id = ${id} and r.jobcenter_id = ${jobcenterId}`,
  )

export const findKundeOfVorbehaltbrief = (db: Db, { id, jobcenterId }: Wo) =>
  findKundeId(
    db,
    sql`select v.kunde_id from vorbehalt_brief b join vorbehalt v on v.id = b.vorbehalt_id
      where b.id = ${id} and v.jobcenter_id = ${jobcenterId}`,
  )

export const findKundeOfKonto = (db: Db, { id, jobcenterId }: Wo) =>
  findKundeId(
    db,
    sql`select p.kunde_id from profil p join kunde k on k.id = p.kunde_id
      where p.konto_id = ${id} and k.jobcenter_id = ${jobcenterId}`,
  )

/** False where this sending is on file already. */
export async function insertZugriff(tx: Tx, row: Insertable<Tables['aktenzugriff']>): Promise<boolean> {
  const made = await tx
    .insertInto('aktenzugriff')
    .values(row)
    .onConflict((conflict) => conflict.column('sendung').doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

/** Reasons that were given for the customers of an account, for the copy of one's data. */
export function findZugriffeOfKonto(db: Db, kontoId: string) {
  return db
    .selectFrom('aktenzugriff as z')
    .innerJoin('profil as p', 'p.kunde_id', 'z.kunde_id')
    .innerJoin('personenschluessel as s', 's.besitzer', 'z.kunde_id')
    .innerJoin('mitarbeiter as m', 'm.id', 'z.mitarbeiter_id')
    .select(['z.id', 'z.kunde_id', 'z.grund', 'z.text', 'z.erstellt', 'z.bis', 'm.team', 's.verpackt as schluessel'])
    .where('p.konto_id', '=', kontoId)
    .orderBy('z.erstellt')
    .execute()
}
