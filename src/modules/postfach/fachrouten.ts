import { routes } from '#routes'

/** Where each mailbox lies. */
export const fachrouten = {
  leistung: {
    liste: routes.leistungspostfach,
    neu: routes.leistungNeu,
    gespraech: routes.leistungsgespraech,
  },
  vermittlung: {
    liste: routes.vermittlungspostfach,
    neu: routes.vermittlungNeu,
    gespraech: routes.vermittlungsgespraech,
  },
} as const
