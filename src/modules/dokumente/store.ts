import { type Generated, type Selectable, sql } from 'kysely'
import type { Dateityp } from '#platform/dateien/typen.ts'
import type { Db, Tx } from '#platform/datenbank/db.ts'

export type Zustand = 'quarantaene' | 'sauber' | 'befall' | 'fehler'

/** Whose a file is: a customer's, or an account's that no customer is known for. */
export interface Besitzer {
  art: 'kunde' | 'konto'
  id: string
}

interface DokumentTable {
  id: string
  kunde_id: string | null
  konto_id: string | null
  herkunft: 'kunde' | 'dienst'
  zustand: Zustand
  grund: string | null
  name: Buffer
  schluessel: Buffer | null
  ablage: string | null
  typ: Dateityp
  groesse: number
  sha256: Buffer
  abgelegt_typ: Dateityp | null
  abgelegt_groesse: number | null
  abgelegt_sha256: Buffer | null
  virenpruefung: string | null
  sendung: string
  gebunden: Date | null
  art: string | null
  versuche: Generated<number>
  naechster_versuch: Date
  erstellt: Date
  geprueft: Date | null
}

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    dokument: DokumentTable
    dateiabfall: { ablage: string; seit: Date }
  }
}

/** A file as stored, with the key of its owner. */
export type DokumentRow = Selectable<DokumentTable> & { verpackt: Buffer }
export type NeuesDokument = Omit<
  DokumentTable,
  | 'grund'
  | 'abgelegt_typ'
  | 'abgelegt_groesse'
  | 'abgelegt_sha256'
  | 'virenpruefung'
  | 'gebunden'
  | 'art'
  | 'versuche'
  | 'geprueft'
>

export const ownerColumn = ({ art }: Besitzer) => (art === 'kunde' ? 'd.kunde_id' : 'd.konto_id')

function selectDokumente(db: Db | Tx) {
  return db
    .selectFrom('dokument as d')
    .innerJoin('personenschluessel as s', (join) =>
      join.on('s.besitzer', '=', sql<string>`coalesce(d.kunde_id, d.konto_id)`),
    )
    .selectAll('d')
    .select('s.verpackt')
}

/** The wrapped key of a person; undefined where there is no such person. */
export async function findKey(db: Db | Tx, besitzer: Besitzer): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('personenschluessel')
    .select('verpackt')
    .where('besitzer', '=', besitzer.id)
    .executeTakeFirst()
  return row?.verpackt
}

export function findDokument(db: Db | Tx, wo: { besitzer: Besitzer; id: string }): Promise<DokumentRow | undefined> {
  return selectDokumente(db)
    .where('d.id', '=', wo.id)
    .where(ownerColumn(wo.besitzer), '=', wo.besitzer.id)
    .executeTakeFirst()
}

/** In the order in which they came. */
export function findDokumente(
  db: Db | Tx,
  wo: { besitzer: Besitzer; sendung?: string; ids?: readonly string[] },
): Promise<DokumentRow[]> {
  return selectDokumente(db)
    .where(ownerColumn(wo.besitzer), '=', wo.besitzer.id)
    .$if(wo.sendung !== undefined, (query) => query.where('d.sendung', '=', wo.sendung!))
    .$if(wo.ids !== undefined, (query) => query.where('d.id', '=', sql<string>`any(${wo.ids})`))
    .orderBy('d.id')
    .execute()
}

/** Files with bytes in the storage, by id, after that one. */
export function findStored(db: Db, wo: { nach: string; anzahl: number }): Promise<DokumentRow[]> {
  return selectDokumente(db)
    .where('d.ablage', 'is not', null)
    .where('d.id', '>', wo.nach)
    .orderBy('d.id')
    .limit(wo.anzahl)
    .execute()
}

/** Files of this owner, locked until the transaction ends. */
export const lockDokumente = (tx: Tx, wo: { besitzer: Besitzer; ids: readonly string[] }): Promise<DokumentRow[]> =>
  selectDokumente(tx)
    .where(ownerColumn(wo.besitzer), '=', wo.besitzer.id)
    .where('d.id', '=', sql<string>`any(${wo.ids})`)
    .orderBy('d.id')
    .forUpdate('d')
    .execute()

/** `werte` are sealed with the key of the new owner. */
export async function changeBesitzer(
  tx: Tx,
  id: string,
  { art, id: besitzer }: Besitzer,
  werte: Pick<DokumentTable, 'name' | 'schluessel'>,
): Promise<void> {
  const owner = art === 'kunde' ? { kunde_id: besitzer, konto_id: null } : { kunde_id: null, konto_id: besitzer }
  await tx
    .updateTable('dokument')
    .set({ ...werte, ...owner })
    .where('id', '=', id)
    .execute()
}

/** Bytes that the files of a person take, counted as the person sent them. */
export async function sumBytes(db: Db | Tx, besitzer: Besitzer): Promise<number> {
  const row = await db
    .selectFrom('dokument as d')
    .select(sql<string>`coalesce(sum(d.groesse), 0)`.as('bytes'))
    .where(ownerColumn(besitzer), '=', besitzer.id)
    .where('d.ablage', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(row.bytes)
}

/** Lets the files of one person come one after another until the transaction ends: the limit is exact (UPL-02). */
export async function lockBesitzer(tx: Tx, besitzer: Besitzer): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('dokument|' || ${besitzer.id}, 0))`.execute(tx)
}

/** False where the same file of the same sending is there already. */
export async function insertDokument(tx: Tx, row: NeuesDokument): Promise<boolean> {
  const inserted = await tx
    .insertInto('dokument')
    .values(row)
    .onConflict((conflict) => conflict.columns(['besitzer', 'sendung', 'sha256'] as never).doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** Answers how many there were. */
export async function deleteDokumente(
  tx: Tx,
  wo: { besitzer: Besitzer; ids: readonly string[]; frei?: { sendung: string } },
): Promise<number> {
  const result = await tx
    .deleteFrom('dokument as d')
    .where('d.id', '=', sql<string>`any(${wo.ids})`)
    .where(ownerColumn(wo.besitzer), '=', wo.besitzer.id)
    .$if(wo.frei !== undefined, (query) =>
      query.where('d.gebunden', 'is', null).where('d.sendung', '=', wo.frei!.sendung),
    )
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

/**
 * Which of these files of the owner nothing refers to, not counting what that table says; all of them are locked first:
 * whoever is about to refer to one waits, or is waited for.
 */
export async function lockUnreferenced(
  tx: Tx,
  wo: { besitzer: Besitzer; ids: readonly string[]; ausser?: string },
): Promise<string[]> {
  const rows = await lockDokumente(tx, wo)
  const locked = rows.map(({ id }) => id)
  const used = await sql<{ id: string }>`
    select dokumente_mit_bezug(${locked}::uuid[], ${wo.ausser ?? null}) as id`.execute(tx)
  const bound = new Set(used.rows.map(({ id }) => id))
  return locked.filter((id) => !bound.has(id))
}

/** Marks files as referred to, from now on. Answers the ids that are the owner's and can be used. */
export async function markBound(
  tx: Tx,
  wo: { besitzer: Besitzer; ids: readonly string[]; jetzt: Date },
): Promise<string[]> {
  const rows = await tx
    .updateTable('dokument as d')
    .set({ gebunden: wo.jetzt })
    .where('d.id', '=', sql<string>`any(${wo.ids})`)
    .where(ownerColumn(wo.besitzer), '=', wo.besitzer.id)
    .where('d.zustand', 'in', ['quarantaene', 'sauber'])
    .returning('d.id')
    .execute()
  return rows.map(({ id }) => id)
}
