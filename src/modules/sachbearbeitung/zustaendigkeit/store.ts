import type { Db, Tx } from '#platform/datenbank/db.ts'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    vertretung: { mitarbeiter_id: string; vertreten_durch: string; geaendert: Date }
  }
}

const HOECHSTENS = 1000

/** Everybody who works in a Jobcenter, by name, with who takes their place and until when they are away. */
export function findKollegium(db: Db | Tx, wo: { jobcenterId: string; jetzt: Date }) {
  return db
    .selectFrom('mitarbeiter as m')
    .leftJoin('vertretung as v', 'v.mitarbeiter_id', 'm.id')
    .leftJoin('mitarbeiter as d', 'd.id', 'v.vertreten_durch')
    .select(['m.id', 'm.name', 'm.team', 'm.rollen', 'm.telefon', 'm.sprechzeiten'])
    .select(['v.vertreten_durch', 'd.name as vertreten_name'])
    .select((eb) =>
      eb
        .selectFrom('abwesenheit as a')
        .select((inner) => inner.fn.max('a.ende').as('ende'))
        .whereRef('a.mitarbeiter_id', '=', 'm.id')
        .where('a.beginn', '<=', wo.jetzt)
        .where('a.ende', '>', wo.jetzt)
        .as('abwesend_bis'),
    )
    .where('m.jobcenter_id', '=', wo.jobcenterId)
    .where('m.aktiv', '=', true)
    .orderBy('m.name')
    .orderBy('m.id')
    .limit(HOECHSTENS)
    .execute()
}

export type KollegeRow = Awaited<ReturnType<typeof findKollegium>>[number]

/** In whose place somebody stands at this moment: theirs who are away and named them. */
export function findVertretene(db: Db | Tx, wo: { mitarbeiterId: string; jetzt: Date }) {
  return db
    .selectFrom('vertretung as v')
    .innerJoin('mitarbeiter as m', 'm.id', 'v.mitarbeiter_id')
    .select(['m.id', 'm.name'])
    .where('v.vertreten_durch', '=', wo.mitarbeiterId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('abwesenheit as a')
          .select('a.id')
          .whereRef('a.mitarbeiter_id', '=', 'v.mitarbeiter_id')
          .where('a.beginn', '<=', wo.jetzt)
          .where('a.ende', '>', wo.jetzt),
      ),
    )
    .orderBy('m.name')
    .execute()
}

export async function putVertretung(
  tx: Tx,
  row: { mitarbeiter_id: string; vertreten_durch: string; geaendert: Date },
): Promise<void> {
  const { vertreten_durch, geaendert } = row
  await tx
    .insertInto('vertretung')
    .values(row)
    .onConflict((conflict) => conflict.column('mitarbeiter_id').doUpdateSet({ vertreten_durch, geaendert }))
    .execute()
}

export async function deleteVertretung(tx: Tx, mitarbeiterId: string): Promise<void> {
  await tx.deleteFrom('vertretung').where('mitarbeiter_id', '=', mitarbeiterId).execute()
}

export async function setErreichbarkeit(
  tx: Tx,
  id: string,
  werte: { telefon: string; sprechzeiten: string },
): Promise<void> {
  await tx.updateTable('mitarbeiter').set(werte).where('id', '=', id).execute()
}
