import { ereignisse, listRecords, recordEreignis } from '#modules/protokoll'
import type { Db } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { listPasskeys } from '../../faktoren/verwalten.ts'
import { kontoKey, openBenutzername, openEmail } from '../../konto.ts'
import { findKonto, type KontoRow } from '../../store.ts'
import { sentenceOf } from '../schild/saetze.ts'

/** What a module holds of an account, as plain values: the person reads them, and a program may. */
export interface Datenquelle {
  /** Heading of the part, in the words of the portal. */
  name: string
  read(env: Env, db: Db, kontoId: string): Promise<unknown>
}

type Teil = (env: Env, db: Db, konto: KontoRow) => Promise<unknown>

const set = (value: unknown) => (value === null ? 'nein' : 'ja')

const readStammdaten: Teil = async (env, db, konto) => {
  const more = await db
    .selectFrom('konto')
    .select(['erstellt', 'bestaetigt', 'loeschen_ab', 'standard_profil', 'zustand', 'adresse_gestoert'])
    .where('id', '=', konto.id)
    .executeTakeFirstOrThrow()
  return {
    kennung: konto.id,
    email: openEmail(env, konto),
    benutzername: openBenutzername(env, konto) ?? null,
    passwortGesetzt: set(konto.passwort),
    zweiterFaktorGesetzt: set(konto.totp),
    ...more,
  }
}

const readPasskeys: Teil = async (env, _db, konto) =>
  (await listPasskeys(env, konto.id)).map(({ name, erstellt, zuletzt, synchronisiert }) => {
    return { name, erstellt, zuletzt, synchronisiert }
  })

const readSitzungen: Teil = async (env, db, konto) => {
  const rows = await db.selectFrom('sitzung').selectAll().where('konto_id', '=', konto.id).orderBy('erstellt').execute()
  return rows.map(({ id, erstellt, zuletzt, endet, wege, profil, geraet }) => {
    const angabe = JSON.parse(kontoKey(env, konto).open(`sitzung|geraet|${id}`, geraet)) as object
    return { erstellt, zuletzt, endet, wege, profil, ...angabe }
  })
}

const readFormulare: Teil = async (env, db, konto) => {
  const rows = await db.selectFrom('aufgehobenes_formular').selectAll().where('konto_id', '=', konto.id).execute()
  return rows.map(({ pfad, bis, felder }) => {
    const open = kontoKey(env, konto).open(`aufgehobenes_formular|felder|${pfad}`, felder)
    return { pfad, bis, felder: JSON.parse(open) as unknown }
  })
}

const AM_STUECK = 500

const readProtokoll: Teil = async (env, db, konto) => {
  const eintraege: unknown[] = []
  for (let vor: number | undefined; ; ) {
    const filter = { kontoId: konto.id, kundeId: undefined, anzahl: AM_STUECK }
    const rows = await listRecords(db, vor === undefined ? filter : { ...filter, vor })
    for (const { id, zeit, ereignis, ergebnis, akteur, details, geheim } of rows) {
      const angabe = geheim ? (JSON.parse(kontoKey(env, konto).open(`protokoll|geheim|${id}`, geheim)) as object) : {}
      const satz = sentenceOf({ ereignis, ergebnis, akteur, details, anzahl: 1 }) || ereignisse[ereignis].satz
      eintraege.push({ zeit, satz, ereignis, ergebnis, akteur, ...details, ...angabe })
    }
    if (rows.length < AM_STUECK) return eintraege
    vor = rows.at(-1)?.nr
  }
}

/** The own tables, each by its name, so that a test can tell whether one is missing. */
export const eigeneTeile: Record<string, { name: string; read: Teil }> = {
  konto: { name: 'Online-Konto', read: readStammdaten },
  passkey: { name: 'Passkeys', read: readPasskeys },
  wiederherstellungscode: {
    name: 'Wiederherstellungscodes',
    read: async (_env, db, konto) =>
      (await db.selectFrom('wiederherstellungscode').select('benutzt').where('konto_id', '=', konto.id).execute()).map(
        ({ benutzt }) => ({ benutzt }),
      ),
  },
  link: {
    name: 'Links in E-Mails, die noch gelten',
    read: (_env, db, konto) =>
      db.selectFrom('link').select(['art', 'gueltig_bis']).where('konto_id', '=', konto.id).execute(),
  },
  sitzung: { name: 'Sitzungen', read: readSitzungen },
  geraet: {
    name: 'Bekannte Geräte',
    read: (_env, db, konto) => db.selectFrom('geraet').select('zuletzt').where('konto_id', '=', konto.id).execute(),
  },
  einwilligung: {
    name: 'Einwilligungen',
    read: (_env, db, konto) =>
      db
        .selectFrom('einwilligung')
        .select(['art', 'fassung', 'erteilt', 'widerrufen'])
        .where('konto_id', '=', konto.id)
        .execute(),
  },
  aufgehobenes_formular: { name: 'Aufgehobene Eingaben', read: readFormulare },
  protokoll: { name: 'Verlauf und Anmeldungen', read: readProtokoll },
}

export interface Datenkopie {
  stand: Date
  teile: { name: string; daten: unknown }[]
}

/** Everything that the portal holds of an account (Art. 15 and 20 GDPR); records that the copy was handed out. */
export async function collectDaten(env: Env, kontoId: string, quellen: readonly Datenquelle[]): Promise<Datenkopie> {
  const konto = await findKonto(env.db, kontoId)
  if (!konto) throw new Error('Das Konto ist nicht mehr da.')
  const teile: Datenkopie['teile'] = []
  for (const { name, read } of Object.values(eigeneTeile)) teile.push({ name, daten: await read(env, env.db, konto) })
  for (const { name, read } of quellen) teile.push({ name, daten: await read(env, env.db, kontoId) })
  await recordEreignis(env, env.db, { ereignis: 'konto.daten-ausgegeben', akteur: 'kunde', kontoId })
  return { stand: env.clock.now(), teile }
}
