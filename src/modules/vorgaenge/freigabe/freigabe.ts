import { notify } from '#modules/benachrichtigung'
import { kundeKey } from '#modules/jobcenter'
import { findKontoOfKunde } from '#modules/profil'
import { recordEreignis } from '#modules/protokoll'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Dienst } from '../dienst.ts'
import { findKey } from '../store.ts'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    freigabe_dienst: {
      id: string
      kunde_id: string
      dienst: string
      von: string
      inhalt: Buffer
      bis: Tag
      erstellt: Date
      widerrufen: Date | null
    }
  }
}

/** A funding service that staff has opened for one customer. */
export interface Freigabe {
  id: string
  dienst: string
  /** What for; and up to which amount, where one was named. */
  zweck: string
  bis: Tag
  /** Name of whoever opened it. */
  von: string
}

const context = (id: string) => `freigabe_dienst|inhalt|${id}`

const selectOffene = (db: Db | Tx, kundeId: string, heute: Tag) =>
  db
    .selectFrom('freigabe_dienst as f')
    .where('f.kunde_id', '=', kundeId)
    .where('f.widerrufen', 'is', null)
    .where('f.bis', '>=', heute)

/** Whether a service that must be opened is open for this customer today. */
export async function isFreigegeben(env: Env, kundeId: string, dienst: string): Promise<boolean> {
  const heute = tagInBerlin(env.clock.now())
  const row = await selectOffene(env.db, kundeId, heute)
    .select('f.id')
    .where('f.dienst', '=', dienst)
    .executeTakeFirst()
  return row !== undefined
}

/** What is open for a customer today, the newest first. The caller has found the customer through its owner. */
export async function listFreigaben(env: Env, kundeId: string): Promise<Freigabe[]> {
  const heute = tagInBerlin(env.clock.now())
  const [rows, schluessel] = await Promise.all([
    selectOffene(env.db, kundeId, heute)
      .innerJoin('mitarbeiter as m', 'm.id', 'f.von')
      .select(['f.id', 'f.dienst', 'f.inhalt', 'f.bis', 'm.name'])
      .orderBy('f.id', 'desc')
      .execute(),
    findKey(env.db, kundeId),
  ])
  if (!schluessel) return []
  const key = kundeKey(env, { id: kundeId, schluessel })
  return rows.map(({ id, dienst, inhalt, bis, name }) => ({
    ...{ id, dienst, bis, von: name },
    zweck: (JSON.parse(key.open(context(id), inhalt)) as { zweck: string }).zweck,
  }))
}

/** Opens a service for a customer of the own Jobcenter (checked by the caller). False where the customer is gone. */
export function grantFreigabe(
  env: Env,
  dienst: Dienst,
  neu: { id: string; kundeId: string; dienst: string; zweck: string; bis: Tag },
): Promise<boolean> {
  return env.db.transaction().execute(async (tx) => {
    const schluessel = await findKey(tx, neu.kundeId)
    if (!schluessel) return false
    const { id, kundeId } = neu
    const inhalt = kundeKey(env, { id: kundeId, schluessel }).seal(context(id), JSON.stringify({ zweck: neu.zweck }))
    const row = {
      ...{ id, kunde_id: kundeId, dienst: neu.dienst, von: dienst.mitarbeiterId, inhalt, bis: neu.bis },
      ...{ erstellt: env.clock.now(), widerrufen: null },
    }
    const done = await tx
      .insertInto('freigabe_dienst')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst()
    // The same page sent twice opened it once.
    if (Number(done.numInsertedOrUpdatedRows) === 0) return true
    const details = { dienst: neu.dienst, bis: neu.bis }
    const akteur = { akteur: 'dienst', akteurId: dienst.mitarbeiterId } as const
    await recordEreignis(env, tx, { ereignis: 'vorgang.dienst-freigegeben', ...akteur, kundeId, details })
    const kontoId = await findKontoOfKunde(tx, kundeId)
    const ziel = routes.antragBeginnen.href({ slug: neu.dienst })
    if (kontoId) await notify(env, tx, { kontoId, kundeId, anlass: 'dienst-freigegeben', ziel })
    return true
  })
}

/** Closes it again. False where it was not open, or of another customer. */
export function revokeFreigabe(
  env: Env,
  dienst: Dienst,
  { id, kundeId }: { id: string; kundeId: string },
): Promise<boolean> {
  return env.db.transaction().execute(async (tx) => {
    const row = await tx
      .updateTable('freigabe_dienst')
      .set({ widerrufen: env.clock.now() })
      .where('id', '=', id)
      .where('kunde_id', '=', kundeId)
      .where('widerrufen', 'is', null)
      .returning('dienst')
      .executeTakeFirst()
    if (!row) return false
    const akteur = { akteur: 'dienst', akteurId: dienst.mitarbeiterId } as const
    const details = { dienst: row.dienst }
    await recordEreignis(env, tx, { ereignis: 'vorgang.freigabe-beendet', ...akteur, kundeId, details })
    return true
  })
}
