import { type Generated, type Insertable, sql, type Updateable } from 'kysely'
import type { Db, Tables, Tx } from '#platform/datenbank/db.ts'
import type { Anliegenname, Fach } from './anliegen.ts'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    gespraech: {
      id: string
      kunde_id: string
      jobcenter_id: string
      postfach: Fach
      anliegen: Anliegenname
      betreff: Buffer
      erstellt: Date
      zuletzt: Date
      vom_kunden: Date | null
      vom_jobcenter: Date | null
      neu: Generated<boolean>
      archiviert: Date | null
      offen_seit: Date | null
      zustaendig: string | null
      stand: number
      vorgang_id: string | null
    }
    nachricht: {
      id: string
      gespraech_id: string
      von: 'kunde' | 'dienst'
      mitarbeiter_id: string | null
      text: Buffer
      gesendet: Date
      gelesen: Date | null
      sendung: string
    }
    nachricht_anhang: { nachricht_id: string; dokument_id: string }
  }
}

/** Key of a customer, with which everything of the mailbox is sealed. */
export async function findKey(db: Db | Tx, kundeId: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('personenschluessel')
    .select('verpackt')
    .where('besitzer', '=', kundeId)
    .executeTakeFirst()
  return row?.verpackt
}

const spalten = [
  'g.id',
  'g.kunde_id',
  'g.jobcenter_id',
  'g.postfach',
  'g.anliegen',
  'g.betreff',
  'g.erstellt',
  'g.zuletzt',
  'g.vom_kunden',
  'g.vom_jobcenter',
  'g.neu',
  'g.archiviert',
  'g.offen_seit',
  'g.zustaendig',
  'g.stand',
  'g.vorgang_id',
] as const

function selectGespraeche(db: Db | Tx) {
  return db
    .selectFrom('gespraech as g')
    .innerJoin('personenschluessel as s', 's.besitzer', 'g.kunde_id')
    .select(spalten)
    .select('s.verpackt as schluessel')
}

export type GespraechRow = Awaited<ReturnType<ReturnType<typeof selectGespraeche>['execute']>>[number]

export interface Listenfilter {
  kundeId: string
  fach: Fach
  ordner: 'eingang' | 'gesendet' | 'archiv'
  vor: { zuletzt: Date; id: string } | undefined
  anzahl: number
}

/** One page of a mailbox, the newest first. */
function selectSeite(db: Db, { kundeId, fach, vor, anzahl }: Omit<Listenfilter, 'ordner'>) {
  return selectGespraeche(db)
    .where('g.kunde_id', '=', kundeId)
    .where('g.postfach', '=', fach)
    .$if(vor !== undefined, (query) =>
      query.where(sql<boolean>`(g.zuletzt, g.id) < (${vor!.zuletzt}, ${vor!.id}::uuid)`),
    )
    .orderBy('g.zuletzt', 'desc')
    .orderBy('g.id', 'desc')
    .limit(anzahl)
}

/** Conversations of one folder. */
export function findGespraeche(db: Db, { ordner, ...filter }: Listenfilter) {
  return selectSeite(db, filter)
    .where('g.archiviert', ordner === 'archiv' ? 'is not' : 'is', null)
    .$if(ordner === 'eingang', (query) => query.where('g.vom_jobcenter', 'is not', null))
    .$if(ordner === 'gesendet', (query) => query.where('g.vom_kunden', 'is not', null))
    .execute()
}

/** The latest of both mailboxes, for staff of that Jobcenter. */
export function findGespraecheOfKunde(db: Db, wo: { kundeId: string; jobcenterId: string; anzahl: number }) {
  return selectGespraeche(db)
    .where('g.kunde_id', '=', wo.kundeId)
    .where('g.jobcenter_id', '=', wo.jobcenterId)
    .orderBy('g.zuletzt', 'desc')
    .orderBy('g.id', 'desc')
    .limit(wo.anzahl)
    .execute()
}

/** The latest that belong to a case of this customer. */
export function findGespraecheZu(db: Db, wo: { vorgangId: string; kundeId: string; anzahl: number }) {
  return selectGespraeche(db)
    .where('g.vorgang_id', '=', wo.vorgangId)
    .where('g.kunde_id', '=', wo.kundeId)
    .orderBy('g.zuletzt', 'desc')
    .orderBy('g.id', 'desc')
    .limit(wo.anzahl)
    .execute()
}

/** Conversations of all folders. */
export const findSeite = (db: Db, filter: Omit<Listenfilter, 'ordner'>): Promise<GespraechRow[]> =>
  selectSeite(db, filter).execute()

export function findGespraech(db: Db | Tx, wo: { id: string; kundeId: string }): Promise<GespraechRow | undefined> {
  return selectGespraeche(db).where('g.id', '=', wo.id).where('g.kunde_id', '=', wo.kundeId).executeTakeFirst()
}

export function findGespraechOfDienst(
  db: Db | Tx,
  wo: { id: string; jobcenterId: string },
): Promise<GespraechRow | undefined> {
  return selectGespraeche(db).where('g.id', '=', wo.id).where('g.jobcenter_id', '=', wo.jobcenterId).executeTakeFirst()
}

/** Locked until the transaction ends: two who answer at once come one after the other. */
export function lockGespraech(tx: Tx, id: string): Promise<GespraechRow | undefined> {
  return selectGespraeche(tx).where('g.id', '=', id).forNoKeyUpdate('g').executeTakeFirst()
}

export async function insertGespraech(tx: Tx, row: Insertable<Tables['gespraech']>): Promise<void> {
  await tx.insertInto('gespraech').values(row).execute()
}

export async function insertNachricht(tx: Tx, row: Insertable<Tables['nachricht']>): Promise<void> {
  await tx.insertInto('nachricht').values(row).execute()
}

/** One sending at a time, also with the draft of it: what comes second sees what the first did. */
export async function lockSendung(tx: Tx, sendung: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`sendung|${sendung}`}, 0))`.execute(tx)
}

/** The message that a sending became; undefined: it is new. */
export function findSendung(db: Db | Tx, wo: { sendung: string; kundeId: string }) {
  return db
    .selectFrom('nachricht as n')
    .innerJoin('gespraech as g', 'g.id', 'n.gespraech_id')
    .innerJoin('personenschluessel as s', 's.besitzer', 'g.kunde_id')
    .select(['n.id', 'n.text', 'g.id as gespraech_id', 'g.kunde_id', 's.verpackt as schluessel'])
    .where('n.sendung', '=', wo.sendung)
    .where('g.kunde_id', '=', wo.kundeId)
    .executeTakeFirst()
}

export async function insertAnhaenge(tx: Tx, nachrichtId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const rows = ids.map((dokument_id) => ({ nachricht_id: nachrichtId, dokument_id }))
  await tx.insertInto('nachricht_anhang').values(rows).execute()
}

export function findNachrichten(db: Db | Tx, gespraechId: string) {
  return db
    .selectFrom('nachricht as n')
    .leftJoin('mitarbeiter as m', 'm.id', 'n.mitarbeiter_id')
    .select(['n.id', 'n.von', 'n.text', 'n.gesendet', 'n.gelesen', 'm.name as mitarbeiter', 'm.team'])
    .select((eb) =>
      eb
        .selectFrom('nachricht_anhang as a')
        .select(sql<string[]>`coalesce(array_agg(a.dokument_id order by a.dokument_id), '{}')`.as('ids'))
        .whereRef('a.nachricht_id', '=', 'n.id')
        .as('anhaenge'),
    )
    .where('n.gespraech_id', '=', gespraechId)
    .orderBy('n.id')
    .execute()
}

/** What was shown of the other side counts as read; what came meanwhile does not. */
export async function setGelesen(
  db: Db | Tx,
  wo: { ids: readonly string[]; von: 'kunde' | 'dienst'; jetzt: Date },
): Promise<void> {
  if (wo.ids.length === 0) return
  await db
    .updateTable('nachricht')
    .set({ gelesen: wo.jetzt })
    .where('id', 'in', wo.ids)
    .where('von', '=', wo.von)
    .where('gelesen', 'is', null)
    .execute()
}

export async function updateGespraech(
  tx: Tx,
  id: string,
  werte: Omit<Updateable<Tables['gespraech']>, 'id' | 'stand'>,
): Promise<void> {
  await tx
    .updateTable('gespraech')
    .set({ ...werte, stand: sql<number>`stand + 1` })
    .where('id', '=', id)
    .execute()
}

/** Whether a message of this customer, in a conversation, carries this file. */
export async function hasAnhang(db: Db | Tx, wo: { dokumentId: string; gespraechId: string }): Promise<boolean> {
  const row = await db
    .selectFrom('nachricht_anhang as a')
    .innerJoin('nachricht as n', 'n.id', 'a.nachricht_id')
    .select('n.id')
    .where('a.dokument_id', '=', wo.dokumentId)
    .where('n.gespraech_id', '=', wo.gespraechId)
    .executeTakeFirst()
  return row !== undefined
}

/** Conversations with something new, in each mailbox. */
export async function countNeu(db: Db, kundeId: string): Promise<Partial<Record<Fach, number>>> {
  const rows = await db
    .selectFrom('gespraech')
    .select(['postfach', (eb) => eb.fn.countAll<number>().as('anzahl')])
    .where('kunde_id', '=', kundeId)
    .where('neu', '=', true)
    .groupBy('postfach')
    .execute()
  return Object.fromEntries(rows.map(({ postfach, anzahl }) => [postfach, anzahl]))
}

/** The customer opened it, as it stood then. */
export async function clearNeu(db: Db, { id, stand }: { id: string; stand: number }): Promise<void> {
  await db
    .updateTable('gespraech')
    .set({ neu: false })
    .where('id', '=', id)
    .where('stand', '=', stand)
    .where('neu', '=', true)
    .execute()
}

/** Put away or back: nothing that an answer of staff would have to know of. */
export async function setArchiviert(tx: Tx, id: string, archiviert: Date | null): Promise<void> {
  await tx.updateTable('gespraech').set({ archiviert }).where('id', '=', id).execute()
}

export function findGespraechOfAnhang(db: Db | Tx, wo: { kundeId: string; dokumentId: string }) {
  return db
    .selectFrom('nachricht_anhang as a')
    .innerJoin('nachricht as n', 'n.id', 'a.nachricht_id')
    .innerJoin('gespraech as g', 'g.id', 'n.gespraech_id')
    .select(['g.id', 'g.postfach'])
    .where('a.dokument_id', '=', wo.dokumentId)
    .where('g.kunde_id', '=', wo.kundeId)
    .executeTakeFirst()
}

/** In which conversations this customer sent these files; of one Jobcenter, or all. */
export function findOrteVonAnhaengen(
  db: Db | Tx,
  wo: { kundeId: string; jobcenterId?: string; ids: readonly string[] },
) {
  return selectGespraeche(db)
    .innerJoin('nachricht as n', 'n.gespraech_id', 'g.id')
    .innerJoin('nachricht_anhang as a', 'a.nachricht_id', 'n.id')
    .select('a.dokument_id')
    .where('a.dokument_id', '=', sql<string>`any(${wo.ids})`)
    .where('g.kunde_id', '=', wo.kundeId)
    .where('n.von', '=', 'kunde')
    .$if(wo.jobcenterId !== undefined, (query) => query.where('g.jobcenter_id', '=', wo.jobcenterId!))
    .execute()
}

/** Everything of the customers that an account is linked to. */
export function findGespraecheOfKonto(db: Db | Tx, kontoId: string) {
  return selectGespraeche(db)
    .innerJoin('profil as p', 'p.kunde_id', 'g.kunde_id')
    .where('p.konto_id', '=', kontoId)
    .orderBy('g.id')
    .execute()
}
