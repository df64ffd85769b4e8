import { sql } from 'kysely'
import { recordEreignis } from '#modules/protokoll'
import { later, TAG } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { readInhalt } from '#platform/text/inhalte.ts'
import { createLink } from '../../links.ts'
import { changeMail, notifyKonto } from '../../mails.ts'
import { endAllSitzungen } from '../../sitzung.ts'
import { findKonto, type KontoRow, lockKonto } from '../../store.ts'
import { takeLinkkonto } from '../../wiederherstellen/linkkonto.ts'
import { geloeschtMail, loeschungMail } from '../mails.ts'

/** So long the erasure of an account can be undone. */
const BEDENKZEIT = 7 * TAG

export type Loeschgrund = 'wunsch' | 'widerruf' | 'zugang-verloren'

export interface Loeschantrag {
  /** Locked by the caller. */
  konto: KontoRow
  grund: Loeschgrund
  /** The session of the person who asks stays; without one all end. */
  sitzungId?: string
}

/** A matter that is still open, named on the page before an account is erased. */
export interface OffeneSache {
  text: string
  href?: string
}

/** What a module to the right knows of open matters. */
export type Offenes = (env: Env, db: Db, kontoId: string) => Promise<OffeneSache[]>

/** Begins the seven days after which an account is erased. Asked twice, the first day counts and one mail goes out. */
export async function requestLoeschung(env: Env, tx: Tx, { konto, grund, sitzungId }: Loeschantrag): Promise<void> {
  if (konto.loeschen_ab) return
  const am = later(env.clock.now(), BEDENKZEIT)
  await tx.updateTable('konto').set({ loeschen_ab: am }).where('id', '=', konto.id).execute()
  await endAllSitzungen(tx, konto.id, sitzungId)
  const token = await createLink(env, tx, konto, 'loeschung')
  await notifyKonto(env, tx, konto, loeschungMail(env, token, am))
  const eintrag = { akteur: sitzungId ? 'kunde' : 'unbekannt', kontoId: konto.id, details: { grund } } as const
  await recordEreignis(env, tx, { ereignis: 'konto.loeschung-beantragt', ...eintrag })
}

/** Withdraws the consent to the use of the e-mail address. Without an address there is no account: it will be erased. */
export async function withdrawConsent(env: Env, tx: Tx, antrag: Omit<Loeschantrag, 'grund'>): Promise<void> {
  const widerrufen = await tx
    .updateTable('einwilligung')
    .set({ widerrufen: env.clock.now() })
    .where('konto_id', '=', antrag.konto.id)
    .where('art', '=', 'e-mail')
    .where('widerrufen', 'is', null)
    .returning('fassung')
    .executeTakeFirst()
  if (widerrufen) {
    const { fassung } = widerrufen
    const eintrag = { akteur: 'kunde', kontoId: antrag.konto.id, details: { art: 'e-mail', fassung } } as const
    await recordEreignis(env, tx, { ereignis: 'konto.einwilligung-widerrufen', ...eintrag })
  }
  await requestLoeschung(env, tx, { ...antrag, grund: 'widerruf' })
}

/** Undoes a requested erasure. False: none was requested. */
export async function undoLoeschung(env: Env, tx: Tx, konto: KontoRow): Promise<boolean> {
  if (!konto.loeschen_ab || konto.zustand !== 'aktiv') return false
  await tx.updateTable('konto').set({ loeschen_ab: null }).where('id', '=', konto.id).execute()
  await tx.deleteFrom('link').where('konto_id', '=', konto.id).where('art', '=', 'loeschung').execute()
  await renewConsent(env, tx, konto.id)
  await recordEreignis(env, tx, { ereignis: 'konto.loeschung-zurueckgenommen', akteur: 'kunde', kontoId: konto.id })
  await notifyKonto(
    env,
    tx,
    konto,
    changeMail(env, 'Die Löschung Ihres Online-Kontos wurde zurückgenommen. Das Konto bleibt bestehen.'),
  )
  return true
}

/** The page says that undoing consents again to what had been withdrawn. */
async function renewConsent(env: Env, tx: Tx, kontoId: string): Promise<void> {
  const mails = await tx
    .selectFrom('einwilligung')
    .select('widerrufen')
    .where('konto_id', '=', kontoId)
    .where('art', '=', 'e-mail')
    .execute()
  if (mails.length === 0 || mails.some((row) => row.widerrufen === null)) return
  const fassung = readInhalt(env, 'seiten/datenschutz')?.fassung ?? 'ohne'
  const erteilt = env.clock.now()
  await tx
    .insertInto('einwilligung')
    .values({ id: newId(), konto_id: kontoId, art: 'e-mail', fassung, erteilt, widerrufen: null })
    .execute()
  const eintrag = { akteur: 'kunde', kontoId, details: { art: 'e-mail', fassung } } as const
  await recordEreignis(env, tx, { ereignis: 'konto.einwilligung-erteilt', ...eintrag })
}

/** Undoes by the link of the mail. */
export async function undoLoeschungByLink(env: Env, token: string): Promise<boolean> {
  return env.db.transaction().execute(async (tx) => {
    const found = await takeLinkkonto(env, tx, { art: 'loeschung', token })
    return found ? undoLoeschung(env, tx, found.konto) : false
  })
}

/** The day on which an account will be erased, or undefined. */
export async function findLoeschtag(db: Db, kontoId: string): Promise<Date | undefined> {
  return (await findKonto(db, kontoId))?.loeschen_ab ?? undefined
}

/**
 * Erases the accounts whose seven days are over and answers how many. Each in a transaction of its own, so that a run that
 * is cut off goes on where it stopped. A deactivated account waits: perhaps it was not its owner who asked.
 */
export async function eraseDueKonten(env: Env): Promise<number> {
  const due = await env.db
    .selectFrom('konto')
    .select('id')
    .where('loeschen_ab', '<=', env.clock.now())
    .where('zustand', '<>', 'deaktiviert')
    .orderBy('loeschen_ab')
    .execute()
  let count = 0
  for (const { id } of due) {
    const erased = await env.db.transaction().execute(async (tx) => {
      const konto = await lockKonto(tx, id)
      if (!konto?.loeschen_ab || konto.loeschen_ab > env.clock.now() || konto.zustand === 'deaktiviert') return false
      await notifyKonto(env, tx, konto, geloeschtMail())
      await eraseKonto(env, tx, konto.id, 'frist')
      return true
    })
    if (erased) count++
  }
  return count
}

/**
 * The row goes, with its key and everything that hangs on it; what the audit record sealed with that key stays unreadable
 * for ever (CRY-07). The record itself keeps ids alone.
 */
export async function eraseKonto(env: Env, tx: Tx, kontoId: string, grund: string): Promise<void> {
  await tx.deleteFrom('konto').where('id', '=', kontoId).execute()
  await recordEreignis(env, tx, { ereignis: 'konto.geloescht', akteur: 'system', kontoId, details: { grund } })
}

/**
 * After a backup was put back: accounts that the audit record knows as erased go again, without a second record (PRI-06).
 * The audit record has its own copy elsewhere and is put back in full.
 */
export async function eraseRestoredKonten(env: Env): Promise<number> {
  const rows = await env.db
    .deleteFrom('konto')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('protokoll as p')
          .select(sql`1`.as('eins'))
          .whereRef('p.konto_id', '=', 'konto.id')
          .where('p.ereignis', '=', 'konto.geloescht'),
      ),
    )
    .returning('id')
    .execute()
  return rows.length
}

/** The consent to the use of the e-mail address that is in force. */
export function findConsent(db: Db, kontoId: string) {
  return db
    .selectFrom('einwilligung')
    .select(['erteilt', 'fassung'])
    .where('konto_id', '=', kontoId)
    .where('art', '=', 'e-mail')
    .where('widerrufen', 'is', null)
    .orderBy('erteilt', 'desc')
    .executeTakeFirst()
}
