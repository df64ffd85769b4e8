import type { Schema } from './schema.ts'

type Regel = (wort: never, wert: never, schema: Schema) => string | readonly string[] | undefined

const isObject = (wert: unknown): wert is Record<string, unknown> =>
  typeof wert === 'object' && wert !== null && !Array.isArray(wert)

const typen: Readonly<Record<string, (wert: unknown) => boolean>> = {
  string: (wert) => typeof wert === 'string',
  boolean: (wert) => typeof wert === 'boolean',
  number: (wert) => typeof wert === 'number',
  integer: (wert) => Number.isInteger(wert),
  array: Array.isArray,
  object: isObject,
}

const size = (wert: unknown) => [...(wert as string)].length

/** A keyword each, as JSON Schema says it; undefined: it holds, or has nothing to say of such a value. */
const regeln: Readonly<Record<string, Regel>> = {
  type: (wort: string, wert) => (typen[wort]!(wert) ? undefined : `ist nicht ${wort}`),
  const: (wort, wert) => (wort === wert ? undefined : `ist nicht ${wort}`),
  pattern: (wort: string, wert) =>
    typeof wert !== 'string' || new RegExp(wort, 'u').test(wert) ? undefined : `passt nicht zu ${wort}`,
  minLength: (wort: number, wert) => (typeof wert !== 'string' || size(wert) >= wort ? undefined : 'ist zu kurz'),
  maxLength: (wort: number, wert) => (typeof wert !== 'string' || size(wert) <= wort ? undefined : 'ist zu lang'),
  minimum: (wort: number, wert) => (typeof wert !== 'number' || wert >= wort ? undefined : `liegt unter ${wort}`),
  maximum: (wort: number, wert) => (typeof wert !== 'number' || wert <= wort ? undefined : `liegt über ${wort}`),
  minItems: (wort: number, wert: unknown[]) => (wert.length >= wort ? undefined : `hat weniger als ${wort}`),
  maxItems: (wort: number, wert: unknown[]) => (wert.length <= wort ? undefined : `hat mehr als ${wort}`),
  uniqueItems: (_, wert: unknown[]) => (new Set(wert).size === wert.length ? undefined : 'hat etwas doppelt'),
  oneOf: (wort: Schema[], wert) =>
    wort.filter((one) => checkSchema(one, wert).length === 0).length === 1 ? undefined : 'steht nicht zur Wahl',
  items: (wort: Schema, wert: unknown[]) =>
    wert.flatMap((one, i) => checkSchema(wort, one).map((mangel) => `[${i}]${mangel}`)),
  required: (wort: string[], wert) => wort.filter((name) => !Object.hasOwn(wert, name)).map((name) => `.${name} fehlt`),
  properties: (wort: Record<string, Schema>, wert) =>
    Object.entries(wert as Record<string, unknown>).flatMap(([name, one]) =>
      Object.hasOwn(wort, name) ? checkSchema(wort[name]!, one).map((mangel) => `.${name}${mangel}`) : [],
    ),
  additionalProperties: (_, wert, { properties }) =>
    Object.keys(wert)
      .filter((name) => !Object.hasOwn(properties as object, name))
      .map((name) => `.${name} kennt das Schema nicht`),
}

const HINWEISE = ['$schema', '$id', 'title', 'description']

/** What is wrong with a value, a sentence each. @throws Error for a keyword that is not checked here: the schema may say nothing unproven */
export function checkSchema(schema: Schema, wert: unknown): string[] {
  const { type } = schema
  if (typeof type === 'string' && !typen[type]!(wert)) return [` ist nicht ${type}`]
  return Object.entries(schema).flatMap(([name, wort]) => {
    if (HINWEISE.includes(name)) return []
    const regel = regeln[name]
    if (!regel) throw new Error(`Das Wort „${name}“ prüft niemand.`)
    const found = regel(wort as never, wert as never, schema)
    return typeof found === 'string' ? [` ${found}`] : (found ?? [])
  })
}
