import { later } from '#platform/clock.ts'
import type { Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import type { Besuch } from '#web/besuch.ts'
import { SitzungBeendet } from '#web/fehler.ts'
import { RUHE } from './sitzung.ts'
import { type KontoRow, lockKonto } from './store.ts'

/** Who acts on an account: a session of it. */
export type Handelnd = Pick<Besuch, 'sitzungId' | 'kontoId'>

/** The session as it stands now, held until the transaction ends: nobody ends it in between. Undefined: it is over. */
export function holdSitzung(env: Env, tx: Tx, { sitzungId, kontoId }: Handelnd) {
  const now = env.clock.now()
  return tx
    .selectFrom('sitzung')
    .select(['stufe', 'frisch_bis', 'wege'])
    .where('id', '=', sitzungId)
    .where('konto_id', '=', kontoId)
    .where('endet', '>', now)
    .where('zuletzt', '>', later(now, -RUHE))
    .forUpdate()
    .executeTakeFirst()
}

/**
 * Locks the account for a change that a whole session makes. A session may have ended since the router let it in: its owner
 * ended it elsewhere, or somebody who noticed a stranger did.
 * @throws SitzungBeendet: nothing is changed, and the person is sent to sign in
 */
export async function lockHandelnd(env: Env, tx: Tx, handelnd: Handelnd): Promise<KontoRow> {
  const konto = await lockKonto(tx, handelnd.kontoId)
  const sitzung = konto?.zustand === 'aktiv' ? await holdSitzung(env, tx, handelnd) : undefined
  if (!konto || sitzung?.stufe !== 'voll') throw new SitzungBeendet()
  return konto
}
