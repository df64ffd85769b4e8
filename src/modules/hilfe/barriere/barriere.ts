import { recordBremse } from '#modules/protokoll'
import { STUNDE, TAG } from '#platform/clock.ts'
import { newId } from '#platform/datenbank/id.ts'
import { type Grenze, takeVersuch } from '#platform/datenbank/versuche.ts'
import type { Env } from '#platform/env.ts'
import type { Meldung } from './forms.ts'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    barriere_meldung: { id: string; inhalt: Buffer; erstellt: Date }
  }
}

const jeAdresse: Grenze = { zweck: 'barriere-adresse', max: 5, fenster: STUNDE, gebremst: recordBremse }
/** All together, so that a flood cannot fill the disk. */
const gesamt: Grenze = { zweck: 'barriere-gesamt', max: 1000, fenster: TAG, gebremst: recordBremse }

/** Keeps a message about a barrier, sealed; false where too many came. */
export async function submitMeldung(env: Env, eingabe: Meldung, adresse: string): Promise<boolean> {
  if (!(await takeVersuch(env, env.db, jeAdresse, adresse))) return false
  if (!(await takeVersuch(env, env.db, gesamt, 'alle'))) return false
  const id = newId()
  const inhalt = env.schluessel.seal(`barriere_meldung|inhalt|${id}`, JSON.stringify(eingabe))
  await env.db.insertInto('barriere_meldung').values({ id, inhalt, erstellt: env.clock.now() }).execute()
  return true
}
