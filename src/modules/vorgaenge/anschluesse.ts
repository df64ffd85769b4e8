import { notify } from '#modules/benachrichtigung'
import type { Dokumentanschluesse } from '#modules/dokumente'
import type { Datenquelle, OffeneSache } from '#modules/konto'
import { findKontoOfKunde } from '#modules/profil'
import type { Db } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import { copyAbwesenheiten } from './abwesenheit/zeiten.ts'
import { listAuftraegeOfKunde } from './aerztlich/auftrag.ts'
import { findMitreisenOfKonto } from './mitreise/store.ts'
import { findVorgaengeOfKonto, findVorgangOfDatei } from './store.ts'
import { copyVorbehalte } from './vorbehalt/vorbehalt.ts'
import { openVorgang, readGanz } from './vorgang.ts'
import { copyWidersprueche } from './widerspruch/widerspruch.ts'
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

const listAuftraege: Datenquelle['read'] = async (env, db, kontoId) => {
  const kunden = await db
    .selectFrom('profil')
    .select('kunde_id')
    .where('konto_id', '=', kontoId)
    .where('kunde_id', 'is not', null)
    .execute()
  const all = await Promise.all(kunden.map(({ kunde_id }) => listAuftraegeOfKunde(env, db, kunde_id!)))
  return all
    .flat()
    .map(({ frage, datum, bis, von, erledigt }) => ({ frage, datum, bis, von, erledigt: erledigt ?? null }))
}

/** What this module holds of an account's customers, notes of staff among it, for the copy of one's data (PRI-05). */
export const vorgaengeQuellen: Datenquelle[] = [
  {
    name: 'Vorgänge',
    read: async (env, db, kontoId) => {
      const rows = await findVorgaengeOfKonto(db, kontoId)
      return Promise.all(
        rows.map(async (row) => {
          const {
            nummer,
            titel,
            text,
            lesung,
            zustand,
            erstellt,
            geaendert,
            frist,
            dateien,
            schritte,
            fassungen,
            korrektur,
          } = await readGanz(env, db, {
            row,
            mitVermerken: true,
            recht: { art: 'kunde', kundeId: row.kunde_id },
          })
          return {
            ...{ nummer, titel, dienst: row.dienst, text, angaben: lesung ?? [], erstellt, geaendert },
            frist: frist ?? null,
            fassungen: fassungen.map(({ nr, erstellt: gesendet, lesung: angaben = [], aenderungen = [] }) => ({
              ...{ nr, gesendet, angaben, aenderungen },
            })),
            rueckfrage: korrektur ? { grund: korrektur.grund, fragen: korrektur.fragen, frist: korrektur.frist } : null,
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
  { name: 'Aufträge an den Ärztlichen Dienst', read: listAuftraege },
  { name: 'Widersprüche', read: copyWidersprueche },
  { name: 'Abwesenheiten', read: copyAbwesenheiten },
  { name: 'Als mitreisend genannt', read: (_, db, kontoId) => findMitreisenOfKonto(db, kontoId) },
  { name: 'Neue Anschriften und Bankverbindungen', read: copyVorbehalte },
]
