import type { Generated } from 'kysely'
import type { Db } from '#platform/datenbank/db.ts'
import type { Ereignisname } from './ereignisse.ts'

export type Akteur = 'kunde' | 'dienst' | 'system' | 'unbekannt'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    protokoll: {
      nr: Generated<number>
      id: string
      zeit: Date
      ereignis: Ereignisname
      ergebnis: 'erfolg' | 'abgelehnt'
      akteur: Akteur
      akteur_id: string | null
      konto_id: string | null
      kunde_id: string | null
      details: Record<string, string | number | boolean>
      geheim: Buffer | null
    }
    protokoll_kette: { glied: number; nr: number; hash: Buffer }
  }
}

/** The records of one account or customer, newest first; `vor` is the `nr` after which the page goes on. */
export function listRecords(
  db: Db,
  filter: { kontoId: string; kundeId: string | undefined; vor?: number; anzahl: number },
) {
  return db
    .selectFrom('protokoll')
    .selectAll()
    .where((eb) =>
      eb.or([eb('konto_id', '=', filter.kontoId), ...(filter.kundeId ? [eb('kunde_id', '=', filter.kundeId)] : [])]),
    )
    .$if(filter.vor !== undefined, (query) => query.where('nr', '<', filter.vor!))
    .orderBy('nr', 'desc')
    .limit(filter.anzahl)
    .execute()
}
