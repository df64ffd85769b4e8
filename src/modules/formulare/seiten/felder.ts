import { z } from 'zod'
import type { Feld, Formular, Seite } from '../engine/modell.ts'
import { inputNames } from '../engine/seite.ts'
import type { Eingabe } from '../engine/werte.ts'

/** Boxes of one name; the brackets tell browsers' checkers that this is meant. */
export const mehrfachName = (name: string) => `${name}[]`

const text = z.string().max(60_000).optional()
const liste = z.union([z.string().max(500), z.array(z.string().max(500)).max(300)]).optional()

const shapeOf = (feld: Feld): [string, typeof text | typeof liste][] =>
  feld.art === 'mehrfach' ? [[mehrfachName(feld.name), liste]] : inputNames(feld).map((name) => [name, text])

const schemata = new WeakMap<Seite, ReturnType<typeof makeSchema>>()

const makeSchema = ({ felder }: Seite) =>
  z.strictObject({
    ...Object.fromEntries(felder.flatMap(shapeOf)),
    abdruck: z.string().max(64),
    schritt: z.string().max(100).optional(),
  })

/**
 * What a page of a form may post: its fields, the print of what it showed, and the button. Made once: zod compiles a schema
 * when it is used first, which costs more than the whole page.
 */
export function seitenSchema(form: Formular, name: string): ReturnType<typeof makeSchema> {
  const seite = form.seiten[name]!
  const known = schemata.get(seite)
  if (known) return known
  const schema = makeSchema(seite)
  schemata.set(seite, schema)
  return schema
}

/** What is typed on a page, as its script sends it at a pause. */
export const zwischenstand = z.strictObject({
  seite: z.string().max(300),
  abdruck: z.string().max(64),
  felder: z.record(z.string().max(100), z.union([z.string().max(60_000), z.array(z.string().max(500)).max(300)])),
})

/** The posted fields as the engine reads them. A choice of several that was on the page and has no box ticked is empty. */
export function toEingabe(felder: readonly Feld[], posted: Readonly<Record<string, unknown>>): Eingabe {
  const entries = felder.flatMap((feld): [string, string | string[] | undefined][] => {
    if (feld.art === 'mehrfach') {
      const wert = posted[mehrfachName(feld.name)] as string | string[] | undefined
      return [[feld.name, wert === undefined ? undefined : [wert].flat()]]
    }
    return inputNames(feld).map((name) => [name, posted[name] as string | undefined])
  })
  return Object.fromEntries(entries.filter(([, wert]) => wert !== undefined))
}
