import { later, TAG } from '#platform/clock.ts'
import type { Aufgabe } from '#platform/datenbank/queue.ts'
import type { Env } from '#platform/env.ts'
import { compareAblage } from './abgleich.ts'
import { clearAbfall, deleteUnbound, listAbfall, listDue, mayRemove } from './offen.ts'
import { type Dokumentanschluesse, pruefeDokument } from './pruefen.ts'

const BATCH = 500
const UNBOUND_FOR = TAG

/** What is done with files besides answering requests. */
export function dokumenteTasks(env: Env, anschluesse: Dokumentanschluesse = {}): Aufgabe[] {
  return [
    { name: 'dokument-pruefen', run: ({ id }) => pruefeDokument(env, String(id), anschluesse) },
    { name: 'dokumente-nachholen', zeitplan: '* * * * *', run: () => catchUp(env) },
    { name: 'dateiabfall-entfernen', zeitplan: '*/5 * * * *', run: () => removeAbfall(env) },
    { name: 'dokumente-ungebunden', zeitplan: '15 * * * *', run: () => removeUnbound(env) },
    { name: 'ablage-abgleichen', zeitplan: '20 3 * * *', run: () => compareAblage(env) },
  ]
}

/** Orders anew what is due: after an outage of the scanner, after a crash, once a training gets a scanner. */
async function catchUp(env: Env): Promise<void> {
  const due = await listDue(env.db, {
    jetzt: env.clock.now(),
    ungepruefte: env.scanner !== undefined,
    anzahl: BATCH,
  })
  if (due.length === 0) return
  await env.db.transaction().execute(async (tx) => {
    for (const id of due) await env.queue.send(tx, 'dokument-pruefen', { id })
  })
}

/** Not while a backup reads the storage: what it knows must still be there. */
async function removeAbfall(env: Env): Promise<void> {
  for (let more = true; more; ) {
    more = await env.db.transaction().execute(async (tx) => {
      const names = (await mayRemove(tx)) ? await listAbfall(tx, BATCH) : []
      if (names.length === 0) return false
      await env.ablage.delete(names)
      await clearAbfall(tx, names)
      return true
    })
  }
}

async function removeUnbound(env: Env): Promise<void> {
  const anzahl = await deleteUnbound(env.db, later(env.clock.now(), -UNBOUND_FOR))
  if (anzahl === 0) return
  env.log.info({ anzahl }, 'Dokumente entfernt, die zu nichts gehören')
  await removeAbfall(env)
}
