import { recordEreignis } from '#modules/protokoll'
import { MINUTE } from '#platform/clock.ts'
import type { Tx } from '#platform/datenbank/db.ts'
import { countVersuch, type Grenze, refundVersuch } from '#platform/datenbank/versuche.ts'
import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import type { Besuch } from '#web/besuch.ts'
import {
  type Abschlussergebnis,
  type Client,
  completeAnmeldung,
  lockOwnKonto,
  refreshAnmeldung,
} from '../../anmelden/anmelden.ts'
import { endSitzung } from '../../sitzung.ts'
import type { KontoRow } from '../../store.ts'
import { type Traeger, takeAufforderung, type Zweck } from '../aufforderung.ts'
import type { Anmeldeantwort } from '../forms.ts'
import { challengeOf, checkPasskey, parteiOf } from './pruefung.ts'
import { findPasskeyByKennung, usePasskey } from './store.ts'

/** Only wrong answers count; a right one is given back. */
const jeAdresse: Grenze = { zweck: 'passkey-adresse', max: 60, fenster: 15 * MINUTE }

export interface Passkeyanmeldung extends Client {
  zweck: Exclude<Zweck, 'einrichten'>
  antwort: Anmeldeantwort
  traeger: Traeger
  /** The session so far: for `bestaetigen` the one that is confirmed, else one that the new one replaces. */
  besuch: Pick<Besuch, 'sitzungId' | 'kontoId' | 'stufe'> | undefined
  geraet: string | undefined
  weiter: string | undefined
}

/** `frisch`: a whole session was confirmed once more. */
export type Passkeyergebnis =
  | { ok: false }
  | Abschlussergebnis
  | { ok: true; frisch: true; token: string; ziel: string }

/**
 * Signs in with a passkey, completes a sign-in after the password, or confirms a whole session once more. Unknown, foreign
 * and wrong passkeys are answered alike; the challenge is gone in every case.
 */
export async function signInWithPasskey(env: Env, anmeldung: Passkeyanmeldung): Promise<Passkeyergebnis> {
  const { antwort, zweck, traeger, adresse } = anmeldung
  const wert = challengeOf(antwort.response.clientDataJSON)
  const given = wert !== undefined && (await takeAufforderung(env, env.db, { traeger, zweck, wert }))
  // No limit for each account: a signature cannot be guessed, and the ids are shown to whoever has the password.
  const tries = await countVersuch(env, env.db, jeAdresse, adresse)
  if (tries > jeAdresse.max) return tries === jeAdresse.max + 1 ? refuse(env, undefined, 'pause') : { ok: false }
  if (!given) return refuse(env, undefined, 'aufforderung')
  const passkey = await findPasskeyByKennung(env.db, Buffer.from(antwort.id, 'base64url'))
  const own = zweck === 'anmelden' || passkey?.konto_id === anmeldung.besuch?.kontoId
  if (!passkey || !own) return refuse(env, undefined, 'unbekannt')
  const geprueft = await checkPasskey(antwort, wert, {
    partei: parteiOf(env.settings.baseUrl),
    passkey: {
      kennung: passkey.kennung,
      oeffentlich: passkey.oeffentlich,
      kontoId: passkey.konto_id,
      mitBesitzer: zweck === 'anmelden',
    },
  })
  if (!geprueft) return refuse(env, passkey.konto_id, 'falsch')
  await refundVersuch(env, env.db, jeAdresse, adresse)
  return env.db.transaction().execute(async (tx) => {
    const konto = await lockOwnKonto(tx, passkey.konto_id)
    const counted = await usePasskey(tx, passkey.id, { zaehler: geprueft.zaehler, zuletzt: env.clock.now() })
    if (!counted) return refuse(env, konto.id, 'zaehler', tx)
    return complete(env, tx, { anmeldung, konto })
  })
}

/** `grund` for the record only: the answer is always the same. */
async function refuse(env: Env, kontoId: string | undefined, grund: string, tx?: Tx): Promise<{ ok: false }> {
  await recordEreignis(env, tx ?? env.db, {
    ereignis: 'konto.faktor-geprueft',
    ergebnis: 'abgelehnt',
    akteur: 'unbekannt',
    kontoId,
    details: { weg: 'passkey', grund },
  })
  return { ok: false }
}

async function complete(
  env: Env,
  tx: Tx,
  { anmeldung, konto }: { anmeldung: Passkeyanmeldung; konto: KontoRow },
): Promise<Passkeyergebnis> {
  const { besuch, zweck, userAgent, adresse, geraet, weiter } = anmeldung
  const abschluss = { konto, weg: 'passkey', userAgent, adresse, geraet, weiter } as const
  if (zweck === 'anmelden') {
    if (besuch) await endSitzung(tx, besuch.sitzungId)
    return completeAnmeldung(env, tx, abschluss)
  }
  if (besuch?.stufe !== 'voll') return completeAnmeldung(env, tx, { ...abschluss, sitzungId: besuch!.sitzungId })
  const token = await refreshAnmeldung(env, tx, { id: besuch.sitzungId, kontoId: konto.id, weg: 'passkey' })
  return { ok: true, frisch: true, token, ziel: weiter ?? routes.kontoeinstellungen.href() }
}
