import type { Datenquelle } from '#modules/konto'
import type { Env } from '#platform/env.ts'
import { readArt } from './arten-daten.ts'
import { computeFristlage, openBescheid } from './bescheid.ts'
import { findBescheideOfKunde } from './store.ts'
import { listEreignisse } from './zustellung/nachweis.ts'

const HOECHSTENS = 10_000

/** What this module holds of the customer that an account reads, for the copy of one's data. */
export const bescheideQuellen: Datenquelle[] = [
  {
    name: 'Bescheide',
    read: async (env: Env, db, kontoId) => {
      const profile = await db
        .selectFrom('profil')
        .select('kunde_id')
        .where('konto_id', '=', kontoId)
        .where('kunde_id', 'is not', null)
        .execute()
      const all = await Promise.all(
        profile.map(({ kunde_id }) =>
          findBescheideOfKunde(db, { kundeId: kunde_id!, mitBriefen: true, vor: undefined, anzahl: HOECHSTENS }),
        ),
      )
      return all.flat().map((row) => {
        const bescheid = openBescheid(env, row)
        const { bekanntgabe, frist } = computeFristlage(bescheid)
        return {
          id: row.id,
          art: readArt(bescheid.art).name,
          titel: bescheid.titel,
          vorgang: bescheid.vorgangId ?? null,
          weg: bescheid.weg,
          ereignisse: listEreignisse(bescheid),
          bekanntgabe: bekanntgabe.stand === 'bekannt' ? bekanntgabe.tag : null,
          letzterTag: frist?.stand === 'berechnet' ? frist.letzterTag : null,
        }
      })
    },
  },
]
