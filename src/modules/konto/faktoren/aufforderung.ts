import { later, MINUTE } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'

/** How long a passkey dialog may take. */
const DAUER = 5 * MINUTE

/** `anmelden`: nobody is known yet. `bestaetigen`: a factor of a session. `einrichten`: a new passkey. */
export type Zweck = 'anmelden' | 'bestaetigen' | 'einrichten'

/** The session, or the browser while nobody is signed in. */
export interface Traeger {
  sitzungId?: string | undefined
  besuchsname?: string | undefined
}

// The challenge is part of the key: two tabs, or the autofill and the button of one page, each wait for their own answer.
const nameOf = ({ sitzungId, besuchsname }: Traeger, wert: string) =>
  sitzungId ? `sitzung|${sitzungId}|${wert}` : `besuch|${besuchsname ?? ''}|${wert}`

/** Keeps a challenge for one ceremony of one browser or session, and clears away what nobody answered (AUT-11). */
export async function keepAufforderung(env: Env, traeger: Traeger, zweck: Zweck, wert: string): Promise<void> {
  const now = env.clock.now()
  await env.db.deleteFrom('aufforderung').where('gueltig_bis', '<=', now).execute()
  await env.db
    .insertInto('aufforderung')
    .values({
      traeger: env.schluessel.mac('aufforderung', nameOf(traeger, wert)),
      zweck,
      wert,
      gueltig_bis: later(now, DAUER),
    })
    .execute()
}

/** Uses a challenge up, whatever becomes of the answer. False: never given to this browser for this, too old, or used. */
export async function takeAufforderung(
  env: Env,
  db: Db | Tx,
  { traeger, zweck, wert }: { traeger: Traeger; zweck: Zweck; wert: string },
): Promise<boolean> {
  const row = await db
    .deleteFrom('aufforderung')
    .where('traeger', 'in', env.schluessel.macs('aufforderung', nameOf(traeger, wert)))
    .where('zweck', '=', zweck)
    .where('wert', '=', wert)
    .where('gueltig_bis', '>', env.clock.now())
    .returning('wert')
    .executeTakeFirst()
  return row !== undefined
}
