import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import type { Tag } from '#platform/text/datum.ts'
import type { Leserecht } from '../aerztlich/siegel.ts'
import { contextToOpen, contextToSeal } from '../aerztlich/siegel.ts'
import { type Beleg, listBelege } from '../beleg/beleg.ts'
import { keyOf, openInhalt, type Vorgangsinhalt } from '../inhalt.ts'
import type { VorgangRow } from '../store.ts'
import * as store from './store.ts'

type Besitz = Pick<VorgangRow, 'id' | 'kunde_id' | 'schluessel'>
type Sache = Besitz & Pick<VorgangRow, 'dienst' | 'jobcenter_id'>

/** One version of what was sent. */
export interface Fassung extends Vorgangsinhalt {
  nr: number
  erstellt: Date
  beleg: Beleg | undefined
}

/** A question of a form that the customer is asked once more. */
export interface Frage {
  /** The page with the ids of its entries, as the form names it. */
  ort: string
  /** Field or group on this page. */
  feld: string
  /** In the words of that day. */
  frage: string
  fuer: string | undefined
}

interface Korrekturinhalt {
  fragen: Frage[]
  grund: string
}

/** What staff asks the customer to set right. */
export interface Korrektur extends Korrekturinhalt {
  id: string
  frist: Tag
  erstellt: Date
}

const fassungContext = ({ vorgang_id, nr }: Pick<store.FassungRow, 'vorgang_id' | 'nr'>) =>
  `vorgang_fassung|inhalt|${vorgang_id}|${nr}`
const korrekturContext = (id: string) => `vorgang_korrektur|inhalt|${id}`

export function sealFassung(
  env: Env,
  row: Besitz & Pick<Sache, 'dienst'>,
  neu: { nr: number; inhalt: Vorgangsinhalt },
): Buffer {
  const context = contextToSeal(row, fassungContext({ vorgang_id: row.id, nr: neu.nr }))
  return keyOf(env, row).seal(context, JSON.stringify(neu.inhalt))
}

function openFassung(env: Env, row: Sache, fassung: store.FassungRow, recht?: Leserecht): Vorgangsinhalt {
  const context = contextToOpen(row, fassungContext(fassung), recht)
  return JSON.parse(keyOf(env, row).open(context, fassung.inhalt)) as Vorgangsinhalt
}

export const sealKorrektur = (env: Env, row: Besitz, { id, ...inhalt }: Korrekturinhalt & { id: string }): Buffer =>
  keyOf(env, row).seal(korrekturContext(id), JSON.stringify(inhalt))

export const openKorrektur = (
  env: Env,
  row: Besitz,
  { id, inhalt, frist, erstellt }: store.KorrekturRow,
): Korrektur => ({
  ...(JSON.parse(keyOf(env, row).open(korrekturContext(id), inhalt)) as Korrekturinhalt),
  ...{ id, frist, erstellt },
})

/** Every version of a case, the first one first. There is always one. @throws Versiegelt */
export async function listFassungen(env: Env, db: Db | Tx, row: VorgangRow, recht?: Leserecht): Promise<Fassung[]> {
  const [rows, belege] = await Promise.all([store.findFassungen(db, row.id), listBelege(env, db, row)])
  const first = { nr: 1, erstellt: row.erstellt, beleg: belege.get(1), ...openInhalt(env, row, recht) }
  return [
    first,
    ...rows.map((one) => ({
      ...openFassung(env, row, one, recht),
      ...{ nr: one.nr, erstellt: one.erstellt, beleg: belege.get(one.nr) },
    })),
  ]
}

/** What was sent last. @throws Versiegelt */
export async function readNeuesteFassung(
  env: Env,
  db: Db | Tx,
  row: VorgangRow,
  recht?: Leserecht,
): Promise<{ nr: number; erstellt: Date; inhalt: Vorgangsinhalt }> {
  const last = await store.findLetzteFassung(db, row.id)
  if (!last) return { nr: 1, erstellt: row.erstellt, inhalt: openInhalt(env, row, recht) }
  return { nr: last.nr, erstellt: last.erstellt, inhalt: openFassung(env, row, last, recht) }
}
