import { recordEreignis } from '#modules/protokoll'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import type { Besuch } from '#web/besuch.ts'

/** What decides whether a person can be told by e-mail, held against changes until the transaction ends. */
export function holdErreichbarkeit(tx: Tx, kontoId: string) {
  return tx
    .selectFrom('konto')
    .select(['zustand', 'email_hash', 'adresse_gestoert'])
    .where('id', '=', kontoId)
    .forKeyShare()
    .executeTakeFirst()
}

/** The same as it stands now, for a preview. */
export function readErreichbarkeit(db: Db | Tx, kontoId: string) {
  return db.selectFrom('konto').select(['zustand', 'adresse_gestoert']).where('id', '=', kontoId).executeTakeFirst()
}

/** Mails to this address come back. An account that has another one by now is left alone. */
export async function markAdresseGestoert(env: Env, tx: Tx, adresseHash: Buffer): Promise<void> {
  await tx
    .updateTable('konto')
    .set({ adresse_gestoert: env.clock.now() })
    .where('email_hash', '=', adresseHash)
    .where('adresse_gestoert', 'is', null)
    .execute()
}

/** The owner says that the address is right: mails go there again. */
export function confirmAdresseStimmt(env: Env, { kontoId }: Pick<Besuch, 'kontoId'>): Promise<void> {
  return env.db.transaction().execute(async (tx) => {
    const row = await tx
      .updateTable('konto')
      .set({ adresse_gestoert: null })
      .where('id', '=', kontoId)
      .where('adresse_gestoert', 'is not', null)
      .returning('id')
      .executeTakeFirst()
    if (row) {
      await recordEreignis(env, tx, {
        ereignis: 'konto.adresse-stimmt',
        akteur: 'kunde',
        akteurId: kontoId,
        kontoId,
      })
    }
  })
}

/** By which ways the running session was proven, for the record of an act that counts in law. */
export async function findWege(tx: Tx, { sitzungId, kontoId }: Pick<Besuch, 'sitzungId' | 'kontoId'>): Promise<string> {
  const row = await tx
    .selectFrom('sitzung')
    .select('wege')
    .where('id', '=', sitzungId)
    .where('konto_id', '=', kontoId)
    .executeTakeFirst()
  return row?.wege.join(' ') ?? ''
}
