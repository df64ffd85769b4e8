import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import type { Tag } from '#platform/text/datum.ts'
import { act, type Dienst, type Dienstergebnis, ring } from '../dienst.ts'
import { placeKenntnis } from '../kenntnis/kenntnis.ts'
import { closeOffene } from '../korrektur/store.ts'
import * as vorgaenge from '../store.ts'
import { addSchritt, type Vorgang } from '../vorgang.ts'
import { isEnde } from '../zustaende-daten.ts'
import { type Ergebnisname, hasTage, readErgebnis } from './ergebnisse-daten.ts'
import { type Abwesenheit, openAbwesenheit, sealGrund } from './lage.ts'
import type { Kontingent } from './regeln-daten.ts'
import * as store from './store.ts'
import { showZeitraum, type Zeitraum } from './tage.ts'

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
