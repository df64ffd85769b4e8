import { addTage, formatTag, type Tag } from '#platform/text/datum.ts'

/** Both days belong to it. */
export interface Zeitraum {
  von: Tag
  bis: Tag
}

const TAG = 86_400_000

/** Calendar days, the first and the last included; 0 where the end lies before. */
export const countAbwesend = ({ von, bis }: Zeitraum): number =>
  Math.max(0, (Date.parse(bis) - Date.parse(von)) / TAG + 1)

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

/** „2026: 7 von 21 Tagen verbraucht, 14 bleiben.“ */
export const showZaehler = ({ jahr, verbraucht, verbleibend, hoechstens }: Jahreszaehler): string =>
  `${jahr}: ${verbraucht} von ${hoechstens} Tagen verbraucht, ${verbleibend} bleiben.`

export const showTage = (anzahl: number): string => (anzahl === 1 ? '1 Tag' : `${anzahl} Tage`)

export const showZeitraum = ({ von, bis }: Zeitraum): string =>
  von === bis ? formatTag(von) : `${formatTag(von)} bis ${formatTag(bis)}`
