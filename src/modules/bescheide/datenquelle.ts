import type { Datenquelle } from '#modules/konto'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { readArt } from './arten-daten.ts'
import { computeFristlage, openBescheid } from './bescheid.ts'
import { findBewilligung, findErinnerungen } from './bewilligung/store.ts'
import { type BescheidRow, findBescheideOfKunde } from './store.ts'
import { listEreignisse } from './zustellung/nachweis.ts'

const HOECHSTENS = 10_000

async function listKunden(db: Db | Tx, kontoId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('profil')
    .select('kunde_id')
    .where('konto_id', '=', kontoId)
    .where('kunde_id', 'is not', null)
    .execute()
  return rows.map(({ kunde_id }) => kunde_id!)
}

function copyBescheid(env: Env, row: BescheidRow) {
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
    bewilligungszeitraum: bescheid.zeitraum ?? null,
    aufgehobenAb: bescheid.aufgehobenAb ?? null,
  }
}

/** What this module holds of the customer that an account reads, for the copy of one's data. */
export const bescheideQuellen: Datenquelle[] = [
  {
    name: 'Bescheide',
    read: async (env: Env, db, kontoId) => {
      const wo = { mitBriefen: true, vor: undefined, anzahl: HOECHSTENS }
      const kunden = await listKunden(db, kontoId)
      const all = await Promise.all(kunden.map((kundeId) => findBescheideOfKunde(db, { ...wo, kundeId })))
      return all.flat().map((row) => copyBescheid(env, row))
    },
  },
  {
    name: 'Bewilligungszeitraum',
    read: async (_env, db, kontoId) => {
      const kunden = await listKunden(db, kontoId)
      const all = await Promise.all(
        kunden.map(async (kundeId) => {
          const [row, erinnerungen] = [await findBewilligung(db, kundeId), await findErinnerungen(db, kundeId)]
          if (!row) return []
          const { bescheid_id: bescheid, von, bis, aufgehoben, naechste } = row
          return [{ bescheid, von, bis, aufgehoben, naechsteErinnerung: naechste, erinnerungen }]
        }),
      )
      return all.flat()
    },
  },
]
