import { recordEreignis } from '#modules/protokoll'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { lockKunde } from '../store.ts'
import * as store from './store.ts'

/** Who is there for a customer on one side. `person` is somebody who still works there. */
export interface Zustaendigkeit {
  person: { id: string; name: string } | undefined
  team: string | undefined
  /** Counts changes; 0: nobody was ever named. */
  stand: number
}

export type Zustaendigkeiten = Record<store.Bereich, Zustaendigkeit>

const niemand: Zustaendigkeit = { person: undefined, team: undefined, stand: 0 }

function openRow(row: store.ZustaendigkeitRow): Zustaendigkeit {
  return {
    person: row.person_id && row.name ? { id: row.person_id, name: row.name } : undefined,
    team: row.person_team ?? row.team ?? undefined,
    stand: row.stand,
  }
}

/** Who is there for a customer; the customer is one of the own Jobcenter, or one's own (checked by the caller). */
export async function readZustaendigkeiten(db: Db | Tx, kundeId: string): Promise<Zustaendigkeiten> {
  const rows = await store.findZustaendigkeiten(db, kundeId)
  const of = (bereich: store.Bereich) => {
    const row = rows.find((one) => one.bereich === bereich)
    return row ? openRow(row) : niemand
  }
  return { leistung: of('leistung'), vermittlung: of('vermittlung') }
}

export interface Wechsel {
  kundeId: string
  bereich: store.Bereich
  /** Nobody and no team: the customer has none any more. */
  person: string | undefined
  team: string | undefined
  /** As the page showed it. */
  stand: number
}

/** `stand`: somebody changed it meanwhile. `weg`: no such customer, or no such person in the own Jobcenter. */
export type Wechselergebnis = 'ok' | 'stand' | 'weg'

/**
 * Names who is there for a customer. What waits for whoever was there before goes along (the table sees to it); what a
 * colleague took over stays there.
 */
export function setZustaendigkeit(
  env: Env,
  dienst: { mitarbeiterId: string | undefined; jobcenterId: string },
  wechsel: Wechsel,
): Promise<Wechselergebnis> {
  const { kundeId, bereich, person, team, stand } = wechsel
  const { jobcenterId, mitarbeiterId } = dienst
  return env.db.transaction().execute(async (tx) => {
    if (!(await lockKunde(tx, { id: kundeId, jobcenterId }))) return 'weg'
    if (person && !(await store.isPersonal(tx, { id: person, jobcenterId }))) return 'weg'
    const row = { kunde_id: kundeId, bereich, mitarbeiter_id: person ?? null, team: team ?? null }
    const done =
      person || team
        ? await store.putZustaendigkeit(tx, { ...row, geaendert: env.clock.now() }, stand)
        : stand === 0 || (await store.deleteZustaendigkeit(tx, { kundeId, bereich, stand }))
    if (!done) return 'stand'
    await recordEreignis(env, tx, {
      ereignis: 'jobcenter.zustaendigkeit-geaendert',
      akteur: mitarbeiterId ? 'dienst' : 'system',
      akteurId: mitarbeiterId,
      kundeId,
      details: { bereich, person: person ?? 'niemand', team: team ?? '' },
    })
    return 'ok'
  })
}
