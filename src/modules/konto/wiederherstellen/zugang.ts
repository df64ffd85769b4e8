import { recordBremse, recordEreignis } from '#modules/protokoll'
import { STUNDE } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import { type Grenze, takeVersuch } from '#platform/datenbank/versuche.ts'
import type { Env } from '#platform/env.ts'
import type { Tag } from '#platform/text/datum.ts'
import { routes } from '#routes'
import { type Abschlussergebnis, completeAnmeldung } from '../anmelden/abschluss.ts'
import { type Client, sealClient } from '../client.ts'
import { requestLoeschung } from '../einstellungen/daten/loeschung.ts'
import { redeemRecoveryCode } from '../faktoren/codes.ts'
import { openLinkData } from '../links.ts'
import { changeMail, notifyKonto } from '../mails.ts'
import { createSitzung, endAllSitzungen } from '../sitzung.ts'
import { hasKunde, type KontoRow, lockKonto } from '../store.ts'
import { normalizeRecoveryCode } from '../wiederherstellung-codes.ts'
import { dropLinks, findLinkkonto, takeLinkkonto } from './linkkonto.ts'

const codesJeKonto: Grenze = { zweck: 'zugang-code', max: 5, fenster: STUNDE, gebremst: recordBremse }

/** What the link of a mail is for: to come in with a code, or to erase an account that nobody can prove to be theirs. */
export type Zugangszweck = 'code' | 'loeschen'

/** The purpose of a link that is good; looking does not use it up. */
export async function findZugangszweck(env: Env, token: string | undefined): Promise<Zugangszweck | undefined> {
  const found = await findLinkkonto(env, env.db, { art: 'wiederherstellung', token })
  return found && openZweck(env, found)
}

function openZweck(env: Env, { konto, daten }: { konto: KontoRow; daten: Buffer | null }): Zugangszweck | undefined {
  if (!daten || konto.zustand !== 'aktiv') return undefined
  return openLinkData(env, konto, 'wiederherstellung', daten) as Zugangszweck
}

/**
 * Proves with the Freischaltcode of a letter whose account this is: it was issued for the Kunde that the account is linked
 * to, and the date of birth (`YYYY-MM-DD`) fits.
 */
export interface Briefnachweis {
  /** Counts a try outside of any transaction, so that nothing undoes it; undefined while entry is paused. */
  takeTry(env: Env, kontoId: string): Promise<{ giveBack(): Promise<void> } | undefined>
  /** Uses the code up and records that, in the transaction of the caller, who has locked the account. */
  prove(env: Env, tx: Tx, nachweis: { kontoId: string; code: string; geburtstag: Tag }): Promise<boolean>
}

export interface Zugangsversuch extends Client {
  token: string
  code: string
  geburtsdatum: Tag | undefined
  geraet: string | undefined
}

export type Zugangsergebnis =
  | { ok: true; abschluss: Abschlussergebnis }
  | { ok: true; token: string; ziel: string }
  | { ok: false; grund: 'link' | 'code' | 'pause' }

type Link = { art: 'wiederherstellung'; token: string }

/**
 * Brings somebody in who has neither passkey nor app: with the link, which proves the mailbox, and a code, which proves as
 * much as a factor did. A wrong code leaves the link good (AUT-16).
 */
export async function redeemZugang(env: Env, versuch: Zugangsversuch, brief: Briefnachweis): Promise<Zugangsergebnis> {
  const link = { art: 'wiederherstellung', token: versuch.token } as const
  if (normalizeRecoveryCode(versuch.code)) return redeemCode(env, versuch, link)
  const found = await findLinkkonto(env, env.db, link)
  if (!found || openZweck(env, found) !== 'code') return { ok: false, grund: 'link' }
  const einlass = versuch.geburtsdatum ? await brief.takeTry(env, found.konto.id) : undefined
  if (!einlass) {
    await recordFailure(env, env.db, { konto: found.konto, versuch })
    return { ok: false, grund: 'code' }
  }
  const ergebnis = await env.db.transaction().execute((tx) => redeemBrief(env, tx, { versuch, link, brief }))
  if (ergebnis.ok || ergebnis.grund === 'link') await einlass.giveBack()
  return ergebnis
}

/** The account behind a link to come in, locked, with the link still good. */
async function lockZugang(env: Env, tx: Tx, link: Link): Promise<KontoRow | undefined> {
  const found = await findLinkkonto(env, tx, link)
  const konto = found && (await lockKonto(tx, found.konto.id))
  // Another tab may have used the link up while this one waited for the account.
  const again = konto && (await findLinkkonto(env, tx, link))
  return again && openZweck(env, again) === 'code' ? konto : undefined
}

interface Briefversuch {
  versuch: Zugangsversuch
  link: Link
  brief: Briefnachweis
}

/** Link, code and session stand or fall together: no code is spent on a link that another tab was quicker to use. */
async function redeemBrief(env: Env, tx: Tx, { versuch, link, brief }: Briefversuch): Promise<Zugangsergebnis> {
  const konto = await lockZugang(env, tx, link)
  if (!konto) return { ok: false, grund: 'link' }
  const { code, geburtsdatum } = versuch
  if (!geburtsdatum || !(await brief.prove(env, tx, { kontoId: konto.id, code, geburtstag: geburtsdatum }))) {
    await recordFailure(env, tx, { konto, versuch })
    return { ok: false, grund: 'code' }
  }
  return startAnew(env, tx, { konto, versuch })
}

function redeemCode(env: Env, versuch: Zugangsversuch, link: Link): Promise<Zugangsergebnis> {
  return env.db.transaction().execute(async (tx): Promise<Zugangsergebnis> => {
    const konto = await lockZugang(env, tx, link)
    if (!konto) return { ok: false, grund: 'link' }
    if (!(await takeVersuch(env, tx, codesJeKonto, konto.id))) return { ok: false, grund: 'pause' }
    if (!(await redeemRecoveryCode(env, tx, konto, versuch.code))) {
      await recordFailure(env, tx, { konto, versuch })
      return { ok: false, grund: 'code' }
    }
    return signIn(env, tx, { konto, versuch })
  })
}

interface Lage {
  konto: KontoRow
  versuch: Zugangsversuch
}

function recordFailure(env: Env, db: Db | Tx, { konto, versuch }: Lage): Promise<void> {
  return recordEreignis(env, db, {
    ereignis: 'konto.faktor-geprueft',
    ergebnis: 'abgelehnt',
    akteur: 'unbekannt',
    kontoId: konto.id,
    details: { weg: 'zugang' },
    geheim: sealClient(env, konto, versuch),
  })
}

async function closeEverything(tx: Tx, kontoId: string): Promise<void> {
  await endAllSitzungen(tx, kontoId)
  await dropLinks(tx, kontoId, ['wiederherstellung', 'passwort', 'neue-adresse'])
}

async function signIn(env: Env, tx: Tx, { konto, versuch }: Lage): Promise<Zugangsergebnis> {
  await closeEverything(tx, konto.id)
  await notifyKonto(
    env,
    tx,
    konto,
    changeMail(env, 'Jemand hat sich mit einem Wiederherstellungscode an Ihrem Online-Konto angemeldet.'),
  )
  const { userAgent, adresse, geraet } = versuch
  const weiter = routes.passkeys.href()
  const abschluss = await completeAnmeldung(env, tx, { konto, weg: 'code', userAgent, adresse, geraet, weiter })
  return { ok: true, abschluss }
}

/**
 * The letter proved who it is: a session that may set up a factor, and nothing else. The lost ones stay until the new one is
 * stored, so that an account is never without any while a password still stands (AUT-16).
 */
async function startAnew(env: Env, tx: Tx, { konto, versuch }: Lage): Promise<Zugangsergebnis> {
  await closeEverything(tx, konto.id)
  const was =
    'Jemand hat sich mit dem Brief Ihres Jobcenters ausgewiesen, um den Zugang zu Ihrem Online-Konto wiederherzustellen. Sobald ein neuer Passkey oder zweiter Faktor eingerichtet ist, gelten die bisherigen nicht mehr.'
  await notifyKonto(env, tx, konto, changeMail(env, was))
  const { userAgent, adresse } = versuch
  const token = await createSitzung(env, tx, { konto, stufe: 'einrichten', wege: ['brief'], userAgent, adresse })
  return { ok: true, token, ziel: routes.sicherheitshinweis.href() }
}

/** Begins the erasure that a person without any proof asked for; for seven days the owner may sign in and undo it. */
export async function eraseByLink(env: Env, token: string): Promise<boolean> {
  return env.db.transaction().execute(async (tx) => {
    const found = await takeLinkkonto(env, tx, { art: 'wiederherstellung', token })
    if (!found || openZweck(env, found) !== 'loeschen') return false
    // Since the mail was sent the account may have been linked: its owner can be proven now, so a mailbox must not erase it.
    if (await hasKunde(tx, found.konto.id)) return false
    await requestLoeschung(env, tx, { konto: found.konto, grund: 'zugang-verloren' })
    return true
  })
}
