import type { Db } from '#platform/datenbank/db.ts'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    dienst_entwurf: { mitarbeiter_id: string; pfad: string; kunde_id: string; felder: Buffer; bis: Date }
  }
}

interface Wo {
  mitarbeiterId: string
  pfad: string
}

export async function upsertEntwurf(
  db: Db,
  row: { mitarbeiter_id: string; pfad: string; kunde_id: string; felder: Buffer; bis: Date },
): Promise<void> {
  const { kunde_id, felder, bis } = row
  await db
    .insertInto('dienst_entwurf')
    .values(row)
    .onConflict((conflict) => conflict.columns(['mitarbeiter_id', 'pfad']).doUpdateSet({ kunde_id, felder, bis }))
    .execute()
}

/** With the key of the customer that it is about. */
export function findEntwurf(db: Db, wo: Wo & { jobcenterId: string; jetzt: Date }) {
  return db
    .selectFrom('dienst_entwurf as e')
    .innerJoin('kunde as k', 'k.id', 'e.kunde_id')
    .innerJoin('personenschluessel as s', 's.besitzer', 'k.id')
    .select(['e.kunde_id', 'e.felder', 's.verpackt as schluessel'])
    .where('e.mitarbeiter_id', '=', wo.mitarbeiterId)
    .where('e.pfad', '=', wo.pfad)
    .where('e.bis', '>', wo.jetzt)
    .where('k.jobcenter_id', '=', wo.jobcenterId)
    .executeTakeFirst()
}

export async function deleteEntwurf(db: Db, wo: Wo): Promise<void> {
  await db
    .deleteFrom('dienst_entwurf')
    .where('mitarbeiter_id', '=', wo.mitarbeiterId)
    .where('pfad', '=', wo.pfad)
    .execute()
}

export async function deleteOldEntwuerfe(db: Db, jetzt: Date): Promise<void> {
  await db.deleteFrom('dienst_entwurf').where('bis', '<=', jetzt).execute()
}

export async function findKey(db: Db, kundeId: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('personenschluessel')
    .select('verpackt')
    .where('besitzer', '=', kundeId)
    .executeTakeFirst()
  return row?.verpackt
}
