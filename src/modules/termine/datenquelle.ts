import type { Datenquelle } from '#modules/konto'
import type { Db } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { findAbo } from './kalender/abo.ts'
import { openMitteilung } from './mitteilung/mitteilung.ts'
import { findAllOfKunde } from './mitteilung/store.ts'
import { findBriefeOfKunde } from './post/store.ts'
import { findKommende } from './store.ts'
import { openTermin } from './termin.ts'

const findProfil = (db: Db, kontoId: string) =>
  db
    .selectFrom('profil')
    .select(['id', 'kunde_id'])
    .where('konto_id', '=', kontoId)
    .where('kunde_id', 'is not', null)
    .executeTakeFirst()

async function readTermine(env: Env, db: Db, kundeId: string) {
  const rows = await findKommende(db, { kundeId, ab: new Date(0), anzahl: 10_000 })
  return rows.map((row) => {
    const { id, jobcenterId, mitarbeiterId, kundeId: _, ...termin } = openTermin(env, row)
    return termin
  })
}

/** What this module holds of an account's customer, for the copy of one's data. */
export const termineQuellen: Datenquelle[] = [
  {
    name: 'Termine',
    read: async (env, db, kontoId) => {
      const profil = await findProfil(db, kontoId)
      return profil?.kunde_id ? readTermine(env, db, profil.kunde_id) : []
    },
  },
  {
    name: 'Mitteilungen zu Terminen',
    read: async (env, db, kontoId) => {
      const profil = await findProfil(db, kontoId)
      if (!profil?.kunde_id) return []
      const rows = await findAllOfKunde(db, profil.kunde_id)
      return Promise.all(
        rows.map(async (row) => {
          const { art, erstellt, grund, text, ergebnis, antwort, entschieden } = await openMitteilung(env, db, row)
          return { art, erstellt, grund, text, ergebnis, antwort, entschieden }
        }),
      )
    },
  },
  {
    name: 'Briefe zu Terminen',
    read: async (_env, db, kontoId) => {
      const profil = await findProfil(db, kontoId)
      return profil?.kunde_id ? findBriefeOfKunde(db, profil.kunde_id) : []
    },
  },
  {
    name: 'Adresse des Kalenders',
    read: async (_env, db, kontoId) => {
      const profil = await findProfil(db, kontoId)
      const erstellt = profil && (await findAbo(db, profil.id))
      return erstellt ? [{ erstellt }] : []
    },
  },
]
