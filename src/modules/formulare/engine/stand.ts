import type { Tag } from '#platform/text/datum.ts'
import { type Antworten, type Eintrag, entriesOf, type Feld, type Formular, isEintragsliste } from './modell.ts'
import { askedFields, type Station, walk } from './weg.ts'

export type Abschnittsstand = 'offen' | 'begonnen' | 'fertig'

export interface Aufgabe {
  name: string
  titel: string
  stand: Abschnittsstand
  /** Something must still be filled in. A section that asks for nothing that must be may stay untouched. */
  fehlt: boolean
  /** Where to go on: the first page that lacks something, else the first. */
  weiter: Station
}

/** A page lacks nothing: each field that must be filled in is, and each group has as many entries as it needs. */
export function isComplete(form: Formular, station: Station): boolean {
  const { hier } = station.sicht
  const filled = askedFields(form, station).every(({ name, freiwillig }) => freiwillig || hier[name] !== undefined)
  const gruppe = form.seiten[station.seite]?.sammlung
  return filled && (gruppe === undefined || entriesOf(hier, gruppe).length >= (form.gruppen[gruppe]!.mindestens ?? 0))
}

function hasAnswer(form: Formular, station: Station): boolean {
  const { hier } = station.sicht
  const gruppe = form.seiten[station.seite]?.sammlung
  const answered = askedFields(form, station).some(({ name }) => hier[name] !== undefined)
  return answered || (gruppe !== undefined && entriesOf(hier, gruppe).length > 0)
}

/** The task list: the sections that these answers call for, each with how far it is. */
export function listAufgaben(form: Formular, alle: Antworten, heute: Tag): Aufgabe[] {
  const weg = walk(form, alle, heute)
  return form.abschnitte.flatMap(({ name, titel }) => {
    const own = weg.filter(({ abschnitt }) => abschnitt === name)
    const [first] = own
    if (!first) return []
    const lacking = own.find((station) => !isComplete(form, station))
    const begun = own.some((station) => hasAnswer(form, station))
    return {
      name,
      titel,
      stand: begun ? (lacking ? 'begonnen' : 'fertig') : 'offen',
      fehlt: lacking !== undefined,
      weiter: lacking ?? first,
    }
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
    const angaben = askedFields(form, station).map((feld) => ({ feld, wert: station.sicht.hier[feld.name] }))
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
      return benenne(found) || einzahl
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
