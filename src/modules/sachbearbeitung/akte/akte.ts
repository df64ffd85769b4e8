import { type Kunde, readKunde } from '#modules/jobcenter'
import { listBriefe } from '#modules/profil'
import { recordEreignis } from '#modules/protokoll'
import type { Env } from '#platform/env.ts'
import type { Dienstbesuch } from '#web/besuch.ts'
import { notFound } from '#web/fehler.ts'
import { findReaktivierungenOfKunde, findStaende, type Kontostand } from '../store.ts'
import { kontostandOf } from '../uebersicht/kundenliste.ts'

export interface Akte {
  kunde: Kunde
  konto: Kontostand
  kontoId: string | undefined
  briefe: Awaited<ReturnType<typeof listBriefe>>
  reaktivierungen: Awaited<ReturnType<typeof findReaktivierungenOfKunde>>
}

/**
 * Opens what is on file of a customer of the own Jobcenter, and records who looked (LOG-01).
 * `grund`: from a request of the customer, which is the reason where nobody of the team is there for them (AZ-06).
 * @throws 404 for a customer of another Jobcenter as for none (AZ-02)
 */
export async function openAkte(env: Env, besuch: Dienstbesuch, kundeId: string, grund?: 'anfrage'): Promise<Kunde> {
  const kunde = await readKunde(env, env.db, { id: kundeId, jobcenterId: besuch.jobcenterId })
  if (!kunde) throw notFound()
  await recordEreignis(env, env.db, {
    ereignis: 'jobcenter.akte-geoeffnet',
    akteur: 'dienst',
    akteurId: besuch.mitarbeiterId,
    kundeId: kunde.id,
    ...(grund ? { details: { grund } } : {}),
  })
  return kunde
}

/** The record with account, letters and requests around it. */
export async function readAkte(env: Env, besuch: Dienstbesuch, kundeId: string): Promise<Akte> {
  const kunde = await openAkte(env, besuch, kundeId)
  const wo = { kundeId, jobcenterId: besuch.jobcenterId }
  const [[stand], briefe, reaktivierungen] = await Promise.all([
    findStaende(env.db, [kundeId]),
    listBriefe(env, env.db, wo),
    findReaktivierungenOfKunde(env.db, wo),
  ])
  return {
    kunde,
    konto: kontostandOf(stand?.kontozustand),
    kontoId: stand?.konto_id ?? undefined,
    briefe,
    reaktivierungen,
  }
}
