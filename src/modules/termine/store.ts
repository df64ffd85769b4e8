import { type Generated, type Insertable, sql } from 'kysely'
import type { Db, Tables, Tx } from '#platform/datenbank/db.ts'
import type { Weg } from './zeiten/store.ts'

export type Art = 'gespraech' | 'einladung'
export type Zustand =
  | 'offen'
  | 'bestaetigt'
  | 'abgesagt'
  | 'verhinderung-gemeldet'
  | 'verhinderung-anerkannt'
  | 'verhinderung-abgelehnt'
  | 'wahrgenommen'
  | 'nicht-erschienen'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    termin: {
      id: string
      kunde_id: string
      jobcenter_id: string
      mitarbeiter_id: string
      art: Art
      zeitfenster_id: string | null
      beginn: Date
      ende: Date
      weg: Weg
      ort: string
      inhalt: Buffer
      zustand: Zustand
      von: 'kunde' | 'dienst'
      zustellung: 'online' | 'post' | null
      rechtsfolge: string | null
      stand: Generated<number>
      erinnert: Date | null
      erstellt: Date
      geaendert: Date
      sendung: string
    }
  }
}

/** Key of a customer, with which everything personal of an appointment is sealed. */
export async function findKey(db: Db | Tx, kundeId: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('personenschluessel')
    .select('verpackt')
    .where('besitzer', '=', kundeId)
    .executeTakeFirst()
  return row?.verpackt
}

const columns = [
  't.id',
  't.kunde_id',
  't.jobcenter_id',
  't.mitarbeiter_id',
  't.art',
  't.zeitfenster_id',
  't.beginn',
  't.ende',
  't.weg',
  't.ort',
  't.inhalt',
  't.zustand',
  't.von',
  't.zustellung',
  't.rechtsfolge',
  't.stand',
  't.erstellt',
  't.geaendert',
] as const

function selectTermine(db: Db | Tx) {
  return db
    .selectFrom('termin as t')
    .innerJoin('personenschluessel as s', 's.besitzer', 't.kunde_id')
    .innerJoin('mitarbeiter as m', 'm.id', 't.mitarbeiter_id')
    .select(columns)
    .select(['s.verpackt as schluessel', 'm.name', 'm.team'])
}

export type TerminRow = Awaited<ReturnType<ReturnType<typeof selectTermine>['execute']>>[number]

/** Place in a list by time. */
export interface Marke {
  zeit: Date
  id: string
}

/** Of one customer: what is coming, the soonest first. */
export function findKommende(db: Db | Tx, wo: { kundeId: string; ab: Date; anzahl: number }): Promise<TerminRow[]> {
  return selectTermine(db)
    .where('t.kunde_id', '=', wo.kundeId)
    .where('t.beginn', '>=', wo.ab)
    .orderBy('t.beginn')
    .orderBy('t.id')
    .limit(wo.anzahl)
    .execute()
}

/** For a calendar: from a day on, also what fell through. */
export function findKalendertermine(db: Db, wo: { kundeId: string; ab: Date }): Promise<TerminRow[]> {
  return findKommende(db, { ...wo, anzahl: 500 })
}

/** What is over, the newest first. */
export function findVergangene(
  db: Db | Tx,
  wo: { kundeId: string; vor: Date; nach: Marke | undefined; anzahl: number },
): Promise<TerminRow[]> {
  return selectTermine(db)
    .where('t.kunde_id', '=', wo.kundeId)
    .where('t.beginn', '<', wo.vor)
    .$if(wo.nach !== undefined, (query) =>
      query.where(sql<boolean>`(t.beginn, t.id) < (${wo.nach!.zeit}, ${wo.nach!.id}::uuid)`),
    )
    .orderBy('t.beginn', 'desc')
    .orderBy('t.id', 'desc')
    .limit(wo.anzahl)
    .execute()
}

export function findTermin(db: Db | Tx, wo: { id: string; kundeId: string }): Promise<TerminRow | undefined> {
  return selectTermine(db).where('t.id', '=', wo.id).where('t.kunde_id', '=', wo.kundeId).executeTakeFirst()
}

/** With the account that is linked to its customer. */
export function findTerminOfKonto(
  db: Db | Tx,
  wo: { terminId: string; kontoId: string },
): Promise<TerminRow | undefined> {
  return selectTermine(db)
    .innerJoin('profil as p', 'p.kunde_id', 't.kunde_id')
    .where('t.id', '=', wo.terminId)
    .where('p.konto_id', '=', wo.kontoId)
    .executeTakeFirst()
}

export function findTerminOfDienst(
  db: Db | Tx,
  wo: { id: string; jobcenterId: string },
): Promise<TerminRow | undefined> {
  return selectTermine(db).where('t.id', '=', wo.id).where('t.jobcenter_id', '=', wo.jobcenterId).executeTakeFirst()
}

/** Locked until the transaction ends. */
export function lockTermin(tx: Tx, id: string): Promise<TerminRow | undefined> {
  return selectTermine(tx).where('t.id', '=', id).forNoKeyUpdate('t').executeTakeFirst()
}

export function findBySendung(db: Db | Tx, wo: { sendung: string; jobcenterId: string }) {
  return db
    .selectFrom('termin')
    .select('id')
    .where('sendung', '=', wo.sendung)
    .where('jobcenter_id', '=', wo.jobcenterId)
    .executeTakeFirst()
}

/** Who holds a time. */
export function findHalter(tx: Tx, fensterId: string) {
  return tx.selectFrom('termin').select(['id', 'kunde_id']).where('zeitfenster_id', '=', fensterId).executeTakeFirst()
}

/** Coming appointments that the customer made. */
export async function countSelbstGebucht(tx: Tx, wo: { kundeId: string; ab: Date }): Promise<number> {
  const row = await tx
    .selectFrom('termin')
    .select((eb) => eb.fn.countAll<number>().as('anzahl'))
    .where('kunde_id', '=', wo.kundeId)
    .where('beginn', '>=', wo.ab)
    .where('von', '=', 'kunde')
    .where('zeitfenster_id', 'is not', null)
    .executeTakeFirstOrThrow()
  return row.anzahl
}

/** Fails on `termin_einmal` where the customer has another appointment at that time. */
export async function insertTermin(tx: Tx, row: Insertable<Tables['termin']>): Promise<void> {
  await tx.insertInto('termin').values(row).execute()
}

export async function updateTermin(
  tx: Tx,
  id: string,
  werte: Partial<Omit<Tables['termin'], 'id' | 'stand'>> & { geaendert: Date },
): Promise<void> {
  await tx
    .updateTable('termin')
    .set({ ...werte, stand: sql<number>`stand + 1` })
    .where('id', '=', id)
    .execute()
}

/** With whom the customer had the last appointment: the contact. */
export function findKontakt(db: Db | Tx, kundeId: string) {
  return db
    .selectFrom('termin as t')
    .innerJoin('mitarbeiter as m', 'm.id', 't.mitarbeiter_id')
    .select(['m.id', 'm.name', 'm.team'])
    .where('t.kunde_id', '=', kundeId)
    .where('m.aktiv', '=', true)
    .orderBy('t.beginn', 'desc')
    .orderBy('t.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export interface Dienstfilter {
  jobcenterId: string
  mitarbeiterId: string | undefined
  ab: Date
  nach: Marke | undefined
  anzahl: number
}

/** What staff have before them, the soonest first, with what is needed to name the customer. */
export function findTermineOfDienst(db: Db, { jobcenterId, mitarbeiterId, ab, nach, anzahl }: Dienstfilter) {
  return selectTermine(db)
    .innerJoin('kunde as k', 'k.id', 't.kunde_id')
    .select('k.daten')
    .where('t.jobcenter_id', '=', jobcenterId)
    .$if(mitarbeiterId !== undefined, (query) => query.where('t.mitarbeiter_id', '=', mitarbeiterId!))
    .where('t.beginn', '>=', ab)
    .$if(nach !== undefined, (query) =>
      query.where(sql<boolean>`(t.beginn, t.id) > (${nach!.zeit}, ${nach!.id}::uuid)`),
    )
    .orderBy('t.beginn')
    .orderBy('t.id')
    .limit(anzahl)
    .execute()
}

/** Those in a span of time that still take place: they must be moved when somebody is absent. */
export function findGehaltene(db: Db | Tx, wo: { mitarbeiterId: string; beginn: Date; ende: Date }) {
  return db
    .selectFrom('termin')
    .select('id')
    .where('mitarbeiter_id', '=', wo.mitarbeiterId)
    .where('beginn', '<', wo.ende)
    .where('beginn', '>=', sql<Date>`${wo.beginn}::timestamptz - interval '12 hours'`)
    .where('ende', '>', wo.beginn)
    .where('zeitfenster_id', 'is not', null)
    .execute()
}

/** Takes those whose reminder is due: each once, whoever asks first. */
export function takeErinnerungen(tx: Tx, wo: { von: Date; bis: Date; jetzt: Date; anzahl: number }) {
  return tx
    .updateTable('termin')
    .set({ erinnert: wo.jetzt })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('termin')
        .select('id')
        .where('erinnert', 'is', null)
        .where('zeitfenster_id', 'is not', null)
        .where('beginn', '>', wo.von)
        .where('beginn', '<=', wo.bis)
        .orderBy('beginn')
        .limit(wo.anzahl)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'kunde_id', 'zustand', 'geaendert'])
    .execute()
}
