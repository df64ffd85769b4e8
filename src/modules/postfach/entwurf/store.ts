import type { Db, Tables, Tx } from '#platform/datenbank/db.ts'
import type { Fach } from '../anliegen.ts'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    nachricht_entwurf: {
      sendung: string
      kunde_id: string
      postfach: Fach
      gespraech_id: string | null
      inhalt: Buffer
      geaendert: Date
    }
  }
}

export async function upsertEntwurf(tx: Db | Tx, row: Tables['nachricht_entwurf']): Promise<void> {
  const { inhalt, geaendert } = row
  await tx
    .insertInto('nachricht_entwurf')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column('sendung')
        .doUpdateSet({ inhalt, geaendert })
        .where('nachricht_entwurf.kunde_id', '=', row.kunde_id),
    )
    .execute()
}

export function findEntwuerfe(db: Db, wo: { kundeId: string; fach: Fach }) {
  return db
    .selectFrom('nachricht_entwurf')
    .selectAll()
    .where('kunde_id', '=', wo.kundeId)
    .where('postfach', '=', wo.fach)
    .orderBy('geaendert', 'desc')
    .limit(50)
    .execute()
}

export function findEntwurf(db: Db | Tx, wo: { kundeId: string; sendung: string }) {
  return db
    .selectFrom('nachricht_entwurf')
    .selectAll()
    .where('kunde_id', '=', wo.kundeId)
    .where('sendung', '=', wo.sendung)
    .executeTakeFirst()
}

export async function deleteEntwurf(tx: Db | Tx, wo: { kundeId: string; sendung: string }): Promise<void> {
  await tx
    .deleteFrom('nachricht_entwurf')
    .where('kunde_id', '=', wo.kundeId)
    .where('sendung', '=', wo.sendung)
    .execute()
}

/** Of an account's customers, for the copy of one's data. */
export function findEntwuerfeOfKonto(db: Db | Tx, kontoId: string) {
  return db
    .selectFrom('nachricht_entwurf as e')
    .innerJoin('profil as p', 'p.kunde_id', 'e.kunde_id')
    .selectAll('e')
    .where('p.konto_id', '=', kontoId)
    .orderBy('e.geaendert')
    .execute()
}

/** Nobody goes on with a draft that old. */
export async function deleteOldEntwuerfe(db: Db, vor: Date): Promise<number> {
  const result = await db.deleteFrom('nachricht_entwurf').where('geaendert', '<', vor).executeTakeFirst()
  return Number(result.numDeletedRows)
}

/** The oldest beyond this number go. */
export async function trimEntwuerfe(tx: Tx, kundeId: string, hoechstens: number): Promise<void> {
  const others = tx
    .selectFrom('nachricht_entwurf')
    .select('sendung')
    .where('kunde_id', '=', kundeId)
    .orderBy('geaendert', 'desc')
    .offset(hoechstens)
  await tx.deleteFrom('nachricht_entwurf').where('kunde_id', '=', kundeId).where('sendung', 'in', others).execute()
}
