import { findKonto, lockKonto, notifyKonto } from '#modules/konto'
import { recordEreignis } from '#modules/protokoll'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import type { Tag } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Besuch } from '#web/besuch.ts'

/** What a customer agrees to, each alone (PRI-08). */
export const zustimmungsarten = ['nachrichten', 'bescheide'] as const
export type Zustimmungsart = (typeof zustimmungsarten)[number]

/** Version of the texts in `views.tsx`; a change of their meaning needs a new one, and a new consent. */
export const FASSUNG: Tag = '2026-11-23'

/** Whether consents to these versions of the text are one to the present text. */
export const isZugestimmt = (fassungen: readonly string[]): boolean => fassungen.includes(FASSUNG)

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    online_zustimmung: {
      id: string
      profil_id: string
      kunde_id: string
      art: Zustimmungsart
      fassung: string
      erteilt: Date
      widerrufen: Date | null
    }
  }
}

export type Zustimmungen = Record<Zustimmungsart, { seit: Date; fassung: string } | undefined>

/** What holds at this moment for a customer. */
export async function readZustimmungen(db: Db | Tx, kundeId: string): Promise<Zustimmungen> {
  const rows = await db
    .selectFrom('online_zustimmung as z')
    .innerJoin('profil as p', 'p.id', 'z.profil_id')
    .select(['z.art', 'z.erteilt', 'z.fassung'])
    .where('z.kunde_id', '=', kundeId)
    .whereRef('p.kunde_id', '=', 'z.kunde_id')
    .where('z.fassung', '=', FASSUNG)
    .where('z.widerrufen', 'is', null)
    .execute()
  const of = (art: Zustimmungsart) => {
    const row = rows.find((one) => one.art === art)
    return row && { seit: row.erteilt, fassung: row.fassung }
  }
  return { nachrichten: of('nachrichten'), bescheide: of('bescheide') }
}

/**
 * Whether a consent holds, locked against its withdrawal until the transaction ends: what is released or sent meanwhile was
 * agreed to at that moment.
 */
export async function lockZustimmung(tx: Tx, kundeId: string, art: Zustimmungsart): Promise<boolean> {
  // A withdrawal holds the account first; what rings the bell later needs it too. In another order both would wait for ever.
  await tx
    .selectFrom('konto')
    .select('konto.id')
    .where('konto.id', '=', (eb) => eb.selectFrom('profil').select('konto_id').where('kunde_id', '=', kundeId))
    .forKeyShare()
    .execute()
  const row = await tx
    .selectFrom('online_zustimmung')
    .select('id')
    .where('kunde_id', '=', kundeId)
    .where('art', '=', art)
    .where('fassung', '=', FASSUNG)
    .where('widerrufen', 'is', null)
    .forShare()
    .executeTakeFirst()
  return row !== undefined
}

/** The profile of a customer; undefined where none is linked. */
export async function findProfilId(db: Db | Tx, kundeId: string): Promise<string | undefined> {
  return (await db.selectFrom('profil').select('id').where('kunde_id', '=', kundeId).executeTakeFirst())?.id
}

/** Which account a customer reads with; undefined where none is linked. */
export async function findKontoOfKunde(db: Db | Tx, kundeId: string): Promise<string | undefined> {
  const row = await db.selectFrom('profil').select('konto_id').where('kunde_id', '=', kundeId).executeTakeFirst()
  return row?.konto_id
}

/**
 * Gives or withdraws one consent, at once, and tells the owner by e-mail. Nothing happens where it stands so already: a double
 * click is one act. False where the open profile is not linked any more.
 */
export function setZustimmung(
  env: Env,
  besuch: Pick<Besuch, 'kontoId' | 'profil'>,
  { art, an }: { art: Zustimmungsart; an: boolean },
): Promise<boolean> {
  const { kontoId, profil } = besuch
  if (profil?.art !== 'kunde') return Promise.resolve(false)
  return env.db.transaction().execute(async (tx) => {
    await lockKonto(tx, kontoId)
    const own = await tx
      .selectFrom('profil')
      .select('kunde_id')
      .where('id', '=', profil.profilId)
      .where('konto_id', '=', kontoId)
      .executeTakeFirst()
    if (!own?.kunde_id) return false
    const wo = { profilId: profil.profilId, kundeId: own.kunde_id, art }
    const fassung = an ? await grant(env, tx, wo) : await withdraw(env, tx, wo)
    if (fassung) await tell(env, tx, { kontoId, kundeId: own.kunde_id, art, an, fassung })
    return true
  })
}

interface Wo {
  profilId: string
  kundeId: string
  art: Zustimmungsart
}

async function grant(env: Env, tx: Tx, { profilId, kundeId, art }: Wo): Promise<string | undefined> {
  // A consent to an older text ends where the new one begins.
  await tx
    .updateTable('online_zustimmung')
    .set({ widerrufen: env.clock.now() })
    .where('profil_id', '=', profilId)
    .where('art', '=', art)
    .where('fassung', '<>', FASSUNG)
    .where('widerrufen', 'is', null)
    .execute()
  const row = await tx
    .insertInto('online_zustimmung')
    .values({
      id: newId(),
      profil_id: profilId,
      kunde_id: kundeId,
      art,
      fassung: FASSUNG,
      erteilt: env.clock.now(),
      widerrufen: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('fassung')
    .executeTakeFirst()
  return row?.fassung
}

async function withdraw(env: Env, tx: Tx, { profilId, art }: Wo): Promise<string | undefined> {
  const row = await tx
    .updateTable('online_zustimmung')
    .set({ widerrufen: env.clock.now() })
    .where('profil_id', '=', profilId)
    .where('art', '=', art)
    .where('widerrufen', 'is', null)
    .returning('fassung')
    .executeTakeFirst()
  return row?.fassung
}

async function tell(
  env: Env,
  tx: Tx,
  was: { kontoId: string; kundeId: string; art: Zustimmungsart; an: boolean; fassung: string },
): Promise<void> {
  await recordEreignis(env, tx, {
    ereignis: was.an ? 'profil.zustimmung-erteilt' : 'profil.zustimmung-widerrufen',
    akteur: 'kunde',
    akteurId: was.kontoId,
    kontoId: was.kontoId,
    kundeId: was.kundeId,
    details: { art: was.art, fassung: was.fassung },
  })
  const konto = await findKonto(tx, was.kontoId)
  if (!konto) return
  const satz = was.an
    ? 'Sie haben der Online-Kommunikation zugestimmt.'
    : 'Sie haben die Zustimmung zur Online-Kommunikation widerrufen.'
  await notifyKonto(env, tx, konto, {
    betreff: 'Online-Kommunikation mit Ihrem Jobcenter',
    absaetze: [satz, 'Was genau gilt, sehen Sie in Ihrem Profil. Dort können Sie es jederzeit ändern.'],
    knopf: { text: 'Online-Kommunikation ansehen', href: env.settings.baseUrl + routes.onlineKommunikation.href() },
  })
}
