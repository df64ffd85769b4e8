import { sql } from 'kysely'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Tag } from '#platform/text/datum.ts'

export interface KorrekturRow {
  id: string
  vorgang_id: string
  von: string
  inhalt: Buffer
  frist: Tag
  erstellt: Date
  erledigt: Date | null
  /** The version that answered it. */
  fassung: number | null
}

export interface FassungRow {
  vorgang_id: string
  nr: number
  inhalt: Buffer
  erstellt_von: string
  erstellt: Date
}

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    vorgang_korrektur: KorrekturRow
    vorgang_fassung: FassungRow
  }
}

export async function insertKorrektur(tx: Tx, row: KorrekturRow): Promise<void> {
  await tx.insertInto('vorgang_korrektur').values(row).execute()
}

export const findOffene = (db: Db | Tx, vorgangId: string): Promise<KorrekturRow | undefined> =>
  db
    .selectFrom('vorgang_korrektur')
    .selectAll()
    .where('vorgang_id', '=', vorgangId)
    .where('erledigt', 'is', null)
    .executeTakeFirst()

/** One request of a customer, open or not. */
export const findKorrektur = (db: Db | Tx, wo: { id: string; kundeId: string }): Promise<KorrekturRow | undefined> =>
  db
    .selectFrom('vorgang_korrektur as r')
    .innerJoin('vorgang as v', 'v.id', 'r.vorgang_id')
    .selectAll('r')
    .where('r.id', '=', wo.id)
    .where('v.kunde_id', '=', wo.kundeId)
    .executeTakeFirst()

/** Which of these a customer is still asked for. */
export async function findNochOffene(db: Db | Tx, kundeId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('vorgang_korrektur as r')
    .innerJoin('vorgang as v', 'v.id', 'r.vorgang_id')
    .select('r.id')
    .where('r.id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('v.kunde_id', '=', kundeId)
    .where('r.erledigt', 'is', null)
    .execute()
  return rows.map(({ id }) => id)
}

/** False where none was open. */
export async function closeOffene(
  tx: Tx,
  wo: { vorgangId: string; erledigt: Date; fassung: number | null },
): Promise<boolean> {
  const done = await tx
    .updateTable('vorgang_korrektur')
    .set({ erledigt: wo.erledigt, fassung: wo.fassung })
    .where('vorgang_id', '=', wo.vorgangId)
    .where('erledigt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return done !== undefined
}

export async function insertFassung(tx: Tx, row: FassungRow): Promise<void> {
  await tx.insertInto('vorgang_fassung').values(row).execute()
}

/** Later versions, the second first. */
export const findFassungen = (db: Db | Tx, vorgangId: string): Promise<FassungRow[]> =>
  db.selectFrom('vorgang_fassung').selectAll().where('vorgang_id', '=', vorgangId).orderBy('nr').execute()

export const findLetzteFassung = (db: Db | Tx, vorgangId: string): Promise<FassungRow | undefined> =>
  db
    .selectFrom('vorgang_fassung')
    .selectAll()
    .where('vorgang_id', '=', vorgangId)
    .orderBy('nr', 'desc')
    .limit(1)
    .executeTakeFirst()
