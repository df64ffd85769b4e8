import { readKunde } from '#modules/jobcenter'
import { recordEreignis } from '#modules/protokoll'
import type { Env } from '#platform/env.ts'
import { type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { dienste } from '../dienste-daten.ts'
import { closeOffene } from '../korrektur/store.ts'
import { acts, detailsOf, type Wer } from '../kunde.ts'
import { withdrawMitreisen } from '../mitreise/mitreise.ts'
import * as store from '../store.ts'
import { addSchritt, type Vorgang } from '../vorgang.ts'
import { worte } from '../worte-daten.ts'
import { isEnde } from '../zustaende-daten.ts'

/** Whether the customer can still take it back: until it is decided, and not what was only told. */
export const canWithdraw = ({ zustand, dienst }: Pick<Vorgang, 'zustand' | 'dienst'>): boolean =>
  !isEnde(zustand) && worte[dienste[dienst].formlos.was].zuruecknehmen !== undefined

/** Until the day on which they turn eighteen. Who was born on 29 February does on 1 March where there is no such day. */
export function isMinderjaehrig(geburtstag: Tag, heute: Tag): boolean {
  const [jahr = '', ...rest] = geburtstag.split('-')
  return heute < [String(Number(jahr) + 18), ...rest].join('-')
}

/** Taking an application back is for those under age to do together with who represents them (§ 36 Abs. 2 SGB I). */
export async function needsZustimmung(env: Env, { profil }: Wer): Promise<boolean> {
  const kunde = await readKunde(env, env.db, { id: profil.kundeId, jobcenterId: profil.jobcenterId })
  return kunde !== undefined && isMinderjaehrig(kunde.geburtstag, tagInBerlin(env.clock.now()))
}

/** `zustimmung`: that of the legal representative was not said to be there. `veraltet`: it was decided, or taken back, meanwhile. */
export type Ruecknahme = 'ok' | 'veraltet' | 'zustimmung'

/** Noted where somebody under age takes something back. */
export const MIT_ZUSTIMMUNG = 'Mit Zustimmung der gesetzlichen Vertretung, nach eigener Angabe.'

/** Takes an application back, of whatever kind. Undefined where it is not the own. */
export async function withdrawVorgang(
  env: Env,
  wer: Wer,
  { id, zustimmung = false }: { id: string; zustimmung?: boolean },
): Promise<Ruecknahme | undefined> {
  const minderjaehrig = await needsZustimmung(env, wer)
  return env.db.transaction().execute(async (tx) => {
    const own = await store.findVorgang(tx, { id, kundeId: wer.profil.kundeId })
    const row = own && (await store.lockVorgang(tx, id))
    if (!row) return undefined
    if (!canWithdraw(row)) return 'veraltet'
    if (minderjaehrig && !zustimmung) return 'zustimmung'
    const zustand = 'zurueckgenommen' as const
    const jetzt = env.clock.now()
    const ende = { frist: null, unvollstaendig_seit: null }
    // It stays on the work list until somebody has seen it: work on it may have begun.
    await store.updateVorgang(tx, id, { zustand, geaendert: jetzt, ...ende })
    await closeOffene(tx, { vorgangId: id, erledigt: jetzt, fassung: null })
    await withdrawMitreisen(env, tx, id)
    await addSchritt(env, tx, {
      row,
      neu: { zustand, von: 'kunde', ...(minderjaehrig ? { notiz: MIT_ZUSTIMMUNG } : {}) },
    })
    const details = { vorgang: id, ...detailsOf(row.dienst) }
    await recordEreignis(env, tx, { ereignis: 'vorgang.zurueckgenommen', ...acts(wer), details })
    return 'ok'
  })
}
