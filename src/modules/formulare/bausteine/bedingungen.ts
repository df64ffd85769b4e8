import type { Tag } from '#platform/text/datum.ts'
import { type Antworten, type Bedingung, entriesOf, type Feldwert } from '../engine/modell.ts'

/** Holds where a field of the same level was answered with one of these. */
export const ist =
  (name: string, ...werte: readonly Feldwert[]): Bedingung =>
  ({ hier }) =>
    werte.some((wert) => wert === hier[name])

/** Holds where one of these is among the choices made in a field of the same level. */
export const enthaelt =
  (name: string, ...werte: readonly string[]): Bedingung =>
  ({ hier }) =>
    choicesIn(hier, name).some((wert) => werte.includes(wert))

/** The choices made in a field of several. */
export function choicesIn(antworten: Antworten, name: string): readonly string[] {
  const wert = antworten[name]
  return Array.isArray(wert) ? wert.filter((one): one is string => typeof one === 'string') : []
}

/** A day, time or text; undefined where it is not answered. */
export function textIn(antworten: Antworten, name: string): string | undefined {
  const wert = antworten[name]
  return typeof wert === 'string' ? wert : undefined
}

/** A number, or an amount in cents. */
export function zahlIn(antworten: Antworten, name: string): number | undefined {
  const wert = antworten[name]
  return typeof wert === 'number' ? wert : undefined
}

/** The sum of an amount over all entries of a group, in cents. */
export const sumOf = (antworten: Antworten, gruppe: string, feld: string): number =>
  entriesOf(antworten, gruppe).reduce((summe, eintrag) => summe + (zahlIn(eintrag, feld) ?? 0), 0)

/** A day that lies before today. */
export const isVorbei = (antworten: Antworten, name: string, heute: Tag): boolean => {
  const tag = textIn(antworten, name)
  return tag !== undefined && tag < heute
}
