import { recordEreignis } from '#modules/protokoll'
import type { Env } from '#platform/env.ts'
import { clearPasswortversuche } from '../anmelden/bremse.ts'
import { hashPasswort } from '../hash.ts'
import { changeMail, notifyKonto } from '../mails.ts'
import { endAllSitzungen } from '../sitzung.ts'
import type { KontoRow } from '../store.ts'
import { dropLinks, findLinkkonto, takeLinkkonto } from './linkkonto.ts'

/** A reset never gives a password to an account that has none: the mailbox alone would then be one factor of two. */
const mayReset = (konto: KontoRow) => konto.zustand === 'aktiv' && konto.passwort !== null

/** The account whose password a link may replace; the link stays good. */
export async function findResetKonto(env: Env, token: string | undefined): Promise<KontoRow | undefined> {
  const found = await findLinkkonto(env, env.db, { art: 'passwort', token })
  return found && mayReset(found.konto) ? found.konto : undefined
}

/**
 * Sets a checked new password by the link of a mail (AUT-15). The second factor stays, all sessions end, nobody is signed
 * in. False: the link is used, replaced or expired.
 */
export async function resetPasswort(env: Env, neu: { token: string; passwort: string }): Promise<boolean> {
  const passwort = await hashPasswort(env.schluessel, neu.passwort)
  return env.db.transaction().execute(async (tx) => {
    const konto = (await takeLinkkonto(env, tx, { art: 'passwort', token: neu.token }))?.konto
    if (!konto || !mayReset(konto)) return false
    await tx.updateTable('konto').set({ passwort }).where('id', '=', konto.id).execute()
    await endAllSitzungen(tx, konto.id)
    await dropLinks(tx, konto.id, ['neue-adresse', 'wiederherstellung'])
    await clearPasswortversuche(env, tx, konto.id)
    const was = 'Für Ihr Online-Konto wurde ein neues Passwort festgelegt. Alle Sitzungen wurden beendet.'
    await notifyKonto(env, tx, konto, changeMail(env, was))
    await recordEreignis(env, tx, { ereignis: 'konto.passwort-zurueckgesetzt', akteur: 'kunde', kontoId: konto.id })
    return true
  })
}
