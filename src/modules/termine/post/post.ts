import { holdZustellweg, type Postgrund } from '#modules/profil'
import { exportRecords, recordEreignis } from '#modules/protokoll'
import type { Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { type Tag, tagInBerlin } from '#platform/text/datum.ts'
import type { Dienstbesuch } from '#web/besuch.ts'
import * as termine from '../store.ts'
import { openTermin } from '../termin.ts'
import * as store from './store.ts'

type Dienst = Pick<Dienstbesuch, 'mitarbeiterId' | 'jobcenterId'>

/** A letter about an appointment, ordered and perhaps sent. */
export interface Terminbrief {
  anlass: store.Briefanlass
  grund: Postgrund
  beauftragt: Date
  gesendet: { tag: Tag; vermerkt: Date; von: string } | undefined
}

/**
 * Why an appointment of this kind has to be told by letter at this moment; undefined: the portal tells. An invitation has
 * consequences in law and takes the way of a notice; for a conversation an account that is in use is enough.
 */
export async function holdPostgrund(tx: Tx, kundeId: string, art: termine.Art): Promise<Postgrund | undefined> {
  const zugang = await holdZustellweg(tx, kundeId)
  if (zugang.weg === 'online') return undefined
  return wantsPost(art, zugang.grund) ? zugang.grund : undefined
}

/** Whether that reason counts for an appointment of this kind. */
export const wantsPost = (art: termine.Art, grund: Postgrund): boolean =>
  art === 'einladung' || grund === 'ohne-konto' || grund === 'deaktiviert'

interface Auftrag {
  termin: Pick<termine.TerminRow, 'id' | 'kunde_id' | 'jobcenter_id'>
  anlass: store.Briefanlass
  /** Undefined: the portal tells, and no letter waits any more. */
  grund: Postgrund | undefined
  von: string
}

/**
 * Orders the letter that an act needs. One that still waits gives way: it would say what is no longer right. A cancellation
 * goes by post where an earlier letter did, or may have done.
 */
export async function orderTerminbrief(env: Env, tx: Tx, auftrag: Auftrag): Promise<void> {
  const { termin, grund, von } = auftrag
  const bisher = await store.findBriefe(tx, termin.id)
  await store.deleteOffenen(tx, termin.id)
  if (!grund || (auftrag.anlass === 'abgesagt' && bisher.length === 0)) return
  // Whoever never got a letter gets the first one.
  const anlass = auftrag.anlass === 'verlegt' && !bisher.some(({ gesendet }) => gesendet) ? 'neu' : auftrag.anlass
  const wo = { termin_id: termin.id, jobcenter_id: termin.jobcenter_id }
  await store.insertBrief(tx, { id: newId(), ...wo, anlass, grund, beauftragt: env.clock.now() })
  await recordEreignis(env, tx, {
    ereignis: 'jobcenter.terminbrief-beauftragt',
    akteur: 'dienst',
    akteurId: von,
    kundeId: termin.kunde_id,
    details: { termin: termin.id, anlass, grund },
  })
}

export type Vermerk = 'ok' | 'weg' | 'nichts-offen'

/** Notes the day on which the letter that waits went to the post; the caller checked the day. A second click changes nothing. */
export function markTerminbriefGesendet(
  env: Env,
  dienst: Dienst,
  { terminId, tag }: { terminId: string; tag: Tag },
): Promise<Vermerk> {
  return env.db.transaction().execute(async (tx) => {
    const own = await termine.findTerminOfDienst(tx, { id: terminId, jobcenterId: dienst.jobcenterId })
    const row = own && (await termine.lockTermin(tx, terminId))
    if (!row) return 'weg'
    const { mitarbeiterId: von } = dienst
    if (!(await store.setGesendet(tx, { terminId, tag, jetzt: env.clock.now(), von }))) return 'nichts-offen'
    await recordEreignis(env, tx, {
      ereignis: 'jobcenter.terminbrief-gesendet',
      akteur: 'dienst',
      akteurId: von,
      kundeId: row.kunde_id,
      details: { termin: terminId, gesendet: tag },
    })
    return 'ok'
  })
}

/** The letters of an appointment that the caller found for the own Jobcenter. */
export async function listTerminbriefe(env: Env, terminId: string): Promise<Terminbrief[]> {
  const rows = await store.findBriefe(env.db, terminId)
  return rows.map(({ anlass, grund, beauftragt, gesendet, vermerkt, name }) => ({
    ...{ anlass, grund, beauftragt },
    gesendet: gesendet && vermerkt ? { tag: gesendet, vermerkt, von: name ?? '' } : undefined,
  }))
}

/** Days between which the letter that waits may have gone to the post; undefined where none waits. */
export function postTage(env: Env, briefe: readonly Terminbrief[]): { von: Tag; bis: Tag } | undefined {
  const offen = briefe.find(({ gesendet }) => !gesendet)
  return offen && { von: tagInBerlin(offen.beauftragt), bis: tagInBerlin(env.clock.now()) }
}

/**
 * The proof of how an appointment was told, for a court (LOG-05): the way, each letter with its day, and each record of the
 * audit log with its link of the chain. Undefined where the Jobcenter has no such appointment.
 */
export async function exportTerminnachweis(env: Env, dienst: Dienst, id: string): Promise<object | undefined> {
  const row = await termine.findTerminOfDienst(env.db, { id, jobcenterId: dienst.jobcenterId })
  if (!row) return undefined
  await recordEreignis(env, env.db, {
    ereignis: 'jobcenter.terminnachweis-ausgegeben',
    akteur: 'dienst',
    akteurId: dienst.mitarbeiterId,
    kundeId: row.kunde_id,
    details: { termin: id },
  })
  const { art, beginn, ende, zustand, zustellung, rechtsfolge, mit } = openTermin(env, row)
  return {
    ausgegeben: env.clock.now(),
    termin: { id, art, beginn, ende, zustand, zustellung, rechtsfolge, mit, angesetzt: row.erstellt },
    briefe: await listTerminbriefe(env, id),
    protokoll: await exportRecords(env, { kundeId: row.kunde_id, detail: 'termin', wert: id }),
  }
}
