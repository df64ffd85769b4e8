import { recordEreignis } from '#modules/protokoll'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import * as store from './store.ts'

export type Wer = { mitarbeiterId: string }

export interface Wechsel extends Pick<store.WechselRow, 'id' | 'name' | 'kennung' | 'zustand' | 'stelle'> {
  beantragt: { zeit: Date; von: string | undefined; name: string | undefined }
  entschieden: { zeit: Date; name: string | undefined } | undefined
  begonnen: Date | undefined
  beendet: Date | undefined
}

/** The change that is under way, else the last one. */
export async function readWechsel(env: Env): Promise<Wechsel | undefined> {
  const row = await store.findWechsel(env.db)
  if (!row) return undefined
  const { id, name, kennung, zustand, stelle } = row
  return {
    ...{ id, name, kennung, zustand, stelle },
    beantragt: { zeit: row.beantragt, von: row.beantragt_von ?? undefined, name: row.beantragt_name ?? undefined },
    entschieden: row.entschieden ? { zeit: row.entschieden, name: row.entschieden_name ?? undefined } : undefined,
    begonnen: row.begonnen ?? undefined,
    beendet: row.beendet ?? undefined,
  }
}

/** Puts the change to the key that writes now before a second person. False where one is under way. */
export function requestWechsel(env: Env, wer: Wer | undefined): Promise<boolean> {
  const { name, kennung } = env.schluessel.schreibt
  return env.db.transaction().execute(async (tx) => {
    const row = { id: newId(), name, kennung, beantragt_von: wer?.mitarbeiterId ?? null, beantragt: env.clock.now() }
    if (!(await store.insertWechsel(tx, row))) return false
    await recordEreignis(env, tx, {
      ereignis: 'dienst.schluesselwechsel-beantragt',
      akteur: wer ? 'dienst' : 'system',
      akteurId: wer?.mitarbeiterId,
      details: { wechsel: row.id, kennung },
    })
    return true
  })
}

/** `anderer-schluessel`: this portal does not write with the key that it was asked for. */
export type Entscheidungsergebnis =
  | 'freigegeben'
  | 'abgelehnt'
  | 'eigener-antrag'
  | 'schon-entschieden'
  | 'anderer-schluessel'

/** By a second person; whoever asked may only take it back. Refused here and by the table (AZ-07). */
export async function decideWechsel(
  env: Env,
  { mitarbeiterId: von }: Wer,
  { id, freigeben }: { id: string; freigeben: boolean },
): Promise<Entscheidungsergebnis> {
  const row = await store.findWechsel(env.db)
  if (row?.id !== id || row.zustand !== 'beantragt') return 'schon-entschieden'
  const zustand = freigeben ? 'freigegeben' : 'abgelehnt'
  const ereignis = `dienst.schluesselwechsel-${zustand}` as const
  const eintrag = { akteur: 'dienst', akteurId: von, ereignis, details: { wechsel: id, kennung: row.kennung } } as const
  if (row.beantragt_von === von) {
    const details = { ...eintrag.details, grund: 'eigener-antrag' }
    await recordEreignis(env, env.db, { ...eintrag, details, ergebnis: 'abgelehnt' })
    return 'eigener-antrag'
  }
  if (freigeben && row.kennung !== env.schluessel.schreibt.kennung) return 'anderer-schluessel'
  return env.db.transaction().execute(async (tx) => {
    if (!(await store.closeWechsel(tx, { id, von, jetzt: env.clock.now(), zustand }))) return 'schon-entschieden'
    await recordEreignis(env, tx, eintrag)
    return zustand
  })
}
