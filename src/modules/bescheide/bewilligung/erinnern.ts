import { type Anlassname, notify } from '#modules/benachrichtigung'
import { findKontoOfKunde } from '#modules/profil'
import { recordEreignis } from '#modules/protokoll'
import type { Env } from '#platform/env.ts'
import { tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import { findAntrag } from './bewilligung.ts'
import * as store from './store.ts'
import { findStufe, nextErinnerung, type Stufe } from './zeitraum.ts'

const anlaesse = {
  offen: 'weiterbewilligung-offen',
  bald: 'weiterbewilligung-bald',
  ende: 'weiterbewilligung-ende',
} as const satisfies Record<Stufe, Anlassname>

const JE_LAUF = 500

/**
 * Rings for those whose renewal opens, whose end is near, or whose benefit ends, unless they have applied. Of what was missed
 * only the last is given, and each once for an end. Answers how many.
 */
export async function remindWeiterbewilligung(env: Env): Promise<number> {
  let count = 0
  const heute = tagInBerlin(env.clock.now())
  const rows = await store.findFaellige(env.db, { heute, anzahl: JE_LAUF })
  for (const { kunde_id } of rows) if (await remindOne(env, kunde_id)) count++
  return count
}

function remindOne(env: Env, kundeId: string): Promise<boolean> {
  return env.db.transaction().execute(async (tx) => {
    const now = env.clock.now()
    const heute = tagInBerlin(now)
    const row = await store.lockFaellige(tx, { kundeId, heute })
    if (!row) return false
    const { bis, bescheid_id: bescheid } = row
    await store.setNaechste(tx, kundeId, nextErinnerung(bis, heute))
    const stufe = findStufe(bis, heute)
    if (!stufe || (await findAntrag(tx, row))) return false
    const kontoId = await findKontoOfKunde(tx, kundeId)
    if (!kontoId || !(await store.insertErinnerung(tx, { kunde_id: kundeId, bis, stufe, zeit: now }))) return false
    const details = { bescheid, stufe, bis, leistung: 'buergergeld' }
    await recordEreignis(env, tx, {
      ereignis: 'bescheid.weiterbewilligung-erinnert',
      akteur: 'system',
      kundeId,
      details,
    })
    const ziel = routes.eservice.href({ slug: 'weiterbewilligung' })
    await notify(env, tx, { kontoId, kundeId, anlass: anlaesse[stufe], ziel })
    return true
  })
}
