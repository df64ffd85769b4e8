import { addTage, type Tag } from '#platform/text/datum.ts'
import { findFeiertag, listFeiertage, type Ort } from './feiertage.ts'
import { countTage, findWochentag } from './kalender.ts'

/**
 * Which days of the week count as Werktag. Deadlines never end on a Saturday (§ 64 Abs. 3 SGG, § 26 Abs. 3 SGB X): `mo-fr`.
 * Elsewhere Saturday is a Werktag like others, as for the notice of an absence: `mo-sa`.
 */
export type Arbeitswoche = 'mo-fr' | 'mo-sa'

/** Why a day is no Werktag, in a word for people („Ostermontag“, „Samstag“); undefined if it is one. */
export function findRuhegrund(tag: Tag, ort: Ort, woche: Arbeitswoche = 'mo-fr'): string | undefined {
  const feiertag = findFeiertag(tag, ort)
  if (feiertag !== undefined) return feiertag.name
  return isWochenende(tag, woche) ? findWochentag(tag) : undefined
}

export function isWerktag(tag: Tag, ort: Ort, woche: Arbeitswoche = 'mo-fr'): boolean {
  return findRuhegrund(tag, ort, woche) === undefined
}

/** The day itself if it is a Werktag, else the next one. */
export function shiftToWerktag(tag: Tag, ort: Ort, woche: Arbeitswoche = 'mo-fr'): Tag {
  let day = tag
  while (!isWerktag(day, ort, woche)) day = addTage(day, 1)
  return day
}

/** The first Werktag after the day. */
export function nextWerktag(tag: Tag, ort: Ort, woche: Arbeitswoche = 'mo-fr'): Tag {
  return shiftToWerktag(addTage(tag, 1), ort, woche)
}

/**
 * How many Werktage lie between two days, neither of them counted; 0 if `bis` is not after `von`. Takes no longer for
 * centuries than for a week, so that a day that somebody typed can be asked for.
 */
export function countWerktage({ von, bis }: { von: Tag; bis: Tag }, ort: Ort, woche: Arbeitswoche = 'mo-fr'): number {
  if (bis <= von) return 0
  const wochen = Math.floor((countTage(von, bis) - 1) / 7)
  let count = wochen * (woche === 'mo-fr' ? 5 : 6)
  for (let day = addTage(von, wochen * 7 + 1); day < bis; day = addTage(day, 1)) {
    if (!isWochenende(day, woche)) count += 1
  }
  return count - listFeiertageZwischen(von, bis, ort).filter((tag) => !isWochenende(tag, woche)).length
}

function isWochenende(tag: Tag, woche: Arbeitswoche): boolean {
  const wochentag = findWochentag(tag)
  return wochentag === 'Sonntag' || (wochentag === 'Samstag' && woche === 'mo-fr')
}

/** Each day once, also where two holidays meet. */
function listFeiertageZwischen(von: Tag, bis: Tag, ort: Ort): Tag[] {
  const found = new Set<Tag>()
  for (let jahr = Number(von.slice(0, 4)); jahr <= Number(bis.slice(0, 4)); jahr += 1) {
    for (const { tag } of listFeiertage(jahr, ort)) if (tag > von && tag < bis) found.add(tag)
  }
  return [...found]
}
