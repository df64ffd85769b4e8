import { sql } from 'kysely'
import type { Tx } from '#platform/datenbank/db.ts'
import { ANFANG, rewriteRows, type Umschreibung } from '#platform/datenbank/umschreiben.ts'
import type { Env } from '#platform/env.ts'
import type { Personenschluessel } from '#platform/krypto/schluessel.ts'
import { parseEmail } from '#platform/post/email.ts'
import { enqueueMail, type Versand } from '#platform/post/postausgang.ts'
import type { KontoRow } from './store.ts'

type Sealed = Pick<KontoRow, 'id' | 'schluessel'>

/** The key of an account's own data. */
export function kontoKey(env: Env, konto: Sealed): Personenschluessel {
  return env.schluessel.personKey(konto.id, konto.schluessel)
}

/** Seals a personal fact for the audit record of this account. */
export function sealFor(env: Env, konto: Sealed, fakten: Record<string, string>): (kontext: string) => Buffer {
  return (kontext) => kontoKey(env, konto).seal(kontext, JSON.stringify(fakten))
}

export function openEmail(env: Env, konto: Pick<KontoRow, 'id' | 'schluessel' | 'email'>): string {
  return kontoKey(env, konto).open(`konto|email|${konto.id}`, konto.email)
}

export function sealEmail(env: Env, konto: Sealed, adresse: string): Buffer {
  return kontoKey(env, konto).seal(`konto|email|${konto.id}`, adresse)
}

export function openBenutzername(env: Env, konto: KontoRow): string | undefined {
  return konto.benutzername
    ? kontoKey(env, konto).open(`konto|benutzername|${konto.id}`, konto.benutzername)
    : undefined
}

export function sealBenutzername(env: Env, konto: Sealed, name: string): Buffer {
  return kontoKey(env, konto).seal(`konto|benutzername|${konto.id}`, name)
}

/** User names are compared without regard to case and width. */
export function normalizeBenutzername(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase()
}

const emailValue = (text: string) => {
  const email = parseEmail(text)
  return email.ok ? email.vergleich : undefined
}

/** The look-up hash of an address, written with the newest key. */
export function emailHash(env: Env, vergleich: string): Buffer {
  return env.schluessel.mac('email', vergleich)
}

export function benutzernameHash(env: Env, name: string): Buffer {
  return env.schluessel.mac('benutzername', normalizeBenutzername(name))
}

/** All hashes under which the account of this name or address may stand; the same number whatever was typed. */
export function loginHashes(env: Env, nameOderAdresse: string): Buffer[] {
  const value = emailValue(nameOderAdresse) ?? normalizeBenutzername(nameOderAdresse)
  return [
    ...env.schluessel.macs('email', value),
    ...env.schluessel.macs('benutzername', normalizeBenutzername(nameOderAdresse)),
  ]
}

/** A stable, keyed name for whatever was typed at sign-in, to count attempts by. */
export function loginKey(nameOderAdresse: string): string {
  return emailValue(nameOderAdresse) ?? normalizeBenutzername(nameOderAdresse)
}

export interface Mailinhalt {
  betreff: string
  text: string
  html: string
}

/** Sends a mail to the stored address of an account, in the transaction. */
export async function mailKonto(
  env: Env,
  tx: Tx,
  konto: Pick<KontoRow, 'id' | 'schluessel' | 'email'>,
  inhalt: Mailinhalt & Versand,
): Promise<void> {
  await enqueueMail(env, tx, { an: openEmail(env, konto), ...inhalt })
}

type Hashzeile = KontoRow & { email_hash: Buffer; benutzername_hash: Buffer | null }

/** What accounts are found by at sign-in, with the key that writes now. */
export const rehashKonten: Umschreibung = {
  name: 'konto',
  rewrite: (env, tx, { nach = ANFANG, anzahl }) => {
    const statement = sql<Hashzeile>`
      select k.id, k.email, k.email_hash, k.benutzername, k.benutzername_hash, s.verpackt as schluessel
      from konto k join personenschluessel s on s.besitzer = k.id where k.id > ${nach}
      order by k.id limit ${anzahl} for update of k`
    return rewriteRows(tx, { statement, anzahl }, async (row) => {
      const email = emailHash(env, emailValue(openEmail(env, row)) ?? '')
      const name = openBenutzername(env, row)
      const benutzername = name === undefined ? null : benutzernameHash(env, name)
      if (email.equals(row.email_hash) && (benutzername?.equals(row.benutzername_hash!) ?? true)) return 'aktuell'
      const { rows } = await sql`
        select from konto where id <> ${row.id} and (email_hash = ${email} or benutzername_hash = ${benutzername})`.execute(
        tx,
      )
      if (rows.length > 0) return 'uebergangen'
      const neu = { email_hash: email, benutzername_hash: benutzername }
      await tx.updateTable('konto').set(neu).where('id', '=', row.id).execute()
      return 'geschrieben'
    })
  },
}
