import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { act, type Dienst, type Dienstergebnis } from '../dienst.ts'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    kenntnis: {
      vorgang_id: string
      bereich: Bereich
      anlass: Anlass
      seit: Date
      gesehen: Date | null
      gesehen_von: string | null
    }
  }
}

/** The side of the house that does not work on the case itself. */
export type Bereich = 'leistung' | 'vermittlung'

/** That it came in, or that an absence is not agreed, or not for all of its days. */
export type Anlass = 'eingang' | 'nicht-zugestimmt'

export interface Kenntnis {
  bereich: Bereich
  anlass: Anlass
}

/** Puts before a side of the house what it should know of a case; what it had seen is new once more. */
export async function placeKenntnis(
  env: Env,
  tx: Tx,
  { vorgangId, bereich, anlass }: Kenntnis & { vorgangId: string },
): Promise<void> {
  const neu = { anlass, seit: env.clock.now(), gesehen: null, gesehen_von: null }
  await tx
    .insertInto('kenntnis')
    .values({ vorgang_id: vorgangId, bereich, ...neu })
    .onConflict((conflict) => conflict.columns(['vorgang_id', 'bereich']).doUpdateSet(neu))
    .execute()
}

/** What waits to be seen of a case of the own Jobcenter (checked by the caller). */
export const listKenntnisse = (db: Db | Tx, vorgangId: string): Promise<Kenntnis[]> =>
  db
    .selectFrom('kenntnis')
    .select(['bereich', 'anlass'])
    .where('vorgang_id', '=', vorgangId)
    .where('gesehen', 'is', null)
    .orderBy('bereich')
    .execute()

/** Somebody of that side has seen it. */
export function settleKenntnis(
  env: Env,
  dienst: Dienst,
  wahl: { id: string; stand: number; bereich: Bereich },
): Promise<Dienstergebnis> {
  const run = async (tx: Tx, row: { id: string }) => {
    const seen = await tx
      .updateTable('kenntnis')
      .set({ gesehen: env.clock.now(), gesehen_von: dienst.mitarbeiterId })
      .where('vorgang_id', '=', row.id)
      .where('bereich', '=', wahl.bereich)
      .where('gesehen', 'is', null)
      .executeTakeFirst()
    return Number(seen.numUpdatedRows) === 1
  }
  return act(env, dienst, { ...wahl, ereignis: 'vorgang.zur-kenntnis', run })
}
