import type { Frage } from '#modules/vorgaenge'
import type { Tag } from '#platform/text/datum.ts'
import { entriesOf } from '../engine/modell.ts'
import { nameEntries } from '../engine/stand.ts'
import { showAnswer } from '../engine/text.ts'
import { keyOf, questionOf, walk } from '../engine/weg.ts'
import { type Gesendetes, readGesendetes } from './gesendetes.ts'

export interface Frageblock {
  /** The question of the page, and whose entry it is about. */
  titel: string
  fuer: string | undefined
  fragen: (Frage & { antwort: string })[]
}

export interface Fragenliste {
  bloecke: Frageblock[]
  /** It was sent in an older version: the questions are those of today. */
  angehoben: boolean
}

/**
 * Every question of a form that was sent, page by page, with what was answered on that day; undefined where the portal has the
 * form no more, or only in an older version: then its pages cannot be opened again.
 */
export function listFragen(gesendet: Gesendetes, tag: Tag): Fragenliste | undefined {
  const verstanden = readGesendetes(gesendet, tag)
  if (!verstanden) return undefined
  const { antworten: alle, angehoben } = verstanden
  const { formular } = verstanden.dienst
  const bloecke = walk(formular, alle, tag).flatMap((station) => {
    const ort = keyOf(station)
    const fuer = station.eintraege.length > 0 ? nameEntries(formular, alle, station.eintraege).join(', ') : undefined
    const titel = questionOf(formular, station)
    const felder = station.felder.map((feld) => ({
      ...{ ort, feld: feld.name, frage: feld.label, fuer },
      antwort: showAnswer(feld, station.sicht.hier[feld.name], station.sicht),
    }))
    const gruppe = formular.seiten[station.seite]!.sammlung
    const eintraege = gruppe === undefined ? [] : entriesOf(station.sicht.hier, gruppe)
    const { benenne, einzahl } = (gruppe && formular.gruppen[gruppe]) || {}
    const liste = eintraege.map((eintrag) => benenne?.(eintrag, alle) || einzahl).join(', ')
    const sammlung = gruppe === undefined ? [] : [{ ort, feld: gruppe, frage: titel, fuer, antwort: liste || 'nichts' }]
    const fragen = [...felder, ...sammlung]
    return fragen.length > 0 ? [{ titel, fuer, fragen }] : []
  })
  return { bloecke, angehoben }
}
