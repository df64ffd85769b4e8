import type { Datenquelle } from '#modules/konto'
import { listDokumente } from './dokument.ts'

/** What this module holds of an account itself, for the copy of one's data. */
export const dokumenteQuellen: Datenquelle[] = [
  {
    name: 'Dokumente',
    read: (env, db, kontoId) => listDokumente(env, db, { besitzer: { art: 'konto', id: kontoId } }),
  },
]
