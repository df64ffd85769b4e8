import { later, TAG } from '#platform/clock.ts'
import type { Tx } from '#platform/datenbank/db.ts'
import type { Aufgabe } from '#platform/datenbank/queue.ts'
import type { Env } from '#platform/env.ts'
import { addTage, tagInBerlin } from '#platform/text/datum.ts'
import { findHindernis, makeBrief } from './brief.ts'
import * as store from './store.ts'
import { applyAnschrift, lockVorbehalt, recordSchritt, ringVorbehalt } from './wirkung.ts'

/** So many days after it was reported, and was to count from, nobody waits for a confirmation any more. */
const VERFALL = 90
/** A letter to the old address is not needed on file so long after it went out. */
const AUFHEBEN = 30 * TAG

type Locked = NonNullable<Awaited<ReturnType<typeof lockVorbehalt>>>

/** Each one in a transaction of its own, looked at once more under the lock. Answers how many were done. */
async function each(
  env: Env,
  faellige: readonly { id: string; kunde_id: string; jobcenter_id: string }[],
  run: (tx: Tx, locked: Locked) => Promise<boolean>,
): Promise<number> {
  let count = 0
  for (const { id, kunde_id: kundeId, jobcenter_id: jobcenterId } of faellige) {
    const done = await env.db.transaction().execute(async (tx) => {
      const locked = await lockVorbehalt(env, tx, { id, kundeId, jobcenterId })
      return locked !== undefined && run(tx, locked)
    })
    if (done) count++
  }
  return count
}

const von = { art: 'system' } as const

/** The day of the move is there: now a letter finds the person at the new address. */
const sendFaellige = async (env: Env) =>
  each(env, await store.findBriefFaellige(env.db, tagInBerlin(env.clock.now())), async (tx, { row, kunde }) => {
    if (row.brief_ab === null) return false
    await store.updateVorbehalt(tx, row.id, { brief_ab: null })
    if (row.zustand !== 'wartet' || (await findHindernis(env, tx, { ...row, brief_ab: null }))) return false
    await makeBrief(env, tx, { row, kunde, art: 'code', von: undefined })
    return true
  })

const endAbgelaufene = async (env: Env) =>
  each(env, await store.findAbgelaufene(env.db, env.clock.now()), async (tx, { row }) => {
    const jetzt = env.clock.now()
    await store.endBriefe(tx, { vorbehaltId: row.id, jetzt, alle: false })
    if (row.zustand !== 'wartet') return false
    await store.updateVorbehalt(tx, row.id, { abgelaufen_seit: jetzt })
    await recordSchritt(env, tx, { row, ereignis: 'vorgang.vorbehalt-abgelaufen', von })
    await ringVorbehalt(env, tx, row, 'vorbehalt-abgelaufen')
    return true
  })

const applyFaellige = async (env: Env) =>
  each(env, await store.findAnzuwendende(env.db, tagInBerlin(env.clock.now())), async (tx, { row, kunde }) => {
    if (row.zustand !== 'bestaetigt' || row.gilt_seit) return false
    await applyAnschrift(env, tx, { row, kunde, von })
    return true
  })

async function endVerfallene(env: Env): Promise<number> {
  const jetzt = env.clock.now()
  const vor = { zeit: later(jetzt, -VERFALL * TAG), tag: addTage(tagInBerlin(jetzt), -VERFALL) }
  return each(env, await store.findVerfallene(env.db, vor), async (tx, { row }) => {
    if (row.zustand !== 'wartet') return false
    await store.updateVorbehalt(tx, row.id, {
      zustand: 'verfallen',
      ende: jetzt,
      brief_ab: null,
      abgelaufen_seit: null,
    })
    await store.endBriefe(tx, { vorbehaltId: row.id, jetzt, alle: true })
    await recordSchritt(env, tx, { row, ereignis: 'vorgang.vorbehalt-verfallen', von })
    await ringVorbehalt(env, tx, row)
    return true
  })
}

/** What days bring about: letters, codes that run out, addresses that count from today on, what nobody confirmed. */
export async function carryOutVorbehalte(env: Env): Promise<Record<string, number>> {
  return {
    angewandt: await applyFaellige(env),
    briefe: await sendFaellige(env),
    abgelaufen: await endAbgelaufene(env),
    verfallen: await endVerfallene(env),
    geleert: await store.emptyHinweise(env.db, later(env.clock.now(), -AUFHEBEN)),
  }
}

export const vorbehalteTasks = (env: Env): Aufgabe[] => [
  {
    name: 'vorbehalte-ausfuehren',
    zeitplan: '20 4 * * *',
    run: async () => env.log.info(await carryOutVorbehalte(env), 'Neue Anschriften und Bankverbindungen'),
  },
]
