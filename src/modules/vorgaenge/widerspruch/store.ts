import { type Generated, type Insertable, sql } from 'kysely'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Tag } from '#platform/text/datum.ts'
import { isEnde, type Vorgangszustand, zustaende } from '../zustaende-daten.ts'

/** How it shall get its form, as the person chose. */
export type Weg = 'bundid' | 'qes' | 'druck' | 'niederschrift'

/** How it got its form (§ 84 SGG): by proof of identity, on paper, on record at the office, by a signed file. */
export const formen = ['papier', 'niederschrift', 'signatur', 'ausweis'] as const
export type Form = (typeof formen)[number]

interface Widerspruchstabelle {
  vorgang_id: string
  bescheid_id: string | null
  inhalt: Buffer
  letzter_tag: Tag | null
  weg: Weg
  form: Generated<Form | null>
  form_tag: Generated<Tag | null>
  form_von: Generated<string | null>
  gruende_bis: Tag | null
  gruende_erinnert: Generated<boolean>
}

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    widerspruch: Widerspruchstabelle
  }
}

export async function insertWiderspruch(tx: Tx, row: Insertable<Widerspruchstabelle>): Promise<void> {
  await tx.insertInto('widerspruch').values(row).execute()
}

/** Of a case that its reader may see. */
export const findWiderspruch = (db: Db | Tx, vorgangId: string) =>
  db
    .selectFrom('widerspruch as w')
    .leftJoin('mitarbeiter as m', 'm.id', 'w.form_von')
    .selectAll('w')
    .select('m.name as form_name')
    .where('w.vorgang_id', '=', vorgangId)
    .executeTakeFirst()

export type WiderspruchRow = NonNullable<Awaited<ReturnType<typeof findWiderspruch>>>

/** False where the case is no Widerspruch. */
export async function updateForm(
  tx: Tx,
  wo: { vorgangId: string; form: Form; tag: Tag; von: string },
): Promise<boolean> {
  const done = await tx
    .updateTable('widerspruch')
    .set({ form: wo.form, form_tag: wo.tag, form_von: wo.von })
    .where('vorgang_id', '=', wo.vorgangId)
    .returning('vorgang_id')
    .executeTakeFirst()
  return done !== undefined
}

/** Reasons are there, or no more awaited. */
export async function clearGruende(tx: Tx, vorgangId: string): Promise<void> {
  await tx.updateTable('widerspruch').set({ gruende_bis: null }).where('vorgang_id', '=', vorgangId).execute()
}

const enden = (Object.keys(zustaende) as Vorgangszustand[]).filter(isEnde)

/** Where a page of the list begins. Without a computed day it stands at the end. */
export interface Fristenstelle {
  tag: Tag
  id: string
}
export const OFFEN: Tag = '9999-12-31'

/** Open ones of a Jobcenter with their customers, by the last day. */
export function findWidersprueche(
  db: Db,
  wo: { jobcenterId: string; nach: Fristenstelle | undefined; anzahl: number },
) {
  const tag = sql<Tag>`coalesce(w.letzter_tag, ${OFFEN}::date)`
  return db
    .selectFrom('widerspruch as w')
    .innerJoin('vorgang as v', 'v.id', 'w.vorgang_id')
    .innerJoin('kunde as k', 'k.id', 'v.kunde_id')
    .innerJoin('personenschluessel as s', 's.besitzer', 'v.kunde_id')
    .leftJoin('mitarbeiter as m', 'm.id', 'v.zustaendig')
    .selectAll('v')
    .select(['k.daten', 's.verpackt as schluessel', 'm.name as zustaendig_name'])
    .select(['w.letzter_tag', 'w.form', 'w.form_tag', 'w.weg'])
    .where('v.jobcenter_id', '=', wo.jobcenterId)
    .where(sql<boolean>`v.zustand <> all (${enden})`)
    .$if(wo.nach !== undefined, (query) =>
      query.where(sql<boolean>`(${tag}, v.id) > (${wo.nach?.tag}::date, ${wo.nach?.id}::uuid)`),
    )
    .orderBy(tag)
    .orderBy('v.id')
    .limit(wo.anzahl)
    .execute()
}

/** Those whose reasons should have come by now, of which nobody was reminded. */
export const findFaellige = (db: Db, wo: { heute: Tag; anzahl: number }) =>
  db
    .selectFrom('widerspruch as w')
    .innerJoin('vorgang as v', 'v.id', 'w.vorgang_id')
    .select(['w.vorgang_id', 'v.kunde_id'])
    .where('w.gruende_bis', '<=', wo.heute)
    .where('w.gruende_erinnert', '=', false)
    .where(sql<boolean>`v.zustand <> all (${enden})`)
    .orderBy('w.vorgang_id')
    .limit(wo.anzahl)
    .execute()

/** False where it is done already. */
export async function markErinnert(tx: Tx, vorgangId: string): Promise<boolean> {
  const done = await tx
    .updateTable('widerspruch')
    .set({ gruende_erinnert: true })
    .where('vorgang_id', '=', vorgangId)
    .where('gruende_erinnert', '=', false)
    .where('gruende_bis', 'is not', null)
    .returning('vorgang_id')
    .executeTakeFirst()
  return done !== undefined
}
