import { recordEreignis } from '#modules/protokoll'
import { MINUTE, STUNDE, TAG } from '#platform/clock.ts'
import { countVersuch, type Grenze, readVersuche, refundVersuch, takeVersuch } from '#platform/datenbank/versuche.ts'
import type { Env } from '#platform/env.ts'

/** Five wrong entries in 10 minutes or ten in a day pause entry for the account, never the code (AUT-22). */
const JE_KONTO = {
  kurz: { zweck: 'freischaltcode-kurz', max: 5, fenster: 10 * MINUTE },
  tag: { zweck: 'freischaltcode-tag', max: 10, fenster: TAG },
} satisfies Record<string, Grenze>

/**
 * How many wrong entries of all accounts together are evaluated: freely so many an hour, and beyond them only a trickle,
 * so that a flood of guesses slows entry for everybody but never stops it.
 */
export const GESAMT = {
  frei: { zweck: 'freischaltcode-gesamt', max: 1000, fenster: STUNDE },
  zeitlupe: { zweck: 'freischaltcode-zeitlupe', max: 10, fenster: MINUTE },
} satisfies Record<string, Grenze>

/** At most so many guesses are evaluated within an hour, whatever comes. */
export const BUDGET_JE_STUNDE = GESAMT.frei.max + (GESAMT.zeitlupe.max * STUNDE) / MINUTE

export type Pausendauer = 'minuten' | 'tag'

/** Whether the next entry of this account would be refused; counts nothing. */
export async function readPause(env: Env, kontoId: string): Promise<Pausendauer | undefined> {
  const full = async (grenze: Grenze) => (await readVersuche(env, env.db, grenze, kontoId)) >= grenze.max
  if (await full(JE_KONTO.tag)) return 'tag'
  return (await full(JE_KONTO.kurz)) ? 'minuten' : undefined
}

/** Somebody guesses codes with many accounts. */
async function raiseAlarm(env: Env): Promise<void> {
  env.log.warn({ alarm: 'freischaltcodes' }, 'Auffällig viele falsche Freischaltcodes')
  const details = { alarm: 'freischaltcodes' }
  await recordEreignis(env, env.db, { ereignis: 'system.alarm', ergebnis: 'abgelehnt', akteur: 'unbekannt', details })
}

export type Einlass =
  | { art: 'frei'; giveBack(): Promise<void> }
  /** `erste`: the entry that began the pause. */
  | { art: 'pause'; dauer: Pausendauer; erste: boolean }
  | { art: 'langsam' }

/**
 * Counts an entry before it is evaluated, so that parallel ones cannot slip past, outside of any transaction, so that a
 * rollback does not forget it. `giveBack` after a right one: only wrong entries count.
 */
export async function takeEingabe(env: Env, kontoId: string): Promise<Einlass> {
  const taken: [Grenze, string][] = []
  const count = (grenze: Grenze, wer: string) => {
    taken.push([grenze, wer])
    return countVersuch(env, env.db, grenze, wer)
  }
  const giveBack = async () => {
    for (const [grenze, wer] of taken) await refundVersuch(env, env.db, grenze, wer)
  }
  const kurz = await count(JE_KONTO.kurz, kontoId)
  if (kurz > JE_KONTO.kurz.max) return { art: 'pause', dauer: 'minuten', erste: kurz === JE_KONTO.kurz.max + 1 }
  const tag = await count(JE_KONTO.tag, kontoId)
  if (tag > JE_KONTO.tag.max) return { art: 'pause', dauer: 'tag', erste: tag === JE_KONTO.tag.max + 1 }
  const gesamt = await count(GESAMT.frei, 'alle')
  if (gesamt <= GESAMT.frei.max) return { art: 'frei', giveBack }
  if (gesamt === GESAMT.frei.max + 1) await raiseAlarm(env)
  if (await takeVersuch(env, env.db, GESAMT.zeitlupe, 'alle')) return { art: 'frei', giveBack }
  for (const grenze of Object.values(JE_KONTO)) await refundVersuch(env, env.db, grenze, kontoId)
  return { art: 'langsam' }
}
