import { later } from '../clock.ts'
import type { Env } from '../env.ts'
import { type Db, fetchRows, type Tx } from './db.ts'

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
  /** Told by the first attempt of a window that is too many, once in each window; `wer` as it was counted. */
  gebremst?: (env: Env, db: Db | Tx, an: { zweck: string; wer: string }) => Promise<void>
}

/** A counter, and whom it counts. */
export type Zaehler = readonly [grenze: Grenze, wer: string]

const key = (env: Env, grenze: Grenze, wer: string) => env.schluessel.mac('versuch', `${grenze.zweck}|${wer}`)

/**
 * The counting of one attempt as a part of a larger statement: the common table expression `name`, which answers `anzahl`.
 * Takes the parameters `$n` (key) and `$n + 1` (end of a window that begins now), and the time as `$1`.
 */
export const countSql = (name: string, n: number, bedingung = 'true') => `
  ${name} as (
    insert into versuch as v (schluessel, anzahl, beginn, ende)
    select $${n}::bytea, 1, $1::timestamptz, $${n + 1}::timestamptz where ${bedingung}
    on conflict (schluessel) do update set
      anzahl = case when v.ende <= $1 then 1 else v.anzahl + 1 end,
      beginn = case when v.ende <= $1 then $1 else v.beginn end,
      ende = case when v.ende <= $1 then excluded.ende else v.ende end
    returning anzahl
  )`

/** What {@link countSql} takes. */
export const countParameters = (env: Env, [grenze, wer]: Zaehler, now: Date): [Buffer, Date] => [
  key(env, grenze, wer),
  later(now, grenze.fenster),
]

const chains = new Map<number, string>()

/** Each step counts only where the one before it let the attempt pass; so they lock in the order of the list, too. */
function chainSql(anzahl: number): string {
  let text = chains.get(anzahl)
  if (!text) {
    const steps = Array.from({ length: anzahl }, (_, i) => {
      const before = i === 0 ? 'true' : `(select anzahl from v${i - 1}) <= $${4 + (i - 1) * 3}::int`
      return countSql(`v${i}`, 2 + i * 3, before)
    })
    const columns = steps.map((_, i) => `(select anzahl from v${i}) as v${i}`)
    text = `with ${steps.join(',')} select ${columns.join(', ')}`
    chains.set(anzahl, text)
  }
  return text
}

/**
 * Counts one attempt with each of several counters, atomically and for all processes (AUT-05), in one statement. Answers how
 * many there were in each window. A counter that is over its limit ends the row: the attempt is not evaluated, and the
 * following ones do not count it (`undefined`). A window begins with its first attempt and starts anew when it is over.
 */
export async function countVersuche(
  env: Env,
  db: Db | Tx,
  zaehler: readonly Zaehler[],
): Promise<(number | undefined)[]> {
  const now = env.clock.now()
  const parameters = zaehler.flatMap((each) => [...countParameters(env, each, now), each[0].max])
  // The limit of the last one is compared by whoever asks.
  const asked = [now, ...parameters.slice(0, -1)]
  const [row] = await fetchRows<Record<string, number | null>>(db, chainSql(zaehler.length), asked)
  const anzahlen = zaehler.map((_, i) => row?.[`v${i}`] ?? undefined)
  for (const [i, [{ zweck, max, gebremst }, wer]] of zaehler.entries()) {
    if (anzahlen[i] === max + 1) await gebremst?.(env, db, { zweck, wer })
  }
  return anzahlen
}

/** Counts one attempt and answers how many there were in this window; see {@link countVersuche}. */
export async function countVersuch(env: Env, db: Db | Tx, grenze: Grenze, wer: string): Promise<number> {
  const [anzahl] = await countVersuche(env, db, [[grenze, wer]])
  return anzahl!
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

/**
 * Counters to settle after a success, as a part of a larger statement: those of `$n` begin anew, those of `$n + 1` get one
 * attempt back. Locks the latter first, each in the order of its list: count in the same order, or two wait in a circle.
 */
export const settleSql = (n: number, bedingung = 'true') => `
  gezaehlt as (
    select v.schluessel, u.neu
    from (
      select k, nr, true as neu from unnest($${n}::bytea[]) with ordinality a(k, nr)
      union all
      select k, nr, false from unnest($${n + 1}::bytea[]) with ordinality b(k, nr)
    ) u
    join versuch v on v.schluessel = u.k
    where ${bedingung}
    order by u.neu, u.nr for update of v
  ),
  vergessen as (delete from versuch v using gezaehlt g where v.schluessel = g.schluessel and g.neu),
  erstattet as (
    update versuch v set anzahl = greatest(v.anzahl - 1, 0) from gezaehlt g where v.schluessel = g.schluessel and not g.neu
  )`

/** What {@link settleSql} takes. */
export const settleParameters = (
  env: Env,
  { neu = [], erstattet = [] }: { neu?: readonly Zaehler[]; erstattet?: readonly Zaehler[] },
): [Buffer[], Buffer[]] => [
  neu.map(([grenze, wer]) => key(env, grenze, wer)),
  erstattet.map(([grenze, wer]) => key(env, grenze, wer)),
]

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
    .set((eb) => ({ anzahl: eb.fn<number>('greatest', [eb('anzahl', '-', 1), eb.lit(0)]) }))
    .where('schluessel', '=', key(env, grenze, wer))
    .execute()
}
