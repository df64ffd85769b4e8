import type { Tag } from '#platform/text/datum.ts'
import type { Formulardienst } from '../engine/dienst.ts'
import { walk } from '../engine/weg.ts'

/** Of a page with one question and its fields, and of reading everything back. */
const JE_SEITE = 0.75
const PRUEFEN = 2

const inFuenfern = (minuten: number): number => Math.max(5, Math.ceil(minuten / 5) * 5)

/**
 * How long a form takes, in minutes in steps of five: `von` along the way that asks for nothing special, `bis` where about every
 * second one of the other pages is asked as well. What the portal tells before the first question; nobody is held to it.
 */
export function estimateDauer(
  { formular }: Pick<Formulardienst, 'formular'>,
  heute: Tag,
): { von: number; bis: number } {
  const kurz = new Set(walk(formular, {}, heute).map(({ seite }) => seite)).size
  const rest = Object.keys(formular.seiten).length - kurz
  const von = inFuenfern(kurz * JE_SEITE + PRUEFEN)
  return { von, bis: Math.max(von, inFuenfern((kurz + rest / 2) * JE_SEITE + PRUEFEN)) }
}

/** „etwa 10 bis 20 Minuten“ */
export const showDauer = ({ von, bis }: { von: number; bis: number }): string =>
  von === bis ? `etwa ${von} Minuten` : `etwa ${von} bis ${bis} Minuten`
