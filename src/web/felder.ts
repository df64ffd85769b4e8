import { z } from 'zod'

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

/** A form: exactly these fields. */
export const felder = <S extends z.ZodRawShape>(shape: S) => z.strictObject(shape)

/** Errors by field name; the key `formular` belongs to none. */
export type Feldfehler<Name extends string = string> = Partial<Record<Name | 'formular', string>>

export function hasErrors(fehler: Feldfehler): boolean {
  return Object.keys(fehler).length > 0
}
