import { addTage, type Tag } from '#platform/text/datum.ts'
import {
  type Bedingung,
  ENDE,
  type Feld,
  type Formular,
  type Option,
  type Seite,
  type Sicht,
} from '../engine/modell.ts'
import { optionen } from './angaben.ts'

/** A part of a form: its pages, where they lead, and the groups that they collect. */
export interface Teil {
  seiten: Formular['seiten']
  uebergaenge: Formular['uebergaenge']
  gruppen: Formular['gruppen']
}

/** Pages by name, in their order; `wenn` leaves one out. */
export type Seitentabelle = Readonly<Record<string, Seite & { wenn?: Bedingung }>>

/** Pages one behind the other, in the order of the table; one whose `wenn` does not hold is left out. The first has none. */
export function folge(tabelle: Seitentabelle, gruppen: Formular['gruppen'] = {}): Teil {
  const names = Object.keys(tabelle)
  const seiten: Record<string, Seite> = {}
  const uebergaenge: Record<string, Formular['uebergaenge'][string]> = {}
  for (const [i, name] of names.entries()) {
    const { wenn: _, ...seite } = tabelle[name]!
    seiten[name] = seite
    const rest = names.slice(i + 1)
    const stop = rest.findIndex((one) => !tabelle[one]!.wenn)
    const maybe = rest.slice(0, stop < 0 ? rest.length : stop).map((nach) => ({ nach, wenn: tabelle[nach]!.wenn! }))
    uebergaenge[name] = [...maybe, stop < 0 ? ENDE : rest[stop]!]
  }
  return { seiten, uebergaenge, gruppen }
}

export const verbinde = (...teile: readonly Teil[]): Teil => ({
  seiten: Object.assign({}, ...teile.map(({ seiten }) => seiten)),
  uebergaenge: Object.assign({}, ...teile.map(({ uebergaenge }) => uebergaenge)),
  gruppen: Object.assign({}, ...teile.map(({ gruppen }) => gruppen)),
})

type Rest = Partial<Pick<Feld, 'hinweis' | 'freiwillig' | 'wenn' | 'aus'>>

export const frei = { freiwillig: true } as const

export const jaNein = (name: string, label: string, rest: Rest = {}): Feld => ({ name, label, art: 'janein', ...rest })

export const betrag = (name: string, label: string, rest: Rest = {}): Feld => ({ name, label, art: 'betrag', ...rest })

export const text = (name: string, label: string, rest: Rest = {}): Feld => ({ name, label, art: 'text', ...rest })

export const langtext = (name: string, label: string, rest: Rest = {}): Feld => ({
  name,
  label,
  art: 'langtext',
  hoechstens: 2000,
  ...rest,
})

export const personenname = (name: string, label: string, rest: Rest = {}): Feld => ({
  name,
  label,
  art: 'name',
  ...rest,
})

type Datumrest = Rest & Pick<Extract<Feld, { art: 'datum' }>, 'von' | 'bis'>

export const datum = (name: string, label: string, rest: Datumrest = {}): Feld => ({
  name,
  label,
  art: 'datum',
  ...rest,
})

/** What has happened already. */
export const vergangen = (name: string, label: string, rest: Rest = {}): Feld =>
  datum(name, label, { bis: ({ heute }) => heute, ...rest })

type Zahlrest = Rest & Pick<Extract<Feld, { art: 'zahl' }>, 'von' | 'bis' | 'komma' | 'einheit'>

export const zahl = (name: string, label: string, rest: Zahlrest = {}): Feld => ({ name, label, art: 'zahl', ...rest })

type Wahlrest = Rest & { aus?: never; texte: Readonly<Record<string, string>> | ((sicht: Sicht) => readonly Option[]) }

const optionsFrom = (texte: Wahlrest['texte']) => (typeof texte === 'function' ? texte : optionen(texte))

export const wahl = (name: string, label: string, { texte, ...rest }: Wahlrest): Feld => ({
  name,
  label,
  art: 'auswahl',
  optionen: optionsFrom(texte),
  ...rest,
})

export const mehrere = (name: string, label: string, { texte, ...rest }: Wahlrest): Feld => ({
  name,
  label,
  art: 'mehrfach',
  optionen: optionsFrom(texte),
  ...rest,
})

/** The answer on the level of the page is one of these. */
export const ist =
  (name: string, ...werte: readonly (string | boolean)[]): Bedingung =>
  ({ hier }) =>
    werte.includes(hier[name] as string | boolean)

export const istNicht =
  (name: string, ...werte: readonly (string | boolean)[]): Bedingung =>
  ({ hier }) =>
    hier[name] !== undefined && !werte.includes(hier[name] as string | boolean)

/** One of several choices was made. */
export const hat =
  (name: string, wert: string): Bedingung =>
  ({ hier }) => {
    const gewaehlt = hier[name]
    return Array.isArray(gewaehlt) && (gewaehlt as readonly unknown[]).includes(wert)
  }

export const undAuch =
  (...bedingungen: readonly Bedingung[]): Bedingung =>
  (sicht) => {
    // Asked for each page of a way: no closure for each time.
    for (const one of bedingungen) if (!one(sicht)) return false
    return true
  }

export const oder =
  (...bedingungen: readonly Bedingung[]): Bedingung =>
  (sicht) => {
    for (const one of bedingungen) if (one(sicht)) return true
    return false
  }

export const nicht =
  (bedingung: Bedingung): Bedingung =>
  (sicht) =>
    !bedingung(sicht)

/** Sentences, each with when it is said. */
export const saetze =
  (...paare: readonly (readonly [wenn: Bedingung, satz: string])[]): ((sicht: Sicht) => string[]) =>
  (sicht) =>
    paare.filter(([wenn]) => wenn(sicht)).map(([, satz]) => satz)

/** A day so many days from today; computed once a day, since every look at the way asks for it. */
export function inTagen(tage: number): (sicht: Sicht) => Tag {
  let gerechnet: { heute: Tag; tag: Tag } | undefined
  return ({ heute }) => {
    if (gerechnet?.heute !== heute) gerechnet = { heute, tag: addTage(heute, tage) }
    return gerechnet.tag
  }
}

const euroFormat = new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' })

/** Cents as „563,00 €“. */
export const euro = (cents: number): string => euroFormat.format(cents / 100)
