import { bindDokumente, type Dokument } from '#modules/dokumente'
import { lockZustimmung } from '#modules/profil'
import { recordBremse, recordEreignis } from '#modules/protokoll'
import { STUNDE } from '#platform/clock.ts'
import type { Tx } from '#platform/datenbank/db.ts'
import { type Grenze, takeVersuch } from '#platform/datenbank/versuche.ts'
import type { Env } from '#platform/env.ts'
import type { KundenBesuch } from '#web/besuch.ts'
import type { Anliegenname, Fach } from './anliegen.ts'
import { deleteEntwurf } from './entwurf/store.ts'
import { type Mark, markOf } from './marke.ts'
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

/** The customer's side: everything is found through the open profile. */
export type Wer = Pick<KundenBesuch, 'kontoId' | 'profil'>

/** A conversation as a folder shows it. */
export interface Zeile extends Pick<Gespraech, 'id' | 'fach' | 'anliegen' | 'betreff' | 'zuletzt'> {
  neu: boolean
  /** The Jobcenter owes an answer. */
  wartet: boolean
}

/** One page of a folder; `weiter` is where the next one begins. */
export interface Liste {
  zeilen: Zeile[]
  weiter: string | undefined
}

export type Ordner = store.Listenfilter['ordner']
export const JE_SEITE = 25

export async function listGespraeche(
  env: Env,
  { profil }: Wer,
  wo: { fach: Fach; ordner: Ordner; vor: Mark | undefined },
): Promise<Liste> {
  const rows = await store.findGespraeche(env.db, { kundeId: profil.kundeId, ...wo, anzahl: JE_SEITE + 1 })
  const zeilen = rows.slice(0, JE_SEITE).map((row) => ({
    ...openGespraech(env, row),
    neu: row.neu,
    wartet: row.offen_seit !== null,
  }))
  const last = zeilen.at(-1)
  return { zeilen, weiter: rows.length > JE_SEITE && last ? markOf(last) : undefined }
}

const ZU_EINEM_VORGANG = 20

/** The latest conversations about a case of this customer; opening them is something else. */
export async function listGespraecheZu(env: Env, wo: { vorgangId: string; kundeId: string }): Promise<Zeile[]> {
  const rows = await store.findGespraecheZu(env.db, { ...wo, anzahl: ZU_EINEM_VORGANG })
  return rows.map((row) => ({ ...openGespraech(env, row), neu: row.neu, wartet: row.offen_seit !== null }))
}

/** In which mailbox a conversation of this customer lies; reading it is something else. */
export async function findFach(env: Env, { profil }: Wer, id: string): Promise<Fach | undefined> {
  return (await store.findGespraech(env.db, { id, kundeId: profil.kundeId }))?.postfach
}

/** A conversation with all messages; what staff wrote counts as read. Undefined for a foreign one as for none, and
 * where it lies in another mailbox than the one named. */
export async function readGespraech(
  env: Env,
  { profil }: Wer,
  { id, fach }: { id: string; fach?: Fach },
): Promise<{ gespraech: Gespraech; nachrichten: Nachricht[] } | undefined> {
  const row = await store.findGespraech(env.db, { id, kundeId: profil.kundeId })
  if (!row || (fach && row.postfach !== fach)) return undefined
  const nachrichten = await readNachrichten(env, env.db, row)
  const ids = nachrichten.map((one) => one.id)
  await store.setGelesen(env.db, { ids, von: 'dienst', jetzt: env.clock.now() })
  await store.clearNeu(env.db, row)
  return { gespraech: openGespraech(env, row), nachrichten }
}

/** What a new message about an older conversation begins with. */
export interface Mitgenommen {
  anliegen: Anliegenname
  betreff: string
  /** What the customer wrote last. */
  text: string
  /** The files that the customer sent there, but those that were turned away. */
  dateien: Dokument[]
  /** The case that it is about. */
  vorgangId: string | undefined
}

/** Undefined where the conversation is not the customer's, or lies in the other mailbox. */
export async function carryOver(
  env: Env,
  { profil }: Wer,
  { id, fach }: { id: string; fach: Fach },
): Promise<Mitgenommen | undefined> {
  const row = await store.findGespraech(env.db, { id, kundeId: profil.kundeId })
  if (row?.postfach !== fach) return undefined
  const own = (await readNachrichten(env, env.db, row)).filter(({ von }) => von === 'kunde')
  const dateien = own.flatMap(({ anhaenge }) => anhaenge)
  return {
    anliegen: row.anliegen,
    betreff: openGespraech(env, row).betreff,
    text: own.at(-1)?.text ?? '',
    dateien: dateien.filter(({ zustand }) => zustand === 'sauber' || zustand === 'quarantaene'),
    vorgangId: row.vorgang_id ?? undefined,
  }
}

export interface Sendung {
  sendung: string
  text: string
  anhaenge: readonly string[]
  /** A new conversation, or the one that is answered. */
  an: Pick<NeuesGespraech, 'anliegen' | 'betreff' | 'vorgang'> | { gespraechId: string }
}

/**
 * `ohne-zustimmung`: consent was never given, or withdrawn meanwhile. `anhang`: a file was turned away since it was chosen.
 * `schon-gesendet`: from another tab, with another text.
 */
export type Sendeergebnis =
  | { ok: true; gespraechId: string }
  | { ok: false; grund: 'ohne-zustimmung' | 'anhang' | 'weg' | 'schon-gesendet' | 'zu-viele' }

/** Far above what anybody writes; an inbox of staff must not be filled by a script. */
const jeKunde: Grenze = { zweck: 'nachrichten', max: 60, fenster: STUNDE, gebremst: recordBremse }

/** Sends a message, once: the same sending again answers with what it became the first time. */
export async function sendNachricht(env: Env, wer: Wer, neu: Sendung): Promise<Sendeergebnis> {
  try {
    return await env.db.transaction().execute((tx) => send(env, tx, { wer, neu }))
  } catch (error) {
    if (error instanceof Ruecknahme) return { ok: false, grund: error.grund }
    throw error
  }
}

async function send(env: Env, tx: Tx, { wer, neu }: { wer: Wer; neu: Sendung }): Promise<Sendeergebnis> {
  const { kundeId } = wer.profil
  const { text, anhaenge, sendung } = neu
  await store.lockSendung(tx, sendung)
  const known = await store.findSendung(tx, { sendung, kundeId })
  if (known && !isSameText(env, known, text)) return { ok: false, grund: 'schon-gesendet' }
  if (known) return { ok: true, gespraechId: known.gespraech_id }
  if (!(await lockZustimmung(tx, kundeId, 'nachrichten'))) return { ok: false, grund: 'ohne-zustimmung' }
  if (!(await takeVersuch(env, tx, jeKunde, kundeId))) return { ok: false, grund: 'zu-viele' }
  const row = await findOrCreate(env, tx, wer, neu)
  if (!row) return { ok: false, grund: 'weg' }
  const besitzer = { art: 'kunde', id: kundeId } as const
  // The files that could be bound must not stay so, nor a conversation without a message.
  if (!(await bindDokumente(env, tx, { besitzer, ids: anhaenge }))) throw new Ruecknahme('anhang')
  const von = { art: 'kunde', kontoId: wer.kontoId } as const
  await appendNachricht(env, tx, { row, neu: { von, text, anhaenge, sendung } })
  await deleteEntwurf(tx, { kundeId, sendung })
  return { ok: true, gespraechId: row.id }
}

async function findOrCreate(env: Env, tx: Tx, { profil }: Wer, { an }: Sendung) {
  if ('gespraechId' in an) {
    const own = await store.findGespraech(tx, { id: an.gespraechId, kundeId: profil.kundeId })
    return own && store.lockGespraech(tx, own.id)
  }
  return createGespraech(env, tx, { kundeId: profil.kundeId, jobcenterId: profil.jobcenterId, ...an })
}

/**
 * Puts a conversation away, or back. `veraltet`: something came since the page was shown, which must not be put away unseen.
 * Undefined where it is not the customer's.
 */
export function archiveGespraech(
  env: Env,
  { kontoId, profil }: Wer,
  wahl: { id: string; weg: boolean; stand: number },
): Promise<'ok' | 'veraltet' | undefined> {
  const { kundeId } = profil
  return env.db.transaction().execute(async (tx) => {
    const own = await store.findGespraech(tx, { id: wahl.id, kundeId })
    const row = own && (await store.lockGespraech(tx, own.id))
    if (!row) return undefined
    if (row.stand !== wahl.stand) return 'veraltet'
    await store.setArchiviert(tx, row.id, wahl.weg ? env.clock.now() : null)
    const details = { gespraech: row.id, archiv: wahl.weg }
    const wer = { akteur: 'kunde', akteurId: kontoId, kontoId, kundeId } as const
    await recordEreignis(env, tx, { ereignis: 'jobcenter.gespraech-archiviert', ...wer, details })
    return 'ok'
  })
}

/** Whether a file hangs on a message of this conversation, which is the customer's. */
export async function ownsAnhang(
  env: Env,
  { profil }: Wer,
  wo: { gespraechId: string; dokumentId: string },
): Promise<boolean> {
  const row = await store.findGespraech(env.db, { id: wo.gespraechId, kundeId: profil.kundeId })
  return row !== undefined && store.hasAnhang(env.db, wo)
}
