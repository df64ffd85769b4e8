import { kundeKey, lockKunde } from '#modules/jobcenter'
import { holdErreichbarkeit } from '#modules/konto'
import { findKontoOfKunde, lockZustimmung } from '#modules/profil'
import { recordEreignis } from '#modules/protokoll'
import { decideVorgang } from '#modules/vorgaenge'
import type { Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { readArt } from '../arten-daten.ts'
import { kontext } from '../bescheid.ts'
import * as store from '../store.ts'
import { orderBrief, tellKunde } from '../zustellung/zustellung.ts'
import { type Dienst, dienstEintrag, isDateiBereit } from './entwurf.ts'

export type Freigabeergebnis =
  | { art: 'freigegeben'; weg: store.Weg }
  | { art: 'fehlt' | 'eigener' | 'schon-entschieden' | 'datei-nicht-bereit' }

/** Way to the person at this moment: online to this account and address, or why on paper. */
type Zugangsweg = { weg: 'online'; kontoId: string; adresseHash: Buffer } | { weg: 'post'; grund: store.Briefgrund }

/**
 * The account is held first and the consent after it, in the order in which a withdrawal takes them. From here until the
 * transaction ends neither changes: what is released was agreed to at that moment (PRI-08).
 */
async function chooseWeg(tx: Tx, kundeId: string): Promise<Zugangsweg> {
  const kontoId = await findKontoOfKunde(tx, kundeId)
  if (kontoId === undefined) return { weg: 'post', grund: 'ohne-konto' }
  const konto = await holdErreichbarkeit(tx, kontoId)
  if (konto?.zustand !== 'aktiv') return { weg: 'post', grund: 'ohne-konto' }
  if (!(await lockZustimmung(tx, kundeId, 'bescheide'))) return { weg: 'post', grund: 'ohne-zustimmung' }
  if (konto.adresse_gestoert) return { weg: 'post', grund: 'adresse' }
  return { weg: 'online', kontoId, adresseHash: konto.email_hash }
}

/**
 * Releases a notice by a second person, and sends it on its way in the same transaction: provided in the portal with an
 * e-mail, or put on the list of what goes by post. Of many at once exactly one releases (AZ-08); the own draft is refused
 * here and, whatever happens here, by the table. A decision ends the case that it is about.
 */
export async function releaseBescheid(env: Env, dienst: Dienst, id: string): Promise<Freigabeergebnis> {
  return env.db.transaction().execute(async (tx) => {
    const row = await store.lockBescheid(tx, { id, jobcenterId: dienst.jobcenterId })
    if (!row) return { art: 'fehlt' }
    if (row.zustand !== 'zur-freigabe') return { art: 'schon-entschieden' }
    const eintrag = dienstEintrag(dienst, row)
    if (row.erstellt_von === dienst.mitarbeiterId) {
      const details = { ...eintrag.details, grund: 'eigener-entwurf' }
      await recordEreignis(env, tx, { ...eintrag, details, ereignis: 'bescheid.bereitgestellt', ergebnis: 'abgelehnt' })
      return { art: 'eigener' }
    }
    if (!(await isDateiBereit(env, tx, row))) return { art: 'datei-nicht-bereit' }
    const zugang = await chooseWeg(tx, row.kunde_id)
    const now = env.clock.now()
    const entscheidung = { zustand: 'freigegeben', entschieden: now, entschieden_von: dienst.mitarbeiterId } as const
    if (zugang.weg === 'online') {
      await store.updateBescheid(tx, id, { ...entscheidung, weg: 'online', bereitgestellt: now })
      await recordEreignis(env, tx, { ...eintrag, ereignis: 'bescheid.bereitgestellt' })
      await tellKunde(env, tx, { bescheid: row, anlass: 'neu', ...zugang })
    } else {
      await store.updateBescheid(tx, id, { ...entscheidung, weg: 'post' })
      await recordEreignis(env, tx, { ...eintrag, ereignis: 'bescheid.post-freigegeben' })
      await orderBrief(env, tx, { bescheid: row, grund: zugang.grund })
    }
    const { vorgang_id: vorgangId, kunde_id: kundeId } = row
    if (vorgangId && readArt(row.art).entscheidet) {
      const { mitarbeiterId } = dienst
      await decideVorgang(env, tx, {
        vorgangId,
        kundeId,
        mitarbeiterId,
        weg: zugang.weg,
        imWiderspruch: readArt(row.art).imWiderspruch,
      })
    }
    return { art: 'freigegeben', weg: zugang.weg }
  })
}

/** Gives a draft back with a reason, which its author reads. */
export function returnBescheid(
  env: Env,
  dienst: Dienst,
  { id, grund }: { id: string; grund: string },
): Promise<'zurueckgegeben' | 'fehlt' | 'schon-entschieden' | 'eigener'> {
  return env.db.transaction().execute(async (tx) => {
    const row = await store.lockBescheid(tx, { id, jobcenterId: dienst.jobcenterId })
    const kunde = row && (await lockKunde(tx, { id: row.kunde_id, jobcenterId: dienst.jobcenterId }))
    if (!row || !kunde) return 'fehlt'
    if (row.zustand !== 'zur-freigabe') return 'schon-entschieden'
    if (row.erstellt_von === dienst.mitarbeiterId) return 'eigener'
    await store.updateBescheid(tx, id, {
      zustand: 'zurueckgegeben',
      entschieden: env.clock.now(),
      entschieden_von: dienst.mitarbeiterId,
      grund: kundeKey(env, kunde).seal(kontext('grund', id), grund),
    })
    await recordEreignis(env, tx, { ereignis: 'bescheid.zurueckgegeben', ...dienstEintrag(dienst, row) })
    return 'zurueckgegeben'
  })
}
