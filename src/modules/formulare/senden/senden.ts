import type { Dokument } from '#modules/dokumente'
import {
  type Aenderung,
  Anhangfehler,
  completeGesicherten,
  findVorgangOfKorrektur,
  findVorgangOfSendung,
  hurryEingang,
  isDienst,
  type Lesung,
  leistungsname,
  type NeuerNachweis,
  nameBeleg,
  placeFassung,
  placeKenntnis,
  placeVorgang,
  type Vorgangsinhalt,
} from '#modules/vorgaenge'
import type { Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { computeAbdruck } from '#platform/krypto/abdruck.ts'
import { readAktendaten } from '../antrag/akte.ts'
import { type Antrag, asKunde, eigner, type Inhaber, openForWork, type Wer } from '../antrag/antrag.ts'
import * as store from '../antrag/store.ts'
import { findDienst } from '../dienste/verzeichnis.ts'
import { type Aktendaten, listAbweichungen, withAkte } from '../engine/akte.ts'
import type { Antworten } from '../engine/modell.ts'
import { listNachweise } from '../engine/nachweise.ts'
import { listFehlende, readBack } from '../engine/stand.ts'
import { nameApplicant, showAnswer } from '../engine/text.ts'
import { prune, questionOf, walk } from '../engine/weg.ts'
import { personOf } from '../erstantrag/erstantrag.ts'
import { sendOhneKunde } from '../erstantrag/senden.ts'
import { freeEarlier } from '../erstantrag/sichern.ts'
import { findOfSendung } from '../erstantrag/store.ts'
import { type Belegposten, listPosten, zustandOf } from '../nachweise/nachweise.ts'
import { heuteOf } from '../seiten/seite.ts'
import { describeAenderungen } from '../vergleich/vergleich.ts'
import { placeBesonderes, placeWegsein } from './besonderes.ts'
import { reserveNeues } from './vorbehalte.ts'

/** The whole declaration in questions and answers, as it is read before sending and kept after it. */
function readLesung(env: Env, antrag: Pick<Antrag, 'dienst' | 'antworten' | 'korrektur'>, akte: Aktendaten): Lesung[] {
  const { dienst, antworten } = antrag
  const formular = nameApplicant(dienst.formular, antworten)
  const heute = heuteOf(env, antrag)
  const anders = listAbweichungen(walk(formular, antworten, heute), akte).map((one) => ({
    frage: one.frage,
    antwort: `${one.antwort} (in der Akte: ${one.akte})`,
  }))
  const titel = new Map(formular.abschnitte.map((one) => [one.name, one.titel]))
  const seiten = readBack(formular, antworten, heute).map(({ station, eintraege, angaben }) => ({
    ...(titel.size > 1 ? { abschnitt: titel.get(station.abschnitt)! } : {}),
    titel: questionOf(formular, station),
    fuer: eintraege.length > 0 ? eintraege.join(', ') : undefined,
    angaben: angaben.map(({ feld, wert }) => ({ frage: feld.label, antwort: showAnswer(feld, wert, station.sicht) })),
  }))
  // Whoever works on it sees it first: it may be somebody else's number.
  return anders.length > 0 ? [{ titel: 'Anders als in der Akte', fuer: undefined, angaben: anders }, ...seiten] : seiten
}

/** What a draft changes in what was sent; undefined for one of which nothing was sent yet. */
export function listAenderungen(env: Env, antrag: Antrag): Aenderung[] | undefined {
  const { dienst, antworten, korrektur } = antrag
  if (!korrektur) return undefined
  const heute = heuteOf(env, antrag)
  const nachher = prune(dienst.formular, antworten, heute)
  return describeAenderungen(dienst.formular, { vorher: korrektur.gesendet, nachher, heute })
}

/**
 * `unvollstaendig`: a page still lacks something. `veraltet`: it has changed since it was read back. `anhang`: a file was turned
 * away. `erledigt`: staff does not wait for it any more.
 */
export type Sendeergebnis =
  /** What it became: a case; or of an account without the profile of a customer a first application. */
  | { ok: true; vorgangId: string | undefined; erstantragId?: string }
  | { ok: false; grund: 'unvollstaendig' | 'veraltet' | 'anhang' | 'weg' | 'erledigt' }

/** Sends a form, once: the draft becomes the case in one transaction, and asking again answers with that case. */
export const sendAntrag = (env: Env, wer: Inhaber, id: string): Promise<Sendeergebnis> => sendOnce(env, wer, { id })

/** The same for what somebody has read back and declared: only as it stood there (`printGelesenes`). */
export const sendGelesenes = (
  env: Env,
  wer: Inhaber,
  gelesen: { id: string; abdruck: string },
): Promise<Sendeergebnis> => sendOnce(env, wer, gelesen)

interface Sendung {
  id: string
  abdruck?: string
}

async function sendOnce(env: Env, wer: Inhaber, sendung: Sendung): Promise<Sendeergebnis> {
  try {
    return await env.db.transaction().execute((tx) => send(env, tx, { wer, ...sendung }))
  } catch (error) {
    if (error instanceof Anhangfehler) return { ok: false, grund: 'anhang' }
    throw error
  }
}

/** Changes with everything that is read back before sending: with answers, and with what is handed in. */
export function printGelesenes({ antworten }: Pick<Antrag, 'antworten'>, posten: readonly Belegposten[]): string {
  const belege = posten.map(({ schluessel, wahl, dateien }) => [schluessel, wahl, dateien.map(({ id }) => id)])
  return computeAbdruck([antworten, belege])
}

/** What a draft became that is not there any more. */
export async function findGesendetes(
  tx: Tx,
  wer: Inhaber,
  id: string,
): Promise<
  { vorgangId: string; meldung: 'gesendet' | 'korrigiert' | undefined } | { erstantragId: string } | undefined
> {
  const kunde = asKunde(wer)
  if (!kunde) {
    const found = await findOfSendung(tx, { sendung: id, kontoId: wer.kontoId })
    return found && { erstantragId: found.id }
  }
  const vorgangId = await findVorgangOfSendung(tx, kunde, id)
  if (vorgangId) return { vorgangId, meldung: 'gesendet' }
  const korrigiert = await findVorgangOfKorrektur(tx, kunde, id)
  return korrigiert && { vorgangId: korrigiert.id, meldung: korrigiert.gesendet ? 'korrigiert' : undefined }
}

async function send(env: Env, tx: Tx, { wer, id, abdruck }: Sendung & { wer: Inhaber }): Promise<Sendeergebnis> {
  const row = await store.lockAntrag(tx, { ...eigner(wer), id })
  const antrag = row && openForWork(env, row)
  if (!row || !antrag) {
    const known = await findGesendetes(tx, wer, id)
    if (!known) return { ok: false, grund: 'weg' }
    if ('erstantragId' in known) return { ok: true, vorgangId: undefined, ...known }
    return known.meldung ? { ok: true, vorgangId: known.vorgangId } : { ok: false, grund: 'weg' }
  }
  const { dienst } = antrag
  if (!isDienst(dienst.slug)) return { ok: false, grund: 'weg' }
  if (listFehlende(dienst.formular, antrag.antworten, heuteOf(env, antrag)).length > 0) {
    return { ok: false, grund: 'unvollstaendig' }
  }
  const posten = await listPosten(env, antrag, tx)
  if (abdruck !== undefined && abdruck !== printGelesenes(antrag, posten)) return { ok: false, grund: 'veraltet' }
  const akte = await readAktendaten(env, tx, { wer, formular: dienst.formular })
  const form = readForm(env, antrag, { posten, akte })
  const kunde = asKunde(wer)
  const sent = kunde
    ? await sendAsKunde(env, tx, { kunde, row, antrag, form })
    : await sendAsKonto(env, tx, { row, form })
  if (!sent.ok) return sent
  await store.deleteAntrag(tx, id)
  const vorgangId = sent.vorgangId
  if (form.inhalt.eilig && vorgangId) await hurryEingang(tx, { art: 'vorgang', id: vorgangId, ab: env.clock.now() })
  if (form.inhalt.auchVermittlung && vorgangId) {
    await placeKenntnis(env, tx, { vorgangId, bereich: 'vermittlung', anlass: 'eingang' })
  }
  return sent
}

/** A form as it is sent. */
interface Form {
  antworten: Antworten
  inhalt: Vorgangsinhalt & { lesung: Lesung[]; formular: { name: string; fassung: number; antworten: Antworten } }
  titel: string
  nachweise: NeuerNachweis[]
  dateien: Dokument[]
}

function readForm(
  env: Env,
  antrag: Antrag,
  { posten, akte }: { posten: readonly Belegposten[]; akte: Aktendaten },
): Form {
  const { formular, titel, nachweise: regeln } = antrag.dienst
  const heute = heuteOf(env, antrag)
  const antworten = prune(formular, antrag.antworten, heute)
  const named = listNachweise(nameApplicant(formular, antworten), regeln, { antworten, heute })
  const fuer = new Map(named.map((one) => [one.schluessel, { fuer: one.fuer, mensch: one.mensch }]))
  const nachweise = posten.map(
    (one): NeuerNachweis => ({
      ...{ regel: one.schluessel, typ: one.typ, titel: one.titel, hinweis: one.hinweis },
      ...fuer.get(one.schluessel),
      ...{ grund: one.wahl?.grund, ...zustandOf(one), dateien: one.dateien.map(({ id }) => id) },
    }),
  )
  const { name, fassung } = formular
  const felder = Object.values(formular.seiten).flatMap((seite) => seite.felder)
  const folgen = antrag.dienst.folgen?.(antworten, heute) ?? []
  const { eilig, auchVermittlung } = antrag.dienst.zuteilung?.(antworten) ?? {}
  const lesung = readLesung(env, antrag, akte)
  return {
    ...{ antworten, nachweise, dateien: posten.flatMap(({ dateien }) => dateien) },
    inhalt: {
      ...{ text: '', lesung, formular: { name, fassung, antworten } },
      ...(eilig ? { eilig: true as const } : {}),
      ...(auchVermittlung ? { auchVermittlung: true as const } : {}),
      ...(folgen.length > 0 ? { folgen: [...folgen] } : {}),
    },
    titel: titel(withAkte(antworten, felder, akte)).replace('{{name}}', leistungsname(env)),
  }
}

interface Auftrag {
  row: store.AntragRow
  antrag: Antrag
  form: Form
}

async function sendAsKunde(
  env: Env,
  tx: Tx,
  { kunde, row, antrag, form }: Auftrag & { kunde: Wer },
): Promise<Sendeergebnis> {
  const { nachweise, inhalt, titel } = form
  const { slug } = antrag.dienst
  const { id, gesichert, korrektur } = antrag
  const dateien = form.dateien.map((one) => one.id)
  if (!isDienst(slug)) return { ok: false, grund: 'weg' }
  if (korrektur) {
    const aenderungen = listAenderungen(env, antrag) ?? []
    const neu = { korrekturId: id, nachweise, dateien, bezeichnung: nameBeleg(env, slug, `${titel}, geändert`) }
    const vorgangId = await placeFassung(env, tx, { wer: kunde, neu: { ...neu, inhalt: { ...inhalt, aenderungen } } })
    if (!vorgangId) return { ok: false, grund: 'erledigt' }
    await placeWegsein(env, tx, { wer: kunde, vorgangId, antrag, antworten: form.antworten })
    await reserveNeues(env, tx, { wer: kunde, vorgangId, antrag, antworten: form.antworten })
    return { ok: true, vorgangId }
  }
  const bezeichnung = nameBeleg(env, slug, titel)
  if (gesichert?.art === 'vorgang') {
    const vorgangId = await completeGesicherten(env, tx, {
      ...{ wer: kunde, id: gesichert.id },
      neu: { inhalt, nachweise, dateien, bezeichnung },
    })
    if (vorgangId) return { ok: true, vorgangId }
  }
  // What was secured before is over: this is a new application.
  await freeEarlier(tx, row)
  const sache = {
    ...{ dienst: slug, art: 'formular' as const, titel, bezeichnung, inhalt, nachweise },
    ...{ sendung: id, unvollstaendig: false, dateien },
  }
  const vorgangId = await placeVorgang(env, tx, { wer: kunde, sache, ereignis: 'vorgang.formular-gesendet' })
  if (!vorgangId) return { ok: false, grund: 'weg' }
  await placeBesonderes(env, tx, { wer: kunde, vorgangId, antrag, antworten: form.antworten })
  await reserveNeues(env, tx, { wer: kunde, vorgangId, antrag, antworten: form.antworten })
  return { ok: true, vorgangId }
}

/** Of an account that no customer is known for; only the first application is sent so. */
async function sendAsKonto(env: Env, tx: Tx, { row, form }: Pick<Auftrag, 'row' | 'form'>): Promise<Sendeergebnis> {
  if (findDienst(row.dienst)?.ohneFreischaltcode !== true) return { ok: false, grund: 'weg' }
  const { titel, inhalt, nachweise, dateien } = form
  const neu = {
    ...{ kontoId: row.konto_id, dienst: row.dienst, sendung: row.id, person: personOf(form.antworten) },
    ...{ titel, bezeichnung: nameBeleg(env, row.dienst, titel), inhalt, nachweise, dateien, unvollstaendig: false },
  }
  const erstantragId = await sendOhneKunde(env, tx, { row, neu })
  return erstantragId ? { ok: true, vorgangId: undefined, erstantragId } : { ok: false, grund: 'weg' }
}
