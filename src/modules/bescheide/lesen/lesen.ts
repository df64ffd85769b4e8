import { markGelesen } from '#modules/benachrichtigung'
import { type Anhang, readDokument } from '#modules/dokumente'
import { findWege } from '#modules/konto'
import { readZustimmungen } from '#modules/profil'
import { recordEreignis } from '#modules/protokoll'
import type { Env } from '#platform/env.ts'
import type { Tag } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { KundenBesuch } from '#web/besuch.ts'
import { type Bescheid, openBescheid } from '../bescheid.ts'
import * as store from '../store.ts'
import { disputeBrief, disputeMails } from '../zustellung/store.ts'

type Wer = Pick<KundenBesuch, 'kontoId' | 'sitzungId' | 'profil'>

const JE_SEITE = 25

export interface Bescheidliste {
  bescheide: Bescheid[]
  /** Id of the last one shown, where there is more. */
  weiter: string | undefined
  zugestimmt: boolean
  /** Since when mails to the person come back. */
  adresseGestoert: Date | undefined
}

/** One page of what was released for the customer of the open profile, the newest first. */
export async function listBescheide(
  env: Env,
  wer: Pick<Wer, 'kontoId' | 'profil'>,
  vorId: string | undefined,
): Promise<Bescheidliste> {
  const { kundeId } = wer.profil
  const [zustimmungen, konto] = await Promise.all([
    readZustimmungen(env.db, kundeId),
    env.db.selectFrom('konto').select('adresse_gestoert').where('id', '=', wer.kontoId).executeTakeFirst(),
  ])
  const zugestimmt = zustimmungen.bescheide !== undefined
  const wo = { kundeId, mitBriefen: zugestimmt }
  const letzter = vorId === undefined ? undefined : await store.findBescheidOfKunde(env.db, { ...wo, id: vorId })
  const vor = letzter?.entschieden ? { zeit: letzter.entschieden, id: letzter.id } : undefined
  const rows = await store.findBescheideOfKunde(env.db, { ...wo, vor, anzahl: JE_SEITE + 1 })
  const bescheide = rows.slice(0, JE_SEITE).map((row) => openBescheid(env, row))
  const weiter = rows.length > JE_SEITE ? bescheide.at(-1)?.id : undefined
  return { bescheide, weiter, zugestimmt, adresseGestoert: konto?.adresse_gestoert ?? undefined }
}

const ZU_EINEM_VORGANG = 50

/** What was released about a case of this customer, the newest first. */
export async function listBescheideZu(env: Env, wo: { vorgangId: string; kundeId: string }): Promise<Bescheid[]> {
  const { bescheide } = await readZustimmungen(env.db, wo.kundeId)
  const rows = await store.findBescheideZu(env.db, {
    ...{ ...wo, mitBriefen: bescheide !== undefined },
    anzahl: ZU_EINEM_VORGANG,
  })
  return rows.map((row) => openBescheid(env, row))
}

/** One notice of the customer of the open profile; undefined for anybody else's, as for none. */
export async function readBescheid(env: Env, wer: Wer, id: string): Promise<Bescheid | undefined> {
  const { kundeId } = wer.profil
  const { bescheide } = await readZustimmungen(env.db, kundeId)
  const row = await store.findBescheidOfKunde(env.db, { id, kundeId, mitBriefen: bescheide !== undefined })
  return row && openBescheid(env, row)
}

/**
 * The file of a notice, to keep. The first retrieval is recorded with who did it and how they had signed in, before the
 * first byte leaves (§ 37 Abs. 2a SGB X). `wartet`: the file is being looked at.
 */
export async function retrieveBescheid(env: Env, wer: Wer, id: string): Promise<Anhang | 'wartet' | undefined> {
  const bescheid = await readBescheid(env, wer, id)
  if (!bescheid) return undefined
  const besitzer = { art: 'kunde', id: wer.profil.kundeId } as const
  const leser = { akteur: { art: 'kunde', id: wer.kontoId }, trotzdem: true } as const
  const datei = await readDokument(env, { besitzer, id: bescheid.dokumentId }, leser)
  if (!datei) return undefined
  if (!datei.ok) return 'wartet'
  await env.db.transaction().execute(async (tx) => {
    const row = await store.lockBescheid(tx, { id })
    if (!row) return
    const erster = row.abgerufen === null
    if (erster) {
      const offen = row.klaeren_grund === 'ungelesen' ? { klaeren_seit: null, klaeren_grund: null } : {}
      await store.updateBescheid(tx, id, { abgerufen: env.clock.now(), abgerufen_von: wer.kontoId, ...offen })
    }
    await markGelesen(env, tx, { leser: wer, ziel: routes.bescheid.href({ id }) })
    await recordEreignis(env, tx, {
      ereignis: 'bescheid.abgerufen',
      akteur: 'kunde',
      akteurId: wer.kontoId,
      kontoId: wer.kontoId,
      kundeId: row.kunde_id,
      details: { bescheid: id, erster, wege: await findWege(tx, wer), profil: wer.profil.profilId },
    })
  })
  return datei.anhang
}

export type Bestreitung = { art: 'mail' } | { art: 'brief-nie' } | { art: 'brief-spaeter'; tag: Tag }

/**
 * The person says that the mail or the letter did not arrive, or too late: it counts no more, and staff hears of it. False
 * where there is nothing to say that of, or it was said before.
 */
export function disputeZugang(env: Env, wer: Wer, { id, was }: { id: string; was: Bestreitung }): Promise<boolean> {
  return env.db.transaction().execute(async (tx) => {
    const row = await store.lockBescheid(tx, { id })
    if (row?.kunde_id !== wer.profil.kundeId || row.zustand !== 'freigegeben') return false
    const now = env.clock.now()
    const changed =
      was.art === 'mail'
        ? (await disputeMails(tx, id, now)) > 0
        : await disputeBrief(tx, id, {
            bestritten: now,
            zugang: was.art === 'brief-nie' ? 'nie' : 'spaeter',
            zugang_tag: was.art === 'brief-spaeter' ? was.tag : null,
          })
    if (!changed) return false
    await store.updateBescheid(tx, id, { klaeren_seit: row.klaeren_seit ?? now, klaeren_grund: 'bestritten' })
    await recordEreignis(env, tx, {
      ereignis: 'bescheid.bestritten',
      akteur: 'kunde',
      akteurId: wer.kontoId,
      kontoId: wer.kontoId,
      kundeId: row.kunde_id,
      details: { bescheid: id, was: was.art },
    })
    return true
  })
}
