import { recordEreignis } from '#modules/protokoll'
import type { Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { createSchleuse } from '#platform/semaphore.ts'
import { routes } from '#routes'
import type { Stufe } from '#web/besuch.ts'
import { HttpError } from '#web/fehler.ts'
import { hashPasswort, verifyPasswort } from '../hash.ts'
import { loginHashes, sealFor } from '../konto.ts'
import { createSitzung, describeClient, endSitzung, findKeptPath, renewSitzung } from '../sitzung.ts'
import { countPasskeys, findKontoByHash, hasKunde, type KontoRow, lockKonto, type Weg } from '../store.ts'
import { takePasswortversuch } from './bremse.ts'
import { rememberDevice } from './geraete.ts'

export interface Client {
  userAgent: string | null
  adresse: string
}

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
  const konto = await findKontoByHash(env.db, loginHashes(env, anmeldung.name))
  const bremse = await takePasswortversuch(env, anmeldung, konto?.id)
  const pruefung = await verifyPasswort(env.schluessel, bremse.frei ? konto?.passwort : undefined, anmeldung.passwort)
  if (!konto || !bremse.frei || !pruefung.richtig || konto.zustand === 'unbestaetigt') {
    await recordFailure(env, anmeldung, konto)
    return { ok: false }
  }
  const neu = pruefung.veraltet ? await hashPasswort(env.schluessel, anmeldung.passwort) : undefined
  return env.db.transaction().execute(async (tx) => {
    const locked = await lockKonto(tx, konto.id)
    // Between the check and now the password may have been changed or removed.
    if (!locked || locked.passwort !== konto.passwort) return { ok: false }
    if (neu) await tx.updateTable('konto').set({ passwort: neu }).where('id', '=', konto.id).execute()
    await bremse.release(tx)
    return beginSitzung(env, tx, locked, anmeldung)
  })
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

/** What follows a right password (1-konto, table of „Sign-in“). A deactivated account goes on: it is told at the end. */
async function beginSitzung(env: Env, tx: Tx, konto: KontoRow, client: Passwortanmeldung): Promise<Anmeldeergebnis> {
  const passkeys = await countPasskeys(tx, konto.id)
  const stufe: Stufe = konto.totp || passkeys > 0 ? 'faktor' : 'einrichten'
  if (stufe === 'einrichten' && konto.zustand === 'deaktiviert') return { ok: false, deaktiviert: true }
  if (client.bisherigeSitzung) await endSitzung(tx, client.bisherigeSitzung)
  // Whoever reads the mail can set the password: here it must not be enough to choose a factor (AUT-16).
  const ohneFaktor = stufe === 'einrichten' && (await hasKunde(tx, konto.id))
  await recordEreignis(env, tx, {
    ereignis: 'konto.passwort-geprueft',
    akteur: 'kunde',
    kontoId: konto.id,
    geheim: sealFor(env, konto, { ...describeClient(client.userAgent, client.adresse) }),
  })
  if (ohneFaktor) return { ok: false, ohneFaktor }
  const token = await createSitzung(env, tx, { konto, stufe, wege: ['passwort'], ...pickClient(client) })
  if (stufe === 'einrichten') return { ok: true, token, ziel: routes.sicherheitshinweis.href() }
  return { ok: true, token, ziel: konto.totp ? routes.anmeldungTotp.href() : routes.anmeldungPasskey.href() }
}

const pickClient = ({ userAgent, adresse }: Client) => ({ userAgent, adresse })

export interface Abschluss extends Client {
  konto: KontoRow
  /** The half session that a factor completes; without it (passkey from the start) a new one begins. */
  sitzungId?: string
  weg: Weg
  /** Token of the cookie of a device that signed in before. */
  geraet?: string | undefined
  /** Where the person wanted to go. */
  weiter?: string | undefined
}

export type Abschlussergebnis =
  | { ok: false; deaktiviert: true }
  | { ok: true; token: string; geraet: string; ziel: string }

/**
 * Completes a sign-in after its last factor: a whole session under a new token, the device known from now on, the record.
 * A deactivated account gets no session and loses the half one.
 */
export async function completeAnmeldung(env: Env, tx: Tx, abschluss: Abschluss): Promise<Abschlussergebnis> {
  const { konto, sitzungId, weg } = abschluss
  const client = describeClient(abschluss.userAgent, abschluss.adresse)
  const eintrag = {
    kontoId: konto.id,
    akteur: 'kunde',
    details: { weg },
    geheim: sealFor(env, konto, { ...client }),
  } as const
  if (konto.zustand !== 'aktiv') {
    await tx.deleteFrom('sitzung').where('konto_id', '=', konto.id).execute()
    await recordEreignis(env, tx, { ...eintrag, ereignis: 'konto.angemeldet', ergebnis: 'abgelehnt' })
    return { ok: false, deaktiviert: true }
  }
  const profil = konto.standard_profil
  const token = sitzungId
    ? await renewSitzung(env, tx, sitzungId, { stufe: 'voll', weg, ...(profil ? { profil } : {}) })
    : await createSitzung(env, tx, { konto, stufe: 'voll', wege: [weg], profil, ...pickClient(abschluss) })
  await recordEreignis(env, tx, { ...eintrag, ereignis: 'konto.angemeldet' })
  const geraet = await rememberDevice(env, tx, { konto, geraet: client.geraet, bisher: abschluss.geraet })
  const kept = await findKeptPath(env, tx, konto.id)
  return { ok: true, token, geraet, ziel: kept ?? abschluss.weiter ?? (profil ? '/' : routes.profilAuswaehlen.href()) }
}

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
