import { deleteDokumente } from '#modules/dokumente'
import { kundeKey } from '#modules/jobcenter'
import { later, TAG } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { type Tag, tagInBerlin } from '#platform/text/datum.ts'
import type { KundenBesuch } from '#web/besuch.ts'
import { findDienst } from '../dienste/verzeichnis.ts'
import type { Formulardienst } from '../engine/dienst.ts'
import type { Antworten } from '../engine/modell.ts'
import type { Eingabe } from '../engine/werte.ts'
import * as store from './store.ts'
import { readVorwissen } from './vorwissen.ts'

/** The account, with the profile that is open. */
export type Wer = Pick<KundenBesuch, 'kontoId' | 'profil'>

/** What somebody says of a document that they do not hand in now. */
export interface Nachweiswahl {
  wahl: 'spaeter' | 'nicht-vorhanden' | 'amt'
  /** Until when it comes; only of `spaeter`. */
  bis?: Tag
  grund?: string
}

export interface Antragsinhalt {
  antworten: Antworten
  /** What stood on a page that was left with errors, or is being typed, as it was typed. */
  getippt?: { seite: string; felder: Eingabe } | undefined
  /** By the key of the document. */
  nachweise: Readonly<Record<string, Nachweiswahl>>
}

/** A form that is being filled in. */
export interface Antrag extends Antragsinhalt {
  id: string
  kundeId: string
  dienst: Formulardienst
  begonnen: Date
  geaendert: Date
}

/** So long a draft is kept after its last change. */
export const AUFHEBEN = 90 * TAG

export const loeschtag = ({ geaendert }: Pick<Antrag, 'geaendert'>): Tag => tagInBerlin(later(geaendert, AUFHEBEN))

const context = (id: string) => `antrag|inhalt|${id}`
const eigner = ({ kontoId, profil }: Wer) => ({ kontoId, kundeId: profil.kundeId })
const keyOf = (env: Env, row: { kunde_id: string; schluessel: Buffer }) =>
  kundeKey(env, { id: row.kunde_id, schluessel: row.schluessel })

/** Undefined where its form is gone from the portal. */
export function openAntrag(env: Env, row: store.AntragRow): Antrag | undefined {
  const dienst = findDienst(row.dienst)
  if (!dienst) return undefined
  const inhalt = JSON.parse(keyOf(env, row).open(context(row.id), row.inhalt)) as Antragsinhalt
  const { id, kunde_id: kundeId, begonnen, geaendert } = row
  return { ...inhalt, ...{ id, kundeId, dienst, begonnen, geaendert } }
}

const seal = (env: Env, row: Pick<store.AntragRow, 'id' | 'kunde_id' | 'schluessel'>, inhalt: Antragsinhalt) => {
  const { antworten, getippt, nachweise } = inhalt
  return keyOf(env, row).seal(context(row.id), JSON.stringify({ antworten, getippt, nachweise }))
}

/** One draft of one's own; undefined for a foreign one as for none. */
export async function readAntrag(env: Env, wer: Wer, id: string): Promise<Antrag | undefined> {
  const row = await store.findAntrag(env.db, { ...eigner(wer), id })
  return row && openAntrag(env, row)
}

/** One's own drafts, the last changed first, of one service or all. */
export async function listAntraege(env: Env, wer: Wer, dienst?: string): Promise<Antrag[]> {
  const rows = await store.findAntraege(env.db, { ...eigner(wer), dienst, anzahl: 20 })
  return rows.flatMap((row) => openAntrag(env, row) ?? [])
}

/** Everything that an account has begun, for the copy of its data. */
export async function listAntraegeOfKonto(env: Env, db: Db | Tx, kontoId: string): Promise<Antrag[]> {
  const rows = await store.findAntraegeOfKonto(db, kontoId)
  return rows.flatMap((row) => openAntrag(env, row) ?? [])
}

/** Begins a draft with what is known; `id` is made with the form, so that a double click begins one. False: it is gone. */
export async function beginAntrag(
  env: Env,
  wer: Wer,
  { id, dienst }: { id: string; dienst: Formulardienst },
): Promise<boolean> {
  const wissen = await readVorwissen(env, wer, dienst)
  if (!wissen) return false
  const jetzt = env.clock.now()
  const { kontoId: konto_id, kundeId: kunde_id } = eigner(wer)
  const row = { id, kunde_id, schluessel: wissen.schluessel }
  const inhalt = seal(env, row, { antworten: wissen.antworten, nachweise: {} })
  const { slug, formular } = dienst
  const neu = {
    id,
    konto_id,
    kunde_id,
    dienst: slug,
    fassung: formular.fassung,
    inhalt,
    begonnen: jetzt,
    geaendert: jetzt,
  }
  await env.db.transaction().execute((tx) => store.insertAntrag(tx, neu))
  return (await store.findAntrag(env.db, { ...eigner(wer), id })) !== undefined
}

export interface Aenderung {
  id: string
  /** What the draft holds from now on; undefined leaves it as it is. */
  change(antrag: Antrag, tx: Tx): Antragsinhalt | undefined | Promise<Antragsinhalt | undefined>
}

/** Changes a draft under its lock; the draft as it is now, or undefined where there is none or nothing was to change. */
export function saveAntrag(env: Env, wer: Wer, { id, change }: Aenderung): Promise<Antrag | undefined> {
  return env.db.transaction().execute(async (tx) => {
    const row = await store.lockAntrag(tx, { ...eigner(wer), id })
    const antrag = row && openAntrag(env, row)
    const inhalt = antrag && (await change(antrag, tx))
    if (!row || !antrag || !inhalt) return undefined
    const geaendert = env.clock.now()
    await store.updateAntrag(tx, id, { inhalt: seal(env, row, inhalt), geaendert })
    return { ...antrag, ...inhalt, geaendert }
  })
}

/** Removes a draft with the files that belong to nothing else. False: it was gone already. */
export function dropAntrag(env: Env, wer: Wer, id: string): Promise<boolean> {
  return env.db.transaction().execute(async (tx) => {
    const row = await store.lockAntrag(tx, { ...eigner(wer), id })
    if (!row) return false
    const ids = (await store.findDateien(tx, id)).map(({ dokument_id }) => dokument_id)
    await store.deleteAntrag(tx, id)
    await deleteDokumente(env, tx, { besitzer: { art: 'kunde', id: row.kunde_id }, ids })
    return true
  })
}
