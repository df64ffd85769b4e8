import { recordBremse, recordEreignis } from '#modules/protokoll'
import { MINUTE } from '#platform/clock.ts'
import { type Grenze, refundVersuch, takeVersuch } from '#platform/datenbank/versuche.ts'
import type { Env } from '#platform/env.ts'
import { lockHandelnd } from '../handelnd.ts'
import { hashPasswort, verifyPasswort } from '../hash.ts'
import { changeMail, notifyKonto } from '../mails.ts'
import { endAllSitzungen, renewSitzung } from '../sitzung.ts'
import type { KontoRow } from '../store.ts'
import { dropLinks } from '../wiederherstellen/linkkonto.ts'

const versucheJeKonto: Grenze = { zweck: 'passwort-aendern', max: 10, fenster: 15 * MINUTE, gebremst: recordBremse }

/** Whether the old password is right; an account without one needs none. Limited for each account. */
export async function checkBisheriges(
  env: Env,
  konto: KontoRow,
  bisher: string,
): Promise<'richtig' | 'falsch' | 'pause'> {
  if (konto.passwort === null) return 'richtig'
  if (!(await takeVersuch(env, env.db, versucheJeKonto, konto.id))) return 'pause'
  const { richtig } = await verifyPasswort(env.schluessel, konto.passwort, bisher)
  if (richtig) {
    await refundVersuch(env, env.db, versucheJeKonto, konto.id)
    return 'richtig'
  }
  const eintrag = { akteur: 'unbekannt', kontoId: konto.id, details: { weg: 'passwort-aendern' } } as const
  await recordEreignis(env, env.db, { ereignis: 'konto.passwort-geprueft', ergebnis: 'abgelehnt', ...eintrag })
  return 'falsch'
}

export interface Passwortwechsel {
  /** As it was when the old password was checked: a change in another tab in between is noticed. */
  konto: KontoRow
  sitzungId: string
  passwort: string
}

/** Sets a checked new password; other sessions end, this one goes on under a new token, which is answered. */
export async function changePasswort(
  env: Env,
  { konto, sitzungId, passwort }: Passwortwechsel,
): Promise<string | undefined> {
  const hash = await hashPasswort(env.schluessel, passwort)
  return env.db.transaction().execute(async (tx) => {
    const locked = await lockHandelnd(env, tx, { kontoId: konto.id, sitzungId })
    if (locked.passwort !== konto.passwort) return undefined
    await tx.updateTable('konto').set({ passwort: hash }).where('id', '=', konto.id).execute()
    await endAllSitzungen(tx, konto.id, sitzungId)
    await dropLinks(tx, konto.id, ['passwort', 'neue-adresse', 'wiederherstellung'])
    const was =
      konto.passwort === null
        ? 'Für Ihr Online-Konto wurde ein Passwort festgelegt.'
        : 'Das Passwort Ihres Online-Kontos wurde geändert.'
    await notifyKonto(env, tx, locked, changeMail(env, `${was} Alle anderen Sitzungen wurden beendet.`))
    await recordEreignis(env, tx, { ereignis: 'konto.passwort-geaendert', akteur: 'kunde', kontoId: konto.id })
    return renewSitzung(env, tx, sitzungId, {})
  })
}
