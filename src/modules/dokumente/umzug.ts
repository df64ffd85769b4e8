import type { Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { openDokument, openFileKey, ownerKey, sealFileKey, sealName } from './dokument.ts'
import * as store from './store.ts'

/**
 * Gives files to another owner: names and keys are sealed with that one's key, the bytes stay as they are. What is not the
 * first owner's stays where it is. A scan that is under way is done once more. @throws where there is no such owner
 */
export async function moveDokumente(
  env: Env,
  tx: Tx,
  { von, nach, ids }: { von: store.Besitzer; nach: store.Besitzer; ids: readonly string[] },
): Promise<void> {
  if (ids.length === 0) return
  const verpackt = await store.findKey(tx, nach)
  if (!verpackt) throw new Error('Wem die Dateien gehören sollen, den gibt es nicht mehr.')
  const key = ownerKey(env, {
    ...{ id: nach.id, verpackt },
    ...(nach.art === 'kunde' ? { kunde_id: nach.id, konto_id: null } : { kunde_id: null, konto_id: nach.id }),
  })
  for (const row of await store.lockDokumente(tx, { besitzer: von, ids })) {
    await store.changeBesitzer(tx, row.id, nach, {
      name: sealName(key, row.id, openDokument(env, row).name),
      schluessel: row.schluessel && sealFileKey(key, row.id, openFileKey(env, row)),
    })
  }
}
