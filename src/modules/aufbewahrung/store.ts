import { type Generated, sql } from 'kysely'
import type { Db, Tx } from '#platform/datenbank/db.ts'

export type Zahlen = Record<string, number>

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    aufbewahrung_lauf: { id: string; begonnen: Date; beendet: Date | null; zahlen: Generated<Zahlen> }
    loeschsperre: { kunde_id: string; grund: Buffer; seit: Date }
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

/** False where the record is locked already. */
export async function insertSperre(tx: Tx, row: { kunde_id: string; grund: Buffer; seit: Date }): Promise<boolean> {
  const inserted = await tx
    .insertInto('loeschsperre')
    .values(row)
    .onConflict((conflict) => conflict.column('kunde_id').doNothing())
    .returning('kunde_id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function deleteSperre(tx: Tx, kundeId: string): Promise<boolean> {
  const result = await tx.deleteFrom('loeschsperre').where('kunde_id', '=', kundeId).executeTakeFirst()
  return result.numDeletedRows > 0n
}

/** Locks with the key of their customer, the oldest first; all, or those of the customers of one account. */
export function listSperren(db: Db | Tx, kontoId?: string) {
  return db
    .selectFrom('loeschsperre as l')
    .innerJoin('kunde as k', 'k.id', 'l.kunde_id')
    .innerJoin('personenschluessel as s', 's.besitzer', 'k.id')
    .selectAll('l')
    .select(['k.daten', 'k.jobcenter_id', 's.verpackt as schluessel'])
    .$if(kontoId !== undefined, (query) =>
      query.where('k.id', 'in', (eb) =>
        eb
          .selectFrom('profil')
          .select((inner) => inner.ref('kunde_id').$notNull().as('id'))
          .where('konto_id', '=', kontoId!)
          .where('kunde_id', 'is not', null),
      ),
    )
    .orderBy('l.seit')
    .execute()
}

export async function findKey(tx: Tx, kundeId: string): Promise<Buffer | undefined> {
  const row = await tx
    .selectFrom('personenschluessel')
    .select('verpackt')
    .where('besitzer', '=', kundeId)
    .executeTakeFirst()
  return row?.verpackt
}
