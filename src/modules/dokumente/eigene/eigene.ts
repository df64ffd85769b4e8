import { recordEreignis } from '#modules/protokoll'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { bindDokumente, type Dokument, deleteDokumente, openDokument } from '../dokument.ts'
import { type Besitzer, lockUnreferenced } from '../store.ts'
import * as store from './store.ts'

/** A file that a customer has handed in or keeps here. */
export interface EigenesDokument extends Dokument {
  /** Since when it is kept for later, whether it was used meanwhile or not. */
  behaltenSeit: Date | undefined
}

const open = (env: Env, row: store.EigeneRow): EigenesDokument => ({
  ...openDokument(env, row),
  behaltenSeit: row.behalten ?? undefined,
})

/** One's own files, the newest first. */
export async function listEigene(env: Env, db: Db | Tx, wo: store.Eigenefilter): Promise<EigenesDokument[]> {
  return (await store.findEigene(db, wo)).map((row) => open(env, row))
}

/** One of one's own files; undefined for a foreign one as for none. */
export async function findEigenes(
  env: Env,
  db: Db | Tx,
  wo: { besitzer: Besitzer; id: string },
): Promise<EigenesDokument | undefined> {
  return (await listEigene(env, db, { besitzer: wo.besitzer, ids: [wo.id], anzahl: 1 }))[0]
}

/** Whether each of these is a file of one's own that can be used once more. Asked before anything is bound by its id alone. */
export async function areEigene(
  db: Db | Tx,
  { besitzer, ids }: { besitzer: Besitzer; ids: readonly string[] },
): Promise<boolean> {
  const wanted = new Set(ids)
  if (wanted.size === 0) return true
  const rows = await store.findEigene(db, { besitzer, ids: [...wanted], brauchbar: true, anzahl: wanted.size })
  return rows.length === wanted.size
}

/** Keeps files that go to nobody yet, with their kind. False, and nothing may stay, where one was turned away meanwhile. */
export async function keepDokumente(
  env: Env,
  tx: Tx,
  neu: { besitzer: Besitzer; ids: readonly string[]; art: string },
): Promise<boolean> {
  if (neu.ids.length === 0) return true
  if (!(await bindDokumente(env, tx, neu))) return false
  await store.setArt(tx, neu)
  await store.insertSammlung(tx, neu.ids, env.clock.now())
  return true
}

/** Notes which kind of document files of one's own are. */
export async function noteArt(
  env: Env,
  neu: { besitzer: Besitzer; ids: readonly string[]; art: string },
): Promise<void> {
  await env.db.transaction().execute((tx) => store.setArt(tx, neu))
}

/** Removes a file of one's own that nothing refers to. `verwendet`: something does. Undefined: foreign, or none. */
export function removeEigenes(
  env: Env,
  { kundeId, kontoId, id }: { kundeId: string; kontoId: string; id: string },
): Promise<'ok' | 'verwendet' | undefined> {
  const besitzer = { art: 'kunde', id: kundeId } as const
  return env.db.transaction().execute(async (tx) => {
    if (!(await findEigenes(env, tx, { besitzer, id }))) return undefined
    const [free] = await lockUnreferenced(tx, { besitzer, ids: [id], ausser: 'dokument_sammlung' })
    if (!free) return (await findEigenes(env, tx, { besitzer, id })) ? 'verwendet' : undefined
    await deleteDokumente(env, tx, { besitzer, ids: [id] })
    await recordEreignis(env, tx, {
      ...{ ereignis: 'jobcenter.dokument-entfernt', akteur: 'kunde', akteurId: kontoId, kontoId, kundeId },
      details: { dokument: id },
    })
    return 'ok'
  })
}
