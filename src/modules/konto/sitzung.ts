import { sql } from 'kysely'
import { later, MINUTE, SEKUNDE, STUNDE } from '#platform/clock.ts'
import { type Db, fetchRows, type Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { hashToken, isToken, newToken } from '#platform/krypto/geheimnis.ts'
import { describeGeraet } from '#platform/text/geraet.ts'
import { routes } from '#routes'
import type { AufgehobenesFormular, BeendeterBesuch, Besuch, Besuchsfrage, OffenesProfil, Stufe } from '#web/besuch.ts'
import { SitzungBeendet } from '#web/fehler.ts'
import { isAufhebbar } from '#web/schutz/aufheben.ts'
import { kontoKey } from './konto.ts'
import { findKonto, type KontoRow, type Weg, type Zustand } from './store.ts'

/** Without activity a session ends after 25 minutes (seed), in all after 8 hours; a proof is fresh for 5 minutes. */
export const RUHE = 25 * MINUTE
export const HOECHSTENS = 8 * STUNDE
export const FRISCH = 5 * MINUTE
/** A session that waits for a factor is short. */
export const HALB = 15 * MINUTE
/** Activity is written at most this often: a write on each page would cost more than the page. */
const RASTER = 15 * SEKUNDE
/** What was posted after the end of a session is kept for a day. */
export const AUFHEBEN = 24 * STUNDE
/** At most so many of one account; the oldest go. */
export const AUFGEHOBEN_HOECHSTENS = 20

export interface NeueSitzung {
  konto: Pick<KontoRow, 'id' | 'schluessel'>
  stufe: Stufe
  wege: Weg[]
  profil?: string | null
  userAgent: string | null
  adresse: string
}

export interface Geraeteangabe {
  geraet: string
  netz: string
}

/** The first half of an address: a rough place, not the connection. */
function roughNetwork(adresse: string): string {
  const parts = adresse.replace(/^::ffff:/, '').split('.')
  if (parts.length === 4) return `${parts[0]}.${parts[1]}.x.x`
  return adresse.includes(':') ? `${adresse.split(':').slice(0, 3).join(':')}:…` : 'unbekannt'
}

export function describeClient(userAgent: string | null, adresse: string): Geraeteangabe {
  return { geraet: describeGeraet(userAgent ?? ''), netz: roughNetwork(adresse) }
}

/** Begins a session and answers its token, which exists nowhere else (SES-01). */
export async function createSitzung(env: Env, tx: Tx, neu: NeueSitzung): Promise<string> {
  const token = newToken()
  const id = newId()
  const now = env.clock.now()
  const client = JSON.stringify(describeClient(neu.userAgent, neu.adresse))
  await tx
    .insertInto('sitzung')
    .values({
      id,
      hash: hashToken(token),
      konto_id: neu.konto.id,
      stufe: neu.stufe,
      profil: neu.profil ?? null,
      wege: neu.wege,
      frisch_bis: neu.stufe === 'voll' ? later(now, FRISCH) : now,
      erstellt: now,
      zuletzt: now,
      endet: later(now, neu.stufe === 'voll' ? HOECHSTENS : HALB),
      geraet: kontoKey(env, neu.konto).seal(`sitzung|geraet|${id}`, client),
    })
    .execute()
  return token
}

/** Ends one session (SES-05). */
export async function endSitzung(db: Db | Tx, sitzungId: string): Promise<void> {
  await db.deleteFrom('sitzung').where('id', '=', sitzungId).execute()
}

/** Ends all sessions of an account, but the one that changes something. Answers how many. */
export async function endAllSitzungen(db: Db | Tx, kontoId: string, ausser?: string): Promise<number> {
  const result = await db
    .deleteFrom('sitzung')
    .where('konto_id', '=', kontoId)
    .$if(ausser !== undefined, (query) => query.where('id', '<>', ausser!))
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

/**
 * Gives the running session a new token, and whatever changes with it (SES-02). The old token is dead at once. Throws where
 * the session was ended meanwhile, so that nothing is done in its name.
 * @throws SitzungBeendet
 */
export async function renewSitzung(
  env: Env,
  tx: Tx,
  sitzungId: string,
  aenderung: { stufe?: Stufe; profil?: string; frisch?: boolean; weg?: Weg },
): Promise<string> {
  const token = newToken()
  const now = env.clock.now()
  const row = await tx
    .updateTable('sitzung')
    .set({
      hash: hashToken(token),
      zuletzt: now,
      ...(aenderung.stufe ? { stufe: aenderung.stufe } : {}),
      ...(aenderung.stufe === 'voll' ? { endet: later(now, HOECHSTENS) } : {}),
      ...(aenderung.profil !== undefined ? { profil: aenderung.profil } : {}),
      ...(aenderung.frisch || aenderung.stufe === 'voll' ? { frisch_bis: later(now, FRISCH) } : {}),
      ...(aenderung.weg ? { wege: sql<Weg[]>`array_append(wege, ${aenderung.weg})` } : {}),
    })
    .where('id', '=', sitzungId)
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new SitzungBeendet()
  return token
}

interface BesuchRow {
  id: string
  konto_id: string
  stufe: Stufe
  profil: string | null
  frisch_bis: Date
  zuletzt: Date
  endet: Date
  zustand: Zustand
  profil_id: string | null
  kunde_id: string | null
  jobcenter_id: string | null
  aufgehoben: boolean
  ungelesen: number
}

/** So many new notifications are counted; of more the bell says that there are more. */
export const UNGELESEN_GEZAEHLT = 100

// Written out and compiled once: it runs before every page of a signed-in person.
const besuchSql = (vorab: string | undefined) => `
  select s.id, s.konto_id, s.stufe, s.profil, s.frisch_bis, s.zuletzt, s.endet, k.zustand,
         p.id as profil_id, p.kunde_id, c.jobcenter_id,
         exists (select from aufgehobenes_formular a where a.konto_id = k.id and a.bis > $2) as aufgehoben,
         (select count(*) from (
           select from benachrichtigung b where b.konto_id = k.id and b.gelesen is null limit ${UNGELESEN_GEZAEHLT}
         ) n) as ungelesen
         ${vorab ? ', v.*' : ''}
  from sitzung s
  join konto k on k.id = s.konto_id
  left join profil p on p.konto_id = k.id and p.id::text = s.profil
  left join kunde c on c.id = p.kunde_id
  ${vorab ? `left join lateral (${vorab}) v on true` : ''}
  where s.hash = $1`

const texte = new Map<string | undefined, string>()

function textOf(vorab: string | undefined): string {
  let text = texte.get(vorab)
  if (!text) {
    text = besuchSql(vorab)
    texte.set(vorab, text)
  }
  return text
}

/** Who stands behind a token, with all that every page shows; one statement. */
export async function findBesuch(
  env: Env,
  token: string,
  { ruhig = false, vorab }: Besuchsfrage = {},
): Promise<Besuch | BeendeterBesuch | undefined> {
  if (!isToken(token)) return undefined
  const now = env.clock.now()
  const [row] = await fetchRows<BesuchRow>(env.db, textOf(vorab), [hashToken(token), now])
  // A deactivated account has no session, even where one is left over (AUT-21). Its owner learns of it after the last factor.
  if (!row || (row.zustand === 'deaktiviert' && row.stufe === 'voll')) return undefined
  const endet = new Date(Math.min(row.zuletzt.getTime() + RUHE, row.endet.getTime()))
  if (endet <= now) return { abgelaufen: true, sitzungId: row.id, kontoId: row.konto_id, stufe: row.stufe }
  if (!ruhig && now.getTime() - row.zuletzt.getTime() >= RASTER) await touchSitzung(env, row.id)
  return {
    sitzungId: row.id,
    kontoId: row.konto_id,
    stufe: row.stufe,
    profil: openProfil(row),
    frischBis: row.frisch_bis,
    endet: ruhig ? endet : new Date(Math.min(now.getTime() + RUHE, row.endet.getTime())),
    ungelesen: row.ungelesen,
    aufgehoben: row.aufgehoben,
    ...(vorab ? { vorab: row } : {}),
  }
}

function openProfil(row: {
  profil: string | null
  profil_id: string | null
  kunde_id: string | null
  jobcenter_id: string | null
}): OffenesProfil {
  if (row.profil === null) return undefined
  if (row.profil_id && row.kunde_id && row.jobcenter_id) {
    return { art: 'kunde', profilId: row.profil_id, kundeId: row.kunde_id, jobcenterId: row.jobcenter_id }
  }
  return { art: 'standard' }
}

/**
 * Notes activity; answers when the session ends now. The page does not wait for the disk: a crash may forget the last
 * seconds of activity, which ends a session early and loses nothing.
 */
export async function touchSitzung(env: Env, id: string): Promise<Date> {
  const now = env.clock.now()
  const { rows } = await sql<{ endet: Date }>`
    with eilig as (select set_config('synchronous_commit', 'off', true))
    update sitzung set zuletzt = ${now} from eilig where id = ${id} returning endet`.execute(env.db)
  return new Date(Math.min(now.getTime() + RUHE, rows[0]?.endet.getTime() ?? now.getTime()))
}

/** Keeps what was typed, sealed with the account's key, for a day. Without the account nothing is kept. */
export async function keepForm(env: Env, formular: AufgehobenesFormular): Promise<void> {
  const konto = await findKonto(env.db, formular.kontoId)
  if (!konto || Object.keys(formular.felder).length === 0) return
  const felder = kontoKey(env, konto).seal(
    `aufgehobenes_formular|felder|${formular.pfad}`,
    JSON.stringify(formular.felder),
  )
  const bis = later(env.clock.now(), AUFHEBEN)
  await env.db
    .insertInto('aufgehobenes_formular')
    .values({ konto_id: konto.id, pfad: formular.pfad, felder, bis })
    .onConflict((conflict) => conflict.columns(['konto_id', 'pfad']).doUpdateSet({ felder, bis }))
    .execute()
  const others = env.db
    .selectFrom('aufgehobenes_formular')
    .select('pfad')
    .where('konto_id', '=', konto.id)
    .where('pfad', '<>', formular.pfad)
    .orderBy('bis', 'desc')
    .orderBy('pfad')
    .offset(AUFGEHOBEN_HOECHSTENS - 1)
  await env.db
    .deleteFrom('aufgehobenes_formular')
    .where('konto_id', '=', konto.id)
    .where('pfad', 'in', others)
    .execute()
}

/** What was kept for a page; nothing where the page is no longer one that keeps. */
export async function readForm(env: Env, kontoId: string, pfad: string): Promise<Record<string, string> | undefined> {
  const konto = isAufhebbar(routes, pfad) ? await findKonto(env.db, kontoId) : undefined
  if (!konto) return undefined
  const row = await env.db
    .selectFrom('aufgehobenes_formular')
    .select('felder')
    .where('konto_id', '=', kontoId)
    .where('pfad', '=', pfad)
    .where('bis', '>', env.clock.now())
    .executeTakeFirst()
  if (!row) return undefined
  return JSON.parse(kontoKey(env, konto).open(`aufgehobenes_formular|felder|${pfad}`, row.felder)) as Record<
    string,
    string
  >
}

/** Forgets a kept form once it was sent. */
export async function dropForm(env: Env, kontoId: string, pfad: string): Promise<void> {
  await env.db.deleteFrom('aufgehobenes_formular').where('konto_id', '=', kontoId).where('pfad', '=', pfad).execute()
}
