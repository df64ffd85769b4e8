import type { Db, Tables, Tx } from '#platform/datenbank/db.ts'
import type { Ausgabename } from './arten.ts'

export type Zustand = 'beantragt' | 'freigegeben' | 'abgelehnt' | 'abgeholt' | 'abgelaufen'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    ausgabe: {
      id: string
      jobcenter_id: string
      art: Ausgabename
      auswahl: Buffer
      grund: Buffer
      antwort: Buffer | null
      anzahl: number
      beantragt_von: string
      beantragt: Date
      zustand: Zustand
      bis: Date
      entschieden_von: string | null
      entschieden: Date | null
      abgeholt: Date | null
      ausgegeben: number | null
    }
  }
}

/** What somebody fetches alone comes one after the other: it is added up before the next one goes out. */
export async function lockMitarbeiter(tx: Tx, id: string): Promise<void> {
  await tx.selectFrom('mitarbeiter').select('id').where('id', '=', id).forNoKeyUpdate().execute()
}

/** When a session began. */
export async function findAnmeldung(db: Db | Tx, sitzungId: string): Promise<Date | undefined> {
  const row = await db.selectFrom('dienstsitzung').select('erstellt').where('id', '=', sitzungId).executeTakeFirst()
  return row?.erstellt
}

type Offen = 'antwort' | 'zustand' | 'entschieden_von' | 'entschieden' | 'abgeholt' | 'ausgegeben'

/** False: a double click; it was asked for already. */
export async function insertAusgabe(tx: Tx, row: Omit<Tables['ausgabe'], Offen>): Promise<boolean> {
  const leer = { antwort: null, entschieden_von: null, entschieden: null, abgeholt: null, ausgegeben: null }
  const inserted = await tx
    .insertInto('ausgabe')
    .values({ ...row, ...leer, zustand: 'beantragt' })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

function selectAusgaben(db: Db | Tx, jobcenterId: string) {
  return db
    .selectFrom('ausgabe as a')
    .innerJoin('mitarbeiter as v', 'v.id', 'a.beantragt_von')
    .leftJoin('mitarbeiter as e', 'e.id', 'a.entschieden_von')
    .selectAll('a')
    .select(['v.name as beantragt_name', 'e.name as entschieden_name'])
    .where('a.jobcenter_id', '=', jobcenterId)
}

export type AusgabeRow = NonNullable<Awaited<ReturnType<typeof findAusgabe>>>

export function findAusgabe(db: Db | Tx, wo: { id: string; jobcenterId: string }) {
  return selectAusgaben(db, wo.jobcenterId).where('a.id', '=', wo.id).executeTakeFirst()
}

/** The newest first; of one person, or of the whole Jobcenter. `vor`: the last of the page before. */
export function findAusgaben(
  db: Db,
  wo: { jobcenterId: string; von: string | undefined; vor: string | undefined; anzahl: number },
) {
  return selectAusgaben(db, wo.jobcenterId)
    .$if(wo.von !== undefined, (query) => query.where('a.beantragt_von', '=', wo.von!))
    .$if(wo.vor !== undefined, (query) => query.where('a.id', '<', wo.vor!))
    .orderBy('a.id', 'desc')
    .limit(wo.anzahl)
    .execute()
}

/** What waits for a release, the oldest first. */
export function findOffene(db: Db, wo: { jobcenterId: string; jetzt: Date }) {
  return selectAusgaben(db, wo.jobcenterId)
    .where('a.zustand', '=', 'beantragt')
    .where('a.bis', '>', wo.jetzt)
    .orderBy('a.id')
    .limit(100)
    .execute()
}

/** What somebody may fetch, and what was refused since then. */
export function findEntschiedeneOf(
  db: Db,
  wo: { mitarbeiterId: string; jobcenterId: string; jetzt: Date; seit: Date },
) {
  return selectAusgaben(db, wo.jobcenterId)
    .where('a.beantragt_von', '=', wo.mitarbeiterId)
    .where((eb) =>
      eb.or([
        eb.and([eb('a.zustand', '=', 'freigegeben'), eb('a.bis', '>', wo.jetzt)]),
        eb.and([eb('a.zustand', '=', 'abgelehnt'), eb('a.entschieden', '>', wo.seit)]),
      ]),
    )
    .orderBy('a.id', 'desc')
    .limit(20)
    .execute()
}

export interface Schluss {
  id: string
  jobcenterId: string
  von: string
  jetzt: Date
  /** Until when it can be fetched. */
  bis: Date
  antwort: Buffer | null
}

/** Of many at once exactly one decides (AZ-08). */
export async function closeAusgabe(tx: Tx, { id, jobcenterId, von, jetzt, bis, antwort }: Schluss): Promise<boolean> {
  const zustand = antwort ? 'abgelehnt' : 'freigegeben'
  const row = await tx
    .updateTable('ausgabe')
    .set({ zustand, antwort, entschieden_von: von, entschieden: jetzt, ...(antwort ? {} : { bis }) })
    .where('id', '=', id)
    .where('jobcenter_id', '=', jobcenterId)
    .where('zustand', '=', 'beantragt')
    .where('bis', '>', jetzt)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Of many at once exactly one fetches it (AZ-08). */
export async function markAbgeholt(tx: Tx, wo: { id: string; von: string; jetzt: Date }): Promise<boolean> {
  const row = await tx
    .updateTable('ausgabe')
    .set({ zustand: 'abgeholt', abgeholt: wo.jetzt })
    .where('id', '=', wo.id)
    .where('beantragt_von', '=', wo.von)
    .where('zustand', '=', 'freigegeben')
    .where('bis', '>', wo.jetzt)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function setAusgegeben(db: Db, id: string, ausgegeben: number): Promise<void> {
  await db.updateTable('ausgabe').set({ ausgegeben }).where('id', '=', id).execute()
}

/** The file could not be made: it may be fetched again. */
export async function giveBack(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('ausgabe')
    .set({ zustand: 'freigegeben', abgeholt: null, ausgegeben: null })
    .where('id', '=', id)
    .where('zustand', '=', 'abgeholt')
    .execute()
}

/** How many were neither decided nor fetched in time. */
export async function expire(db: Db, jetzt: Date): Promise<number> {
  const done = await db
    .updateTable('ausgabe')
    .set({ zustand: 'abgelaufen' })
    .where('zustand', 'in', ['beantragt', 'freigegeben'])
    .where('bis', '<=', jetzt)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}
