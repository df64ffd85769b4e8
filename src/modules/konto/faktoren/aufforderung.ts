import { createHash, randomBytes } from 'node:crypto'
import { later, MINUTE } from '#platform/clock.ts'
import { fetchRows } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { equalSecrets } from '#platform/krypto/geheimnis.ts'

/** How long a passkey dialog may take. */
const DAUER = 5 * MINUTE
const ZEIT_BYTES = 6
const ZUFALL_BYTES = 16
const KOPF_BYTES = ZEIT_BYTES + ZUFALL_BYTES

/** `anmelden`: nobody is known yet. `bestaetigen`: a factor of a session. `einrichten`: a new passkey. */
export type Zweck = 'anmelden' | 'bestaetigen' | 'einrichten'

/** The session, or the browser while nobody is signed in. */
export interface Traeger {
  sitzungId?: string | undefined
  besuchsname?: string | undefined
}

const nameOf = ({ sitzungId, besuchsname }: Traeger, zweck: Zweck, kopf: Buffer) =>
  `${sitzungId ? `sitzung|${sitzungId}` : `besuch|${besuchsname ?? ''}`}|${zweck}|${kopf.toString('hex')}`

/**
 * A challenge for one ceremony of one browser or session (AUT-11): the time, 128 random bits, and a keyed hash over both, the
 * browser and the ceremony. So nothing is stored before somebody answers, and asking for challenges fills no table.
 */
export function newAufforderung(env: Env, traeger: Traeger, zweck: Zweck): Uint8Array<ArrayBuffer> {
  const kopf = Buffer.concat([Buffer.alloc(ZEIT_BYTES), randomBytes(ZUFALL_BYTES)])
  kopf.writeUIntBE(env.clock.now().getTime(), 0, ZEIT_BYTES)
  return new Uint8Array(Buffer.concat([kopf, env.schluessel.mac('aufforderung', nameOf(traeger, zweck, kopf))]))
}

/** Whether the portal gave this challenge to this browser or session for this, not longer ago than a dialog may take. */
function isGiven(env: Env, traeger: Traeger, { zweck, wert }: { zweck: Zweck; wert: string }): boolean {
  const bytes = Buffer.from(wert, 'base64url')
  if (bytes.length <= KOPF_BYTES || bytes.toString('base64url') !== wert) return false
  const kopf = bytes.subarray(0, KOPF_BYTES)
  const alter = env.clock.now().getTime() - kopf.readUIntBE(0, ZEIT_BYTES)
  const macs = env.schluessel.macs('aufforderung', nameOf(traeger, zweck, kopf))
  return alter >= 0 && alter < DAUER && macs.some((mac) => equalSecrets(mac, bytes.subarray(KOPF_BYTES)))
}

/**
 * Uses a challenge up, as a part of a larger statement, with the parameters from `$n` on that {@link takeParameters} gives: a
 * row for each one that was answered, until it is too old anyway. No row comes back where it was answered before.
 */
export const takeSql = (n: number) => `
  insert into aufforderung (traeger, zweck, wert, gueltig_bis)
  select $${n}::bytea, $${n + 1}::text, '', $${n + 2}::timestamptz where $${n} is not null
  on conflict do nothing returning zweck`

export function takeParameters(env: Env, traeger: Traeger, aufforderung: { zweck: Zweck; wert: string }): unknown[] {
  const { zweck, wert } = aufforderung
  const given = isGiven(env, traeger, aufforderung)
  const bis = later(env.clock.now(), DAUER)
  return [given ? createHash('sha256').update(`${zweck}|${wert}`).digest() : null, zweck, bis]
}

const takeAlone = takeSql(1)

/** Uses a challenge up, whatever becomes of the answer. False: never given to this browser for this, too old, or used. */
export async function takeAufforderung(
  env: Env,
  traeger: Traeger,
  aufforderung: { zweck: Zweck; wert: string },
): Promise<boolean> {
  const parameters = takeParameters(env, traeger, aufforderung)
  return (await fetchRows(env.db, takeAlone, parameters)).length > 0
}
