import { type Db, fetchRows, type Tx } from '#platform/datenbank/db.ts'
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

const spalten = 'id, zeit, ereignis, ergebnis, akteur, akteur_id, konto_id, kunde_id, details, geheim'

/**
 * The record of an act as a part of a larger statement, for each row of `quelle`; takes the parameters from `$n` on that
 * {@link eintragParameters} gives.
 */
export const eintragSql = (n: number, quelle?: string) => {
  const arten = ['uuid', 'timestamptz', 'text', 'text', 'text', 'uuid', 'uuid', 'uuid', 'jsonb', 'bytea']
  const werte = arten.map((art, i) => `$${n + i}::${art}`).join(', ')
  return `insert into protokoll (${spalten}) select ${werte}${quelle ? ` from ${quelle}` : ''}`
}

/** How many parameters {@link eintragSql} takes. */
export const EINTRAG_PARAMETER = 10

export function eintragParameters(env: Env, eintrag: Eintrag): unknown[] {
  const id = newId()
  return [
    id,
    env.clock.now(),
    eintrag.ereignis,
    eintrag.ergebnis ?? 'erfolg',
    eintrag.akteur,
    eintrag.akteurId ?? null,
    eintrag.kontoId ?? null,
    eintrag.kundeId ?? null,
    JSON.stringify(eintrag.details ?? {}),
    eintrag.geheim?.(`protokoll|geheim|${id}`) ?? null,
  ]
}

const einzeln = eintragSql(1)

/**
 * Records an act in the transaction of the act: both are there, or neither (LOG-04). A refusal has no transaction of its
 * own; then `tx` is the database.
 */
export async function recordEreignis(env: Env, tx: Tx | Db, eintrag: Eintrag): Promise<void> {
  await fetchRows(tx, einzeln, eintragParameters(env, eintrag))
}
