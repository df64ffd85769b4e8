import { z } from 'zod'
import { isId } from '#platform/datenbank/id.ts'

/**
 * A field of a form: text as typed, missing is empty. What it must say, and how long it may be, is checked by the module with
 * a German sentence; `max` is for fields that nobody types.
 */
export const text = (max = 60_000) => z.string().max(max).default('')

/** A checkbox: present with the value „ja“, or absent. */
export const haken = () =>
  z
    .literal('ja')
    .optional()
    .transform((value) => value === 'ja')

/** One of several known values; missing is empty. */
export const wahl = <const V extends readonly [string, ...string[]]>(werte: V) =>
  z.union([z.enum(werte), z.literal('')]).default('')

const id = z.string().refine(isId)

/** What the part `DateiFeld` adds to a form, besides the files: the id of the sending, and which files to take out again. */
export const dateifelder = {
  sendung: id,
  // Several boxes of one name; the brackets tell browsers' checkers that this is meant.
  'entfernen[]': z
    .union([id, z.array(id).max(50)])
    .optional()
    .transform((value) => (value === undefined ? [] : [value].flat())),
}

/** A form: exactly these fields. */
export const felder = <S extends z.ZodRawShape>(shape: S) => z.strictObject(shape)

/** Errors by field name; the key `formular` belongs to none. */
export type Feldfehler<Name extends string = string> = Partial<Record<Name | 'formular', string>>

export function hasErrors(fehler: object): boolean {
  return Object.keys(fehler).length > 0
}
