import { type Generated, sql } from 'kysely'
import type { Db, Tables, Tx } from '#platform/datenbank/db.ts'
import type { Rolle } from '#web/schutz/rechte.ts'

export type Kontostand = 'kein-konto' | 'verknuepft' | 'deaktiviert'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    mitarbeiter: {
      id: string
      jobcenter_id: string
      name: string
      team: string
      rollen: Rolle[]
      aktiv: boolean
      telefon: Generated<string>
      sprechzeiten: Generated<string>
      erstellt: Date
    }
    dienstsitzung: {
      id: string
      hash: Buffer
      mitarbeiter_id: string
      frisch_bis: Date
      erstellt: Date
      zuletzt: Date
      endet: Date
    }
    reaktivierung: {
      id: string
      konto_id: string
      kunde_id: string
      jobcenter_id: string
      grund: Buffer
      beantragt_von: string
      beantragt: Date
      entschieden_von: string | null
      entschieden: Date | null
      ergebnis: 'freigegeben' | 'abgelehnt' | null
      antwort: Buffer | null
    }
  }
}

// Sessions

/** Session and member of staff in one statement; roles as they are now (AZ-04). */
export function findDienstsitzung(db: Db, hash: Buffer, jetzt: Date) {
  return db
    .selectFrom('dienstsitzung as s')
    .innerJoin('mitarbeiter as m', 'm.id', 's.mitarbeiter_id')
    .select([
      's.id',
      's.zuletzt',
      's.endet',
      's.frisch_bis',
      'm.id as mitarbeiter_id',
      'm.jobcenter_id',
      'm.name',
      'm.rollen',
    ])
    .select(
      sql<boolean>`exists (select from dienst_entwurf e where e.mitarbeiter_id = m.id and e.bis > ${jetzt})`.as(
        'aufgehoben',
      ),
    )
    .where('s.hash', '=', hash)
    .where('m.aktiv', '=', true)
    .executeTakeFirst()
}

export async function insertDienstsitzung(tx: Tx, row: Tables['dienstsitzung']): Promise<void> {
  await tx.insertInto('dienstsitzung').values(row).execute()
}

export async function touchDienstsitzung(db: Db, id: string, jetzt: Date): Promise<void> {
  await db
    .updateTable('dienstsitzung')
    .set({ zuletzt: jetzt })
    .where('id', '=', id)
    .where('zuletzt', '<', jetzt)
    .execute()
}

export async function deleteDienstsitzung(db: Db | Tx, id: string): Promise<void> {
  await db.deleteFrom('dienstsitzung').where('id', '=', id).execute()
}

/** False: the session is over. */
export async function changeDienstsitzung(
  tx: Tx,
  id: string,
  neu: { hash: Buffer; frisch_bis: Date; zuletzt: Date },
): Promise<boolean> {
  const row = await tx.updateTable('dienstsitzung').set(neu).where('id', '=', id).returning('id').executeTakeFirst()
  return row !== undefined
}

/** Ends the sessions of somebody, but one. Answers how many. */
export async function deleteDienstsitzungen(tx: Tx, wer: { mitarbeiterId: string; ausser?: string }): Promise<number> {
  const result = await tx
    .deleteFrom('dienstsitzung')
    .where('mitarbeiter_id', '=', wer.mitarbeiterId)
    .$if(wer.ausser !== undefined, (query) => query.where('id', '<>', wer.ausser!))
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

/** Sessions that ended by themselves. Answers how many. */
export async function deleteEnded(db: Db, grenzen: { zuletztVor: Date; endetVor: Date }): Promise<number> {
  const result = await db
    .deleteFrom('dienstsitzung')
    .where((eb) => eb.or([eb('zuletzt', '<=', grenzen.zuletztVor), eb('endet', '<=', grenzen.endetVor)]))
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

// Staff

const mitarbeiterColumns = ['id', 'jobcenter_id', 'name', 'team', 'rollen', 'aktiv'] as const

export type MitarbeiterRow = NonNullable<Awaited<ReturnType<typeof findMitarbeiter>>>

export function findMitarbeiter(db: Db | Tx, id: string) {
  return db.selectFrom('mitarbeiter').select(mitarbeiterColumns).where('id', '=', id).executeTakeFirst()
}

export function findAllMitarbeiter(db: Db | Tx) {
  return db.selectFrom('mitarbeiter').select(mitarbeiterColumns).orderBy('erstellt').orderBy('id').execute()
}

export async function insertMitarbeiter(tx: Tx, row: MitarbeiterRow & { erstellt: Date }): Promise<void> {
  await tx.insertInto('mitarbeiter').values(row).execute()
}

export async function changeMitarbeiter(
  tx: Tx,
  id: string,
  werte: { team?: string; rollen?: Rolle[]; aktiv?: boolean },
): Promise<void> {
  await tx.updateTable('mitarbeiter').set(werte).where('id', '=', id).execute()
}

// Reading view over customers: account and newest letter of each

/** State of the account and newest letter of some customers. */
export function findStaende(db: Db | Tx, kundeIds: string[]) {
  return db
    .selectFrom('kunde as k')
    .leftJoin('profil as p', 'p.kunde_id', 'k.id')
    .leftJoin('konto as a', 'a.id', 'p.konto_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('brief as b')
          .innerJoin('freischaltcode as c', 'c.id', 'b.freischaltcode_id')
          .select(['b.zustand', 'b.gesendet', 'c.zustand as codezustand', 'c.gueltig_bis'])
          .whereRef('b.kunde_id', '=', 'k.id')
          .orderBy('b.erstellt', 'desc')
          .orderBy('b.id', 'desc')
          .limit(1)
          .as('brief'),
      (join) => join.onTrue(),
    )
    .select(['k.id', 'a.id as konto_id', 'a.zustand as kontozustand'])
    .select(['brief.zustand as briefzustand', 'brief.gesendet', 'brief.codezustand', 'brief.gueltig_bis'])
    .where('k.id', '=', sql<string>`any(${kundeIds})`)
    .execute()
}

/** The customer behind an account, if this Jobcenter has one there; locks nothing. */
export function findKundeOfKonto(db: Db | Tx, wo: { kontoId: string; jobcenterId: string }) {
  return db
    .selectFrom('profil as p')
    .innerJoin('kunde as k', 'k.id', 'p.kunde_id')
    .innerJoin('konto as a', 'a.id', 'p.konto_id')
    .select(['k.id as kunde_id', 'a.id as konto_id', 'a.zustand'])
    .where('p.konto_id', '=', wo.kontoId)
    .where('k.jobcenter_id', '=', wo.jobcenterId)
    .executeTakeFirst()
}

// Reactivation

function selectReaktivierungen(db: Db | Tx) {
  return db
    .selectFrom('reaktivierung as r')
    .innerJoin('mitarbeiter as m', 'm.id', 'r.beantragt_von')
    .leftJoin('mitarbeiter as e', 'e.id', 'r.entschieden_von')
    .innerJoin('personenschluessel as s', 's.besitzer', 'r.kunde_id')
    .select(['r.id', 'r.konto_id', 'r.kunde_id', 'r.grund', 'r.beantragt_von', 'r.beantragt'])
    .select(['r.entschieden', 'r.ergebnis', 'r.antwort', 's.verpackt as schluessel'])
    .select(['m.name as beantragt_name', 'e.name as entschieden_name'])
}

export type ReaktivierungRow = NonNullable<Awaited<ReturnType<typeof findReaktivierung>>>

export function findReaktivierung(db: Db | Tx, wo: { id: string; jobcenterId: string }) {
  return selectReaktivierungen(db)
    .where('r.id', '=', wo.id)
    .where('r.jobcenter_id', '=', wo.jobcenterId)
    .executeTakeFirst()
}

/** Those that wait for a decision, oldest first. */
export function findOffeneReaktivierungen(db: Db | Tx, jobcenterId: string) {
  return selectReaktivierungen(db)
    .where('r.jobcenter_id', '=', jobcenterId)
    .where('r.ergebnis', 'is', null)
    .orderBy('r.id')
    .limit(100)
    .execute()
}

export function findReaktivierungenOfKunde(db: Db | Tx, wo: { kundeId: string; jobcenterId: string }) {
  return selectReaktivierungen(db)
    .where('r.kunde_id', '=', wo.kundeId)
    .where('r.jobcenter_id', '=', wo.jobcenterId)
    .orderBy('r.id', 'desc')
    .limit(10)
    .execute()
}

/** False where one is open already. */
export async function insertReaktivierung(
  tx: Tx,
  row: {
    id: string
    konto_id: string
    kunde_id: string
    jobcenter_id: string
    grund: Buffer
    beantragt_von: string
    beantragt: Date
  },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('reaktivierung')
    .values({ ...row, entschieden_von: null, entschieden: null, ergebnis: null, antwort: null })
    .onConflict((conflict) => conflict.column('konto_id').where('ergebnis', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** Decides an open request by another person than asked for it: of many at once exactly one gets the row (AZ-08). */
export function closeReaktivierung(
  tx: Tx,
  wo: {
    id: string
    jobcenterId: string
    von: string
    jetzt: Date
    ergebnis: 'freigegeben' | 'abgelehnt'
    antwort: Buffer | null
  },
) {
  return tx
    .updateTable('reaktivierung')
    .set({ ergebnis: wo.ergebnis, entschieden_von: wo.von, entschieden: wo.jetzt, antwort: wo.antwort })
    .where('id', '=', wo.id)
    .where('jobcenter_id', '=', wo.jobcenterId)
    .where('beantragt_von', '<>', wo.von)
    .where('ergebnis', 'is', null)
    .returning(['konto_id', 'kunde_id'])
    .executeTakeFirst()
}
