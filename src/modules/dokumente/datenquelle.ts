import type { Datenquelle } from '#modules/konto'
import { type Dokument, listDokumente } from './dokument.ts'
import { dokumentarten } from './eigene/arten-daten.ts'
import { listEigene } from './eigene/eigene.ts'
import { findKundenOfKonto } from './eigene/store.ts'

const MEISTENS = 10_000

/** What this module holds of an account itself, for the copy of one's data. */
export const dokumenteQuellen: Datenquelle[] = [
  {
    name: 'Dokumente',
    read: async (env, db, kontoId) => {
      const kunden = await findKundenOfKonto(db, kontoId)
      const ofKunden = kunden.map(async (kundeId) =>
        (await listEigene(env, db, { besitzer: { art: 'kunde', id: kundeId }, anzahl: MEISTENS })).map((one) => ({
          ...copyOf(one),
          behaltenSeit: one.behaltenSeit ?? null,
        })),
      )
      const own = await listDokumente(env, db, { besitzer: { art: 'konto', id: kontoId } })
      return [...own.map(copyOf), ...(await Promise.all(ofKunden)).flat()]
    },
  },
]

const copyOf = ({ name, art, typ, groesse, sha256, zustand, erstellt }: Dokument) => ({
  ...{ name, art: (art && dokumentarten[art]) ?? null, typ, groesse, sha256, zustand, erstellt },
})
