import { sql } from 'kysely'
import type { Db } from '#platform/datenbank/db.ts'

/** Where a page of the record ended. */
export interface Stelle {
  zeit: Date
  nr: number
}

export interface Protokollfrage {
  /** Whose acts: all of the staff of a Jobcenter, or one of them. Never of another Jobcenter (AZ-02). */
  mitarbeiterIds: string[]
  /** Whose record it was. */
  kundeId?: string | undefined
  /** From the first instant up to, and without, the second. */
  von?: Date | undefined
  bis?: Date | undefined
  /** Only that records were opened. */
  nurGeoeffnet?: boolean | undefined
  vor?: Stelle | undefined
  anzahl: number
}

/**
 * What staff did, newest first. In the order of (zeit, nr), so that each way in, all of them, one member, one customer, walks
 * an index of its own from where the page begins and stops when it is full.
 */
export function findDienstProtokoll(db: Db, frage: Protokollfrage) {
  return (
    db
      .selectFrom('protokoll')
      .select(['nr', 'zeit', 'ereignis', 'ergebnis', 'akteur_id', 'kunde_id', 'details'])
      // Written out, not a parameter: else the partial indexes would not be seen.
      .where(sql<boolean>`akteur = 'dienst'`)
      .$if(frage.mitarbeiterIds.length === 1, (query) => query.where('akteur_id', '=', frage.mitarbeiterIds[0]!))
      .$if(frage.mitarbeiterIds.length !== 1, (query) =>
        query.where('akteur_id', '=', sql<string>`any(${frage.mitarbeiterIds})`),
      )
      .$if(frage.kundeId !== undefined, (query) => query.where('kunde_id', '=', frage.kundeId!))
      .$if(frage.nurGeoeffnet === true, (query) => query.where('ereignis', '=', 'jobcenter.akte-geoeffnet'))
      .$if(frage.von !== undefined, (query) => query.where('zeit', '>=', frage.von!))
      .$if(frage.bis !== undefined, (query) => query.where('zeit', '<', frage.bis!))
      .$if(frage.vor !== undefined, (query) =>
        query.where((eb) => eb(eb.refTuple('zeit', 'nr'), '<', eb.tuple(frage.vor!.zeit, frage.vor!.nr))),
      )
      .orderBy('zeit', 'desc')
      .orderBy('nr', 'desc')
      .limit(frage.anzahl)
  )
}

/** The names of the staff of a Jobcenter, for the filter and for whom an act concerned. */
export function findNamen(db: Db, jobcenterId: string) {
  return db
    .selectFrom('mitarbeiter')
    .select(['id', 'name'])
    .where('jobcenter_id', '=', jobcenterId)
    .orderBy('name')
    .orderBy('id')
    .execute()
}
