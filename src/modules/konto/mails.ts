import { findJobcenter } from '#modules/jobcenter'
import type { Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import type { Versand } from '#platform/post/postausgang.ts'
import { routes } from '#routes'
import { type Mailtext, renderMail } from '#web/mail.tsx'
import { mailKonto } from './konto.ts'
import type { KontoRow } from './store.ts'

export type Nachricht = Omit<Mailtext, 'absender' | 'kontakt'>

/** Sends a mail in the name of the Jobcenter to the stored address of an account, in the transaction. */
export async function notifyKonto(
  env: Env,
  tx: Tx,
  konto: Pick<KontoRow, 'id' | 'schluessel' | 'email'>,
  { ab, nachweis, ...nachricht }: Nachricht & Versand,
): Promise<void> {
  await mailKonto(env, tx, konto, { ...(await composeMail(env, tx, nachricht)), ab, nachweis })
}

/** The same mail as data, for an address that is not (or no longer) the stored one. */
export async function composeMail(env: Env, tx: Tx, nachricht: Nachricht) {
  const jobcenter = await findJobcenter(tx)
  const kontakt = env.settings.baseUrl + routes.kontakt.href()
  return renderMail({ ...nachricht, absender: jobcenter?.name ?? 'Offenes Jobcenter', kontakt })
}

/** Every change of what protects an account is told to its owner (AUT-19); never what it was changed to. */
export const changeMail = (env: Env, was: string): Nachricht => ({
  betreff: 'Änderung an Ihrem Online-Konto',
  absaetze: [
    was,
    'Waren Sie das? Dann ist alles in Ordnung und Sie müssen nichts tun.',
    'Waren Sie das nicht? Öffnen Sie bitte gleich die Seite „Sicherheit“ oder rufen Sie uns an.',
  ],
  knopf: { text: 'Sicherheit Ihres Kontos ansehen', href: env.settings.baseUrl + routes.sicherheit.href() },
})
