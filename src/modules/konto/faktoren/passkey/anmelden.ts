import { recordEreignis } from '#modules/protokoll'
import { MINUTE } from '#platform/clock.ts'
import { fetchRows } from '#platform/datenbank/db.ts'
import { countParameters, countSql, type Grenze, refundVersuch } from '#platform/datenbank/versuche.ts'
import type { Env } from '#platform/env.ts'
import { hashToken, isToken } from '#platform/krypto/geheimnis.ts'
import { routes } from '#routes'
import type { Besuch } from '#web/besuch.ts'
import { type Abschluss, type Abschlussergebnis, completeWithPasskey } from '../../anmelden/abschluss.ts'
import { lockOwnKonto, refreshAnmeldung } from '../../anmelden/anmelden.ts'
import { type Client, sealClient } from '../../client.ts'
import type { KontoRow } from '../../store.ts'
import { type Traeger, takeParameters, takeSql, type Zweck } from '../aufforderung.ts'
import type { Anmeldeantwort } from '../forms.ts'
import { challengeOf, checkPasskey, parteiOf } from './pruefung.ts'
import { usePasskey } from './store.ts'

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

const beginSql = `
  with ${countSql('versuche', 2)},
  aufforderung_weg as (${takeSql(4)})
  select v.anzahl, exists (select from aufforderung_weg) as gegeben,
    k.id, k.zustand, s.verpackt as schluessel, k.email, k.benutzername, k.passwort, k.totp, k.totp_schritt, k.bestaetigt,
    k.loeschen_ab, k.standard_profil, p.id as passkey_id, p.kennung, p.oeffentlich,
    exists (select from geraet g where g.hash = $8::bytea and g.konto_id = k.id) as bekannt
  from versuche v
  left join passkey p on p.kennung = $7::bytea
  left join konto k on k.id = p.konto_id
  left join personenschluessel s on s.besitzer = k.id`

interface Gefunden extends KontoRow {
  passkey_id: string
  kennung: Buffer
  oeffentlich: Buffer
  /** The account was signed in on this device before. */
  bekannt: boolean
}
type BeginRow = { anzahl: number; gegeben: boolean } & (Gefunden | { id: null })

/** Counts the attempt, uses the challenge up, and finds whose passkey it is; one statement. */
async function begin(env: Env, { antwort, zweck, traeger, adresse, geraet }: Passkeyanmeldung): Promise<BeginRow> {
  const now = env.clock.now()
  const wert = challengeOf(antwort.response.clientDataJSON) ?? ''
  const [row] = await fetchRows<BeginRow>(env.db, beginSql, [
    now,
    ...countParameters(env, [jeAdresse, adresse], now),
    ...takeParameters(env, traeger, { zweck, wert }),
    Buffer.from(antwort.id, 'base64url'),
    isToken(geraet) ? hashToken(geraet) : null,
  ])
  return row!
}

/**
 * Signs in with a passkey, completes a sign-in after the password, or confirms a whole session once more. Unknown, foreign
 * and wrong passkeys are answered alike; the challenge is gone in every case.
 */
export async function signInWithPasskey(env: Env, anmeldung: Passkeyanmeldung): Promise<Passkeyergebnis> {
  const { antwort, zweck, besuch } = anmeldung
  const found = await begin(env, anmeldung)
  // No limit for each account: a signature cannot be guessed, and the ids are shown to whoever has the password.
  const tries = found.anzahl
  if (tries > jeAdresse.max) return tries === jeAdresse.max + 1 ? refuse(env, { grund: 'pause' }) : { ok: false }
  if (!found.gegeben) return refuse(env, { grund: 'aufforderung' })
  if (found.id === null) return refuse(env, { grund: 'unbekannt' })
  if (zweck === 'bestaetigen' && found.id !== besuch?.kontoId) return refuse(env, { grund: 'unbekannt' })
  const geprueft = await checkPasskey(antwort, challengeOf(antwort.response.clientDataJSON) ?? '', {
    partei: parteiOf(env.settings.baseUrl),
    passkey: {
      kennung: found.kennung,
      oeffentlich: found.oeffentlich,
      besitzer: found.id,
      mitBesitzer: zweck === 'anmelden',
    },
  })
  if (!geprueft) return refuse(env, { konto: found, grund: 'falsch', anmeldung })
  const schritt = { anmeldung, konto: found, passkey: { id: found.passkey_id, zaehler: geprueft.zaehler } }
  const ergebnis =
    zweck === 'bestaetigen' && besuch?.stufe === 'voll'
      ? await refresh(env, besuch, schritt)
      : await complete(env, schritt)
  return 'zaehler' in ergebnis ? refuse(env, { konto: found, grund: 'zaehler', anmeldung }) : ergebnis
}

/** `grund` for the record only: the answer is always the same. */
type Ablehnung = { grund: string } | { grund: string; konto: Gefunden; anmeldung: Client }

async function refuse(env: Env, was: Ablehnung): Promise<{ ok: false }> {
  const konto = 'konto' in was ? was.konto : undefined
  await recordEreignis(env, env.db, {
    ereignis: 'konto.faktor-geprueft',
    ergebnis: 'abgelehnt',
    akteur: 'unbekannt',
    kontoId: konto?.id,
    details: { weg: 'passkey', grund: was.grund },
    geheim: 'konto' in was ? sealClient(env, was.konto, was.anmeldung) : undefined,
  })
  return { ok: false }
}

interface Schritt {
  anmeldung: Passkeyanmeldung
  konto: Gefunden
  passkey: { id: string; zaehler: number }
}

function complete(env: Env, { anmeldung, konto, passkey }: Schritt) {
  const { besuch, zweck, userAgent, adresse, geraet, weiter } = anmeldung
  const abschluss: Abschluss & Pick<Schritt, 'passkey'> = {
    ...{ konto, weg: 'passkey', userAgent, adresse, geraet, weiter, passkey },
    ...(zweck === 'bestaetigen' ? { sitzungId: besuch!.sitzungId } : { ersetzt: besuch?.sitzungId }),
    erstattet: [[jeAdresse, adresse]],
  }
  if (konto.bekannt) return completeWithPasskey(env, env.db, abschluss)
  return env.db.transaction().execute((tx) => completeWithPasskey(env, tx, abschluss))
}

function refresh(env: Env, besuch: Pick<Besuch, 'sitzungId'>, { anmeldung, konto, passkey }: Schritt) {
  return env.db.transaction().execute(async (tx) => {
    await lockOwnKonto(tx, konto.id)
    if (!(await usePasskey(tx, passkey.id, { zaehler: passkey.zaehler, zuletzt: env.clock.now() })))
      return { ok: false, zaehler: true } as const
    await refundVersuch(env, tx, jeAdresse, anmeldung.adresse)
    const sitzung = { id: besuch.sitzungId, kontoId: konto.id, weg: 'passkey' } as const
    const token = await refreshAnmeldung(env, tx, sitzung)
    return { ok: true, frisch: true, token, ziel: anmeldung.weiter ?? routes.kontoeinstellungen.href() } as const
  })
}
