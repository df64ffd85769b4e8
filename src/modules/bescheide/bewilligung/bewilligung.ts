import { listWeiterbewilligungen } from '#modules/vorgaenge'
import { later, TAG } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { zeitraumOf } from '../bescheid.ts'
import * as store from './store.ts'
import {
  type Bewilligung,
  computeLage,
  type Fenster,
  findFenster,
  type Lage,
  listBewilligungen,
  type Zeitraum,
} from './zeitraum.ts'

/** The approval period of a customer that counts, and how things stand with what comes after it. */
export interface Bewilligungsstand extends Zeitraum {
  bescheidId: string
  lage: Lage
  fenster: Fenster
  /** The renewal that was sent for the time after it. */
  beantragt: { id: string; zeit: Date } | undefined
}

async function listFromNotices(db: Db | Tx, kundeId: string): Promise<Bewilligung[]> {
  const rows = await store.findFestlegungen(db, kundeId)
  return listBewilligungen(
    rows.map((row) => ({
      bescheidId: row.id,
      freigegeben: row.entschieden!,
      zeitraum: zeitraumOf(row),
      aufgehobenAb: row.aufgehoben_ab ?? undefined,
    })),
  )
}

/** Whatever the hour of the day in Germany: the day has begun then. */
const beginOf = (tag: Tag): Date => later(new Date(`${tag}T00:00:00Z`), -TAG / 12)

/**
 * Since when an application is for the time after the period: since its end was first released; or since an application came
 * that is still open, where the release came late.
 */
async function findAntragAb(tx: Tx, { kundeId, bis, seit }: { kundeId: string; bis: Tag; seit: Date }): Promise<Date> {
  const offene = await listWeiterbewilligungen(tx, { kundeId, seit: beginOf(findFenster(bis).oeffnet) })
  const [erste] = offene.filter(({ ende }) => !ende)
  return erste && erste.erstellt < seit ? erste.erstellt : seit
}

/**
 * Computes anew until when a customer's benefit is granted, in the transaction that released a notice about it. Reminders of an
 * end that stays are not given again.
 */
export async function renewBewilligung(tx: Tx, kundeId: string): Promise<void> {
  await store.lockZeitraum(tx, kundeId)
  const letzte = (await listFromNotices(tx, kundeId)).at(-1)
  if (!letzte) return store.deleteBewilligung(tx, kundeId)
  const { bescheidId, von, bis, aufgehoben } = letzte
  const bisher = await store.findBewilligung(tx, kundeId)
  const bleibt = bisher?.bis === bis && !bisher.aufgehoben
  const naechste = bleibt ? bisher.naechste : findFenster(bis).oeffnet
  await store.putBewilligung(tx, {
    ...{ kunde_id: kundeId, bescheid_id: bescheidId, von, bis, aufgehoben },
    antrag_ab: await findAntragAb(tx, { ...letzte, kundeId }),
    naechste: aufgehoben ? null : naechste,
  })
}

/** The renewal that was sent for the time after the period; undefined: none yet. */
export async function findAntrag(
  db: Db | Tx,
  { kunde_id, antrag_ab }: Pick<store.BewilligungRow, 'kunde_id' | 'antrag_ab'>,
): Promise<Bewilligungsstand['beantragt']> {
  const [erster] = await listWeiterbewilligungen(db, { kundeId: kunde_id, seit: antrag_ab })
  return erster && { id: erster.id, zeit: erster.erstellt }
}

/** Undefined where no released notice says until when the benefit is granted. */
export async function readBewilligung(env: Env, db: Db | Tx, kundeId: string): Promise<Bewilligungsstand | undefined> {
  const row = await store.findBewilligung(db, kundeId)
  if (!row) return undefined
  const { bescheid_id: bescheidId, von, bis } = row
  const lage = computeLage(row, tagInBerlin(env.clock.now()))
  return { ...{ bescheidId, von, bis, lage }, fenster: findFenster(bis), beantragt: await findAntrag(db, row) }
}

/** The last day of the period that counts; undefined where none is known. */
export const readBewilligtBis = async (db: Db | Tx, kundeId: string): Promise<Tag | undefined> =>
  (await store.findBewilligung(db, kundeId))?.bis
