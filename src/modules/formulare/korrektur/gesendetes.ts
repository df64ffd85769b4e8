import type { Tag } from '#platform/text/datum.ts'
import { findDienst } from '../dienste/verzeichnis.ts'
import type { Formulardienst } from '../engine/dienst.ts'
import { raiseAntworten } from '../engine/fassung.ts'
import type { Antworten } from '../engine/modell.ts'

/** What was sent as a form, as a case keeps it. */
export interface Gesendetes {
  name: string
  fassung: number
  antworten: object
}

export interface Verstandenes {
  dienst: Formulardienst
  antworten: Antworten
  /** It was sent in an older version: these are its answers in that of today. */
  angehoben: boolean
}

/**
 * What was sent, as the form understands it today, as of the day on which it was sent; what is on file stays as it is. Undefined
 * where the portal has the form no more, or only in an older version.
 */
export function readGesendetes({ name, fassung, antworten }: Gesendetes, heute: Tag): Verstandenes | undefined {
  const dienst = findDienst(name)
  if (!dienst || fassung > dienst.formular.fassung) return undefined
  return {
    dienst,
    antworten: raiseAntworten(dienst.formular, antworten as Antworten, { fassung, heute }),
    angehoben: fassung < dienst.formular.fassung,
  }
}
