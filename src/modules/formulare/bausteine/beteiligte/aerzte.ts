import type { Feld } from '../../engine/modell.ts'

/** A doctor's office or a clinic: who it is and where. */
export const praxisFelder: readonly Feld[] = [
  { name: 'name', label: 'Name der Praxis, Klinik oder Stelle', art: 'text' },
  {
    name: 'fach',
    label: 'Fachrichtung oder Art der Stelle',
    hinweis: 'Zum Beispiel: Hausarztpraxis, Gesundheitsamt',
    art: 'text',
  },
  { name: 'strasse', label: 'Straße und Hausnummer', art: 'text' },
  { name: 'plz', label: 'Postleitzahl', art: 'plz' },
  { name: 'ort', label: 'Ort', art: 'text' },
]

/** When somebody was treated there, as far as they know. */
export const behandlungszeit: readonly Feld[] = [
  { name: 'von', label: 'In Behandlung seit', hinweis: 'Ungefähr reicht.', art: 'monat', freiwillig: true },
  {
    name: 'bis',
    label: 'In Behandlung bis',
    hinweis: 'Leer, wenn die Behandlung noch läuft',
    art: 'monat',
    von: ({ hier }) => String(hier['von'] ?? ''),
    freiwillig: true,
  },
]

/** What a consent to ask a doctor means (§ 67b Abs. 2 SGB X). */
export const entbindungInfo =
  'Mit einer Schweigepflichtentbindung darf der Ärztliche Dienst genau dort nachfragen. Sie ist freiwillig. Sie können sie jederzeit für die Zukunft widerrufen. Ohne sie lädt der Ärztliche Dienst Sie vielleicht zu einer Untersuchung ein.'
