import type { Datenquelle } from '#modules/konto'
import { listAntraegeOfKonto } from './antrag.ts'

/** What this module holds of an account, for the copy of its data (PRI-05). */
export const formulareQuellen: Datenquelle[] = [
  {
    name: 'Entwürfe von Formularen',
    read: async (env, db, kontoId) => {
      const antraege = await listAntraegeOfKonto(env, db, kontoId)
      return antraege.map(({ dienst, antworten, nachweise, begonnen, geaendert }) => ({
        ...{ dienst: dienst.slug, begonnen, geaendert, antworten, nachweise },
      }))
    },
  },
]
