import { findVorgangOfKorrektur, listOffeneKorrekturen, readKorrektur } from '#modules/vorgaenge'
import type { Env } from '#platform/env.ts'
import { tagInBerlin } from '#platform/text/datum.ts'
import { HttpError } from '#web/fehler.ts'
import {
  type Antrag,
  asKunde,
  dropAntrag,
  type Inhaber,
  type Korrekturbezug,
  openAntrag,
  sealAntrag,
} from '../antrag/antrag.ts'
import * as store from '../antrag/store.ts'
import type { Schritt } from '../engine/modell.ts'
import { isComplete } from '../engine/stand.ts'
import { keyOf, type Station, walk } from '../engine/weg.ts'
import { readGesendetes } from './gesendetes.ts'

/**
 * The draft of an answer to a request of staff, made from what was sent when it is opened first; its id is that of the request.
 * Undefined for a foreign request, for one that is answered or withdrawn, and where the form of today does not ask that any more.
 */
export async function beginKorrektur(env: Env, wer: Inhaber, id: string): Promise<Antrag | undefined> {
  const kunde = asKunde(wer)
  if (!kunde) return undefined
  const auftrag = await readKorrektur(env, kunde, id)
  const stand = auftrag && tagInBerlin(auftrag.gesendet)
  const verstanden = stand && readGesendetes(auftrag.formular, stand)
  const schluessel = await store.findKey(env.db, kunde.profil.kundeId)
  if (!verstanden || !schluessel) return undefined
  const { dienst, antworten, angehoben } = verstanden
  const { vorgangId, fragen, grund, frist, regeln } = auftrag
  const bezug = { vorgangId, fragen, grund, frist, regeln, stand, gesendet: antworten }
  const korrektur: Korrekturbezug = angehoben ? { ...bezug, angehoben } : bezug
  if (!stillAsks({ dienst, korrektur })) return undefined
  const { kontoId: konto_id, profil } = kunde
  const { kundeId: kunde_id } = profil
  const jetzt = env.clock.now()
  const inhalt = sealAntrag(env, { id, konto_id, kunde_id, schluessel }, { antworten, nachweise: {}, korrektur })
  const row = { id, konto_id, kunde_id, dienst: dienst.slug, fassung: dienst.formular.fassung, inhalt }
  await env.db.transaction().execute((tx) => store.takeAntrag(tx, { ...row, begonnen: jetzt, geaendert: jetzt }))
  const made = await store.findAntrag(env.db, { kontoId: konto_id, kundeId: kunde_id, id })
  return made && openAntrag(env, made)
}

/** Whether what was sent still leads to every page that is asked about: a newer version of the form may have others. */
function stillAsks({ dienst, korrektur }: { dienst: Antrag['dienst']; korrektur: Korrekturbezug }): boolean {
  const weg = new Set(walk(dienst.formular, korrektur.gesendet, korrektur.stand).map(keyOf))
  return korrektur.fragen.every(({ ort }) => weg.has(ort))
}

const erledigt = () =>
  new HttpError(
    409,
    'Diese Rückfrage hat sich erledigt',
    'Ihr Jobcenter wartet nicht mehr auf die Änderung. Es wurde nichts gesendet. Den Stand sehen Sie bei Ihrem Vorgang.',
  )

const veraltet = () =>
  new HttpError(
    409,
    'Dieses Formular gibt es jetzt in einer anderen Fassung',
    'Darin steht nicht mehr, wonach Ihr Jobcenter fragt. Was Sie gesendet haben, bleibt. Antworten Sie bitte mit einer Nachricht zu diesem Vorgang: Öffnen Sie ihn und wählen Sie „Nachricht zu diesem Vorgang“.',
  )

/** @throws HttpError where the request of a draft is of no use any more, or the form of today does not ask that */
export async function checkKorrektur(env: Env, wer: Inhaber, antrag: Antrag): Promise<void> {
  const kunde = asKunde(wer)
  const { dienst, korrektur } = antrag
  if (!korrektur || !kunde) return
  if ((await listOffeneKorrekturen(env.db, kunde, [antrag.id])).length === 0) {
    await dropAntrag(env, wer, antrag.id)
    throw erledigt()
  }
  if (!stillAsks({ dienst, korrektur })) throw veraltet()
}

const gesendet = () =>
  new HttpError(
    409,
    'Ihre Antwort ist schon gesendet',
    'Was Sie geändert haben, liegt Ihrem Jobcenter vor. Sie finden es bei Ihrem Vorgang.',
  )

/** Where there is no draft: @throws HttpError for a request of the own case that is over, and says why */
export async function explainMissing(env: Env, wer: Inhaber, id: string): Promise<void> {
  const kunde = asKunde(wer)
  const found = kunde && (await env.db.transaction().execute((tx) => findVorgangOfKorrektur(tx, kunde, id)))
  if (!found) return
  if (found.gesendet) throw gesendet()
  throw (await readKorrektur(env, kunde, id)) ? veraltet() : erledigt()
}

type Entwurf = Pick<Antrag, 'dienst' | 'korrektur'>

/** Worked out once for each draft that is read: a household has hundreds of pages. */
const gesendete = new WeakMap<Korrekturbezug, ReadonlySet<string>>()

/** The pages that what was sent led to and filled in. */
function listGesendete({ formular }: Antrag['dienst'], korrektur: Korrekturbezug): ReadonlySet<string> {
  const known = gesendete.get(korrektur)
  if (known) return known
  const weg = walk(formular, korrektur.gesendet, korrektur.stand)
  const keys = new Set(weg.filter((station) => isComplete(formular, station)).map(keyOf))
  gesendete.set(korrektur, keys)
  return keys
}

/** Whether a page may be changed: one that is asked about, or one that what was sent did not lead to or left open. */
export function isFrei({ dienst, korrektur }: Entwurf, station: Pick<Schritt, 'seite' | 'eintraege'>): boolean {
  if (!korrektur) return true
  const key = keyOf(station)
  return korrektur.fragen.some(({ ort }) => ort === key) || !listGesendete(dienst, korrektur).has(key)
}

/** Whether staff asks about this very page. */
export const isGefragt = (antrag: Antrag, station: Schritt): antrag is Antrag & { korrektur: Korrekturbezug } =>
  antrag.korrektur?.fragen.some(({ ort }) => ort === keyOf(station)) === true

/** Pages of a draft that may be changed, in their order. */
export const listFreie = (antrag: Antrag, weg: readonly Station[]): Station[] =>
  weg.filter((station) => isFrei(antrag, station))
