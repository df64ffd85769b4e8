import { routes } from '#routes'
import { type Fach, fachnamen } from './anliegen.ts'

/** Where each mailbox lies. */
export const fachrouten = {
  leistung: {
    liste: routes.leistungspostfach,
    neu: routes.leistungNeu,
    suche: routes.leistungSuche,
    gespraech: routes.leistungsgespraech,
  },
  vermittlung: {
    liste: routes.vermittlungspostfach,
    neu: routes.vermittlungNeu,
    suche: routes.vermittlungSuche,
    gespraech: routes.vermittlungsgespraech,
  },
} as const

export const krume = { text: 'Postfach', href: routes.postfach.href() }
export const fachkrume = (fach: Fach) => ({ text: fachnamen[fach], href: fachrouten[fach].liste.href() })
