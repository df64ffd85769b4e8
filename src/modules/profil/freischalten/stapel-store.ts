import { sql } from 'kysely'
import type { Db, Tables, Tx } from '#platform/datenbank/db.ts'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    briefstapel: { id: string; jobcenter_id: string; mitarbeiter_id: string; erstellt: Date; gesendet: Date | null }
  }
}

/** False where it is there already: a double click makes one. */
export async function insertStapel(tx: Tx, row: Omit<Tables['briefstapel'], 'gesendet'>): Promise<boolean> {
  const inserted = await tx
    .insertInto('briefstapel')
    .values({ ...row, gesendet: null })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

function selectStapel(db: Db | Tx, jobcenterId: string) {
  return db
    .selectFrom('briefstapel as s')
    .innerJoin('mitarbeiter as m', 'm.id', 's.mitarbeiter_id')
    .select(['s.id', 's.erstellt', 's.gesendet', 'm.name as von'])
    .select((eb) =>
      eb
        .selectFrom('brief as b')
        .select((b) => b.fn.countAll<number>().as('anzahl'))
        .whereRef('b.stapel_id', '=', 's.id')
        .as('anzahl'),
    )
    .where('s.jobcenter_id', '=', jobcenterId)
}

export function findStapel(db: Db | Tx, wo: { id: string; jobcenterId: string }) {
  return selectStapel(db, wo.jobcenterId).where('s.id', '=', wo.id).executeTakeFirst()
}

export function findLatestStapel(db: Db | Tx, jobcenterId: string) {
  return selectStapel(db, jobcenterId).orderBy('s.erstellt', 'desc').orderBy('s.id', 'desc').limit(10).execute()
}

/** The letters of a batch in the order of printing, each with what opens it and whose it is. */
export function findBriefeOfStapel(db: Db | Tx, stapelId: string) {
  return db
    .selectFrom('brief as b')
    .innerJoin('freischaltcode as c', 'c.id', 'b.freischaltcode_id')
    .innerJoin('kunde as k', 'k.id', 'b.kunde_id')
    .innerJoin('personenschluessel as s', 's.besitzer', 'k.id')
    .select(['b.id', 'b.kunde_id', 'b.inhalt', 'b.zustand', 'c.zustand as codezustand', 'c.gueltig_bis'])
    .select(['k.jobcenter_id', 'k.daten', 'k.geburtstag_hash', 's.verpackt as schluessel'])
    .where('b.stapel_id', '=', stapelId)
    .orderBy('b.id')
    .execute()
}

/** Marks a batch and its letters as sent, once. Answers the letters, or undefined where it was marked before or is not there. */
export async function markStapelGesendet(tx: Tx, wo: { id: string; jobcenterId: string; jetzt: Date }) {
  const marked = await tx
    .updateTable('briefstapel')
    .set({ gesendet: wo.jetzt })
    .where('id', '=', wo.id)
    .where('jobcenter_id', '=', wo.jobcenterId)
    .where('gesendet', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!marked) return undefined
  return tx
    .updateTable('brief')
    .set({ zustand: 'gesendet', gesendet: wo.jetzt })
    .where('stapel_id', '=', wo.id)
    .where('zustand', '=', 'erstellt')
    .returning(['id', 'kunde_id'])
    .execute()
}

/** Customers who neither have a profile linked nor a code to link one with, the longest on file first. */
export async function findOhneZugang(
  db: Db,
  liste: { jobcenterId: string; jetzt: Date; nach: string | undefined; anzahl: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('kunde as k')
    .select('k.id')
    .where('k.jobcenter_id', '=', liste.jobcenterId)
    .$if(liste.nach !== undefined, (query) => query.where('k.id', '>', liste.nach!))
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('profil as p').select(sql`1`.as('eins')).whereRef('p.kunde_id', '=', 'k.id'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('freischaltcode as c')
            .select(sql`1`.as('eins'))
            .whereRef('c.kunde_id', '=', 'k.id')
            .where('c.zustand', '=', 'gueltig')
            .where('c.gueltig_bis', '>', liste.jetzt),
        ),
      ),
    )
    .orderBy('k.id')
    .limit(liste.anzahl)
    .execute()
  return rows.map(({ id }) => id)
}

/** Which of these customers have a profile linked, and which a code that is still good. */
export async function findZugaenge(db: Db, wo: { kundeIds: string[]; jetzt: Date }) {
  const [verknuepft, mitCode] = await Promise.all([
    db.selectFrom('profil').select('kunde_id').where('kunde_id', '=', sql<string>`any(${wo.kundeIds})`).execute(),
    db
      .selectFrom('freischaltcode')
      .select('kunde_id')
      .where('kunde_id', '=', sql<string>`any(${wo.kundeIds})`)
      .where('zustand', '=', 'gueltig')
      .where('gueltig_bis', '>', wo.jetzt)
      .execute(),
  ])
  return {
    verknuepft: new Set(verknuepft.map((row) => row.kunde_id)),
    mitCode: new Set(mitCode.map((row) => row.kunde_id)),
  }
}
