import type { Db } from '#platform/datenbank/db.ts'
import { readCodes } from '../../faktoren/codes.ts'
import { isComplete, type Methoden, readMethoden } from '../../faktoren/verwalten.ts'
import type { KontoRow } from '../../store.ts'

/** What an account can be signed in with; `codes`: recovery codes that were not used yet. */
export interface Anmeldeoptionen extends Methoden {
  codes: number
}

export async function readOptionen(db: Db, konto: KontoRow): Promise<Anmeldeoptionen> {
  const [methoden, codes] = await Promise.all([readMethoden(db, konto), readCodes(db, konto.id)])
  return { ...methoden, codes: codes.offen }
}

export type Option = 'passwort' | 'totp' | 'passkey'

const namen: Record<Option, string> = {
  passwort: 'das Passwort',
  totp: 'den zweiten Faktor (TOTP)',
  passkey: 'diesen Passkey',
}

/** Why an option has to stay, as a sentence, or undefined where it can be removed (AUT-13). */
export function reasonToKeep(optionen: Methoden, option: Option): string | undefined {
  const rest: Methoden = {
    passwort: optionen.passwort && option !== 'passwort',
    totp: optionen.totp && option !== 'totp',
    passkeys: optionen.passkeys - (option === 'passkey' ? 1 : 0),
  }
  if (isComplete(rest)) return undefined
  return `Ohne ${namen[option]} kämen Sie nicht mehr sicher in Ihr Konto. Richten Sie zuerst einen weiteren Passkey ein.`
}
