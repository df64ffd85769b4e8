import { bindDokumente, type Dokument, listDokumente } from '#modules/dokumente'
import { recordEreignis } from '#modules/protokoll'
import { later, TAG } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import { type Wer, waysOf } from '../kunde.ts'
import * as store from '../store.ts'
import { keyOf, openTermin } from '../termin.ts'
import * as mitteilungen from './store.ts'

/** Why somebody cannot come; people choose from it. */
export const gruende = {
  krank: 'Ich bin krank',
  arbeit: 'Ich muss arbeiten',
  vorstellung: 'Ich habe ein Vorstellungsgespräch',
  betreuung: 'Ich betreue ein Kind oder eine kranke Person',
  sonstiges: 'Etwas anderes',
} as const
export type Grund = keyof typeof gruende
export const grundnamen = Object.keys(gruende) as Grund[]

interface Inhalt {
  grund?: Grund
  text: string
}

/** What a customer said about an appointment, and what became of it. */
export interface Mitteilung extends Inhalt {
  id: string
  kundeId: string
  terminId: string | undefined
  art: mitteilungen.Mitteilungsart
  erstellt: Date
  ergebnis: mitteilungen.Ergebnis | undefined
  antwort: string | undefined
  entschieden: Date | undefined
  dateien: Dokument[]
}

const inhaltContext = (id: string) => `terminmitteilung|inhalt|${id}`
export const antwortContext = (id: string) => `terminmitteilung|antwort|${id}`

export async function openMitteilung(env: Env, db: Db | Tx, row: mitteilungen.MitteilungRow): Promise<Mitteilung> {
  const key = keyOf(env, row)
  const ids = row.dateien ?? []
  const besitzer = { art: 'kunde', id: row.kunde_id } as const
  return {
    ...(JSON.parse(key.open(inhaltContext(row.id), row.inhalt)) as Inhalt),
    id: row.id,
    kundeId: row.kunde_id,
    terminId: row.termin_id ?? undefined,
    art: row.art,
    erstellt: row.erstellt,
    ergebnis: row.ergebnis ?? undefined,
    antwort: row.antwort ? key.open(antwortContext(row.id), row.antwort) : undefined,
    entschieden: row.entschieden ?? undefined,
    dateien: ids.length > 0 ? await listDokumente(env, db, { besitzer, ids }) : [],
  }
}

/** About which appointments of this customer these files came; without an address where the appointment is gone. */
export async function findOrteVonDateien(
  env: Env,
  wo: { kundeId: string; ids: readonly string[] },
): Promise<{ dokumentId: string; text: string; href: string | undefined }[]> {
  const rows = await mitteilungen.findOrteVonDateien(env.db, wo)
  return rows.map(({ dokument_id: dokumentId, termin_id: id }) => ({
    ...{ dokumentId, text: 'Mitteilung zu einem Termin', href: id ? routes.termin.href({ id }) : undefined },
  }))
}

/** What was said about one of the own appointments, the newest first. */
export async function listMitteilungen(env: Env, { profil }: Wer, terminId: string): Promise<Mitteilung[]> {
  const rows = await mitteilungen.findOfTermin(env.db, { terminId, kundeId: profil.kundeId })
  return Promise.all(rows.map((row) => openMitteilung(env, env.db, row)))
}

/** A wish without an appointment: the open one, or the last that was answered. */
export async function readWunsch(env: Env, { profil }: Wer): Promise<Mitteilung | undefined> {
  const seit = later(env.clock.now(), -14 * TAG)
  const row =
    (await mitteilungen.findOffenerWunsch(env.db, profil.kundeId)) ??
    (await mitteilungen.findBeantworteterWunsch(env.db, { kundeId: profil.kundeId, seit }))
  return row && openMitteilung(env, env.db, row)
}

export interface Neu {
  art: mitteilungen.Mitteilungsart
  /** Without one: no free time fits. */
  terminId: string | undefined
  grund?: Grund | undefined
  text: string
  anhaenge: readonly string[]
  sendung: string
}

/** `schon`: one is open already. `zu-spaet`: it cannot be said any more. `anhang`: a file was turned away meanwhile. */
export type Mitteilungsergebnis = { ok: true } | { ok: false; grund: 'weg' | 'schon' | 'zu-spaet' | 'anhang' }

/**
 * Tells the Jobcenter that somebody cannot come to an invitation, or would like another time; once for each sending. The
 * duty to come stays until staff decide.
 */
export function sendMitteilung(env: Env, wer: Wer, neu: Neu): Promise<Mitteilungsergebnis> {
  const { kundeId } = wer.profil
  return env.db
    .transaction()
    .execute(async (tx): Promise<Mitteilungsergebnis> => {
      if (await mitteilungen.findSendung(tx, { sendung: neu.sendung, kundeId })) return { ok: true }
      const grund = await refuse(env, tx, wer, neu)
      if (grund) return { ok: false, grund }
      const besitzer = { art: 'kunde', id: kundeId } as const
      if (!(await bindDokumente(env, tx, { besitzer, ids: neu.anhaenge }))) return { ok: false, grund: 'anhang' }
      if (!(await keep(env, tx, wer, neu))) throw new Doppelt()
      return { ok: true }
    })
    .catch(async (error): Promise<Mitteilungsergebnis> => {
      if (!(error instanceof Doppelt)) throw error
      // Two clicks at once are one; another one that is open is not.
      const own = await mitteilungen.findSendung(env.db, { sendung: neu.sendung, kundeId })
      return own ? { ok: true } : { ok: false, grund: 'schon' }
    })
}

class Doppelt extends Error {}

async function refuse(env: Env, tx: Tx, { profil }: Wer, neu: Neu): Promise<'weg' | 'zu-spaet' | undefined> {
  if (!neu.terminId) return undefined
  const own = await store.findTermin(tx, { id: neu.terminId, kundeId: profil.kundeId })
  const row = own && (await store.lockTermin(tx, own.id))
  if (!row) return 'weg'
  // The second of two clicks finds the first one's state; whether it is the same sending is seen when it is kept.
  if (row.zustand === 'verhinderung-gemeldet') return undefined
  return waysOf(env, openTermin(env, row))[neu.art] ? undefined : 'zu-spaet'
}

async function keep(env: Env, tx: Tx, { kontoId, profil }: Wer, neu: Neu): Promise<boolean> {
  const { kundeId, jobcenterId } = profil
  const schluessel = await store.findKey(tx, kundeId)
  if (!schluessel) return false
  const id = newId()
  const jetzt = env.clock.now()
  const inhalt: Inhalt = { text: neu.text, ...(neu.grund ? { grund: neu.grund } : {}) }
  const row = {
    id,
    kunde_id: kundeId,
    jobcenter_id: jobcenterId,
    termin_id: neu.terminId ?? null,
    art: neu.art,
    inhalt: keyOf(env, { kunde_id: kundeId, schluessel }).seal(inhaltContext(id), JSON.stringify(inhalt)),
    antwort: null,
    ergebnis: null,
    entschieden_von: null,
    entschieden: null,
    erstellt: jetzt,
    sendung: neu.sendung,
  }
  if (!(await mitteilungen.insertMitteilung(tx, row, neu.anhaenge))) return false
  if (neu.terminId && neu.art === 'verhinderung') {
    await store.updateTermin(tx, neu.terminId, { zustand: 'verhinderung-gemeldet', geaendert: jetzt })
  }
  await recordEreignis(env, tx, {
    ereignis: neu.art === 'verhinderung' ? 'jobcenter.verhinderung-mitgeteilt' : 'jobcenter.terminwunsch',
    akteur: 'kunde',
    akteurId: kontoId,
    kontoId,
    kundeId,
    details: { mitteilung: id, anhaenge: neu.anhaenge.length, ...(neu.terminId ? { termin: neu.terminId } : {}) },
  })
  return true
}

/** Whether a file hangs on something that the customer said about appointments. */
export const ownsDatei = (
  env: Env,
  { profil }: Wer,
  wo: { mitteilungId: string; dokumentId: string },
): Promise<boolean> => mitteilungen.hasDatei(env.db, { ...wo, kundeId: profil.kundeId })
