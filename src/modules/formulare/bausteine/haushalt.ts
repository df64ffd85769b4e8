import type { Person } from '../engine/dienst.ts'
import { type Antworten, type Eintrag, entriesOf, type Feld, type Option, type Sicht } from '../engine/modell.ts'
import { optionen } from './angaben.ts'

/** Blocks for services that ask about the people of a Bedarfsgemeinschaft. */

/** Who a person of the household is. */
export const personFelder: readonly Feld[] = [
  { name: 'vorname', label: 'Vorname', art: 'name' },
  { name: 'nachname', label: 'Nachname', art: 'name' },
  { name: 'geburtsdatum', label: 'Geburtsdatum', art: 'datum', bis: ({ heute }) => heute },
]

export const nameOf = ({ vorname, nachname }: Antworten): string =>
  [vorname, nachname].filter((teil) => teil !== undefined).join(' ')

/** Entries for the people whom the Jobcenter knows already. */
export const enterHaushalt = (haushalt: readonly Person[], newEintrag: () => string): Eintrag[] =>
  haushalt.map(({ vorname, nachname, geburtsdatum }) => ({ id: newEintrag(), vorname, nachname, geburtsdatum }))

/** The people in a list at the top, to choose from. */
export const personenwahl =
  (liste: string) =>
  ({ alle }: Sicht): Option[] =>
    entriesOf(alle, liste).map((person) => ({ wert: person.id, text: nameOf(person) || 'Person' }))

export const ICH: Option = { wert: 'ich', text: 'Ich selbst' }

/** Whom a choice of people names; who applies by name, where the form asks for it. Empty where nobody is chosen. */
export const nameWer = (alle: Antworten, liste: string, wert: unknown): string =>
  [wert]
    .flat()
    .map((one) =>
      one === ICH.wert ? nameOf(alle) || ICH.text : nameOf(entriesOf(alle, liste).find(({ id }) => id === one) ?? {}),
    )
    .filter((name) => name !== '')
    .join(', ')

// Choices that a report of changes and a renewal offer in the same words.

export const beschaeftigungen = optionen({
  sv: 'Arbeit mit Sozialversicherung',
  minijob: 'Minijob',
  midijob: 'Midijob (etwas mehr als ein Minijob)',
  azubi: 'Ausbildung',
  werkstudent: 'Arbeit neben dem Studium',
  ferienjob: 'Ferienjob',
  dienst: 'Bundesfreiwilligendienst oder Freiwilliges Jahr',
})

export const lohnmonate = optionen({ laufend: 'Noch im selben Monat', folgend: 'Im Monat danach' })

export const sozialleistungen = optionen({
  alg: 'Arbeitslosengeld',
  teilalg: 'Teilarbeitslosengeld',
  rente: 'Rente oder Pension',
  krankengeld: 'Krankengeld',
  uebergangsgeld: 'Übergangsgeld',
  verletztengeld: 'Verletztengeld',
  kurzarbeitergeld: 'Kurzarbeitergeld',
  insolvenzgeld: 'Insolvenzgeld',
  elterngeld: 'Elterngeld',
  mutterschaftsgeld: 'Mutterschaftsgeld',
  kindergeld: 'Kindergeld',
  kinderzuschlag: 'Kinderzuschlag',
  uvg: 'Unterhaltsvorschuss',
  wohngeld: 'Wohngeld',
  bafoeg: 'BAföG',
  bab: 'Berufsausbildungsbeihilfe',
  ausbildungsgeld: 'Ausbildungsgeld',
  stipendium: 'Stipendium',
  pflegegeld: 'Pflegegeld',
  entschaedigung: 'Soziale Entschädigung',
  sonstige: 'Eine andere Leistung',
})

export const leistungsstaende = optionen({
  beantragt: 'Beantragt, noch nicht entschieden',
  bewilligt: 'Bewilligt',
  abgelehnt: 'Abgelehnt',
  beendet: 'Beendet',
})

export const unterhaltsarten = optionen({
  kind: 'Für ein Kind',
  trennung: 'Während der Trennung',
  scheidung: 'Nach der Scheidung',
  betreuung: 'Für die Betreuung eines kleinen Kindes',
})

export const einmalarten = optionen({
  steuer: 'Steuererstattung',
  erbschaft: 'Erbschaft',
  schenkung: 'Geschenk',
  gewinn: 'Gewinn',
  abfindung: 'Abfindung',
  guthaben: 'Guthaben aus Neben- oder Heizkosten',
  versicherung: 'Geld von einer Versicherung',
  andere: 'Etwas anderes',
})

export const vermoegensarten = optionen({
  konto: 'Geld auf Konten',
  bargeld: 'Bargeld',
  wertpapiere: 'Wertpapiere, Depot, Sparbriefe',
  bauspar: 'Bausparvertrag',
  versicherung: 'Lebens- oder Rentenversicherung',
  altersvorsorge: 'Riester, Rürup oder Betriebsrente',
  fahrzeug: 'Auto oder Motorrad',
  immobilie: 'Haus, Wohnung, Grundstück',
  krypto: 'Kryptowährung, Gold, Genossenschaftsanteile',
  anderes: 'Etwas anderes',
})

export const wohnformen = optionen({
  miete: 'Zur Miete',
  untermiete: 'Zur Untermiete',
  eigentum: 'Im eigenen Haus oder in der eigenen Wohnung',
  wohnrecht: 'Mit einem Wohnrecht',
  heim: 'In einer Unterkunft, einem Heim oder einer Einrichtung',
  kostenlos: 'Ohne Kosten',
})

export const heizarten = optionen({
  gas: 'Gas',
  oel: 'Öl',
  fernwaerme: 'Fernwärme',
  strom: 'Strom',
  waermepumpe: 'Wärmepumpe',
  holz: 'Holz, Pellets oder Kohle',
  andere: 'Etwas anderes',
  unbekannt: 'Das weiß ich nicht',
})

export const warmwasserarten = optionen({
  zentral: 'Über die Heizung',
  dezentral: 'Über einen Durchlauferhitzer oder Boiler in der Wohnung',
  unbekannt: 'Das weiß ich nicht',
})

export const familienstaende = optionen({
  verheiratet: 'Verheiratet',
  lebenspartnerschaft: 'Eingetragene Lebenspartnerschaft',
  getrennt: 'Dauernd getrennt',
  geschieden: 'Geschieden',
  aufgehoben: 'Lebenspartnerschaft aufgehoben',
  verwitwet: 'Verwitwet',
})

export const bildungswege = optionen({
  schule: 'Schule',
  ausbildung: 'Ausbildung',
  studium: 'Studium',
  freiwilligendienst: 'Freiwilligendienst oder Wehrdienst',
  weiterbildung: 'Weiterbildung oder Umschulung',
})
