import { type Kunde, kundeKey, openKunde } from '#modules/jobcenter'
import type { Datenquelle } from '#modules/konto'
import { recordEreignis } from '#modules/protokoll'
import { later, TAG } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import * as store from './sperre-store.ts'

/** So long a new one holds that nobody else has confirmed. */
const VORLAEUFIG = 7 * TAG

/** A member of staff. Undefined where the operator acts, by command. */
export interface Wer {
  mitarbeiterId: string
  jobcenterId: string
}

const kontext = (spalte: 'grund' | 'aufhebung_grund', id: string) => `loeschsperre|${spalte}|${id}`

const entryOf = (wer: Wer | undefined, { id, kundeId }: { id: string; kundeId: string }) => ({
  ...(wer ? ({ akteur: 'dienst', akteurId: wer.mitarbeiterId } as const) : ({ akteur: 'system' } as const)),
  kundeId,
  details: { sperre: id },
})

/**
 * Holds everything of a customer while a dispute is open: at once, and for seven days unless a second person confirms it
 * (AZ-07). False where it is held already, or there is no such customer.
 */
export function lockAkte(
  env: Env,
  { kundeId, grund, von }: { kundeId: string; grund: string; von: Wer | undefined },
): Promise<boolean> {
  return env.db.transaction().execute(async (tx) => {
    const kunde = await store.findKunde(tx, { id: kundeId, jobcenterId: von?.jobcenterId })
    if (!kunde) return false
    const id = newId()
    const seit = env.clock.now()
    const inserted = await store.insertSperre(tx, {
      ...{ id, kunde_id: kundeId, jobcenter_id: kunde.jobcenter_id, seit, bis: later(seit, VORLAEUFIG) },
      grund: kundeKey(env, kunde).seal(kontext('grund', id), grund),
      gesetzt_von: von?.mitarbeiterId ?? null,
    })
    if (!inserted) return false
    await recordEreignis(env, tx, { ereignis: 'jobcenter.loeschsperre-gesetzt', ...entryOf(von, { id, kundeId }) })
    return true
  })
}

/** Somebody who acted; without a name the operator did. */
export interface Tat {
  zeit: Date
  von: string | undefined
  name: string | undefined
}

export interface Sperre {
  id: string
  kunde: Kunde
  grund: string
  gesetzt: Tat
  /** Until when it holds by itself; undefined: a second person has confirmed it. */
  bis: Date | undefined
  bestaetigt: Tat | undefined
  /** Somebody wants it lifted. */
  aufhebung: (Tat & { grund: string }) | undefined
  beendet: (Tat & { ende: 'aufgehoben' | 'verfallen' }) | undefined
}

const tatOf = (zeit: Date | null, von: string | null, name: string | null): Tat | undefined =>
  zeit ? { zeit, von: von ?? undefined, name: name ?? undefined } : undefined

function openSperre(env: Env, row: store.SperreRow): Sperre {
  const { id, kunde_id: kundeId, jobcenter_id, daten, schluessel } = row
  const key = kundeKey(env, { id: kundeId, schluessel })
  const aufhebung = tatOf(row.aufhebung, row.aufhebung_von, row.aufhebung_name)
  const beendet = tatOf(row.beendet, row.beendet_von, row.beendet_name)
  return {
    id,
    kunde: openKunde(env, { id: kundeId, jobcenter_id, daten, schluessel }),
    grund: key.open(kontext('grund', id), row.grund),
    gesetzt: { zeit: row.seit, von: row.gesetzt_von ?? undefined, name: row.gesetzt_name ?? undefined },
    bis: row.bis ?? undefined,
    bestaetigt: tatOf(row.bestaetigt, row.bestaetigt_von, row.bestaetigt_name),
    aufhebung:
      aufhebung && row.aufhebung_grund
        ? { ...aufhebung, grund: key.open(kontext('aufhebung_grund', id), row.aufhebung_grund) }
        : undefined,
    beendet: beendet && { ...beendet, ende: row.ende ?? 'aufgehoben' },
  }
}

/** The oldest first: those that hold, of all, of a Jobcenter or of a customer; of an account also those that have ended. */
export async function listSperren(env: Env, db: Db | Tx = env.db, welche: store.Welche = {}): Promise<Sperre[]> {
  return (await store.findSperren(db, welche)).map((row) => openSperre(env, row))
}

/** Undefined for another Jobcenter's, as for none (AZ-02). */
export async function readSperre(env: Env, wo: { id: string; jobcenterId: string }): Promise<Sperre | undefined> {
  const row = await store.findSperre(env.db, wo)
  return row && openSperre(env, row)
}

/** `weg`: there is none here. `schon-entschieden`: it is no longer as it was shown. */
export type Sperrergebnis = 'ok' | 'eigener-antrag' | 'schon-entschieden' | 'weg'

type Aenderung = Parameters<typeof store.changeSperre>

/** Changes one in a transaction with its record; the own request of `erste` is refused and put on record. */
async function act(
  env: Env,
  { id, wer, erste }: { id: string; wer: Wer; erste: (row: store.SperreRow) => string | null },
  tat: {
    ereignis:
      | 'jobcenter.loeschsperre-bestaetigt'
      | 'jobcenter.loeschsperre-aufgehoben'
      | 'jobcenter.loeschsperre-aufhebung-abgelehnt'
    nur: Aenderung[1]['nur']
    neu: (jetzt: Date) => Aenderung[2]
  },
): Promise<Sperrergebnis> {
  const row = await store.findSperre(env.db, { id, jobcenterId: wer.jobcenterId })
  if (!row) return 'weg'
  const eintrag = { ...entryOf(wer, { id, kundeId: row.kunde_id }), ereignis: tat.ereignis }
  if (erste(row) === wer.mitarbeiterId) {
    const details = { ...eintrag.details, grund: 'eigener-antrag' }
    await recordEreignis(env, env.db, { ...eintrag, details, ergebnis: 'abgelehnt' })
    return 'eigener-antrag'
  }
  return env.db.transaction().execute(async (tx) => {
    if (!(await store.changeSperre(tx, { id, nur: tat.nur }, tat.neu(env.clock.now())))) return 'schon-entschieden'
    await recordEreignis(env, tx, eintrag)
    return 'ok'
  })
}

/** By a second person: holds until it is lifted. The own one is refused here and by the table (AZ-07). */
export const confirmSperre = (env: Env, wer: Wer, id: string): Promise<Sperrergebnis> =>
  act(
    env,
    { id, wer, erste: (row) => row.gesetzt_von },
    {
      ereignis: 'jobcenter.loeschsperre-bestaetigt',
      nur: 'unbestaetigt',
      neu: (bestaetigt) => ({ bis: null, bestaetigt, bestaetigt_von: wer.mitarbeiterId }),
    },
  )

/** Lifts it, by a second person: the usual times count again. The own request is refused here and by the table. */
export const liftSperre = (env: Env, wer: Wer, id: string): Promise<Sperrergebnis> =>
  act(
    env,
    { id, wer, erste: (row) => row.aufhebung_von },
    {
      ereignis: 'jobcenter.loeschsperre-aufgehoben',
      nur: 'mit-aufhebung',
      neu: (beendet) => ({ ende: 'aufgehoben', beendet, beendet_von: wer.mitarbeiterId }),
    },
  )

/** It goes on holding; whoever asked for it may take that back, too. */
export const keepSperre = (env: Env, wer: Wer, id: string): Promise<Sperrergebnis> =>
  act(
    env,
    { id, wer, erste: () => null },
    {
      ereignis: 'jobcenter.loeschsperre-aufhebung-abgelehnt',
      nur: 'mit-aufhebung',
      neu: () => ({ aufhebung: null, aufhebung_von: null, aufhebung_grund: null }),
    },
  )

/** Asks a second person to lift it; until then it holds. False where that was asked already, or nothing holds. */
export function requestAufhebung(
  env: Env,
  { kundeId, grund, von }: { kundeId: string; grund: string; von: Wer | undefined },
): Promise<boolean> {
  return env.db.transaction().execute(async (tx) => {
    const [row] = await store.findSperren(tx, { kundeId, jobcenterId: von?.jobcenterId })
    if (!row) return false
    const { id, schluessel } = row
    const sealed = kundeKey(env, { id: kundeId, schluessel }).seal(kontext('aufhebung_grund', id), grund)
    const neu = { aufhebung: env.clock.now(), aufhebung_von: von?.mitarbeiterId ?? null, aufhebung_grund: sealed }
    if (!(await store.changeSperre(tx, { id, nur: 'ohne-aufhebung' }, neu))) return false
    const ereignis = 'jobcenter.loeschsperre-aufhebung-beantragt'
    await recordEreignis(env, tx, { ereignis, ...entryOf(von, { id, kundeId }) })
    return true
  })
}

const STAPEL = 100

/** Ends those that nobody confirmed within seven days; answers how many. */
export async function endUnconfirmed(env: Env): Promise<number> {
  for (let ended = 0; ; ) {
    const rows = await env.db.transaction().execute(async (tx) => {
      const done = await store.endVerfallene(tx, { jetzt: env.clock.now(), anzahl: STAPEL })
      for (const { id, kunde_id: kundeId } of done) {
        const ereignis = 'jobcenter.loeschsperre-verfallen'
        await recordEreignis(env, tx, { ereignis, ...entryOf(undefined, { id, kundeId }) })
      }
      return done
    })
    ended += rows.length
    if (rows.length < STAPEL) return ended
  }
}

/** What this module holds of the customer of an account, for the copy of one's data. */
export const aufbewahrungQuellen: Datenquelle[] = [
  {
    name: 'Löschsperre',
    read: async (env, db, kontoId) =>
      (await listSperren(env, db, { kontoId })).map(({ gesetzt, grund, bis, bestaetigt, aufhebung, beendet }) => ({
        ...{ seit: gesetzt.zeit, grund, bis, bestaetigt: bestaetigt?.zeit },
        ...{ aufhebungBeantragt: aufhebung?.zeit, aufhebungGrund: aufhebung?.grund },
        ...{ beendet: beendet?.zeit, ende: beendet?.ende },
      })),
  },
]
