import { type Kunde, kundeKey, openKunde } from '#modules/jobcenter'
import type { Datenquelle } from '#modules/konto'
import { recordEreignis } from '#modules/protokoll'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import * as store from './store.ts'

const grundContext = (kundeId: string) => `loeschsperre|grund|${kundeId}`

/** Keeps everything of a customer while a dispute is open. False where it is kept already, or there is no such customer. */
export function lockAkte(env: Env, kundeId: string, grund: string): Promise<boolean> {
  return env.db.transaction().execute(async (tx) => {
    const schluessel = await store.findKey(tx, kundeId)
    if (!schluessel) return false
    const sealed = kundeKey(env, { id: kundeId, schluessel }).seal(grundContext(kundeId), grund)
    if (!(await store.insertSperre(tx, { kunde_id: kundeId, grund: sealed, seit: env.clock.now() }))) return false
    await recordEreignis(env, tx, { ereignis: 'jobcenter.loeschsperre-gesetzt', akteur: 'system', kundeId })
    return true
  })
}

/** Lets the usual times count again. False where nothing was locked. */
export function unlockAkte(env: Env, kundeId: string): Promise<boolean> {
  return env.db.transaction().execute(async (tx) => {
    if (!(await store.deleteSperre(tx, kundeId))) return false
    await recordEreignis(env, tx, { ereignis: 'jobcenter.loeschsperre-aufgehoben', akteur: 'system', kundeId })
    return true
  })
}

export interface Sperre {
  kunde: Kunde
  grund: string
  seit: Date
}

export async function listSperren(env: Env, db: Db | Tx = env.db, kontoId?: string): Promise<Sperre[]> {
  return (await store.listSperren(db, kontoId)).map(({ kunde_id: id, grund, seit, ...rest }) => ({
    kunde: openKunde(env, { id, ...rest }),
    grund: kundeKey(env, { id, schluessel: rest.schluessel }).open(grundContext(id), grund),
    seit,
  }))
}

/** What this module holds of the customer of an account, for the copy of one's data. */
export const aufbewahrungQuellen: Datenquelle[] = [
  {
    name: 'Löschsperre',
    read: async (env, db, kontoId) => (await listSperren(env, db, kontoId)).map(({ grund, seit }) => ({ seit, grund })),
  },
]
