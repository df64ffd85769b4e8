import { kundeKey } from '#modules/jobcenter'
import { later, TAG } from '#platform/clock.ts'
import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import type { Besuchsquelle, Dienstperson } from '#web/besuch.ts'
import { isAufhebbar } from '#web/schutz/aufheben.ts'
import { findKundeOfPfad } from '../zugriff/waechter.ts'
import * as store from './store.ts'

/** Over a long weekend. */
const AUFHEBEN = 4 * TAG

const context = ({ mitarbeiterId }: Dienstperson, pfad: string) => `dienst_entwurf|felder|${mitarbeiterId}|${pfad}`

type Felder = Record<string, string>

async function keepDienstForm(
  env: Env,
  wer: Dienstperson,
  { pfad, felder }: { pfad: string; felder: Felder },
): Promise<void> {
  const [ohneFrage = ''] = pfad.split('?')
  if (!isAufhebbar(routes, ohneFrage, 'dienst') || Object.keys(felder).length === 0) return
  const kundeId = await findKundeOfPfad(env.db, ohneFrage, wer.jobcenterId)
  const schluessel = kundeId && (await store.findKey(env.db, kundeId))
  if (!schluessel) return
  await store.upsertEntwurf(env.db, {
    mitarbeiter_id: wer.mitarbeiterId,
    pfad,
    kunde_id: kundeId,
    felder: kundeKey(env, { id: kundeId, schluessel }).seal(context(wer, pfad), JSON.stringify(felder)),
    bis: later(env.clock.now(), AUFHEBEN),
  })
}

async function readDienstForm(env: Env, wer: Dienstperson, pfad: string): Promise<Felder | undefined> {
  const row = await store.findEntwurf(env.db, { ...wer, pfad, jetzt: env.clock.now() })
  if (!row) return undefined
  const key = kundeKey(env, { id: row.kunde_id, schluessel: row.schluessel })
  return JSON.parse(key.open(context(wer, pfad), row.felder)) as Felder
}

/** What staff had typed when a session ended: for them alone, and gone with the customer. */
export const dienstentwuerfe: Pick<Besuchsquelle, 'keepDienstForm' | 'readDienstForm' | 'dropDienstForm'> = {
  keepDienstForm,
  readDienstForm,
  dropDienstForm: (env, { mitarbeiterId }, pfad) => store.deleteEntwurf(env.db, { mitarbeiterId, pfad }),
}
