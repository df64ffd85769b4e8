import { notify } from '#modules/benachrichtigung'
import type { Dokumentanschluesse } from '#modules/dokumente'
import type { Datenquelle, OffeneSache } from '#modules/konto'
import { findKontoOfKunde } from '#modules/profil'
import type { Db } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import { findVorgaengeOfKonto, findVorgangOfDatei } from './store.ts'
import { openVorgang, readGanz } from './vorgang.ts'
import { isEnde, readZustand } from './zustaende-daten.ts'

/** A file of a case was found to be harmful after it was sent: whoever sent it hears of it. */
export const reportFundInVorgang: NonNullable<Dokumentanschluesse['beiFund']> = async (
  env,
  tx,
  { besitzer, dokument },
) => {
  if (besitzer.art !== 'kunde') return
  const id = await findVorgangOfDatei(tx, { kundeId: besitzer.id, dokumentId: dokument.id })
  const kontoId = id && (await findKontoOfKunde(tx, besitzer.id))
  if (!kontoId) return
  const ziel = routes.vorgang.href({ id })
  await notify(env, tx, { kontoId, kundeId: besitzer.id, anlass: 'anhang-abgewiesen', ziel })
}

/** Cases that the Jobcenter still works on, named before an account is erased: they go on without it. */
export const listOffenes = async (env: Env, db: Db, kontoId: string): Promise<OffeneSache[]> => {
  const rows = await findVorgaengeOfKonto(db, kontoId)
  return rows
    .filter(({ zustand }) => !isEnde(zustand))
    .map((row) => ({ text: openVorgang(env, row).titel, href: routes.vorgang.href({ id: row.id }) }))
}

/** What this module holds of an account's customers, notes of staff among it, for the copy of one's data (PRI-05). */
export const vorgaengeQuellen: Datenquelle[] = [
  {
    name: 'Vorgänge',
    read: async (env, db, kontoId) => {
      const rows = await findVorgaengeOfKonto(db, kontoId)
      return Promise.all(
        rows.map(async (row) => {
          const { nummer, titel, text, zustand, erstellt, geaendert, frist, dateien, schritte } = await readGanz(
            env,
            db,
            {
              row,
              mitVermerken: true,
            },
          )
          return {
            ...{ nummer, titel, dienst: row.dienst, text, erstellt, geaendert, frist: frist ?? null },
            stand: readZustand(zustand).text,
            dateien: dateien.map(({ name }) => name),
            schritte: schritte.map(({ zustand: schritt, wer, notiz, zeit }) => ({
              ...{ zeit, wer: wer ?? null, notiz: notiz ?? null },
              stand: schritt ? readZustand(schritt).text : 'Vermerk des Jobcenters',
            })),
          }
        }),
      )
    },
  },
]
