import { recordEreignis } from '#modules/protokoll'
import { MINUTE, STUNDE, TAG } from '#platform/clock.ts'
import type { Tx } from '#platform/datenbank/db.ts'
import { clearVersuche, countVersuch, type Grenze, refundVersuch, takeVersuch } from '#platform/datenbank/versuche.ts'
import type { Env } from '#platform/env.ts'
import { loginKey } from '../konto.ts'
import { isKnownDevice } from './geraete.ts'

// AUT-04. A stranger is slowed for each account, with pauses that grow, to at most 100 evaluated tries in a row; the owner's
// passkey and known devices go on working, and a new password by mail clears the count.
const jeKonto: Grenze[] = [
  { zweck: 'passwort-konto-kurz', max: 10, fenster: 15 * MINUTE },
  { zweck: 'passwort-konto-mittel', max: 30, fenster: 6 * STUNDE },
  { zweck: 'passwort-konto-folge', max: 100, fenster: 30 * TAG },
]
const jePaar: Grenze = { zweck: 'passwort-paar', max: 6, fenster: 5 * MINUTE }
const jeAdresse: Grenze = { zweck: 'passwort-adresse', max: 100, fenster: 15 * MINUTE }
const jeGeraet: Grenze = { zweck: 'passwort-geraet', max: 10, fenster: 15 * MINUTE }

interface Versuch {
  name: string
  adresse: string
  geraet: string | undefined
}

export interface Bremse {
  /** False: the password is not evaluated; the answer is that of a wrong one. */
  frei: boolean
  /** After a right password: the counts of failures in a row begin anew. */
  release(tx: Tx): Promise<void>
}

/** Counts a try before its password is evaluated, so that parallel tries cannot slip past. */
export async function takePasswortversuch(env: Env, versuch: Versuch, kontoId: string | undefined): Promise<Bremse> {
  if (kontoId && (await isKnownDevice(env, kontoId, versuch.geraet))) {
    return {
      frei: await takeVersuch(env, env.db, jeGeraet, kontoId),
      release: (tx) => clearVersuche(env, tx, jeGeraet, kontoId),
    }
  }
  const name = loginKey(versuch.name)
  const counts: [Grenze, string][] = [
    [jeAdresse, versuch.adresse],
    [jePaar, `${name}|${versuch.adresse}`],
    // By the account, where there is one: it has two names, and they share one count.
    ...jeKonto.map((grenze): [Grenze, string] => [grenze, kontoId ?? name]),
  ]
  let frei = true
  for (const [grenze, wer] of counts) {
    // A try that one limit refuses is not counted by the next: it was not evaluated.
    const tries = await countVersuch(env, env.db, grenze, wer)
    if (tries <= grenze.max) continue
    frei = false
    if (grenze === jeAdresse && tries === grenze.max + 1) await raiseAlarm(env)
    break
  }
  return {
    frei,
    release: async (tx) => {
      await refundVersuch(env, tx, jeAdresse, versuch.adresse)
      for (const [grenze, wer] of counts.slice(1)) await clearVersuche(env, tx, grenze, wer)
    },
  }
}

/** Stuffing: one address tries many accounts (AUT-06). Told once in each window, without the address. */
async function raiseAlarm(env: Env): Promise<void> {
  env.log.warn({ alarm: 'anmeldeversuche' }, 'Auffällig viele Anmeldungen von einer Adresse')
  await recordEreignis(env, env.db, { ereignis: 'system.alarm', ergebnis: 'abgelehnt', akteur: 'unbekannt' })
}

/** Forgets failures of an account after its owner proved the mailbox (new password). */
export async function clearPasswortversuche(env: Env, tx: Tx, kontoId: string): Promise<void> {
  for (const grenze of jeKonto) await clearVersuche(env, tx, grenze, kontoId)
}
