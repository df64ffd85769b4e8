import { notify } from '#modules/benachrichtigung'
import type { Dokumentanschluesse } from '#modules/dokumente'
import type { Datenquelle } from '#modules/konto'
import { findKontoOfKunde } from '#modules/profil'
import { readAllEntwuerfe } from './entwurf/entwurf.ts'
import { fachrouten } from './fachrouten.ts'
import { openGespraech, readNachrichten } from './postfach.ts'
import * as store from './store.ts'

/** A file of a message was found to be harmful after it was sent: whoever sent or awaits it hears of it. */
export const reportFund: NonNullable<Dokumentanschluesse['beiFund']> = async (env, tx, { besitzer, dokument }) => {
  if (besitzer.art !== 'kunde') return
  const gespraech = await store.findGespraechOfAnhang(tx, { kundeId: besitzer.id, dokumentId: dokument.id })
  const kontoId = gespraech && (await findKontoOfKunde(tx, besitzer.id))
  if (!kontoId) return
  const ziel = fachrouten[gespraech.postfach].gespraech.href({ id: gespraech.id })
  await notify(env, tx, { kontoId, kundeId: besitzer.id, anlass: 'anhang-abgewiesen', ziel })
}

/** What this module holds of an account's customers, for the copy of one's data (PRI-05). */
export const postfachQuellen: Datenquelle[] = [
  {
    name: 'Nachrichten',
    read: async (env, db, kontoId) => {
      const rows = await store.findGespraecheOfKonto(db, kontoId)
      return Promise.all(
        rows.map(async (row) => ({
          ...openGespraech(env, row),
          nachrichten: await readNachrichten(env, db, row),
        })),
      )
    },
  },
  { name: 'Entwürfe von Nachrichten', read: readAllEntwuerfe },
]
