import {
  type Anmeldeantwort,
  challengeOf,
  checkPasskey,
  newAufforderung,
  parteiOf,
  requestOptions,
  takeAufforderung,
} from '#modules/konto'
import { recordEreignis } from '#modules/protokoll'
import { MINUTE } from '#platform/clock.ts'
import { countVersuch, type Grenze, refundVersuch } from '#platform/datenbank/versuche.ts'
import type { Env } from '#platform/env.ts'
import type { Dienstbesuch } from '#web/besuch.ts'
import { beginDienstsitzung, renewDienstsitzung } from '../sitzung.ts'
import * as store from './store.ts'

/** Only wrong answers count; a right one is given back. */
const jeAdresse: Grenze = { zweck: 'dienst-passkey', max: 60, fenster: 15 * MINUTE }

/** The address of the staff side, as the browser and the authenticator sign it. */
export const dienstpartei = (env: Env) => parteiOf(env.settings.sachbearbeitungUrl)

/** Challenges of this side are good for nothing on that of the customers, and the other way round. */
export const dienstTraeger = (wer: { sitzungId: string } | { besuchsname: string }) =>
  'sitzungId' in wer ? { sitzungId: `dienst|${wer.sitzungId}` } : { besuchsname: `dienst|${wer.besuchsname}` }

type Wer = Pick<Dienstbesuch, 'sitzungId' | 'mitarbeiterId'> | undefined

const traegerOf = (besuch: Wer, besuchsname: string) => dienstTraeger(besuch ?? { besuchsname })

/** What the browser needs to ask for a passkey: the same for everybody, or for a session the passkeys of that person. */
export async function offerDienstPasskey(env: Env, { besuch, besuchsname }: { besuch: Wer; besuchsname: string }) {
  const challenge = newAufforderung(env, traegerOf(besuch, besuchsname), besuch ? 'bestaetigen' : 'anmelden')
  const nur = besuch && (await store.findDienstPasskeys(env.db, besuch.mitarbeiterId))
  return requestOptions(dienstpartei(env), { challenge, nur })
}

export interface Dienstanmeldung {
  antwort: Anmeldeantwort
  /** The session that is confirmed once more; undefined to sign in. */
  besuch: Wer
  besuchsname: string
  adresse: string
  /** Token that the browser has; its session ends with the new one. */
  bisher: string | undefined
}

/**
 * Signs in with a passkey, or confirms a session once more. Unknown, foreign, wrong, blocked: answered alike, and the challenge
 * is gone in every case. Answers the token of the session.
 */
export async function signInDienst(env: Env, anmeldung: Dienstanmeldung): Promise<string | undefined> {
  const { antwort, besuch, besuchsname, adresse } = anmeldung
  const tries = await countVersuch(env, env.db, jeAdresse, adresse)
  const zweck = besuch ? 'bestaetigen' : 'anmelden'
  const wert = challengeOf(antwort.response.clientDataJSON) ?? ''
  const given = await takeAufforderung(env, traegerOf(besuch, besuchsname), { zweck, wert })
  if (tries > jeAdresse.max) return tries === jeAdresse.max + 1 ? refuse(env, undefined, 'pause') : undefined
  if (!given) return refuse(env, undefined, 'aufforderung')
  const found = await store.findDienstPasskey(env.db, Buffer.from(antwort.id, 'base64url'))
  if (!found || (besuch && found.mitarbeiter_id !== besuch.mitarbeiterId)) return refuse(env, undefined, 'unbekannt')
  const geprueft = await checkPasskey(antwort, wert, {
    partei: dienstpartei(env),
    passkey: {
      kennung: found.kennung,
      oeffentlich: found.oeffentlich,
      besitzer: found.mitarbeiter_id,
      mitBesitzer: zweck === 'anmelden',
    },
  })
  if (!geprueft) return refuse(env, found.mitarbeiter_id, 'falsch')
  const passkey = { id: found.id, mitarbeiterId: found.mitarbeiter_id, zaehler: geprueft.zaehler }
  return (
    (await complete(env, anmeldung, passkey)) ?? refuse(env, found.mitarbeiter_id, found.aktiv ? 'zaehler' : 'gesperrt')
  )
}

function complete(
  env: Env,
  { besuch, adresse, bisher }: Dienstanmeldung,
  passkey: { id: string; mitarbeiterId: string; zaehler: number },
): Promise<string | undefined> {
  return env.db.transaction().execute(async (tx) => {
    const nutzung = { zaehler: passkey.zaehler, zuletzt: env.clock.now() }
    if (!(await store.useDienstPasskey(tx, passkey.id, nutzung))) return undefined
    const { mitarbeiterId } = passkey
    const token = besuch
      ? await renewDienstsitzung(env, tx, besuch)
      : await beginDienstsitzung(env, tx, { mitarbeiterId, weg: 'passkey', bisher })
    if (token !== undefined) await refundVersuch(env, tx, jeAdresse, adresse)
    return token
  })
}

/** `grund` for the record only: the answer is always the same. */
async function refuse(env: Env, mitarbeiterId: string | undefined, grund: string): Promise<undefined> {
  await recordEreignis(env, env.db, {
    ereignis: 'dienst.angemeldet',
    ergebnis: 'abgelehnt',
    akteur: 'unbekannt',
    // Whose passkey was shown; that it was them is just what is not known.
    akteurId: mitarbeiterId,
    details: { weg: 'passkey', grund },
  })
  return undefined
}
