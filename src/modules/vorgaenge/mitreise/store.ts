import { type Generated, type Insertable, sql, type Updateable } from 'kysely'
import type { Db, Tables, Tx } from '#platform/datenbank/db.ts'
import type { Tag } from '#platform/text/datum.ts'
import type { Vermisstenstelle, Vermisstensuche } from '../abwesenheit/vermisste.ts'
import type { Vorgangszustand } from '../zustaende-daten.ts'
import { type Mitreisemeldung, NICHT_ERWARTET, type Rueckkehrart } from './lage.ts'
import type { Mitreisezustand } from './zustaende-daten.ts'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    mitreise: {
      id: string
      vorgang_id: string
      jobcenter_id: string
      eintrag: string
      inhalt: Buffer
      kunde_id: string | null
      von: Tag
      bis: Tag
      zustand: Mitreisezustand
      eigener_vorgang: Generated<string | null>
      zustimmung_von: Generated<Tag | null>
      zustimmung_bis: Generated<Tag | null>
      erstellt: Date
      geaendert: Date
      mitarbeiter_id: Generated<string | null>
      stand: Generated<number>
      melden_bis: Tag
      vermisst_ab: Tag | null
      rueckkehr: Generated<Rueckkehrart | null>
      zurueck: Generated<Tag | null>
      rueckkehr_gemeldet: Generated<Date | null>
      meldung: Generated<Mitreisemeldung | null>
      meldung_seit: Generated<Date | null>
      vermittlung_gesehen: Generated<Date | null>
      leistung_gesehen: Generated<Date | null>
    }
  }
}

/** With the customer who named them, and what opens it. */
const selectMitreisen = (db: Db | Tx) =>
  db
    .selectFrom('mitreise as r')
    .innerJoin('vorgang as v', 'v.id', 'r.vorgang_id')
    .innerJoin('personenschluessel as s', 's.besitzer', 'v.kunde_id')
    .leftJoin('mitarbeiter as m', 'm.id', 'r.mitarbeiter_id')
    .selectAll('r')
    .select(['v.kunde_id as gefragt_von', 's.verpackt as schluessel', 'm.name as mitarbeiter'])

export type MitreiseRow = Awaited<ReturnType<ReturnType<typeof selectMitreisen>['execute']>>[number]

/** Of a case that its reader may see. */
export const findMitreisen = (db: Db | Tx, vorgangId: string): Promise<MitreiseRow[]> =>
  selectMitreisen(db).where('r.vorgang_id', '=', vorgangId).orderBy('r.id').execute()

/** One about this customer, whoever named them. */
export const findMitreise = (db: Db | Tx, wo: { id: string; kundeId: string }): Promise<MitreiseRow | undefined> =>
  selectMitreisen(db).where('r.id', '=', wo.id).where('r.kunde_id', '=', wo.kundeId).executeTakeFirst()

/** One of this Jobcenter, for its staff. */
export const findMitreiseOfDienst = (
  db: Db | Tx,
  wo: { id: string; jobcenterId: string },
): Promise<MitreiseRow | undefined> =>
  selectMitreisen(db).where('r.id', '=', wo.id).where('r.jobcenter_id', '=', wo.jobcenterId).executeTakeFirst()

/** Locked until the transaction ends; the caller has found it through its owner. */
export async function lockMitreise(tx: Tx, id: string): Promise<MitreiseRow | undefined> {
  await tx.selectFrom('mitreise').select('id').where('id', '=', id).forUpdate().execute()
  return selectMitreisen(tx).where('r.id', '=', id).executeTakeFirst()
}

/** All of a case, locked until the transaction ends; the caller holds the lock of the case. */
export async function lockMitreisen(tx: Tx, vorgangId: string): Promise<MitreiseRow[]> {
  await tx.selectFrom('mitreise').select('id').where('vorgang_id', '=', vorgangId).orderBy('id').forUpdate().execute()
  return findMitreisen(tx, vorgangId)
}

/** False where this entry of the form is on file already. */
export async function insertMitreise(tx: Tx, row: Insertable<Tables['mitreise']>): Promise<boolean> {
  const made = await tx
    .insertInto('mitreise')
    .values(row)
    .onConflict((conflict) => conflict.columns(['vorgang_id', 'eintrag']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

export async function updateMitreise(
  tx: Tx,
  id: string,
  werte: Omit<Updateable<Tables['mitreise']>, 'id' | 'stand'>,
): Promise<void> {
  await tx
    .updateTable('mitreise')
    .set({ ...werte, stand: sql<number>`stand + 1` })
    .where('id', '=', id)
    .execute()
}

/** Nobody has said anything of a return, and there is nothing to look at. */
export const OHNE_RUECKKEHR = {
  ...{ rueckkehr: null, zurueck: null, rueckkehr_gemeldet: null },
  ...{ meldung: null, meldung_seit: null, vermittlung_gesehen: null, leistung_gesehen: null },
} as const

/** Those of whom nobody needs to decide any more. */
export async function withdrawOffene(tx: Tx, vorgangId: string, zeit: Date): Promise<void> {
  await tx
    .updateTable('mitreise')
    .set({ zustand: 'zurueckgezogen', ...OHNE_RUECKKEHR, geaendert: zeit, stand: sql<number>`stand + 1` })
    .where('vorgang_id', '=', vorgangId)
    .where(sql<boolean>`(zustand = 'offen' or (zustand = 'nicht-noetig' and mitarbeiter_id is null))`)
    .execute()
}

/** Days that were agreed to for a customer whom somebody else had named, and whether they are back. */
export const findZugestimmte = (db: Db | Tx, kundeId: string) =>
  db
    .selectFrom('mitreise')
    .select([sql<Tag>`zustimmung_von`.as('von'), sql<Tag>`zustimmung_bis`.as('bis'), 'rueckkehr', 'zurueck'])
    .where('kunde_id', '=', kundeId)
    .where('zustimmung_von', 'is not', null)
    .orderBy('id')
    .execute()

/** Everything about the customers of an account that others have named, for the copy of one's data. */
export const findMitreisenOfKonto = (db: Db | Tx, kontoId: string) =>
  db
    .selectFrom('mitreise as r')
    .innerJoin('profil as p', 'p.kunde_id', 'r.kunde_id')
    .select(['r.von', 'r.bis', 'r.zustand', 'r.zustimmung_von', 'r.zustimmung_bis', 'r.erstellt'])
    .select(['r.rueckkehr', 'r.zurueck', 'r.rueckkehr_gemeldet'])
    .where('p.konto_id', '=', kontoId)
    .orderBy('r.id')
    .execute()

/** Cases with somebody who should be back by now and of whom nobody was told; whether that still holds, the rows say under the lock. */
export const findVermisste = (db: Db, wo: Vermisstensuche): Promise<Vermisstenstelle[]> =>
  db
    .selectFrom('mitreise as r')
    .select(['r.vorgang_id', sql<Tag>`r.vermisst_ab`.as('vermisst_ab')])
    .distinct()
    .where('r.vermisst_ab', '<=', wo.heute)
    .where('r.meldung', 'is', null)
    .where(sql<boolean>`(r.rueckkehr = 'unterwegs' or (r.rueckkehr is null and r.zustimmung_von is not null))`)
    // One by one: these are few, and the cases are many.
    .where(
      sql<boolean>`(r.rueckkehr is not null
        or (select v.zustand from vorgang v where v.id = r.vorgang_id) = any (${NICHT_ERWARTET as Vorgangszustand[]}))`,
    )
    .$if(wo.nach !== undefined, (query) =>
      query.where(
        sql<boolean>`(r.vermisst_ab, r.vorgang_id) > (${wo.nach?.vermisst_ab}::date, ${wo.nach?.vorgang_id}::uuid)`,
      ),
    )
    .orderBy('vermisst_ab')
    .orderBy('r.vorgang_id')
    .limit(wo.anzahl)
    .execute()
