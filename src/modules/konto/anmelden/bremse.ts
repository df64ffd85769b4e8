import { recordBremse, recordEreignis } from '#modules/protokoll'
import { MINUTE, STUNDE, TAG } from '#platform/clock.ts'
import type { Tx } from '#platform/datenbank/db.ts'
import { clearVersuche, countVersuche, type Grenze, takeVersuch, type Zaehler } from '#platform/datenbank/versuche.ts'
import type { Env } from '#platform/env.ts'
import { loginKey } from '../konto.ts'

// AUT-04. A stranger is slowed for each account, with pauses that grow, to at most 100 evaluated tries in a row; the owner's
// passkey and known devices go on working, and a new password by mail clears the count.
const jeKonto: Grenze[] = [
  { zweck: 'passwort-konto-kurz', max: 10, fenster: 15 * MINUTE },
  { zweck: 'passwort-konto-mittel', max: 30, fenster: 6 * STUNDE },
  { zweck: 'passwort-konto-folge', max: 100, fenster: 30 * TAG },
]
const jePaar: Grenze = { zweck: 'passwort-paar', max: 6, fenster: 5 * MINUTE }
const jeAdresse: Grenze = { zweck: 'passwort-adresse', max: 100, fenster: 15 * MINUTE, gebremst: raiseAlarm }
const jeGeraet: Grenze = { zweck: 'passwort-geraet', max: 10, fenster: 15 * MINUTE, gebremst: recordBremse }

interface Versuch {
  name: string
  adresse: string
}

export interface Bremse {
  /** False: the password is not evaluated; the answer is that of a wrong one. */
  frei: boolean
  /** After a right password: counts of failures in a row that begin anew, and counts that get the attempt back. */
  neu: readonly Zaehler[]
  erstattet: readonly Zaehler[]
}

/** Counts a try before its password is evaluated, so that parallel tries cannot slip past. */
export async function takePasswortversuch(
  env: Env,
  versuch: Versuch,
  konto: { id: string; bekannt: boolean } | undefined,
): Promise<Bremse> {
  if (konto?.bekannt) {
    const frei = await takeVersuch(env, env.db, jeGeraet, konto.id)
    return { frei, neu: [[jeGeraet, konto.id]], erstattet: [] }
  }
  const name = loginKey(versuch.name)
  const vonAdresse: Zaehler = [jeAdresse, versuch.adresse]
  const folge: Zaehler[] = [
    [jePaar, `${name}|${versuch.adresse}`],
    // By the account, where there is one: it has two names, and they share one count.
    ...jeKonto.map((grenze): Zaehler => [grenze, konto?.id ?? name]),
  ]
  const alle = [vonAdresse, ...folge]
  // A try that one limit refuses is not counted by the next: it was not evaluated.
  const gezaehlt = await countVersuche(env, env.db, alle)
  // Also for a name that nobody has: whether there is an account must not show in the work done (AUT-07).
  const erste = folge.find(([grenze], i) => gezaehlt[i + 1] === grenze.max + 1)
  if (erste) await recordBremse(env, env.db, { zweck: erste[0].zweck, wer: konto?.id ?? name })
  const frei = alle.every(([grenze], i) => (gezaehlt[i] ?? Number.POSITIVE_INFINITY) <= grenze.max)
  return { frei, neu: folge, erstattet: [vonAdresse] }
}

/** Stuffing: one address tries many accounts (AUT-06). Told once in each window, without the address. */
async function raiseAlarm(env: Env): Promise<void> {
  env.log.warn({ alarm: 'anmeldeversuche' }, 'Auffällig viele Anmeldungen von einer Adresse')
  const details = { alarm: 'anmeldeversuche' }
  await recordEreignis(env, env.db, { ereignis: 'system.alarm', ergebnis: 'abgelehnt', akteur: 'unbekannt', details })
}

/** Forgets failures of an account after its owner proved the mailbox (new password). */
export async function clearPasswortversuche(env: Env, tx: Tx, kontoId: string): Promise<void> {
  for (const grenze of jeKonto) await clearVersuche(env, tx, grenze, kontoId)
}
