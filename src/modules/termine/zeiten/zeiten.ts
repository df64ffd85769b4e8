import { findJobcenterById } from '#modules/jobcenter'
import { recordEreignis } from '#modules/protokoll'
import { later, TAG } from '#platform/clock.ts'
import type { Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { addTage, type Tag } from '#platform/text/datum.ts'
import { zeitInBerlin } from '#platform/text/uhrzeit.ts'
import type { Dienst } from '../dienst.ts'
import { markOf } from '../kunde.ts'
import { findGehaltene, type Marke } from '../store.ts'
import { expandSerie, type Serie } from './serie.ts'
import * as store from './store.ts'

export interface NeueZeiten extends Serie {
  weg: store.Weg
  ort: string
  thema: store.Thema
}

export interface Zeitenergebnis {
  angelegt: number
  /** Times at which the calendar holds something already, or the person is absent. */
  belegt: number
  /** Days left out, with the holiday. */
  ausgelassen: { tag: Tag; grund: string }[]
}

/** Offers times in the own calendar; what is taken, in the past or on a holiday is left out. The same again makes nothing. */
export function createZeiten(env: Env, dienst: Dienst, neu: NeueZeiten): Promise<Zeitenergebnis | undefined> {
  const { mitarbeiterId, jobcenterId } = dienst
  return env.db.transaction().execute(async (tx) => {
    const jobcenter = await findJobcenterById(tx, jobcenterId)
    if (!jobcenter || !(await store.lockMitarbeiter(tx, { id: mitarbeiterId, jobcenterId }))) return undefined
    const { zeiten, ausgelassen } = expandSerie(neu, { land: jobcenter.land })
    const jetzt = env.clock.now()
    const absences = await store.findAbwesenheiten(tx, { mitarbeiterId, ab: jetzt })
    const free = zeiten
      .filter(({ beginn }) => beginn > jetzt)
      .filter(({ beginn, ende }) => !absences.some((one) => one.beginn < ende && one.ende > beginn))
    const { weg, ort, thema } = neu
    const serie_id = newId()
    const rows = free.map(({ beginn, ende }) => ({
      ...{ id: newId(), jobcenter_id: jobcenterId, mitarbeiter_id: mitarbeiterId, serie_id, beginn, ende },
      ...{ weg, ort, thema, buchbar: true, erstellt: jetzt },
    }))
    const angelegt = rows.length > 0 ? (await store.insertZeitfenster(tx, rows)).length : 0
    if (angelegt > 0) await record(env, tx, dienst, { was: 'angelegt', anzahl: angelegt })
    return { angelegt, belegt: zeiten.length - angelegt, ausgelassen }
  })
}

function record(env: Env, tx: Tx, dienst: Dienst, details: { was: string; anzahl: number }): Promise<void> {
  return recordEreignis(env, tx, {
    ereignis: 'dienst.zeiten-geaendert',
    akteur: 'dienst',
    akteurId: dienst.mitarbeiterId,
    details,
  })
}

/** Takes back a free time of one's own, or with `serie` all of its series from now on. Answers how many went. */
export function withdrawZeiten(env: Env, dienst: Dienst, wahl: { id: string; serie: boolean }): Promise<number> {
  const { mitarbeiterId, jobcenterId } = dienst
  return env.db.transaction().execute(async (tx) => {
    await store.lockMitarbeiter(tx, { id: mitarbeiterId, jobcenterId })
    const wo = wahl.serie ? { serieId: wahl.id, ab: env.clock.now() } : { id: wahl.id }
    const anzahl = await store.deleteFreie(tx, { mitarbeiterId, ...wo })
    if (anzahl > 0) await record(env, tx, dienst, { was: 'zurueckgenommen', anzahl })
    return anzahl
  })
}

/** What is left of a series of one's own from now on; nothing at all where there is no such. */
export function readReihe(env: Env, { mitarbeiterId }: Dienst, serieId: string): Promise<store.Reihenstand> {
  return store.countReihe(env.db, { mitarbeiterId, serieId, ab: env.clock.now() })
}

const JE_SEITE = 60

/** One's own free times, the soonest first, and what absences are entered. */
export async function listZeiten(env: Env, { mitarbeiterId }: Dienst, nach: Marke | undefined) {
  const ab = env.clock.now()
  const rows = await store.findEigeneFreie(env.db, { mitarbeiterId, ab, nach, anzahl: JE_SEITE + 1 })
  const freie = rows.slice(0, JE_SEITE)
  const last = freie.at(-1)
  return {
    freie,
    weiter: rows.length > JE_SEITE && last ? markOf(last.beginn, last.id) : undefined,
    abwesenheiten: await store.findAbwesenheiten(env.db, { mitarbeiterId, ab }),
  }
}

/** What one member of staff offers and nobody has taken, the soonest first. */
export function listFreieZeiten(env: Env, wo: Dienst): Promise<store.FensterRow[]> {
  return store.findAngebot(env.db, { ...wo, ab: later(env.clock.now(), TAG), nach: undefined, anzahl: 10 })
}

/** Whole days, both included. */
export interface NeueAbwesenheit {
  id: string
  von: Tag
  bis: Tag
}

/** Enters an absence: free times in it go at once. Answers how many, and which appointments staff must move themselves. */
export function enterAbwesenheit(
  env: Env,
  dienst: Dienst,
  { id, von, bis }: NeueAbwesenheit,
): Promise<{ entfernt: number; termine: number }> {
  const { mitarbeiterId, jobcenterId } = dienst
  const [beginn, ende] = [zeitInBerlin(von, '00:00'), zeitInBerlin(addTage(bis, 1), '00:00')]
  return env.db.transaction().execute(async (tx) => {
    await store.lockMitarbeiter(tx, { id: mitarbeiterId, jobcenterId })
    const erstellt = env.clock.now()
    const made = await store.insertAbwesenheit(tx, { id, mitarbeiter_id: mitarbeiterId, beginn, ende, erstellt })
    const entfernt = await store.deleteFreie(tx, { mitarbeiterId, spanne: { beginn, ende } })
    if (made) await record(env, tx, dienst, { was: 'abwesend', anzahl: entfernt })
    return { entfernt, termine: (await findGehaltene(tx, { mitarbeiterId, beginn, ende })).length }
  })
}

export function removeAbwesenheit(env: Env, dienst: Dienst, id: string): Promise<boolean> {
  const { mitarbeiterId } = dienst
  return env.db.transaction().execute(async (tx) => {
    const gone = await store.deleteAbwesenheit(tx, { id, mitarbeiterId })
    if (gone) await record(env, tx, dienst, { was: 'wieder-da', anzahl: 0 })
    return gone
  })
}
