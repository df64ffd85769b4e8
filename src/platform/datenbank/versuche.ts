import { sql } from 'kysely'
import { later } from '../clock.ts'
import type { Env } from '../env.ts'
import type { Db, Tx } from './db.ts'

declare module './db.ts' {
  interface Tables {
    versuch: { schluessel: Buffer; anzahl: number; beginn: Date; ende: Date }
  }
}

/** A counter: at most `max` within `fenster` milliseconds of the first. */
export interface Grenze {
  zweck: string
  max: number
  fenster: number
}

const key = (env: Env, grenze: Grenze, wer: string) => env.schluessel.mac('versuch', `${grenze.zweck}|${wer}`)

/**
 * Counts one attempt, atomically and for all processes (AUT-05), and answers how many there were in this window.
 * The window begins with its first attempt and starts anew when it is over.
 */
export async function countVersuch(env: Env, db: Db | Tx, grenze: Grenze, wer: string): Promise<number> {
  const now = env.clock.now()
  const row = await db
    .insertInto('versuch')
    .values({ schluessel: key(env, grenze, wer), anzahl: 1, beginn: now, ende: later(now, grenze.fenster) })
    .onConflict((conflict) =>
      conflict.column('schluessel').doUpdateSet({
        anzahl: sql`case when versuch.ende <= ${now} then 1 else versuch.anzahl + 1 end`,
        beginn: sql`case when versuch.ende <= ${now} then ${now} else versuch.beginn end`,
        ende: sql`case when versuch.ende <= ${now} then ${later(now, grenze.fenster)} else versuch.ende end`,
      }),
    )
    .returning('anzahl')
    .executeTakeFirstOrThrow()
  return row.anzahl
}

/** Whether one more attempt is allowed; counts it. */
export async function takeVersuch(env: Env, db: Db | Tx, grenze: Grenze, wer: string): Promise<boolean> {
  return (await countVersuch(env, db, grenze, wer)) <= grenze.max
}

/** How many attempts were counted in the running window; counts nothing. */
export async function readVersuche(env: Env, db: Db | Tx, grenze: Grenze, wer: string): Promise<number> {
  const row = await db
    .selectFrom('versuch')
    .select('anzahl')
    .where('schluessel', '=', key(env, grenze, wer))
    .where('ende', '>', env.clock.now())
    .executeTakeFirst()
  return row?.anzahl ?? 0
}

export async function clearVersuche(env: Env, db: Db | Tx, grenze: Grenze, wer: string): Promise<void> {
  await db
    .deleteFrom('versuch')
    .where('schluessel', '=', key(env, grenze, wer))
    .execute()
}

/** Gives one attempt back: it turned out to be no failure. */
export async function refundVersuch(env: Env, db: Db | Tx, grenze: Grenze, wer: string): Promise<void> {
  await db
    .updateTable('versuch')
    .set({ anzahl: sql`greatest(anzahl - 1, 0)` })
    .where('schluessel', '=', key(env, grenze, wer))
    .execute()
}
