import { type Generated, sql } from 'kysely'
import type { Db, Tx } from '#platform/datenbank/db.ts'

export type Zahlen = Record<string, number>

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    aufbewahrung_lauf: { id: string; begonnen: Date; beendet: Date | null; zahlen: Generated<Zahlen> }
    loeschsperre: {
      id: string
      kunde_id: string
      jobcenter_id: string
      grund: Buffer
      seit: Date
      gesetzt_von: string | null
      bis: Date | null
      bestaetigt: Date | null
      bestaetigt_von: string | null
      aufhebung: Date | null
      aufhebung_von: string | null
      aufhebung_grund: Buffer | null
      beendet: Date | null
      beendet_von: string | null
      ende: 'aufgehoben' | 'verfallen' | null
    }
  }
}

const LOCK = 7202615

/** Whether this transaction may work on it; another process that does so has it until its own ends. */
export async function takeLauf(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ frei: boolean }>`select pg_try_advisory_xact_lock(${LOCK}) as frei`.execute(tx)
  return rows[0]?.frei ?? false
}

/** The run that was begun and not finished. */
export function findOffenerLauf(db: Db | Tx) {
  return db.selectFrom('aufbewahrung_lauf').selectAll().where('beendet', 'is', null).executeTakeFirst()
}

export async function insertLauf(tx: Tx, id: string, begonnen: Date): Promise<void> {
  await tx.insertInto('aufbewahrung_lauf').values({ id, begonnen, beendet: null }).execute()
}

/** Adds to what a run has removed, in the transaction that removed it. */
export async function addZahl(tx: Tx, id: string, { name, anzahl }: { name: string; anzahl: number }): Promise<void> {
  await sql`
    update aufbewahrung_lauf
    set zahlen = jsonb_set(zahlen, array[${name}::text], to_jsonb(coalesce((zahlen ->> ${name})::int, 0) + ${anzahl}::int))
    where id = ${id}`.execute(tx)
}

export async function finishLauf(tx: Tx, id: string, beendet: Date): Promise<Zahlen> {
  const row = await tx
    .updateTable('aufbewahrung_lauf')
    .set({ beendet })
    .where('id', '=', id)
    .returning('zahlen')
    .executeTakeFirstOrThrow()
  return row.zahlen
}

/** The newest runs first. */
export function listLaeufe(db: Db, anzahl: number) {
  return db.selectFrom('aufbewahrung_lauf').selectAll().orderBy('begonnen', 'desc').limit(anzahl).execute()
}
