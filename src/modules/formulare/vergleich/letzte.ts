import type { Aenderung } from '#modules/vorgaenge'
import type { Tag } from '#platform/text/datum.ts'
import { findDienst } from '../dienste/verzeichnis.ts'
import { raiseAntworten } from '../engine/fassung.ts'
import type { Antworten } from '../engine/modell.ts'
import type { Gesendetes } from '../korrektur/fragen.ts'
import { alignEntries, describeAenderungen } from './vergleich.ts'

/** What differs between two applications with the same form, in the words of its version today; undefined where the portal has that form no more. */
export function compareGesendetes(vorher: Gesendetes, nachher: Gesendetes, heute: Tag): Aenderung[] | undefined {
  const formular = findDienst(nachher.name)?.formular
  if (!formular || vorher.name !== nachher.name) return undefined
  const [alte, neu] = [vorher, nachher].map(({ fassung, antworten }) =>
    raiseAntworten(formular, antworten as Antworten, { fassung, heute }),
  ) as [Antworten, Antworten]
  const alt = alignEntries(formular, alte, neu)
  return describeAenderungen(formular, { vorher: alt, nachher: neu, heute })
}
