import { recordEreignis } from '#modules/protokoll'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import type { Dienstbesuch } from '#web/besuch.ts'
import { notFound } from '#web/fehler.ts'
import { rollen as alleRollen, type Rolle } from '#web/schutz/rechte.ts'
import { changeRollen } from '../mitarbeiter.ts'
import { deleteDienstsitzungen } from '../store.ts'
import { findAdministration, lockAdministration } from '../zugang/store.ts'
import * as store from './store.ts'

export type Wer = Pick<Dienstbesuch, 'mitarbeiterId' | 'jobcenterId'>

const sortRollen = (rollen: readonly Rolle[]): Rolle[] => alleRollen.filter((rolle) => rollen.includes(rolle))

/**
 * Who else can get in and administer; in training one click is enough for that. Without anybody, a Jobcenter could never
 * change its staff again.
 */
export async function otherAdministration(env: Env, db: Db | Tx, wer: Wer): Promise<{ id: string; name: string }[]> {
  const mitPasskey = env.settings.modus !== 'schulung'
  const alle = await findAdministration(db, { jobcenterId: wer.jobcenterId, mitPasskey })
  return alle.filter(({ id }) => id !== wer.mitarbeiterId)
}

/** Fewer roles need no second person: it makes nobody mightier. */
const needsFreigabe = (neu: readonly Rolle[], bisher: readonly Rolle[]): boolean =>
  neu.some((rolle) => !bisher.includes(rolle))

/** Puts roles before a second person; an earlier request for the same person is replaced. */
export async function openAenderung(
  env: Env,
  tx: Tx,
  antrag: { mitarbeiterId: string; rollen: Rolle[]; anlass: store.Anlass; von: Wer },
): Promise<void> {
  await store.deleteOffeneAenderung(tx, antrag.mitarbeiterId)
  await store.insertAenderung(tx, {
    id: newId(),
    mitarbeiter_id: antrag.mitarbeiterId,
    jobcenter_id: antrag.von.jobcenterId,
    rollen: sortRollen(antrag.rollen),
    anlass: antrag.anlass,
    beantragt_von: antrag.von.mitarbeiterId,
    beantragt: env.clock.now(),
  })
}

/** New roles are a new person to every page: old sessions end (SES-02). */
async function applyRollen(
  env: Env,
  tx: Tx,
  { mitarbeiterId, rollen, von }: { mitarbeiterId: string; rollen: Rolle[]; von: string | undefined },
): Promise<void> {
  await changeRollen(env, tx, { mitarbeiterId, rollen, von })
  await deleteDienstsitzungen(tx, { mitarbeiterId })
}

export type Rollenergebnis = 'geaendert' | 'beantragt' | 'gleich' | 'veraltet' | 'letzte'

/** What a form of roles was made from; differs once somebody else changed them meanwhile. */
export const standOf = (person: Pick<store.PersonRow, 'rollen' | 'aenderung_id'>): string =>
  `${person.rollen.join(' ')}|${person.aenderung_id ?? ''}`

/** Fewer roles count at once, others wait for a second person (AZ-07). 404 for the staff of another Jobcenter. */
export async function requestRollen(
  env: Env,
  wer: Wer,
  antrag: { mitarbeiterId: string; rollen: Rolle[]; stand?: string },
): Promise<Rollenergebnis> {
  const { mitarbeiterId } = antrag
  const neu = sortRollen(antrag.rollen)
  return env.db.transaction().execute(async (tx) => {
    await lockAdministration(tx, wer.jobcenterId)
    const person = await store.findPerson(tx, { id: mitarbeiterId, jobcenterId: wer.jobcenterId })
    if (!person) throw notFound()
    if (antrag.stand !== undefined && standOf(person) !== antrag.stand) return 'veraltet'
    if (sortRollen(person.rollen).join() === neu.join() && !person.aenderung_id) return 'gleich'
    if (!neu.includes('administration') && (await isLast(env, tx, { ...wer, mitarbeiterId }, person.rollen)))
      return 'letzte'
    if (needsFreigabe(neu, person.rollen)) {
      await openAenderung(env, tx, { mitarbeiterId, rollen: neu, anlass: 'aenderung', von: wer })
      await recordEreignis(env, tx, {
        ereignis: 'dienst.rolle-beantragt',
        akteur: 'dienst',
        akteurId: wer.mitarbeiterId,
        details: { mitarbeiter: mitarbeiterId, rollen: neu.join(' ') },
      })
      return 'beantragt'
    }
    await store.deleteOffeneAenderung(tx, mitarbeiterId)
    await applyRollen(env, tx, { mitarbeiterId, rollen: neu, von: wer.mitarbeiterId })
    return 'geaendert'
  })
}

/** Whether this person is the only one left who administers. */
export async function isLast(env: Env, tx: Tx, wer: Wer, rollen: readonly Rolle[]): Promise<boolean> {
  return rollen.includes('administration') && (await otherAdministration(env, tx, wer)).length === 0
}

export type Hindernis = 'eigener-antrag' | 'eigene-rollen' | 'ohne-passkey' | 'gesperrt'

/** Why somebody may not release this; the operator's command has no `wer`. */
export function hindernisOf(aenderung: store.AenderungRow, wer: Wer | undefined): Hindernis | undefined {
  if (wer && aenderung.beantragt_von === wer.mitarbeiterId) return 'eigener-antrag'
  if (wer && aenderung.mitarbeiter_id === wer.mitarbeiterId) return 'eigene-rollen'
  if (!aenderung.aktiv) return 'gesperrt'
  // The code of an invitation is known to whoever made it: released is the person who has set up, not the code (AUT-27).
  return aenderung.bisher.length === 0 && !aenderung.passkey_seit ? 'ohne-passkey' : undefined
}

export type Entscheidungsergebnis = 'freigegeben' | 'abgelehnt' | 'schon-entschieden' | Hindernis

/** The decision of a second person; whoever asked for it may only take it back. Undefined: there is no such request here. */
export async function decideRollen(
  env: Env,
  wo: { jobcenterId: string; wer: Wer | undefined },
  { id, freigeben }: { id: string; freigeben: boolean },
): Promise<Entscheidungsergebnis | undefined> {
  return env.db.transaction().execute(async (tx) => {
    await lockAdministration(tx, wo.jobcenterId)
    const aenderung = await store.findAenderung(tx, { id, jobcenterId: wo.jobcenterId })
    if (!aenderung) return undefined
    if (aenderung.ergebnis) return 'schon-entschieden'
    const hindernis = freigeben ? hindernisOf(aenderung, wo.wer) : undefined
    if (hindernis) return hindernis
    const ergebnis = freigeben ? 'freigegeben' : 'abgelehnt'
    const von = wo.wer?.mitarbeiterId
    await store.closeAenderung(tx, { id, von, jetzt: env.clock.now(), ergebnis })
    const mitarbeiterId = aenderung.mitarbeiter_id
    if (freigeben) await applyRollen(env, tx, { mitarbeiterId, rollen: aenderung.rollen, von })
    else {
      await recordEreignis(env, tx, {
        ereignis: 'dienst.rolle-abgelehnt',
        akteur: von ? 'dienst' : 'system',
        akteurId: von,
        details: { mitarbeiter: mitarbeiterId, rollen: aenderung.rollen.join(' ') },
      })
    }
    return ergebnis
  })
}

export const listOffeneAenderungen = store.findOffeneAenderungen

/** Whether anybody in the portal may release this: neither who asked for it nor who gets the roles. */
export async function hasZweitePerson(env: Env, jobcenterId: string, aenderung: store.AenderungRow): Promise<boolean> {
  const andere = await otherAdministration(env, env.db, { jobcenterId, mitarbeiterId: aenderung.beantragt_von })
  return andere.some(({ id }) => id !== aenderung.mitarbeiter_id)
}

/**
 * The operator, who runs the server, as the second person: only where the Jobcenter has nobody else who may (`im-portal`).
 * Undefined: there is no such request here.
 */
export async function decideRollenAlsBetrieb(
  env: Env,
  { jobcenterId, id }: { jobcenterId: string; id: string },
): Promise<'freigegeben' | 'schon-entschieden' | 'ohne-passkey' | 'gesperrt' | 'im-portal' | undefined> {
  const aenderung = await store.findAenderung(env.db, { id, jobcenterId })
  if (!aenderung) return undefined
  if (!aenderung.ergebnis && (await hasZweitePerson(env, jobcenterId, aenderung))) return 'im-portal'
  const ergebnis = await decideRollen(env, { jobcenterId, wer: undefined }, { id, freigeben: true })
  // Without a person, nobody decides on a request or on roles of their own.
  if (ergebnis === 'eigener-antrag' || ergebnis === 'eigene-rollen' || ergebnis === 'abgelehnt') return undefined
  return ergebnis
}
