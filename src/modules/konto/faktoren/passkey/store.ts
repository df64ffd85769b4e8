import type { Db, Tx } from '#platform/datenbank/db.ts'

export interface NeuerPasskey {
  id: string
  konto_id: string
  kennung: Buffer
  oeffentlich: Buffer
  algorithmus: number
  zaehler: number
  synchronisiert: boolean
  uebertragung: string[]
  name: Buffer
  erstellt: Date
}

/** False: this credential is known already, here or at another account. */
export async function insertPasskey(tx: Tx, passkey: NeuerPasskey): Promise<boolean> {
  const row = await tx
    .insertInto('passkey')
    .values({ ...passkey, zuletzt: null })
    .onConflict((conflict) => conflict.column('kennung').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export function findPasskey(db: Db | Tx, kontoId: string, id: string) {
  return db.selectFrom('passkey').selectAll().where('konto_id', '=', kontoId).where('id', '=', id).executeTakeFirst()
}

export function findPasskeys(db: Db | Tx, kontoId: string) {
  return db
    .selectFrom('passkey')
    .selectAll()
    .where('konto_id', '=', kontoId)
    .orderBy('erstellt')
    .orderBy('id')
    .execute()
}

/**
 * Notes a use. False: the counter did not grow, so another device answers with the same key, or the passkey is gone.
 * Passkeys that never count (synchronised ones) stay at 0.
 */
export async function usePasskey(tx: Tx, id: string, nutzung: { zaehler: number; zuletzt: Date }): Promise<boolean> {
  const { zaehler, zuletzt } = nutzung
  const row = await tx
    .updateTable('passkey')
    .set({ zaehler, zuletzt })
    .where('id', '=', id)
    .where('zaehler', zaehler === 0 ? '=' : '<', zaehler)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function renamePasskeyRow(tx: Tx, id: string, name: Buffer): Promise<void> {
  await tx.updateTable('passkey').set({ name }).where('id', '=', id).execute()
}

export async function deletePasskeyRow(tx: Tx, kontoId: string, id: string): Promise<boolean> {
  const row = await tx
    .deleteFrom('passkey')
    .where('konto_id', '=', kontoId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
