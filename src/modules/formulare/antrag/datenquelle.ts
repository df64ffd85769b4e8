import type { Datenquelle } from '#modules/konto'
import { listErstantraege } from '../erstantrag/erstantrag.ts'
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
  {
    name: 'Erstanträge',
    read: async (env, db, kontoId) => {
      const all = await listErstantraege(env, db, kontoId)
      return all.map(({ nummer, titel, zeit, zustand, grund, person, sendungen, nachweise, dateien }) => ({
        ...{ nummer, titel, zeit, zustand, grund: grund ?? null, person, dateien },
        nachweise: nachweise.map((one) => ({ titel: one.titel, zustand: one.zustand })),
        gesendet: sendungen.map(({ inhalt, zeit: wann, beleg }) => ({ zeit: wann, inhalt, beleg })),
      }))
    },
  },
]
