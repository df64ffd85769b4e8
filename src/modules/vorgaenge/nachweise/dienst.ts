import type { Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import type { Tag } from '#platform/text/datum.ts'
import type { Leserecht } from '../aerztlich/siegel.ts'
import { act, type Dienst, type Dienstergebnis, ring } from '../dienst.ts'
import type { VorgangRow } from '../store.ts'
import * as vorgaenge from '../store.ts'
import { addSchritt } from '../vorgang.ts'
import { isEnde } from '../zustaende-daten.ts'
import { openInhalt, placeNachweise, sealInhalt } from './nachweise.ts'
import * as store from './store.ts'

export const urteile = ['angenommen', 'abgelehnt', 'erlassen'] as const
export type Urteil = (typeof urteile)[number]

export interface Nachweisurteil {
  nachweisId: string
  urteil: Urteil
  grund: string | undefined
}

/**
 * Says of a document of a locked case whether it will do; the customer sees it, with the reason where it will not. False where the
 * case has no such document, or is at its end. @throws Versiegelt
 */
export async function placeUrteil(
  env: Env,
  tx: Tx,
  { row, wahl, recht }: { row: VorgangRow; wahl: Nachweisurteil; recht?: Leserecht },
): Promise<boolean> {
  const wo = { id: wahl.nachweisId, vorgangId: row.id }
  const one = isEnde(row.zustand) ? undefined : await store.lockNachweis(tx, wo)
  if (!one) return false
  const { grund: _, ...inhalt } = openInhalt(env, row, one, recht)
  const geaendert = env.clock.now()
  const neu = sealInhalt(env, row, one.id, wahl.grund ? { ...inhalt, grund: wahl.grund } : inhalt)
  const frist = wahl.urteil === 'abgelehnt' ? one.frist : null
  await store.updateNachweis(tx, one.id, { zustand: wahl.urteil, inhalt: neu, frist, geaendert })
  await vorgaenge.updateVorgang(tx, row.id, { geaendert })
  if (wahl.urteil === 'abgelehnt') await ring(env, tx, row)
  return true
}

/** Judges a document of a case that is not sealed. */
export const judgeNachweis = (
  env: Env,
  dienst: Dienst,
  wahl: Nachweisurteil & { id: string; stand: number },
): Promise<Dienstergebnis> => {
  const run = (tx: Tx, row: VorgangRow) => placeUrteil(env, tx, { row, wahl })
  return act(env, dienst, { ...wahl, ereignis: 'vorgang.nachweis-geprueft', run })
}

/** Asks the customer for one more document, until a day; the case waits for it from now on. */
export function requestNachweis(
  env: Env,
  dienst: Dienst,
  wahl: { id: string; stand: number; titel: string; hinweis: string | undefined; typ: string; frist: Tag },
): Promise<Dienstergebnis> {
  const run = async (tx: Tx, row: VorgangRow) => {
    if (isEnde(row.zustand)) return false
    const { titel, hinweis, typ, frist } = wahl
    await placeNachweise(env, tx, {
      vorgang: row,
      nachweise: [{ regel: undefined, typ, titel, hinweis, zustand: 'offen', frist, dateien: [] }],
    })
    const jetzt = env.clock.now()
    const zustand = 'unterlagen-angefordert' as const
    const zustaendig = row.zustaendig ?? dienst.mitarbeiterId
    await vorgaenge.updateVorgang(tx, row.id, { zustand, frist, geaendert: jetzt, vom_jobcenter: jetzt, zustaendig })
    const notiz = hinweis ? `${titel}: ${hinweis}` : titel
    const neu = { zustand, von: 'dienst' as const, mitarbeiterId: dienst.mitarbeiterId, frist, notiz }
    await addSchritt(env, tx, { row, neu })
    await ring(env, tx, row)
    return true
  }
  return act(env, dienst, { ...wahl, ereignis: 'vorgang.nachweis-angefordert', run })
}
