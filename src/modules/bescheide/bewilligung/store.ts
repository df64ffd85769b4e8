import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Tag } from '#platform/text/datum.ts'
import type { Stufe } from './zeitraum.ts'

interface BewilligungTable {
  kunde_id: string
  bescheid_id: string
  von: Tag
  bis: Tag
  aufgehoben: boolean
  antrag_ab: Date
  naechste: Tag | null
}

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    bewilligung: BewilligungTable
    bewilligung_erinnerung: { kunde_id: string; bis: Tag; stufe: Stufe; zeit: Date }
  }
}

export type BewilligungRow = Selectable<BewilligungTable>

/** One release at a time for a customer: what comes second sees what the first did. */
export async function lockZeitraum(tx: Tx, kundeId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`bewilligung|${kundeId}`}, 0))`.execute(tx)
}

/** What the released notices of a customer say of the time of the benefit. */
export const findFestlegungen = (db: Db | Tx, kundeId: string) =>
  db
    .selectFrom('bescheid')
    .select(['id', 'entschieden', 'bewilligt_von', 'bewilligt_bis', 'aufgehoben_ab'])
    .where('kunde_id', '=', kundeId)
    .where(sql<boolean>`zustand = 'freigegeben'`)
    .where(sql<boolean>`(bewilligt_bis is not null or aufgehoben_ab is not null)`)
    .orderBy('entschieden')
    .orderBy('id')
    .execute()

export const findBewilligung = (db: Db | Tx, kundeId: string): Promise<BewilligungRow | undefined> =>
  db.selectFrom('bewilligung').selectAll().where('kunde_id', '=', kundeId).executeTakeFirst()

export async function putBewilligung(tx: Tx, row: Insertable<BewilligungTable>): Promise<void> {
  const { kunde_id: _, ...werte } = row
  await tx
    .insertInto('bewilligung')
    .values(row)
    .onConflict((conflict) => conflict.column('kunde_id').doUpdateSet(werte))
    .execute()
}

export async function deleteBewilligung(tx: Tx, kundeId: string): Promise<void> {
  await tx.deleteFrom('bewilligung').where('kunde_id', '=', kundeId).execute()
}

/** Of whom something is due on that day, the longest due first. */
export const findFaellige = (db: Db, wo: { heute: Tag; anzahl: number }): Promise<{ kunde_id: string }[]> =>
  db
    .selectFrom('bewilligung')
    .select('kunde_id')
    .where('naechste', '<=', wo.heute)
    .orderBy('naechste')
    .orderBy('kunde_id')
    .limit(wo.anzahl)
    .execute()

/** Locked until the transaction ends; undefined where somebody else was first. */
export const lockFaellige = (tx: Tx, wo: { kundeId: string; heute: Tag }): Promise<BewilligungRow | undefined> =>
  tx
    .selectFrom('bewilligung')
    .selectAll()
    .where('kunde_id', '=', wo.kundeId)
    .where('naechste', '<=', wo.heute)
    .forUpdate()
    .executeTakeFirst()

export async function setNaechste(tx: Tx, kundeId: string, naechste: Tag | null): Promise<void> {
  await tx.updateTable('bewilligung').set({ naechste }).where('kunde_id', '=', kundeId).execute()
}

/** False where this reminder was given before. */
export async function insertErinnerung(
  tx: Tx,
  row: { kunde_id: string; bis: Tag; stufe: Stufe; zeit: Date },
): Promise<boolean> {
  const result = await tx
    .insertInto('bewilligung_erinnerung')
    .values(row)
    .onConflict((conflict) => conflict.columns(['kunde_id', 'bis', 'stufe']).doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows) === 1
}

export const findErinnerungen = (db: Db | Tx, kundeId: string): Promise<{ bis: Tag; stufe: Stufe; zeit: Date }[]> =>
  db
    .selectFrom('bewilligung_erinnerung')
    .select(['bis', 'stufe', 'zeit'])
    .where('kunde_id', '=', kundeId)
    .orderBy('bis')
    .orderBy('zeit')
    .execute()
