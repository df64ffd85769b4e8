import { findFeiertag, type Ort } from '#modules/bescheide'
import { later, MINUTE } from '#platform/clock.ts'
import { addTage, type Tag } from '#platform/text/datum.ts'
import { type Uhrzeit, wochentagOf, zeitInBerlin } from '#platform/text/uhrzeit.ts'

/** Times on one day of the week: from one day on, each week until another. */
export interface Serie {
  ab: Tag
  bis: Tag
  von: Uhrzeit
  /** When the last one is over. */
  ende: Uhrzeit
  minuten: number
}

export interface Zeit {
  beginn: Date
  ende: Date
}

/** A series ends after a year at the latest. */
const LAENGSTENS = 366

/** The times of a series; days that are holidays where the office is are left out, with their name. */
export function expandSerie(
  { ab, bis, von, ende, minuten }: Serie,
  ort: Ort,
): { zeiten: Zeit[]; ausgelassen: { tag: Tag; grund: string }[] } {
  const zeiten: Zeit[] = []
  const ausgelassen: { tag: Tag; grund: string }[] = []
  const last = bis < addTage(ab, LAENGSTENS) ? bis : addTage(ab, LAENGSTENS)
  for (let tag = ab; tag <= last; tag = addTage(tag, 7)) {
    const feiertag = findFeiertag(tag, ort)
    if (feiertag) ausgelassen.push({ tag, grund: feiertag.name })
    else zeiten.push(...ofDay(tag, { von, ende, minuten }))
  }
  return { zeiten, ausgelassen }
}

function ofDay(tag: Tag, { von, ende, minuten }: Pick<Serie, 'von' | 'ende' | 'minuten'>): Zeit[] {
  const zeiten: Zeit[] = []
  const schluss = zeitInBerlin(tag, ende)
  for (let beginn = zeitInBerlin(tag, von); ; ) {
    const danach = later(beginn, minuten * MINUTE)
    if (danach > schluss) return zeiten
    zeiten.push({ beginn, ende: danach })
    beginn = danach
  }
}

/** What somebody offering times may not have meant. */
export interface Bedenken {
  sonntag: boolean
  /** The first one begins before six in the morning. */
  frueh: boolean
  /** The last one ends after eight in the evening. */
  spaet: boolean
}

const minuteOf = (uhrzeit: Uhrzeit) => Number(uhrzeit.slice(0, 2)) * 60 + Number(uhrzeit.slice(3))
const [MORGEN, ABEND] = [6 * 60, 20 * 60]

/** Undefined where there is nothing to ask about. */
export function findBedenken({ ab, von, ende, minuten }: Serie): Bedenken | undefined {
  const [beginn, dauer] = [minuteOf(von), minuteOf(ende) - minuteOf(von)]
  // The last one may be over before the end that was typed.
  const schluss = beginn + Math.floor(dauer / minuten) * minuten
  const bedenken = { sonntag: wochentagOf(ab) === 'Sonntag', frueh: beginn < MORGEN, spaet: schluss > ABEND }
  return Object.values(bedenken).includes(true) ? bedenken : undefined
}
