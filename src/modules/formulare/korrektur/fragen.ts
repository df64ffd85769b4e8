import type { Frage } from '#modules/vorgaenge'
import type { Tag } from '#platform/text/datum.ts'
import { findDienst } from '../dienste/verzeichnis.ts'
import { type Antworten, entriesOf } from '../engine/modell.ts'
import { nameEntries } from '../engine/stand.ts'
import { showAnswer } from '../engine/text.ts'
import { askedFields, keyOf, questionOf, walk } from '../engine/weg.ts'

/** What was sent as a form, as a case keeps it. */
export interface Gesendetes {
  name: string
  fassung: number
  antworten: object
}

export interface Frageblock {
  /** The question of the page, and whose entry it is about. */
  titel: string
  fuer: string | undefined
  fragen: (Frage & { antwort: string })[]
}

/**
 * Every question of a form that was sent, page by page, with what was answered on that day; undefined where the portal has the
 * form no more, or in a newer version: then its pages cannot be opened again.
 */
export function listFragen({ name, fassung, antworten }: Gesendetes, tag: Tag): Frageblock[] | undefined {
  const formular = findDienst(name)?.formular
  if (!formular || formular.fassung !== fassung) return undefined
  const alle = antworten as Antworten
  return walk(formular, alle, tag).flatMap((station) => {
    const ort = keyOf(station)
    const fuer = station.eintraege.length > 0 ? nameEntries(formular, alle, station.eintraege).join(', ') : undefined
    const titel = questionOf(formular, station)
    const felder = askedFields(formular, station).map((feld) => ({
      ...{ ort, feld: feld.name, frage: feld.label, fuer },
      antwort: showAnswer(feld, station.sicht.hier[feld.name], station.sicht),
    }))
    const gruppe = formular.seiten[station.seite]!.sammlung
    const eintraege = gruppe === undefined ? [] : entriesOf(station.sicht.hier, gruppe)
    const { benenne, einzahl } = (gruppe && formular.gruppen[gruppe]) || {}
    const liste = eintraege.map((eintrag) => benenne?.(eintrag) || einzahl).join(', ')
    const sammlung = gruppe === undefined ? [] : [{ ort, feld: gruppe, frage: titel, fuer, antwort: liste || 'nichts' }]
    const fragen = [...felder, ...sammlung]
    return fragen.length > 0 ? [{ titel, fuer, fragen }] : []
  })
}
