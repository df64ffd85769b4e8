import { textIn } from '../../bausteine/bedingungen.ts'
import type { Vorbehaltenes } from '../../engine/dienst.ts'
import type { Antworten, Bedingung, Seite, Sicht } from '../../engine/modell.ts'
import type { Nachweisregel } from '../../engine/nachweise.ts'

/** One category of changes (3-fachwissen § 9.14): all that is asked, owed and affected stands here. */
export interface Art {
  /** As it is offered. */
  text: string
  hinweis?: string
  /** Names the change in lists and titles. */
  kurz: string
  /** Its pages by name, in their order; one that comes only sometimes says when, but not the first. */
  seiten: Readonly<Record<string, Seite & { wenn?: Bedingung }>>
  /** „Was ändert sich dadurch?“: the benefits and duties that are affected. */
  folgen(sicht: Sicht): readonly string[]
  nachweise?: readonly Omit<Nachweisregel, 'je'>[]
  /** It is about somebody who is not in the list yet, or about all: nobody is chosen. */
  ohnePerson?: true
  /** Its pages ask for the day. */
  ohneTag?: true
  /** The Vermittlungspostfach gets it too. */
  vermittlung?: true
  /** To be looked at on the same day. */
  eilig?: true
  /** It takes effect only after a stronger proof of who sent it. */
  vorbehalt?(hier: Antworten): Vorbehaltenes | undefined
}

/** An address for letters from its three fields; without one of them nobody can write there. */
export function anschriftIn(
  hier: Antworten,
  felder: readonly [strasse: string, plz: string, ort: string],
): Extract<Vorbehaltenes, { was: 'anschrift' }> {
  const [strasse, plz, ort] = felder.map((name) => textIn(hier, name))
  return { was: 'anschrift', neu: strasse && plz && ort ? { strasse, plz, ort } : undefined }
}

/** Some of an address is there, and something is missing. */
export const fehltAnAnschrift = (hier: Antworten, felder: readonly [string, string, string]): boolean => {
  const da = felder.filter((name) => textIn(hier, name) !== undefined).length
  return da > 0 && da < felder.length
}

/** „Hof 1, 30159 Hannover“ in its parts; what is none stays in the first one, so that nothing is lost. */
export function splitAnschrift(text: string, felder: readonly [string, string, string]): Antworten {
  const found = /^\s*([^,\n]{1,200})[,\n]\s*(\d{5})\s+([^,\n]{1,200})$/.exec(text)
  const teile = found ? found.slice(1).map((teil) => teil.trim()) : [text]
  return Object.fromEntries(teile.map((teil, i) => [felder[i]!, teil]))
}

export const PRUEFUNG = 'Ihr Jobcenter prüft, ob sich die Höhe Ihrer Leistungen ändert.'
export const MELDEN = 'Ändert sich noch einmal etwas, teilen Sie es wieder mit.'

export const ALLE = 'Die Leistungen aller Personen Ihrer Bedarfsgemeinschaft können sich ändern.'

/** Nobody has to name a person who is a danger to them. */
export const SCHUTZ =
  'Ist es für Sie oder Ihr Kind gefährlich, jemanden zu nennen, lassen Sie das Feld frei. Sprechen Sie Ihr Jobcenter darauf an.'
