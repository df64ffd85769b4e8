import type { Env } from '#platform/env.ts'
import { dienste, isDienst, type Was } from '../dienste-daten.ts'
import { nameSache } from '../leistung/kurzname.ts'
import { worte } from '../worte-daten.ts'

/** How a receipt says that only the day was secured. */
const GESICHERT = 'Antragsdatum gesichert'
const GEAENDERT = ', geändert'
const FORMLOS = ', formlos'
/** Whoever has no notice yet asks for it with the form of the Widerspruch, and files none. */
const NACHFRAGE = 'Nachfrage'

export const wordFormlos = (was: Was): string => `${worte[was].einzahl}${FORMLOS}`

/**
 * What a receipt tells anybody who holds its code: a name of the service out of a fixed list, whatever `angabe` says besides
 * the way it was sent. Titles of cases hold answers, and receipts of earlier days hold titles.
 */
export function nameBeleg(env: Pick<Env, 'settings' | 'clock'>, dienst: string, angabe: string): string {
  if (!isDienst(dienst)) return 'Unterlagen'
  const { formlos, versiegelt } = dienste[dienst] as { formlos: { was: Was }; versiegelt?: true }
  if (versiegelt) return worte.unterlagen.einzahl
  if (angabe === wordFormlos(formlos.was)) return angabe
  const nachfrage = formlos.was === 'widerspruch' && angabe.startsWith(NACHFRAGE)
  const name = nachfrage ? NACHFRAGE : nameSache(env, dienst)
  if (angabe.startsWith(GESICHERT)) return `${GESICHERT}: ${name}`
  return angabe.endsWith(GEAENDERT) ? `${name}${GEAENDERT}` : name
}
