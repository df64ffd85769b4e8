import { recordEreignis } from '#modules/protokoll'
import { later, TAG } from '#platform/clock.ts'
import type { Env } from '#platform/env.ts'
import type { Dienstbesuch } from '#web/besuch.ts'
import { readEingangsart } from '../eingang/arten.ts'
import { countErledigte, countOffene, type ErledigtRow, type OffenRow } from './store.ts'

/** How far back the time to the first answer looks. */
export const WOCHEN = 8
const OHNE_TEAM = 'ohne Team'

export type Offen = Omit<OffenRow, 'team' | 'art'> & { team: string; art: string }
export type Erledigt = Omit<ErledigtRow, 'team' | 'art'> & { team: string; art: string }

export interface Zahlen {
  stand: Date
  offen: Offen[]
  erledigt: Erledigt[]
}

const inWords = <R extends OffenRow | ErledigtRow>(row: R) => ({
  ...row,
  team: row.team ?? OHNE_TEAM,
  art: readEingangsart(row.art).name,
})

/** The figures of the own Jobcenter; who looked is recorded. They are of teams and kinds, never of people. */
export async function readZahlen(
  env: Env,
  { jobcenterId, mitarbeiterId }: Pick<Dienstbesuch, 'jobcenterId' | 'mitarbeiterId'>,
  ausgabe: 'seite' | 'csv',
): Promise<Zahlen> {
  const stand = env.clock.now()
  const [offen, erledigt] = await Promise.all([
    countOffene(env.db, { jobcenterId, jetzt: stand }),
    countErledigte(env.db, { jobcenterId, seit: later(stand, -WOCHEN * 7 * TAG) }),
  ])
  await recordEreignis(env, env.db, {
    ereignis: 'jobcenter.zahlen-geoeffnet',
    akteur: 'dienst',
    akteurId: mitarbeiterId,
    details: { ausgabe },
  })
  return { stand, offen: offen.map(inWords), erledigt: erledigt.map(inWords) }
}

/** Sums of rows by team, in the order in which teams come. */
export function sumByTeam<R extends { team: string }>(rows: readonly R[], of: (row: R) => number): Map<string, number> {
  const sums = new Map<string, number>()
  for (const row of rows) sums.set(row.team, (sums.get(row.team) ?? 0) + of(row))
  return sums
}

const zahl = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 1 })

/** „5 Stunden“, „3,5 Tage“: hours as people say them. */
export function formatDauer(stunden: number): string {
  if (stunden < 1) return 'unter 1 Stunde'
  const runde = Math.round(stunden)
  if (runde < 48) return runde === 1 ? '1 Stunde' : `${runde} Stunden`
  return `${zahl.format(stunden / 24)} Tage`
}
