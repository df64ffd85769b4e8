import { notify } from '#modules/benachrichtigung'
import { moveDokumente } from '#modules/dokumente'
import { lockKonto } from '#modules/konto'
import { findKontoOfKunde, voidBrief } from '#modules/profil'
import { detachErstantrag } from '#modules/vorgaenge'
import type { Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import { lockAntraegeOfKonto } from '../antrag/store.ts'
import { sealTrennung } from './erstantrag.ts'
import * as store from './store.ts'
import { type Ort, record } from './zuordnen.ts'

/**
 * `eingeloest`: somebody has used the code of the letter, or the account had the profile already. `begonnen`: there is a notice about
 * it, or the customer has done something with it. `entschieden`: it is not matched, or gone.
 */
export type Trennung = 'ok' | 'eingeloest' | 'begonnen' | 'entschieden'

/** Ends the transaction without anything done, and carries out why. */
class Abbruch extends Error {
  readonly grund: Exclude<Trennung, 'ok'>
  constructor(grund: Exclude<Trennung, 'ok'>) {
    super('abgebrochen')
    this.grund = grund
  }
}

/**
 * Staff has put a first application on the wrong file: the case goes from it, the code of the letter is void, and the application waits
 * for its match again, with its day, its number and its receipts. All of it or nothing.
 */
export async function separateErstantrag(env: Env, ort: Ort, grund: string): Promise<Trennung> {
  try {
    await env.db.transaction().execute((tx) => separate(env, tx, { ort, grund }))
    return 'ok'
  } catch (error) {
    if (error instanceof Abbruch) return error.grund
    throw error
  }
}

async function separate(env: Env, tx: Tx, { ort, grund }: { ort: Ort; grund: string }): Promise<void> {
  const found = await store.findForDienst(tx, ort)
  if (found?.zustand !== 'zugeordnet') throw new Abbruch('entschieden')
  // In the order in which sending and taking over take their locks, and redeeming a code: drafts, account, first application, code.
  await lockAntraegeOfKonto(tx, found.konto_id)
  await lockKonto(tx, found.konto_id)
  const row = await store.lockErstantrag(tx, found.id)
  if (row?.zustand !== 'zugeordnet') throw new Abbruch('entschieden')
  const { kunde_id: kundeId, vorgang_id: vorgangId, konto_id: kontoId, brief_id: briefId } = row
  if (!kundeId || !vorgangId) throw new Abbruch('entschieden')
  const frei = row.uebernommen === null && (await voidBrief(tx, { kundeId, briefId }))
  if (!frei || (await findKontoOfKunde(tx, kundeId)) === kontoId) throw new Abbruch('eingeloest')
  const dateien = await detachErstantrag(env, tx, { erstantrag: row, kundeId, vorgangId })
  if (!dateien) throw new Abbruch('begonnen')
  const [kunde, konto] = [{ art: 'kunde', id: kundeId } as const, { art: 'konto', id: kontoId } as const]
  await moveDokumente(env, tx, { von: kunde, nach: konto, ids: dateien })
  await store.insertDateien(tx, row.id, dateien)
  const links = { kunde_id: null, vorgang_id: null, brief_id: null }
  await store.updateErstantrag(tx, row.id, { zustand: 'offen', entschieden: null, von: null, ...links })
  const id = newId()
  const mitarbeiter_id = ort.von.art === 'dienst' ? (ort.von.id ?? null) : null
  const siegel = sealTrennung(env, row, { id, grund })
  await store.insertTrennung(tx, { id, erstantrag_id: row.id, mitarbeiter_id, grund: siegel, zeit: env.clock.now() })
  await record(env, tx, { ereignis: 'vorgang.erstantrag-getrennt', row, von: ort.von, kundeId })
  await notify(env, tx, { kontoId, anlass: 'vorgang-stand', ziel: routes.erstantrag.href({ id: row.id }) })
}
