import { recordEreignis } from '#modules/protokoll'
import { later } from '#platform/clock.ts'
import type { Db } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { kontoKey } from '../../konto.ts'
import { endAllSitzungen, type Geraeteangabe, RUHE } from '../../sitzung.ts'
import { findKonto } from '../../store.ts'

export interface Sitzungsangabe extends Geraeteangabe {
  id: string
  seit: Date
  zuletzt: Date
}

/** The sessions of an account that still live, the one used last first. */
export async function listSitzungen(env: Env, db: Db, kontoId: string): Promise<Sitzungsangabe[]> {
  const konto = await findKonto(db, kontoId)
  if (!konto) return []
  const now = env.clock.now()
  const rows = await db
    .selectFrom('sitzung')
    .select(['id', 'erstellt', 'zuletzt', 'geraet'])
    .where('konto_id', '=', kontoId)
    .where('endet', '>', now)
    .where('zuletzt', '>', later(now, -RUHE))
    .orderBy('zuletzt', 'desc')
    .execute()
  const key = kontoKey(env, konto)
  return rows.map((row) => ({
    id: row.id,
    seit: row.erstellt,
    zuletzt: row.zuletzt,
    ...(JSON.parse(key.open(`sitzung|geraet|${row.id}`, row.geraet)) as Geraeteangabe),
  }))
}

/** Ends one session of the account. False: it has no such session, or no longer. */
export function endOneSitzung(env: Env, kontoId: string, sitzungId: string): Promise<boolean> {
  return env.db.transaction().execute(async (tx) => {
    const ended = await tx
      .deleteFrom('sitzung')
      .where('id', '=', sitzungId)
      .where('konto_id', '=', kontoId)
      .returning('id')
      .executeTakeFirst()
    if (!ended) return false
    await recordEreignis(env, tx, {
      ereignis: 'konto.sitzung-beendet',
      akteur: 'kunde',
      kontoId,
      details: { anzahl: 1 },
    })
    return true
  })
}

/** Ends all sessions of the account but the own one, and answers how many there were. */
export function endOtherSitzungen(env: Env, kontoId: string, eigene: string): Promise<number> {
  return env.db.transaction().execute(async (tx) => {
    const anzahl = await endAllSitzungen(tx, kontoId, eigene)
    if (anzahl > 0) {
      await recordEreignis(env, tx, {
        ereignis: 'konto.sitzung-beendet',
        akteur: 'kunde',
        kontoId,
        details: { anzahl },
      })
    }
    return anzahl
  })
}
