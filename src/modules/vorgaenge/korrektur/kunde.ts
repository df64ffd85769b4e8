import { bindDokumente } from '#modules/dokumente'
import { recordEreignis } from '#modules/protokoll'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { placeBeleg } from '../beleg/beleg.ts'
import type { Vorgangsinhalt } from '../inhalt.ts'
import { Anhangfehler, acts, detailsOf, type Wer } from '../kunde.ts'
import { type NeuerNachweis, placeNachweise } from '../nachweise/nachweise.ts'
import { findNachweise } from '../nachweise/store.ts'
import * as vorgaenge from '../store.ts'
import { addSchritt } from '../vorgang.ts'
import { isEnde } from '../zustaende-daten.ts'
import { type Korrektur, openKorrektur, readNeuesteFassung, sealFassung } from './fassung.ts'
import * as store from './store.ts'

export interface Korrekturauftrag extends Korrektur {
  vorgangId: string
  /** When that was sent. */
  gesendet: Date
  /** What was sent last, to begin with. */
  formular: NonNullable<Vorgangsinhalt['formular']>
  /** Documents that the case asks for already, by their keys in the form. */
  regeln: string[]
}

/** What the customer is asked to set right; undefined for a foreign request, and for one that is answered or withdrawn. */
export async function readKorrektur(env: Env, { profil }: Wer, id: string): Promise<Korrekturauftrag | undefined> {
  const found = await store.findKorrektur(env.db, { id, kundeId: profil.kundeId })
  if (!found || found.erledigt) return undefined
  const row = await vorgaenge.findVorgang(env.db, { id: found.vorgang_id, kundeId: profil.kundeId })
  const neueste = row && (await readNeuesteFassung(env, env.db, row))
  const formular = neueste?.inhalt.formular
  if (!row || !formular) return undefined
  const nachweise = await findNachweise(env.db, row.id)
  const regeln = nachweise.flatMap(({ regel }) => regel ?? [])
  return { ...openKorrektur(env, row, found), vorgangId: row.id, gesendet: neueste.erstellt, formular, regeln }
}

/** Which of these requests the customer can still answer. */
export const listOffeneKorrekturen = (db: Db | Tx, { profil }: Wer, ids: readonly string[]): Promise<string[]> =>
  ids.length === 0 ? Promise.resolve([]) : store.findNochOffene(db, profil.kundeId, ids)

/** The own case that a request belongs to, and whether it was answered. */
export async function findVorgangOfKorrektur(
  tx: Tx,
  { profil }: Wer,
  id: string,
): Promise<{ id: string; gesendet: boolean } | undefined> {
  const row = await store.findKorrektur(tx, { id, kundeId: profil.kundeId })
  return row && { id: row.vorgang_id, gesendet: row.fassung !== null }
}

export interface NeueFassung {
  korrekturId: string
  inhalt: Vorgangsinhalt
  dateien: readonly string[]
  /** Documents that the answers call for now, and did not before. */
  nachweise: readonly NeuerNachweis[]
  bezeichnung: string
}

/**
 * Puts the answer to a request on file as the next version, with a receipt of its own, in the caller's transaction. What was sent
 * before stays. Undefined where the request was withdrawn or answered meanwhile. @throws Anhangfehler
 */
export async function placeFassung(
  env: Env,
  tx: Tx,
  { wer, neu }: { wer: Wer; neu: NeueFassung },
): Promise<string | undefined> {
  const { kundeId } = wer.profil
  const wo = { id: neu.korrekturId, kundeId }
  const known = await store.findKorrektur(tx, wo)
  const row = known && (await vorgaenge.lockVorgang(tx, known.vorgang_id))
  // Read once more under the lock: another window, or staff, may have been quicker.
  if (!row || isEnde(row.zustand) || (await store.findKorrektur(tx, wo))?.erledigt) return undefined
  const nr = (await readNeuesteFassung(env, tx, row)).nr + 1
  const jetzt = env.clock.now()
  const inhalt = sealFassung(env, row, { nr, inhalt: neu.inhalt })
  await store.insertFassung(tx, { vorgang_id: row.id, nr, inhalt, erstellt_von: wer.kontoId, erstellt: jetzt })
  await store.closeOffene(tx, { vorgangId: row.id, erledigt: jetzt, fassung: nr })
  if (!(await bindDokumente(env, tx, { besitzer: { art: 'kunde', id: kundeId }, ids: neu.dateien }))) {
    throw new Anhangfehler()
  }
  await vorgaenge.insertDateien(tx, row.id, { dateien: neu.dateien, seit: jetzt })
  await placeNachweise(env, tx, { vorgang: row, nachweise: neu.nachweise })
  await placeBeleg(env, tx, { ...neu, vorgang: row, fassung: nr })
  const zustand = 'ergaenzt' as const
  const offen_seit = row.offen_seit ?? jetzt
  await vorgaenge.updateVorgang(tx, row.id, { zustand, geaendert: jetzt, frist: null, offen_seit })
  await addSchritt(env, tx, { row, neu: { zustand, von: 'kunde' } })
  const details = { vorgang: row.id, ...detailsOf(row.dienst), fassung: nr, dateien: neu.dateien.length }
  await recordEreignis(env, tx, { ereignis: 'vorgang.korrigiert', ...acts(wer), details })
  return row.id
}
