import type { Datenquelle } from '#modules/konto'
import { readAnlass } from './anlaesse.ts'
import { findAll, findWahl } from './store.ts'

/** What this module holds of an account, for the copy of one's data (PRI-05). */
export const benachrichtigungQuellen: Datenquelle[] = [
  {
    name: 'Benachrichtigungen',
    read: async (_env, db, kontoId) => ({
      perEmail: await findWahl(db, kontoId),
      liste: (await findAll(db, kontoId)).map(({ anlass, ...row }) => ({ titel: readAnlass(anlass).titel, ...row })),
    }),
  },
]
