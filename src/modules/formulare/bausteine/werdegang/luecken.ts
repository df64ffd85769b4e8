import { formatTag, type Tag } from '#platform/text/datum.ts'
import { type Antworten, entriesOf } from '../../engine/modell.ts'

/** Months as YYYY-MM, both included; without an end it goes on. */
interface Zeitraum {
  von: string
  bis?: string | undefined
}

/** Shorter ones are nobody's business: the time between two jobs. */
const MINDESTENS_MONATE = 2

const countMonate = (monat: string) => Number(monat.slice(0, 4)) * 12 + Number(monat.slice(5, 7)) - 1
const showMonat = (zahl: number) =>
  `${String(Math.floor(zahl / 12)).padStart(4, '0')}-${String((zahl % 12) + 1).padStart(2, '0')}`

/** Times of two months or more in which nothing is told, until the month of `heute`, the oldest first. */
export function findLuecken(zeiten: readonly Zeitraum[], heute: Tag): { von: string; bis: string }[] {
  const now = countMonate(heute)
  const sorted = zeiten
    .map(({ von, bis }) => ({ von: countMonate(von), bis: bis === undefined ? now : countMonate(bis) }))
    .sort((a, b) => a.von - b.von)
  const luecken: { von: string; bis: string }[] = []
  let covered = sorted[0]?.bis
  if (covered === undefined) return []
  for (const { von, bis } of [...sorted.slice(1), { von: now + 1, bis: now }]) {
    const missing = von - covered - 1
    if (missing >= MINDESTENS_MONATE) luecken.push({ von: showMonat(covered + 1), bis: showMonat(von - 1) })
    covered = Math.max(covered, bis)
  }
  return luecken
}

/** „März 2024“ */
const formatMonat = (monat: string): string => formatTag(`${monat}-01`).slice('1. '.length)

/** What to say of the gaps between trainings and jobs. */
export function showLuecken(alle: Antworten, heute: Tag): string[] {
  const zeiten = [...entriesOf(alle, 'ausbildungen'), ...entriesOf(alle, 'stellen')].flatMap(
    ({ von, bis }): Zeitraum[] =>
      typeof von === 'string' ? [{ von, bis: typeof bis === 'string' ? bis : undefined }] : [],
  )
  return findLuecken(zeiten, heute).map(
    ({ von, bis }) =>
      `Von ${formatMonat(von)} bis ${formatMonat(bis)} haben Sie nichts angegeben. Sie können die Zeit ergänzen, müssen es aber nicht.`,
  )
}
