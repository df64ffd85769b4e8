import { notify } from '#modules/benachrichtigung'
import { openKunde } from '#modules/jobcenter'
import { findKontoOfKunde } from '#modules/profil'
import { type Ereignisname, recordEreignis } from '#modules/protokoll'
import type { Tx } from '#platform/datenbank/db.ts'
import { isId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import type { Tag } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Dienstbesuch } from '#web/besuch.ts'
import { isVersiegelt } from './aerztlich/siegel.ts'
import { type Dienstslug, dienste } from './dienste-daten.ts'
import type { Vorgangsinhalt } from './inhalt.ts'
import { readNeuesteFassung } from './korrektur/fassung.ts'
import { closeOffene } from './korrektur/store.ts'
import { detailsOf, markOf } from './kunde.ts'
import * as store from './store.ts'
import { addSchritt, type GanzerVorgang, openVorgang, readGanz, type Vorgang } from './vorgang.ts'
import { FRAGEN, isEnde, nextZustaende, type Vorgangszustand } from './zustaende-daten.ts'

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
  dienst: Dienstslug | undefined
  /** Only what is due before. */
  vor: Date | undefined
  ids?: readonly string[]
  nach: store.Stelle | undefined
  /** So many at most; without it one page. */
  anzahl?: number
}

/**
 * Cases of the own Jobcenter that wait, by their deadline; one page, and where the next one begins (`readStelle`).
 * `unvollstaendig`: the date is secured, the whole application is missing; the oldest first.
 */
export async function listOffeneVorgaenge(
  env: Env,
  dienst: Dienst,
  wo: Arbeitsliste,
): Promise<{ zeilen: Arbeitszeile[]; weiter: string | undefined }> {
  const zustaendig = { meine: dienst.mitarbeiterId, niemand: 'niemand' as const, alle: undefined }[wo.wessen]
  const { jobcenterId } = dienst
  const { anzahl = JE_SEITE, wessen: _, ...filter } = wo
  const rows = await store.findArbeit(env.db, { ...filter, jobcenterId, zustaendig, anzahl: anzahl + 1 })
  const shown = rows.slice(0, anzahl)
  const zeilen = shown.map((row) => {
    const { vorname, nachname } = openKunde(env, { ...row, id: row.kunde_id })
    const { bereich } = dienste[row.dienst]
    const seit = (wo.liste === 'offen' ? row.offen_seit : undefined) ?? row.zeit
    return { ...openVorgang(env, row), kunde: `${nachname}, ${vorname}`, bereich, seit }
  })
  const last = shown.at(-1)
  return { zeilen, weiter: rows.length > anzahl && last ? markOf(last.zeit, last.id) : undefined }
}

/** A case with everything, a sealed one without its content; who opened it is recorded. Undefined for a foreign one as for none. */
export async function openVorgangForDienst(env: Env, dienst: Dienst, id: string): Promise<GanzerVorgang | undefined> {
  const row = await store.findVorgangOfDienst(env.db, { id, jobcenterId: dienst.jobcenterId })
  if (!row) return undefined
  await recordEreignis(env, env.db, { ereignis: 'vorgang.gelesen', ...acts(dienst, row) })
  return readGanz(env, env.db, { row, mitVermerken: true })
}

/** A case to hand out as files; that it was is recorded. Undefined for a foreign one as for none, and for what is sealed. */
export async function openVorgangZurAusgabe(env: Env, dienst: Dienst, id: string): Promise<GanzerVorgang | undefined> {
  const row = await store.findVorgangOfDienst(env.db, { id, jobcenterId: dienst.jobcenterId })
  if (!row || isVersiegelt(row.dienst)) return undefined
  await recordEreignis(env, env.db, { ereignis: 'vorgang.ausgegeben', ...acts(dienst, row) })
  return readGanz(env, env.db, { row, mitVermerken: true })
}

/** What the same customer sent before with the same form, to compare; undefined where there is nothing of the kind. */
export async function readVoriges(
  env: Env,
  dienst: Dienst,
  id: string,
): Promise<{ vorgang: Vorgang; formular: NonNullable<Vorgangsinhalt['formular']> } | undefined> {
  const row = await store.findVorgangOfDienst(env.db, { id, jobcenterId: dienst.jobcenterId })
  const voriges = row && (await store.findVoriges(env.db, row))
  const formular = voriges && (await readNeuesteFassung(env, env.db, voriges)).inhalt.formular
  return formular && { vorgang: openVorgang(env, voriges), formular }
}

/** Whether this case of the own Jobcenter is sealed for the Ärztlicher Dienst. */
export async function isVersiegelterVorgang(env: Env, wo: { id: string; jobcenterId: string }): Promise<boolean> {
  const row = isId(wo.id) ? await store.findVorgangOfDienst(env.db, wo) : undefined
  return row !== undefined && isVersiegelt(row.dienst)
}

/** The last changed cases of a customer, for the record, without what is sealed. The customer is one of the own Jobcenter (checked by the caller). */
export async function listVorgaengeDerAkte(env: Env, kundeId: string): Promise<Vorgang[]> {
  const rows = await store.findVorgaenge(env.db, { kundeId, dienste: undefined, nach: undefined, anzahl: 100 })
  return rows.filter(({ dienst }) => !isVersiegelt(dienst)).map((row) => openVorgang(env, row))
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
    // What is sealed is the business of the Ärztlicher Dienst alone.
    if (!row || isVersiegelt(row.dienst)) return { ok: false, grund: 'weg' }
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
  const frist = FRAGEN.includes(zustand) ? wahl.frist : undefined
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
    // What is at its end asks for nothing more.
    if (ende) await closeOffene(tx, { vorgangId: row.id, erledigt: jetzt, fassung: null })
    await addSchritt(env, tx, {
      row,
      neu: { zustand, von: 'dienst', mitarbeiterId: dienst.mitarbeiterId, frist, notiz },
    })
    await ring(env, tx, row)
    return true
  }
  return act(env, dienst, { ...wahl, ereignis: 'vorgang.stand-geaendert', run })
}

/** What the customer reads where a request to set answers right falls away. */
export const RUECKFRAGE_ERLEDIGT = 'Die Rückfrage zu Ihren Angaben hat sich erledigt. Sie müssen nichts ändern.'

export interface Entscheidung {
  vorgangId: string
  kundeId: string
  /** Whoever releases the notice. */
  mitarbeiterId: string
  weg: 'online' | 'post'
  /** What the notice means where the case is a Widerspruch; undefined: it does not end it. */
  imWiderspruch: 'abhilfe' | 'zurueckgewiesen' | undefined
}

/**
 * A case is decided by the notice that is released about it, in that transaction; one at its end stays as it is. The notice tells
 * the customer itself where it is online.
 */
export async function decideVorgang(env: Env, tx: Tx, wahl: Entscheidung): Promise<void> {
  const { vorgangId, kundeId, mitarbeiterId, weg } = wahl
  const own = await store.findVorgang(tx, { id: vorgangId, kundeId })
  const row = own && (await store.lockVorgang(tx, vorgangId))
  // A Widerspruch ends with its own kinds of notices, and with no other.
  const zustand = row?.dienst === 'widerspruch' ? wahl.imWiderspruch : 'entschieden'
  if (!row || !zustand || isEnde(row.zustand) || isVersiegelt(row.dienst)) return
  const jetzt = env.clock.now()
  const zeiten = { geaendert: jetzt, vom_jobcenter: jetzt, offen_seit: null, unvollstaendig_seit: null }
  await store.updateVorgang(tx, row.id, { zustand, frist: null, ...zeiten })
  const gefragt = await closeOffene(tx, { vorgangId, erledigt: jetzt, fassung: null })
  const bescheid = weg === 'post' ? 'Der Bescheid kommt mit der Post.' : 'Der Bescheid liegt in Ihrem Portal.'
  const notiz = gefragt ? `${bescheid}\n\n${RUECKFRAGE_ERLEDIGT}` : bescheid
  await addSchritt(env, tx, { row, neu: { zustand, von: 'dienst', mitarbeiterId, notiz } })
  await recordEreignis(env, tx, {
    ereignis: 'vorgang.entschieden',
    akteur: 'dienst',
    akteurId: mitarbeiterId,
    kundeId,
    details: { vorgang: vorgangId, ...detailsOf(row.dienst) },
  })
  if (weg === 'post') await ring(env, tx, row)
}

export async function ring(
  env: Env,
  tx: Tx,
  { id, kunde_id }: Pick<store.VorgangRow, 'id' | 'kunde_id'>,
  anlass:
    | 'vorgang-stand'
    | 'vorgang-korrektur'
    | 'antrag-unvollstaendig'
    | 'nachweise-fehlen'
    | 'rueckkehr-fehlt' = 'vorgang-stand',
): Promise<void> {
  const kontoId = await findKontoOfKunde(tx, kunde_id)
  if (!kontoId) return
  const ziel = routes.vorgang.href({ id })
  await notify(env, tx, { kontoId, kundeId: kunde_id, anlass, ziel })
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

/** Whether a file belongs to this case of the own Jobcenter, which is not sealed; answers whose it is. */
export async function ownerOfDatei(
  env: Env,
  dienst: Dienst,
  wo: { vorgangId: string; dokumentId: string },
): Promise<string | undefined> {
  const row = await store.findVorgangOfDienst(env.db, { id: wo.vorgangId, jobcenterId: dienst.jobcenterId })
  return row && !isVersiegelt(row.dienst) && (await store.hasDatei(env.db, wo)) ? row.kunde_id : undefined
}
