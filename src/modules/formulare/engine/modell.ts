import type { Tag } from '#platform/text/datum.ts'

/** Days as YYYY-MM-DD, months as YYYY-MM, times as HH:MM, money in cents, choices by their value, else text. */
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
  /**
   * Asked only then; otherwise what it holds is not sent. It may look at fields above it on the same page: the page is shown
   * once more where their answers call for it.
   */
  wenn?: Bedingung
  /** Filled in with what the Jobcenter knows already; the person may change it. */
  aus?: Bekanntesfeld
}

/** A list, or one that depends on the answers: the people of the household, the accounts. */
export type Optionen = readonly Option[] | ((sicht: Sicht) => readonly Option[])

export type Feld = Grundfeld &
  (
    | { art: 'text' | 'langtext'; hoechstens?: number }
    | { art: 'name' | 'plz' | 'email' | 'telefon' | 'iban' | 'rvnr' | 'steuerid' | 'kvnr' }
    | { art: 'datum'; von?: (sicht: Sicht) => Tag; bis?: (sicht: Sicht) => Tag }
    /** In cents; `hoechstens` too. */
    | { art: 'betrag'; hoechstens?: number }
    /** `komma`: so many decimal places may be typed. */
    | { art: 'zahl'; von?: number; bis?: number; komma?: 1 | 2; einheit?: string }
    | { art: 'monat'; von?: (sicht: Sicht) => string; bis?: (sicht: Sicht) => string }
    | { art: 'uhrzeit' | 'janein' }
    /** A sentence that must be ticked. */
    | { art: 'bestaetigung' }
    | { art: 'auswahl' | 'mehrfach'; optionen: Optionen }
  )

/** What the Jobcenter and the portal know of the person who applies, by name; a field takes it with `aus`. */
export const bekanntes = {
  vorname: 'Ihren Daten beim Jobcenter',
  nachname: 'Ihren Daten beim Jobcenter',
  geburtsdatum: 'Ihren Daten beim Jobcenter',
  strasse: 'Ihren Daten beim Jobcenter',
  plz: 'Ihren Daten beim Jobcenter',
  ort: 'Ihren Daten beim Jobcenter',
  kundennummer: 'Ihren Daten beim Jobcenter',
  bgNummer: 'Ihren Daten beim Jobcenter',
  bewilligtBis: 'Ihrem letzten Bescheid',
  telefon: 'Ihrem Profil',
  email: 'Ihrem Konto',
} as const
export type Bekanntesfeld = keyof typeof bekanntes

export interface Seite {
  /** The one h1 of the page. */
  frage: string
  /** The question where the entry is the person who applies: „Wo arbeiten Sie?“ */
  anSie?: string
  /** Why it is asked. */
  warum?: string
  felder: readonly Feld[]
  /** What stands above the fields: a rule, what need not be told. */
  info?: string
  /** What to point out about these answers, a sentence each. It never keeps anybody from going on. */
  warne?: (sicht: Sicht) => readonly string[]
  /** What is good to know after these answers, a sentence each: said once, on the next page. There is nothing to check about it. */
  merke?: (sicht: Sicht) => readonly string[]
  /** The group whose entries are added, changed and removed here; their own pages follow, entry by entry. */
  sammlung?: string
  /** With `sammlung`: who goes through the form is led past this page, since there is nothing to add or to choose. */
  uebergehe?: Bedingung
}

/** Whom a document is about. */
export interface Mensch {
  id: string
  /** No two of a form are alike. */
  name: string
  /** Who applies is at 0, the others behind in the order of the form. */
  platz: number
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
  /** What an entry is called in lists; empty where nothing is known yet. `alle`: to name whose it is, where it holds that by id. */
  benenne(eintrag: Eintrag, alle: Antworten): string
  /** Whether this entry is the person who applies. */
  selbst?(eintrag: Eintrag): boolean
  /** Its entries are people, each with documents of their own. */
  menschen?: true
  /** Whose an entry is, where it is one person's: one of the people on the list, by id, or who applies where they are not on it. */
  wessen?(eintrag: Eintrag, alle: Antworten): Pick<Mensch, 'id' | 'name'> | undefined
  mindestens?: number
  hoechstens: number
  /** There are no more than `hoechstens` of them in the world. */
  nieMehr?: true
}

export interface Abschnitt {
  name: string
  titel: string
  beginn: string
  /** Gone through once for each entry of this group of the top level, which another section collects. */
  je?: string
  /** With `je` it is asked entry by entry. */
  wenn?: Bedingung
}

/** A form is two tables, `seiten` and `uebergaenge`; everything about the way is computed from them and the answers. */
export interface Formular {
  name: string
  /** Drafts and what was sent name the version in which they were made. */
  fassung: number
  /**
   * By version: makes answers of that one answers of the next, when a draft is opened that was begun in it. None is needed where
   * they fit as they are. What pages do not take after it is asked anew.
   */
  anheben?: Readonly<Record<number, (antworten: Antworten) => Antworten>>
  abschnitte: readonly Abschnitt[]
  seiten: Readonly<Record<string, Seite>>
  uebergaenge: Readonly<Record<string, readonly Ziel[]>>
  gruppen: Readonly<Record<string, Gruppe>>
  /** Names at the top that `vorbelegen` sets and nobody is asked for: what choices are made from. They go along when it is sent. */
  mitgegeben?: readonly string[]
}

/** One page on the way, of one entry where it belongs to a group: `eintraege` are the ids from the outer to the inner. */
export interface Schritt {
  abschnitt: string
  seite: string
  eintraege: readonly string[]
}

export const isEintragsliste = (wert: Antworten[string]): wert is readonly Eintrag[] =>
  Array.isArray(wert) && wert.every((one) => typeof one === 'object')

/** What can be chosen, as things stand. */
export const optionsOf = ({ optionen }: { optionen: Optionen }, sicht: Sicht): readonly Option[] =>
  typeof optionen === 'function' ? optionen(sicht) : optionen

/** The entries of a group on a level, in their order. */
export function entriesOf(hier: Antworten, gruppe: string): readonly Eintrag[] {
  const wert = hier[gruppe]
  return isEintragsliste(wert) ? wert : KEINE
}

const KEINE: readonly Eintrag[] = Object.freeze([])
