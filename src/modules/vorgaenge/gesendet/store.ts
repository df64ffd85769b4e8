import { sql } from 'kysely'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import { selectVorgaenge, type VorgangRow } from '../store.ts'
import type { Vorgangszustand } from '../zustaende-daten.ts'

/** Cases with a form of one of these services that were not taken back, the last sent first. */
const formulare = (db: Db | Tx, wo: { kundeId: string; dienste: readonly string[] }) =>
  selectVorgaenge(db)
    .where('v.kunde_id', '=', wo.kundeId)
    .where('v.art', '=', 'formular')
    .where('v.zustand', '<>', 'zurueckgenommen')
    .where(sql<boolean>`v.dienst = any(${wo.dienste})`)
    .orderBy('v.erstellt', 'desc')
    .orderBy('v.id', 'desc')

export const findLetztesFormular = (
  db: Db | Tx,
  wo: { kundeId: string; dienste: readonly string[] },
): Promise<VorgangRow | undefined> => formulare(db, wo).limit(1).executeTakeFirst()

export const findFormulareSeit = (
  db: Db | Tx,
  wo: { kundeId: string; dienste: readonly string[]; seit: Date; anzahl: number },
): Promise<VorgangRow[]> => formulare(db, wo).where('v.erstellt', '>', wo.seit).limit(wo.anzahl).execute()

/** The service stands in the statement itself: its index is for this one alone. */
export const findWeiterbewilligungen = (
  db: Db | Tx,
  wo: { kundeId: string; seit: Date },
): Promise<{ id: string; erstellt: Date; zustand: Vorgangszustand }[]> =>
  db
    .selectFrom('vorgang')
    .select(['id', 'erstellt', 'zustand'])
    .where('kunde_id', '=', wo.kundeId)
    .where(sql<boolean>`dienst = 'weiterbewilligung'`)
    .where('erstellt', '>=', wo.seit)
    .where('zustand', '<>', 'zurueckgenommen')
    .orderBy('erstellt')
    .execute()
