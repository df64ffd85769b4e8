import { recordBremse, recordEreignis } from '#modules/protokoll'
import { MINUTE } from '#platform/clock.ts'
import { newId } from '#platform/datenbank/id.ts'
import { type Grenze, takeVersuch } from '#platform/datenbank/versuche.ts'
import type { Env } from '#platform/env.ts'
import { checkPasskeyName } from '#platform/text/anzeige.ts'
import { routes } from '#routes'
import { kontoKey, openEmail } from '../../konto.ts'
import { type Beteiligt, beginAenderung, type Ende, finishAenderung } from '../aenderung.ts'
import { newAufforderung, type Traeger, takeAufforderung } from '../aufforderung.ts'
import type { NeueAntwort } from '../forms.ts'
import { creationOptions, requestOptions } from './optionen.ts'
import { challengeOf, checkNewPasskey, type GeprueftePasskey, parteiOf } from './pruefung.ts'
import { findPasskeys, insertPasskey } from './store.ts'

/** More passkeys than anybody has devices for. */
const HOECHSTENS = 20

const jeKonto: Grenze = { zweck: 'passkey-einrichten', max: 30, fenster: 15 * MINUTE, gebremst: recordBremse }

/**
 * What the browser needs to ask for a passkey. For `anmelden` it is the same for everybody, so that it tells nothing of any
 * account; for `bestaetigen` it names the passkeys of the account of the session.
 */
export async function offerPasskey(env: Env, traeger: Traeger, kontoId?: string) {
  const passkeys = kontoId ? await findPasskeys(env.db, kontoId) : []
  const challenge = newAufforderung(env, traeger, kontoId ? 'bestaetigen' : 'anmelden')
  return requestOptions(parteiOf(env.settings.baseUrl), { challenge, nur: kontoId ? passkeys : undefined })
}

export type Ablehnung = { ok: false; text: string; feld?: 'name' } | { ok: false; ziel: string }

const nochmal = 'Der Passkey konnte nicht eingerichtet werden. Bitte versuchen Sie es noch einmal.'
const texte = {
  ungueltig: { ok: false, text: nochmal },
  doppelt: {
    ok: false,
    text: 'Diesen Passkey gibt es schon. Nehmen Sie bitte ein anderes Gerät oder einen anderen Speicherort.',
  },
  zuviele: {
    ok: false,
    text: `Ein Konto kann ${HOECHSTENS} Passkeys haben. Löschen Sie bitte zuerst einen, den Sie nicht mehr brauchen.`,
  },
  pause: { ok: false, text: 'Das waren sehr viele Versuche. Bitte versuchen Sie es in 15 Minuten noch einmal.' },
} as const satisfies Record<string, Ablehnung>

const pfad = routes.passkeyEinrichten.href()

/** What the browser needs to make a passkey for this account, or why it may not. */
export async function offerNewPasskey(
  env: Env,
  besuch: Beteiligt['besuch'],
  { name, rpName }: { name: string; rpName: string },
) {
  const fehler = checkPasskeyName(name)
  if (fehler) return { ok: false, text: fehler, feld: 'name' } satisfies Ablehnung
  const begin = await env.db.transaction().execute((tx) => beginAenderung(env, tx, besuch, pfad))
  if (!begin.ok) return begin
  // After a letter the old ones are on their way out: they neither count, nor keep a device from being used again.
  const passkeys = begin.mitBrief ? [] : await findPasskeys(env.db, begin.konto.id)
  if (passkeys.length >= HOECHSTENS) return texte.zuviele
  const optionen = await creationOptions(parteiOf(env.settings.baseUrl), {
    rpName,
    besitzer: begin.konto.id,
    userName: openEmail(env, begin.konto),
    challenge: newAufforderung(env, { sitzungId: besuch.sitzungId }, 'einrichten'),
    vorhanden: passkeys,
  })
  return { ok: true, optionen } as const
}

/** Stores a new passkey. With the first factor of the account the sign-in is complete. */
export async function createPasskey(
  env: Env,
  beteiligt: Beteiligt,
  { name, antwort }: { name: string; antwort: NeueAntwort },
): Promise<Ende | Ablehnung> {
  const fehler = checkPasskeyName(name)
  if (fehler) return { ok: false, text: fehler, feld: 'name' }
  const { besuch } = beteiligt
  if (!(await takeVersuch(env, env.db, jeKonto, besuch.kontoId))) return texte.pause
  const wert = challengeOf(antwort.response.clientDataJSON)
  const traeger = { sitzungId: besuch.sitzungId }
  if (!wert || !(await takeAufforderung(env, traeger, { zweck: 'einrichten', wert }))) return texte.ungueltig
  const geprueft = await checkNewPasskey(antwort, wert, parteiOf(env.settings.baseUrl))
  if (!geprueft) return texte.ungueltig
  return storePasskey(env, beteiligt, { name: name.normalize('NFC').trim(), geprueft })
}

function storePasskey(env: Env, beteiligt: Beteiligt, neu: { name: string; geprueft: GeprueftePasskey }) {
  return env.db.transaction().execute(async (tx): Promise<Ende | Ablehnung> => {
    const begin = await beginAenderung(env, tx, beteiligt.besuch, pfad)
    if (!begin.ok) return begin
    const { konto, erster, mitBrief } = begin
    if (!mitBrief && (await findPasskeys(tx, konto.id)).length >= HOECHSTENS) return texte.zuviele
    const id = newId()
    const name = kontoKey(env, konto).seal(`passkey|name|${id}`, neu.name)
    const zeit = { erstellt: env.clock.now() }
    if (!(await insertPasskey(tx, { id, konto_id: konto.id, name, ...neu.geprueft, ...zeit }))) return texte.doppelt
    const details = { erster, synchronisiert: neu.geprueft.synchronisiert }
    await recordEreignis(env, tx, {
      ereignis: 'konto.passkey-eingerichtet',
      akteur: 'kunde',
      kontoId: konto.id,
      details,
    })
    const was = 'Für Ihr Online-Konto wurde ein Passkey eingerichtet.'
    const aenderung = {
      beteiligt,
      konto,
      erster,
      mitBrief,
      passkeyId: id,
      weg: 'passkey',
      was,
      beendet: false,
    } as const
    return finishAenderung(env, tx, aenderung)
  })
}
