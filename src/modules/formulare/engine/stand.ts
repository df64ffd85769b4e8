import type { Tag } from '#platform/text/datum.ts'
import {
  type Antworten,
  type Eintrag,
  entriesOf,
  type Feld,
  type Feldwert,
  type Formular,
  isEintragsliste,
  type Sicht,
} from './modell.ts'
import { isVorbelegt, type Vorbelegtes } from './vorbelegt.ts'
import { type Station, walk } from './weg.ts'
import { readFeld, showFeld } from './werte.ts'

export type Abschnittsstand = 'offen' | 'begonnen' | 'fertig'

export interface Aufgabe {
  name: string
  titel: string
  stand: Abschnittsstand
  /** Something must still be filled in. A section that asks for nothing that must be may stay untouched. */
  fehlt: boolean
  /** Not begun, but something is filled in already, to be looked at. */
  vorbelegt: boolean
  /** Where to go on: in a section that is begun the first page that lacks something, else the first. */
  weiter: Station
}

/** Whether a page that took this answer once takes it still: what can change is looked at, without reading it anew. */
function isTaken(feld: Feld, wert: Feldwert, sicht: Sicht): boolean {
  if (feld.art === 'datum' || feld.art === 'monat') {
    const [von, bis] = [feld.von?.(sicht), feld.bis?.(sicht)]
    return (von === undefined || String(wert) >= von) && (bis === undefined || String(wert) <= bis)
  }
  if ((feld.art !== 'auswahl' && feld.art !== 'mehrfach') || typeof feld.optionen !== 'function') return true
  const optionen = feld.optionen(sicht)
  return [wert].flat().every((one) => optionen.some((option) => option.wert === one))
}

/** Answers of a page that it would not take any more, with a sentence each, by the names of their fields. */
export function listVeraltete(station: Station): Record<string, string> {
  const { hier } = station.sicht
  return Object.fromEntries(
    station.felder.flatMap((feld) => {
      const wert = hier[feld.name] as Feldwert | undefined
      if (wert === undefined || isTaken(feld, wert, station.sicht)) return []
      const read = readFeld(feld, showFeld(feld, wert), station.sicht)
      return read.ok ? [] : [[feld.name, read.fehler]]
    }),
  )
}

/**
 * A page lacks nothing: each field that must be filled in is, with something that it still takes, and each group has as many
 * entries as it needs.
 */
export function isComplete(form: Formular, station: Station): boolean {
  const { sicht } = station
  const gruppe = form.seiten[station.seite]?.sammlung
  if (gruppe !== undefined && entriesOf(sicht.hier, gruppe).length < (form.gruppen[gruppe]!.mindestens ?? 0))
    return false
  for (const feld of station.felder) {
    const wert = sicht.hier[feld.name] as Feldwert | undefined
    if (wert === undefined) {
      if (!feld.freiwillig) return false
    } else if (!isTaken(feld, wert, sicht)) return false
  }
  return true
}

/** Whether somebody has answered something on a page: what was filled in before they looked at it does not count. */
function hasAnswer(form: Formular, station: Station, vorbelegt?: Vorbelegtes): boolean {
  const { hier } = station.sicht
  const gruppe = form.seiten[station.seite]?.sammlung
  const counts = (name: string) => !isVorbelegt(vorbelegt, station, name)
  if (gruppe !== undefined && entriesOf(hier, gruppe).length > 0 && counts(gruppe)) return true
  return station.felder.some(({ name }) => hier[name] !== undefined && counts(name))
}

interface Fortschritt {
  first: Station
  lacking?: Station
  begun: boolean
  filled: boolean
}

/** The task list: the sections that these answers call for, each with how far it is. */
export function listAufgaben(
  form: Formular,
  alle: Antworten,
  { heute, vorbelegt }: { heute: Tag; vorbelegt?: Vorbelegtes | undefined },
): Aufgabe[] {
  const sections = new Map<string, Fortschritt>()
  let one: Fortschritt | undefined
  for (const station of walk(form, alle, heute)) {
    // The way goes through one section after the other.
    if (!one || station.abschnitt !== one.first.abschnitt) {
      one = { first: station, begun: false, filled: false }
      sections.set(station.abschnitt, one)
    }
    // One page is enough to say of a section that it is begun, or that something is missing.
    if (!one.begun) one.begun = hasAnswer(form, station, vorbelegt)
    if (vorbelegt && !one.begun && !one.filled) one.filled = hasAnswer(form, station)
    if (!one.lacking && !isComplete(form, station)) one.lacking = station
  }
  return form.abschnitte.flatMap(({ name, titel }): Aufgabe[] => {
    const one = sections.get(name)
    if (!one) return []
    const { first, lacking, begun, filled } = one
    const fehlt = lacking !== undefined
    if (!begun) return [{ name, titel, stand: 'offen', fehlt, vorbelegt: filled, weiter: first }]
    return [{ name, titel, stand: fehlt ? 'begonnen' : 'fertig', fehlt, vorbelegt: false, weiter: lacking ?? first }]
  })
}

/** Pages that still lack something; none: it can be sent. */
export const listFehlende = (form: Formular, alle: Antworten, heute: Tag): Station[] =>
  walk(form, alle, heute).filter((station) => !isComplete(form, station))

/** One answer, for reading it back; `schritt` leads to where it can be changed. */
export interface Angabe {
  feld: Feld
  wert: Antworten[string]
}

export interface Block {
  station: Station
  /** Names of the entries that it belongs to, from the outer to the inner. */
  eintraege: string[]
  angaben: Angabe[]
}

/** The whole declaration page by page, as it is read back before it is sent; only what is asked. */
export function readBack(form: Formular, alle: Antworten, heute: Tag): Block[] {
  return walk(form, alle, heute).flatMap((station) => {
    const angaben = station.felder.map((feld) => ({ feld, wert: station.sicht.hier[feld.name] }))
    return angaben.length > 0 ? { station, eintraege: nameEntries(form, alle, station.eintraege), angaben } : []
  })
}

export function nameEntries(form: Formular, alle: Antworten, ids: readonly string[]): string[] {
  let hier = alle
  return ids.map((id) => {
    for (const [gruppe, { einzahl, benenne }] of Object.entries(form.gruppen)) {
      const found = entriesOf(hier, gruppe).find((eintrag) => eintrag.id === id)
      if (!found) continue
      hier = found
      return benenne(found, alle) || einzahl
    }
    throw new Error(`Den Eintrag „${id}“ gibt es nicht.`)
  })
}

/** What differs between two versions of the answers; entries are the same where their ids are. */
export interface Unterschied {
  /** Group names and ids from the outside in, then the field: `personen/7f3a/einkommen`. */
  pfad: string
  art: 'neu' | 'geaendert' | 'entfernt'
  vorher: Antworten[string]
  nachher: Antworten[string]
}

export function compareAntworten(vorher: Antworten, nachher: Antworten, davor = ''): Unterschied[] {
  const names = [...new Set([...Object.keys(vorher), ...Object.keys(nachher)])].filter((name) => name !== 'id').sort()
  return names.flatMap((name) => {
    const [alt, neu] = [vorher[name], nachher[name]]
    const pfad = davor + name
    const [eintraegeAlt = [], eintraegeNeu = []] = [alt, neu]
    const gruppe = isEintragsliste(eintraegeAlt) && isEintragsliste(eintraegeNeu)
    // An empty list may also be a choice of several of which none is made.
    if (gruppe && eintraegeAlt.length + eintraegeNeu.length > 0) return compareEntries(eintraegeAlt, eintraegeNeu, pfad)
    if (JSON.stringify(alt) === JSON.stringify(neu)) return []
    return {
      pfad,
      art: alt === undefined ? 'neu' : neu === undefined ? 'entfernt' : 'geaendert',
      vorher: alt,
      nachher: neu,
    }
  })
}

function compareEntries(vorher: readonly Eintrag[], nachher: readonly Eintrag[], pfad: string): Unterschied[] {
  const before = new Map(vorher.map((eintrag) => [eintrag.id, eintrag]))
  const after = new Map(nachher.map((eintrag) => [eintrag.id, eintrag]))
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id): Unterschied[] => {
    const [alt, neu] = [before.get(id), after.get(id)]
    const own = `${pfad}/${id}`
    if (alt && neu) return compareAntworten(alt, neu, `${own}/`)
    const wert = [alt ?? neu!]
    return [{ pfad: own, art: neu ? 'neu' : 'entfernt', vorher: alt && wert, nachher: neu && wert }]
  })
}
