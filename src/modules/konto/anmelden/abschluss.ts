import { EINTRAG_PARAMETER, type Eintrag, eintragParameters, eintragSql, recordEreignis } from '#modules/protokoll'
import { later } from '#platform/clock.ts'
import { type Db, fetchRows, type Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import { settleParameters, settleSql, type Zaehler } from '#platform/datenbank/versuche.ts'
import type { Env } from '#platform/env.ts'
import { hashToken, isToken, newToken } from '#platform/krypto/geheimnis.ts'
import { routes } from '#routes'
import { SitzungBeendet } from '#web/fehler.ts'
import { isAufhebbar } from '#web/schutz/aufheben.ts'
import type { Client } from '../client.ts'
import { kontoKey, sealFor } from '../konto.ts'
import { describeClient, FRISCH, HOECHSTENS } from '../sitzung.ts'
import type { KontoRow, Weg } from '../store.ts'
import { reportDevice } from './geraete.ts'

export interface Abschluss extends Client {
  konto: KontoRow
  /** The half session that a factor completes; without it (passkey from the start) a new one begins. */
  sitzungId?: string
  /** A session of the same browser, of whomever, that the new one replaces. */
  ersetzt?: string | undefined
  weg: Weg
  /** The passkey that was used, and its new counter. */
  passkey?: { id: string; zaehler: number }
  /** Counters that get back the attempt that was none. */
  erstattet?: readonly Zaehler[]
  /** Token of the cookie of a device that signed in before. */
  geraet?: string | undefined
  /** Where the person wanted to go. */
  weiter?: string | undefined
}

export type Abschlussergebnis =
  | { ok: false; deaktiviert: true }
  | { ok: true; token: string; geraet: string; ziel: string }

// One statement, since this is the way in that everybody takes: it locks the account and checks its state and the passkey's
// counter, which must grow (synchronised passkeys never count and stay at 0), or does nothing. Parameters: $1 now,
// $2 account, $3 passkey, $4 its counter, $5 new session, $6 session that goes on, $7 hash of the token, $8 session that is
// replaced, $9 profile, $10 factor, $11 fresh until, $12 ends, $13 sealed device, $14 and $15 hashes of the old and new device,
// $16 whether the person was on the way to a page: then the only profile of the account opens without a question.
const EINTRAG = 17
const abschlussSql = `
  with aktiv as (select id from konto where id = $2::uuid and zustand = 'aktiv' for no key update),
  genutzt as (
    update passkey p set zaehler = $4::bigint, zuletzt = $1 from aktiv
    where p.id = $3::uuid and p.konto_id = aktiv.id and (p.zaehler < $4 or (p.zaehler = 0 and $4 = 0))
    returning p.id
  ),
  frei as (select id from aktiv where $3 is null or exists (select from genutzt)),
  ${settleSql(EINTRAG + EINTRAG_PARAMETER, 'exists (select from frei)')},
  einziges as (
    select min(p.id::text) as id from profil p
    where p.konto_id = $2 and ($16::boolean or exists (select from aufgehobenes_formular where konto_id = $2 and bis > $1))
    having count(*) = 1 and bool_and(p.kunde_id is not null)
  ),
  begonnen as (
    insert into sitzung (id, hash, konto_id, stufe, profil, wege, frisch_bis, erstellt, zuletzt, endet, geraet)
    select $5::uuid, $7::bytea, $2, 'voll', coalesce($9::text, (select id from einziges)), array[$10::text], $11::timestamptz, $1::timestamptz, $1,
      $12::timestamptz, $13::bytea
    from frei where $6::uuid is null
    returning id
  ),
  fortgesetzt as (
    update sitzung set hash = $7, stufe = 'voll', profil = coalesce($9, profil, (select id from einziges)), wege = array_append(wege, $10),
      frisch_bis = $11, zuletzt = $1, endet = $12
    where id = $6 and konto_id = (select id from frei)
    returning id
  ),
  sitzungen as (select id from begonnen union all select id from fortgesetzt),
  ersetzt as (delete from sitzung where id = $8::uuid and exists (select from frei)),
  eintrag as (${eintragSql(EINTRAG, 'sitzungen')}),
  bekannt as (delete from geraet where hash = $14::bytea and konto_id = $2 and exists (select from sitzungen) returning hash),
  gemerkt as (insert into geraet (hash, konto_id, zuletzt) select $15::bytea, $2, $1 from sitzungen)
  select exists (select from aktiv) as aktiv, exists (select from frei) as frei, exists (select from sitzungen) as ganz,
    exists (select from bekannt) as bekannt,
    exists (select from geraet where konto_id = $2) as andere,
    exists (select from einziges) as einziges,
    array(select pfad from aufgehobenes_formular where konto_id = $2 and bis > $1 order by bis desc) as aufgehoben`

interface AbschlussRow {
  /** The account may be used; the passkey counts on; the session is a whole one. */
  aktiv: boolean
  frei: boolean
  ganz: boolean
  bekannt: boolean
  /** Devices that the account knew before. */
  andere: boolean
  /** The account has one profile and no more, and it is open now unless another opens by default. */
  einziges: boolean
  /** Pages with a form that waits, the newest first. */
  aufgehoben: string[]
}

interface Geschrieben {
  row: AbschlussRow
  token: string
  geraet: string
}

async function writeAbschluss(env: Env, db: Db | Tx, abschluss: Abschluss): Promise<Geschrieben> {
  const { konto, sitzungId, passkey } = abschluss
  const now = env.clock.now()
  const [token, geraet, id] = [newToken(), newToken(), newId()]
  const client = JSON.stringify(describeClient(abschluss.userAgent, abschluss.adresse))
  const [row] = await fetchRows<AbschlussRow>(db, abschlussSql, [
    now,
    konto.id,
    passkey?.id ?? null,
    passkey?.zaehler ?? null,
    id,
    sitzungId ?? null,
    hashToken(token),
    abschluss.ersetzt ?? null,
    konto.standard_profil,
    abschluss.weg,
    later(now, FRISCH),
    later(now, HOECHSTENS),
    sitzungId ? null : kontoKey(env, konto).seal(`sitzung|geraet|${id}`, client),
    isToken(abschluss.geraet) ? hashToken(abschluss.geraet) : null,
    hashToken(geraet),
    abschluss.weiter !== undefined,
    ...eintragParameters(env, eintragOf(env, abschluss)),
    ...settleParameters(env, abschluss),
  ])
  return { row: row!, token, geraet }
}

const eintragOf = (env: Env, { konto, weg, userAgent, adresse }: Abschluss): Eintrag => ({
  ereignis: 'konto.angemeldet',
  kontoId: konto.id,
  akteur: 'kunde',
  details: { weg },
  geheim: sealFor(env, konto, { ...describeClient(userAgent, adresse) }),
})

async function conclude(
  env: Env,
  db: Db | Tx,
  { row, token, geraet, ...abschluss }: Abschluss & Geschrieben,
): Promise<Abschlussergebnis> {
  const { konto } = abschluss
  if (!row.aktiv) {
    await db.deleteFrom('sitzung').where('konto_id', '=', konto.id).execute()
    await recordEreignis(env, db, { ...eintragOf(env, abschluss), ergebnis: 'abgelehnt' })
    return { ok: false, deaktiviert: true }
  }
  if (!row.ganz) throw new SitzungBeendet()
  if (!row.bekannt && row.andere) {
    const { geraet: name } = describeClient(abschluss.userAgent, abschluss.adresse)
    // Without a transaction only where the device was forgotten within this moment.
    if (db.isTransaction) await reportDevice(env, db as Tx, konto, name)
    else await db.transaction().execute((tx) => reportDevice(env, tx, konto, name))
  }
  const kept = row.aufgehoben.find((pfad) => isAufhebbar(routes, pfad))
  const offen = konto.standard_profil !== null || row.einziges
  // A page that needs a profile asks for the choice itself, and goes on from there.
  const ziel = kept ?? abschluss.weiter ?? (offen ? '/' : routes.profilAuswaehlen.href())
  return { ok: true, token, geraet, ziel }
}

/**
 * Completes a sign-in after its last factor: a whole session under a new token, the device known from now on, the record.
 * A deactivated account gets no session and loses the half one. Throws where the half session was ended meanwhile, so that
 * the transaction does not use the factor up either.
 */
export async function completeAnmeldung(
  env: Env,
  tx: Tx,
  abschluss: Omit<Abschluss, 'passkey'>,
): Promise<Abschlussergebnis> {
  return conclude(env, tx, { ...abschluss, ...(await writeAbschluss(env, tx, abschluss)) })
}

/**
 * The same with a passkey whose answer was right; `zaehler`: its counter did not grow, so another device answers with the
 * same key. One statement on a known device; where the owner has to be told of a new one, call it in a transaction.
 */
export async function completeWithPasskey(
  env: Env,
  db: Db | Tx,
  abschluss: Abschluss & Required<Pick<Abschluss, 'passkey'>>,
): Promise<Abschlussergebnis | { ok: false; zaehler: true }> {
  const written = await writeAbschluss(env, db, abschluss)
  if (written.row.aktiv && !written.row.frei) return { ok: false, zaehler: true }
  return conclude(env, db, { ...abschluss, ...written })
}
