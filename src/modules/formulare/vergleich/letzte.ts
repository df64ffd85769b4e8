import type { Aenderung } from '#modules/vorgaenge'
import type { Tag } from '#platform/text/datum.ts'
import { type Gesendetes, readGesendetes } from '../korrektur/gesendetes.ts'
import { alignEntries, describeAenderungen } from './vergleich.ts'

/** What differs between two applications with the same form, in the words of its version today; undefined where the portal has that form no more, or only an older version. */
export function compareGesendetes(vorher: Gesendetes, nachher: Gesendetes, heute: Tag): Aenderung[] | undefined {
  const [alte, neue] = [vorher, nachher].map((one) => readGesendetes(one, heute))
  if (!alte || !neue || vorher.name !== nachher.name) return undefined
  const { formular } = neue.dienst
  const alt = alignEntries(formular, alte.antworten, neue.antworten)
  return describeAenderungen(formular, { vorher: alt, nachher: neue.antworten, heute })
}
