import { later, TAG } from '#platform/clock.ts'
import type { Env } from '#platform/env.ts'
import { findUnknown } from './offen.ts'

const BATCH = 500
/** An upload may last for hours; what lies about longer than a day belongs to none. */
const ORPHAN_AFTER = TAG
/** Fewer are an accident at most; more, and more than half, are a storage that is not that of this database. */
const VIELE = 100

export interface Unbekanntes {
  /** Files older than a day, known or not. */
  gesehen: number
  /** Names in the storage that no row has. */
  namen: string[]
}

/** What lies in the storage for longer than a day and no row knows. */
export async function findUnbekannte(env: Env): Promise<Unbekanntes> {
  const before = later(env.clock.now(), -ORPHAN_AFTER)
  const found: Unbekanntes = { gesehen: 0, namen: [] }
  let batch: string[] = []
  const look = async () => {
    found.gesehen += batch.length
    found.namen.push(...(await findUnknown(env.db, batch)))
    batch = []
  }
  for await (const { name, geaendert } of env.ablage.list()) {
    if (geaendert < before) batch.push(name)
    if (batch.length === BATCH) await look()
  }
  await look()
  return found
}

/** Removes from the storage what no row knows: left by a crash between storing and committing. */
export async function compareAblage(env: Env): Promise<void> {
  const unfinished = await env.ablage.sweep(later(env.clock.now(), -ORPHAN_AFTER))
  const { gesehen, namen } = await findUnbekannte(env)
  if (namen.length > VIELE && namen.length > gesehen / 2) {
    // The storage of another database, or an old copy of this one: not for a night task to decide.
    env.log.error({ unbekannt: namen.length, gesehen }, 'Die Ablage passt nicht zur Datenbank; nichts entfernt')
    return
  }
  await env.ablage.delete(namen)
  if (namen.length + unfinished > 0) {
    env.log.info({ anzahl: namen.length, angefangen: unfinished }, 'Verwaiste Dateien entfernt')
  }
}

/** Removes it however much it is, if it is just as many as the operator has seen and decided about. False: it is not. */
export async function removeUnbekannte(env: Env, anzahl: number): Promise<boolean> {
  const { namen } = await findUnbekannte(env)
  if (namen.length !== anzahl) return false
  await env.ablage.delete(namen)
  env.log.warn({ anzahl }, 'Unbekannte Dateien auf Weisung entfernt')
  return true
}
