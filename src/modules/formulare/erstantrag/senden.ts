import { moveDokumente } from '#modules/dokumente'
import { completeVorgang, hurryEingang, lockOffen } from '#modules/vorgaenge'
import type { Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import type { AntragRow } from '../antrag/store.ts'
import {
  addSendung,
  type NeuerErstantrag,
  type NeueSendung,
  noteSendung,
  placeErstantragNeu,
  reportSendung,
} from './anlegen.ts'
import { freeEarlier } from './sichern.ts'
import * as store from './store.ts'

/**
 * Sends the whole application of an account that no customer is known for. It completes what was secured: the first application
 * that waits, or the case that staff has made of it by now. `row` is the draft, locked by the caller, who removes it. Answers the
 * first application; undefined where it cannot be sent. @throws Anhangfehler
 */
export async function sendOhneKunde(
  env: Env,
  tx: Tx,
  { row, neu }: { row: AntragRow; neu: NeuerErstantrag },
): Promise<string | undefined> {
  const known = row.erstantrag_id ? await store.lockErstantrag(tx, row.erstantrag_id) : undefined
  if (known?.zustand === 'offen') {
    await addSendung(env, tx, { row: known, neu })
    await hurry(env, tx, { neu, art: 'erstantrag', id: known.id })
    return known.id
  }
  if (known && (await completeMatched(env, tx, { row: known, neu }))) return known.id
  await freeEarlier(tx, row)
  const sent = { neu: { ...neu, unvollstaendig: false }, ereignis: 'vorgang.formular-gesendet' as const }
  const made = await placeErstantragNeu(env, tx, sent)
  if (!made.ok) return undefined
  await hurry(env, tx, { neu, art: 'erstantrag', id: made.id })
  return made.id
}

/** Somebody has nothing to eat, or loses the flat: it is due today. */
async function hurry(
  env: Env,
  tx: Tx,
  { neu, art, id }: { neu: NeueSendung; art: 'erstantrag' | 'vorgang'; id: string },
): Promise<void> {
  if (neu.inhalt.eilig) await hurryEingang(tx, { art, id, ab: env.clock.now() })
}

/** False where the case is over or gone. The account learns nothing of the customer by it. */
async function completeMatched(
  env: Env,
  tx: Tx,
  { row, neu }: { row: store.ErstantragRow; neu: NeueSendung },
): Promise<boolean> {
  const { kunde_id: kundeId, vorgang_id: vorgangId, konto_id: kontoId } = row
  if (!kundeId || !vorgangId) return false
  if (!(await lockOffen(tx, { id: vorgangId, kundeId }))) return false
  const ids = neu.dateien.map(({ id }) => id)
  await moveDokumente(env, tx, { von: { art: 'konto', id: kontoId }, nach: { art: 'kunde', id: kundeId }, ids })
  const beleg = await completeVorgang(env, tx, vorgangId, { ...neu, kundeId, kontoId, dateien: ids })
  if (!beleg) throw new Error('Der Vorgang ist gesperrt und doch nicht mehr offen.')
  await hurry(env, tx, { neu, art: 'vorgang', id: vorgangId })
  await noteSendung(env, tx, { row, neu, beleg })
  await reportSendung(env, tx, { id: row.id, neu, ereignis: 'vorgang.formular-gesendet' })
  return true
}
