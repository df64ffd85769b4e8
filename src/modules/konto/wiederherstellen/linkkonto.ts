import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { hashToken, isToken } from '#platform/krypto/geheimnis.ts'
import { takeLink } from '../links.ts'
import { findKonto, type KontoRow, type Linkart, lockKonto } from '../store.ts'

export interface Linkkonto {
  konto: KontoRow
  daten: Buffer | null
}

/** The account behind a good link, without using the link up; undefined for a used, replaced or expired one. */
export async function findLinkkonto(
  env: Env,
  db: Db | Tx,
  { art, token }: { art: Linkart; token: string | undefined },
): Promise<Linkkonto | undefined> {
  if (!isToken(token)) return undefined
  const row = await db
    .selectFrom('link')
    .select(['konto_id', 'daten'])
    .where('hash', '=', hashToken(token))
    .where('art', '=', art)
    .where('gueltig_bis', '>', env.clock.now())
    .executeTakeFirst()
  const konto = row && (await findKonto(db, row.konto_id))
  return konto && { konto, daten: row.daten }
}

/**
 * Uses a link up and answers its account, locked. The account is locked before the link, in the order of everything else
 * that writes links, so that two tabs wait for each other instead of blocking each other.
 */
export async function takeLinkkonto(
  env: Env,
  tx: Tx,
  { art, token }: { art: Linkart; token: string | undefined },
): Promise<Linkkonto | undefined> {
  const found = await findLinkkonto(env, tx, { art, token })
  const konto = found && (await lockKonto(tx, found.konto.id))
  const link = konto && (await takeLink(env, tx, art, token))
  return link && { konto, daten: link.daten }
}

/** Links of these kinds are dead from now on: what they were asked for is settled or no longer safe. */
export async function dropLinks(tx: Tx, kontoId: string, arten: Linkart[]): Promise<void> {
  await tx.deleteFrom('link').where('konto_id', '=', kontoId).where('art', 'in', arten).execute()
}
