import { openKunde } from '#modules/jobcenter'
import { type Ereignisname, recordEreignis, recordListe } from '#modules/protokoll'
import type { Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { type Tag, tagInBerlin } from '#platform/text/datum.ts'
import type { Dienstbesuch } from '#web/besuch.ts'
import { type Dienstergebnis, ring } from '../dienst.ts'
import { detailsOf, markOf } from '../kunde.ts'
import { type Nachweisurteil, placeUrteil } from '../nachweise/dienst.ts'
import * as vorgaenge from '../store.ts'
import { addSchritt, type GanzerVorgang, openVorgang, readGanz, type Vorgang } from '../vorgang.ts'
import { isEnde, type Vorgangszustand } from '../zustaende-daten.ts'
import { isVersiegelt, type Leserecht, mayRead } from './siegel.ts'
import * as store from './store.ts'

/** Somebody of the Ärztlicher Dienst, for the cases of the own Jobcenter. */
export type Aerztlich = Pick<Dienstbesuch, 'mitarbeiterId' | 'jobcenterId' | 'rollen'>

const rechtOf = ({ jobcenterId, rollen }: Aerztlich): Leserecht => ({ art: 'aerztlich', jobcenterId, rollen })

export interface Aerztezeile extends Vorgang {
  /** „Klicker, Kim“ */
  kunde: string
  dateien: number
  /** The order that they were sent for. */
  auftrag: { vom: Tag; bis: Tag } | undefined
}

const JE_SEITE = 50

/** Sealed cases of the own Jobcenter, the oldest first; one page, and where the next one begins. */
export async function listVersiegelte(
  env: Env,
  dienst: Aerztlich,
  wo: { offen: boolean; nach: vorgaenge.Stelle | undefined },
): Promise<{ zeilen: Aerztezeile[]; weiter: string | undefined }> {
  const { jobcenterId } = dienst
  const found = await store.findVersiegelte(env.db, { jobcenterId, ...wo, anzahl: JE_SEITE + 1 })
  const rows = found.filter((row) => mayRead(row, rechtOf(dienst)))
  const zeilen = rows.slice(0, JE_SEITE).map((row) => {
    const { vorname, nachname } = openKunde(env, { ...row, id: row.kunde_id })
    const { beauftragt, bis } = row
    const auftrag = beauftragt && bis ? { vom: tagInBerlin(beauftragt), bis } : undefined
    return { ...openVorgang(env, row), kunde: `${nachname}, ${vorname}`, dateien: Number(row.dateien), auftrag }
  })
  await recordListe(env, dienst, { liste: 'aerztliche-unterlagen', anzahl: zeilen.length })
  const last = zeilen.at(-1)
  return { zeilen, weiter: rows.length > JE_SEITE && last ? markOf(last.erstellt, last.id) : undefined }
}

/** The row of a sealed case of the own Jobcenter; undefined for any other, and without the right. */
async function findOwn(env: Env, dienst: Aerztlich, id: string): Promise<vorgaenge.VorgangRow | undefined> {
  const row = await vorgaenge.findVorgangOfDienst(env.db, { id, jobcenterId: dienst.jobcenterId })
  return row && isVersiegelt(row.dienst) && mayRead(row, rechtOf(dienst)) ? row : undefined
}

const acts = (dienst: Aerztlich, row: vorgaenge.VorgangRow) =>
  ({
    akteur: 'dienst',
    akteurId: dienst.mitarbeiterId,
    kundeId: row.kunde_id,
    details: { vorgang: row.id, ...detailsOf(row.dienst) },
  }) as const

/** A sealed case with everything; who opened it is recorded. Undefined for what is not sealed, foreign, or missing. */
export async function openVersiegelten(env: Env, dienst: Aerztlich, id: string): Promise<GanzerVorgang | undefined> {
  const row = await findOwn(env, dienst, id)
  if (!row) return undefined
  await recordEreignis(env, env.db, { ereignis: 'vorgang.aerztlich-gelesen', ...acts(dienst, row) })
  return readGanz(env, env.db, { row, mitVermerken: true, recht: rechtOf(dienst) })
}

/** Whose a file of a sealed case is; undefined for any other file. */
export async function ownerOfVersiegelter(
  env: Env,
  dienst: Aerztlich,
  wo: { vorgangId: string; dokumentId: string },
): Promise<string | undefined> {
  const row = await findOwn(env, dienst, wo.vorgangId)
  return row && (await vorgaenge.hasDatei(env.db, wo)) ? row.kunde_id : undefined
}

/** What the Ärztlicher Dienst can make of a case. */
const folgen: readonly Vorgangszustand[] = ['eingegangen', 'in-bearbeitung', 'abgeschlossen']

export function nextAerztliche({ zustand }: Pick<Vorgang, 'zustand'>): Vorgangszustand[] {
  if (isEnde(zustand)) return ['in-bearbeitung']
  return folgen.filter((one) => one !== zustand && !(one === 'eingegangen' && zustand === 'in-bearbeitung'))
}

/** Locks a sealed case of the own Jobcenter as the page showed it, and acts on it. */
function act(
  env: Env,
  dienst: Aerztlich,
  was: {
    id: string
    stand: number
    ereignis: Ereignisname
    run: (tx: Tx, row: vorgaenge.VorgangRow) => Promise<boolean>
  },
): Promise<Dienstergebnis> {
  return env.db.transaction().execute(async (tx): Promise<Dienstergebnis> => {
    const own = await findOwn(env, dienst, was.id)
    const row = own && (await vorgaenge.lockVorgang(tx, own.id))
    if (!row) return { ok: false, grund: 'weg' }
    if (row.stand !== was.stand || !(await was.run(tx, row))) return { ok: false, grund: 'stand' }
    await recordEreignis(env, tx, { ereignis: was.ereignis, ...acts(dienst, row) })
    return { ok: true }
  })
}

/** Sets the state that the customer sees, with a note that only the two read, and rings their bell. */
export function changeVersiegelten(
  env: Env,
  dienst: Aerztlich,
  wahl: { id: string; stand: number; zustand: Vorgangszustand; notiz: string | undefined },
): Promise<Dienstergebnis> {
  const run = async (tx: Tx, row: vorgaenge.VorgangRow) => {
    if (!mayFollow(row, wahl)) return false
    await step(env, tx, { row, dienst, wahl })
    return true
  }
  return act(env, dienst, { ...wahl, ereignis: 'vorgang.aerztlich-stand', run })
}

/** Judges a document of a sealed case; the reason is for the two alone, too. */
export function judgeVersiegelten(
  env: Env,
  dienst: Aerztlich,
  wahl: Nachweisurteil & { id: string; stand: number },
): Promise<Dienstergebnis> {
  const run = (tx: Tx, row: vorgaenge.VorgangRow) => placeUrteil(env, tx, { row, wahl, recht: rechtOf(dienst) })
  return act(env, dienst, { ...wahl, ereignis: 'vorgang.aerztlich-geprueft', run })
}

/** A note alone keeps the state. */
const mayFollow = (
  row: vorgaenge.VorgangRow,
  { zustand, notiz }: { zustand: Vorgangszustand; notiz?: string | undefined },
) => nextAerztliche(row).includes(zustand) || (zustand === row.zustand && notiz !== undefined && !isEnde(zustand))

async function step(
  env: Env,
  tx: Tx,
  neu: { row: vorgaenge.VorgangRow; dienst: Aerztlich; wahl: { zustand: Vorgangszustand; notiz: string | undefined } },
): Promise<void> {
  const { row, dienst, wahl } = neu
  const { zustand, notiz } = wahl
  const jetzt = env.clock.now()
  const zustaendig = row.zustaendig ?? dienst.mitarbeiterId
  await vorgaenge.updateVorgang(tx, row.id, { zustand, geaendert: jetzt, vom_jobcenter: jetzt, zustaendig })
  await addSchritt(env, tx, { row, neu: { zustand, von: 'dienst', mitarbeiterId: dienst.mitarbeiterId, notiz } })
  const auftrag = zustand === 'abgeschlossen' ? await store.findAuftragOf(tx, row.id) : undefined
  if (auftrag) await store.closeAuftrag(tx, { id: auftrag.id, kundeId: row.kunde_id, jetzt })
  await ring(env, tx, row)
}
