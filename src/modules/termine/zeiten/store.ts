import { type Insertable, sql } from 'kysely'
import type { Db, Tables, Tx } from '#platform/datenbank/db.ts'

export type Weg = 'vor-ort' | 'telefon' | 'video'
export type Thema = 'arbeit' | 'leistung' | 'allgemein'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    zeitfenster: {
      id: string
      jobcenter_id: string
      mitarbeiter_id: string
      serie_id: string | null
      beginn: Date
      ende: Date
      weg: Weg
      ort: string
      thema: Thema
      buchbar: boolean
      erstellt: Date
    }
    abwesenheit: { id: string; mitarbeiter_id: string; beginn: Date; ende: Date; erstellt: Date }
  }
}

/** Changes to a calendar come one after the other: slots, absences and appointments of one member of staff. */
export function lockMitarbeiter(tx: Tx, wo: { id: string; jobcenterId: string }) {
  return tx
    .selectFrom('mitarbeiter')
    .select(['id', 'name', 'team'])
    .where('id', '=', wo.id)
    .where('jobcenter_id', '=', wo.jobcenterId)
    .where('aktiv', '=', true)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

/** Those that fit into the calendar; what is taken already is left out. Answers the ids of those made. */
export async function insertZeitfenster(tx: Tx, rows: Insertable<Tables['zeitfenster']>[]): Promise<string[]> {
  const made: string[] = []
  for (let i = 0; i < rows.length; i += 500) {
    const some = await tx
      .insertInto('zeitfenster')
      .values(rows.slice(i, i + 500))
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute()
    made.push(...some.map(({ id }) => id))
  }
  return made
}

const columns = [
  'z.id',
  'z.jobcenter_id',
  'z.mitarbeiter_id',
  'z.serie_id',
  'z.beginn',
  'z.ende',
  'z.weg',
  'z.ort',
  'z.thema',
  'z.buchbar',
] as const

function selectFenster(db: Db | Tx) {
  return db
    .selectFrom('zeitfenster as z')
    .innerJoin('mitarbeiter as m', 'm.id', 'z.mitarbeiter_id')
    .select(columns)
    .select(['m.name', 'm.team'])
}

export type FensterRow = Awaited<ReturnType<ReturnType<typeof selectFenster>['execute']>>[number]

/** One that customers of this Jobcenter may take, locked: of many who want it, one comes first. */
export function lockAngebot(
  tx: Tx,
  wo: { id: string; jobcenterId: string; ab: Date },
): Promise<FensterRow | undefined> {
  return selectFenster(tx)
    .where('z.id', '=', wo.id)
    .where('z.jobcenter_id', '=', wo.jobcenterId)
    .where('z.buchbar', '=', true)
    .where('z.beginn', '>=', wo.ab)
    .where('m.aktiv', '=', true)
    .forUpdate('z')
    .executeTakeFirst()
}

export interface Angebotsfilter {
  jobcenterId: string
  ab: Date
  /** Only of this person, or of this team. */
  mitarbeiterId?: string | undefined
  team?: string | undefined
  nach: { zeit: Date; id: string } | undefined
  anzahl: number
}

const isFree = sql<boolean>`not exists (select from termin t where t.zeitfenster_id = z.id)`

/** What is free, the soonest first. */
export function findAngebot(db: Db | Tx, filter: Angebotsfilter): Promise<FensterRow[]> {
  const { jobcenterId, ab, mitarbeiterId, team, nach, anzahl } = filter
  return selectFenster(db)
    .where('z.jobcenter_id', '=', jobcenterId)
    .where('z.buchbar', '=', true)
    .where('z.beginn', '>=', ab)
    .where('m.aktiv', '=', true)
    .where(isFree)
    .$if(mitarbeiterId !== undefined, (query) => query.where('z.mitarbeiter_id', '=', mitarbeiterId!))
    .$if(team !== undefined, (query) => query.where('m.team', '=', team!))
    .$if(nach !== undefined, (query) =>
      query.where(sql<boolean>`(z.beginn, z.id) > (${nach!.zeit}, ${nach!.id}::uuid)`),
    )
    .orderBy('z.beginn')
    .orderBy('z.id')
    .limit(anzahl)
    .execute()
}

/** One that is still free, for the page before the click. */
export function findFreies(db: Db | Tx, wo: { id: string; jobcenterId: string; ab: Date }) {
  return selectFenster(db)
    .where('z.id', '=', wo.id)
    .where('z.jobcenter_id', '=', wo.jobcenterId)
    .where('z.buchbar', '=', true)
    .where('z.beginn', '>=', wo.ab)
    .where('m.aktiv', '=', true)
    .where(isFree)
    .executeTakeFirst()
}

/** Free times of one member of staff, for their own calendar. */
export function findEigeneFreie(
  db: Db | Tx,
  wo: { mitarbeiterId: string; ab: Date; nach: { zeit: Date; id: string } | undefined; anzahl: number },
): Promise<FensterRow[]> {
  return selectFenster(db)
    .where('z.mitarbeiter_id', '=', wo.mitarbeiterId)
    .where('z.buchbar', '=', true)
    .where('z.beginn', '>=', wo.ab)
    .where(isFree)
    .$if(wo.nach !== undefined, (query) =>
      query.where(sql<boolean>`(z.beginn, z.id) > (${wo.nach!.zeit}, ${wo.nach!.id}::uuid)`),
    )
    .orderBy('z.beginn')
    .orderBy('z.id')
    .limit(wo.anzahl)
    .execute()
}

export interface Reihenstand {
  frei: number
  /** An appointment holds them. */
  vergeben: number
  /** Of the free ones, the first and the last. */
  von: Date | null
  bis: Date | null
}

/** What is left of a series of one member of staff from then on. */
export async function countReihe(
  db: Db,
  { mitarbeiterId, serieId, ab }: { mitarbeiterId: string; serieId: string; ab: Date },
): Promise<Reihenstand> {
  const row = await db
    .selectFrom('zeitfenster as z')
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere(isFree).as('frei'),
      eb.fn.countAll<number>().as('alle'),
      eb.fn.min('z.beginn').filterWhere(isFree).as('von'),
      eb.fn.max('z.beginn').filterWhere(isFree).as('bis'),
    ])
    .where('z.mitarbeiter_id', '=', mitarbeiterId)
    .where('z.serie_id', '=', serieId)
    .where('z.beginn', '>=', ab)
    .executeTakeFirstOrThrow()
  const frei = Number(row.frei)
  return { frei, vergeben: Number(row.alle) - frei, von: row.von, bis: row.bis }
}

export interface Loeschfilter {
  mitarbeiterId: string
  /** One, or all of a series from now on, or all that touch a span of time. */
  id?: string
  serieId?: string
  spanne?: { beginn: Date; ende: Date }
  ab?: Date
}

/** Removes free times. They are locked first: one that a customer is just taking stays. Answers how many went. */
export async function deleteFreie(tx: Tx, filter: Loeschfilter): Promise<number> {
  const { mitarbeiterId, id, serieId, spanne, ab } = filter
  const locked = await tx
    .selectFrom('zeitfenster as z')
    .select('z.id')
    .where('z.mitarbeiter_id', '=', mitarbeiterId)
    .$if(id !== undefined, (query) => query.where('z.id', '=', id!))
    .$if(serieId !== undefined, (query) => query.where('z.serie_id', '=', serieId!))
    .$if(spanne !== undefined, (query) =>
      query.where('z.beginn', '<', spanne!.ende).where('z.ende', '>', spanne!.beginn),
    )
    .$if(ab !== undefined, (query) => query.where('z.beginn', '>=', ab!))
    .orderBy('z.id')
    .forUpdate()
    .execute()
  if (locked.length === 0) return 0
  const result = await tx
    .deleteFrom('zeitfenster as z')
    .where('z.id', '=', sql<string>`any(${locked.map((row) => row.id)}::uuid[])`)
    .where(isFree)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

/** After its appointment: what was made for that alone goes; `ganz` takes an offered time away, too. */
export async function releaseFenster(tx: Tx, id: string, ganz: boolean): Promise<void> {
  await tx
    .deleteFrom('zeitfenster')
    .where('id', '=', id)
    .$if(!ganz, (query) => query.where('buchbar', '=', false))
    .execute()
}

/** To another time; the appointment that holds it goes along. It is not offered there. */
export async function moveFenster(
  tx: Tx,
  id: string,
  werte: Pick<Tables['zeitfenster'], 'beginn' | 'ende' | 'weg' | 'ort'>,
): Promise<void> {
  await tx
    .updateTable('zeitfenster')
    .set({ ...werte, buchbar: false, serie_id: null })
    .where('id', '=', id)
    .execute()
}

export async function insertAbwesenheit(tx: Tx, row: Tables['abwesenheit']): Promise<boolean> {
  const made = await tx
    .insertInto('abwesenheit')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

export function findAbwesenheiten(db: Db | Tx, wo: { mitarbeiterId: string; ab: Date }) {
  return db
    .selectFrom('abwesenheit')
    .select(['id', 'beginn', 'ende'])
    .where('mitarbeiter_id', '=', wo.mitarbeiterId)
    .where('ende', '>', wo.ab)
    .orderBy('beginn')
    .limit(100)
    .execute()
}

export async function deleteAbwesenheit(tx: Tx, wo: { id: string; mitarbeiterId: string }): Promise<boolean> {
  const gone = await tx
    .deleteFrom('abwesenheit')
    .where('id', '=', wo.id)
    .where('mitarbeiter_id', '=', wo.mitarbeiterId)
    .returning('id')
    .executeTakeFirst()
  return gone !== undefined
}

/** Times that nobody took, and absences, that are long over. Answers how many. */
export async function deleteOld(db: Db, vor: Date): Promise<number> {
  const absences = await db.deleteFrom('abwesenheit').where('ende', '<', vor).executeTakeFirst()
  const times = await db
    .deleteFrom('zeitfenster as z')
    .where('z.ende', '<', vor)
    .where('z.beginn', '<', vor)
    .where(isFree)
    .executeTakeFirst()
  return Number(absences.numDeletedRows) + Number(times.numDeletedRows)
}
