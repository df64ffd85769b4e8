import { notify } from '#modules/benachrichtigung'
import { bindDokumente } from '#modules/dokumente'
import { findKontoOfKunde, holdNachrichtenweg } from '#modules/profil'
import { recordEreignis } from '#modules/protokoll'
import type { Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import type { Dienstbesuch } from '#web/besuch.ts'
import {
  appendNachricht,
  createGespraech,
  type Gespraech,
  isSameText,
  type Nachricht,
  type NeuesGespraech,
  openGespraech,
  Ruecknahme,
  readNachrichten,
} from './postfach.ts'
import * as store from './store.ts'

/** Staff sees conversations of its own Jobcenter only. */
export type Dienst = Pick<Dienstbesuch, 'mitarbeiterId' | 'jobcenterId'>

const IN_DER_AKTE = 20

/** Of a customer whose record is open: the latest conversations of both mailboxes, without opening them. */
export async function listGespraecheDerAkte(
  env: Env,
  wo: { kundeId: string; jobcenterId: string },
): Promise<Gespraech[]> {
  const rows = await store.findGespraecheOfKunde(env.db, { ...wo, anzahl: IN_DER_AKTE })
  return rows.map((row) => openGespraech(env, row))
}

/** In which conversations a customer of the own Jobcenter (checked by the caller) sent these files, without opening them. */
export async function listGespraecheDerDateien(
  env: Env,
  wo: { kundeId: string; jobcenterId: string; ids: readonly string[] },
): Promise<{ dokumentId: string; gespraech: Gespraech }[]> {
  const rows = await store.findOrteVonAnhaengen(env.db, wo)
  return rows.map((row) => ({ dokumentId: row.dokument_id, gespraech: openGespraech(env, row) }))
}

/** Whose conversation it is; opening it is something else. */
export async function findKundeOfGespraech(env: Env, dienst: Dienst, id: string): Promise<string | undefined> {
  return (await store.findGespraechOfDienst(env.db, { id, jobcenterId: dienst.jobcenterId }))?.kunde_id
}

/** A conversation for staff; what the customer wrote counts as read, and who opened it is recorded. */
export async function readGespraechForDienst(
  env: Env,
  dienst: Dienst,
  id: string,
): Promise<{ gespraech: Gespraech; nachrichten: Nachricht[] } | undefined> {
  const row = await store.findGespraechOfDienst(env.db, { id, jobcenterId: dienst.jobcenterId })
  if (!row) return undefined
  const nachrichten = await readNachrichten(env, env.db, row)
  const ids = nachrichten.map((one) => one.id)
  await store.setGelesen(env.db, { ids, von: 'kunde', jetzt: env.clock.now() })
  await recordEreignis(env, env.db, {
    ereignis: 'jobcenter.nachricht-gelesen',
    akteur: 'dienst',
    akteurId: dienst.mitarbeiterId,
    kundeId: row.kunde_id,
    details: { gespraech: id },
  })
  return { gespraech: openGespraech(env, row), nachrichten }
}

export interface Antwort {
  sendung: string
  text: string
  anhaenge: readonly string[]
  /** The state that the page showed: an answer to an older one is not sent. */
  stand: number
}

/**
 * `stand`: somebody else acted meanwhile. `ohne-zustimmung`: the customer withdrew the consent; `deaktiviert`: nobody can
 * sign in to the account. Then the answer goes by post.
 */
export type Antwortergebnis =
  | { ok: true }
  | { ok: false; grund: 'stand' | 'ohne-zustimmung' | 'deaktiviert' | 'anhang' | 'weg' | 'schon-gesendet' }

/** Runs a sending of staff on its own, and undoes all of it where a file was turned away. */
async function sendOnce(
  env: Env,
  { sendung, text, kundeId }: { sendung: string; text: string; kundeId: string },
  run: (tx: Tx) => Promise<Antwortergebnis>,
): Promise<Antwortergebnis> {
  try {
    return await env.db.transaction().execute(async (tx) => {
      await store.lockSendung(tx, sendung)
      const known = await store.findSendung(tx, { sendung, kundeId })
      if (known) return isSameText(env, known, text) ? { ok: true } : { ok: false, grund: 'schon-gesendet' }
      return run(tx)
    })
  } catch (error) {
    if (error instanceof Ruecknahme) return { ok: false, grund: error.grund }
    throw error
  }
}

/** Answers a conversation, rings the customer's bell, and takes it off the work list. */
export async function answerGespraech(
  env: Env,
  dienst: Dienst,
  { id, ...antwort }: Antwort & { id: string },
): Promise<Antwortergebnis> {
  const own = await store.findGespraechOfDienst(env.db, { id, jobcenterId: dienst.jobcenterId })
  if (!own) return { ok: false, grund: 'weg' }
  const { text, anhaenge, sendung } = antwort
  const kundeId = own.kunde_id
  return sendOnce(env, { sendung, text, kundeId }, async (tx) => {
    const row = await store.lockGespraech(tx, id)
    if (!row) return { ok: false, grund: 'weg' }
    if (row.stand !== antwort.stand) return { ok: false, grund: 'stand' }
    const hindernis = await holdNachrichtenweg(tx, kundeId)
    if (hindernis) return { ok: false, grund: hindernis }
    if (!(await bindDokumente(env, tx, { besitzer: { art: 'kunde', id: kundeId }, ids: anhaenge }))) {
      throw new Ruecknahme('anhang')
    }
    const ids = (await store.findNachrichten(tx, id)).map((one) => one.id)
    await store.setGelesen(tx, { ids, von: 'kunde', jetzt: env.clock.now() })
    const von = { art: 'dienst', mitarbeiterId: dienst.mitarbeiterId } as const
    await appendNachricht(env, tx, { row, neu: { von, text, anhaenge, sendung } })
    await ring(env, tx, row)
    return { ok: true }
  })
}

async function ring(env: Env, tx: Tx, row: store.GespraechRow): Promise<void> {
  const kontoId = await findKontoOfKunde(tx, row.kunde_id)
  if (!kontoId) return
  const route = row.postfach === 'leistung' ? routes.leistungsgespraech : routes.vermittlungsgespraech
  await notify(env, tx, { kontoId, kundeId: row.kunde_id, anlass: 'neue-nachricht', ziel: route.href({ id: row.id }) })
}

export interface Dienstnachricht
  extends Omit<Antwort, 'stand'>,
    Pick<NeuesGespraech, 'kundeId' | 'anliegen' | 'betreff' | 'vorgang'> {}

/** Staff writes first. The customer is one of the own Jobcenter (checked by the caller). */
export function writeToKunde(env: Env, dienst: Dienst, neu: Dienstnachricht): Promise<Antwortergebnis> {
  const { kundeId, anliegen, betreff, vorgang, text, anhaenge, sendung } = neu
  return sendOnce(env, { sendung, text, kundeId }, async (tx) => {
    const hindernis = await holdNachrichtenweg(tx, kundeId)
    if (hindernis) return { ok: false, grund: hindernis }
    const row = await createGespraech(env, tx, { kundeId, jobcenterId: dienst.jobcenterId, anliegen, betreff, vorgang })
    if (!row) return { ok: false, grund: 'weg' }
    if (!(await bindDokumente(env, tx, { besitzer: { art: 'kunde', id: kundeId }, ids: anhaenge }))) {
      throw new Ruecknahme('anhang')
    }
    const von = { art: 'dienst', mitarbeiterId: dienst.mitarbeiterId } as const
    await appendNachricht(env, tx, { row, neu: { von, text, anhaenge, sendung } })
    await ring(env, tx, row)
    return { ok: true }
  })
}

/** Takes an item, gives it to a colleague, or returns it to all. False where somebody acted meanwhile, or it is foreign. */
export function assignGespraech(
  env: Env,
  dienst: Dienst,
  wahl: { id: string; an: string | undefined; stand: number },
): Promise<boolean> {
  return env.db.transaction().execute(async (tx) => {
    const own = await store.findGespraechOfDienst(tx, { id: wahl.id, jobcenterId: dienst.jobcenterId })
    const row = own && (await store.lockGespraech(tx, wahl.id))
    if (!row || row.stand !== wahl.stand) return false
    await store.updateGespraech(tx, row.id, { zustaendig: wahl.an ?? null })
    await recordEreignis(env, tx, {
      ereignis: 'jobcenter.nachricht-zugewiesen',
      akteur: 'dienst',
      akteurId: dienst.mitarbeiterId,
      kundeId: row.kunde_id,
      details: { gespraech: row.id, an: wahl.an ?? 'alle' },
    })
    return true
  })
}

/** Nothing is to be answered: off the work list, the customer sees no change. */
export function closeGespraech(env: Env, dienst: Dienst, wahl: { id: string; stand: number }): Promise<boolean> {
  return env.db.transaction().execute(async (tx) => {
    const own = await store.findGespraechOfDienst(tx, { id: wahl.id, jobcenterId: dienst.jobcenterId })
    const row = own && (await store.lockGespraech(tx, wahl.id))
    if (!row || row.stand !== wahl.stand) return false
    await store.updateGespraech(tx, row.id, { offen_seit: null })
    await recordEreignis(env, tx, {
      ereignis: 'jobcenter.nachricht-erledigt',
      akteur: 'dienst',
      akteurId: dienst.mitarbeiterId,
      kundeId: row.kunde_id,
      details: { gespraech: row.id },
    })
    return true
  })
}

/** Whether a file hangs on a message of this conversation; answers whose it is. */
export async function ownerOfAnhang(
  env: Env,
  dienst: Dienst,
  wo: { gespraechId: string; dokumentId: string },
): Promise<string | undefined> {
  const row = await store.findGespraechOfDienst(env.db, { id: wo.gespraechId, jobcenterId: dienst.jobcenterId })
  return row && (await store.hasAnhang(env.db, wo)) ? row.kunde_id : undefined
}
