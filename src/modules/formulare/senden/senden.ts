import type { Dokument } from '#modules/dokumente'
import {
  type Aenderung,
  Anhangfehler,
  completeGesicherten,
  findVorgangOfKorrektur,
  findVorgangOfSendung,
  isDienst,
  type Lesung,
  leistungsname,
  type NeuerNachweis,
  placeFassung,
  placeVorgang,
} from '#modules/vorgaenge'
import type { Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { type Antrag, asKunde, eigner, type Inhaber, openForWork, type Wer } from '../antrag/antrag.ts'
import * as store from '../antrag/store.ts'
import { findDienst } from '../dienste/verzeichnis.ts'
import type { Antworten } from '../engine/modell.ts'
import { listFehlende, readBack } from '../engine/stand.ts'
import { showAnswer } from '../engine/text.ts'
import { prune, questionOf } from '../engine/weg.ts'
import { personOf } from '../erstantrag/erstantrag.ts'
import { sendOhneKunde } from '../erstantrag/senden.ts'
import { freeEarlier } from '../erstantrag/sichern.ts'
import { findOfSendung } from '../erstantrag/store.ts'
import { listPosten, zustandOf } from '../nachweise/nachweise.ts'
import { heuteOf } from '../seiten/seite.ts'
import { describeAenderungen } from '../vergleich/vergleich.ts'
import { placeBesonderes } from './besonderes.ts'

/** The whole declaration in questions and answers, as it is read before sending and kept after it. */
function readLesung(env: Env, antrag: Pick<Antrag, 'dienst' | 'antworten' | 'korrektur'>): Lesung[] {
  const { dienst, antworten } = antrag
  const { formular } = dienst
  return readBack(formular, antworten, heuteOf(env, antrag)).map(({ station, eintraege, angaben }) => ({
    titel: questionOf(formular, station),
    fuer: eintraege.length > 0 ? eintraege.join(', ') : undefined,
    angaben: angaben.map(({ feld, wert }) => ({ frage: feld.label, antwort: showAnswer(feld, wert, station.sicht) })),
  }))
}

/** What a draft changes in what was sent; undefined for one of which nothing was sent yet. */
export function listAenderungen(env: Env, antrag: Antrag): Aenderung[] | undefined {
  const { dienst, antworten, korrektur } = antrag
  if (!korrektur) return undefined
  const heute = heuteOf(env, antrag)
  const nachher = prune(dienst.formular, antworten, heute)
  return describeAenderungen(dienst.formular, { vorher: korrektur.gesendet, nachher, heute })
}

/** `unvollstaendig`: a page still lacks something. `anhang`: a file was turned away. `erledigt`: staff does not wait for it any more. */
export type Sendeergebnis =
  /** What it became: a case; or of an account without the profile of a customer a first application. */
  | { ok: true; vorgangId: string | undefined; erstantragId?: string }
  | { ok: false; grund: 'unvollstaendig' | 'anhang' | 'weg' | 'erledigt' }

/** Sends a form, once: the draft becomes the case in one transaction, and asking again answers with that case. */
export async function sendAntrag(env: Env, wer: Inhaber, id: string): Promise<Sendeergebnis> {
  try {
    return await env.db.transaction().execute((tx) => send(env, tx, { wer, id }))
  } catch (error) {
    if (error instanceof Anhangfehler) return { ok: false, grund: 'anhang' }
    throw error
  }
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

async function send(env: Env, tx: Tx, { wer, id }: { wer: Inhaber; id: string }): Promise<Sendeergebnis> {
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
  const form = await readForm(env, tx, antrag)
  const kunde = asKunde(wer)
  const sent = kunde
    ? await sendAsKunde(env, tx, { kunde, row, antrag, form })
    : await sendAsKonto(env, tx, { row, form })
  if (sent.ok) await store.deleteAntrag(tx, id)
  return sent
}

/** A form as it is sent. */
interface Form {
  antworten: Antworten
  inhalt: { text: string; lesung: Lesung[]; formular: { name: string; fassung: number; antworten: Antworten } }
  titel: string
  nachweise: NeuerNachweis[]
  dateien: Dokument[]
}

async function readForm(env: Env, tx: Tx, antrag: Antrag): Promise<Form> {
  const { formular, titel } = antrag.dienst
  const antworten = prune(formular, antrag.antworten, heuteOf(env, antrag))
  const posten = await listPosten(env, antrag, tx)
  const nachweise = posten.map(
    (one): NeuerNachweis => ({
      ...{ regel: one.schluessel, typ: one.typ, titel: one.titel, fuer: one.fuer, hinweis: one.hinweis },
      ...{ grund: one.wahl?.grund, ...zustandOf(one), dateien: one.dateien.map(({ id }) => id) },
    }),
  )
  const { name, fassung } = formular
  return {
    ...{ antworten, nachweise, dateien: posten.flatMap(({ dateien }) => dateien) },
    inhalt: { text: '', lesung: readLesung(env, antrag), formular: { name, fassung, antworten } },
    titel: titel(antworten).replace('{{name}}', leistungsname(env)),
  }
}

/** Kind of a form, as the receipt tells it to anybody who holds its code. */
const nameOf = ({ titel }: Form) => titel.split(':')[0]!

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
    if (antrag.fassung !== inhalt.formular.fassung) return { ok: false, grund: 'erledigt' }
    const aenderungen = listAenderungen(env, antrag) ?? []
    const neu = { korrekturId: id, nachweise, dateien, bezeichnung: `${nameOf(form)}, geändert` }
    const vorgangId = await placeFassung(env, tx, { wer: kunde, neu: { ...neu, inhalt: { ...inhalt, aenderungen } } })
    return vorgangId ? { ok: true, vorgangId } : { ok: false, grund: 'erledigt' }
  }
  const bezeichnung = antrag.dienst.versiegelt ? 'Unterlagen' : nameOf(form)
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
  return { ok: true, vorgangId }
}

/** Of an account that no customer is known for; only the first application is sent so. */
async function sendAsKonto(env: Env, tx: Tx, { row, form }: Pick<Auftrag, 'row' | 'form'>): Promise<Sendeergebnis> {
  if (findDienst(row.dienst)?.ohneFreischaltcode !== true) return { ok: false, grund: 'weg' }
  const { titel, inhalt, nachweise, dateien } = form
  const neu = {
    ...{ kontoId: row.konto_id, dienst: row.dienst, sendung: row.id, person: personOf(form.antworten) },
    ...{ titel, bezeichnung: nameOf(form), inhalt, nachweise, dateien, unvollstaendig: false },
  }
  const erstantragId = await sendOhneKunde(env, tx, { row, neu })
  return erstantragId ? { ok: true, vorgangId: undefined, erstantragId } : { ok: false, grund: 'weg' }
}
