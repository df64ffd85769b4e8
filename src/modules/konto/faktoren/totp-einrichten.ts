import { recordBremse, recordEreignis } from '#modules/protokoll'
import { MINUTE, STUNDE } from '#platform/clock.ts'
import { type Grenze, takeVersuch } from '#platform/datenbank/versuche.ts'
import type { Env } from '#platform/env.ts'
import { equalSecrets } from '#platform/krypto/geheimnis.ts'
import { routes } from '#routes'
import { renewSitzung } from '../sitzung.ts'
import { findStep, newSecret, parseTotpCode } from '../totp.ts'
import { type Beteiligt, beginAenderung, type Ende, finishAenderung } from './aenderung.ts'
import { openTotp, sealTotp } from './totp-pruefung.ts'

/** How long a key that was shown may wait for its code. */
const DAUER = STUNDE
const jeKonto: Grenze = { zweck: 'totp-einrichten', max: 30, fenster: 15 * MINUTE, gebremst: recordBremse }

/** A key on its way: shown on the page, and kept only there, sealed for this session. */
export interface Vorgang {
  secret: Uint8Array
  siegel: string
}

const contextOf = (sitzungId: string) => `totp-einrichten|${sitzungId}`

export function newVorgang(env: Env, sitzungId: string): Vorgang {
  const secret = newSecret()
  const inhalt = { secret: Buffer.from(secret).toString('base64'), bis: env.clock.now().getTime() + DAUER }
  return { secret, siegel: env.schluessel.seal(contextOf(sitzungId), JSON.stringify(inhalt)).toString('base64url') }
}

/** Undefined: of another session, too old, or not ours. */
function openVorgang(env: Env, sitzungId: string, siegel: string): Vorgang | undefined {
  try {
    const text = env.schluessel.open(contextOf(sitzungId), Buffer.from(siegel, 'base64url'))
    const { secret, bis } = JSON.parse(text) as { secret: string; bis: number }
    return bis > env.clock.now().getTime() ? { secret: Buffer.from(secret, 'base64'), siegel } : undefined
  } catch {
    return undefined
  }
}

export type TotpEinrichtung =
  | Ende
  /** The key stays the same, so that the app need not be set up again. */
  | { ok: false; grund: 'falsch' | 'uhr' | 'leer' | 'pause'; vorgang: Vorgang }
  | { ok: false; grund: 'alt' }
  | { ok: false; grund: 'passwort' }
  | { ok: false; ziel: string }

/**
 * Sets up the app as second factor once it shows the right code. Sent twice (double click, two tabs), the second time answers
 * like the first. TOTP without a password would be no way in, so an account without one is refused.
 */
export async function confirmTotp(
  env: Env,
  beteiligt: Beteiligt,
  eingabe: { siegel: string; code: string },
): Promise<TotpEinrichtung> {
  const { sitzungId, kontoId } = beteiligt.besuch
  const vorgang = openVorgang(env, sitzungId, eingabe.siegel)
  if (!vorgang) return { ok: false, grund: 'alt' }
  const code = parseTotpCode(eingabe.code)
  return env.db.transaction().execute(async (tx): Promise<TotpEinrichtung> => {
    const begin = await beginAenderung(env, tx, beteiligt.besuch, routes.totpEinrichten.href())
    if (!begin.ok) return begin
    const { konto, erster, mitBrief } = begin
    const current = openTotp(env, konto)
    if (current && equalSecrets(Buffer.from(current), Buffer.from(vorgang.secret))) {
      return { ok: true, token: await renewSitzung(env, tx, sitzungId, {}) }
    }
    if (!konto.passwort) return { ok: false, grund: 'passwort' }
    if (!(await takeVersuch(env, tx, jeKonto, kontoId))) return { ok: false, grund: 'pause', vorgang }
    if (!code) return { ok: false, grund: 'leer', vorgang }
    const found = findStep(vorgang.secret, code, { nowMs: env.clock.now().getTime(), lastStep: undefined })
    if (!found.ok) return { ok: false, grund: found.grund === 'uhr' ? 'uhr' : 'falsch', vorgang }
    const totp = sealTotp(env, konto, vorgang.secret)
    await tx.updateTable('konto').set({ totp, totp_schritt: found.step }).where('id', '=', konto.id).execute()
    const details = { erster, ersetzt: current !== undefined }
    await recordEreignis(env, tx, { ereignis: 'konto.totp-eingerichtet', akteur: 'kunde', kontoId, details })
    const was = current
      ? 'Der zweite Faktor (TOTP) Ihres Online-Kontos wurde neu eingerichtet. Der frühere gilt nicht mehr.'
      : 'Für Ihr Online-Konto wurde ein zweiter Faktor (TOTP) eingerichtet.'
    return finishAenderung(env, tx, { beteiligt, konto, erster, mitBrief, weg: 'totp', was, beendet: true })
  })
}
