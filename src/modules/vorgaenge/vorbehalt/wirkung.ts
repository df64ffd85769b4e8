import { notify } from '#modules/benachrichtigung'
import { type Kunde, lockKunde, openKunde, updateKunde } from '#modules/jobcenter'
import { findKontoOfKunde } from '#modules/profil'
import { type Ereignisname, recordEreignis } from '#modules/protokoll'
import type { Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import { detailsOf } from '../kunde.ts'
import { replace } from './melden.ts'
import { openNeues } from './neues.ts'
import * as store from './store.ts'

/** Who does something with a new address or account. */
export type Akteur = { art: 'kunde'; kontoId: string } | { art: 'dienst'; mitarbeiterId: string } | { art: 'system' }

const actorOf = (von: Akteur, kundeId: string) => {
  if (von.art === 'system') return { akteur: 'system', kundeId } as const
  if (von.art === 'dienst') return { akteur: 'dienst', akteurId: von.mitarbeiterId, kundeId } as const
  return { akteur: 'kunde', akteurId: von.kontoId, kontoId: von.kontoId, kundeId } as const
}

/** Puts on record what became of one; `abgelehnt`: that it was tried and refused. */
export function recordSchritt(
  env: Env,
  tx: Tx | Env['db'],
  was: {
    row: store.VorbehaltRow
    ereignis: Ereignisname
    von: Akteur
    ergebnis?: 'abgelehnt'
    details?: Record<string, string>
  },
): Promise<void> {
  const { row, ereignis, von, ergebnis } = was
  const own = { vorgang: row.vorgang_id, vorbehalt: row.id, was: row.was, ...detailsOf(row.dienst) }
  return recordEreignis(env, tx, {
    ...{ ereignis, ...actorOf(von, row.kunde_id), details: { ...own, ...was.details } },
    ...(ergebnis ? { ergebnis } : {}),
  })
}

/** Bell and mail about what became of it, which nobody can switch off. */
export async function ringVorbehalt(
  env: Env,
  tx: Tx,
  { id, kunde_id: kundeId }: Pick<store.VorbehaltRow, 'id' | 'kunde_id'>,
  anlass: 'vorbehalt-stand' | 'vorbehalt-abgelaufen' = 'vorbehalt-stand',
): Promise<void> {
  const kontoId = await findKontoOfKunde(tx, kundeId)
  if (kontoId) await notify(env, tx, { kontoId, kundeId, anlass, ziel: routes.vorbehalt.href({ id }) })
}

/** Locks the customer, and reads what it is by then; undefined where either is gone. */
export async function lockVorbehalt(
  env: Env,
  tx: Tx,
  wo: { id: string; kundeId: string; jobcenterId: string },
): Promise<{ row: store.VorbehaltRow; kunde: Kunde } | undefined> {
  const locked = await lockKunde(tx, { id: wo.kundeId, jobcenterId: wo.jobcenterId })
  const row = locked && (await store.findVorbehalt(tx, wo))
  return locked && row && { row, kunde: openKunde(env, locked) }
}

/** Puts a confirmed address into the file; from then on letters go there. */
export async function applyAnschrift(
  env: Env,
  tx: Tx,
  { row, kunde, von }: { row: store.VorbehaltRow; kunde: Kunde; von: Akteur },
): Promise<void> {
  const neues = openNeues(env, row)
  if (neues.was !== 'anschrift') return
  const { id, jobcenterId, ...daten } = kunde
  if (!(await updateKunde(env, tx, { id, jobcenterId, daten: { ...daten, ...neues.neu } }))) return
  await store.updateVorbehalt(tx, row.id, { gilt_seit: env.clock.now() })
  await recordSchritt(env, tx, { row, ereignis: 'vorgang.vorbehalt-gilt', von })
}

export interface Bestaetigung {
  row: store.VorbehaltRow
  kunde: Kunde
  von: Akteur
  weg: store.Weg
}

/**
 * The person has proven that it is theirs: an address counts from its day on, an account waits for a second person. What was
 * confirmed before and is not in effect yet is over. The caller holds the lock of the customer.
 */
export async function confirmVorbehalt(env: Env, tx: Tx, { row, kunde, von, weg }: Bestaetigung): Promise<void> {
  const jetzt = env.clock.now()
  const earlier = (await store.findUnwirksame(tx, row.kunde_id)).filter(
    ({ id, was, zustand }) => id !== row.id && was === row.was && zustand === 'bestaetigt',
  )
  for (const one of earlier) await replace(env, tx, one)
  await store.updateVorbehalt(tx, row.id, {
    zustand: row.was === 'konto' ? 'freigabe' : 'bestaetigt',
    ...{ weg, bestaetigt: jetzt, brief_ab: null, abgelaufen_seit: null },
    gesehen_von: von.art === 'dienst' ? von.mitarbeiterId : null,
  })
  // Word to the old address goes out all the same.
  await store.endBriefe(tx, { vorbehaltId: row.id, jetzt, alle: false })
  if (row.was === 'anschrift' && row.ab <= tagInBerlin(jetzt)) await applyAnschrift(env, tx, { row, kunde, von })
  await ringVorbehalt(env, tx, row)
}

/** Stops it, whoever says that it was not the person. The caller holds the lock of the customer. */
export async function stopVorbehalt(
  env: Env,
  tx: Tx,
  { row, von, grund }: { row: store.VorbehaltRow; von: Akteur; grund: Buffer | null },
): Promise<void> {
  const jetzt = env.clock.now()
  await store.updateVorbehalt(tx, row.id, {
    ...{ zustand: 'gestoppt', ende: jetzt, brief_ab: null, abgelaufen_seit: null, grund },
    ende_von: von.art === 'dienst' ? von.mitarbeiterId : null,
  })
  await store.endBriefe(tx, { vorbehaltId: row.id, jetzt, alle: true })
  await recordSchritt(env, tx, { row, ereignis: 'vorgang.vorbehalt-gestoppt', von })
  await ringVorbehalt(env, tx, row)
}

/** Not in effect yet: it can still be stopped. */
export const isStoppbar = (row: {
  zustand: store.Vorbehaltszustand
  gilt_seit: Date | null
  uebernommen: Date | null
}): boolean =>
  row.zustand === 'wartet' ||
  row.zustand === 'freigabe' ||
  (row.zustand === 'bestaetigt' && row.gilt_seit === null && row.uebernommen === null)
