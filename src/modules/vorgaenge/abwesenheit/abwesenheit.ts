import { recordEreignis } from '#modules/protokoll'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { formatTag, type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { act, type Dienst, type Dienstergebnis, ring } from '../dienst.ts'
import { placeKenntnis } from '../kenntnis/kenntnis.ts'
import { closeOffene } from '../korrektur/store.ts'
import { acts, detailsOf, type Wer } from '../kunde.ts'
import * as vorgaenge from '../store.ts'
import { addSchritt, type Vorgang } from '../vorgang.ts'
import { isEnde } from '../zustaende-daten.ts'
import { type Ergebnisname, hasTage, readErgebnis } from './ergebnisse-daten.ts'
import {
  type Abwesenheit,
  compareRueckkehr,
  findMeldbarAb,
  openAbwesenheit,
  type Rueckkehr,
  sealGrund,
} from './lage.ts'
import type { Kontingent } from './regeln-daten.ts'
import * as store from './store.ts'
import { countAbwesend, showTage, showZeitraum, type Zeitraum } from './tage.ts'

/** What a form says of the absence that it asks for. */
export interface Abwesenheitsangaben extends Zeitraum {
  /** In the word of the form. */
  grund: string
  kontingent: Kontingent | undefined
}

/** Puts on file what a case is beyond what was sent, in the transaction of the sending; a later version changes the days. */
export async function placeAbwesenheit(
  env: Env,
  tx: Tx,
  { vorgangId, kundeId, angaben }: { vorgangId: string; kundeId: string; angaben: Abwesenheitsangaben },
): Promise<void> {
  const schluessel = await vorgaenge.findKey(tx, kundeId)
  if (!schluessel) return
  const { von, bis } = angaben
  await store.putAbwesenheit(tx, {
    vorgang_id: vorgangId,
    inhalt: sealGrund(env, { id: vorgangId, kunde_id: kundeId, schluessel }, angaben),
    ...{ gefragt_von: von, gefragt_bis: bis },
  })
}

/** Of a case whose reader may see it (checked by the caller). Undefined where nothing is known but a few lines. */
export async function readAbwesenheit(
  env: Env,
  db: Db | Tx,
  { id, kundeId, zustand }: Pick<Vorgang, 'id' | 'kundeId' | 'zustand'>,
): Promise<Abwesenheit | undefined> {
  const [row, schluessel] = await Promise.all([store.findAbwesenheit(db, id), vorgaenge.findKey(db, kundeId)])
  return row && schluessel ? openAbwesenheit(env, { id, kunde_id: kundeId, schluessel, zustand }, row) : undefined
}

export interface Abwesenheitsentscheidung {
  id: string
  stand: number
  ergebnis: Ergebnisname
  /** Where days are agreed to, with those on which one reports back. */
  tage: (Zeitraum & { meldenBis: Tag; vermisstAb: Tag }) | undefined
  kontingent: Kontingent | undefined
  notiz: string | undefined
}

/** So decided, days are left without consent. */
const BEGRENZT: readonly Ergebnisname[] = ['teilweise', 'nicht-zugestimmt']

/** Decides on an absence, once; the customer hears of it. What was decided before has to be taken up again first. */
export function decideAbwesenheit(env: Env, dienst: Dienst, wahl: Abwesenheitsentscheidung): Promise<Dienstergebnis> {
  const { ergebnis, kontingent } = wahl
  const tage = hasTage(ergebnis) ? wahl.tage : undefined
  const run = async (tx: Tx, row: vorgaenge.VorgangRow) => {
    if (row.dienst !== 'abwesenheit' || isEnde(row.zustand) || (hasTage(ergebnis) && !tage)) return false
    const known = await store.findAbwesenheit(tx, row.id)
    const bisher = known && openAbwesenheit(env, row, known)
    await store.putAbwesenheit(tx, {
      vorgang_id: row.id,
      inhalt: sealGrund(env, row, { grund: bisher?.grund, kontingent }),
      ...{ ergebnis, von: tage?.von ?? null, bis: tage?.bis ?? null },
      ...{ melden_bis: tage?.meldenBis ?? null, vermisst_ab: tage?.vermisstAb ?? null },
      // There is a new day to come back.
      ...(bisher?.zurueck ? {} : { meldung: null, meldung_seit: null }),
      ...(bisher?.zurueck ? {} : { vermittlung_gesehen: null, leistung_gesehen: null }),
    })
    const jetzt = env.clock.now()
    const { zustand } = readErgebnis(ergebnis)
    await vorgaenge.updateVorgang(tx, row.id, {
      ...{ zustand, geaendert: jetzt, vom_jobcenter: jetzt, offen_seit: null, unvollstaendig_seit: null },
      frist: tage && !bisher?.zurueck ? tage.bis : null,
      ...(row.zustaendig ? {} : { zustaendig: dienst.mitarbeiterId }),
    })
    await closeOffene(tx, { vorgangId: row.id, erledigt: jetzt, fassung: null })
    // Who is away without consent may have no claim for these days (§ 7b SGB II): the Leistung decides on that.
    if (BEGRENZT.includes(ergebnis)) {
      await placeKenntnis(env, tx, { vorgangId: row.id, bereich: 'leistung', anlass: 'nicht-zugestimmt' })
    }
    const notiz = [tage && `Zugestimmt: ${showZeitraum(tage)}.`, wahl.notiz].filter(Boolean).join('\n\n')
    const { mitarbeiterId } = dienst
    await addSchritt(env, tx, { row, neu: { zustand, von: 'dienst', mitarbeiterId, notiz: notiz || undefined } })
    await ring(env, tx, row)
    return true
  }
  return act(env, dienst, { ...wahl, ereignis: 'vorgang.abwesenheit-entschieden', run })
}

/** What the history says of a return. */
function describeRueckkehr(abwesenheit: Abwesenheit, tag: Tag, rueckkehr: Rueckkehr | undefined): string {
  const da = `Wieder da seit dem ${formatTag(tag)}.`
  const { vereinbart, meldenBis } = abwesenheit
  if (!vereinbart || !meldenBis) return da
  if (rueckkehr === 'frueher') {
    const rest = countAbwesend(vereinbart) - countAbwesend({ von: vereinbart.von, bis: tag })
    return `${da} Das ist früher als vereinbart: ${showTage(rest)} weniger.`
  }
  return rueckkehr === 'spaeter'
    ? `${da} Vereinbart war der ${formatTag(vereinbart.bis)} als letzter Tag, die Rückmeldung bis zum ${formatTag(meldenBis)}.`
    : da
}

/** `tag`: it is not there yet, or lies before the absence. `veraltet`: reported already, or decided otherwise. */
export type Rueckmeldung = Rueckkehr | 'ohne-entscheidung' | 'tag' | 'veraltet'

/** The customer says since when they are back, once; undefined where it is no absence of theirs. */
export function reportRueckkehr(
  env: Env,
  wer: Wer,
  { id, tag }: { id: string; tag: Tag },
): Promise<Rueckmeldung | undefined> {
  return env.db.transaction().execute(async (tx) => {
    const own = await vorgaenge.findVorgang(tx, { id, kundeId: wer.profil.kundeId })
    const row = own && (await vorgaenge.lockVorgang(tx, id))
    const found = row && (await store.findAbwesenheit(tx, id))
    if (!row || !found) return undefined
    const abwesenheit = openAbwesenheit(env, row, found)
    const rueckkehr = compareRueckkehr(abwesenheit, tag)
    const ergebnis = rueckkehr ?? 'ohne-entscheidung'
    if (abwesenheit.zurueck) return abwesenheit.zurueck.tag === tag ? ergebnis : 'veraltet'
    const ab = findMeldbarAb(row.zustand, abwesenheit)
    if (!ab) return 'veraltet'
    const jetzt = env.clock.now()
    if (tag < ab || tag > tagInBerlin(jetzt)) return 'tag'
    await noteRueckkehr(env, tx, { row, abwesenheit, tag, rueckkehr })
    const details = { vorgang: id, ...detailsOf(row.dienst), rueckkehr: ergebnis }
    await recordEreignis(env, tx, { ereignis: 'vorgang.zurueckgemeldet', ...acts(wer), details })
    return ergebnis
  })
}

async function noteRueckkehr(
  env: Env,
  tx: Tx,
  wahl: { row: vorgaenge.VorgangRow; abwesenheit: Abwesenheit; tag: Tag; rueckkehr: Rueckkehr | undefined },
): Promise<void> {
  const { row, abwesenheit, tag, rueckkehr } = wahl
  const jetzt = env.clock.now()
  const zustand = 'zurueckgemeldet' as const
  const late = abwesenheit.meldung ? ('nachgemeldet' as const) : undefined
  const meldung = rueckkehr === 'spaeter' ? ('spaeter' as const) : late
  const offen = { meldung, meldung_seit: jetzt, vermittlung_gesehen: null, leistung_gesehen: null }
  await store.updateAbwesenheit(tx, row.id, { zurueck: tag, zurueck_gemeldet: jetzt, ...(meldung ? offen : {}) })
  // Where nobody has decided, the question stays open.
  const entschieden = abwesenheit.ergebnis ? { zustand, frist: null } : {}
  await vorgaenge.updateVorgang(tx, row.id, { ...entschieden, geaendert: jetzt })
  await addSchritt(env, tx, {
    row,
    neu: { zustand, von: 'kunde', notiz: describeRueckkehr(abwesenheit, tag, rueckkehr) },
  })
}

/** One side of the house has looked at a return that was late, or is missing. */
export function settleRueckkehr(
  env: Env,
  dienst: Dienst,
  wahl: { id: string; stand: number; bereich: 'vermittlung' | 'leistung' },
): Promise<Dienstergebnis> {
  const run = async (tx: Tx, row: vorgaenge.VorgangRow) => {
    const zeit = env.clock.now()
    if (!(await store.markGesehen(tx, { vorgangId: row.id, bereich: wahl.bereich, zeit }))) return false
    const wer = { leistung: 'Leistung', vermittlung: 'Vermittlung' }[wahl.bereich]
    const { mitarbeiterId } = dienst
    const notiz = `Rückkehr geprüft: ${wer}.`
    await addSchritt(env, tx, { row, neu: { von: 'dienst', mitarbeiterId, notiz } })
    await vorgaenge.updateVorgang(tx, row.id, {})
    return true
  }
  return act(env, dienst, { ...wahl, ereignis: 'vorgang.rueckkehr-geprueft', run })
}
