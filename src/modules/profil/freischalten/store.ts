import { sql } from 'kysely'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Antragszustand } from '../store.ts'

// Codes and letters

/** Locks the code behind one of these hashes, if it can still be used, with what tells whose it is. */
export function lockGoodCode(tx: Tx, wo: { hashes: Buffer[]; jetzt: Date }) {
  return tx
    .selectFrom('freischaltcode as c')
    .innerJoin('kunde as k', 'k.id', 'c.kunde_id')
    .select(['c.id', 'c.kunde_id', 'c.fuer_konto', 'k.jobcenter_id', 'k.geburtstag_hash'])
    .where('c.hash', 'in', wo.hashes)
    .where('c.zustand', '=', 'gueltig')
    .where('c.gueltig_bis', '>', wo.jetzt)
    .forUpdate('c')
    .executeTakeFirst()
}

/** The code of a letter may take the place of the links that stand in the way, entered in this account. */
export async function setFuerKonto(tx: Tx, wo: { briefId: string; kontoId: string }): Promise<void> {
  await tx
    .updateTable('freischaltcode')
    .set({ fuer_konto: wo.kontoId })
    .where('id', '=', (eb) => eb.selectFrom('brief').select('freischaltcode_id').where('brief.id', '=', wo.briefId))
    .execute()
}

export async function markEingeloest(tx: Tx, id: string, jetzt: Date): Promise<void> {
  await tx
    .updateTable('freischaltcode')
    .set({ zustand: 'eingeloest', eingeloest: jetzt })
    .where('id', '=', id)
    .execute()
}

/** Kills the code that a customer still has; a newer letter takes its place. */
export async function replaceCodes(tx: Tx, kundeId: string): Promise<void> {
  await tx
    .updateTable('freischaltcode')
    .set({ zustand: 'ersetzt' })
    .where('kunde_id', '=', kundeId)
    .where('zustand', '=', 'gueltig')
    .execute()
}

/** Locks the code of a letter, or the one that a customer has; whether it was used. Undefined where there is none. */
export function lockCodeOfBrief(tx: Tx, wo: { kundeId: string; briefId: string | null }) {
  return tx
    .selectFrom('freischaltcode')
    .select(['id', 'zustand'])
    .where('kunde_id', '=', wo.kundeId)
    .$if(wo.briefId !== null, (query) =>
      query.where('id', 'in', (eb) =>
        eb.selectFrom('brief').select('freischaltcode_id').where('brief.id', '=', wo.briefId!),
      ),
    )
    .$if(wo.briefId === null, (query) => query.where('zustand', '=', 'gueltig'))
    .forUpdate()
    .executeTakeFirst()
}

/** A code is good for nothing any more, and its letter is emptied. */
export async function killCode(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('freischaltcode')
    .set({ zustand: 'ersetzt' })
    .where('id', '=', id)
    .where('zustand', '=', 'gueltig')
    .execute()
  await tx.updateTable('brief').set({ inhalt: null }).where('freischaltcode_id', '=', id).execute()
}

export async function insertCodeMitBrief(
  tx: Tx,
  neu: {
    code: { id: string; kunde_id: string; hash: Buffer; erstellt: Date; gueltig_bis: Date }
    brief: { id: string; inhalt: Buffer; stapel_id: string | null }
  },
): Promise<void> {
  const { code, brief } = neu
  await tx
    .insertInto('freischaltcode')
    .values({ ...code, zustand: 'gueltig', eingeloest: null })
    .execute()
  await tx
    .insertInto('brief')
    .values({
      ...brief,
      kunde_id: code.kunde_id,
      freischaltcode_id: code.id,
      zustand: 'erstellt',
      erstellt: code.erstellt,
      gesendet: null,
    })
    .execute()
}

function selectBriefe(db: Db | Tx, jobcenterId: string) {
  return db
    .selectFrom('brief as b')
    .innerJoin('kunde as k', 'k.id', 'b.kunde_id')
    .innerJoin('freischaltcode as c', 'c.id', 'b.freischaltcode_id')
    .select(['b.id', 'b.kunde_id', 'b.stapel_id', 'b.zustand', 'b.erstellt', 'b.gesendet'])
    .select(['c.zustand as codezustand', 'c.gueltig_bis'])
    .where('k.jobcenter_id', '=', jobcenterId)
}

export type BriefRow = Awaited<ReturnType<typeof findBriefe>>[number]

/** A letter of that Jobcenter, with what opens it. */
export function findBrief(db: Db | Tx, wo: { id: string; jobcenterId: string }) {
  return selectBriefe(db, wo.jobcenterId)
    .innerJoin('personenschluessel as s', 's.besitzer', 'k.id')
    .select(['b.inhalt', 's.verpackt as schluessel'])
    .where('b.id', '=', wo.id)
    .executeTakeFirst()
}

/** The letters of a customer of that Jobcenter, newest first, without their content. */
export function findBriefe(db: Db | Tx, wo: { kundeId: string; jobcenterId: string }) {
  return selectBriefe(db, wo.jobcenterId)
    .where('b.kunde_id', '=', wo.kundeId)
    .orderBy('b.erstellt', 'desc')
    .limit(20)
    .execute()
}

/** Marks a letter as sent, once; answers whose it is, or undefined where it was marked before or is not there. */
export function markGesendet(tx: Tx, wo: { id: string; jobcenterId: string; jetzt: Date }) {
  return tx
    .updateTable('brief')
    .from('kunde')
    .set({ zustand: 'gesendet', gesendet: wo.jetzt })
    .whereRef('kunde.id', '=', 'brief.kunde_id')
    .where('kunde.jobcenter_id', '=', wo.jobcenterId)
    .where('brief.id', '=', wo.id)
    .where('brief.zustand', '=', 'erstellt')
    .returning('brief.kunde_id')
    .executeTakeFirst()
}

/** Empties the letters whose code is good for nothing any more. Answers how many. */
export async function emptyBriefe(db: Db, jetzt: Date): Promise<number> {
  const result = await db
    .updateTable('brief')
    .from('freischaltcode as c')
    .set({ inhalt: null })
    .whereRef('c.id', '=', 'brief.freischaltcode_id')
    .where('brief.inhalt', 'is not', null)
    .where((eb) => eb.or([eb('c.zustand', '<>', 'gueltig'), eb('c.gueltig_bis', '<=', jetzt)]))
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

// Requests

/** False where one of this kind is open already: a double click asks once. */
export async function insertAntrag(
  tx: Tx,
  row: Pick<AntragRow, 'id' | 'konto_id' | 'jobcenter_id' | 'art' | 'inhalt' | 'kunde_id' | 'erstellt'>,
): Promise<boolean> {
  const inserted = await tx
    .insertInto('freischaltantrag')
    .values({ ...row, zustand: 'offen', brief_id: null, erledigt: null })
    // Not as a parameter: a generic plan could not tell that the partial index is meant.
    .onConflict((conflict) => conflict.columns(['konto_id', 'art']).where(sql<boolean>`zustand = 'offen'`).doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export type AntragRow = Awaited<ReturnType<typeof findAntraege>>[number]

function selectAntraege(db: Db | Tx) {
  return db
    .selectFrom('freischaltantrag as f')
    .innerJoin('konto as a', 'a.id', 'f.konto_id')
    .innerJoin('personenschluessel as sk', 'sk.besitzer', 'a.id')
    .select(['f.id', 'f.konto_id', 'f.jobcenter_id', 'f.art', 'f.inhalt', 'f.zustand', 'f.kunde_id', 'f.brief_id'])
    .select(['f.erstellt', 'f.erledigt', 'sk.verpackt as schluessel', 'a.email'])
}

/** Requests of a Jobcenter in one state, oldest first; `nach` is the id of the last one of the page before. */
export function findAntraege(
  db: Db | Tx,
  liste: { jobcenterId: string; zustand: Antragszustand; nach?: string | undefined; anzahl: number },
) {
  return selectAntraege(db)
    .where('f.jobcenter_id', '=', liste.jobcenterId)
    .where('f.zustand', '=', liste.zustand)
    .$if(liste.nach !== undefined, (query) => query.where('f.id', '>', liste.nach!))
    .orderBy('f.id')
    .limit(liste.anzahl)
    .execute()
}

export function findAntrag(db: Db | Tx, wo: { id: string; jobcenterId: string }) {
  return selectAntraege(db).where('f.id', '=', wo.id).where('f.jobcenter_id', '=', wo.jobcenterId).executeTakeFirst()
}

/** Decides an open request, once; answers whose it was, or undefined where it was decided before or is not there. */
export function closeAntrag(
  tx: Tx,
  wo: { id: string; jobcenterId: string; jetzt: Date; zustand: 'erledigt' | 'abgelehnt'; kundeId?: string },
) {
  return tx
    .updateTable('freischaltantrag')
    .set({ zustand: wo.zustand, erledigt: wo.jetzt, ...(wo.kundeId ? { kunde_id: wo.kundeId } : {}) })
    .where('id', '=', wo.id)
    .where('jobcenter_id', '=', wo.jobcenterId)
    .where('zustand', '=', 'offen')
    .returning(['id', 'konto_id', 'art'])
    .executeTakeFirst()
}

export async function attachBrief(tx: Tx, antragId: string, briefId: string): Promise<void> {
  await tx.updateTable('freischaltantrag').set({ brief_id: briefId }).where('id', '=', antragId).execute()
}

/** What an account asked for, newest first, with the letter that came of it; nothing about the customer behind it. */
export function findOwnAntraege(db: Db | Tx, kontoId: string) {
  return db
    .selectFrom('freischaltantrag as f')
    .leftJoin('brief as b', 'b.id', 'f.brief_id')
    .leftJoin('freischaltcode as c', 'c.id', 'b.freischaltcode_id')
    .select(['f.id', 'f.art', 'f.zustand', 'f.erstellt', 'f.erledigt'])
    .select(['b.zustand as briefzustand', 'b.gesendet', 'c.zustand as codezustand', 'c.gueltig_bis'])
    .where('f.konto_id', '=', kontoId)
    .orderBy('f.id', 'desc')
    .limit(5)
    .execute()
}

export type EigenerAntragRow = Awaited<ReturnType<typeof findOwnAntraege>>[number]
