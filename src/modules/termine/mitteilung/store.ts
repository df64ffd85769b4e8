import { type Insertable, sql } from 'kysely'
import type { Db, Tables, Tx } from '#platform/datenbank/db.ts'

export type Mitteilungsart = 'verhinderung' | 'wunsch'
export type Ergebnis = 'anerkannt' | 'abgelehnt' | 'erledigt'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    terminmitteilung: {
      id: string
      kunde_id: string
      jobcenter_id: string
      termin_id: string | null
      art: Mitteilungsart
      inhalt: Buffer
      antwort: Buffer | null
      ergebnis: Ergebnis | null
      entschieden_von: string | null
      entschieden: Date | null
      erstellt: Date
      sendung: string
    }
    terminmitteilung_datei: { mitteilung_id: string; dokument_id: string }
  }
}

function selectMitteilungen(db: Db | Tx) {
  return db
    .selectFrom('terminmitteilung as w')
    .innerJoin('personenschluessel as s', 's.besitzer', 'w.kunde_id')
    .select(['w.id', 'w.kunde_id', 'w.termin_id', 'w.art', 'w.inhalt', 'w.antwort', 'w.ergebnis', 'w.entschieden'])
    .select(['w.erstellt', 's.verpackt as schluessel'])
    .select((eb) =>
      eb
        .selectFrom('terminmitteilung_datei as d')
        .select(sql<string[]>`coalesce(array_agg(d.dokument_id order by d.dokument_id), '{}')`.as('ids'))
        .whereRef('d.mitteilung_id', '=', 'w.id')
        .as('dateien'),
    )
}

export type MitteilungRow = Awaited<ReturnType<ReturnType<typeof selectMitteilungen>['execute']>>[number]

export async function insertMitteilung(
  tx: Tx,
  row: Insertable<Tables['terminmitteilung']>,
  dateien: readonly string[],
): Promise<boolean> {
  const made = await tx
    .insertInto('terminmitteilung')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made && dateien.length > 0) {
    const rows = dateien.map((dokument_id) => ({ mitteilung_id: made.id, dokument_id }))
    await tx.insertInto('terminmitteilung_datei').values(rows).execute()
  }
  return made !== undefined
}

export function findSendung(db: Db | Tx, wo: { sendung: string; kundeId: string }) {
  return db
    .selectFrom('terminmitteilung')
    .select('id')
    .where('sendung', '=', wo.sendung)
    .where('kunde_id', '=', wo.kundeId)
    .executeTakeFirst()
}

/** With which words about which appointment these files of a customer came. */
export function findOrteVonDateien(db: Db | Tx, wo: { kundeId: string; ids: readonly string[] }) {
  return db
    .selectFrom('terminmitteilung_datei as d')
    .innerJoin('terminmitteilung as w', 'w.id', 'd.mitteilung_id')
    .select(['d.dokument_id', 'w.termin_id'])
    .where('d.dokument_id', '=', sql<string>`any(${wo.ids})`)
    .where('w.kunde_id', '=', wo.kundeId)
    .execute()
}

/** With which words to a Jobcenter, about an appointment or none, these files of a customer came. */
export function findOrteOfDienst(db: Db | Tx, wo: { kundeId: string; jobcenterId: string; ids: readonly string[] }) {
  return db
    .selectFrom('terminmitteilung_datei as d')
    .innerJoin('terminmitteilung as w', 'w.id', 'd.mitteilung_id')
    .leftJoin('termin as t', 't.id', 'w.termin_id')
    .select(['d.dokument_id', 'w.id', 'w.art', 'w.termin_id', 't.beginn'])
    .where('d.dokument_id', '=', sql<string>`any(${wo.ids})`)
    .where('w.kunde_id', '=', wo.kundeId)
    .where('w.jobcenter_id', '=', wo.jobcenterId)
    .execute()
}

/** What was said about one appointment, the newest first. */
export function findOfTermin(db: Db | Tx, wo: { terminId: string; kundeId: string }): Promise<MitteilungRow[]> {
  return selectMitteilungen(db)
    .where('w.termin_id', '=', wo.terminId)
    .where('w.kunde_id', '=', wo.kundeId)
    .orderBy('w.id', 'desc')
    .limit(20)
    .execute()
}

/** The open wish of a customer that belongs to no appointment. */
export function findOffenerWunsch(db: Db | Tx, kundeId: string): Promise<MitteilungRow | undefined> {
  return selectMitteilungen(db)
    .where('w.kunde_id', '=', kundeId)
    .where('w.termin_id', 'is', null)
    .where('w.ergebnis', 'is', null)
    .executeTakeFirst()
}

/** The newest wish without an appointment that was answered. */
export function findBeantworteterWunsch(db: Db | Tx, wo: { kundeId: string; seit: Date }) {
  return selectMitteilungen(db)
    .where('w.kunde_id', '=', wo.kundeId)
    .where('w.termin_id', 'is', null)
    .where('w.entschieden', '>=', wo.seit)
    .orderBy('w.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** What waits for a decision of this Jobcenter, the oldest first, with what names the customer. */
export function findOffene(db: Db, wo: { jobcenterId: string; nach: string | undefined; anzahl: number }) {
  return selectMitteilungen(db)
    .innerJoin('kunde as k', 'k.id', 'w.kunde_id')
    .select('k.daten')
    .where('w.jobcenter_id', '=', wo.jobcenterId)
    .where('w.ergebnis', 'is', null)
    .$if(wo.nach !== undefined, (query) => query.where('w.id', '>', wo.nach!))
    .orderBy('w.id')
    .limit(wo.anzahl)
    .execute()
}

export function findMitteilung(db: Db | Tx, wo: { id: string; jobcenterId: string }) {
  return selectMitteilungen(db)
    .where('w.id', '=', wo.id)
    .where('w.jobcenter_id', '=', wo.jobcenterId)
    .executeTakeFirst()
}

/** Decides an open one: of two at once exactly one does. */
export async function closeMitteilung(
  tx: Tx,
  wo: { id: string; ergebnis: Ergebnis; von: string; antwort: Buffer | null; jetzt: Date },
): Promise<boolean> {
  const closed = await tx
    .updateTable('terminmitteilung')
    .set({ ergebnis: wo.ergebnis, entschieden_von: wo.von, antwort: wo.antwort, entschieden: wo.jetzt })
    .where('id', '=', wo.id)
    .where('ergebnis', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return closed !== undefined
}

/** An appointment that the office moved or cancelled leaves nothing to be decided. */
export async function closeOfTermin(tx: Tx, wo: { terminId: string; von: string; jetzt: Date }): Promise<void> {
  await tx
    .updateTable('terminmitteilung')
    .set({ ergebnis: 'erledigt', entschieden_von: wo.von, entschieden: wo.jetzt })
    .where('termin_id', '=', wo.terminId)
    .where('ergebnis', 'is', null)
    .execute()
}

/** Whether this file hangs on something that was said about this appointment. */
export async function hasDatei(
  db: Db | Tx,
  wo: { mitteilungId: string; dokumentId: string; kundeId: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('terminmitteilung_datei as d')
    .innerJoin('terminmitteilung as w', 'w.id', 'd.mitteilung_id')
    .select('w.id')
    .where('w.id', '=', wo.mitteilungId)
    .where('d.dokument_id', '=', wo.dokumentId)
    .where('w.kunde_id', '=', wo.kundeId)
    .executeTakeFirst()
  return row !== undefined
}

/** Everything of one customer, for the copy of their data. */
export function findAllOfKunde(db: Db, kundeId: string): Promise<MitteilungRow[]> {
  return selectMitteilungen(db).where('w.kunde_id', '=', kundeId).orderBy('w.id').execute()
}
