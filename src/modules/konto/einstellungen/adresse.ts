import { recordBremse, recordEreignis } from '#modules/protokoll'
import { STUNDE } from '#platform/clock.ts'
import { isConflict, type Tx } from '#platform/datenbank/db.ts'
import { type Grenze, takeVersuch } from '#platform/datenbank/versuche.ts'
import type { Env } from '#platform/env.ts'
import { parseEmail } from '#platform/post/email.ts'
import { enqueueMail } from '#platform/post/postausgang.ts'
import { type Handelnd, lockHandelnd } from '../handelnd.ts'
import { emailHash, openEmail, sealEmail } from '../konto.ts'
import { createLink, openLinkData } from '../links.ts'
import { changeMail, composeMail, notifyKonto } from '../mails.ts'
import { findKontoByHash, type KontoRow, lockKonto } from '../store.ts'
import { dropLinks, takeLinkkonto } from '../wiederherstellen/linkkonto.ts'
import { eraseKonto } from './daten/loeschung.ts'
import { adresseVergebenMail, neueAdresseMail } from './mails.ts'

const anfragenJeKonto: Grenze = { zweck: 'adresse-konto', max: 5, fenster: STUNDE, gebremst: recordBremse }
const mailsJeAdresse: Grenze = { zweck: 'adresse-ziel', max: 3, fenster: STUNDE }

export interface Adresse {
  adresse: string
  vergleich: string
}

export type Adressergebnis = 'angenommen' | 'gleich' | 'pause'

/**
 * Asks for a new address: it counts when the link sent there is used. An address that belongs to another account gets a mail
 * that says so, and the same answer here.
 */
export async function requestAdresse(env: Env, handelnd: Handelnd, neu: Adresse): Promise<Adressergebnis> {
  const { kontoId } = handelnd
  if (!(await takeVersuch(env, env.db, anfragenJeKonto, kontoId))) return 'pause'
  return env.db.transaction().execute(async (tx) => {
    const konto = await lockHandelnd(env, tx, handelnd)
    if (openEmail(env, konto) === neu.adresse) return 'gleich'
    const was =
      'Für Ihr Online-Konto wurde eine neue E-Mail-Adresse angegeben. Sie gilt erst, wenn sie dort bestätigt wird.'
    await notifyKonto(env, tx, konto, changeMail(env, was))
    await recordEreignis(env, tx, { ereignis: 'konto.adresse-beantragt', akteur: 'kunde', kontoId })
    await askThere(env, tx, konto, neu)
    return 'angenommen'
  })
}

async function askThere(env: Env, tx: Tx, konto: KontoRow, neu: Adresse): Promise<void> {
  if (!(await takeVersuch(env, tx, mailsJeAdresse, neu.vergleich))) return
  const other = await findOther(env, tx, konto, neu)
  if (other && other.zustand !== 'unbestaetigt') return notifyKonto(env, tx, other, adresseVergebenMail())
  const token = await createLink(env, tx, konto, 'neue-adresse', JSON.stringify(neu))
  await enqueueMail(env, tx, { an: neu.adresse, ...(await composeMail(env, tx, neueAdresseMail(env, token))) })
}

async function findOther(env: Env, tx: Tx, konto: KontoRow, neu: Adresse): Promise<KontoRow | undefined> {
  const found = await findKontoByHash(tx, env.schluessel.macs('email', neu.vergleich))
  return found?.id === konto.id ? undefined : found
}

/** Makes the new address the account's by the link that was sent there, and tells both addresses (AUT-19). */
export async function confirmAdresse(env: Env, token: string): Promise<boolean> {
  try {
    return await env.db.transaction().execute(async (tx) => {
      const found = await takeLinkkonto(env, tx, { art: 'neue-adresse', token })
      if (!found?.daten || found.konto.zustand !== 'aktiv') return false
      return writeAdresse(env, tx, found.konto, JSON.parse(openLinkData(env, found.konto, 'neue-adresse', found.daten)))
    })
  } catch (error) {
    // Somebody registered with it in the meantime.
    if (isConflict(error, 'konto_email_hash_key')) return false
    throw error
  }
}

async function writeAdresse(env: Env, tx: Tx, konto: KontoRow, neu: Adresse): Promise<boolean> {
  const other = await findOther(env, tx, konto, neu)
  if (other && other.zustand !== 'unbestaetigt') return false
  // A registration that nobody confirmed has no claim on the address.
  if (other) {
    const locked = await lockKonto(tx, other.id)
    if (locked && locked.zustand !== 'unbestaetigt') return false
    if (locked) await eraseKonto(env, tx, other.id, 'adresse-vergeben')
  }
  const values = {
    email: sealEmail(env, konto, neu.adresse),
    email_hash: emailHash(env, neu.vergleich),
    adresse_gestoert: null,
  }
  const was = changeMail(env, 'Die E-Mail-Adresse Ihres Online-Kontos wurde geändert.')
  await notifyKonto(env, tx, konto, was)
  await tx.updateTable('konto').set(values).where('id', '=', konto.id).execute()
  await notifyKonto(env, tx, { ...konto, email: values.email }, was)
  // Links that lie in the old mailbox open nothing any more; undoing an erasure stays possible.
  await dropLinks(tx, konto.id, ['passwort', 'wiederherstellung'])
  await recordEreignis(env, tx, { ereignis: 'konto.adresse-geaendert', akteur: 'kunde', kontoId: konto.id })
  return true
}

/** A checked address in the form in which it is stored and compared; undefined for anything else (AUT-18). */
export function readAdresse(eingabe: string): Adresse | undefined {
  const email = parseEmail(eingabe)
  return email.ok ? { adresse: email.adresse, vergleich: email.vergleich } : undefined
}
