import { findFeiertag } from '#modules/bescheide'
import { addTage, type Tag } from '#platform/text/datum.ts'
import { countTage, laenderOf } from '../../bausteine/kalender.ts'
import { addMonate } from '../../bausteine/monate.ts'
import { regelAm } from './regeln-daten.ts'

/** Both days belong to it. */
export interface Zeitraum {
  von: Tag
  bis: Tag
}

const isSonntag = (tag: Tag) => new Date(tag).getUTCDay() === 0
const isSamstag = (tag: Tag) => new Date(tag).getUTCDay() === 6

/** A holiday at the seat of the office; where that is not known, one in all Länder. */
const isFeiertag = (tag: Tag, land: string | undefined) =>
  laenderOf(land).every((one) => findFeiertag(tag, { land: one }) !== undefined)

/** Monday to Saturday without holidays: days on which one has to read what the Jobcenter sends (ErrV). */
export const isWerktag = (tag: Tag, land: string | undefined): boolean => !isSonntag(tag) && !isFeiertag(tag, land)

/** The first such day after another. */
export function nextWerktag(tag: Tag, land: string | undefined): Tag {
  let day = addTage(tag, 1)
  while (!isWerktag(day, land)) day = addTage(day, 1)
  return day
}

/** The last day on which it is still in time to ask: the fifth Werktag before the first day of the absence. */
export function lastAntragstag(von: Tag, land: string | undefined): Tag {
  let day = von
  for (let missing = regelAm(von).vorlaufWerktage; missing > 0; ) {
    day = addTage(day, -1)
    if (isWerktag(day, land)) missing -= 1
  }
  return day
}

/** The first day on which the Jobcenter agrees where there is no important reason. */
export const firstZustimmungstag = (von: Tag): Tag => addMonate(von, -regelAm(von).fruehestensMonate)

/** All days are Saturdays, Sundays and holidays; then it is enough to read messages before the next Werktag. */
export function istNurFrei({ von, bis }: Zeitraum, land: string | undefined): boolean {
  // Longer than any row of such days, and no reason to look at years of them.
  if (countTage(von, bis) > 10) return false
  for (let day = von; day <= bis; day = addTage(day, 1)) {
    if (isWerktag(day, land) && !isSamstag(day)) return false
  }
  return bis >= von
}

/** Calendar days, the first and the last included; 0 where the end lies before. */
export const countAbwesend = ({ von, bis }: Zeitraum): number => Math.max(0, countTage(von, bis) + 1)

export const ueberschneiden = (one: Zeitraum, other: Zeitraum): boolean => one.von <= other.bis && other.von <= one.bis

/** Days by calendar year; a day that lies in two periods counts once. */
export function countJeJahr(zeitraeume: readonly Zeitraum[]): ReadonlyMap<number, number> {
  const sorted = zeitraeume.filter(({ von, bis }) => von <= bis).sort((a, b) => (a.von < b.von ? -1 : 1))
  const tage = new Map<number, number>()
  let counted = ''
  for (const { von, bis } of sorted) {
    const first = counted >= von ? addTage(counted, 1) : von
    if (first > bis) continue
    for (const { jahr, zeitraum } of splitJahre({ von: first, bis })) {
      tage.set(jahr, (tage.get(jahr) ?? 0) + countAbwesend(zeitraum))
    }
    counted = bis
  }
  return tage
}

function splitJahre({ von, bis }: Zeitraum): { jahr: number; zeitraum: Zeitraum }[] {
  const [first, last] = [Number(von.slice(0, 4)), Number(bis.slice(0, 4))]
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const jahr = first + i
    return {
      jahr,
      zeitraum: { von: jahr === first ? von : `${jahr}-01-01`, bis: jahr === last ? bis : `${jahr}-12-31` },
    }
  })
}

export interface Jahreszaehler {
  jahr: number
  /** Days of this absence in the year. */
  neu: number
  /** Days with it and all before. */
  verbraucht: number
  /** What is left; never below 0. */
  verbleibend: number
  hoechstens: number
}

/** For each year that an absence touches: how many of its days are used, and how many are left. */
export function computeZaehler(
  neu: Zeitraum,
  frueher: readonly Zeitraum[],
  hoechstensAm: (tag: Tag) => number,
): Jahreszaehler[] {
  const vorher = countJeJahr(frueher)
  return [...countJeJahr([...frueher, neu])]
    .filter(([jahr]) => `${jahr}` >= neu.von.slice(0, 4) && `${jahr}` <= neu.bis.slice(0, 4))
    .map(([jahr, verbraucht]) => {
      const hoechstens = hoechstensAm(neu.von > `${jahr}-01-01` ? neu.von : `${jahr}-01-01`)
      const rest = Math.max(0, hoechstens - verbraucht)
      return { jahr, neu: verbraucht - (vorher.get(jahr) ?? 0), verbraucht, verbleibend: rest, hoechstens }
    })
}

export const istUeberschritten = ({ verbraucht, hoechstens }: Jahreszaehler): boolean => verbraucht > hoechstens
