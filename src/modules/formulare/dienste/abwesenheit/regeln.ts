import { countTage, isWerktag as isTagDerWoche, nextWerktag as nextTagDerWoche } from '#modules/bescheide'
import { regelAm, type Zeitraum } from '#modules/vorgaenge'
import { addMonate, addTage, type Tag } from '#platform/text/datum.ts'
import { findLand } from '../../bausteine/bundesland.ts'

const isSamstag = (tag: Tag) => new Date(tag).getUTCDay() === 6

/** Monday to Saturday without holidays: days on which one has to read what the Jobcenter sends (ErrV). */
export const isWerktag = (tag: Tag, land: string | undefined): boolean =>
  isTagDerWoche(tag, { land: findLand(land) }, 'mo-sa')

/** The first such day after another. */
export const nextWerktag = (tag: Tag, land: string | undefined): Tag =>
  nextTagDerWoche(tag, { land: findLand(land) }, 'mo-sa')

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

/** `bis`: the last day of an absence. Until when one says that one is back, and from when on somebody asks after one. */
export function findMeldetage(bis: Tag, land: string | undefined): { meldenBis: Tag; vermisstAb: Tag } {
  const meldenBis = nextWerktag(bis, land)
  let vermisstAb = meldenBis
  for (let i = regelAm(bis).vermisstWerktage; i > 0; i--) vermisstAb = nextWerktag(vermisstAb, land)
  return { meldenBis, vermisstAb }
}
