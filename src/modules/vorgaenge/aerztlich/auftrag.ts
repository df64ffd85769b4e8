import { notify } from '#modules/benachrichtigung'
import { kundeKey } from '#modules/jobcenter'
import { findKontoOfKunde } from '#modules/profil'
import { recordEreignis } from '#modules/protokoll'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Dienst } from '../dienst.ts'
import { findKey } from '../store.ts'
import * as store from './store.ts'

/** What the Ärztlicher Dienst is asked about a customer. */
export interface Auftrag {
  id: string
  /** In neutral words: the customer reads it, and so does all of the staff that may open the record. */
  frage: string
  /** The day on which it was given. */
  datum: Tag
  /** Until when papers are expected. */
  bis: Tag
  /** Name of whoever gave it. */
  von: string
  erledigt: Date | undefined
}

const context = (id: string) => `aerztlicher_auftrag|inhalt|${id}`

type Row = store.AuftragRow & { name: string; schluessel: Buffer }

function openAuftrag(env: Env, row: Row): Auftrag {
  const key = kundeKey(env, { id: row.kunde_id, schluessel: row.schluessel })
  const { frage } = JSON.parse(key.open(context(row.id), row.inhalt)) as { frage: string }
  const { id, bis, name: von, erstellt, erledigt } = row
  return { id, frage, bis, von, datum: tagInBerlin(erstellt), erledigt: erledigt ?? undefined }
}

/** Open orders, the newest first. The customer is found through their owner. */
export const listOffeneAuftraege = async (env: Env, db: Db | Tx, kundeId: string): Promise<Auftrag[]> =>
  (await store.findAuftraege(db, { kundeId, nurOffene: true })).map((row) => openAuftrag(env, row))

/** The order for which the papers of a case were sent. */
export async function readAuftragOf(env: Env, vorgangId: string): Promise<Auftrag | undefined> {
  const row = await store.findAuftragOf(env.db, vorgangId)
  return row && openAuftrag(env, row)
}

/** What Leistung and Vermittlung learn of papers: when they came, and how many files. */
export interface Eingang {
  vorgangId: string
  tag: Tag
  dateien: number
  /** Nothing was sent along for the order, neither files nor answers. */
  leer: boolean
}

export interface Auftragslage {
  auftraege: (Auftrag & { eingaenge: Eingang[] })[]
  /** Papers for no order. */
  ohneAuftrag: Eingang[]
}

/** Every order of a customer of the own Jobcenter (checked by the caller), with what arrived. */
export async function readAuftragslage(env: Env, kundeId: string): Promise<Auftragslage> {
  const [rows, eingaenge] = await Promise.all([
    store.findAuftraege(env.db, { kundeId, nurOffene: false }),
    store.findEingaenge(env.db, kundeId),
  ])
  const of = (auftragId: string | null): Eingang[] =>
    eingaenge
      .filter(({ auftrag_id }) => auftrag_id === auftragId)
      .map(({ id, erstellt, dateien, angaben }) => ({
        ...{ vorgangId: id, tag: tagInBerlin(erstellt), dateien: Number(dateien) },
        leer: Number(dateien) === 0 && angaben === false,
      }))
  return { auftraege: rows.map((row) => ({ ...openAuftrag(env, row), eingaenge: of(row.id) })), ohneAuftrag: of(null) }
}

/** Orders and what they ask, for the copy of one's data. */
export async function listAuftraegeOfKunde(env: Env, db: Db | Tx, kundeId: string): Promise<Auftrag[]> {
  return (await store.findAuftraege(db, { kundeId, nurOffene: false })).map((row) => openAuftrag(env, row))
}

/** Gives an order for a customer of the own Jobcenter (checked by the caller), once. False where the customer is gone. */
export function giveAuftrag(
  env: Env,
  dienst: Dienst,
  neu: { id: string; kundeId: string; frage: string; bis: Tag },
): Promise<boolean> {
  return env.db.transaction().execute(async (tx) => {
    const { id, kundeId, frage, bis } = neu
    const schluessel = await findKey(tx, kundeId)
    if (!schluessel) return false
    const inhalt = kundeKey(env, { id: kundeId, schluessel }).seal(context(id), JSON.stringify({ frage }))
    const von = { jobcenter_id: dienst.jobcenterId, von: dienst.mitarbeiterId }
    const zeiten = { bis, erstellt: env.clock.now(), erledigt: null }
    if (!(await store.insertAuftrag(tx, { id, kunde_id: kundeId, inhalt, ...von, ...zeiten }))) return true
    const akteur = { akteur: 'dienst', akteurId: dienst.mitarbeiterId } as const
    const details = { auftrag: id, bis }
    await recordEreignis(env, tx, { ereignis: 'vorgang.aerztlich-beauftragt', ...akteur, kundeId, details })
    const kontoId = await findKontoOfKunde(tx, kundeId)
    const ziel = routes.antragBeginnen.href({ slug: 'aerztlicher-dienst' })
    if (kontoId) await notify(env, tx, { kontoId, kundeId, anlass: 'unterlagen-erbeten', ziel })
    return true
  })
}

/** Ends an order. False where it was not open, or of another customer. */
export function endAuftrag(env: Env, dienst: Dienst, wo: { id: string; kundeId: string }): Promise<boolean> {
  return env.db.transaction().execute(async (tx) => {
    if (!(await store.closeAuftrag(tx, { ...wo, jetzt: env.clock.now() }))) return false
    const akteur = { akteur: 'dienst', akteurId: dienst.mitarbeiterId } as const
    const { kundeId, id: auftrag } = wo
    await recordEreignis(env, tx, { ereignis: 'vorgang.aerztlich-beendet', ...akteur, kundeId, details: { auftrag } })
    return true
  })
}

/** Notes for which order the papers of a case were sent, in the transaction of the sending. */
export const linkAuftrag = store.insertEingang
