import { later, MINUTE, STUNDE, TAG } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { hashToken, isToken, newToken } from '#platform/krypto/geheimnis.ts'
import { kontoKey } from './konto.ts'
import type { KontoRow, Linkart } from './store.ts'

/** How long a link in a mail is good for. */
const LINKDAUER: Record<Linkart, number> = {
  bestaetigung: 24 * STUNDE,
  passwort: 30 * MINUTE,
  'neue-adresse': 24 * STUNDE,
  wiederherstellung: 30 * MINUTE,
  loeschung: 7 * TAG,
}

/** Makes the link of a kind for an account; an older one of that kind is dead. Answers the id to put into the address. */
export async function createLink(
  env: Env,
  tx: Tx,
  konto: Pick<KontoRow, 'id' | 'schluessel'>,
  art: Linkart,
  daten?: string,
): Promise<string> {
  const token = newToken()
  const values = {
    hash: hashToken(token),
    daten: daten === undefined ? null : kontoKey(env, konto).seal(`link|daten|${art}`, daten),
    gueltig_bis: later(env.clock.now(), LINKDAUER[art]),
  }
  await tx
    .insertInto('link')
    .values({ konto_id: konto.id, art, ...values })
    .onConflict((conflict) => conflict.columns(['konto_id', 'art']).doUpdateSet(values))
    .execute()
  return token
}

/** Looks at a link without using it up: what a mail scanner opens stays good. */
export async function isLinkGood(env: Env, db: Db, art: Linkart, token: string | undefined): Promise<boolean> {
  if (!isToken(token)) return false
  const row = await db
    .selectFrom('link')
    .select('konto_id')
    .where('hash', '=', hashToken(token))
    .where('art', '=', art)
    .where('gueltig_bis', '>', env.clock.now())
    .executeTakeFirst()
  return row !== undefined
}

/** Uses a link up: of two at once exactly one gets the account's id and the sealed data. */
export async function takeLink(
  env: Env,
  tx: Tx,
  art: Linkart,
  token: string | undefined,
): Promise<{ kontoId: string; daten: Buffer | null } | undefined> {
  if (!isToken(token)) return undefined
  const row = await tx
    .deleteFrom('link')
    .where('hash', '=', hashToken(token))
    .where('art', '=', art)
    .where('gueltig_bis', '>', env.clock.now())
    .returning(['konto_id', 'daten'])
    .executeTakeFirst()
  return row && { kontoId: row.konto_id, daten: row.daten }
}

/** The data that a link carried. */
export function openLinkData(
  env: Env,
  konto: Pick<KontoRow, 'id' | 'schluessel'>,
  art: Linkart,
  daten: Buffer,
): string {
  return kontoKey(env, konto).open(`link|daten|${art}`, daten)
}
