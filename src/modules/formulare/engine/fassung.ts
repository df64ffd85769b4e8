import type { Tag } from '#platform/text/datum.ts'
import { changeLevel } from './aendern.ts'
import type { Antworten, Feldwert, Formular } from './modell.ts'
import { type Station, walk, withoutAnswer } from './weg.ts'
import { readFeld, showFeld } from './werte.ts'

/** The names of what a page holds and would not take. */
function listRefused(station: Station): string[] {
  const { sicht } = station
  return station.felder.flatMap((feld) => {
    const wert = sicht.hier[feld.name] as Feldwert | undefined
    return wert === undefined || readFeld(feld, showFeld(feld, wert), sicht).ok ? [] : [feld.name]
  })
}

/** Only what its page takes: what was known elsewhere, or in another version, may be none of the form's. */
export function keepTaken(form: Formular, alle: Antworten, heute: Tag): Antworten {
  for (const station of walk(form, alle, heute)) {
    const refused = listRefused(station)
    if (refused.length === 0) continue
    const { eintraege } = station
    const left = changeLevel(form, alle, { eintraege, change: (hier) => refused.reduce(withoutAnswer, hier) })
    // Without them the way may lead elsewhere.
    return keepTaken(form, left, heute)
  }
  return alle
}

/** Answers of an older version as the form understands them today: step by step, and only what its pages take. */
export function raiseAntworten(form: Formular, alle: Antworten, von: { fassung: number; heute: Tag }): Antworten {
  if (von.fassung >= form.fassung) return alle
  let raised = alle
  for (let n = von.fassung; n < form.fassung; n++) raised = form.anheben?.[n]?.(raised) ?? raised
  return keepTaken(form, raised, von.heute)
}
