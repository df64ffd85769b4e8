import type { Env } from '#platform/env.ts'
import { type Dienstslug, dienste, type Was } from '../dienste-daten.ts'
import { leistungsname } from './leistungsname.ts'

const worte: Record<Was, string> = {
  antrag: 'Antrag',
  anfrage: 'Anfrage',
  mitteilung: 'Mitteilung',
  widerspruch: 'Widerspruch',
  unterlagen: 'Unterlagen',
}

/** What a case is, for lists: „Antrag: Weiterbewilligung“. Nothing of it is about a person. */
export function nameSache(env: Pick<Env, 'settings' | 'clock'>, dienst: Dienstslug): string {
  const { formlos, kurz } = dienste[dienst] as { formlos: { was: Was }; kurz?: string }
  const wort = worte[formlos.was]
  return kurz === undefined ? wort : `${wort}: ${kurz.replace('{{name}}', leistungsname(env))}`
}
