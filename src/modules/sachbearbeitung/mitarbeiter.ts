import { recordEreignis } from '#modules/protokoll'
import type { Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import type { Rolle } from '#web/schutz/rechte.ts'
import * as store from './store.ts'

export interface Mitarbeiterdaten {
  jobcenterId: string
  name: string
  team: string
  rollen: Rolle[]
}

/** Takes somebody into the staff of a Jobcenter; how they sign in is set up apart from it. Answers the id. */
export async function createMitarbeiter(env: Env, tx: Tx, daten: Mitarbeiterdaten): Promise<string> {
  const id = newId()
  const { jobcenterId, ...rest } = daten
  await store.insertMitarbeiter(tx, {
    ...rest,
    id,
    jobcenter_id: jobcenterId,
    aktiv: true,
    erstellt: env.clock.now(),
  })
  return id
}

/** Changes roles; it takes effect with the next request of a running session (AZ-04). */
export async function changeRollen(
  env: Env,
  tx: Tx,
  { mitarbeiterId, rollen, von }: { mitarbeiterId: string; rollen: Rolle[]; von: string | undefined },
): Promise<void> {
  await store.changeMitarbeiter(tx, mitarbeiterId, { rollen })
  await recordEreignis(env, tx, {
    ereignis: 'dienst.rolle-geaendert',
    akteur: von ? 'dienst' : 'system',
    akteurId: von,
    details: { mitarbeiter: mitarbeiterId, rollen: rollen.join(' ') },
  })
}
