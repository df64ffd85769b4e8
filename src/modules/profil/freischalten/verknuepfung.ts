import { type Kunde, openKunde } from '#modules/jobcenter'
import { findKonto, lockKonto, openEmail } from '#modules/konto'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { cutProfil } from '../profil.ts'
import * as profile from '../store.ts'

interface Paar {
  kontoId: string
  kundeId: string
}

/** The profile of this customer in this account; undefined where either is linked elsewhere. */
export async function linkKunde(env: Env, tx: Tx, { kontoId, kundeId }: Paar): Promise<string | undefined> {
  const own = await profile.findProfilOfArt(tx, { kontoId, art: 'privatperson' })
  if (own) return own.kunde_id === kundeId ? own.id : undefined
  const id = newId()
  const row = { id, konto_id: kontoId, art: 'privatperson', kunde_id: kundeId } as const
  return (await profile.insertProfil(tx, { ...row, erstellt: env.clock.now() })) ? id : undefined
}

/** The same where staff decided that it takes the place of the links in the way, whose owners are told. */
export async function relinkKunde(env: Env, tx: Tx, paar: Paar): Promise<string | undefined> {
  const { kontoId, kundeId } = paar
  const elsewhere = await profile.findProfilOfKunde(tx, kundeId)
  const own = await profile.findProfilOfArt(tx, { kontoId, art: 'privatperson' })
  if (elsewhere && elsewhere.konto_id !== kontoId) {
    // As its owner would who parts with it at this moment: the account first.
    await lockKonto(tx, elsewhere.konto_id)
    await cutProfil(env, tx, { id: elsewhere.id, kontoId: elsewhere.konto_id, von: { art: 'system' } })
  }
  if (own && own.kunde_id !== kundeId) await cutProfil(env, tx, { id: own.id, kontoId, von: { art: 'system' } })
  return linkKunde(env, tx, paar)
}

/** What stands in the way of linking a customer to an account. */
export interface Hindernisse {
  /** Somebody else to whom the account belongs; `kunde` undefined: of another Jobcenter. */
  person: { kunde: Kunde | undefined } | undefined
  /** Address of the other account that the customer is linked to. */
  konto: string | undefined
}

/** For staff of a Jobcenter, who decide on it. */
export async function readHindernisse(
  env: Env,
  db: Db,
  { kontoId, kundeId, jobcenterId }: Paar & { jobcenterId: string },
): Promise<Hindernisse> {
  const [own, elsewhere] = await Promise.all([profile.findProfile(db, kontoId), profile.findProfilOfKunde(db, kundeId)])
  const other = own.find((row) => row.kunde_id !== null && row.kunde_id !== kundeId)
  const konto = elsewhere && elsewhere.konto_id !== kontoId ? await findKonto(db, elsewhere.konto_id) : undefined
  return { person: other && { kunde: openOwn(env, other, jobcenterId) }, konto: konto && openEmail(env, konto) }
}

function openOwn(env: Env, row: profile.ProfilRow, jobcenterId: string): Kunde | undefined {
  const { kunde_id: id, jobcenter_id, daten, schluessel } = row
  if (!id || jobcenter_id !== jobcenterId || !daten || !schluessel) return undefined
  return openKunde(env, { id, jobcenter_id, daten, schluessel })
}
