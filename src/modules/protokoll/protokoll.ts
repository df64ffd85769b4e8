import type { Db, Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import type { Ereignisname } from './ereignisse.ts'
import type { Akteur } from './store.ts'

export interface Eintrag {
  ereignis: Ereignisname
  ergebnis?: 'erfolg' | 'abgelehnt'
  akteur: Akteur
  akteurId?: string | undefined
  kontoId?: string | undefined
  kundeId?: string | undefined
  /** Plain facts without personal data: numbers, kinds, reasons from a list. */
  details?: Record<string, string | number | boolean>
  /** Seals personal facts (device, network) with the key of the person; receives the context to bind them to. */
  geheim?: ((kontext: string) => Buffer) | undefined
}

/**
 * Records an act in the transaction of the act: both are there, or neither (LOG-04). A refusal has no transaction of its
 * own; then `tx` is the database.
 */
export async function recordEreignis(env: Env, tx: Tx | Db, eintrag: Eintrag): Promise<void> {
  const id = newId()
  await tx
    .insertInto('protokoll')
    .values({
      id,
      zeit: env.clock.now(),
      ereignis: eintrag.ereignis,
      ergebnis: eintrag.ergebnis ?? 'erfolg',
      akteur: eintrag.akteur,
      akteur_id: eintrag.akteurId ?? null,
      konto_id: eintrag.kontoId ?? null,
      kunde_id: eintrag.kundeId ?? null,
      details: JSON.stringify(eintrag.details ?? {}) as never,
      geheim: eintrag.geheim?.(`protokoll|geheim|${id}`) ?? null,
    })
    .execute()
}
