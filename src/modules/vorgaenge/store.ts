import { type Generated, type Insertable, sql, type Updateable } from 'kysely'
import type { Db, Tables, Tx } from '#platform/datenbank/db.ts'
import type { Tag } from '#platform/text/datum.ts'
import type { Dienstslug } from './dienste-daten.ts'
import type { Vorgangszustand } from './zustaende-daten.ts'

/** Kinds of content: a few lines, or a form that was filled in. */
export type Vorgangsart = 'formlos' | 'formular'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    vorgang: {
      id: string
      nummer: Generated<number>
      kunde_id: string
      jobcenter_id: string
      dienst: Dienstslug
      art: Vorgangsart
      titel: Buffer
      inhalt: Buffer
      erstellt_von: string
      erstellt: Date
      zustand: Vorgangszustand
      geaendert: Date
      vom_jobcenter: Date | null
      frist: Tag | null
      unvollstaendig_seit: Date | null
      offen_seit: Date | null
      zustaendig: string | null
      stand: Generated<number>
      sendung: string
      erinnert: Generated<number>
      nachweise_erinnert: Generated<number>
      /** The database keeps it. */
      faellig: Generated<Date | null>
    }
    vorgang_schritt: {
      id: string
      vorgang_id: string
      zustand: Vorgangszustand | null
      von: 'kunde' | 'dienst' | 'system'
      mitarbeiter_id: string | null
      frist: Tag | null
      notiz: Buffer | null
      zeit: Date
    }
    vorgang_datei: { vorgang_id: string; dokument_id: string; seit: Date; nachweis_id: Generated<string | null> }
  }
}

export const selectVorgaenge = (db: Db | Tx) =>
  db
    .selectFrom('vorgang as v')
    .innerJoin('personenschluessel as s', 's.besitzer', 'v.kunde_id')
    .leftJoin('mitarbeiter as m', 'm.id', 'v.zustaendig')
    .selectAll('v')
    .select(['s.verpackt as schluessel', 'm.name as zustaendig_name'])

export type VorgangRow = Awaited<ReturnType<ReturnType<typeof selectVorgaenge>['execute']>>[number]

/** Key of a customer, with which a case is sealed. */
export async function findKey(db: Db | Tx, kundeId: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('personenschluessel')
    .select('verpackt')
    .where('besitzer', '=', kundeId)
    .executeTakeFirst()
  return row?.verpackt
}

/** One sending at a time: what comes second sees what the first did. */
export async function lockSendung(tx: Tx, sendung: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`vorgang|${sendung}`}, 0))`.execute(tx)
}

/** The case that a sending became; undefined: it is new. */
export const findSendung = (tx: Tx, wo: { sendung: string; kundeId: string }): Promise<VorgangRow | undefined> =>
  selectVorgaenge(tx).where('v.sendung', '=', wo.sendung).where('v.kunde_id', '=', wo.kundeId).executeTakeFirst()

export async function insertVorgang(
  tx: Tx,
  row: Insertable<Tables['vorgang']> & { erstellt: Date },
  dateien: readonly string[],
): Promise<void> {
  await tx.insertInto('vorgang').values(row).execute()
  await insertDateien(tx, row.id, { dateien, seit: row.erstellt })
}

export async function changeSendung(tx: Tx, id: string, sendung: string): Promise<void> {
  await tx.updateTable('vorgang').set({ sendung }).where('id', '=', id).execute()
}

export async function insertDateien(
  tx: Tx,
  vorgangId: string,
  { dateien, seit }: { dateien: readonly string[]; seit: Date },
): Promise<void> {
  if (dateien.length === 0) return
  const rows = dateien.map((dokument_id) => ({ vorgang_id: vorgangId, dokument_id, seit }))
  await tx.insertInto('vorgang_datei').values(rows).execute()
}

export async function insertSchritt(tx: Tx, row: Insertable<Tables['vorgang_schritt']>): Promise<void> {
  await tx.insertInto('vorgang_schritt').values(row).execute()
}

/** One case, found through its owner. */
export const findVorgang = (db: Db | Tx, wo: { id: string; kundeId: string }): Promise<VorgangRow | undefined> =>
  selectVorgaenge(db).where('v.id', '=', wo.id).where('v.kunde_id', '=', wo.kundeId).executeTakeFirst()

/** One case of a Jobcenter, for its staff. */
export const findVorgangOfDienst = (
  db: Db | Tx,
  wo: { id: string; jobcenterId: string },
): Promise<VorgangRow | undefined> =>
  selectVorgaenge(db).where('v.id', '=', wo.id).where('v.jobcenter_id', '=', wo.jobcenterId).executeTakeFirst()

/** Locked until the transaction ends; the caller has found it through its owner. */
export const lockVorgang = (tx: Tx, id: string): Promise<VorgangRow | undefined> =>
  selectVorgaenge(tx).where('v.id', '=', id).forNoKeyUpdate('v').executeTakeFirst()

export async function updateVorgang(
  tx: Tx,
  id: string,
  werte: Omit<Updateable<Tables['vorgang']>, 'id' | 'stand'>,
): Promise<void> {
  await tx
    .updateTable('vorgang')
    .set({ ...werte, stand: sql<number>`stand + 1` })
    .where('id', '=', id)
    .execute()
}

/** Takes a case off the file with everything that belongs to it. */
export async function deleteVorgang(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('vorgang').where('id', '=', id).execute()
}

/** The steps of a case, the oldest first; notes among staff only on demand. */
export function findSchritte(db: Db | Tx, wo: { vorgangId: string; mitVermerken: boolean }) {
  return db
    .selectFrom('vorgang_schritt as t')
    .leftJoin('mitarbeiter as m', 'm.id', 't.mitarbeiter_id')
    .selectAll('t')
    .select('m.name as mitarbeiter')
    .where('t.vorgang_id', '=', wo.vorgangId)
    .$if(!wo.mitVermerken, (query) => query.where('t.zustand', 'is not', null))
    .orderBy('t.id')
    .execute()
}

export async function findDateien(db: Db | Tx, vorgangId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('vorgang_datei')
    .select('dokument_id')
    .where('vorgang_id', '=', vorgangId)
    .orderBy('dokument_id')
    .execute()
  return rows.map((row) => row.dokument_id)
}

export async function findVorgangOfDatei(
  db: Db | Tx,
  wo: { kundeId: string; dokumentId: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('vorgang_datei as d')
    .innerJoin('vorgang as v', 'v.id', 'd.vorgang_id')
    .select('v.id')
    .where('d.dokument_id', '=', wo.dokumentId)
    .where('v.kunde_id', '=', wo.kundeId)
    .executeTakeFirst()
  return row?.id
}

export async function hasDatei(db: Db | Tx, wo: { vorgangId: string; dokumentId: string }): Promise<boolean> {
  const row = await db
    .selectFrom('vorgang_datei')
    .select('vorgang_id')
    .where('vorgang_id', '=', wo.vorgangId)
    .where('dokument_id', '=', wo.dokumentId)
    .executeTakeFirst()
  return row !== undefined
}

export interface Stelle {
  zeit: Date
  id: string
}

/** The cases of a customer, the last changed first. */
export function findVorgaenge(
  db: Db | Tx,
  wo: { kundeId: string; dienste: readonly Dienstslug[] | undefined; nach: Stelle | undefined; anzahl: number },
): Promise<VorgangRow[]> {
  const { nach } = wo
  return selectVorgaenge(db)
    .where('v.kunde_id', '=', wo.kundeId)
    .$if(wo.dienste !== undefined, (query) => query.where(sql<boolean>`v.dienst = any(${wo.dienste})`))
    .$if(nach !== undefined, (query) =>
      query.where(sql<boolean>`(v.geaendert, v.id) < (${nach?.zeit}, ${nach?.id}::uuid)`),
    )
    .orderBy('v.geaendert', 'desc')
    .orderBy('v.id', 'desc')
    .limit(wo.anzahl)
    .execute()
}

/** The case with a form of the same service that came before this one, and was not taken back. */
export const findVoriges = (
  db: Db | Tx,
  { id, kunde_id, jobcenter_id, dienst, erstellt }: VorgangRow,
): Promise<VorgangRow | undefined> =>
  selectVorgaenge(db)
    .where('v.kunde_id', '=', kunde_id)
    .where('v.jobcenter_id', '=', jobcenter_id)
    .where('v.dienst', '=', dienst)
    .where('v.art', '=', 'formular')
    .where('v.zustand', '<>', 'zurueckgenommen')
    .where('v.erstellt', '<=', erstellt)
    .where('v.id', '<>', id)
    .orderBy('v.erstellt', 'desc')
    .orderBy('v.id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Everything of the customers that an account is linked to. */
export const findVorgaengeOfKonto = (db: Db | Tx, kontoId: string): Promise<VorgangRow[]> =>
  selectVorgaenge(db)
    .innerJoin('profil as p', 'p.kunde_id', 'v.kunde_id')
    .where('p.konto_id', '=', kontoId)
    .orderBy('v.id')
    .execute()

export interface Arbeitsfilter {
  jobcenterId: string
  /** `unvollstaendig`: the date is secured, the application is missing. */
  liste: 'offen' | 'unvollstaendig'
  zustaendig: string | 'niemand' | undefined
  dienst: Dienstslug | undefined
  /** Only what is due before. */
  vor: Date | undefined
  /** Only these. */
  ids?: readonly string[] | undefined
  nach: Stelle | undefined
  anzahl: number
}

/** What waits for staff, by its deadline; what is incomplete, the oldest first; with the customer of each. */
export function findArbeit(db: Db, filter: Arbeitsfilter) {
  const { jobcenterId, liste, zustaendig, dienst, vor, ids, nach, anzahl } = filter
  const zeit = sql.ref<Date>(liste === 'offen' ? 'v.faellig' : 'v.unvollstaendig_seit')
  return selectVorgaenge(db)
    .innerJoin('kunde as k', 'k.id', 'v.kunde_id')
    .select(['k.daten', zeit.as('zeit')])
    .where('v.jobcenter_id', '=', jobcenterId)
    .where(zeit, 'is not', null)
    .$if(zustaendig === 'niemand', (query) => query.where('v.zustaendig', 'is', null))
    .$if(zustaendig !== undefined && zustaendig !== 'niemand', (query) => query.where('v.zustaendig', '=', zustaendig!))
    .$if(dienst !== undefined, (query) => query.where('v.dienst', '=', dienst!))
    .$if(ids !== undefined, (query) => query.where('v.id', '=', sql<string>`any(${ids}::uuid[])`))
    .$if(vor !== undefined, (query) => query.where('v.faellig', '<', vor!))
    .$if(nach !== undefined, (query) => query.where(sql<boolean>`(${zeit}, v.id) > (${nach?.zeit}, ${nach?.id}::uuid)`))
    .orderBy(zeit)
    .orderBy('v.id')
    .limit(anzahl)
    .execute()
}

/** What is urgent is due at the end of the day on which it came: a case, or a first application that nobody has matched yet. */
export async function hurryEingang(
  tx: Tx,
  { art, id, ab }: { art: 'vorgang' | 'erstantrag'; id: string; ab: Date },
): Promise<void> {
  const frueher = sql`least(faellig, date_trunc('milliseconds', werktage_spaeter(${ab}::timestamptz, 0)))`
  await sql`update eingang set faellig = ${frueher} where art = ${art} and bezug_id = ${id}::uuid`.execute(tx)
  if (art === 'vorgang') {
    await sql`update vorgang set faellig = ${frueher} where id = ${id}::uuid and faellig is not null`.execute(tx)
  }
}
