import {
  Anhangfehler,
  findVorgangOfSendung,
  isDienst,
  type Lesung,
  type NeuerNachweis,
  placeVorgang,
} from '#modules/vorgaenge'

import type { Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { type Antrag, openAntrag, type Wer } from '../antrag/antrag.ts'
import * as store from '../antrag/store.ts'
import { listFehlende, readBack } from '../engine/stand.ts'
import { showAnswer } from '../engine/text.ts'
import { prune } from '../engine/weg.ts'
import { listPosten, zustandOf } from '../nachweise/nachweise.ts'
import { heuteOf } from '../seiten/seite.ts'

/** The whole declaration in questions and answers, as it is read before sending and kept after it. */
export function readLesung(env: Env, { dienst, antworten }: Pick<Antrag, 'dienst' | 'antworten'>): Lesung[] {
  const { formular } = dienst
  return readBack(formular, antworten, heuteOf(env)).map(({ station, eintraege, angaben }) => ({
    titel: formular.seiten[station.seite]!.frage,
    fuer: eintraege.length > 0 ? eintraege.join(', ') : undefined,
    angaben: angaben.map(({ feld, wert }) => ({ frage: feld.label, antwort: showAnswer(feld, wert, station.sicht) })),
  }))
}

/** `unvollstaendig`: a page still lacks something. `anhang`: a file was turned away meanwhile. */
export type Sendeergebnis = { ok: true; vorgangId: string } | { ok: false; grund: 'unvollstaendig' | 'anhang' | 'weg' }

/** Sends a form, once: the draft becomes the case in one transaction, and asking again answers with that case. */
export async function sendAntrag(env: Env, wer: Wer, id: string): Promise<Sendeergebnis> {
  try {
    return await env.db.transaction().execute((tx) => send(env, tx, { wer, id }))
  } catch (error) {
    if (error instanceof Anhangfehler) return { ok: false, grund: 'anhang' }
    throw error
  }
}

async function send(env: Env, tx: Tx, { wer, id }: { wer: Wer; id: string }): Promise<Sendeergebnis> {
  const row = await store.lockAntrag(tx, { kontoId: wer.kontoId, kundeId: wer.profil.kundeId, id })
  const antrag = row && openAntrag(env, row)
  if (!antrag) {
    const vorgangId = await findVorgangOfSendung(tx, wer, id)
    return vorgangId ? { ok: true, vorgangId } : { ok: false, grund: 'weg' }
  }
  const { dienst } = antrag
  const heute = heuteOf(env)
  if (!isDienst(dienst.slug)) return { ok: false, grund: 'weg' }
  if (listFehlende(dienst.formular, antrag.antworten, heute).length > 0) return { ok: false, grund: 'unvollstaendig' }
  const antworten = prune(dienst.formular, antrag.antworten, heute)
  const posten = await listPosten(env, antrag, tx)
  const nachweise = posten.map(
    (one): NeuerNachweis => ({
      ...{ regel: one.schluessel, typ: one.typ, titel: one.titel, fuer: one.fuer, hinweis: one.hinweis },
      ...{ grund: one.wahl?.grund, ...zustandOf(one), dateien: one.dateien.map(({ id }) => id) },
    }),
  )
  const { name, fassung } = dienst.formular
  const inhalt = { text: '', lesung: readLesung(env, antrag), formular: { name, fassung, antworten } }
  const titel = dienst.titel(antworten)
  const sache = {
    ...{ dienst: dienst.slug, art: 'formular' as const, titel, bezeichnung: titel.split(':')[0]!, inhalt, nachweise },
    ...{ sendung: id, unvollstaendig: false, dateien: nachweise.flatMap(({ dateien }) => dateien) },
  }
  const vorgangId = await placeVorgang(env, tx, { wer, sache, ereignis: 'vorgang.formular-gesendet' })
  if (!vorgangId) return { ok: false, grund: 'weg' }
  await store.deleteAntrag(tx, id)
  return { ok: true, vorgangId }
}
