import { EINTRAG_PARAMETER, eintragParameters, eintragSql, recordEreignis } from '#modules/protokoll'
import { later } from '#platform/clock.ts'
import { fetchRows, type Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import { settleParameters, settleSql } from '#platform/datenbank/versuche.ts'
import type { Env } from '#platform/env.ts'
import { hashToken, newToken } from '#platform/krypto/geheimnis.ts'
import { createSchleuse } from '#platform/semaphore.ts'
import { routes } from '#routes'
import { HttpError } from '#web/fehler.ts'
import type { Client } from '../client.ts'
import { hashPasswort, verifyPasswort } from '../hash.ts'
import { kontoKey, loginHashes, sealFor } from '../konto.ts'
import { describeClient, HALB, renewSitzung } from '../sitzung.ts'
import { type KontoRow, lockKonto, type Weg } from '../store.ts'
import { type Bremse, takePasswortversuch } from './bremse.ts'
import { findLogin } from './geraete.ts'

export interface Passwortanmeldung extends Client {
  name: string
  passwort: string
  /** Token of the cookie of a device that signed in before. */
  geraet: string | undefined
  /** The session that the browser already has, of whomever: the new one takes its place (SES-02). */
  bisherigeSitzung: string | undefined
}

export type Anmeldeergebnis =
  | { ok: false }
  | { ok: false; deaktiviert: true }
  /** Linked to a Kunde, but without any factor: only a proof of who it is leads in again. */
  | { ok: false; ohneFaktor: true }
  | { ok: true; token: string; ziel: string }

/**
 * Checks name and password with exactly one hash verification, whatever is known of the name, and begins a session that
 * waits for the factor. Every failure looks the same.
 */
export function signInWithPasswort(env: Env, anmeldung: Passwortanmeldung): Promise<Anmeldeergebnis> {
  return schleuse.run(() => signIn(env, anmeldung))
}

// A crowd that signs in at once must leave connections of the database for everybody else (AVA-07).
const schleuse = createSchleuse({ parallel: 3, maxWartend: 600 })

async function signIn(env: Env, anmeldung: Passwortanmeldung): Promise<Anmeldeergebnis> {
  const konto = await findLogin(env, loginHashes(env, anmeldung.name), anmeldung.geraet)
  const bremse = await takePasswortversuch(env, anmeldung, konto)
  const pruefung = await verifyPasswort(env.schluessel, bremse.frei ? konto?.passwort : undefined, anmeldung.passwort)
  if (!konto || !bremse.frei || !pruefung.richtig || konto.zustand === 'unbestaetigt') {
    await recordFailure(env, anmeldung, konto)
    return { ok: false }
  }
  const neu = pruefung.veraltet ? await hashPasswort(env.schluessel, anmeldung.passwort) : undefined
  return beginSitzung(env, { konto, anmeldung, bremse, neu })
}

async function recordFailure(env: Env, anmeldung: Passwortanmeldung, konto: KontoRow | undefined): Promise<void> {
  const client = describeClient(anmeldung.userAgent, anmeldung.adresse)
  await recordEreignis(env, env.db, {
    ereignis: 'konto.passwort-geprueft',
    ergebnis: 'abgelehnt',
    akteur: 'unbekannt',
    kontoId: konto?.id,
    geheim: konto && sealFor(env, konto, { ...client }),
  })
}

// One statement, which locks the account: between the check and now the password may have been changed or removed, and then
// nothing happens. $1 now, $2 account, $3 its password as it was checked, $4 the same in today's form or null, $5 session,
// $6 hash of its token, $7 ends, $8 sealed device, $9 session that is replaced.
const EINTRAG = 10
const halbSql = `
  with gesperrt as (
    select id, totp is not null as totp, zustand = 'deaktiviert' as deaktiviert from konto
    where id = $2::uuid and passwort = $3::text for no key update
  ),
  erneuert as (update konto set passwort = $4 where id = (select id from gesperrt) and $4::text is not null),
  konto_lage as (
    select totp, deaktiviert, totp or exists (select from passkey where konto_id = $2) as faktor,
      exists (select from profil where konto_id = $2 and kunde_id is not null) as verknuepft
    from gesperrt
  ),
  lage as (select totp, faktor, verknuepft, faktor or not deaktiviert as offen from konto_lage),
  begonnen as (
    insert into sitzung (id, hash, konto_id, stufe, wege, frisch_bis, erstellt, zuletzt, endet, geraet)
    select $5::uuid, $6::bytea, $2, case when faktor then 'faktor' else 'einrichten' end, array['passwort'],
      $1::timestamptz, $1, $1, $7::timestamptz, $8::bytea
    from lage where offen and (faktor or not verknuepft)
  ),
  ersetzt as (delete from sitzung where id = $9::uuid and (select offen from lage)),
  eintrag as (${eintragSql(EINTRAG, 'lage where offen')}),
  ${settleSql(EINTRAG + EINTRAG_PARAMETER, 'exists (select from gesperrt)')}
  select totp, faktor, verknuepft, offen from lage`

interface Lage {
  totp: boolean
  faktor: boolean
  verknuepft: boolean
  /** Deactivated without a factor: nothing is left to prove, so it is told at once. */
  offen: boolean
}

interface Passwortschritt {
  konto: KontoRow
  anmeldung: Passwortanmeldung
  bremse: Bremse
  neu: string | undefined
}

/** What follows a right password (1-konto, table of „Sign-in“). A deactivated account with a factor goes on: it is told at the end. */
async function beginSitzung(env: Env, { konto, anmeldung, bremse, neu }: Passwortschritt): Promise<Anmeldeergebnis> {
  const now = env.clock.now()
  const [id, token] = [newId(), newToken()]
  const client = describeClient(anmeldung.userAgent, anmeldung.adresse)
  const eintrag = {
    ereignis: 'konto.passwort-geprueft',
    akteur: 'kunde',
    kontoId: konto.id,
    geheim: sealFor(env, konto, { ...client }),
  } as const
  const [lage] = await fetchRows<Lage>(env.db, halbSql, [
    now,
    konto.id,
    konto.passwort,
    neu ?? null,
    id,
    hashToken(token),
    later(now, HALB),
    kontoKey(env, konto).seal(`sitzung|geraet|${id}`, JSON.stringify(client)),
    anmeldung.bisherigeSitzung ?? null,
    ...eintragParameters(env, eintrag),
    ...settleParameters(env, bremse),
  ])
  if (!lage) return { ok: false }
  if (!lage.offen) return { ok: false, deaktiviert: true }
  if (lage.faktor) return { ok: true, token, ziel: factorPath(lage) }
  // Whoever reads the mail can set the password: here it must not be enough to choose a factor (AUT-16).
  return lage.verknuepft ? { ok: false, ohneFaktor: true } : { ok: true, token, ziel: routes.sicherheitshinweis.href() }
}

const factorPath = ({ totp }: Lage) => (totp ? routes.anmeldungTotp.href() : routes.anmeldungPasskey.href())

/** A whole session goes on with a fresh proof of a factor (step-up). */
export async function refreshAnmeldung(
  env: Env,
  tx: Tx,
  sitzung: { id: string; kontoId: string; weg: Weg },
): Promise<string> {
  await recordEreignis(env, tx, {
    ereignis: 'konto.erneut-bestaetigt',
    akteur: 'kunde',
    kontoId: sitzung.kontoId,
    details: { weg: sitzung.weg },
  })
  return renewSitzung(env, tx, sitzung.id, { frisch: true, weg: sitzung.weg })
}

/** The account of a session, locked; 404 where it was erased meanwhile. */
export async function lockOwnKonto(tx: Tx, kontoId: string): Promise<KontoRow> {
  const konto = await lockKonto(tx, kontoId)
  if (!konto) throw new HttpError(404, 'Dieses Konto gibt es nicht mehr', 'Es wurde inzwischen gelöscht.')
  return konto
}
