import { findKonto, openEmail } from '#modules/konto'
import { type Beleg, dienste, type NeuerNachweis, type Vorgangsinhalt } from '#modules/vorgaenge'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { type Tag, tagInBerlin } from '#platform/text/datum.ts'
import type { Antworten } from '../engine/modell.ts'
import * as store from './store.ts'

/** Who applies, as they say themselves; nobody has checked it. */
export interface Person {
  vorname: string
  nachname: string
  geburtsdatum: Tag
  plz: string
  /** From when benefits are wanted. */
  ab: Tag
  strasse?: string
  ort?: string
  telefon?: string
  email?: string
}

/** One sending: the secured day, the whole application. */
export interface Sendung {
  inhalt: Vorgangsinhalt
  zeit: Date
  beleg: Beleg
}

/** As it is sealed with the key of the account. */
export interface Erstantragsinhalt {
  person: Person
  titel: string
  sendungen: readonly Sendung[]
  nachweise: readonly NeuerNachweis[]
  /** Names of the files that came with it. */
  dateien: readonly string[]
}

/** A first application of an account that no customer is known for, or was not when it was sent. */
export interface Erstantrag extends Erstantragsinhalt {
  id: string
  /** „2026-0000123“ */
  nummer: string
  kontoId: string
  jobcenter: string
  dienst: store.ErstantragRow['dienst']
  zeit: Date
  unvollstaendigSeit: Date | undefined
  zustand: store.Erstantragszustand
  /** Why it was refused. */
  grund: string | undefined
  entschieden: Date | undefined
  /** Whether draft and case are in a profile of the account. */
  uebernommen: boolean
}

const felder = ['vorname', 'nachname', 'geburtsdatum', 'plz', 'ab', 'strasse', 'ort', 'telefon', 'email'] as const

/** What the answers say of the person who applies. */
export const personOf = (antworten: Antworten): Person =>
  Object.fromEntries(
    felder.flatMap((name) => (typeof antworten[name] === 'string' ? [[name, antworten[name]]] : [])),
  ) as unknown as Person

const inhaltContext = (id: string) => `erstantrag|inhalt|${id}`
const grundContext = (id: string) => `erstantrag|grund|${id}`

type Besitz = { id: string; konto_id: string; schluessel: Buffer }
const keyOf = (env: Env, row: Besitz) => env.schluessel.personKey(row.konto_id, row.schluessel)

export const sealInhalt = (env: Env, row: Besitz, inhalt: Erstantragsinhalt): Buffer => {
  const { person, titel, sendungen, nachweise, dateien } = inhalt
  return keyOf(env, row).seal(inhaltContext(row.id), JSON.stringify({ person, titel, sendungen, nachweise, dateien }))
}

const trennungContext = (id: string) => `erstantrag_trennung|grund|${id}`

export const sealTrennung = (env: Env, row: Besitz, { id, grund }: { id: string; grund: string }): Buffer =>
  keyOf(env, row).seal(trennungContext(id), grund)

export const sealGrund = (env: Env, row: Besitz, grund: string): Buffer =>
  keyOf(env, row).seal(grundContext(row.id), grund)

interface Gespeichert extends Omit<Erstantragsinhalt, 'sendungen'> {
  sendungen: { inhalt: Vorgangsinhalt; zeit: string; beleg: Omit<Beleg, 'zeit'> & { zeit: string } }[]
}

export function openErstantrag(env: Env, row: store.ErstantragRow): Erstantrag {
  const key = keyOf(env, row)
  const { sendungen, ...inhalt } = JSON.parse(key.open(inhaltContext(row.id), row.inhalt)) as Gespeichert
  const { id, dienst, zeit, zustand, jobcenter } = row
  return {
    ...inhalt,
    sendungen: sendungen.map((one) => ({
      ...{ inhalt: one.inhalt, zeit: new Date(one.zeit) },
      beleg: { ...one.beleg, zeit: new Date(one.beleg.zeit) },
    })),
    ...{ id, dienst, zeit, zustand, jobcenter, kontoId: row.konto_id },
    nummer: `${tagInBerlin(zeit).slice(0, 4)}-${String(row.nummer).padStart(7, '0')}`,
    unvollstaendigSeit: row.unvollstaendig_seit ?? undefined,
    grund: row.grund ? key.open(grundContext(id), row.grund) : undefined,
    entschieden: row.entschieden ?? undefined,
    uebernommen: row.uebernommen !== null,
  }
}

/** Whether the whole application was sent, not the day alone. */
export const isVollstaendig = ({ sendungen }: Pick<Erstantragsinhalt, 'sendungen'>): boolean =>
  sendungen.at(-1)?.inhalt.formular !== undefined

/** One of this account; undefined for a foreign one as for none. */
export async function readErstantrag(
  env: Env,
  wo: { id: string; kontoId: string },
): Promise<(Erstantrag & { vorgangId: string | undefined; kundeId: string | undefined }) | undefined> {
  const row = await store.findErstantrag(env.db, wo)
  return row && { ...openErstantrag(env, row), ...linksOf(row) }
}

const linksOf = (row: store.ErstantragRow) => ({
  vorgangId: row.vorgang_id ?? undefined,
  kundeId: row.kunde_id ?? undefined,
})

/** All of an account, the last first. */
export async function listErstantraege(env: Env, db: Db | Tx, kontoId: string): Promise<Erstantrag[]> {
  const rows = await store.findErstantraegeOfKonto(db, kontoId)
  return rows.map((row) => openErstantrag(env, row))
}

/** As staff sees it, who have to find out whose it is. */
export interface ErstantragImDienst extends Erstantrag {
  /** Of the account: nobody has checked that it is the person's. */
  kontoEmail: string | undefined
  kundeId: string | undefined
  vorgangId: string | undefined
  /** Matches that were wrong, the oldest first. */
  trennungen: { zeit: Date; wer: string | undefined; grund: string }[]
}

/** One of this Jobcenter; undefined for a foreign one as for none. */
export async function readErstantragForDienst(
  env: Env,
  wo: { id: string; jobcenterId: string },
): Promise<ErstantragImDienst | undefined> {
  const row = await store.findForDienst(env.db, wo)
  if (!row) return undefined
  const [konto, trennungen] = await Promise.all([findKonto(env.db, row.konto_id), store.findTrennungen(env.db, row.id)])
  const key = keyOf(env, row)
  return {
    ...{ ...openErstantrag(env, row), ...linksOf(row), kontoEmail: konto && openEmail(env, konto) },
    trennungen: trennungen.map(({ id, zeit, name, grund }) => ({
      ...{ zeit, wer: name ?? undefined, grund: key.open(trennungContext(id), grund) },
    })),
  }
}

/** By which rule its day counts. */
export const formlosOf = ({ dienst }: Pick<Erstantrag, 'dienst'>) => dienste[dienst].formlos
