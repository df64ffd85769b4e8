import { sql } from 'kysely'
import { ABLAGESPERRE } from '#platform/dateien/sperre.ts'
import type { Dateityp } from '#platform/dateien/typen.ts'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { DokumentRow } from './store.ts'

const waiting = sql<boolean>`(d.zustand = 'quarantaene' or (d.zustand = 'sauber' and d.virenpruefung is null))`

/** Takes one waiting file for a while: whoever else asks meanwhile gets nothing. Undefined where nothing is to be done. */
export async function claim(
  db: Db,
  wer: { id: string; jetzt: Date; bis: Date; ungepruefte: boolean },
): Promise<DokumentRow | undefined> {
  const row = await db
    .updateTable('dokument as d')
    .from('personenschluessel as s')
    .set({ naechster_versuch: wer.bis, versuche: sql`d.versuche + 1` })
    .where('d.id', '=', wer.id)
    .where('d.naechster_versuch', '<=', wer.jetzt)
    .where(waiting)
    .$if(!wer.ungepruefte, (query) => query.where('d.zustand', '=', 'quarantaene'))
    .where('s.besitzer', '=', sql<string>`coalesce(d.kunde_id, d.konto_id)`)
    .returningAll('d')
    .returning('s.verpackt')
    .executeTakeFirst()
  return row
}

export async function postpone(db: Db, id: string, bis: Date): Promise<void> {
  await db
    .updateTable('dokument')
    .set({ naechster_versuch: bis })
    .where('id', '=', id)
    .where('ablage', 'is not', null)
    .execute()
}

/** The ids of files that should have been looked at by now. */
export async function listDue(db: Db, wann: { jetzt: Date; ungepruefte: boolean; anzahl: number }): Promise<string[]> {
  const rows = await db
    .selectFrom('dokument as d')
    .select('d.id')
    .where('d.naechster_versuch', '<=', wann.jetzt)
    .where(waiting)
    .$if(!wann.ungepruefte, (query) => query.where('d.zustand', '=', 'quarantaene'))
    .orderBy('d.naechster_versuch')
    .limit(wann.anzahl)
    .execute()
  return rows.map(({ id }) => id)
}

export type Urteil =
  | {
      zustand: 'sauber'
      ablage: string
      schluessel: Buffer
      typ: Dateityp
      groesse: number
      sha256: Buffer
      virenpruefung: string | null
    }
  | { zustand: 'befall' | 'fehler'; grund: string }

/** Ends the waiting of a file. False where it is gone, or somebody else was quicker. */
export async function conclude(tx: Tx, row: DokumentRow, urteil: Urteil, jetzt: Date): Promise<boolean> {
  const values =
    urteil.zustand === 'sauber'
      ? {
          ablage: urteil.ablage,
          schluessel: urteil.schluessel,
          abgelegt_typ: urteil.typ,
          abgelegt_groesse: urteil.groesse,
          abgelegt_sha256: urteil.sha256,
          virenpruefung: urteil.virenpruefung,
        }
      : {
          ablage: null,
          schluessel: null,
          grund: urteil.grund,
          abgelegt_typ: null,
          abgelegt_groesse: null,
          abgelegt_sha256: null,
        }
  const result = await tx
    .updateTable('dokument')
    .set({ ...values, zustand: urteil.zustand, geprueft: jetzt })
    .where('id', '=', row.id)
    .where('zustand', '=', row.zustand)
    .where('ablage', '=', row.ablage)
    // Given to somebody else meanwhile: the key was sealed for the one before.
    .where(sql<boolean>`coalesce(kunde_id, konto_id) = ${row.kunde_id ?? row.konto_id}`)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Whether stored files may be removed now, and holds that until the transaction ends. */
export async function mayRemove(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ frei: boolean }>`
    select pg_try_advisory_xact_lock_shared(${ABLAGESPERRE}) as frei`.execute(tx)
  return rows[0]?.frei ?? false
}

/** Bytes to be removed from the storage. */
export async function listAbfall(db: Db | Tx, anzahl: number): Promise<string[]> {
  const rows = await db.selectFrom('dateiabfall').select('ablage').orderBy('seit').limit(anzahl).execute()
  return rows.map(({ ablage }) => ablage)
}

export async function clearAbfall(db: Db | Tx, namen: readonly string[]): Promise<void> {
  await db.deleteFrom('dateiabfall').where('ablage', '=', sql<string>`any(${namen})`).execute()
}

/** Which of these names nothing in the database knows. */
export async function findUnknown(db: Db, namen: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ gesucht: string }>`
    select u.gesucht from unnest(${namen}::text[]) as u(gesucht)
    where not exists (select from dokument d where d.ablage = u.gesucht)`.execute(db)
  return rows.map(({ gesucht }) => gesucht)
}

/** Removes files that nothing refers to, also no draft of a message with the same sending. Answers how many. */
export async function deleteUnbound(db: Db, vor: Date): Promise<number> {
  const result = await db
    .deleteFrom('dokument')
    .where('gebunden', 'is', null)
    .where('erstellt', '<', vor)
    .where(sql<boolean>`not exists (
      select from nachricht_entwurf e where e.sendung = dokument.sendung and e.kunde_id = dokument.kunde_id
    )`)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
