import { recordEreignis } from '#modules/protokoll'
import type { Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import { completeAnmeldung } from '../anmelden/abschluss.ts'
import { lockOwnKonto } from '../anmelden/anmelden.ts'
import type { Client } from '../client.ts'
import { type Handelnd, holdSitzung } from '../handelnd.ts'
import { changeMail, notifyKonto } from '../mails.ts'
import { endAllSitzungen, endSitzung, renewSitzung } from '../sitzung.ts'
import { countPasskeys, type KontoRow, type Weg } from '../store.ts'

/** Whoever changes a factor: the session, and the browser it runs in. */
export interface Beteiligt extends Client {
  besuch: Handelnd
  /** Token of the cookie of a device that signed in before. */
  geraet: string | undefined
}

/**
 * `erster`: this factor completes the sign-in, because the account had none or its owner proved with a letter that all of
 * them are lost. `mitBrief`: the latter; the lost ones go when the new one is stored, not before (AUT-16).
 */
export type Beginn = { ok: true; konto: KontoRow; erster: boolean; mitBrief: boolean } | { ok: false; ziel: string }

/** Where a session that waits for a factor proves it. */
export const factorPath = (konto: Pick<KontoRow, 'totp'> | undefined): string =>
  konto && !konto.totp ? routes.anmeldungPasskey.href() : routes.anmeldungTotp.href()

export const freshPath = (pfad: string) => `${routes.anmeldungBestaetigen.href()}?weiter=${encodeURIComponent(pfad)}`

/**
 * Locks the account and decides, on what stands in the database now, whether this session may set up a factor (AUT-08): the
 * first one without more ado, also in place of lost ones after a letter, a further one only with a fresh proof, never
 * between password and factor. `pfad` is where
 * the person goes on after a proof.
 */
export async function beginAenderung(env: Env, tx: Tx, besuch: Beteiligt['besuch'], pfad: string): Promise<Beginn> {
  const konto = await lockOwnKonto(tx, besuch.kontoId)
  const sitzung = await holdSitzung(env, tx, besuch)
  if (!sitzung) return { ok: false, ziel: routes.anmeldung.href() }
  if (konto.zustand !== 'aktiv') {
    await endSitzung(tx, besuch.sitzungId)
    return { ok: false, ziel: routes.kontoDeaktiviert.href() }
  }
  if (sitzung.stufe === 'voll') {
    return sitzung.frisch_bis > env.clock.now()
      ? { ok: true, konto, erster: false, mitBrief: false }
      : { ok: false, ziel: freshPath(pfad) }
  }
  const hasFactor = konto.totp !== null || (await countPasskeys(tx, konto.id)) > 0
  if (sitzung.stufe === 'faktor') return { ok: false, ziel: factorPath(konto) }
  const mitBrief = sitzung.wege.includes('brief')
  if (mitBrief || !hasFactor) return { ok: true, konto, erster: true, mitBrief }
  // Somebody set up the first factor elsewhere: this session knows the password alone.
  await endSitzung(tx, besuch.sitzungId)
  return { ok: false, ziel: routes.anmeldung.href() }
}

export interface Aenderung {
  beteiligt: Beteiligt
  konto: KontoRow
  erster: boolean
  weg: Weg
  was: string
  beendet: boolean
  /** Everything that was lost gives way to the factor that was just stored (for a passkey, the one with `passkeyId`). */
  mitBrief?: boolean
  passkeyId?: string
}

async function dropLostFactors(env: Env, tx: Tx, { konto, weg, passkeyId }: Aenderung): Promise<void> {
  await tx
    .deleteFrom('passkey')
    .where('konto_id', '=', konto.id)
    .$if(passkeyId !== undefined, (query) => query.where('id', '<>', passkeyId!))
    .execute()
  if (weg !== 'totp')
    await tx.updateTable('konto').set({ totp: null, totp_schritt: 0 }).where('id', '=', konto.id).execute()
  await tx.deleteFrom('wiederherstellungscode').where('konto_id', '=', konto.id).execute()
  await tx.deleteFrom('geraet').where('konto_id', '=', konto.id).execute()
  await recordEreignis(env, tx, { ereignis: 'konto.wiederhergestellt', akteur: 'kunde', kontoId: konto.id })
}

const NACH_BRIEF =
  'Der Zugang zu Ihrem Online-Konto ist wiederhergestellt. Die bisherigen Passkeys, der bisherige zweite Faktor und die Wiederherstellungscodes gelten nicht mehr.'

/** New tokens for the cookies; `geraet` only where a sign-in was completed. */
export type Ende = { ok: true; token: string; geraet?: string } | { ok: false; deaktiviert: true }

/**
 * Ends a change of factors: the other sessions go where a secret changed (always with the first factor), the owner is told,
 * the session goes on under a new token (SES-02).
 */
export async function finishAenderung(env: Env, tx: Tx, { beteiligt, ...ende }: Aenderung): Promise<Ende> {
  const { besuch, ...client } = beteiligt
  if (ende.mitBrief) await dropLostFactors(env, tx, { beteiligt, ...ende })
  if (ende.erster || ende.beendet) await endAllSitzungen(tx, ende.konto.id, besuch.sitzungId)
  await notifyKonto(env, tx, ende.konto, changeMail(env, ende.mitBrief ? `${ende.was} ${NACH_BRIEF}` : ende.was))
  if (!ende.erster) return { ok: true, token: await renewSitzung(env, tx, besuch.sitzungId, {}) }
  const { sitzungId } = besuch
  return completeAnmeldung(env, tx, { ...client, konto: ende.konto, sitzungId, weg: ende.weg })
}
