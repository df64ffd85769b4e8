import { sql } from 'kysely'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Anlassname, Art } from './anlaesse.ts'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    benachrichtigung: {
      id: string
      konto_id: string
      kunde_id: string | null
      anlass: Anlassname
      ziel: string
      erstellt: Date
      gelesen: Date | null
    }
    benachrichtigung_wahl: { konto_id: string; art: Art; email: boolean }
  }
}

export async function insertBenachrichtigung(
  tx: Tx,
  row: { id: string; konto_id: string; kunde_id: string | null; anlass: Anlassname; ziel: string; erstellt: Date },
): Promise<void> {
  await tx.insertInto('benachrichtigung').values(row).execute()
}

/** Newest first; `vor` is the id after which the page goes on. */
export function findBenachrichtigungen(db: Db, wo: { kontoId: string; vor: string | undefined; anzahl: number }) {
  return db
    .selectFrom('benachrichtigung')
    .select(['id', 'anlass', 'ziel', 'erstellt', 'gelesen'])
    .where('konto_id', '=', wo.kontoId)
    .$if(wo.vor !== undefined, (query) => query.where('id', '<', wo.vor!))
    .orderBy('id', 'desc')
    .limit(wo.anzahl)
    .execute()
}

export function findAll(db: Db | Tx, kontoId: string) {
  return db
    .selectFrom('benachrichtigung')
    .select(['anlass', 'ziel', 'erstellt', 'gelesen'])
    .where('konto_id', '=', kontoId)
    .orderBy('id')
    .execute()
}

/** Of one page, or all. Answers how many were new. */
export async function setGelesen(db: Db | Tx, wo: { kontoId: string; ziel?: string; jetzt: Date }): Promise<number> {
  const result = await db
    .updateTable('benachrichtigung')
    .set({ gelesen: wo.jetzt })
    .where('konto_id', '=', wo.kontoId)
    .where('gelesen', 'is', null)
    .$if(wo.ziel !== undefined, (query) => query.where('ziel', '=', wo.ziel!))
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** Which kinds come by e-mail. */
export async function findWahl(db: Db | Tx, kontoId: string): Promise<Partial<Record<Art, boolean>>> {
  const rows = await db
    .selectFrom('benachrichtigung_wahl')
    .select(['art', 'email'])
    .where('konto_id', '=', kontoId)
    .execute()
  return Object.fromEntries(rows.map(({ art, email }) => [art, email]))
}

export async function setWahl(tx: Tx, kontoId: string, wahl: Record<Art, boolean>): Promise<void> {
  const rows = Object.entries(wahl).map(([art, email]) => ({ konto_id: kontoId, art: art as Art, email }))
  await tx
    .insertInto('benachrichtigung_wahl')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['konto_id', 'art']).doUpdateSet({ email: sql<boolean>`excluded.email` }),
    )
    .execute()
}

/** Read ones go after a while. */
export async function deleteOld(db: Db, vor: Date): Promise<number> {
  const result = await db.deleteFrom('benachrichtigung').where('gelesen', '<', vor).executeTakeFirst()
  return Number(result.numDeletedRows)
}
