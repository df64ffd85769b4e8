import { type Akteur, recordEreignis } from '#modules/protokoll'
import type { Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { notifyKonto } from '../../mails.ts'
import { lockKonto } from '../../store.ts'
import { deaktiviertMail, reaktiviertMail } from '../mails.ts'

export interface Zustandswechsel {
  kontoId: string
  akteur: Akteur
  akteurId?: string
  kundeId?: string
  /** A reason from a list, never free text: it stands in the audit record. */
  grund?: string
}

const entryOf = ({ kontoId, akteur, akteurId, kundeId, grund }: Zustandswechsel) => ({
  kontoId,
  akteur,
  akteurId,
  kundeId,
  details: grund ? { grund } : {},
})

/**
 * Deactivates an account as a precaution. Sessions, links, known devices and challenges are dead with the commit (AUT-21).
 * False: there is no such account, or it is not active.
 */
export async function deactivateKonto(env: Env, tx: Tx, wechsel: Zustandswechsel): Promise<boolean> {
  const konto = await lockKonto(tx, wechsel.kontoId)
  if (konto?.zustand !== 'aktiv') return false
  await tx.updateTable('konto').set({ zustand: 'deaktiviert' }).where('id', '=', konto.id).execute()
  await endAccess(tx, konto.id)
  await recordEreignis(env, tx, { ereignis: 'konto.deaktiviert', ...entryOf(wechsel) })
  await notifyKonto(env, tx, konto, await deaktiviertMail(env, tx))
  return true
}

async function endAccess(tx: Tx, kontoId: string): Promise<void> {
  // Challenges are bound to a session or to a browser; without the session none can be answered for this account.
  for (const table of ['sitzung', 'link', 'geraet', 'aufgehobenes_formular'] as const) {
    await tx.deleteFrom(table).where('konto_id', '=', kontoId).execute()
  }
}

/**
 * Makes a deactivated account usable again; reason and second person are the caller's to ask for. An erasure that was
 * requested before does not go on: it may have been part of the problem. False: the account is not deactivated.
 */
export async function reactivateKonto(env: Env, tx: Tx, wechsel: Zustandswechsel): Promise<boolean> {
  const konto = await lockKonto(tx, wechsel.kontoId)
  if (konto?.zustand !== 'deaktiviert') return false
  await tx.updateTable('konto').set({ zustand: 'aktiv', loeschen_ab: null }).where('id', '=', konto.id).execute()
  await recordEreignis(env, tx, { ereignis: 'konto.reaktiviert', ...entryOf(wechsel) })
  await notifyKonto(env, tx, konto, reaktiviertMail(env, konto.loeschen_ab !== null))
  return true
}
