import { findKonto } from '#modules/konto'
import { findProfilId } from '#modules/profil'
import type { Env } from '#platform/env.ts'
import { listAngebot, type Wer, waysOf } from '../kunde.ts'
import * as store from '../store.ts'
import { openTermin, type Termin } from '../termin.ts'
import type { FensterRow } from '../zeiten/store.ts'
import { openLink } from './siegel.ts'

export interface Linktermin {
  wer: Wer
  termin: Termin
  /** It can be moved and cancelled still. */
  offen: boolean
}

const AUSWAHL = 20

/**
 * The conversation behind a link from a mail or a calendar file. Undefined for a link that was never made here, for an
 * invitation, and where the account is deactivated or not linked to that customer any more.
 */
export async function findByLink(env: Env, id: string | undefined): Promise<Linktermin | undefined> {
  const ziel = openLink(env, id)
  const row = ziel && (await store.findTerminOfKonto(env.db, ziel))
  if (!row || row.art !== 'gespraech') return undefined
  const profilId = await findProfilId(env.db, row.kunde_id)
  const konto = await findKonto(env.db, ziel.kontoId)
  if (!profilId || konto?.zustand !== 'aktiv') return undefined
  const termin = openTermin(env, row)
  const profil = { art: 'kunde', profilId, kundeId: row.kunde_id, jobcenterId: row.jobcenter_id } as const
  return { wer: { kontoId: ziel.kontoId, profil }, termin, offen: waysOf(env, termin).verschieben }
}

/** The next free times to choose from. */
export async function listNeueZeiten(env: Env, { wer }: Linktermin): Promise<FensterRow[]> {
  return (await listAngebot(env, wer, { wessen: undefined, nach: undefined })).zeiten.slice(0, AUSWAHL)
}
