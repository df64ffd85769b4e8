import { type Besitzer, moveDokumente, releaseDokumente } from '#modules/dokumente'
import { findVorgangOfSendung, isEnde, listOffeneKorrekturen } from '#modules/vorgaenge'
import { later, TAG } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { HttpError } from '#web/fehler.ts'
import { findDienst } from '../dienste/verzeichnis.ts'
import type { Formulardienst } from '../engine/dienst.ts'
import { raiseAntworten } from '../engine/fassung.ts'
import type { Antworten } from '../engine/modell.ts'
import { listVorbelegtes } from '../engine/vorbelegt.ts'
import { findOfSendung } from '../erstantrag/store.ts'
import { asKunde, type Inhaber } from './inhaber.ts'
import { type Antragsinhalt, besitzerOf, openInhalt, sealAntrag } from './inhalt.ts'
import * as store from './store.ts'
import { readVorwissen } from './vorwissen.ts'

export { asKunde, type Inhaber, type Wer } from './inhaber.ts'
export {
  type Antragsinhalt,
  besitzerOf,
  type Korrekturbezug,
  type Nachweiswahl,
  sealAntrag,
} from './inhalt.ts'

/** Since when the day of an application counts, and where that stands. */
export interface Sicherung {
  art: 'vorgang' | 'erstantrag'
  id: string
  zeit: Date
}

/** A form that is being filled in. */
export interface Antrag extends Antragsinhalt {
  id: string
  /** Whose it is, with its files: a customer, or an account that none is known for. */
  besitzer: Besitzer
  dienst: Formulardienst
  /** Undefined: nothing of it has reached the Jobcenter, or what did is over. */
  gesichert: Sicherung | undefined
  /** The version of the form that its answers are of. */
  fassung: number
  begonnen: Date
  geaendert: Date
}

/** So long a draft is kept after its last change. */
export const AUFHEBEN = 90 * TAG

export const loeschtag = ({ geaendert }: Pick<Antrag, 'geaendert'>): Tag => tagInBerlin(later(geaendert, AUFHEBEN))

export const eigner = (wer: Inhaber): store.Eigner => ({ kontoId: wer.kontoId, kundeId: asKunde(wer)?.profil.kundeId })

function sicherungOf(row: store.AntragRow): Sicherung | undefined {
  const { vorgang_id, vorgang_zeit, vorgang_zustand, erstantrag_id, erstantrag_zeit } = row
  if (vorgang_id && vorgang_zeit && vorgang_zustand && !isEnde(vorgang_zustand)) {
    return { art: 'vorgang', id: vorgang_id, zeit: vorgang_zeit }
  }
  const gilt = row.erstantrag_zustand === 'offen' || row.erstantrag_zustand === 'zugeordnet'
  if (erstantrag_id && erstantrag_zeit && gilt) {
    return { art: 'erstantrag', id: erstantrag_id, zeit: erstantrag_zeit }
  }
  return undefined
}

/** Undefined where its form is gone from the portal. What was begun in an older version comes in that of today. */
export function openAntrag(env: Env, row: store.AntragRow): Antrag | undefined {
  const dienst = findDienst(row.dienst)
  if (!dienst) return undefined
  const inhalt = openInhalt(env, row)
  const { id, begonnen, geaendert } = row
  const eigen = { besitzer: besitzerOf(row), gesichert: sicherungOf(row) }
  return { ...inhalt, ...raise(env, row, { dienst, inhalt }), ...eigen, ...{ id, dienst, begonnen, geaendert } }
}

/** What sets right what was sent is raised together with it, as of the day of that: so it tells what the person changed, and no more. */
function raise(
  env: Env,
  { fassung }: store.AntragRow,
  { dienst, inhalt }: { dienst: Formulardienst; inhalt: Antragsinhalt },
) {
  const { formular } = dienst
  const { antworten, korrektur } = inhalt
  if (fassung >= formular.fassung) return { fassung }
  const heute = korrektur?.stand ?? tagInBerlin(env.clock.now())
  const lift = (alle: Antworten) => raiseAntworten(formular, alle, { fassung, heute })
  return {
    ...{ fassung: formular.fassung, antworten: lift(antworten) },
    ...(korrektur && { korrektur: { ...korrektur, gesendet: lift(korrektur.gesendet), angehoben: true as const } }),
  }
}

/** @throws HttpError for a draft of a newer version than this portal has: nothing may be made of it, and nothing is lost */
function checkFassung({ fassung, dienst }: Antrag): void {
  if (fassung <= dienst.formular.fassung) return
  throw new HttpError(
    409,
    'Dieser Entwurf braucht eine neuere Fassung des Formulars',
    'Sie haben ihn in einer Fassung ausgefüllt, die das Portal gerade nicht hat. Ihr Entwurf ist gespeichert. Versuchen Sie es später noch einmal.',
  )
}

/** As `openAntrag`, to go on with it. @throws HttpError as `checkFassung` */
export function openForWork(env: Env, row: store.AntragRow): Antrag | undefined {
  const antrag = openAntrag(env, row)
  if (antrag) checkFassung(antrag)
  return antrag
}

/** One draft of one's own; undefined for a foreign one as for none. */
export async function readAntrag(env: Env, wer: Inhaber, id: string): Promise<Antrag | undefined> {
  const row = await store.findAntrag(env.db, { ...eigner(wer), id })
  return row && openForWork(env, row)
}

/** One's own drafts, the last changed first, of one service or all; no more than `anzahl`. */
export async function listAntraege(
  env: Env,
  wer: Inhaber,
  { dienst, anzahl = 20 }: { dienst?: string; anzahl?: number } = {},
): Promise<Antrag[]> {
  const rows = await store.findAntraege(env.db, { ...eigner(wer), dienst, anzahl })
  const antraege = rows.flatMap((row) => openAntrag(env, row) ?? [])
  const gefragt = antraege.filter(({ korrektur }) => korrektur).map(({ id }) => id)
  const kunde = asKunde(wer)
  const offen = kunde ? await listOffeneKorrekturen(env.db, kunde, gefragt) : []
  return antraege.filter(({ id, korrektur }) => !korrektur || offen.includes(id))
}

/** Everything that an account has begun, for the copy of its data. */
export async function listAntraegeOfKonto(env: Env, db: Db | Tx, kontoId: string): Promise<Antrag[]> {
  const rows = await store.findAntraegeOfKonto(db, kontoId)
  return rows.flatMap((row) => openAntrag(env, row) ?? [])
}

/** Whether somebody may begin this service: with the profile of a customer, or where none is needed. */
export const mayBegin = (wer: Inhaber, { ohneFreischaltcode }: Formulardienst): boolean =>
  ohneFreischaltcode === true || asKunde(wer) !== undefined

/**
 * Begins a draft with what is known; `id` is made with the form, so that a double click begins one. `bezug`: what it was begun for. False: it is gone or
 * sent by now, or needs a profile.
 */
export async function beginAntrag(
  env: Env,
  wer: Inhaber,
  { id, dienst, bezug }: { id: string; dienst: Formulardienst; bezug?: string | undefined },
): Promise<boolean> {
  const wissen = mayBegin(wer, dienst) && (await readVorwissen(env, wer, { dienst, bezug }))
  if (!wissen) return false
  const jetzt = env.clock.now()
  const { kontoId: konto_id, kundeId } = eigner(wer)
  const kunde_id = kundeId ?? null
  const row = { id, kunde_id, konto_id, schluessel: wissen.schluessel }
  const { slug, formular } = dienst
  const { antworten } = wissen
  const vorbelegt = listVorbelegtes(formular, antworten)
  const inhalt = sealAntrag(env, row, { antworten, vorbelegt, nachweise: {} })
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
  await env.db.transaction().execute(async (tx) => {
    if (!(await wasSent(tx, wer, id))) await store.insertAntrag(tx, neu)
  })
  return (await store.findAntrag(env.db, { ...eigner(wer), id })) !== undefined
}

/** A page to begin on may be left open: what it began has become something else since, which goes by the same id. */
async function wasSent(tx: Tx, wer: Inhaber, id: string): Promise<boolean> {
  const kunde = asKunde(wer)
  const found = kunde ? findVorgangOfSendung(tx, kunde, id) : findOfSendung(tx, { sendung: id, kontoId: wer.kontoId })
  return (await found) !== undefined
}

export interface Aenderung {
  id: string
  /** What the draft holds from now on; undefined leaves it as it is. */
  change(antrag: Antrag, tx: Tx): Antragsinhalt | undefined | Promise<Antragsinhalt | undefined>
}

/** Changes a draft under its lock; the draft as it is now, or undefined where there is none or nothing was to change. */
export function saveAntrag(env: Env, wer: Inhaber, { id, change }: Aenderung): Promise<Antrag | undefined> {
  return env.db.transaction().execute(async (tx) => {
    const row = await store.lockAntrag(tx, { ...eigner(wer), id })
    const antrag = row && openForWork(env, row)
    const inhalt = antrag && (await change(antrag, tx))
    if (!row || !antrag || !inhalt) return undefined
    const geaendert = env.clock.now()
    const { fassung, korrektur } = antrag
    const { vorbelegt = antrag.vorbelegt } = inhalt
    const sealed = sealAntrag(env, row, { ...inhalt, vorbelegt, korrektur })
    await store.updateAntrag(tx, id, { inhalt: sealed, fassung, geaendert })
    return { ...antrag, ...inhalt, vorbelegt, geaendert }
  })
}

/** Removes a draft with the files that belong to nothing else. False: it was gone already. */
export function dropAntrag(env: Env, wer: Inhaber, id: string): Promise<boolean> {
  return env.db.transaction().execute(async (tx) => {
    const row = await store.lockAntrag(tx, { ...eigner(wer), id })
    if (!row) return false
    const ids = (await store.findDateien(tx, id)).map(({ dokument_id }) => dokument_id)
    await store.deleteAntrag(tx, id)
    await releaseDokumente(env, tx, { besitzer: besitzerOf(row), ids })
    return true
  })
}

/** Gives a draft of an account, locked by the caller, to a customer of that account, with its files. */
export async function giveAntrag(
  env: Env,
  tx: Tx,
  { row, kundeId, vorgangId }: { row: store.AntragRow; kundeId: string; vorgangId: string | null },
): Promise<void> {
  const schluessel = await store.findKey(tx, kundeId)
  if (!schluessel) throw new Error('Wem der Entwurf gehören soll, den gibt es nicht mehr.')
  const ids = (await store.findDateien(tx, row.id)).map(({ dokument_id }) => dokument_id)
  await moveDokumente(env, tx, { von: besitzerOf(row), nach: { art: 'kunde', id: kundeId }, ids })
  const inhalt = sealAntrag(env, { ...row, kunde_id: kundeId, schluessel }, openInhalt(env, row))
  const werte = { kunde_id: kundeId, vorgang_id: vorgangId, inhalt }
  await store.giveToKunde(tx, row.id, werte)
}
