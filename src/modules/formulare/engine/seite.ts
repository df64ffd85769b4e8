import { type Antworten, entriesOf, type Feld, type Formular } from './modell.ts'
import { isComplete } from './stand.ts'
import { isAt, type Station, withLevel, withoutAnswer } from './weg.ts'
import { type Eingabe, readFeld } from './werte.ts'

export interface Seitenergebnis {
  /** The level of the page with what could be read; a field with an error keeps what it held. */
  hier: Antworten
  /** What could be read, by the names of the fields. */
  gelesen: Antworten
  /** A sentence for each field that could not be read, by its name, in the order of the page. */
  fehler: Record<string, string>
  /** Fields that these answers call for and that the page did not show. */
  neu: Feld[]
}

/** The names under which the parts of a field are posted. */
export function inputNames({ art, name }: Feld): string[] {
  if (art === 'datum') return ['tag', 'monat', 'jahr'].map((teil) => `${name}-${teil}`)
  if (art === 'monat') return ['monat', 'jahr'].map((teil) => `${name}-${teil}`)
  return [name]
}

/** A level with new answers; one that was left empty is gone. */
export function withAnswers(hier: Antworten, neu: Antworten): Antworten {
  const all: Record<string, Antworten[string]> = { ...hier, ...neu }
  for (const name in neu) if (neu[name] === undefined) delete all[name]
  return all
}

/** Reads a posted page field by field, each with what those before it said. */
export function readSeite(form: Formular, station: Station, eingabe: Eingabe): Seitenergebnis {
  const { sicht } = station
  const shown = new Set(station.felder.map(({ name }) => name))
  const gelesen: Record<string, Antworten[string]> = {}
  let now = sicht
  const fehler: Record<string, string> = {}
  const neu: Feld[] = []
  const { felder } = form.seiten[station.seite]!
  const last = felder.at(-1)
  for (const feld of felder) {
    const { name } = feld
    if (feld.wenn && !feld.wenn(now)) {
      now = withLevel(now, withoutAnswer(now.hier, name))
      continue
    }
    if (!shown.has(name) && inputNames(feld).every((one) => eingabe[one] === undefined)) {
      if (sicht.hier[name] === undefined) neu.push(feld)
      continue
    }
    const read = readFeld(feld, eingabe, now)
    if (read.ok) {
      gelesen[name] = read.wert
      // Only what comes after looks at it.
      if (feld !== last) now = withLevel(now, { ...now.hier, [name]: read.wert })
    } else fehler[name] = read.fehler
  }
  return { hier: withAnswers(sicht.hier, gelesen), gelesen, fehler, neu }
}

const isInside = (one: Station, eintraege: readonly string[]) =>
  one.eintraege.length >= eintraege.length && eintraege.every((id, at) => one.eintraege[at] === id)

/** Whether who goes through the form is led past this page. */
export const isUebergangen = (form: Formular, { seite, sicht }: Pick<Station, 'seite' | 'sicht'>): boolean =>
  form.seiten[seite]?.uebergehe?.(sicht) === true

/**
 * The page before one, for who goes back: from the first page of an entry the page that collects it, within the same section.
 * Undefined at the beginning.
 */
export function previousStop(form: Formular, weg: readonly Station[], station: Station): Station | undefined {
  const i = weg.findIndex((one) => isAt(one, station))
  const before = weg.slice(0, Math.max(i, 0)).filter((one) => !isUebergangen(form, one))
  return findSammlung(form, before, station) ?? before.at(-1)
}

/** The page that collects the entries to which this one belongs; undefined where it is not the first page of its entry. */
export function findSammlung(form: Formular, weg: readonly Station[], station: Station): Station | undefined {
  const { seite, eintraege, abschnitt } = station
  const outer = eintraege.slice(0, -1)
  const id = eintraege.at(-1)
  return weg.findLast((one) => {
    const gruppe = form.seiten[one.seite]?.sammlung
    if (gruppe === undefined || form.gruppen[gruppe]!.beginn !== seite || one.abschnitt !== abschnitt) return false
    if (one.eintraege.length !== outer.length || !isInside(one, outer)) return false
    return entriesOf(one.sicht.hier, gruppe).some((eintrag) => eintrag.id === id)
  })
}

/**
 * Where „Weiter“ leads from a page that is in order; undefined at the end of the section. A page that collects entries goes by
 * those that are complete; behind the last page of an entry stands the page that collects them: perhaps there is one more.
 */
export function nextStop(form: Formular, weg: readonly Station[], station: Station): Station | undefined {
  const next = nextOnWay(form, weg, station)
  return next && isUebergangen(form, next) ? nextStop(form, weg, next) : next
}

function nextOnWay(form: Formular, weg: readonly Station[], station: Station): Station | undefined {
  const { eintraege, abschnitt } = station
  const collects = (one: Station) => form.seiten[one.seite]?.sammlung !== undefined
  const i = weg.findIndex((one) => isAt(one, station))
  const rest = weg.slice(i + 1).filter((one) => one.abschnitt === abschnitt)
  const isBelow = (one: Station) => one.eintraege.length > eintraege.length && isInside(one, eintraege)
  const end = rest.findIndex((one) => !isBelow(one))
  const below = collects(station) ? rest.slice(0, end < 0 ? rest.length : end) : []
  const next = below.find((one) => !isComplete(form, one)) ?? rest[below.length]
  if (eintraege.length === 0 || (next && isInside(next, eintraege))) return next
  const outer = eintraege.slice(0, -1)
  // A section that goes through entries of another one has no page that collects them: the next of them follows.
  const behind = weg.slice(0, i).filter((one) => one.abschnitt === abschnitt && collects(one))
  return behind.findLast((one) => one.eintraege.length === outer.length && isInside(one, outer)) ?? next
}
