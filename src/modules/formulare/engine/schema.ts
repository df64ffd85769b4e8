import { ENDE, type Feld, type Formular, type Option } from './modell.ts'
import { BETRAG, LANGTEXT, TEXT, ZAHL } from './werte.ts'

/** JSON Schema, draft 2020-12. */
export interface Schema {
  readonly [wort: string]: unknown
}

const text = (muster: string): Schema => ({ type: 'string', pattern: `^${muster}$` })
const worte = (hoechstens: number): Schema => ({ type: 'string', minLength: 1, maxLength: hoechstens })

const choice = ({ wert, text: title }: Option): Schema => ({ const: wert, title })

/** One of a list; of a list that the answers make up only that it is text. */
const choiceOf = (optionen: (Feld & { art: 'auswahl' | 'mehrfach' })['optionen']): Schema =>
  typeof optionen === 'function' ? { type: 'string', minLength: 1 } : { oneOf: optionen.map(choice) }

/** What a field holds, by its kind; bounds that depend on other answers or the day are left to the form. */
function shapeOf(feld: Feld): Schema {
  switch (feld.art) {
    case 'text':
      return worte(feld.hoechstens ?? TEXT)
    case 'langtext':
      return worte(feld.hoechstens ?? LANGTEXT)
    case 'name':
      return { type: 'string', minLength: 1 }
    case 'plz':
      return text('[0-9]{5}')
    case 'email':
      return { ...text('[^\\s@]+@[^\\s@]+\\.[^\\s@]+'), maxLength: 254 }
    case 'telefon':
      return text('\\+?[0-9\\s()/-]{5,30}')
    case 'iban':
      return text('[A-Z]{2}[0-9]{2}[A-Z0-9]{11,24}')
    case 'rvnr':
      return text('[0-9]{8}[A-Z][0-9]{3}')
    case 'steuerid':
      return text('[1-9][0-9]{10}')
    case 'kvnr':
      return text('[A-Z][0-9]{9}')
    case 'datum':
      return text('[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])')
    case 'monat':
      return text('[0-9]{4}-(0[1-9]|1[0-2])')
    case 'uhrzeit':
      return text('([01][0-9]|2[0-3]):[0-5][0-9]')
    case 'betrag':
      return { type: 'integer', minimum: 0, maximum: feld.hoechstens ?? BETRAG }
    case 'zahl':
      return { type: feld.komma ? 'number' : 'integer', minimum: feld.von ?? 0, maximum: feld.bis ?? ZAHL }
    case 'janein':
      return { type: 'boolean' }
    case 'bestaetigung':
      return { const: true }
    case 'auswahl':
      return choiceOf(feld.optionen)
    case 'mehrfach':
      return { type: 'array', items: choiceOf(feld.optionen), minItems: 1, uniqueItems: true }
  }
}

const einheitOf = (feld: Feld) => (feld.art === 'betrag' ? 'Cent' : feld.art === 'zahl' ? feld.einheit : undefined)

function schemaOfFeld(feld: Feld): Schema {
  const einheit = einheitOf(feld)
  const description = [feld.hinweis, einheit && `Einheit: ${einheit}.`].filter(Boolean).join(' ')
  return { title: feld.label, ...(description && { description }), ...shapeOf(feld) }
}

/** Every page that may follow, with the end; as if one page were not there. */
function reach(form: Formular, beginn: string, ohne?: string): Set<string> {
  const seen = new Set<string>()
  const visit = (seite: string): void => {
    if (seite === ohne || seen.has(seite)) return
    seen.add(seite)
    for (const ziel of form.uebergaenge[seite] ?? []) visit(typeof ziel === 'string' ? ziel : ziel.nach)
  }
  visit(beginn)
  return seen
}

/** Where the pages of a level begin; `immer`: nobody gets around them. */
interface Anfang {
  beginn: string
  immer: boolean
}

/** The pages of one level: its fields, and the groups that are collected there with their entries. */
function levelOf(form: Formular, anfaenge: readonly Anfang[]) {
  const properties: Record<string, Schema> = {}
  const required: string[] = []
  for (const { beginn, immer } of anfaenge) {
    for (const seite of reach(form, beginn)) {
      if (seite === ENDE) continue
      const fest = immer && !reach(form, beginn, seite).has(ENDE)
      const { felder, sammlung } = form.seiten[seite]!
      for (const feld of felder) {
        properties[feld.name] = schemaOfFeld(feld)
        if (fest && !feld.wenn && !feld.freiwillig) required.push(feld.name)
      }
      if (sammlung === undefined) continue
      properties[sammlung] = schemaOfGruppe(form, sammlung)
      if (fest) required.push(sammlung)
    }
  }
  return { properties, required }
}

function schemaOfGruppe(form: Formular, name: string): Schema {
  const { beginn, einzahl, mindestens = 0, hoechstens } = form.gruppen[name]!
  const own = form.abschnitte.filter(({ je }) => je === name)
  const anfaenge = [{ beginn, immer: true }, ...own.map((one) => ({ beginn: one.beginn, immer: !one.wenn }))]
  const { properties, required } = levelOf(form, anfaenge)
  const id = { type: 'string', minLength: 1, description: 'Kennung des Eintrags; sie ändert sich nie.' }
  const items = {
    ...{ type: 'object', title: einzahl, properties: { id, ...properties } },
    ...{ required: ['id', ...required], additionalProperties: false },
  }
  return { type: 'array', items, minItems: mindestens, maxItems: hoechstens }
}

/**
 * The answers of a form as they are sent, as JSON Schema: its levels, its fields by their kind, their choices. Required is what
 * no answer leads around. `adresse` is where the schema stands for everybody.
 */
export function schemaOf(form: Formular, adresse: string): Schema {
  const anfaenge = form.abschnitte.filter(({ je }) => je === undefined)
  const { properties, required } = levelOf(
    form,
    anfaenge.map(({ beginn, wenn }) => ({ beginn, immer: !wenn })),
  )
  const mitgegeben = Object.fromEntries((form.mitgegeben ?? []).map((name) => [name, {}]))
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: adresse,
    title: form.name,
    description: `Antworten des Formulars „${form.name}“ in Fassung ${form.fassung}, wie sie gesendet werden.`,
    ...{ type: 'object', properties: { ...properties, ...mitgegeben }, required, additionalProperties: false },
  }
}
