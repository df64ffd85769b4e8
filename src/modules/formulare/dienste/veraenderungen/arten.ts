import type { Antworten } from '../../engine/modell.ts'
import { arbeit } from './arbeit.ts'
import type { Art } from './art.ts'
import { daten } from './daten.ts'
import { familie } from './familie.ts'
import { geld } from './geld.ts'
import { gesundheit } from './gesundheit.ts'
import { menschen } from './menschen.ts'
import { wohnen } from './wohnen.ts'

export interface Bereich {
  text: string
  hinweis: string
  arten: Readonly<Record<string, Art>>
}

/** Where one looks for a change. Each has a page of its own to choose the category on, with a field of the same name. */
export const bereiche: Readonly<Record<string, Bereich>> = {
  wohnen: { text: 'Wohnung', hinweis: 'Umzug, Miete, Heizung, Schulden', arten: wohnen },
  menschen: {
    text: 'Menschen',
    hinweis: 'Einzug, Auszug, Geburt, Heirat, Trennung, Tod',
    arten: { ...menschen, ...familie },
  },
  arbeit: { text: 'Arbeit und Ausbildung', hinweis: 'Job, Lohn, Selbständigkeit, Schule, Studium', arten: arbeit },
  geld: { text: 'Geld', hinweis: 'Andere Leistungen, Unterhalt, Erbschaft, Vermögen', arten: geld },
  gesundheit: { text: 'Gesundheit', hinweis: 'Krankheit, Krankenkasse, Behinderung, Krankenhaus', arten: gesundheit },
  daten: { text: 'Daten und anderes', hinweis: 'Konto, Telefon, Name, Aufenthalt, Betreuung, Verzicht', arten: daten },
}

/** All categories by name; a name belongs to one Bereich only. */
export const arten: Readonly<Record<string, Art>> = Object.assign(
  {},
  ...Object.values(bereiche).map((one) => one.arten),
)

/** The name of the category that was chosen; undefined before. */
export function artOf(hier: Antworten): string | undefined {
  const art = hier[String(hier['bereich'])]
  return typeof art === 'string' && Object.hasOwn(arten, art) ? art : undefined
}
