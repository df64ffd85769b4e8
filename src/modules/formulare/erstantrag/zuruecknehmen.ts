import { recordEreignis } from '#modules/protokoll'
import { isMinderjaehrig, MIT_ZUSTIMMUNG, withdrawErstantragsvorgang } from '#modules/vorgaenge'
import type { Env } from '#platform/env.ts'
import { tagInBerlin } from '#platform/text/datum.ts'
import { type Erstantrag, openErstantrag } from './erstantrag.ts'
import * as store from './store.ts'

/** Whether its owner can still take it back here: once it stands in a profile, the case itself is taken back. */
export const canWithdraw = ({ zustand, uebernommen }: Pick<Erstantrag, 'zustand' | 'uebernommen'>): boolean =>
  (zustand === 'offen' || zustand === 'zugeordnet') && !uebernommen

/** By what they say themselves: nobody has checked it. */
export const isUnter18 = (env: Env, { person }: Pick<Erstantrag, 'person'>): boolean =>
  isMinderjaehrig(person.geburtsdatum, tagInBerlin(env.clock.now()))

/** `zustimmung`: that of the legal representative was not said to be there. `veraltet`: it is over, or stands in a profile by now. */
export type Ruecknahme = 'ok' | 'veraltet' | 'zustimmung'

/**
 * An account takes back what it has sent without the profile of a customer, with the case that staff has made of it. Undefined where it
 * is not the own.
 */
export function withdrawErstantrag(
  env: Env,
  { id, kontoId, zustimmung = false }: { id: string; kontoId: string; zustimmung?: boolean },
): Promise<Ruecknahme | undefined> {
  return env.db.transaction().execute(async (tx) => {
    const own = await store.findErstantrag(tx, { id, kontoId })
    const row = own && (await store.lockErstantrag(tx, id))
    if (!row) return undefined
    const erstantrag = openErstantrag(env, row)
    if (!canWithdraw(erstantrag)) return 'veraltet'
    const unter18 = isUnter18(env, erstantrag)
    if (unter18 && !zustimmung) return 'zustimmung'
    const { kunde_id: kundeId, vorgang_id: vorgangId } = row
    if (row.zustand === 'zugeordnet') {
      const notiz = unter18 ? MIT_ZUSTIMMUNG : undefined
      const wo = kundeId && vorgangId ? { id: vorgangId, kundeId, notiz } : undefined
      if (!wo || !(await withdrawErstantragsvorgang(env, tx, wo))) return 'veraltet'
    }
    const entschieden = row.entschieden ?? env.clock.now()
    await store.updateErstantrag(tx, id, { zustand: 'zurueckgenommen', entschieden })
    const wer = { akteur: 'kunde', akteurId: kontoId, kontoId, ...(kundeId ? { kundeId } : {}) } as const
    const details = { erstantrag: id, ...(unter18 ? { zustimmung: 'ja' } : {}) }
    await recordEreignis(env, tx, { ereignis: 'vorgang.erstantrag-zurueckgenommen', ...wer, details })
    return 'ok'
  })
}
