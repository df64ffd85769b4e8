import { type Datenquelle, findKonto, kontoKey } from '#modules/konto'
import { kontaktQuelle } from './kontakt/kontakt.ts'
import { listProfile } from './profil.ts'

/** What this module holds of an account, for the copy of one's data. */
export const profilQuellen: Datenquelle[] = [
  {
    name: 'Zustimmungen zur Online-Kommunikation',
    read: (_env, db, kontoId) =>
      db
        .selectFrom('online_zustimmung as z')
        .innerJoin('profil as p', 'p.id', 'z.profil_id')
        .select(['z.art', 'z.fassung', 'z.erteilt', 'z.widerrufen'])
        .where('p.konto_id', '=', kontoId)
        .orderBy('z.erteilt')
        .execute(),
  },
  kontaktQuelle,
  { name: 'Profile', read: (env, db, kontoId) => listProfile(env, db, kontoId) },
  {
    name: 'Anträge auf einen Freischaltcode',
    read: async (env, db, kontoId) => {
      const konto = await findKonto(db, kontoId)
      if (!konto) return []
      const rows = await db
        .selectFrom('freischaltantrag')
        .select(['id', 'art', 'zustand', 'erstellt', 'erledigt', 'inhalt'])
        .where('konto_id', '=', kontoId)
        .orderBy('erstellt')
        .execute()
      return rows.map(({ inhalt, ...row }) => ({
        ...row,
        angaben: JSON.parse(kontoKey(env, konto).open(`freischaltantrag|inhalt|${row.id}`, inhalt)) as object,
      }))
    },
  },
]
