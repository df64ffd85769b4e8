import type { Insertable } from 'kysely'
import type { Db, Tables, Tx } from '#platform/datenbank/db.ts'
import type { Rolle } from '#web/schutz/rechte.ts'

export type Anlass = 'einladung' | 'aenderung' | 'neuer-passkey'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    rollenaenderung: {
      id: string
      mitarbeiter_id: string
      jobcenter_id: string
      rollen: Rolle[]
      anlass: Anlass
      beantragt_von: string
      beantragt: Date
      entschieden_von: string | null
      entschieden: Date | null
      ergebnis: 'freigegeben' | 'abgelehnt' | null
    }
  }
}

// Staff

function selectPersonen(db: Db | Tx, jobcenterId: string) {
  return db
    .selectFrom('mitarbeiter as m')
    .leftJoin('dienst_einladung as e', 'e.mitarbeiter_id', 'm.id')
    .leftJoin('rollenaenderung as r', (join) =>
      join.onRef('r.mitarbeiter_id', '=', 'm.id').on('r.ergebnis', 'is', null),
    )
    .select(['m.id', 'm.name', 'm.team', 'm.rollen', 'm.aktiv', 'e.gueltig_bis as eingeladen_bis'])
    .select(['r.id as aenderung_id', 'r.rollen as beantragt'])
    .select((eb) =>
      eb
        .selectFrom('dienst_passkey as p')
        .select((inner) => inner.fn.countAll<number>().as('anzahl'))
        .whereRef('p.mitarbeiter_id', '=', 'm.id')
        .as('passkeys'),
    )
    .where('m.jobcenter_id', '=', jobcenterId)
}

export type PersonRow = NonNullable<Awaited<ReturnType<typeof findPerson>>>

export function findPerson(db: Db | Tx, wo: { id: string; jobcenterId: string }) {
  return selectPersonen(db, wo.jobcenterId).where('m.id', '=', wo.id).executeTakeFirst()
}

/** By name; `nach` is the last of the page before. */
export function findPersonen(
  db: Db,
  seite: { jobcenterId: string; nach: { name: string; id: string } | undefined; anzahl: number },
) {
  return selectPersonen(db, seite.jobcenterId)
    .$if(seite.nach !== undefined, (query) =>
      query.where((eb) => eb(eb.refTuple('m.name', 'm.id'), '>', eb.tuple(seite.nach!.name, seite.nach!.id))),
    )
    .orderBy('m.name')
    .orderBy('m.id')
    .limit(seite.anzahl)
    .execute()
}

/** False: a double click; the person is there already. */
export async function insertPerson(tx: Tx, row: Insertable<Tables['mitarbeiter']>): Promise<boolean> {
  const inserted = await tx
    .insertInto('mitarbeiter')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

// Roles that wait for a second person

function selectAenderungen(db: Db | Tx, jobcenterId: string) {
  return db
    .selectFrom('rollenaenderung as r')
    .innerJoin('mitarbeiter as m', 'm.id', 'r.mitarbeiter_id')
    .innerJoin('mitarbeiter as v', 'v.id', 'r.beantragt_von')
    .leftJoin('mitarbeiter as e', 'e.id', 'r.entschieden_von')
    .select(['r.id', 'r.mitarbeiter_id', 'r.rollen', 'r.anlass', 'r.beantragt_von', 'r.beantragt'])
    .select(['r.entschieden', 'r.ergebnis', 'm.name', 'm.team', 'm.aktiv', 'm.rollen as bisher'])
    .select(['v.name as beantragt_name', 'e.name as entschieden_name'])
    .select((eb) =>
      eb
        .selectFrom('dienst_passkey as p')
        .select((inner) => inner.fn.min('p.erstellt').as('seit'))
        .whereRef('p.mitarbeiter_id', '=', 'r.mitarbeiter_id')
        .as('passkey_seit'),
    )
    .where('r.jobcenter_id', '=', jobcenterId)
}

export type AenderungRow = NonNullable<Awaited<ReturnType<typeof findAenderung>>>

export function findAenderung(db: Db | Tx, wo: { id: string; jobcenterId: string }) {
  return selectAenderungen(db, wo.jobcenterId).where('r.id', '=', wo.id).executeTakeFirst()
}

/** Those that wait, oldest first. */
export function findOffeneAenderungen(db: Db | Tx, jobcenterId: string) {
  return selectAenderungen(db, jobcenterId).where('r.ergebnis', 'is', null).orderBy('r.id').limit(100).execute()
}

export async function deleteOffeneAenderung(tx: Tx, mitarbeiterId: string): Promise<void> {
  await tx
    .deleteFrom('rollenaenderung')
    .where('mitarbeiter_id', '=', mitarbeiterId)
    .where('ergebnis', 'is', null)
    .execute()
}

export async function insertAenderung(
  tx: Tx,
  row: Omit<Tables['rollenaenderung'], 'entschieden_von' | 'entschieden' | 'ergebnis'>,
): Promise<void> {
  await tx
    .insertInto('rollenaenderung')
    .values({ ...row, entschieden_von: null, entschieden: null, ergebnis: null })
    .execute()
}

/** Of many at once exactly one gets true (AZ-08). `von` undefined: the operator, by command. */
export async function closeAenderung(
  tx: Tx,
  wo: { id: string; von: string | undefined; jetzt: Date; ergebnis: 'freigegeben' | 'abgelehnt' },
): Promise<boolean> {
  const row = await tx
    .updateTable('rollenaenderung')
    .set({ ergebnis: wo.ergebnis, entschieden_von: wo.von ?? null, entschieden: wo.jetzt })
    .where('id', '=', wo.id)
    .where('ergebnis', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Training: what a course set up goes, and everybody may get in again but those whom it invited. Those stay as rows, since the
 * audit record names them.
 */
export async function resetPersonal(tx: Tx, kurs: string[]): Promise<void> {
  for (const table of ['dienst_passkey', 'dienst_einladung', 'rollenaenderung'] as const) {
    await tx.deleteFrom(table).execute()
  }
  await tx.updateTable('mitarbeiter').set({ aktiv: true }).where('id', 'in', kurs).execute()
  await tx.updateTable('mitarbeiter').set({ aktiv: false, rollen: [] }).where('id', 'not in', kurs).execute()
}
