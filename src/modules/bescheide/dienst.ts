import { type Lesergebnis, readDokument } from '#modules/dokumente'
import { type Kunde, openKunde, readKunde } from '#modules/jobcenter'
import type { Env } from '#platform/env.ts'
import { type Bescheid, openBescheid } from './bescheid.ts'
import type { Dienst } from './erstellen/entwurf.ts'
import { findListe, keyOf, type Liste } from './listen.ts'
import * as store from './store.ts'

/** A notice of the own Jobcenter with whose it is; undefined for another's, as for none (AZ-02). */
export async function readBescheidDienst(
  env: Env,
  { jobcenterId }: Pick<Dienst, 'jobcenterId'>,
  id: string,
): Promise<{ bescheid: Bescheid; kunde: Kunde } | undefined> {
  const row = await store.findBescheid(env.db, { id, jobcenterId })
  const kunde = row && (await readKunde(env, env.db, { id: row.kunde_id, jobcenterId }))
  return kunde && { bescheid: openBescheid(env, row), kunde }
}

/** The file of a notice for staff; who opened it is recorded. */
export async function readDatei(env: Env, dienst: Dienst, id: string): Promise<Lesergebnis | undefined> {
  const row = await store.findBescheid(env.db, { id, jobcenterId: dienst.jobcenterId })
  if (!row) return undefined
  const wo = { besitzer: { art: 'kunde', id: row.kunde_id }, id: row.dokument_id } as const
  return readDokument(env, wo, { akteur: { art: 'dienst', id: dienst.mitarbeiterId }, trotzdem: true })
}

const IN_DER_AKTE = 50

/** What was made for a customer, the newest first. */
export async function listBescheideDerAkte(
  env: Env,
  wo: { kundeId: string; jobcenterId: string },
): Promise<Bescheid[]> {
  return (await store.findBescheideOfAkte(env.db, { ...wo, anzahl: IN_DER_AKTE })).map((row) => openBescheid(env, row))
}

/** What was made about a case of the own Jobcenter, the newest first. */
export async function listBescheideDesVorgangs(
  env: Env,
  wo: { vorgangId: string; jobcenterId: string },
): Promise<Bescheid[]> {
  const rows = await store.findBescheideImDienstZu(env.db, { ...wo, anzahl: IN_DER_AKTE })
  return rows.map((row) => openBescheid(env, row))
}

export interface Listenzeile {
  bescheid: Bescheid
  /** As lists name a customer. */
  name: string
}

const JE_SEITE = 25

/** One page of a work list. `weiter` is the `nach` of the next page: an instant and an id. */
export async function readListe(
  env: Env,
  wo: { jobcenterId: string; liste: Liste; nach: { zeit: Date; id: string } | undefined },
): Promise<{ zeilen: Listenzeile[]; weiter: { zeit: Date; id: string } | undefined }> {
  const rows = await findListe(env.db, { ...wo, anzahl: JE_SEITE + 1 })
  const shown = rows.slice(0, JE_SEITE)
  const zeilen = shown.map((row) => {
    const { kunde_id: id, jobcenter_id, daten, schluessel } = row
    const kunde = openKunde(env, { id, jobcenter_id, daten, schluessel })
    return { bescheid: openBescheid(env, row), name: `${kunde.nachname}, ${kunde.vorname}` }
  })
  const last = rows.length > JE_SEITE ? shown.at(-1) : undefined
  return { zeilen, weiter: last && keyOf(last, wo.liste) }
}
