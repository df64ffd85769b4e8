import type { Person } from '../engine/dienst.ts'
import { type Antworten, type Eintrag, entriesOf, type Feld, type Option, type Sicht } from '../engine/modell.ts'

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
