import { kundeKey, lockKunde } from '#modules/jobcenter'
import { holdZustellweg, type Postgrund } from '#modules/profil'
import { recordEreignis } from '#modules/protokoll'
import { decideVorgang } from '#modules/vorgaenge'
import type { Env } from '#platform/env.ts'
import { readArt } from '../arten-daten.ts'
import { fassungOf, kontext } from '../bescheid.ts'
import { renewBewilligung } from '../bewilligung/bewilligung.ts'
import * as store from '../store.ts'
import { orderBrief, tellKunde } from '../zustellung/zustellung.ts'
import { type Dienst, dienstEintrag, isDateiBereit } from './entwurf.ts'

export type Freigabeergebnis =
  | { art: 'freigegeben'; weg: store.Weg }
  | { art: 'fehlt' | 'eigener' | 'schon-entschieden' | 'veraltet' | 'datei-nicht-bereit' }

/** A draft, and the version that was read before the decision; without one nobody reads, as where a course begins. */
export interface Freigabewahl {
  id: string
  /** As `fassungOf` names it. */
  gesehen?: string
}

/** Whether the file was replaced or handed in anew after the page was opened. */
const isVeraltet = (row: store.GesperrterBescheid, { gesehen }: Freigabewahl): boolean =>
  gesehen !== undefined && gesehen !== fassungOf({ dokumentId: row.dokument_id, vorgelegt: row.vorgelegt })

/** On the list of letters an account that is out of use counts like none. */
const briefgrundOf = (grund: Postgrund): store.Briefgrund => (grund === 'deaktiviert' ? 'ohne-konto' : grund)

/**
 * Releases a notice by a second person, and sends it on its way in the same transaction: provided in the portal with an
 * e-mail, or put on the list of what goes by post. Of many at once exactly one releases (AZ-08); the own draft is refused
 * here and, whatever happens here, by the table. A decision ends the case that it is about.
 */
export async function releaseBescheid(env: Env, dienst: Dienst, wahl: Freigabewahl): Promise<Freigabeergebnis> {
  const { id } = wahl
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
    if (isVeraltet(row, wahl)) return { art: 'veraltet' }
    if (!(await isDateiBereit(env, tx, row))) return { art: 'datei-nicht-bereit' }
    const zugang = await holdZustellweg(tx, row.kunde_id)
    const now = env.clock.now()
    const entscheidung = { zustand: 'freigegeben', entschieden: now, entschieden_von: dienst.mitarbeiterId } as const
    if (zugang.weg === 'online') {
      await store.updateBescheid(tx, id, { ...entscheidung, weg: 'online', bereitgestellt: now })
      await recordEreignis(env, tx, { ...eintrag, ereignis: 'bescheid.bereitgestellt' })
      await tellKunde(env, tx, { bescheid: row, anlass: 'neu', ...zugang })
    } else {
      await store.updateBescheid(tx, id, { ...entscheidung, weg: 'post' })
      await recordEreignis(env, tx, { ...eintrag, ereignis: 'bescheid.post-freigegeben' })
      await orderBrief(env, tx, { bescheid: row, grund: briefgrundOf(zugang.grund) })
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
    if (row.bewilligt_bis || row.aufgehoben_ab) await renewBewilligung(tx, kundeId)
    return { art: 'freigegeben', weg: zugang.weg }
  })
}

/** Gives a draft back with a reason, which its author reads. */
export function returnBescheid(
  env: Env,
  dienst: Dienst,
  wahl: Freigabewahl & { grund: string },
): Promise<'zurueckgegeben' | 'fehlt' | 'schon-entschieden' | 'eigener' | 'veraltet'> {
  const { id, grund } = wahl
  return env.db.transaction().execute(async (tx) => {
    const row = await store.lockBescheid(tx, { id, jobcenterId: dienst.jobcenterId })
    const kunde = row && (await lockKunde(tx, { id: row.kunde_id, jobcenterId: dienst.jobcenterId }))
    if (!row || !kunde) return 'fehlt'
    if (row.zustand !== 'zur-freigabe') return 'schon-entschieden'
    if (row.erstellt_von === dienst.mitarbeiterId) return 'eigener'
    if (isVeraltet(row, wahl)) return 'veraltet'
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
