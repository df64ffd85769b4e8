import type { Tag } from '#platform/text/datum.ts'

/** Days as YYYY-MM-DD, money in cents, choices by their value, everything else as text. */
export type Feldwert = string | number | boolean | readonly string[]

/** What was answered on one level: fields by name, repeated groups as lists of entries. JSON, so that it can be stored. */
export interface Antworten {
  readonly [name: string]: Feldwert | readonly Eintrag[] | undefined
}

/** One of a repeated group: a person, an employment. `id` is made when it is added and never changes. */
export interface Eintrag extends Antworten {
  readonly id: string
}

/** What conditions look at. */
export interface Sicht {
  /** The level of the page: the entry of its group, or the same as `alle`. */
  hier: Antworten
  alle: Antworten
  heute: Tag
}

export type Bedingung = (sicht: Sicht) => boolean

export interface Option {
  wert: string
  text: string
  hinweis?: string
}

interface Grundfeld {
  name: string
  label: string
  hinweis?: string
  /** May be left empty. */
  freiwillig?: true
  /** Asked only then; otherwise what it holds is not sent. */
  wenn?: Bedingung
}

export type Feld = Grundfeld &
  (
    | { art: 'text' | 'langtext'; hoechstens?: number }
    | { art: 'name' | 'plz' | 'email' | 'telefon' | 'iban' | 'rvnr' | 'steuerid' | 'kvnr' }
    | { art: 'datum'; von?: (sicht: Sicht) => Tag; bis?: (sicht: Sicht) => Tag }
    /** In cents; `hoechstens` too. */
    | { art: 'betrag'; hoechstens?: number }
    | { art: 'zahl'; von?: number; bis?: number }
    | { art: 'janein' }
    | { art: 'auswahl'; optionen: readonly Option[] }
    | { art: 'mehrfach'; optionen: readonly Option[] }
  )

export interface Seite {
  /** The one h1 of the page. */
  frage: string
  /** Why it is asked. */
  warum?: string
  felder: readonly Feld[]
  /** The group whose entries are added, changed and removed here; their own pages follow, entry by entry. */
  sammlung?: string
}

/** The end of a section, or of the pages of one entry. */
export const ENDE = 'ende'

/** Where a page leads: the first target whose condition holds; the last one has none. */
export type Ziel = string | { nach: string; wenn: Bedingung }

export interface Gruppe {
  /** The first page of an entry. */
  beginn: string
  /** „Person“, „Konto“ */
  einzahl: string
  /** What an entry is called in lists; empty where nothing is known yet. */
  benenne(eintrag: Eintrag): string
  mindestens?: number
  hoechstens: number
}

export interface Abschnitt {
  name: string
  titel: string
  beginn: string
  wenn?: Bedingung
}

/** A form is two tables, `seiten` and `uebergaenge`; everything about the way is computed from them and the answers. */
export interface Formular {
  name: string
  /** Drafts and what was sent name the version in which they were made. */
  fassung: number
  abschnitte: readonly Abschnitt[]
  seiten: Readonly<Record<string, Seite>>
  uebergaenge: Readonly<Record<string, readonly Ziel[]>>
  gruppen: Readonly<Record<string, Gruppe>>
}

/** One page on the way, of one entry where it belongs to a group: `eintraege` are the ids from the outer to the inner. */
export interface Schritt {
  abschnitt: string
  seite: string
  eintraege: readonly string[]
}

export const isEintragsliste = (wert: Antworten[string]): wert is readonly Eintrag[] =>
  Array.isArray(wert) && wert.every((one) => typeof one === 'object')

/** The entries of a group on a level, in their order. */
export function entriesOf(hier: Antworten, gruppe: string): readonly Eintrag[] {
  const wert = hier[gruppe]
  return isEintragsliste(wert) ? wert : []
}
