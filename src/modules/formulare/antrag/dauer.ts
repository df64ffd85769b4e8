import type { Tag } from '#platform/text/datum.ts'
import type { Formulardienst } from '../engine/dienst.ts'
import { walk } from '../engine/weg.ts'

/** Of a page with one question and its fields, and of reading everything back. */
const JE_SEITE = 0.75
const PRUEFEN = 2

const inFuenfern = (minuten: number): number => Math.max(5, Math.ceil(minuten / 5) * 5)

/**
 * How long a form takes, in minutes in steps of five: `von` along the way that asks for nothing special, `bis` where about every
 * second one of the other pages is asked as well; for one person, `jeMensch`: with others it takes longer. What the portal tells
 * before the first question; nobody is held to it.
 */
export function estimateDauer(
  { formular, vorbelegen }: Pick<Formulardienst, 'formular' | 'vorbelegen'>,
  heute: Tag,
): { von: number; bis: number; jeMensch: boolean } {
  const anfang = vorbelegen?.({ bekannt: {}, haushalt: [], letzte: undefined, heute }, () => 'neu') ?? {}
  const kurz = new Set(walk(formular, anfang, heute).map(({ seite }) => seite)).size
  const rest = Object.keys(formular.seiten).length - kurz
  const von = inFuenfern(kurz * JE_SEITE + PRUEFEN)
  const bis = Math.max(von, inFuenfern((kurz + rest / 2) * JE_SEITE + PRUEFEN))
  return { von, bis, jeMensch: formular.abschnitte.some(({ je }) => je !== undefined) }
}

/** „etwa 10 bis 20 Minuten“ */
export function showDauer({ von, bis, jeMensch = false }: { von: number; bis: number; jeMensch?: boolean }): string {
  const minuten = von === bis ? `etwa ${von} Minuten` : `etwa ${von} bis ${bis} Minuten`
  return jeMensch ? `${minuten} für Sie selbst und mit jedem Menschen länger, der mit Ihnen lebt` : minuten
}
