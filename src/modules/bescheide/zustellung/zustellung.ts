import { notify } from '#modules/benachrichtigung'
import { holdErreichbarkeit, markAdresseGestoert } from '#modules/konto'
import { findKontoOfKunde } from '#modules/profil'
import { recordEreignis } from '#modules/protokoll'
import type { Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Auftragsdaten } from '#platform/datenbank/queue.ts'
import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import * as bescheide from '../store.ts'
import * as store from './store.ts'

/** The task that learns what the mail server said. */
export const NACHWEIS = 'bescheid-benachrichtigt'

type Sache = Pick<bescheide.GesperrterBescheid, 'id' | 'kunde_id' | 'jobcenter_id'>

const systemEintrag = (bescheid: Sache, mehr: Record<string, string> = {}) =>
  ({ akteur: 'system', kundeId: bescheid.kunde_id, details: { bescheid: bescheid.id, ...mehr } }) as const

/** Rings the bell and sends the mail that a notice lies ready; what becomes of the mail is kept as proof. */
export async function tellKunde(
  env: Env,
  tx: Tx,
  was: { bescheid: Sache; anlass: 'neu' | 'erinnerung'; kontoId: string; adresseHash: Buffer },
): Promise<void> {
  const { bescheid, anlass, kontoId, adresseHash } = was
  const id = newId()
  await store.insertBenachrichtigung(tx, {
    id,
    bescheid_id: bescheid.id,
    anlass,
    adresse_hash: adresseHash,
    beauftragt: env.clock.now(),
  })
  const neuigkeit = {
    kontoId,
    kundeId: bescheid.kunde_id,
    anlass: anlass === 'neu' ? 'neuer-bescheid' : 'bescheid-erinnerung',
    ziel: routes.bescheid.href({ id: bescheid.id }),
  } as const
  await notify(env, tx, neuigkeit, { nachweis: { aufgabe: NACHWEIS, id } })
}

/** Puts a notice on the list of what goes by post, once; whoever asks again changes nothing. */
export async function orderBrief(
  env: Env,
  tx: Tx,
  { bescheid, grund, von }: { bescheid: Sache; grund: bescheide.Briefgrund; von?: string },
): Promise<boolean> {
  const row = { bescheid_id: bescheid.id, jobcenter_id: bescheid.jobcenter_id, grund }
  if (!(await store.insertBrief(tx, { id: newId(), ...row, beauftragt: env.clock.now() }))) return false
  const eintrag = systemEintrag(bescheid, { grund })
  const wer = von ? ({ akteur: 'dienst', akteurId: von } as const) : {}
  await recordEreignis(env, tx, { ereignis: 'bescheid.brief-beauftragt', ...eintrag, ...wer })
  return true
}

/** What failed for good is made good by paper, unless a letter went or waits already. */
async function replaceByBrief(env: Env, tx: Tx, was: { bescheidId: string; grund: bescheide.Briefgrund }) {
  const bescheid = await bescheide.lockBescheid(tx, { id: was.bescheidId })
  if (bescheid && !(await store.hasBrief(tx, bescheid.id))) await orderBrief(env, tx, { bescheid, grund: was.grund })
}

/** Keeps what the mail server said of a mail: handed over, or refused for good, which leads to paper. */
export async function recordMailergebnis(env: Env, daten: Auftragsdaten): Promise<void> {
  const ergebnis = daten['ergebnis'] === 'abgewiesen' ? 'abgewiesen' : 'uebergeben'
  const zeit = new Date(String(daten['zeit']))
  await env.db.transaction().execute(async (tx) => {
    const row = await store.findMail(tx, { id: String(daten['id']) })
    const bescheid = row && (await bescheide.lockBescheid(tx, { id: row.bescheid_id }))
    const werte = { ergebnis, ergebnis_zeit: zeit, mail: String(daten['mail']) } as const
    if (!bescheid || !(await store.setErgebnis(tx, row.id, werte))) return
    const eintrag = systemEintrag(bescheid, { anlass: row.anlass, uebergabe: zeit.toISOString() })
    if (ergebnis === 'uebergeben') {
      await recordEreignis(env, tx, { ereignis: 'bescheid.benachrichtigt', ...eintrag })
      return
    }
    await recordEreignis(env, tx, { ereignis: 'bescheid.mail-abgewiesen', ...eintrag })
    await markAdresseGestoert(env, tx, row.adresse_hash)
    await replaceByBrief(env, tx, { bescheidId: bescheid.id, grund: 'abgewiesen' })
  })
}

/** A mail came back. False where it is none of a notice; one that was noted before changes nothing. */
export function recordRuecklauf(env: Env, mail: string): Promise<boolean> {
  return env.db.transaction().execute(async (tx) => {
    const row = await store.findMail(tx, { mail })
    const bescheid = row && (await bescheide.lockBescheid(tx, { id: row.bescheid_id }))
    if (!bescheid) return false
    if (!(await store.setZurueck(tx, row.id, env.clock.now()))) return true
    await recordEreignis(env, tx, { ereignis: 'bescheid.mail-zurueck', ...systemEintrag(bescheid) })
    await markAdresseGestoert(env, tx, row.adresse_hash)
    await replaceByBrief(env, tx, { bescheidId: bescheid.id, grund: 'zurueck' })
    return true
  })
}

/** Reminds of one notice that nobody opened, once. */
export function remindUngelesen(env: Env, id: string): Promise<void> {
  return env.db.transaction().execute(async (tx) => {
    const row = await bescheide.lockBescheid(tx, { id })
    if (!row || row.abgerufen || row.erinnert) return
    await bescheide.updateBescheid(tx, id, { erinnert: env.clock.now() })
    const kontoId = await findKontoOfKunde(tx, row.kunde_id)
    if (kontoId === undefined) return
    const konto = await holdErreichbarkeit(tx, kontoId)
    if (konto?.zustand !== 'aktiv' || konto.adresse_gestoert) return
    await recordEreignis(env, tx, { ereignis: 'bescheid.erinnert', ...systemEintrag(row) })
    await tellKunde(env, tx, { bescheid: row, anlass: 'erinnerung', kontoId, adresseHash: konto.email_hash })
  })
}

/** Tells staff once of a notice that stays unread; where the Jobcenter wants that, it goes by post too. */
export function reportUngelesen(env: Env, id: string): Promise<void> {
  return env.db.transaction().execute(async (tx) => {
    const row = await bescheide.lockBescheid(tx, { id })
    if (!row || row.abgerufen || row.ungelesen_gemeldet) return
    const now = env.clock.now()
    // On paper it has found another way already.
    const brief = await store.hasBrief(tx, id)
    const klaeren = row.klaeren_seit || brief ? {} : ({ klaeren_seit: now, klaeren_grund: 'ungelesen' } as const)
    await bescheide.updateBescheid(tx, id, { ungelesen_gemeldet: now, ...klaeren })
    await recordEreignis(env, tx, { ereignis: 'bescheid.ungelesen', ...systemEintrag(row) })
    const jobcenter = await tx
      .selectFrom('jobcenter')
      .select('brief_bei_ungelesen')
      .where('id', '=', row.jobcenter_id)
      .executeTakeFirst()
    if (!jobcenter?.brief_bei_ungelesen || brief) return
    await orderBrief(env, tx, { bescheid: row, grund: 'ungelesen' })
  })
}
