import { notify } from '#modules/benachrichtigung'
import { openKunde } from '#modules/jobcenter'
import { findKontoOfKunde } from '#modules/profil'
import { type Ereignisname, recordEreignis } from '#modules/protokoll'
import type { Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import type { Tag } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Dienstbesuch } from '#web/besuch.ts'
import { dienste } from './dienste-daten.ts'
import { detailsOf, markOf } from './kunde.ts'
import * as store from './store.ts'
import { addSchritt, type GanzerVorgang, openVorgang, readGanz, type Vorgang } from './vorgang.ts'
import { isEnde, nextZustaende, type Vorgangszustand } from './zustaende-daten.ts'

/** Staff sees cases of its own Jobcenter only. */
export type Dienst = Pick<Dienstbesuch, 'mitarbeiterId' | 'jobcenterId'>

export interface Arbeitszeile extends Vorgang {
  /** „Klicker, Kim“ */
  kunde: string
  bereich: 'leistung' | 'vermittlung'
  /** Since when it waits. */
  seit: Date
}

const JE_SEITE = 50

export interface Arbeitsliste {
  liste: store.Arbeitsfilter['liste']
  wessen: 'meine' | 'niemand' | 'alle'
  nach: store.Stelle | undefined
}

/**
 * Cases of the own Jobcenter that wait, the oldest first; one page, and where the next one begins (`readStelle`).
 * `unvollstaendig`: the date is secured, the whole application is missing.
 */
export async function listOffeneVorgaenge(
  env: Env,
  dienst: Dienst,
  wo: Arbeitsliste,
): Promise<{ zeilen: Arbeitszeile[]; weiter: string | undefined }> {
  const zustaendig = { meine: dienst.mitarbeiterId, niemand: 'niemand' as const, alle: undefined }[wo.wessen]
  const { jobcenterId } = dienst
  const filter = { jobcenterId, liste: wo.liste, zustaendig, nach: wo.nach, anzahl: JE_SEITE + 1 }
  const rows = await store.findArbeit(env.db, filter)
  const zeilen = rows.slice(0, JE_SEITE).map((row) => {
    const { vorname, nachname } = openKunde(env, { ...row, id: row.kunde_id })
    const { bereich } = dienste[row.dienst]
    return { ...openVorgang(env, row), kunde: `${nachname}, ${vorname}`, bereich, seit: row.zeit }
  })
  const last = zeilen.at(-1)
  return { zeilen, weiter: rows.length > JE_SEITE && last ? markOf(last.seit, last.id) : undefined }
}

/** A case with everything; who opened it is recorded. Undefined for a foreign one as for none. */
export async function openVorgangForDienst(env: Env, dienst: Dienst, id: string): Promise<GanzerVorgang | undefined> {
  const row = await store.findVorgangOfDienst(env.db, { id, jobcenterId: dienst.jobcenterId })
  if (!row) return undefined
  await recordEreignis(env, env.db, { ereignis: 'vorgang.gelesen', ...acts(dienst, row) })
  return readGanz(env, env.db, { row, mitVermerken: true })
}

/** The last changed cases of a customer, for the record. The customer is one of the own Jobcenter (checked by the caller). */
export async function listVorgaengeDerAkte(env: Env, kundeId: string): Promise<Vorgang[]> {
  const rows = await store.findVorgaenge(env.db, { kundeId, dienste: undefined, nach: undefined, anzahl: 100 })
  return rows.map((row) => openVorgang(env, row))
}

const acts = (dienst: Dienst, row: store.VorgangRow) =>
  ({
    akteur: 'dienst',
    akteurId: dienst.mitarbeiterId,
    kundeId: row.kunde_id,
    details: { vorgang: row.id, ...detailsOf(row.dienst) },
  }) as const

/** `stand`: somebody else acted since the page was shown. `weg`: there is none, or it is of another Jobcenter. */
export type Dienstergebnis = { ok: true } | { ok: false; grund: 'stand' | 'weg' }

/** Locks a case of the own Jobcenter as the page showed it, and acts on it. */
export function act(
  env: Env,
  dienst: Dienst,
  was: { id: string; stand: number; ereignis: Ereignisname; run: (tx: Tx, row: store.VorgangRow) => Promise<boolean> },
): Promise<Dienstergebnis> {
  return env.db.transaction().execute(async (tx): Promise<Dienstergebnis> => {
    const own = await store.findVorgangOfDienst(tx, { id: was.id, jobcenterId: dienst.jobcenterId })
    const row = own && (await store.lockVorgang(tx, was.id))
    if (!row) return { ok: false, grund: 'weg' }
    if (row.stand !== was.stand || !(await was.run(tx, row))) return { ok: false, grund: 'stand' }
    await recordEreignis(env, tx, { ereignis: was.ereignis, ...acts(dienst, row) })
    return { ok: true }
  })
}

/** Takes a case, or returns it to all. */
export function assignVorgang(
  env: Env,
  dienst: Dienst,
  wahl: { id: string; stand: number; an: string | undefined },
): Promise<Dienstergebnis> {
  const run = async (tx: Tx, row: store.VorgangRow) => {
    await store.updateVorgang(tx, row.id, { zustaendig: wahl.an ?? null })
    return true
  }
  return act(env, dienst, { ...wahl, ereignis: 'vorgang.zugewiesen', run })
}

export interface Zustandswechsel {
  id: string
  stand: number
  zustand: Vorgangszustand
  /** Only where documents are asked for. */
  frist: Tag | undefined
  /** What the customer reads with it. */
  notiz: string | undefined
}

/** Sets the state that the customer sees, with a note, and rings their bell. */
export function changeZustand(env: Env, dienst: Dienst, wahl: Zustandswechsel): Promise<Dienstergebnis> {
  const { zustand, notiz } = wahl
  const frist = zustand === 'unterlagen-angefordert' ? wahl.frist : undefined
  const run = async (tx: Tx, row: store.VorgangRow) => {
    if (!nextZustaende(row).includes(zustand)) return false
    const jetzt = env.clock.now()
    const ende = isEnde(zustand)
    await store.updateVorgang(tx, row.id, {
      ...{ zustand, geaendert: jetzt, vom_jobcenter: jetzt, frist: frist ?? null },
      offen_seit: ende ? null : (row.offen_seit ?? jetzt),
      ...(ende ? { unvollstaendig_seit: null } : {}),
      ...(row.zustaendig ? {} : { zustaendig: dienst.mitarbeiterId }),
    })
    await addSchritt(env, tx, {
      row,
      neu: { zustand, von: 'dienst', mitarbeiterId: dienst.mitarbeiterId, frist, notiz },
    })
    await ring(env, tx, row)
    return true
  }
  return act(env, dienst, { ...wahl, ereignis: 'vorgang.stand-geaendert', run })
}

export async function ring(env: Env, tx: Tx, { id, kunde_id }: store.VorgangRow): Promise<void> {
  const kontoId = await findKontoOfKunde(tx, kunde_id)
  if (!kontoId) return
  const ziel = routes.vorgang.href({ id })
  await notify(env, tx, { kontoId, kundeId: kunde_id, anlass: 'vorgang-stand', ziel })
}

/** A note among staff, such as of a call; what was taken back is off the list with it. */
export function noteVermerk(
  env: Env,
  dienst: Dienst,
  wahl: { id: string; stand: number; notiz: string },
): Promise<Dienstergebnis> {
  const run = async (tx: Tx, row: store.VorgangRow) => {
    const { mitarbeiterId } = dienst
    await addSchritt(env, tx, { row, neu: { von: 'dienst', mitarbeiterId, notiz: wahl.notiz } })
    await store.updateVorgang(tx, row.id, {})
    return true
  }
  return act(env, dienst, { ...wahl, ereignis: 'vorgang.vermerkt', run })
}

/** The whole application is there now; or, of what was taken back, that it was seen. */
export function settleVorgang(
  env: Env,
  dienst: Dienst,
  wahl: { id: string; stand: number; was: 'vollstaendig' | 'gesehen' },
): Promise<Dienstergebnis> {
  const run = async (tx: Tx, row: store.VorgangRow) => {
    const open =
      wahl.was === 'vollstaendig' ? row.unvollstaendig_seit : row.zustand === 'zurueckgenommen' && row.offen_seit
    if (!open) return false
    await store.updateVorgang(
      tx,
      row.id,
      wahl.was === 'vollstaendig' ? { unvollstaendig_seit: null } : { offen_seit: null },
    )
    return true
  }
  const ereignis = wahl.was === 'vollstaendig' ? 'vorgang.vollstaendig' : 'vorgang.ruecknahme-gesehen'
  return act(env, dienst, { ...wahl, ereignis, run })
}

/** Whether a file belongs to this case of the own Jobcenter; answers whose it is. */
export async function ownerOfDatei(
  env: Env,
  dienst: Dienst,
  wo: { vorgangId: string; dokumentId: string },
): Promise<string | undefined> {
  const row = await store.findVorgangOfDienst(env.db, { id: wo.vorgangId, jobcenterId: dienst.jobcenterId })
  return row && (await store.hasDatei(env.db, wo)) ? row.kunde_id : undefined
}
