import type { Tag } from '#platform/text/datum.ts'
import type { Zeitraum } from '../abwesenheit/tage.ts'
import type { Vorgangszustand } from '../zustaende-daten.ts'
import type { Mitreisezustand } from './zustaende-daten.ts'

/** What whoever named somebody says of their return. */
export type Auskunft = { art: 'zurueck'; tag: Tag } | { art: 'unterwegs' } | { art: 'nicht-gereist' }

export type Rueckkehrart = Auskunft['art']

/**
 * Why staff has to look at it: nobody has said that they are back; somebody says that they are not, behind the last day; back
 * later than agreed; back in time, but said so late.
 */
export type Mitreisemeldung = 'fehlt' | 'unterwegs' | 'spaeter' | 'nachgemeldet'

/** They travel, and have no case of their own in which they could say that they are back. */
const OHNE_VORGANG: readonly Mitreisezustand[] = ['offen', 'zugestimmt', 'teilweise', 'nicht-noetig']

interface Reise {
  zustand: Mitreisezustand
  auskunft: Auskunft | undefined
}

/** Whoever named them can say whether they are back: until they are. */
export const isMeldbar = ({ zustand, auskunft }: Reise): boolean =>
  auskunft ? auskunft.art === 'unterwegs' : OHNE_VORGANG.includes(zustand)

export const isSame = (one: Auskunft, other: Auskunft): boolean =>
  one.art === other.art && (one.art !== 'zurueck' || (other.art === 'zurueck' && one.tag === other.tag))

/** Somebody is asked for it: whoever named them is back themselves, has said that they are not, or has consent for these days alone. */
export const isGefragt = (reise: Reise & { zustimmung: Zeitraum | undefined }, { zurueck }: { zurueck: boolean }) =>
  isMeldbar(reise) && (zurueck || reise.auskunft !== undefined || reise.zustimmung !== undefined)

/** Before the first day of both journeys, and after today, nobody has come back. `ab`: since when whoever named them is away. */
export const isMoeglich = (tag: Tag, { ab, von, heute }: { ab: Tag | undefined; von: Tag; heute: Tag }): boolean =>
  tag <= heute && (tag >= von || (ab !== undefined && tag >= ab))

/** What staff has to look at after an answer; `bisher`: what they had before it. */
export function findMeldung(
  auskunft: Auskunft,
  { meldenBis, heute, bisher }: { meldenBis: Tag; heute: Tag; bisher: Mitreisemeldung | undefined },
): Mitreisemeldung | undefined {
  if (auskunft.art === 'unterwegs') return heute > meldenBis ? 'unterwegs' : undefined
  if (auskunft.art === 'zurueck' && auskunft.tag > meldenBis) return 'spaeter'
  return bisher ? 'nachgemeldet' : undefined
}

/** The days that count: as agreed to, and no more than the person was away. */
export function findVerbrauchte(zustimmung: Zeitraum, auskunft: Auskunft | undefined): Zeitraum | undefined {
  if (auskunft?.art === 'nicht-gereist') return undefined
  if (auskunft?.art !== 'zurueck' || auskunft.tag >= zustimmung.bis) return zustimmung
  return auskunft.tag < zustimmung.von ? undefined : { ...zustimmung, bis: auskunft.tag }
}

/** In these states nobody waits for whoever named them to say that they are back. */
export const NICHT_ERWARTET: readonly Vorgangszustand[] = [
  ...['zurueckgemeldet' as const, 'nicht-zugestimmt' as const, 'nicht-noetig' as const, 'zurueckgenommen' as const],
]

/**
 * Nobody has said that they are back, and nobody was told. While whoever named them is expected back, that is asked first: one
 * question, not one for each.
 */
export function isVermisst(
  reise: Reise & { vermisstAb: Tag | undefined; meldung: unknown; zustimmung: Zeitraum | undefined },
  { vorgang, heute }: { vorgang: Vorgangszustand; heute: Tag },
): boolean {
  const { vermisstAb, meldung, auskunft, zustimmung } = reise
  if (meldung || !vermisstAb || vermisstAb > heute || !isMeldbar(reise)) return false
  return auskunft !== undefined || (zustimmung !== undefined && NICHT_ERWARTET.includes(vorgang))
}
