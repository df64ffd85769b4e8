import { sql } from 'kysely'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import { type Besitzer, type DokumentRow, ownerColumn } from '../store.ts'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    dokument_sammlung: { dokument_id: string; seit: Date }
  }
}

export interface Eigenefilter {
  besitzer: Besitzer
  ids?: readonly string[] | undefined
  /** Those that came before this one. */
  vor?: string | undefined
  /** Not those that were turned away. */
  brauchbar?: boolean | undefined
  anzahl: number
}

/** A file of a person's own, and since when it is kept without having been sent. */
export type EigeneRow = DokumentRow & { behalten: Date | null }

/**
 * What a person has handed in or keeps, the newest first. Never what staff made for them (a notice that is not out yet is
 * among that), nor what belongs to a form that was not sent off.
 */
export function findEigene(db: Db | Tx, wo: Eigenefilter): Promise<EigeneRow[]> {
  return db
    .selectFrom('dokument as d')
    .innerJoin('personenschluessel as s', (join) =>
      join.on('s.besitzer', '=', sql<string>`coalesce(d.kunde_id, d.konto_id)`),
    )
    .leftJoin('dokument_sammlung as m', 'm.dokument_id', 'd.id')
    .selectAll('d')
    .select(['s.verpackt', 'm.seit as behalten'])
    .where(ownerColumn(wo.besitzer), '=', wo.besitzer.id)
    .where('d.herkunft', '=', 'kunde')
    .where('d.gebunden', 'is not', null)
    .$if(wo.ids !== undefined, (query) => query.where('d.id', '=', sql<string>`any(${wo.ids})`))
    .$if(wo.vor !== undefined, (query) => query.where('d.id', '<', wo.vor!))
    .$if(wo.brauchbar === true, (query) => query.where('d.zustand', 'in', ['quarantaene', 'sauber']))
    .orderBy('d.id', 'desc')
    .limit(wo.anzahl)
    .execute()
}

export async function setArt(tx: Tx, wo: { besitzer: Besitzer; ids: readonly string[]; art: string }): Promise<void> {
  await tx
    .updateTable('dokument as d')
    .set({ art: wo.art })
    .where(ownerColumn(wo.besitzer), '=', wo.besitzer.id)
    .where('d.id', '=', sql<string>`any(${wo.ids})`)
    .execute()
}

export async function insertSammlung(tx: Tx, ids: readonly string[], seit: Date): Promise<void> {
  await tx
    .insertInto('dokument_sammlung')
    .values(ids.map((dokument_id) => ({ dokument_id, seit })))
    .onConflict((conflict) => conflict.column('dokument_id').doNothing())
    .execute()
}

/** Files of the customers that an account is linked to. */
export async function findKundenOfKonto(db: Db | Tx, kontoId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('profil')
    .select('kunde_id')
    .where('konto_id', '=', kontoId)
    .where('kunde_id', 'is not', null)
    .execute()
  return rows.flatMap(({ kunde_id }) => kunde_id ?? [])
}
