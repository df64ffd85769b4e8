import { markGelesen, notify } from '#modules/benachrichtigung'
import { areEigene, bindDokumente } from '#modules/dokumente'
import { type Kunde, openKunde } from '#modules/jobcenter'
import { type Ereignisname, recordEreignis } from '#modules/protokoll'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import { isId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { formatTag, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { KundenBesuch } from '#web/besuch.ts'
import { wordFormlos } from './beleg/name.ts'
import { type Dienstslug, dienste, diensteOf, titleOf, type Was } from './dienste-daten.ts'
import { openInhalt } from './inhalt.ts'
import type { Leistungsslug } from './leistung/leistungen-daten.ts'
import { leistungsname } from './leistung/leistungsname.ts'
import { handInNachweis } from './nachweise/nachweise.ts'
import * as store from './store.ts'
import {
  addSchritt,
  type GanzerVorgang,
  insertNeu,
  type NeuerVorgang,
  openVorgang,
  readGanz,
  type Vorgang,
} from './vorgang.ts'
import { isEnde } from './zustaende-daten.ts'

/** The customer's side: everything is found through the open profile. */
export type Wer = Pick<KundenBesuch, 'kontoId' | 'profil'>

const JE_SEITE = 20

/** One page of the customer's cases, the last changed first, of one benefit or all; `weiter` is where the next one begins. */
export async function listVorgaenge(
  env: Env,
  { profil }: Wer,
  wo: { leistung: Leistungsslug | undefined; nach: store.Stelle | undefined },
): Promise<{ vorgaenge: Vorgang[]; weiter: string | undefined }> {
  const slugs = wo.leistung && diensteOf(wo.leistung)
  const filter = { kundeId: profil.kundeId, dienste: slugs, nach: wo.nach, anzahl: JE_SEITE + 1 }
  const rows = await store.findVorgaenge(env.db, filter)
  const vorgaenge = rows.slice(0, JE_SEITE).map((row) => openVorgang(env, row))
  const last = vorgaenge.at(-1)
  return { vorgaenge, weiter: rows.length > JE_SEITE && last ? markOf(last.geaendert, last.id) : undefined }
}

export const markOf = (zeit: Date, id: string): string => `${zeit.getTime()}_${id}`

/** The place in a list that an address names; undefined for anything else. */
export function readStelle(text: string | undefined): store.Stelle | undefined {
  const found = /^(\d{10,15})_([0-9a-f-]{36})$/.exec(text ?? '')
  return found && isId(found[2]!) ? { zeit: new Date(Number(found[1])), id: found[2]! } : undefined
}

/** A case with everything; undefined for a foreign one as for none. */
export async function readVorgang(env: Env, wer: Wer, id: string): Promise<GanzerVorgang | undefined> {
  const { profil } = wer
  const row = await store.findVorgang(env.db, { id, kundeId: profil.kundeId })
  if (!row) return undefined
  await markGelesen(env, env.db, { leser: wer, ziel: routes.vorgang.href({ id }) })
  return readGanz(env, env.db, { row, mitVermerken: false, recht: { art: 'kunde', kundeId: profil.kundeId } })
}

/** The own case that a sending became; undefined: none yet. */
export const findVorgangOfSendung = async (tx: Tx, { profil }: Wer, sendung: string): Promise<string | undefined> =>
  (await store.findSendung(tx, { sendung, kundeId: profil.kundeId }))?.id

export interface Sendung {
  dienst: Dienstslug
  text: string
  dateien: readonly string[]
  sendung: string
}

/** `anhang`: a file was turned away since it was chosen. `schon-gesendet`: from another tab, with another text. */
export type Sendeergebnis = { ok: true; id: string } | { ok: false; grund: 'anhang' | 'schon-gesendet' | 'weg' }

/** What somebody sends, without who does. */
export type Sache = Omit<NeuerVorgang, 'kundeId' | 'jobcenterId' | 'kontoId'>

/** A file that should go with it is none of the sender's, or was turned away. */
export class Anhangfehler extends Error {}

/** Sends an application without a form, once: the same sending again answers with what it became the first time. */
export async function sendFormlos(env: Env, wer: Wer, neu: Sendung): Promise<Sendeergebnis> {
  try {
    return await env.db.transaction().execute((tx) => send(env, tx, { wer, neu }))
  } catch (error) {
    if (error instanceof Anhangfehler) return { ok: false, grund: 'anhang' }
    throw error
  }
}

async function send(env: Env, tx: Tx, { wer, neu }: { wer: Wer; neu: Sendung }): Promise<Sendeergebnis> {
  const { kundeId } = wer.profil
  await store.lockSendung(tx, neu.sendung)
  const known = await store.findSendung(tx, { sendung: neu.sendung, kundeId })
  if (known) {
    const same = known.dienst === neu.dienst && openInhalt(env, known).text === neu.text
    return same ? { ok: true, id: known.id } : { ok: false, grund: 'schon-gesendet' }
  }
  const kunde = await readOwn(env, tx, wer)
  if (!kunde) return { ok: false, grund: 'weg' }
  const { formlos } = dienste[neu.dienst]
  const tag = formatTag(tagInBerlin(env.clock.now()))
  const titel = titleOf(formlos, { name: leistungsname(env), bg: kunde.bgNummer, tag })
  const unvollstaendig = formlos.was === 'antrag'
  const ereignis = formlos.was === 'mitteilung' ? 'vorgang.mitteilung-gesendet' : 'vorgang.antrag-gesendet'
  const { dienst, text, dateien, sendung } = neu
  const sache = {
    dienst,
    dateien,
    sendung,
    titel,
    unvollstaendig,
    art: 'formlos' as const,
    inhalt: { text },
    ...worteOf(formlos.was),
  }
  const id = await placeVorgang(env, tx, { wer, sache, ereignis })
  return id ? { ok: true, id } : { ok: false, grund: 'weg' }
}

const worteOf = (was: Was) => ({ bezeichnung: wordFormlos(was), nachweise: [] })

/**
 * Puts what a customer sends on file, with its files, record and bell, in the caller's transaction. Undefined where the
 * customer is gone. @throws Anhangfehler where a file was turned away meanwhile: nothing may stay of the sending
 */
export async function placeVorgang(
  env: Env,
  tx: Tx,
  { wer, sache, ereignis }: { wer: Wer; sache: Sache; ereignis: Ereignisname },
): Promise<string | undefined> {
  const { kundeId, jobcenterId } = wer.profil
  const id = await insertNeu(env, tx, { ...sache, kundeId, jobcenterId, kontoId: wer.kontoId })
  if (!id) return undefined
  if (!(await bindDokumente(env, tx, { besitzer: { art: 'kunde', id: kundeId }, ids: sache.dateien }))) {
    throw new Anhangfehler()
  }
  const details = { vorgang: id, ...detailsOf(sache.dienst), dateien: sache.dateien.length }
  await recordEreignis(env, tx, { ereignis, ...acts(wer), details })
  const ziel = routes.vorgang.href({ id })
  await notify(env, tx, { kontoId: wer.kontoId, kundeId, anlass: 'vorgang-gesendet', ziel })
  return id
}

/** Which benefit a case belongs to stands in the record, for „Verlauf zum …“. */
export const detailsOf = (dienst: Dienstslug) => ({ dienst, leistung: dienste[dienst].leistung })

export const acts = ({ kontoId, profil }: Wer) =>
  ({ akteur: 'kunde', akteurId: kontoId, kontoId, kundeId: profil.kundeId }) as const

async function readOwn(env: Env, db: Db | Tx, { profil }: Wer): Promise<Kunde | undefined> {
  const row = await db
    .selectFrom('kunde as k')
    .innerJoin('personenschluessel as s', 's.besitzer', 'k.id')
    .select(['k.id', 'k.jobcenter_id', 'k.daten', 's.verpackt as schluessel'])
    .where('k.id', '=', profil.kundeId)
    .executeTakeFirst()
  return row && openKunde(env, row)
}

export interface Unterlagen {
  id: string
  text: string
  /** Files that came with this form. */
  dateien: readonly string[]
  /** Files of one's own that were here before. */
  auswahl?: readonly string[]
  /** For which document of the case they stand. */
  nachweis?: string | undefined
}

export type Nachreichung = { ok: true } | { ok: false; grund: 'anhang' | 'ende' | 'weg' }

/**
 * Adds files to a case, with a line where there is something to say. Files that are there already are not added again: a
 * double click is one step. `ende`: it is decided or taken back.
 */
export async function addUnterlagen(env: Env, wer: Wer, neu: Unterlagen): Promise<Nachreichung> {
  try {
    return await env.db.transaction().execute((tx) => handIn(env, tx, { wer, neu }))
  } catch (error) {
    if (error instanceof Anhangfehler) return { ok: false, grund: 'anhang' }
    throw error
  }
}

async function handIn(env: Env, tx: Tx, { wer, neu }: { wer: Wer; neu: Unterlagen }): Promise<Nachreichung> {
  const { kundeId } = wer.profil
  const own = await store.findVorgang(tx, { id: neu.id, kundeId })
  const row = own && (await store.lockVorgang(tx, neu.id))
  if (!row) return { ok: false, grund: 'weg' }
  const known = await store.findDateien(tx, row.id)
  const { auswahl = [] } = neu
  if (!(await areEigene(tx, { besitzer: { art: 'kunde', id: kundeId }, ids: auswahl }))) throw new Anhangfehler()
  const dateien = [...new Set([...neu.dateien, ...auswahl])].filter((id) => !known.includes(id))
  if (dateien.length === 0) return { ok: true }
  if (isEnde(row.zustand)) return { ok: false, grund: 'ende' }
  if (!(await bindDokumente(env, tx, { besitzer: { art: 'kunde', id: kundeId }, ids: dateien })))
    throw new Anhangfehler()
  await store.insertDateien(tx, row.id, { dateien, seit: env.clock.now() })
  if (neu.nachweis) await handInNachweis(env, tx, { vorgangId: row.id, nachweisId: neu.nachweis, ids: dateien })
  const zustand = 'unterlagen-nachgereicht' as const
  await store.updateVorgang(tx, row.id, { zustand, geaendert: env.clock.now(), frist: null })
  await addSchritt(env, tx, { row, neu: { zustand, von: 'kunde', notiz: neu.text || undefined } })
  const details = { vorgang: row.id, ...detailsOf(row.dienst), dateien: dateien.length }
  await recordEreignis(env, tx, { ereignis: 'vorgang.unterlagen-nachgereicht', ...acts(wer), details })
  return { ok: true }
}

/** Whether a file belongs to this case, which is the customer's. */
export async function ownsDatei(
  env: Env,
  { profil }: Wer,
  wo: { vorgangId: string; dokumentId: string },
): Promise<boolean> {
  const row = await store.findVorgang(env.db, { id: wo.vorgangId, kundeId: profil.kundeId })
  return row !== undefined && store.hasDatei(env.db, wo)
}
