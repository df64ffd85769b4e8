import type { Db, Tables, Tx } from '#platform/datenbank/db.ts'

type Row = Tables['loeschsperre']

/** The key and the Jobcenter of a customer; of that Jobcenter, where one is named. */
export function findKunde(tx: Tx, wo: { id: string; jobcenterId: string | undefined }) {
  return tx
    .selectFrom('kunde as k')
    .innerJoin('personenschluessel as s', 's.besitzer', 'k.id')
    .select(['k.id', 'k.jobcenter_id', 's.verpackt as schluessel'])
    .where('k.id', '=', wo.id)
    .$if(wo.jobcenterId !== undefined, (query) => query.where('k.jobcenter_id', '=', wo.jobcenterId!))
    .forShare('k')
    .executeTakeFirst()
}

/** False where the record is held already. */
export async function insertSperre(
  tx: Tx,
  row: Pick<Row, 'id' | 'kunde_id' | 'jobcenter_id' | 'grund' | 'seit' | 'gesetzt_von' | 'bis'>,
): Promise<boolean> {
  const offen = { bestaetigt: null, bestaetigt_von: null, beendet: null, beendet_von: null, ende: null }
  const inserted = await tx
    .insertInto('loeschsperre')
    .values({ ...row, ...offen, aufhebung: null, aufhebung_von: null, aufhebung_grund: null })
    .onConflict((conflict) => conflict.column('kunde_id').where('beendet', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

function selectSperren(db: Db | Tx) {
  return db
    .selectFrom('loeschsperre as l')
    .innerJoin('kunde as k', 'k.id', 'l.kunde_id')
    .innerJoin('personenschluessel as s', 's.besitzer', 'k.id')
    .leftJoin('mitarbeiter as g', 'g.id', 'l.gesetzt_von')
    .leftJoin('mitarbeiter as b', 'b.id', 'l.bestaetigt_von')
    .leftJoin('mitarbeiter as a', 'a.id', 'l.aufhebung_von')
    .leftJoin('mitarbeiter as e', 'e.id', 'l.beendet_von')
    .selectAll('l')
    .select(['k.daten', 's.verpackt as schluessel'])
    .select(['g.name as gesetzt_name', 'b.name as bestaetigt_name'])
    .select(['a.name as aufhebung_name', 'e.name as beendet_name'])
}

export type SperreRow = Awaited<ReturnType<typeof findSperren>>[number]

export interface Welche {
  /** Of one Jobcenter; undefined: of all. */
  jobcenterId?: string | undefined
  /** Of one customer. */
  kundeId?: string | undefined
  /** Of the customers of one account, those that have ended, too. */
  kontoId?: string | undefined
}

/** The oldest first; those that hold, unless they are for the person. */
export function findSperren(db: Db | Tx, { jobcenterId, kundeId, kontoId }: Welche) {
  return selectSperren(db)
    .$if(kontoId === undefined, (query) => query.where('l.beendet', 'is', null))
    .$if(jobcenterId !== undefined, (query) => query.where('l.jobcenter_id', '=', jobcenterId!))
    .$if(kundeId !== undefined, (query) => query.where('l.kunde_id', '=', kundeId!))
    .$if(kontoId !== undefined, (query) =>
      query.where('l.kunde_id', 'in', (eb) =>
        eb
          .selectFrom('profil')
          .select((inner) => inner.ref('kunde_id').$notNull().as('id'))
          .where('konto_id', '=', kontoId!)
          .where('kunde_id', 'is not', null),
      ),
    )
    .orderBy('l.id')
    .limit(500)
    .execute()
}

export function findSperre(db: Db | Tx, wo: { id: string; jobcenterId: string }) {
  return selectSperren(db).where('l.id', '=', wo.id).where('l.jobcenter_id', '=', wo.jobcenterId).executeTakeFirst()
}

/** Changes what still holds and, where `nur` says so, stands as it did. Of many at once exactly one does (AZ-08). */
export async function changeSperre(
  tx: Tx,
  { id, nur }: { id: string; nur: 'unbestaetigt' | 'ohne-aufhebung' | 'mit-aufhebung' },
  neu: Partial<Row>,
): Promise<boolean> {
  const row = await tx
    .updateTable('loeschsperre')
    .set(neu)
    .where('id', '=', id)
    .where('beendet', 'is', null)
    .$if(nur === 'unbestaetigt', (query) => query.where('bis', 'is not', null))
    .$if(nur === 'ohne-aufhebung', (query) => query.where('aufhebung', 'is', null))
    .$if(nur === 'mit-aufhebung', (query) => query.where('aufhebung', 'is not', null))
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Ends those that nobody has confirmed in time, a few at a time; answers whose they were. */
export function endVerfallene(tx: Tx, { jetzt, anzahl }: { jetzt: Date; anzahl: number }) {
  return tx
    .updateTable('loeschsperre')
    .set({ beendet: jetzt, ende: 'verfallen' })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('loeschsperre')
        .select('id')
        .where('beendet', 'is', null)
        .where('bis', '<=', jetzt)
        .limit(anzahl)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'kunde_id'])
    .execute()
}
