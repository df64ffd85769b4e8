import { recordEreignis } from '#modules/protokoll'
import type { Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Aufgabe } from '#platform/datenbank/queue.ts'
import type { Env } from '#platform/env.ts'
import { computeGrenzen, type Frist, fristen } from './fristen.ts'
import { endUnconfirmed } from './sperre.ts'
import * as store from './store.ts'

const AUFGABE = 'aufbewahrung'
const STAPEL = 200
/** A run takes up what is left in another job, so that none takes long. */
const STAPEL_JE_AUFTRAG = 60

export interface Laufoptionen {
  /** Rows of one transaction. */
  stapel?: number
  /** Transactions until the run is left to the next job. */
  hoechstens?: number
}

/** `mehr`: something is left to do. `besetzt`: another process is at it. */
export type Laufergebnis = { stand: 'fertig'; zahlen: store.Zahlen } | { stand: 'mehr' | 'besetzt' }

/**
 * Removes what was kept long enough (PRI-07). Each batch is a transaction with its own count, so a run that is cut off has
 * told exactly what it did, and the next one goes on: what is gone is gone, what is left is found again.
 */
export async function runAufbewahrung(env: Env, optionen: Laufoptionen = {}): Promise<Laufergebnis> {
  const { stapel = STAPEL, hoechstens = STAPEL_JE_AUFTRAG } = optionen
  await endUnconfirmed(env)
  const id = await env.db.transaction().execute((tx) => beginLauf(env, tx))
  if (!id) return { stand: 'besetzt' }
  let left = hoechstens
  for (const frist of fristen) {
    for (let removed = stapel; removed === stapel; ) {
      if (left === 0) return { stand: 'mehr' }
      const done = await env.db.transaction().execute((tx) => removeBatch(env, tx, { id, frist, stapel }))
      if (done === undefined) return { stand: 'besetzt' }
      removed = done
      // Looking costs little; a run that finds nothing ends.
      if (removed > 0) left--
    }
  }
  return env.db.transaction().execute((tx) => endLauf(env, tx, id))
}

async function beginLauf(env: Env, tx: Tx): Promise<string | undefined> {
  if (!(await store.takeLauf(tx))) return undefined
  const open = await store.findOffenerLauf(tx)
  if (open) return open.id
  const id = newId()
  await store.insertLauf(tx, id, env.clock.now())
  return id
}

async function removeBatch(
  env: Env,
  tx: Tx,
  { id, frist, stapel }: { id: string; frist: Frist; stapel: number },
): Promise<number | undefined> {
  if (!(await store.takeLauf(tx))) return undefined
  const grenzen = computeGrenzen(env.clock.now(), env.settings.aufbewahrungJahre)
  const { rows } = await frist.statement(grenzen, stapel).execute(tx)
  if (rows.length > 0) await store.addZahl(tx, id, { name: frist.name, anzahl: rows.length })
  return rows.length
}

async function endLauf(env: Env, tx: Tx, id: string): Promise<Laufergebnis> {
  const zahlen = await store.finishLauf(tx, id, env.clock.now())
  if (Object.keys(zahlen).length > 0) {
    await recordEreignis(env, tx, {
      ereignis: 'system.aufbewahrung',
      akteur: 'system',
      details: { lauf: id, ...zahlen },
    })
    env.log.info({ lauf: id, ...zahlen }, 'Was lange genug aufbewahrt war, ist gelöscht')
  }
  return { stand: 'fertig', zahlen }
}

export const aufbewahrungTasks = (env: Env): Aufgabe[] => [
  {
    name: 'loeschsperren-verfallen',
    zeitplan: '10 * * * *',
    run: async () => {
      const verfallen = await endUnconfirmed(env)
      if (verfallen > 0) env.log.warn({ verfallen }, 'Löschsperren sind verfallen, weil niemand sie bestätigt hat')
    },
  },
  {
    name: AUFGABE,
    zeitplan: '30 1 * * *',
    run: async () => {
      const { stand } = await runAufbewahrung(env)
      if (stand === 'mehr') await env.db.transaction().execute((tx) => env.queue.send(tx, AUFGABE, {}))
    },
  },
]
