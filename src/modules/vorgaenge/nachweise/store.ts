import type { Generated } from 'kysely'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Tag } from '#platform/text/datum.ts'

/**
 * `offen`: awaited. `nicht-vorhanden`: the customer says that there is none. `amt`: the office may fetch it. `vorgelegt`: handed
 * in, not looked at yet. `erlassen`: staff does without it.
 */
export type Nachweiszustand =
  | 'offen'
  | 'nicht-vorhanden'
  | 'amt'
  | 'vorgelegt'
  | 'angenommen'
  | 'abgelehnt'
  | 'erlassen'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    vorgang_nachweis: {
      id: string
      vorgang_id: string
      regel: string | null
      typ: string
      inhalt: Buffer
      zustand: Nachweiszustand
      freiwillig: Generated<boolean>
      frist: Tag | null
      geaendert: Date
    }
  }
}

export type NachweisRow = {
  id: string
  vorgang_id: string
  regel: string | null
  typ: string
  inhalt: Buffer
  zustand: Nachweiszustand
  /** It may be handed in, and nobody owes it. */
  freiwillig: boolean
  frist: Tag | null
  geaendert: Date
}

export async function insertNachweise(tx: Tx, rows: readonly NachweisRow[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('vorgang_nachweis')
      .values([...rows])
      .execute()
}

/** In the order in which they were put on file. */
export const findNachweise = (db: Db | Tx, vorgangId: string): Promise<NachweisRow[]> =>
  db.selectFrom('vorgang_nachweis').selectAll().where('vorgang_id', '=', vorgangId).orderBy('id').execute()

export const lockNachweis = (tx: Tx, wo: { id: string; vorgangId: string }): Promise<NachweisRow | undefined> =>
  tx
    .selectFrom('vorgang_nachweis')
    .selectAll()
    .where('id', '=', wo.id)
    .where('vorgang_id', '=', wo.vorgangId)
    .forUpdate()
    .executeTakeFirst()

export async function updateNachweis(
  tx: Tx,
  id: string,
  werte: Partial<Pick<NachweisRow, 'inhalt' | 'zustand' | 'frist' | 'geaendert'>>,
): Promise<void> {
  await tx.updateTable('vorgang_nachweis').set(werte).where('id', '=', id).execute()
}

/** Which file of a case stands for which document. */
export const findZuordnung = (
  db: Db | Tx,
  vorgangId: string,
): Promise<{ dokument_id: string; nachweis_id: string | null }[]> =>
  db.selectFrom('vorgang_datei').select(['dokument_id', 'nachweis_id']).where('vorgang_id', '=', vorgangId).execute()

export async function assignDateien(
  tx: Tx,
  wo: { vorgangId: string; nachweisId: string; ids: readonly string[] },
): Promise<void> {
  if (wo.ids.length === 0) return
  await tx
    .updateTable('vorgang_datei')
    .set({ nachweis_id: wo.nachweisId })
    .where('vorgang_id', '=', wo.vorgangId)
    .where('dokument_id', 'in', [...wo.ids])
    .execute()
}
