import { type Ereignisname, recordEreignis } from '#modules/protokoll'
import { later } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { checkPasskeyName } from '#platform/text/anzeige.ts'
import { type Handelnd, lockHandelnd } from '../handelnd.ts'
import { kontoKey } from '../konto.ts'
import { changeMail, notifyKonto } from '../mails.ts'
import { endAllSitzungen, FRISCH, renewSitzung } from '../sitzung.ts'
import { countPasskeys, findKonto, type KontoRow } from '../store.ts'
import { deletePasskeyRow, findPasskey, findPasskeys, renamePasskeyRow } from './passkey/store.ts'

/** What an account can be signed in with. */
export interface Methoden {
  passwort: boolean
  totp: boolean
  passkeys: number
}

/** A complete method is a passkey, or the password together with TOTP (AUT-13). */
export const isComplete = ({ passwort, totp, passkeys }: Methoden): boolean => passkeys > 0 || (passwort && totp)

export async function readMethoden(db: Db | Tx, konto: Pick<KontoRow, 'id' | 'passwort' | 'totp'>): Promise<Methoden> {
  return { passwort: konto.passwort !== null, totp: konto.totp !== null, passkeys: await countPasskeys(db, konto.id) }
}

export interface Passkey {
  id: string
  name: string
  erstellt: Date
  zuletzt: Date | null
  synchronisiert: boolean
}

/** The passkeys of an account, oldest first, names in clear. */
export async function listPasskeys(env: Env, kontoId: string): Promise<Passkey[]> {
  const konto = await findKonto(env.db, kontoId)
  if (!konto) return []
  const key = kontoKey(env, konto)
  const rows = await findPasskeys(env.db, kontoId)
  return rows.map(({ id, name, erstellt, zuletzt, synchronisiert }) => {
    return { id, name: key.open(`passkey|name|${id}`, name), erstellt, zuletzt, synchronisiert }
  })
}

export type Umbenennung = { ok: true } | { ok: false; grund: 'unbekannt' } | { ok: false; grund: 'name'; text: string }

export async function renamePasskey(
  env: Env,
  besuch: Handelnd,
  passkey: { id: string; name: string },
): Promise<Umbenennung> {
  const text = checkPasskeyName(passkey.name)
  if (text) return { ok: false, grund: 'name', text }
  return env.db.transaction().execute(async (tx): Promise<Umbenennung> => {
    const konto = await lockHandelnd(env, tx, besuch)
    const row = await findPasskey(tx, konto.id, passkey.id)
    if (!row) return { ok: false, grund: 'unbekannt' }
    const name = kontoKey(env, konto).seal(`passkey|name|${row.id}`, passkey.name.normalize('NFC').trim())
    await renamePasskeyRow(tx, row.id, name)
    await tell(env, tx, {
      konto,
      ereignis: 'konto.passkey-umbenannt',
      was: 'Ein Passkey Ihres Online-Kontos hat einen neuen Namen.',
    })
    return { ok: true }
  })
}

/** `letzte`: without it no complete method would be left. `unbekannt`: it is gone, or never was of this account. */
export type Entfernung = { ok: true; token: string } | { ok: false; grund: 'letzte' | 'unbekannt' }

export function deletePasskey(env: Env, besuch: Handelnd, id: string): Promise<Entfernung> {
  return remove(env, besuch, {
    ohne: (methoden) => ({ ...methoden, passkeys: methoden.passkeys - 1 }),
    exists: async (tx, konto) => (await findPasskey(tx, konto.id, id)) !== undefined,
    take: async (tx, konto) => void (await deletePasskeyRow(tx, konto.id, id)),
    ereignis: 'konto.passkey-geloescht',
    was: 'Ein Passkey Ihres Online-Kontos wurde gelöscht.',
  })
}

export function deleteTotp(env: Env, besuch: Handelnd): Promise<Entfernung> {
  return remove(env, besuch, {
    ohne: (methoden) => ({ ...methoden, totp: false }),
    exists: async (_, konto) => konto.totp !== null,
    take: async (tx, konto) => {
      await tx.updateTable('konto').set({ totp: null, totp_schritt: 0 }).where('id', '=', konto.id).execute()
    },
    ereignis: 'konto.totp-geloescht',
    was: 'Der zweite Faktor (TOTP) Ihres Online-Kontos wurde gelöscht.',
  })
}

/** `nachweis`: this session was not confirmed with a passkey within five minutes (AUT-14). */
export type Passwortentfernung = Entfernung | { ok: false; grund: 'nachweis' }

export async function removePasswort(env: Env, besuch: Handelnd): Promise<Passwortentfernung> {
  if (!(await hasPasskeyProof(env, env.db, besuch))) return { ok: false, grund: 'nachweis' }
  return remove(env, besuch, {
    ohne: (methoden) => ({ ...methoden, passwort: false }),
    exists: async (_, konto) => konto.passwort !== null,
    take: async (tx, konto) => {
      await tx.updateTable('konto').set({ passwort: null }).where('id', '=', konto.id).execute()
      await tx.deleteFrom('link').where('konto_id', '=', konto.id).where('art', '=', 'passwort').execute()
    },
    ereignis: 'konto.passwort-entfernt',
    was: 'Das Passwort wurde aus Ihrem Online-Konto entfernt. Die Anmeldung geht ab jetzt nur noch mit Passkey.',
  })
}

/** Whether this session was last confirmed by a real sign-in with a passkey (making one is none), at most five minutes ago. */
export async function hasPasskeyProof(env: Env, db: Db | Tx, besuch: Handelnd): Promise<boolean> {
  const now = env.clock.now()
  const row = await db
    .selectFrom('sitzung')
    .select(['wege', 'frisch_bis'])
    .where('id', '=', besuch.sitzungId)
    .where('konto_id', '=', besuch.kontoId)
    .executeTakeFirst()
  if (row?.wege.at(-1) !== 'passkey' || row.frisch_bis <= now) return false
  const used = await db
    .selectFrom('passkey')
    .select('id')
    .where('konto_id', '=', besuch.kontoId)
    .where('zuletzt', '>', later(now, -FRISCH))
    .executeTakeFirst()
  return used !== undefined
}

interface Entnahme {
  ohne(methoden: Methoden): Methoden
  exists(tx: Tx, konto: KontoRow): Promise<boolean>
  take(tx: Tx, konto: KontoRow): Promise<void>
  ereignis: Ereignisname
  was: string
}

/** Check and act are one step under the lock of the account: of many at once none takes away the last way in (AZ-08). */
function remove(env: Env, besuch: Handelnd, entnahme: Entnahme): Promise<Entfernung> {
  return env.db.transaction().execute(async (tx): Promise<Entfernung> => {
    const konto = await lockHandelnd(env, tx, besuch)
    if (!(await entnahme.exists(tx, konto))) return { ok: false, grund: 'unbekannt' }
    if (!isComplete(entnahme.ohne(await readMethoden(tx, konto)))) return { ok: false, grund: 'letzte' }
    await entnahme.take(tx, konto)
    await endAllSitzungen(tx, konto.id, besuch.sitzungId)
    await tell(env, tx, { konto, ereignis: entnahme.ereignis, was: entnahme.was })
    return { ok: true, token: await renewSitzung(env, tx, besuch.sitzungId, {}) }
  })
}

async function tell(
  env: Env,
  tx: Tx,
  { konto, ereignis, was }: { konto: KontoRow; ereignis: Ereignisname; was: string },
) {
  await recordEreignis(env, tx, { ereignis, akteur: 'kunde', kontoId: konto.id })
  await notifyKonto(env, tx, konto, changeMail(env, was))
}
