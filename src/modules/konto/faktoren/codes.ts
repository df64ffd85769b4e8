import { recordEreignis } from '#modules/protokoll'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import type { KontoRow } from '../store.ts'
import { generateCodes, normalizeRecoveryCode } from '../wiederherstellung-codes.ts'

const ZWECK = 'wiederherstellungscode'
const nameOf = (kontoId: string, code: string) => `${kontoId}|${code}`

export interface Codestand {
  /** Made in all; 0: this account never had any. */
  gesamt: number
  /** Not used yet. */
  offen: number
  /** Names this set: a form that was shown with another one makes no new codes, so that a reload kills none. */
  satz: string
}

export async function readCodes(db: Db | Tx, kontoId: string): Promise<Codestand> {
  const rows = await db
    .selectFrom('wiederherstellungscode')
    .select(['benutzt', 'hash'])
    .where('konto_id', '=', kontoId)
    .orderBy('hash')
    .execute()
  return {
    gesamt: rows.length,
    offen: rows.filter((row) => row.benutzt === null).length,
    satz: rows[0]?.hash.toString('hex').slice(0, 8) ?? OHNE,
  }
}

/** Names that an account has no codes. */
export const OHNE = 'ohne'

/**
 * Makes ten recovery codes of a locked account; older ones are dead. Answers them as they are shown, once: only a keyed hash
 * of each is kept.
 */
export async function createCodes(env: Env, tx: Tx, konto: Pick<KontoRow, 'id'>): Promise<string[]> {
  const codes = generateCodes()
  await tx.deleteFrom('wiederherstellungscode').where('konto_id', '=', konto.id).execute()
  const rows = codes.map((code) => ({
    konto_id: konto.id,
    hash: env.schluessel.mac(ZWECK, nameOf(konto.id, normalizeRecoveryCode(code)!)),
    benutzt: null,
  }))
  await tx.insertInto('wiederherstellungscode').values(rows).execute()
  await recordEreignis(env, tx, { ereignis: 'konto.codes-erzeugt', akteur: 'kunde', kontoId: konto.id })
  return codes
}

/**
 * Uses a recovery code up: of many at once exactly one wins. Attempts are limited by the caller, who also tells the owner.
 * False: not a code of this account, or used.
 */
export async function redeemRecoveryCode(
  env: Env,
  tx: Tx,
  konto: Pick<KontoRow, 'id'>,
  code: string,
): Promise<boolean> {
  const clean = normalizeRecoveryCode(code)
  if (!clean) return false
  const row = await tx
    .updateTable('wiederherstellungscode')
    .set({ benutzt: env.clock.now() })
    .where('konto_id', '=', konto.id)
    .where('hash', 'in', env.schluessel.macs(ZWECK, nameOf(konto.id, clean)))
    .where('benutzt', 'is', null)
    .returning('hash')
    .executeTakeFirst()
  if (!row) return false
  await recordEreignis(env, tx, { ereignis: 'konto.code-benutzt', akteur: 'kunde', kontoId: konto.id })
  return true
}

/** Those of the given codes that belong to the account, so that the file holds nothing else. */
export async function filterOwnCodes(env: Env, kontoId: string, codes: string[]): Promise<string[]> {
  const rows = await env.db
    .selectFrom('wiederherstellungscode')
    .select('hash')
    .where('konto_id', '=', kontoId)
    .execute()
  const own = new Set(rows.map((row) => row.hash.toString('hex')))
  return codes.filter((code) => {
    const clean = normalizeRecoveryCode(code)
    return clean && env.schluessel.macs(ZWECK, nameOf(kontoId, clean)).some((hash) => own.has(hash.toString('hex')))
  })
}
