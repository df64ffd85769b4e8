import type { Feld, Option } from '../engine/modell.ts'

/** Blocks of fields that several services ask in the same words. */

/** A list of choices from their values and texts. */
export const optionen = (texte: Readonly<Record<string, string>>): Option[] =>
  Object.entries(texte).map(([wert, text]) => ({ wert, text }))

/** Where money goes. */
export const konto: readonly Feld[] = [
  { name: 'kontoinhaber', label: 'Wem gehört das Konto?', hinweis: 'Vorname und Nachname', art: 'name' },
  { name: 'iban', label: 'IBAN', hinweis: 'Sie steht auf Ihrem Kontoauszug und auf Ihrer Bankkarte.', art: 'iban' },
]

/** An employer with an address, and how to reach them. */
export const betrieb: readonly Feld[] = [
  { name: 'betrieb', label: 'Name des Betriebs', art: 'text' },
  { name: 'betriebStrasse', label: 'Straße und Hausnummer', art: 'text' },
  { name: 'betriebPlz', label: 'Postleitzahl', art: 'plz' },
  { name: 'betriebOrt', label: 'Ort', art: 'text' },
  { name: 'betriebKontakt', label: 'Wen kann man dort fragen?', art: 'text', freiwillig: true },
  { name: 'betriebTelefon', label: 'Telefon', art: 'telefon', freiwillig: true },
  { name: 'betriebEmail', label: 'E-Mail', art: 'email', freiwillig: true },
]

export const wahrheit = 'Meine Angaben sind richtig und vollständig.'
export const aenderungen = 'Ändert sich etwas, teile ich es dem Jobcenter sofort mit (§ 60 SGB I).'
