import { isGeburtstag } from '#modules/jobcenter'
import {
  changeMail,
  describeClient,
  type KontoRow,
  lockKonto,
  notifyKonto,
  renewSitzung,
  sealFor,
} from '#modules/konto'
import { recordEreignis } from '#modules/protokoll'
import type { Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import type { Tag } from '#platform/text/datum.ts'
import type { Besuch } from '#web/besuch.ts'
import { normalizeCode } from '../code.ts'
import * as profile from '../store.ts'
import { openAntrag } from './antrag.ts'
import { type Einlass, takeEingabe } from './bremse.ts'
import { codeHashes } from './brief.ts'
import * as store from './store.ts'
import { linkKunde, relinkKunde } from './verknuepfung.ts'

export interface Einloesung {
  /** Without a session (the training prepares people) nothing goes on under a new token. */
  besuch: Pick<Besuch, 'kontoId'> & Partial<Pick<Besuch, 'sitzungId'>>
  /** In its plain form (`normalizeCode`). */
  code: string
  geburtstag: Tag
  userAgent: string | null
  adresse: string
}

export type Einloeseergebnis =
  /** `token`: the session goes on under this one, with the new profile open. */
  | { art: 'ok'; token: string | undefined; profilId: string }
  /** Wrong code, wrong date of birth, used, replaced, expired: nobody learns which. */
  | { art: 'falsch' }
  | Exclude<Einlass, { art: 'frei' }>
  /** Code and date of birth are right, but staff has to decide. `codeBleibt`: an earlier case is open, the code stays good. */
  | { art: 'zweite'; codeBleibt: boolean }

type GoodCode = NonNullable<Awaited<ReturnType<typeof store.lockGoodCode>>>

/** Locks the code, if everything about it is right. The same statements and the same hashing whatever is wrong. */
async function lockRightCode(
  env: Env,
  tx: Tx,
  eingabe: { code: string; geburtstag: Tag },
): Promise<GoodCode | undefined> {
  const row = await store.lockGoodCode(tx, { hashes: codeHashes(env, eingabe.code).all, jetzt: env.clock.now() })
  const born = isGeburtstag(env, row && { id: row.kunde_id, geburtstag_hash: row.geburtstag_hash }, eingabe.geburtstag)
  return row && born ? row : undefined
}

/**
 * Activates the profile of the customer for whom the code was issued. Code, account and link are checked and changed in
 * one transaction under locks: of many at once exactly one wins.
 */
export async function redeemFreischaltcode(env: Env, einloesung: Einloesung): Promise<Einloeseergebnis> {
  const { kontoId } = einloesung.besuch
  const einlass = await takeEingabe(env, kontoId)
  if (einlass.art !== 'frei') {
    if (einlass.art === 'pause' && einlass.erste) {
      const details = { pause: einlass.dauer }
      await recordEreignis(env, env.db, {
        ereignis: 'profil.gebremst',
        akteur: 'kunde',
        akteurId: kontoId,
        kontoId,
        details,
      })
    }
    return einlass
  }
  const ergebnis = await env.db.transaction().execute((tx) => redeemLocked(env, tx, einloesung))
  if (ergebnis.art !== 'falsch') await einlass.giveBack()
  return ergebnis
}

async function redeemLocked(env: Env, tx: Tx, einloesung: Einloesung): Promise<Einloeseergebnis> {
  const { kontoId } = einloesung.besuch
  const konto = await lockKonto(tx, kontoId)
  const code = await lockRightCode(env, tx, einloesung)
  if (konto?.zustand !== 'aktiv' || !code) {
    await recordRedemption(env, tx, { einloesung, konto, kundeId: undefined })
    return { art: 'falsch' }
  }
  const link = code.fuer_konto === kontoId ? relinkKunde : linkKunde
  const profilId = await link(env, tx, { kontoId, kundeId: code.kunde_id })
  if (!profilId) {
    const opened = await openAntrag(env, tx, {
      konto,
      art: 'zweite-einloesung',
      jobcenterId: code.jobcenter_id,
      kundeId: code.kunde_id,
      inhalt: {},
    })
    // Staff never learns of a code that comes while another case is open: it must not be lost.
    if (opened) await store.markEingeloest(tx, code.id, env.clock.now())
    else await recordRedemption(env, tx, { einloesung, konto, kundeId: undefined })
    return { art: 'zweite', codeBleibt: !opened }
  }
  await store.markEingeloest(tx, code.id, env.clock.now())
  const { sitzungId } = einloesung.besuch
  const token = sitzungId && (await renewSitzung(env, tx, sitzungId, { profil: profilId }))
  await notifyKonto(env, tx, konto, changeMail(env, 'Mit Ihrem Online-Konto wurde ein Profil freigeschaltet.'))
  // What the account has sent and begun before comes into the profile; modules to the right do it.
  const wem = { kontoId, kundeId: code.kunde_id, jobcenterId: code.jobcenter_id }
  await env.queue.send(tx, 'erstantraege-uebernehmen', wem)
  await recordRedemption(env, tx, { einloesung, konto, kundeId: code.kunde_id })
  return { art: 'ok', token, profilId }
}

function recordRedemption(
  env: Env,
  tx: Tx,
  wer: { einloesung: Einloesung; konto: KontoRow | undefined; kundeId: string | undefined },
): Promise<void> {
  const { besuch, userAgent, adresse } = wer.einloesung
  return recordEreignis(env, tx, {
    ereignis: 'profil.freigeschaltet',
    ergebnis: wer.kundeId ? 'erfolg' : 'abgelehnt',
    akteur: 'kunde',
    akteurId: besuch.kontoId,
    kontoId: besuch.kontoId,
    kundeId: wer.kundeId,
    geheim: wer.konto && sealFor(env, wer.konto, { ...describeClient(userAgent, adresse) }),
  })
}

/** Proving with a letter who lost every factor, in two steps: the try counts whatever becomes of the transaction. */
export const briefnachweis = { takeTry: takeBriefversuch, prove: proveByFreischaltcode }

async function takeBriefversuch(env: Env, kontoId: string): Promise<{ giveBack(): Promise<void> } | undefined> {
  const einlass = await takeEingabe(env, kontoId)
  return einlass.art === 'frei' ? einlass : undefined
}

/**
 * Uses a code up, typed as the letter prints it or otherwise, if it was issued for the very customer that the account is
 * linked to. The caller has locked the account and counted the try; false says nothing of why.
 */
async function proveByFreischaltcode(
  env: Env,
  tx: Tx,
  { kontoId, ...eingabe }: { kontoId: string; code: string; geburtstag: Tag },
): Promise<boolean> {
  const plain = normalizeCode(eingabe.code)
  const code = plain && (await lockRightCode(env, tx, { code: plain, geburtstag: eingabe.geburtstag }))
  const profil = await profile.findProfilOfArt(tx, { kontoId, art: 'privatperson' })
  if (!code || profil?.kunde_id !== code.kunde_id) return false
  await store.markEingeloest(tx, code.id, env.clock.now())
  await recordEreignis(env, tx, {
    ereignis: 'konto.wiederherstellung-begonnen',
    akteur: 'kunde',
    akteurId: kontoId,
    kontoId,
    kundeId: code.kunde_id,
    details: { weg: 'brief' },
  })
  return true
}
