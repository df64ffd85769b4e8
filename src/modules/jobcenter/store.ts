import type { Generated, Insertable, Selectable } from 'kysely'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Land } from '#platform/text/laender.ts'

interface JobcenterTable {
  id: string
  name: string
  kurzname: string
  strasse: string
  plz: string
  ort: string
  telefon: string
  servicenummer: string
  servicezeiten: string
  oeffnungszeiten: string
  email: string
  gebaerdentelefon: string
  farbe: string
  erstellt: Date
  /** Whose holidays move a deadline. */
  land: Generated<Land>
  /** A notice that stays unread for a week goes by post too. */
  brief_bei_ungelesen: Generated<boolean>
}

export type JobcenterRow = Selectable<JobcenterTable>

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    jobcenter: JobcenterTable
    kunde: {
      id: string
      jobcenter_id: string
      daten: Buffer
      kundennummer_hash: Buffer
      bg_nummer_hash: Buffer | null
      geburtstag_hash: Buffer
      erstellt: Date
    }
    personenschluessel: { besitzer: string; verpackt: Buffer }
    installation: { name: string; wert: string }
  }
}

/** The Jobcenter that this installation shows; the first one made. */
export function findJobcenter(db: Db | Tx): Promise<JobcenterRow | undefined> {
  return db.selectFrom('jobcenter').selectAll().orderBy('erstellt').executeTakeFirst()
}

export function findJobcenterById(db: Db | Tx, id: string): Promise<JobcenterRow | undefined> {
  return db.selectFrom('jobcenter').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function insertJobcenter(tx: Tx, row: Insertable<JobcenterTable>): Promise<void> {
  await tx.insertInto('jobcenter').values(row).execute()
}

/** Answers whether there was such a Jobcenter. */
export async function changeJobcenter(tx: Tx, id: string, werte: Partial<JobcenterRow>): Promise<boolean> {
  const result = await tx.updateTable('jobcenter').set(werte).where('id', '=', id).executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** A customer as stored, with the key that opens it. */
export interface KundeRow {
  id: string
  jobcenter_id: string
  daten: Buffer
  geburtstag_hash: Buffer
  schluessel: Buffer
}

function selectKunden(db: Db | Tx) {
  return db
    .selectFrom('kunde as k')
    .innerJoin('personenschluessel as s', 's.besitzer', 'k.id')
    .select(['k.id', 'k.jobcenter_id', 'k.daten', 'k.geburtstag_hash', 's.verpackt as schluessel'])
}

export function findKunde(db: Db | Tx, wo: { id: string; jobcenterId: string }): Promise<KundeRow | undefined> {
  return selectKunden(db).where('k.id', '=', wo.id).where('k.jobcenter_id', '=', wo.jobcenterId).executeTakeFirst()
}

export function findKundeByHashes(
  db: Db | Tx,
  wo: { jobcenterId: string; hashes: Buffer[] },
): Promise<KundeRow | undefined> {
  return selectKunden(db)
    .where('k.kundennummer_hash', 'in', wo.hashes)
    .where('k.jobcenter_id', '=', wo.jobcenterId)
    .executeTakeFirst()
}

export function findKundenByBgHashes(db: Db | Tx, wo: { jobcenterId: string; hashes: Buffer[] }): Promise<KundeRow[]> {
  return selectKunden(db)
    .where('k.bg_nummer_hash', 'in', wo.hashes)
    .where('k.jobcenter_id', '=', wo.jobcenterId)
    .orderBy('k.id')
    .limit(50)
    .execute()
}

/** Newest first; `nach` is the id of the last one of the page before. */
export function findKundenPage(
  db: Db | Tx,
  seite: { jobcenterId: string; nach?: string | undefined; anzahl: number },
): Promise<KundeRow[]> {
  return selectKunden(db)
    .where('k.jobcenter_id', '=', seite.jobcenterId)
    .$if(seite.nach !== undefined, (query) => query.where('k.id', '<', seite.nach!))
    .orderBy('k.id', 'desc')
    .limit(seite.anzahl)
    .execute()
}

export interface NeueKundeRow {
  id: string
  jobcenter_id: string
  daten: Buffer
  kundennummer_hash: Buffer
  bg_nummer_hash: Buffer | null
  geburtstag_hash: Buffer
  erstellt: Date
}

/** False where the Kundennummer is taken; then nothing was stored. */
export async function insertKunde(tx: Tx, row: NeueKundeRow, verpackt: Buffer): Promise<boolean> {
  const inserted = await tx
    .insertInto('kunde')
    .values(row)
    .onConflict((conflict) => conflict.column('kundennummer_hash').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) return false
  await tx.insertInto('personenschluessel').values({ besitzer: row.id, verpackt }).execute()
  return true
}

/** One customer, locked until the transaction ends; rows that refer to it can be made meanwhile. */
export function lockKunde(tx: Tx, wo: { id: string; jobcenterId: string }): Promise<KundeRow | undefined> {
  return selectKunden(tx)
    .where('k.id', '=', wo.id)
    .where('k.jobcenter_id', '=', wo.jobcenterId)
    .forNoKeyUpdate('k')
    .executeTakeFirst()
}

export async function updateKunde(
  tx: Tx,
  id: string,
  werte: Pick<NeueKundeRow, 'daten' | 'bg_nummer_hash' | 'geburtstag_hash'>,
): Promise<void> {
  await tx.updateTable('kunde').set(werte).where('id', '=', id).execute()
}

/** The key goes with the row. False where there is no such customer. */
export async function deleteKunde(tx: Tx, wo: { id: string; jobcenterId: string }): Promise<boolean> {
  const result = await tx
    .deleteFrom('kunde')
    .where('id', '=', wo.id)
    .where('jobcenter_id', '=', wo.jobcenterId)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}
