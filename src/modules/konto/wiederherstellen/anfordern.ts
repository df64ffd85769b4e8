import { recordBremse, recordEreignis } from '#modules/protokoll'
import { MINUTE, STUNDE } from '#platform/clock.ts'
import type { Tx } from '#platform/datenbank/db.ts'
import { type Grenze, takeVersuch } from '#platform/datenbank/versuche.ts'
import type { Env } from '#platform/env.ts'
import { type Erledigung, submitAnliegen } from '../anliegen.ts'
import { loginHashes, openBenutzername } from '../konto.ts'
import { createLink } from '../links.ts'
import { type Nachricht, notifyKonto } from '../mails.ts'
import { findKontoByHash, type KontoRow, lockKonto } from '../store.ts'
import * as mails from './mails.ts'

/** Silent limits: the page says the same beyond them (AUT-07), so that nobody's mailbox can be flooded. */
const mailsJeKonto: Grenze = { zweck: 'wiederherstellung-konto', max: 3, fenster: STUNDE }
const anfragenJeAdresse: Grenze = {
  zweck: 'wiederherstellung-adresse',
  max: 30,
  fenster: 15 * MINUTE,
  gebremst: recordBremse,
}

export type Anforderung = 'benutzername-vergessen' | 'passwort-vergessen' | 'zugang-code' | 'zugang-brief'

/** Takes what a signed-out person asks for; the work, and whether there is any, comes later. */
export async function submitAnforderung(
  env: Env,
  art: Anforderung,
  angabe: { name: string; adresse: string },
): Promise<void> {
  if (!(await takeVersuch(env, env.db, anfragenJeAdresse, angabe.adresse))) return
  await submitAnliegen(env, art, { name: angabe.name })
}

/** What an account of this state gets instead, or undefined for an active one. */
async function mailOfState(env: Env, tx: Tx, konto: KontoRow): Promise<Nachricht | undefined> {
  if (konto.zustand === 'unbestaetigt') return mails.unbestaetigtMail(env)
  return konto.zustand === 'deaktiviert' ? mails.deaktiviertMail(env, tx) : undefined
}

/** Finds the account that was named and sends its owner one mail; unknown names and too many requests end here. */
const mailOwner =
  (compose: (env: Env, tx: Tx, konto: KontoRow) => Promise<Nachricht>): Erledigung =>
  async (env, tx, inhalt) => {
    const found = await findKontoByHash(tx, loginHashes(env, inhalt['name'] ?? ''))
    const konto = found && (await lockKonto(tx, found.id))
    if (!konto || !(await takeVersuch(env, tx, mailsJeKonto, konto.id))) return
    await notifyKonto(env, tx, konto, (await mailOfState(env, tx, konto)) ?? (await compose(env, tx, konto)))
  }

const mailBenutzername = mailOwner(async (env, _tx, konto) => mails.benutzernameMail(env, openBenutzername(env, konto)))

const mailPasswortlink = mailOwner(async (env, tx, konto) => {
  await recordEreignis(env, tx, { ereignis: 'konto.passwort-vergessen', akteur: 'unbekannt', kontoId: konto.id })
  if (konto.passwort === null) return mails.ohnePasswortMail(env)
  return mails.passwortLinkMail(env, await createLink(env, tx, konto, 'passwort'))
})

const mailZugangslink = mailOwner(async (env, tx, konto) => {
  await recordBeginning(env, tx, konto.id)
  return mails.zugangslinkMail(env, await createLink(env, tx, konto, 'wiederherstellung', 'code'))
})

function recordBeginning(env: Env, tx: Tx, kontoId: string): Promise<void> {
  return recordEreignis(env, tx, { ereignis: 'konto.wiederherstellung-begonnen', akteur: 'unbekannt', kontoId })
}

/**
 * Asks staff for a letter because the owner of an account lost every factor; asking again while that is open is fine.
 * `kein-kunde`: the account is linked to nobody on file, so nobody can prove whose it is.
 */
export type ZugangAntrag = (env: Env, tx: Tx, konto: KontoRow) => Promise<'gemeldet' | 'kein-kunde'>

/** „Zugang verloren“ without codes: a letter for a Kunde, for a Standardprofil only the way to erase it (AUT-16). */
export function zugangErledigung(melde: ZugangAntrag): Record<string, Erledigung> {
  return {
    'zugang-brief': mailOwner(async (env, tx, konto) => {
      await recordBeginning(env, tx, konto.id)
      if ((await melde(env, tx, konto)) === 'gemeldet') return mails.briefMail()
      return mails.erasureLinkMail(env, await createLink(env, tx, konto, 'wiederherstellung', 'loeschen'))
    }),
  }
}

export const wiederherstellenErledigungen: Record<string, Erledigung> = {
  'benutzername-vergessen': mailBenutzername,
  'passwort-vergessen': mailPasswortlink,
  'zugang-code': mailZugangslink,
}
