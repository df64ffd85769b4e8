import { rehashKunden } from '#modules/jobcenter'
import { rehashKonten } from '#modules/konto'
import { recordEreignis } from '#modules/protokoll'
import { rehashBelege } from '#modules/vorgaenge'
import type { Tx } from '#platform/datenbank/db.ts'
import { personenschluessel, systemspalten, type Umschreibung } from '#platform/datenbank/umschreiben.ts'
import type { Env } from '#platform/env.ts'
import * as store from './store.ts'
import { readWechsel } from './wechsel.ts'

/** Person keys first: the others are opened with them. */
const teile: readonly Umschreibung[] = [personenschluessel, ...systemspalten, rehashKunden, rehashKonten, rehashBelege]

const STAPEL = 500
const leer: store.Teilstand = { nach: '', gelesen: 0, geschrieben: 0, uebergangen: 0 }

export type Umschreibergebnis =
  | { stand: 'fertig'; stelle: store.Stelle; altePasswoerter: number }
  /** Nothing runs before it is asked for and released, and with the key that was released. */
  | { stand: 'kein-antrag' | 'nicht-freigegeben' | 'anderer-schluessel' | 'abgebrochen' }

/**
 * Writes everything anew with the key that writes now, in batches. Each batch is a transaction with its own place and counts,
 * so a run that was cut off goes on where it was; a row that is current already stays as it is.
 */
export async function runUmschreiben(
  env: Env,
  {
    stapel = STAPEL,
    melde = () => undefined,
  }: { stapel?: number; melde?: (teil: string, stand: store.Teilstand) => void } = {},
): Promise<Umschreibergebnis> {
  const wechsel = await readWechsel(env)
  if (!wechsel || wechsel.zustand === 'abgelehnt' || wechsel.zustand === 'fertig') return { stand: 'kein-antrag' }
  if (wechsel.zustand === 'beantragt') return { stand: 'nicht-freigegeben' }
  const { id, kennung } = wechsel
  if (kennung !== env.schluessel.schreibt.kennung) return { stand: 'anderer-schluessel' }
  await env.db.transaction().execute((tx) => begin(env, tx, { id, kennung }))
  for (const teil of teile) {
    for (let fertig = false; !fertig; ) {
      const stand = await env.db.transaction().execute((tx) => rewriteBatch(env, tx, { id, teil, stapel }))
      if (!stand) return { stand: 'abgebrochen' }
      fertig = stand.nach === null
      melde(teil.name, stand)
    }
  }
  return env.db.transaction().execute((tx) => finish(env, tx, { id, kennung }))
}

interface Lauf {
  id: string
  kennung: string
}

async function begin(env: Env, tx: Tx, { id, kennung }: Lauf): Promise<void> {
  if (!(await store.beginWechsel(tx, id, env.clock.now()))) return
  const details = { wechsel: id, kennung }
  await recordEreignis(env, tx, { ereignis: 'system.schluesselwechsel-begonnen', akteur: 'system', details })
}

async function rewriteBatch(
  env: Env,
  tx: Tx,
  { id, teil, stapel }: { id: string; teil: Umschreibung; stapel: number },
): Promise<store.Teilstand | undefined> {
  const lauf = await store.lockLaufenden(tx, id)
  if (!lauf) return undefined
  const bisher = lauf.stelle[teil.name] ?? leer
  if (bisher.nach === null) return bisher
  const done = await teil.rewrite(env, tx, { nach: bisher.nach || undefined, anzahl: stapel })
  const stand = {
    nach: done.letzte ?? null,
    gelesen: bisher.gelesen + done.gelesen,
    geschrieben: bisher.geschrieben + done.geschrieben,
    uebergangen: bisher.uebergangen + done.uebergangen,
  }
  await store.setStelle(tx, id, { ...lauf.stelle, [teil.name]: stand })
  return stand
}

async function finish(env: Env, tx: Tx, { id, kennung }: Lauf): Promise<Umschreibergebnis> {
  const lauf = await store.lockLaufenden(tx, id)
  if (!lauf) return { stand: 'abgebrochen' }
  await store.finishWechsel(tx, id, env.clock.now())
  const geschrieben = Object.values(lauf.stelle).reduce((sum, teil) => sum + teil.geschrieben, 0)
  const details = { wechsel: id, kennung, geschrieben }
  await recordEreignis(env, tx, { ereignis: 'system.schluesselwechsel-fertig', akteur: 'system', details })
  const altePasswoerter = await store.countOldPasswords(env.db, env.schluessel.schreibt.name)
  return { stand: 'fertig', stelle: lauf.stelle, altePasswoerter }
}
