import { sql } from 'kysely'
import { later, TAG } from '#platform/clock.ts'
import { type Grenze, takeVersuch } from '#platform/datenbank/versuche.ts'
import type { Env } from '#platform/env.ts'
import { notifyKonto } from '../../mails.ts'
import { lockKonto } from '../../store.ts'
import { fehlversucheMail } from '../mails.ts'

/** So many failed tries within a day are more than somebody mistypes. */
export const VIELE = 10

/** One message a day, however long somebody guesses: whoever is attacked must not be flooded too. */
const einmalAmTag: Grenze = { zweck: 'fehlversuche-gemeldet', max: 1, fenster: TAG }

/**
 * Tells the owners of accounts on which many sign-ins failed within the last day (AUT-20), and answers how many were told.
 * It runs apart from the sign-in, so that no answer takes longer for an account that exists.
 */
export async function reportFehlversuche(env: Env): Promise<number> {
  const { rows } = await sql<{ konto_id: string }>`
    select konto_id from protokoll
    where ergebnis = 'abgelehnt' and konto_id is not null
      and ereignis in ('konto.passwort-geprueft', 'konto.faktor-geprueft') and zeit > ${later(env.clock.now(), -TAG)}
    group by konto_id having count(*) >= ${VIELE}`.execute(env.db)
  let count = 0
  for (const { konto_id } of rows) {
    const told = await env.db.transaction().execute(async (tx) => {
      const konto = await lockKonto(tx, konto_id)
      if (konto?.zustand !== 'aktiv' || !(await takeVersuch(env, tx, einmalAmTag, konto.id))) return false
      await notifyKonto(env, tx, konto, fehlversucheMail(env))
      return true
    })
    if (told) count++
  }
  return count
}
