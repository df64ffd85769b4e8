import { type Generated, sql, type Updateable } from 'kysely'
import type { Db, Tables, Tx } from '#platform/datenbank/db.ts'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    antrag: {
      id: string
      konto_id: string
      kunde_id: string
      dienst: string
      fassung: number
      inhalt: Buffer
      begonnen: Date
      geaendert: Date
      erinnert: Generated<number>
    }
    antrag_datei: { antrag_id: string; dokument_id: string; nachweis: string }
  }
}

const selectAntraege = (db: Db | Tx) =>
  db
    .selectFrom('antrag as a')
    .innerJoin('personenschluessel as s', 's.besitzer', 'a.kunde_id')
    .selectAll('a')
    .select('s.verpackt as schluessel')

export type AntragRow = Awaited<ReturnType<ReturnType<typeof selectAntraege>['execute']>>[number]

/** A draft is seen by the account that began it, with the profile in which it did. */
export interface Eigner {
  kontoId: string
  kundeId: string
}

const own = (db: Db | Tx, { kontoId, kundeId }: Eigner) =>
  selectAntraege(db).where('a.konto_id', '=', kontoId).where('a.kunde_id', '=', kundeId)

/** Key of a customer, with which drafts are sealed. */
export async function findKey(db: Db | Tx, kundeId: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('personenschluessel')
    .select('verpackt')
    .where('besitzer', '=', kundeId)
    .executeTakeFirst()
  return row?.verpackt
}

export const findAntrag = (db: Db | Tx, wo: Eigner & { id: string }): Promise<AntragRow | undefined> =>
  own(db, wo).where('a.id', '=', wo.id).executeTakeFirst()

/** Locked until the transaction ends. */
export const lockAntrag = (tx: Tx, wo: Eigner & { id: string }): Promise<AntragRow | undefined> =>
  own(tx, wo).where('a.id', '=', wo.id).forUpdate('a').executeTakeFirst()

/** The last changed first. */
export const findAntraege = (
  db: Db | Tx,
  wo: Eigner & { dienst: string | undefined; anzahl: number },
): Promise<AntragRow[]> =>
  own(db, wo)
    .$if(wo.dienst !== undefined, (query) => query.where('a.dienst', '=', wo.dienst!))
    .orderBy('a.geaendert', 'desc')
    .orderBy('a.id', 'desc')
    .limit(wo.anzahl)
    .execute()

export const findAntraegeOfKonto = (db: Db | Tx, kontoId: string): Promise<AntragRow[]> =>
  selectAntraege(db).where('a.konto_id', '=', kontoId).orderBy('a.id').execute()

/** False where there is one with this id already: a double click. */
export async function insertAntrag(tx: Tx, row: Omit<Tables['antrag'], 'erinnert'>): Promise<boolean> {
  const result = await tx
    .insertInto('antrag')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows) === 1
}

export async function updateAntrag(
  tx: Tx,
  id: string,
  werte: Pick<Updateable<Tables['antrag']>, 'inhalt' | 'geaendert'>,
): Promise<void> {
  await tx
    .updateTable('antrag')
    .set({ ...werte, erinnert: 0 })
    .where('id', '=', id)
    .execute()
}

export async function deleteAntrag(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('antrag').where('id', '=', id).execute()
}

/** Files by the document that they stand for, in the order in which they came. */
export function findDateien(db: Db | Tx, antragId: string): Promise<{ dokument_id: string; nachweis: string }[]> {
  return db
    .selectFrom('antrag_datei')
    .select(['dokument_id', 'nachweis'])
    .where('antrag_id', '=', antragId)
    .orderBy('dokument_id')
    .execute()
}

/** A file stands for one document of a form. */
export async function insertDateien(
  tx: Tx,
  { antragId, nachweis, ids }: { antragId: string; nachweis: string; ids: readonly string[] },
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .insertInto('antrag_datei')
    .values(ids.map((dokument_id) => ({ antrag_id: antragId, dokument_id, nachweis })))
    .onConflict((conflict) => conflict.columns(['antrag_id', 'dokument_id']).doNothing())
    .execute()
}

export async function deleteDateien(tx: Tx, antragId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .deleteFrom('antrag_datei')
    .where('antrag_id', '=', antragId)
    .where('dokument_id', '=', sql<string>`any(${ids})`)
    .execute()
}

/** Drafts that nobody changed since, that old: for the reminders, and to remove them. */
export const findAlte = (
  db: Db,
  wo: { vor: Date; erinnert: number; anzahl: number },
): Promise<{ id: string; konto_id: string; kunde_id: string }[]> =>
  db
    .selectFrom('antrag')
    .select(['id', 'konto_id', 'kunde_id'])
    .where('geaendert', '<', wo.vor)
    .where('erinnert', '<=', wo.erinnert)
    .orderBy('geaendert')
    .orderBy('id')
    .limit(wo.anzahl)
    .execute()

export async function markErinnert(tx: Tx, id: string, erinnert: number): Promise<boolean> {
  const result = await tx
    .updateTable('antrag')
    .set({ erinnert })
    .where('id', '=', id)
    .where('erinnert', '<', erinnert)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}
