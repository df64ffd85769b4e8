import { type Generated, sql } from 'kysely'
import type { Db, Tx } from '#platform/datenbank/db.ts'

/** The two sides of a Jobcenter that somebody is named for (the personal contact is that of `vermittlung`). */
export type Bereich = 'leistung' | 'vermittlung'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    zustaendigkeit: {
      kunde_id: string
      bereich: Bereich
      mitarbeiter_id: string | null
      team: string | null
      stand: Generated<number>
      geaendert: Date
    }
  }
}

export function findZustaendigkeiten(db: Db | Tx, kundeId: string) {
  return db
    .selectFrom('zustaendigkeit as z')
    .leftJoin('mitarbeiter as m', (join) =>
      join
        .onRef('m.id', '=', 'z.mitarbeiter_id')
        .on('m.aktiv', '=', true)
        .on(sql<boolean>`bearbeitet_anliegen(m.rollen)`),
    )
    .select([
      'z.bereich',
      'z.team',
      'z.stand',
      'z.mitarbeiter_id',
      'm.id as person_id',
      'm.name',
      'm.team as person_team',
    ])
    .where('z.kunde_id', '=', kundeId)
    .execute()
}

export type ZustaendigkeitRow = Awaited<ReturnType<typeof findZustaendigkeiten>>[number]

export interface Neu {
  kunde_id: string
  bereich: Bereich
  mitarbeiter_id: string | null
  team: string | null
  geaendert: Date
}

/** Puts or changes it, if it still stands as it was shown (0: there was none). False where somebody was quicker. */
export async function putZustaendigkeit(tx: Tx, row: Neu, stand: number): Promise<boolean> {
  const { kunde_id, bereich, ...werte } = row
  const done =
    stand === 0
      ? await tx
          .insertInto('zustaendigkeit')
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .returning('stand')
          .executeTakeFirst()
      : await tx
          .updateTable('zustaendigkeit')
          .set({ ...werte, stand: sql<number>`stand + 1` })
          .where('kunde_id', '=', kunde_id)
          .where('bereich', '=', bereich)
          .where('stand', '=', stand)
          .returning('stand')
          .executeTakeFirst()
  return done !== undefined
}

export async function deleteZustaendigkeit(
  tx: Tx,
  wo: { kundeId: string; bereich: Bereich; stand: number },
): Promise<boolean> {
  const gone = await tx
    .deleteFrom('zustaendigkeit')
    .where('kunde_id', '=', wo.kundeId)
    .where('bereich', '=', wo.bereich)
    .where('stand', '=', wo.stand)
    .returning('kunde_id')
    .executeTakeFirst()
  return gone !== undefined
}

/** Whether this is somebody of this Jobcenter who is still there. */
export async function isPersonal(tx: Tx, wo: { id: string; jobcenterId: string }): Promise<boolean> {
  const row = await tx
    .selectFrom('mitarbeiter')
    .select('id')
    .where('id', '=', wo.id)
    .where('jobcenter_id', '=', wo.jobcenterId)
    .where('aktiv', '=', true)
    .executeTakeFirst()
  return row !== undefined
}
