import { kundeKey } from '#modules/jobcenter'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import type { Tag } from '#platform/text/datum.ts'
import { contextToOpen, contextToSeal, type Leserecht } from '../aerztlich/siegel.ts'
import type { VorgangRow } from '../store.ts'
import * as store from './store.ts'

/** Whom a document is about; who applies is at 0, the others behind in the order of the form. */
export interface Mensch {
  id: string
  name: string
  platz: number
}

interface Inhalt {
  titel: string
  /** Of whom or what. */
  fuer?: string | undefined
  /** Undefined: all, or nobody in particular. */
  mensch?: Mensch | undefined
  hinweis?: string | undefined
  /** Why it is not there, or why it was turned away. */
  grund?: string | undefined
}

/** A document that a case needs, as both sides see it. */
export interface Nachweis extends Inhalt {
  id: string
  typ: string
  zustand: store.Nachweiszustand
  /** It may be handed in, and nobody owes it. */
  freiwillig: boolean
  frist: Tag | undefined
  /** Ids of the files that stand for it. */
  dateien: readonly string[]
}

export interface NeuerNachweis extends Inhalt {
  /** Of the form, with its entry; undefined: asked for by staff. */
  regel: string | undefined
  typ: string
  zustand: store.Nachweiszustand
  /** Owed, where nothing is said. */
  freiwillig?: boolean
  frist: Tag | undefined
  dateien: readonly string[]
}

type Besitz = Pick<VorgangRow, 'id' | 'kunde_id' | 'schluessel' | 'dienst'>
type Sache = Besitz & Pick<VorgangRow, 'jobcenter_id'>

const context = (id: string) => `vorgang_nachweis|inhalt|${id}`
const keyOf = (env: Env, row: Besitz) => kundeKey(env, { id: row.kunde_id, schluessel: row.schluessel })

export const sealInhalt = (env: Env, vorgang: Besitz, id: string, inhalt: Inhalt): Buffer =>
  keyOf(env, vorgang).seal(contextToSeal(vorgang, context(id)), JSON.stringify(inhalt))

/** @throws Versiegelt */
export function openInhalt(
  env: Env,
  vorgang: Sache,
  row: Pick<store.NachweisRow, 'id' | 'inhalt'>,
  recht?: Leserecht,
): Inhalt {
  const own = contextToOpen(vorgang, context(row.id), recht)
  return JSON.parse(keyOf(env, vorgang).open(own, row.inhalt)) as Inhalt
}

/** What a case needs, in the order of its form. @throws Versiegelt */
export async function listNachweise(env: Env, db: Db | Tx, vorgang: Sache, recht?: Leserecht): Promise<Nachweis[]> {
  const rows = await store.findNachweise(db, vorgang.id)
  if (rows.length === 0) return []
  const zuordnung = await store.findZuordnung(db, vorgang.id)
  return rows.map((row) => ({
    ...openInhalt(env, vorgang, row, recht),
    ...{ id: row.id, typ: row.typ, zustand: row.zustand, freiwillig: row.freiwillig, frist: row.frist ?? undefined },
    dateien: zuordnung.filter(({ nachweis_id }) => nachweis_id === row.id).map(({ dokument_id }) => dokument_id),
  }))
}

/** Puts documents on file that a case needs; files that stand for them belong to it already. */
export async function placeNachweise(
  env: Env,
  tx: Tx,
  { vorgang, nachweise }: { vorgang: Besitz; nachweise: readonly NeuerNachweis[] },
): Promise<void> {
  const geaendert = env.clock.now()
  const rows = nachweise.map(({ regel, typ, zustand, freiwillig = false, frist, dateien, ...inhalt }) => {
    const id = newId()
    const stand = { zustand, freiwillig, frist: frist ?? null, geaendert }
    const row = { id, vorgang_id: vorgang.id, regel: regel ?? null, typ, ...stand }
    return { dateien, row: { ...row, inhalt: sealInhalt(env, vorgang, id, inhalt) } }
  })
  await store.insertNachweise(
    tx,
    rows.map(({ row }) => row),
  )
  for (const { row, dateien } of rows) {
    await store.assignDateien(tx, { vorgangId: vorgang.id, nachweisId: row.id, ids: dateien })
  }
}

/** Files that were sent stand for a document of the case from now on; one that the case does not have is left aside. */
export async function handInNachweis(
  env: Env,
  tx: Tx,
  wo: { vorgangId: string; nachweisId: string; ids: readonly string[] },
): Promise<void> {
  const row = await store.lockNachweis(tx, { id: wo.nachweisId, vorgangId: wo.vorgangId })
  if (!row) return
  await store.assignDateien(tx, wo)
  await store.updateNachweis(tx, row.id, { zustand: 'vorgelegt', frist: null, geaendert: env.clock.now() })
}

/** What the customer can still hand in. */
export const isGefragt = ({ zustand }: Pick<Nachweis, 'zustand'>): boolean =>
  ['offen', 'abgelehnt', 'nicht-vorhanden', 'amt'].includes(zustand)

/** What the customer owes: asked for, needed, and not here. */
export const isGeschuldet = ({ zustand, freiwillig }: Pick<Nachweis, 'zustand' | 'freiwillig'>): boolean =>
  !freiwillig && (zustand === 'offen' || zustand === 'abgelehnt')
