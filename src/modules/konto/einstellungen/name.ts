import { recordBremse, recordEreignis } from '#modules/protokoll'
import { TAG } from '#platform/clock.ts'
import { isConflict } from '#platform/datenbank/db.ts'
import { type Grenze, takeVersuch } from '#platform/datenbank/versuche.ts'
import type { Env } from '#platform/env.ts'
import { type Handelnd, lockHandelnd } from '../handelnd.ts'
import { benutzernameHash, normalizeBenutzername, openBenutzername, sealBenutzername } from '../konto.ts'
import { changeMail, notifyKonto } from '../mails.ts'

/** A taken name says so; who tries many to learn which names exist is stopped. */
const namenJeKonto: Grenze = { zweck: 'benutzername-aendern', max: 10, fenster: TAG, gebremst: recordBremse }

export type Namensergebnis = 'geaendert' | 'gleich' | 'vergeben' | 'pause'

/** Gives the account a checked user name, or none where it is empty. */
export async function changeBenutzername(env: Env, handelnd: Handelnd, eingabe: string): Promise<Namensergebnis> {
  const name = eingabe.normalize('NFKC').trim()
  if (name && !(await takeVersuch(env, env.db, namenJeKonto, handelnd.kontoId))) return 'pause'
  try {
    return await writeName(env, handelnd, name)
  } catch (error) {
    if (isConflict(error, 'konto_benutzername_hash_key')) return 'vergeben'
    throw error
  }
}

function writeName(env: Env, handelnd: Handelnd, name: string): Promise<Namensergebnis> {
  return env.db.transaction().execute(async (tx) => {
    const konto = await lockHandelnd(env, tx, handelnd)
    if ((openBenutzername(env, konto) ?? '') === name) return 'gleich'
    // The constraint knows only hashes of the newest key; names written with older ones are looked up.
    const taken = await tx
      .selectFrom('konto')
      .select('id')
      .where('benutzername_hash', 'in', env.schluessel.macs('benutzername', normalizeBenutzername(name)))
      .where('id', '<>', konto.id)
      .executeTakeFirst()
    if (taken) return 'vergeben'
    const values = name
      ? { benutzername: sealBenutzername(env, konto, name), benutzername_hash: benutzernameHash(env, name) }
      : { benutzername: null, benutzername_hash: null }
    await tx.updateTable('konto').set(values).where('id', '=', konto.id).execute()
    const was = name
      ? 'Der Benutzername Ihres Online-Kontos wurde geändert.'
      : 'Der Benutzername Ihres Online-Kontos wurde entfernt.'
    await notifyKonto(env, tx, konto, changeMail(env, was))
    await recordEreignis(env, tx, { ereignis: 'konto.benutzername-geaendert', akteur: 'kunde', kontoId: konto.id })
    return 'geaendert'
  })
}
