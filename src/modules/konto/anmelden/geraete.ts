import { later, TAG } from '#platform/clock.ts'
import type { Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { hashToken, isToken, newToken } from '#platform/krypto/geheimnis.ts'
import { formatZeit } from '#platform/text/datum.ts'
import { routes } from '#routes'
import { notifyKonto } from '../mails.ts'
import type { KontoRow } from '../store.ts'

/** A device is forgotten when nobody signed in on it for so long. */
export const GERAET_DAUER = 180 * TAG

/** Whether the account was signed in on this device before. */
export async function isKnownDevice(env: Env, kontoId: string, token: string | undefined): Promise<boolean> {
  if (!isToken(token)) return false
  const row = await env.db
    .selectFrom('geraet')
    .select('konto_id')
    .where('hash', '=', hashToken(token))
    .where('konto_id', '=', kontoId)
    .where('zuletzt', '>', later(env.clock.now(), -GERAET_DAUER))
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Remembers the device under a new token. The owner is told of a sign-in on a device that was not known, but the first
 * (AUT-20).
 */
export async function rememberDevice(
  env: Env,
  tx: Tx,
  { konto, geraet, bisher }: { konto: KontoRow; geraet: string; bisher: string | undefined },
): Promise<string> {
  const now = env.clock.now()
  const known = isToken(bisher)
    ? await tx
        .deleteFrom('geraet')
        .where('hash', '=', hashToken(bisher))
        .where('konto_id', '=', konto.id)
        .returning('hash')
        .executeTakeFirst()
    : undefined
  const others = await tx.selectFrom('geraet').select('hash').where('konto_id', '=', konto.id).executeTakeFirst()
  const token = newToken()
  await tx
    .insertInto('geraet')
    .values({ hash: hashToken(token), konto_id: konto.id, zuletzt: now })
    .execute()
  if (!known && others) {
    await notifyKonto(env, tx, konto, {
      betreff: 'Anmeldung auf einem neuen Gerät',
      absaetze: [
        `Ihr Online-Konto wurde am ${formatZeit(now)} auf einem neuen Gerät benutzt: ${geraet}.`,
        'Waren Sie das nicht? Öffnen Sie bitte gleich die Seite „Sicherheit“ oder rufen Sie uns an.',
      ],
      knopf: { text: 'Sicherheit Ihres Kontos ansehen', href: env.settings.baseUrl + routes.sicherheit.href() },
    })
  }
  return token
}
