import type { Feld } from '../../engine/modell.ts'
import type { Nachweisregel } from '../../engine/nachweise.ts'
import { optionen } from '../angaben.ts'
import { ist } from '../bedingungen.ts'

/** Somebody who acts or comes along for the person: who it is, and how to reach them. */
export const vertretungFelder = (arten: Readonly<Record<string, string>>): readonly Feld[] => [
  { name: 'vertretungArt', label: 'Wer ist das?', art: 'auswahl', optionen: optionen(arten) },
  { name: 'vertretungName', label: 'Name', hinweis: 'Person, Kanzlei oder Verband', art: 'text' },
  { name: 'vertretungStrasse', label: 'Straße und Hausnummer', art: 'text' },
  { name: 'vertretungPlz', label: 'Postleitzahl', art: 'plz' },
  { name: 'vertretungOrt', label: 'Ort', art: 'text' },
  { name: 'vertretungTelefon', label: 'Telefon', art: 'telefon', freiwillig: true },
]

/** § 13 SGB X: a Vollmacht is shown when the office asks; who was appointed by a court shows that. `arten` are those with a Vollmacht. */
export const vertretungNachweise = (...arten: readonly string[]): readonly Nachweisregel[] => [
  {
    name: 'vollmacht',
    typ: 'VOL',
    titel: 'Vollmacht',
    hinweis: 'Mit Ihrer Unterschrift. Ein Foto oder Scan reicht.',
    art: 'angefordert',
    wenn: ist('vertretungArt', ...arten),
  },
  {
    name: 'bestellung',
    typ: 'VOL',
    titel: 'Bestellung zur Betreuung',
    hinweis: 'Die Bestellungsurkunde oder der Betreuerausweis. Er muss diesen Bereich umfassen.',
    art: 'noetig',
    wenn: ist('vertretungArt', 'betreuung'),
  },
]
