import { later, TAG } from '#platform/clock.ts'
import { fetchRows, type Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { hashToken, isToken } from '#platform/krypto/geheimnis.ts'
import { formatZeit } from '#platform/text/datum.ts'
import { routes } from '#routes'
import { notifyKonto } from '../mails.ts'
import type { KontoRow } from '../store.ts'

/** A device is forgotten when nobody signed in on it for so long. */
export const GERAET_DAUER = 180 * TAG

/** Whether the account was signed in on this device before. */
export async function isKnownDevice(env: Env, tx: Tx, kontoId: string, token: string | undefined): Promise<boolean> {
  if (!isToken(token)) return false
  const row = await tx
    .selectFrom('geraet')
    .select('konto_id')
    .where('hash', '=', hashToken(token))
    .where('konto_id', '=', kontoId)
    .where('zuletzt', '>', later(env.clock.now(), -GERAET_DAUER))
    .executeTakeFirst()
  return row !== undefined
}

export type Anmeldekonto = KontoRow & { bekannt: boolean }

const loginSql = `
  select k.id, k.zustand, s.verpackt as schluessel, k.email, k.benutzername, k.passwort, k.totp, k.totp_schritt,
    k.bestaetigt, k.loeschen_ab, k.standard_profil,
    exists (select from geraet g where g.hash = $2 and g.konto_id = k.id and g.zuletzt > $3) as bekannt
  from konto k join personenschluessel s on s.besitzer = k.id
  where k.email_hash = any($1::bytea[]) or k.benutzername_hash = any($1::bytea[])
  limit 1`

/** The account of any of the keyed hashes, and whether it was signed in on this device before; one statement. */
export async function findLogin(
  env: Env,
  hashes: Buffer[],
  geraet: string | undefined,
): Promise<Anmeldekonto | undefined> {
  const hash = isToken(geraet) ? hashToken(geraet) : null
  const seit = later(env.clock.now(), -GERAET_DAUER)
  const [konto] = await fetchRows<Anmeldekonto>(env.db, loginSql, [hashes, hash, seit])
  return konto
}

/** The owner is told of a sign-in on a device that was not known, but the first (AUT-20). */
export async function reportDevice(env: Env, tx: Tx, konto: KontoRow, geraet: string): Promise<void> {
  await notifyKonto(env, tx, konto, {
    betreff: 'Anmeldung auf einem neuen Gerät',
    absaetze: [
      `Ihr Online-Konto wurde am ${formatZeit(env.clock.now())} auf einem neuen Gerät benutzt: ${geraet}.`,
      'Waren Sie das nicht? Öffnen Sie bitte gleich die Seite „Sicherheit“ oder rufen Sie uns an.',
    ],
    knopf: { text: 'Sicherheit Ihres Kontos ansehen', href: env.settings.baseUrl + routes.sicherheit.href() },
  })
}
