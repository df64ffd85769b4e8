import type { Vorgangszustand } from '../zustaende-daten.ts'
import type { Kontingent } from './regeln-daten.ts'

interface Ergebnis {
  /** What becomes of the case. */
  zustand: Vorgangszustand
  /** In the form of staff. */
  text: string
  /** Days are agreed to with it. */
  mitTagen?: true
}

/** How a question to be away ends (3-fachwissen § 9.1). */
export const ergebnisse = {
  zugestimmt: { zustand: 'zugestimmt', text: 'Zustimmen, wie gefragt', mitTagen: true },
  teilweise: { zustand: 'teilweise-zugestimmt', text: 'Zum Teil zustimmen, mit anderen Tagen', mitTagen: true },
  'nicht-zugestimmt': { zustand: 'nicht-zugestimmt', text: 'Nicht zustimmen' },
  'nicht-noetig': { zustand: 'nicht-noetig', text: 'Keine Zustimmung nötig' },
} as const satisfies Record<string, Ergebnis>

export type Ergebnisname = keyof typeof ergebnisse

export const readErgebnis = (name: Ergebnisname): Ergebnis => ergebnisse[name]

export const hasTage = (name: Ergebnisname): boolean => readErgebnis(name).mitTagen === true

/** What days of a year an absence takes, as staff chooses it. */
export const kontingenttexte: Readonly<Record<Kontingent, string>> = {
  ohneGrund: 'Ohne wichtigen Grund',
  veranstaltung: 'Veranstaltungen',
  angehoerige: 'Angehörige',
}
