import { openKunde } from '#modules/jobcenter'
import { changeMail, findKonto, lockKonto, notifyKonto, renewSitzung } from '#modules/konto'
import { recordEreignis } from '#modules/protokoll'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import type { Besuch } from '#web/besuch.ts'
import type { Aussteller } from './freischalten/brief.ts'
import * as store from './store.ts'

/** What an account may choose besides its profiles by id: the Standardprofil, or a kind that is made when it is first chosen. */
export const WAHL_OHNE_ID = ['standard', 'unternehmen', 'institution'] as const

/** A profile as lists show it. */
export interface Profil {
  id: string
  art: store.Profilart
  /** Name of the person on file; undefined for the kinds that are linked to nobody yet. */
  name: string | undefined
  kundennummer: string | undefined
  /** Opens by default after sign-in. */
  standard: boolean
}

function openProfil(env: Env, row: store.ProfilRow): Profil {
  const { id, art, standard, kunde_id, jobcenter_id, daten, schluessel } = row
  if (!kunde_id || !jobcenter_id || !daten || !schluessel) {
    return { id, art, standard, name: undefined, kundennummer: undefined }
  }
  const kunde = openKunde(env, { id: kunde_id, jobcenter_id, daten, schluessel })
  return { id, art, standard, name: `${kunde.vorname} ${kunde.nachname}`, kundennummer: kunde.kundennummer }
}

/** The profiles of an account, at most one of each kind. */
export async function listProfile(env: Env, db: Db | Tx, kontoId: string): Promise<Profil[]> {
  const rows = await store.findProfile(db, kontoId)
  return rows.map((row) => openProfil(env, row))
}

/** One profile of this account; undefined for anybody else's, as for none. */
export async function readProfil(
  env: Env,
  db: Db | Tx,
  wo: { id: string; kontoId: string },
): Promise<Profil | undefined> {
  const row = await store.findProfil(db, wo)
  return row && openProfil(env, row)
}

/** What is on file of the open profile's customer, found through the account. */
export async function readEigenenKunden(env: Env, besuch: Pick<Besuch, 'kontoId' | 'profil'>) {
  if (besuch.profil?.art !== 'kunde') return undefined
  const row = await store.findProfil(env.db, { id: besuch.profil.profilId, kontoId: besuch.kontoId })
  if (!row?.kunde_id || !row.jobcenter_id || !row.daten || !row.schluessel) return undefined
  const { kunde_id: id, jobcenter_id, daten, schluessel } = row
  return openKunde(env, { id, jobcenter_id, daten, schluessel })
}

/** Name and Kundennummer of the open profile, for the start page; one statement. Undefined for the Standardprofil. */
export async function readProfilAnzeige(
  env: Env,
  besuch: Pick<Besuch, 'kontoId' | 'profil'>,
): Promise<{ name: string; kundennummer: string } | undefined> {
  const kunde = await readEigenenKunden(env, besuch)
  return kunde && { name: `${kunde.vorname} ${kunde.nachname}`, kundennummer: kunde.kundennummer }
}

/** Which profile opens at sign-in: its id, „standard“, or null: asked every time. */
export function findDefaultProfil(_env: Env, db: Db | Tx, kontoId: string): Promise<string | null> {
  return store.findStandardProfil(db, kontoId)
}

/**
 * Opens a profile for the running session, under a new token (SES-02), which is answered. `wahl`: „standard“, the kind of
 * an empty profile (made when missing), or the id of one of the account's own; undefined for any other id.
 */
export function openGewaehltes(
  env: Env,
  besuch: Pick<Besuch, 'kontoId' | 'sitzungId'>,
  wahl: string,
): Promise<string | undefined> {
  return env.db.transaction().execute(async (tx) => {
    const profil = await resolveWahl(env, tx, { kontoId: besuch.kontoId, wahl })
    if (!profil) return undefined
    const { kontoId } = besuch
    const details = { profil: profil === 'standard' ? 'standard' : 'eigenes' }
    await recordEreignis(env, tx, { ereignis: 'profil.gewaehlt', akteur: 'kunde', akteurId: kontoId, kontoId, details })
    return renewSitzung(env, tx, besuch.sitzungId, { profil })
  })
}

async function resolveWahl(env: Env, tx: Tx, wer: { kontoId: string; wahl: string }): Promise<string | undefined> {
  const { kontoId, wahl } = wer
  if (wahl === 'standard') return wahl
  if (wahl === 'unternehmen' || wahl === 'institution') {
    await store.insertProfil(tx, {
      id: newId(),
      konto_id: kontoId,
      art: wahl,
      kunde_id: null,
      erstellt: env.clock.now(),
    })
    return (await store.findProfilOfArt(tx, { kontoId, art: wahl }))?.id
  }
  return (await store.findProfil(tx, { id: wahl, kontoId }))?.id
}

/** Sets what opens at sign-in: „standard“, the id of an own profile, or null to be asked. False for any other id. */
export function setDefaultProfil(env: Env, kontoId: string, wert: string | null): Promise<boolean> {
  return env.db.transaction().execute(async (tx) => {
    await lockKonto(tx, kontoId)
    if (wert !== null && wert !== 'standard' && !(await store.findProfil(tx, { id: wert, kontoId }))) return false
    await store.setStandardProfil(tx, kontoId, wert)
    await recordEreignis(env, tx, { ereignis: 'profil.standard-gesetzt', akteur: 'kunde', akteurId: kontoId, kontoId })
    return true
  })
}

/** Cuts the link between an account and a customer (or drops an empty profile); its owner is told. False where it is gone. */
export async function cutProfil(
  env: Env,
  tx: Tx,
  wo: { id: string; kontoId: string; von: Aussteller | { art: 'kunde'; id: string } },
): Promise<boolean> {
  const row = await store.deleteProfil(tx, wo)
  const konto = row && (await findKonto(tx, wo.kontoId))
  if (!konto) return false
  await recordEreignis(env, tx, {
    ereignis: 'profil.getrennt',
    akteur: wo.von.art,
    akteurId: wo.von.id,
    kontoId: wo.kontoId,
    kundeId: row.kunde_id ?? undefined,
    details: { art: row.art },
  })
  const was = row.kunde_id
    ? 'Ein Profil Ihres Online-Kontos wurde getrennt.'
    : 'Ein Profil wurde aus Ihrem Online-Konto entfernt.'
  await notifyKonto(env, tx, konto, changeMail(env, was))
  return true
}

/** The owner parts with a profile. Answers the new token of the session; if that profile was open, the Standardprofil is. */
export function unlinkProfil(
  env: Env,
  besuch: Pick<Besuch, 'kontoId' | 'sitzungId' | 'profil'>,
  id: string,
): Promise<string | undefined> {
  return env.db.transaction().execute(async (tx) => {
    const { kontoId, profil } = besuch
    const andere = profil?.art === 'kunde' && profil.profilId !== id
    await lockKonto(tx, kontoId)
    if (!(await cutProfil(env, tx, { id, kontoId, von: { art: 'kunde', id: kontoId } }))) return undefined
    return renewSitzung(env, tx, besuch.sitzungId, andere ? {} : { profil: 'standard' })
  })
}
