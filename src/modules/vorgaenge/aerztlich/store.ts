import { type Generated, sql } from 'kysely'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Tag } from '#platform/text/datum.ts'
import type { Stelle } from '../store.ts'
import { isEnde, type Vorgangszustand, zustaende } from '../zustaende-daten.ts'
import { versiegelte } from './siegel.ts'

export interface AuftragRow {
  id: string
  kunde_id: string
  jobcenter_id: string
  von: string
  inhalt: Buffer
  bis: Tag
  erstellt: Date
  erledigt: Date | null
}

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    aerztlicher_auftrag: AuftragRow
    aerztlicher_eingang: { vorgang_id: string; auftrag_id: string; angaben: Generated<boolean> }
  }
}

/** False where there is one with this id already: a double click. */
export async function insertAuftrag(tx: Tx, row: AuftragRow): Promise<boolean> {
  const done = await tx
    .insertInto('aerztlicher_auftrag')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return done !== undefined
}

/** Orders of a customer with who gave them, the newest first. */
export const findAuftraege = (db: Db | Tx, wo: { kundeId: string; nurOffene: boolean }) =>
  db
    .selectFrom('aerztlicher_auftrag as a')
    .innerJoin('mitarbeiter as m', 'm.id', 'a.von')
    .innerJoin('personenschluessel as s', 's.besitzer', 'a.kunde_id')
    .selectAll('a')
    .select(['m.name', 's.verpackt as schluessel'])
    .where('a.kunde_id', '=', wo.kundeId)
    .$if(wo.nurOffene, (query) => query.where('a.erledigt', 'is', null))
    .orderBy('a.id', 'desc')
    .limit(50)
    .execute()

/** Closes an open order. False where it was not open, or of another customer. */
export async function closeAuftrag(tx: Tx, wo: { id: string; kundeId: string; jetzt: Date }): Promise<boolean> {
  const done = await tx
    .updateTable('aerztlicher_auftrag')
    .set({ erledigt: wo.jetzt })
    .where('id', '=', wo.id)
    .where('kunde_id', '=', wo.kundeId)
    .where('erledigt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return done !== undefined
}

/**
 * Notes for which order of the same customer papers came; one that is of somebody else is left aside. `angaben`: whether there is
 * more to read than the files.
 */
export async function insertEingang(
  tx: Tx,
  wo: { vorgangId: string; auftragId: string; kundeId: string; angaben: boolean },
): Promise<void> {
  await tx
    .insertInto('aerztlicher_eingang')
    .columns(['vorgang_id', 'auftrag_id', 'angaben'])
    .expression(
      tx
        .selectFrom('aerztlicher_auftrag')
        .select([
          sql<string>`${wo.vorgangId}::uuid`.as('vorgang_id'),
          'id',
          sql<boolean>`${wo.angaben}::boolean`.as('angaben'),
        ])
        .where('id', '=', wo.auftragId)
        .where('kunde_id', '=', wo.kundeId),
    )
    .onConflict((conflict) => conflict.column('vorgang_id').doNothing())
    .execute()
}

/** The order that a case was sent for. */
export const findAuftragOf = (db: Db | Tx, vorgangId: string) =>
  db
    .selectFrom('aerztlicher_eingang as e')
    .innerJoin('aerztlicher_auftrag as a', 'a.id', 'e.auftrag_id')
    .innerJoin('mitarbeiter as m', 'm.id', 'a.von')
    .innerJoin('personenschluessel as s', 's.besitzer', 'a.kunde_id')
    .selectAll('a')
    .select(['m.name', 's.verpackt as schluessel'])
    .where('e.vorgang_id', '=', vorgangId)
    .executeTakeFirst()

/** What arrived of a customer that is sealed: when, and how many files. */
export const findEingaenge = (db: Db | Tx, kundeId: string) =>
  db
    .selectFrom('vorgang as v')
    .leftJoin('aerztlicher_eingang as e', 'e.vorgang_id', 'v.id')
    .select(['v.id', 'v.erstellt', 'e.auftrag_id', 'e.angaben'])
    .select((eb) =>
      eb
        .selectFrom('vorgang_datei as d')
        .select((inner) => inner.fn.countAll<string>().as('anzahl'))
        .whereRef('d.vorgang_id', '=', 'v.id')
        .as('dateien'),
    )
    .where('v.kunde_id', '=', kundeId)
    .where(sql<boolean>`v.dienst = any(${versiegelte})`)
    .orderBy('v.erstellt', 'desc')
    .orderBy('v.id', 'desc')
    .limit(50)
    .execute()

const enden = (Object.keys(zustaende) as Vorgangszustand[]).filter(isEnde)

/** Sealed cases of a Jobcenter, the oldest first: those that something is to be done with, or those that are over. */
export const findVersiegelte = (
  db: Db,
  wo: { jobcenterId: string; offen: boolean; nach: Stelle | undefined; anzahl: number },
) =>
  db
    .selectFrom('vorgang as v')
    .innerJoin('kunde as k', 'k.id', 'v.kunde_id')
    .innerJoin('personenschluessel as s', 's.besitzer', 'v.kunde_id')
    .leftJoin('mitarbeiter as m', 'm.id', 'v.zustaendig')
    .leftJoin('aerztlicher_eingang as e', 'e.vorgang_id', 'v.id')
    .leftJoin('aerztlicher_auftrag as a', 'a.id', 'e.auftrag_id')
    .selectAll('v')
    .select(['k.daten', 's.verpackt as schluessel', 'm.name as zustaendig_name', 'a.erstellt as beauftragt', 'a.bis'])
    .select((eb) =>
      eb
        .selectFrom('vorgang_datei as d')
        .select((inner) => inner.fn.countAll<string>().as('anzahl'))
        .whereRef('d.vorgang_id', '=', 'v.id')
        .as('dateien'),
    )
    .where('v.jobcenter_id', '=', wo.jobcenterId)
    .where(sql<boolean>`v.dienst = any(${versiegelte})`)
    .where(wo.offen ? sql<boolean>`v.zustand <> all (${enden})` : sql<boolean>`v.zustand = any(${enden})`)
    .$if(wo.nach !== undefined, (query) =>
      query.where(sql<boolean>`(v.erstellt, v.id) > (${wo.nach?.zeit}, ${wo.nach?.id}::uuid)`),
    )
    .orderBy('v.erstellt')
    .orderBy('v.id')
    .limit(wo.anzahl)
    .execute()
