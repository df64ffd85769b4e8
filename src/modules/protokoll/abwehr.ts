import { STUNDE } from '#platform/clock.ts'
import { countVersuche, type Grenze } from '#platform/datenbank/versuche.ts'
import type { Env } from '#platform/env.ts'
import { recordEreignis } from './protokoll.ts'

/** Counters are kept for an account by its id, sometimes with an addition, and else for an address or a name. */
const idOf = (wer: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=$|\|)/.exec(wer)?.[0]

/**
 * For `Grenze.gebremst`: puts on record that a limit was reached, with the account where it counts one. Of an address or a
 * typed name nothing is kept.
 */
export const recordBremse: NonNullable<Grenze['gebremst']> = (env, db, { zweck, wer }) => {
  const kontoId = idOf(wer)
  const ereignis = kontoId ? 'konto.versuche-gebremst' : 'system.gebremst'
  return recordEreignis(env, db, { ereignis, akteur: 'unbekannt', kontoId, details: { grenze: zweck } })
}

/** The same where somebody of the staff is counted. */
export const recordDienstbremse: NonNullable<Grenze['gebremst']> = (env, db, { zweck, wer }) =>
  recordEreignis(env, db, {
    ereignis: 'system.gebremst',
    akteur: 'dienst',
    akteurId: idOf(wer),
    details: { grenze: zweck },
  })

/** So many attempts of one address, and of all, are put on record within an hour: the record is no place to flood. */
const jeAdresse: Grenze = { zweck: 'umgehung-adresse', max: 20, fenster: STUNDE }
const gesamt: Grenze = { zweck: 'umgehung-gesamt', max: 2000, fenster: STUNDE }

export interface Umgehungsversuch {
  /** From the list of the web layer. */
  grund: string
  /** Method and pattern of the route, never the address itself. */
  route: string
  adresse: string
  wer: { kontoId: string } | { mitarbeiterId: string } | undefined
}

/**
 * Puts on record that somebody sent what no page of the portal sends (LOG-01). The last one of an address within an hour
 * says that more may have come. Never throws: the answer is an error page already.
 */
export async function recordUmgehung(env: Env, { grund, route, adresse, wer }: Umgehungsversuch): Promise<void> {
  try {
    const [eigene, alle] = await countVersuche(env, env.db, [
      [jeAdresse, adresse],
      [gesamt, 'alle'],
    ])
    if (!eigene || eigene > jeAdresse.max || !alle || alle > gesamt.max) return
    const dienst = wer && 'mitarbeiterId' in wer
    await recordEreignis(env, env.db, {
      ereignis: 'system.umgehung-versucht',
      ergebnis: 'abgelehnt',
      akteur: dienst ? 'dienst' : wer ? 'kunde' : 'unbekannt',
      akteurId: dienst ? wer.mitarbeiterId : wer?.kontoId,
      kontoId: dienst ? undefined : wer?.kontoId,
      details: { grund, route, ...(eigene === jeAdresse.max ? { weitereMoeglich: true } : {}) },
    })
  } catch (error) {
    env.log.error({ err: error }, 'Ein Umgehungsversuch wurde nicht festgehalten')
  }
}

/** Staff looked at a list that names customers; what was searched for is personal and not kept. */
export function recordListe(
  env: Env,
  dienst: { mitarbeiterId: string },
  was: { liste: string; anzahl: number; gesucht?: boolean },
): Promise<void> {
  return recordEreignis(env, env.db, {
    ereignis: 'jobcenter.liste-geoeffnet',
    akteur: 'dienst',
    akteurId: dienst.mitarbeiterId,
    details: { ...was },
  })
}
