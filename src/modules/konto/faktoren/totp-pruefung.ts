import { recordBremse, recordEreignis } from '#modules/protokoll'
import { MINUTE, TAG } from '#platform/clock.ts'
import type { Tx } from '#platform/datenbank/db.ts'
import { countVersuch, type Grenze, readVersuche, refundVersuch } from '#platform/datenbank/versuche.ts'
import type { Env } from '#platform/env.ts'
import { isKnownDevice } from '../anmelden/geraete.ts'
import { type Client, sealClient } from '../client.ts'
import { kontoKey } from '../konto.ts'
import { changeMail, notifyKonto } from '../mails.ts'
import type { KontoRow } from '../store.ts'
import { findStep, parseTotpCode } from '../totp.ts'

// Wrong codes of an account, across all its sessions; neither a right password nor a right code clears them (AUT-10).
const kurz: Grenze = { zweck: 'totp-konto', max: 5, fenster: 15 * MINUTE }
/** Five in fifteen minutes for months would find a code: a day has an end too. */
const lang: Grenze = { zweck: 'totp-konto-tag', max: 30, fenster: TAG }

export interface Totpversuch {
  konto: KontoRow
  code: string
  /** Token of the cookie of a device that signed in before: its tries are counted apart, so that a stranger cannot use them up. */
  geraet: string | undefined
  /** From where the code came, for the record. */
  client?: Client
}

export type TotpErgebnis = { ok: true } | { ok: false; grund: 'falsch' | 'verbraucht' | 'uhr' | 'pause' }

export function openTotp(env: Env, konto: Pick<KontoRow, 'id' | 'schluessel' | 'totp'>): Uint8Array | undefined {
  return konto.totp ? Buffer.from(kontoKey(env, konto).open(`konto|totp|${konto.id}`, konto.totp), 'base64') : undefined
}

export function sealTotp(env: Env, konto: Pick<KontoRow, 'id' | 'schluessel'>, secret: Uint8Array): Buffer {
  return kontoKey(env, konto).seal(`konto|totp|${konto.id}`, Buffer.from(secret).toString('base64'))
}

/**
 * Checks a code of the account, which the caller has locked in `tx`: so each step counts once, however many arrive together
 * (AUT-09). The caller must let the transaction commit after a failure too, or the failure is not counted.
 */
export async function checkTotp(env: Env, tx: Tx, { konto, code, geraet, client }: Totpversuch): Promise<TotpErgebnis> {
  const wer = (await isKnownDevice(env, tx, konto.id, geraet)) ? `${konto.id}|bekannt` : konto.id
  if (!(await takeTry(env, tx, konto, wer))) return { ok: false, grund: 'pause' }
  const secret = openTotp(env, konto)
  const clean = parseTotpCode(code)
  const found =
    secret && clean
      ? findStep(secret, clean, { nowMs: env.clock.now().getTime(), lastStep: konto.totp_schritt })
      : ({ ok: false, grund: 'falsch' } as const)
  const stored = found.ok && (await storeStep(tx, konto.id, found.step))
  if (!stored) {
    const grund = found.ok ? 'verbraucht' : found.grund
    const geheim = client && sealClient(env, konto, client)
    const eintrag = { akteur: 'unbekannt', kontoId: konto.id, details: { weg: 'totp', grund }, geheim } as const
    await recordEreignis(env, tx, { ereignis: 'konto.faktor-geprueft', ergebnis: 'abgelehnt', ...eintrag })
    return { ok: false, grund }
  }
  await refundVersuch(env, tx, kurz, wer)
  await refundVersuch(env, tx, lang, wer)
  return { ok: true }
}

async function storeStep(tx: Tx, kontoId: string, step: number): Promise<boolean> {
  const row = await tx
    .updateTable('konto')
    .set({ totp_schritt: step })
    .where('id', '=', kontoId)
    .where('totp_schritt', '<', step)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Counts before it looks. The try that begins a pause tells the owner, who knows that somebody has the password. */
async function takeTry(env: Env, tx: Tx, konto: KontoRow, wer: string): Promise<boolean> {
  if ((await readVersuche(env, tx, lang, wer)) >= lang.max) return false
  const count = await countVersuch(env, tx, kurz, wer)
  if (count > kurz.max) {
    if (count === kurz.max + 1) await reportPause(env, tx, konto)
    return false
  }
  if ((await countVersuch(env, tx, lang, wer)) === lang.max) {
    await recordBremse(env, tx, { zweck: lang.zweck, wer })
  }
  return true
}

async function reportPause(env: Env, tx: Tx, konto: KontoRow): Promise<void> {
  const eintrag = { ereignis: 'konto.versuche-gebremst', akteur: 'unbekannt', kontoId: konto.id } as const
  await recordEreignis(env, tx, { ...eintrag, details: { weg: 'totp' } })
  const was =
    'An Ihrem Online-Konto wurde das richtige Passwort eingegeben, danach aber mehrmals ein falscher Code. Wir haben die Eingabe für 15 Minuten angehalten.'
  await notifyKonto(env, tx, konto, { ...changeMail(env, was), betreff: 'Falsche Codes an Ihrem Online-Konto' })
}
