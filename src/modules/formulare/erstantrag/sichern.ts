import { freeSendung, isDienst, type Lesung, leistungsname, nameBeleg, placeVorgang } from '#modules/vorgaenge'
import type { Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { type Antrag, asKunde, eigner, type Inhaber, openForWork, type Sicherung } from '../antrag/antrag.ts'
import * as antraege from '../antrag/store.ts'
import { findDienst } from '../dienste/verzeichnis.ts'
import type { Formulardienst } from '../engine/dienst.ts'
import { isComplete, readBack } from '../engine/stand.ts'
import { showAnswer } from '../engine/text.ts'
import { questionOf, walk } from '../engine/weg.ts'
import { findStation, heuteOf, type Ort as Schrittort } from '../seiten/seite.ts'
import { placeErstantragNeu } from './anlegen.ts'
import { personOf } from './erstantrag.ts'
import * as store from './store.ts'

/** The section after which the day can be secured. */
export const ABSCHNITT = 'antragsdatum'

/** Whether its day can be secured with the first section (3-fachwissen § 8.4). */
export const isSicherbar = ({ ohneFreischaltcode, formular }: Formulardienst): boolean =>
  ohneFreischaltcode === true && formular.abschnitte.some(({ name }) => name === ABSCHNITT)

/** As `isSicherbar`, by the name of the service. */
export function needsSicherung(slug: string): boolean {
  const dienst = findDienst(slug)
  return dienst !== undefined && isSicherbar(dienst)
}

/** Whether there is something to secure: the first section is filled in, and its day stands nowhere yet. */
export function canSichern(env: Env, antrag: Antrag): boolean {
  if (!isSicherbar(antrag.dienst) || antrag.gesichert || antrag.korrektur) return false
  const { formular } = antrag.dienst
  const own = walk(formular, antrag.antworten, heuteOf(env, antrag)).filter(({ abschnitt }) => abschnitt === ABSCHNITT)
  return own.length > 0 && own.every((station) => isComplete(formular, station))
}

/** Whether the page that was saved was the last of the first section, and its day can be secured now. */
export const leadsToSichern = (
  env: Env,
  { antrag, abschnitt, nach }: { antrag: Antrag; abschnitt: string; nach: Schrittort | undefined },
): boolean =>
  abschnitt === ABSCHNITT &&
  canSichern(env, antrag) &&
  !(nach && findStation(env, antrag, nach)?.abschnitt === ABSCHNITT)

/** The first section in questions and answers. */
function readErsteLesung(env: Env, antrag: Antrag): Lesung[] {
  const { formular } = antrag.dienst
  return readBack(formular, antrag.antworten, heuteOf(env, antrag))
    .filter(({ station }) => station.abschnitt === ABSCHNITT)
    .map(({ station, angaben }) => ({
      titel: questionOf(formular, station),
      fuer: undefined,
      angaben: angaben.map(({ feld, wert }) => ({ frage: feld.label, antwort: showAnswer(feld, wert, station.sicht) })),
    }))
}

/** `zu-viele`: several of this account wait already. */
export type Sicherungsergebnis =
  | { ok: true; gesichert: Sicherung }
  | { ok: false; grund: 'unvollstaendig' | 'zu-viele' | 'weg' }

/**
 * Secures the day of an application with the first section of its draft: with the profile of a customer a case, without one a
 * first application that staff matches. The draft stays, linked to it. Asked again it answers with what it became the first time.
 */
export function secureAntragsdatum(env: Env, wer: Inhaber, id: string): Promise<Sicherungsergebnis> {
  return env.db.transaction().execute(async (tx): Promise<Sicherungsergebnis> => {
    const row = await antraege.lockAntrag(tx, { ...eigner(wer), id })
    const antrag = row && openForWork(env, row)
    if (!row || !antrag) return { ok: false, grund: 'weg' }
    if (antrag.gesichert) return { ok: true, gesichert: antrag.gesichert }
    if (!canSichern(env, antrag)) return { ok: false, grund: 'unvollstaendig' }
    // What an earlier securing became is over: taken back, decided, refused.
    await freeEarlier(tx, row)
    const zeit = env.clock.now()
    const made = asKunde(wer) ? await secureForKunde(env, tx, { wer, antrag }) : await secureForKonto(env, tx, antrag)
    if (typeof made === 'string') return { ok: false, grund: made }
    const link = made.art === 'vorgang' ? { vorgang_id: made.id } : { erstantrag_id: made.id }
    await antraege.linkAntrag(tx, id, { ...link, geaendert: zeit })
    return { ok: true, gesichert: { ...made, zeit } }
  })
}

/** The id of a draft names what it becomes; what it was before gives it up. */
export async function freeEarlier(tx: Tx, row: antraege.AntragRow): Promise<void> {
  if (row.vorgang_id) await freeSendung(tx, row.vorgang_id)
  if (row.erstantrag_id) await store.updateErstantrag(tx, row.erstantrag_id, { sendung: newId() })
}

type Ort = Pick<Sicherung, 'art' | 'id'>

const namesOf = (env: Env, { dienst, antworten }: Antrag) => {
  const titel = dienst.titel(antworten).replace('{{name}}', leistungsname(env))
  return { titel, bezeichnung: nameBeleg(env, dienst.slug, `Antragsdatum gesichert: ${titel}`) }
}

async function secureForKunde(
  env: Env,
  tx: Tx,
  { wer, antrag }: { wer: Inhaber; antrag: Antrag },
): Promise<Ort | 'weg'> {
  const kunde = asKunde(wer)
  const { slug } = antrag.dienst
  if (!kunde || !isDienst(slug)) return 'weg'
  const sache = {
    ...{ dienst: slug, art: 'formlos' as const, ...namesOf(env, antrag), nachweise: [], dateien: [] },
    ...{ inhalt: { text: '', lesung: readErsteLesung(env, antrag) }, sendung: antrag.id, unvollstaendig: true },
  }
  const id = await placeVorgang(env, tx, { wer: kunde, sache, ereignis: 'vorgang.antragsdatum-gesichert' })
  return id ? { art: 'vorgang', id } : 'weg'
}

async function secureForKonto(env: Env, tx: Tx, antrag: Antrag): Promise<Ort | 'weg' | 'zu-viele'> {
  const neu = {
    ...{ kontoId: antrag.besitzer.id, dienst: antrag.dienst.slug, sendung: antrag.id, ...namesOf(env, antrag) },
    ...{ inhalt: { text: '', lesung: readErsteLesung(env, antrag) }, person: personOf(antrag.antworten) },
    ...{ nachweise: [], dateien: [], unvollstaendig: true },
  }
  const made = await placeErstantragNeu(env, tx, { neu, ereignis: 'vorgang.antragsdatum-gesichert' })
  return made.ok ? { art: 'erstantrag', id: made.id } : made.grund
}
