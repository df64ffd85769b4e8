import { recordEreignis } from '#modules/protokoll'
import type { Env } from '#platform/env.ts'
import type { Dienstbesuch } from '#web/besuch.ts'
import { hasRecht } from '#web/schutz/rechte.ts'
import * as store from './store.ts'

export type Dienst = Pick<Dienstbesuch, 'mitarbeiterId' | 'jobcenterId'>

/** Everybody of the own Jobcenter. */
export const listKollegium = (env: Env, { jobcenterId }: Pick<Dienst, 'jobcenterId'>) =>
  store.findKollegium(env.db, { jobcenterId, jetzt: env.clock.now() })

/** Those who may work on messages and cases: only they are there for customers, or take a colleague's place. */
export const isZustaendig = ({ rollen }: Pick<store.KollegeRow, 'rollen'>): boolean =>
  hasRecht(rollen, 'nachrichten') && hasRecht(rollen, 'vorgaenge')

/** In whose place this person stands now. */
export const listVertretene = (env: Env, { mitarbeiterId }: Pick<Dienst, 'mitarbeiterId'>) =>
  store.findVertretene(env.db, { mitarbeiterId, jetzt: env.clock.now() })

/** Whom somebody may enter this for: oneself, and who leads a team for its members. */
export function mayEnterFor(
  dienst: Pick<Dienstbesuch, 'mitarbeiterId' | 'rollen'>,
  { ich, fuer }: { ich: store.KollegeRow; fuer: store.KollegeRow },
): boolean {
  return fuer.id === dienst.mitarbeiterId || (dienst.rollen.includes('teamleitung') && fuer.team === ich.team)
}

export interface Erreichbarkeit {
  mitarbeiterId: string
  telefon: string
  sprechzeiten: string
  vertretenDurch: string | undefined
}

/** Enters how customers reach somebody, and who takes the place during absences. Both are of the own Jobcenter (checked by the caller). */
export async function setErreichbarkeit(env: Env, von: string | undefined, neu: Erreichbarkeit): Promise<void> {
  const { mitarbeiterId, telefon, sprechzeiten, vertretenDurch } = neu
  await env.db.transaction().execute(async (tx) => {
    await store.setErreichbarkeit(tx, mitarbeiterId, { telefon, sprechzeiten })
    if (vertretenDurch) {
      await store.putVertretung(tx, {
        mitarbeiter_id: mitarbeiterId,
        vertreten_durch: vertretenDurch,
        geaendert: env.clock.now(),
      })
    } else await store.deleteVertretung(tx, mitarbeiterId)
    await recordEreignis(env, tx, {
      ereignis: 'dienst.vertretung-geaendert',
      akteur: von ? 'dienst' : 'system',
      akteurId: von,
      details: { mitarbeiter: mitarbeiterId, durch: vertretenDurch ?? 'niemand' },
    })
  })
}
