import type { Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { parseEmail } from '#platform/post/email.ts'
import { eraseKonto } from './einstellungen/daten/loeschung.ts'
import { sealTotp } from './faktoren/totp-pruefung.ts'
import { emailHash, sealEmail } from './konto.ts'
import { findKontoByHash, insertKonto } from './store.ts'

export interface Schulungskonto {
  email: string
  /** Made before the transaction, since that takes long: `hashPasswort`. */
  passwortHash: string
  /** The secret of the second factor; without it the account has none yet. */
  totp: Uint8Array | undefined
}

/**
 * Makes the account of a fictitious person, confirmed and with its factor, without the way through the mailbox. Answers
 * the id.
 * @throws outside of training: there is no account that nobody registered (AUT-26)
 */
export async function createSchulungskonto(env: Env, tx: Tx, neu: Schulungskonto): Promise<string> {
  if (env.settings.modus !== 'schulung') throw new Error('Konten für die Schulung gibt es nur in der Schulung.')
  const email = parseEmail(neu.email)
  if (!email.ok) throw new Error('Die Schulungsdaten enthalten eine falsche E-Mail-Adresse.')
  // Somebody may have registered with this address while the course ran.
  const other = await findKontoByHash(tx, env.schluessel.macs('email', email.vergleich))
  if (other) await eraseKonto(env, tx, other.id, 'schulung')
  const id = newId()
  const now = env.clock.now()
  const konto = { id, schluessel: env.schluessel.createPersonKey(id) }
  await insertKonto(tx, {
    ...konto,
    zustand: 'aktiv',
    email: sealEmail(env, konto, email.adresse),
    email_hash: emailHash(env, email.vergleich),
    passwort: neu.passwortHash,
    totp: neu.totp ? sealTotp(env, konto, neu.totp) : null,
    erstellt: now,
    bestaetigt: now,
  })
  return id
}
