import type { Db, Tx } from '#platform/datenbank/db.ts'

/** How far a part is: its last row (null: all of it), and what became of its rows. */
export interface Teilstand {
  nach: string | null
  gelesen: number
  geschrieben: number
  uebergangen: number
}

export type Stelle = Record<string, Teilstand>
export type Zustand = 'beantragt' | 'freigegeben' | 'abgelehnt' | 'laeuft' | 'fertig'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    schluesselwechsel: {
      id: string
      name: string
      kennung: string
      beantragt_von: string | null
      beantragt: Date
      zustand: Zustand
      entschieden_von: string | null
      entschieden: Date | null
      begonnen: Date | null
      beendet: Date | null
      stelle: Stelle
    }
  }
}

/** False where another one is under way. */
export async function insertWechsel(
  tx: Tx,
  row: { id: string; name: string; kennung: string; beantragt_von: string | null; beantragt: Date },
): Promise<boolean> {
  const leer = { entschieden_von: null, entschieden: null, begonnen: null, beendet: null }
  const inserted = await tx
    .insertInto('schluesselwechsel')
    .values({ ...row, ...leer, zustand: 'beantragt', stelle: {} })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export type WechselRow = NonNullable<Awaited<ReturnType<typeof findWechsel>>>

/** The one that is under way, else the last one. */
export function findWechsel(db: Db | Tx) {
  return db
    .selectFrom('schluesselwechsel as w')
    .leftJoin('mitarbeiter as v', 'v.id', 'w.beantragt_von')
    .leftJoin('mitarbeiter as e', 'e.id', 'w.entschieden_von')
    .selectAll('w')
    .select(['v.name as beantragt_name', 'e.name as entschieden_name'])
    .orderBy('w.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Of many at once exactly one decides (AZ-08). */
export async function closeWechsel(
  tx: Tx,
  wo: { id: string; von: string; jetzt: Date; zustand: 'freigegeben' | 'abgelehnt' },
): Promise<boolean> {
  const row = await tx
    .updateTable('schluesselwechsel')
    .set({ zustand: wo.zustand, entschieden_von: wo.von, entschieden: wo.jetzt })
    .where('id', '=', wo.id)
    .where('zustand', '=', 'beantragt')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** True where it was released and nobody had begun. */
export async function beginWechsel(tx: Tx, id: string, jetzt: Date): Promise<boolean> {
  const row = await tx
    .updateTable('schluesselwechsel')
    .set({ zustand: 'laeuft', begonnen: jetzt })
    .where('id', '=', id)
    .where('zustand', '=', 'freigegeben')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** The running one, for this transaction alone: of two commands at once each takes its own batch. */
export function lockLaufenden(tx: Tx, id: string) {
  return tx
    .selectFrom('schluesselwechsel')
    .select(['stelle'])
    .where('id', '=', id)
    .where('zustand', '=', 'laeuft')
    .forUpdate()
    .executeTakeFirst()
}

export async function setStelle(tx: Tx, id: string, stelle: Stelle): Promise<void> {
  await tx.updateTable('schluesselwechsel').set({ stelle }).where('id', '=', id).execute()
}

export async function finishWechsel(tx: Tx, id: string, beendet: Date): Promise<void> {
  await tx.updateTable('schluesselwechsel').set({ zustand: 'fertig', beendet }).where('id', '=', id).execute()
}

/** Passwords that an older key is part of: each is renewed when its owner signs in. */
export async function countOldPasswords(db: Db, name: string): Promise<number> {
  const row = await db
    .selectFrom('konto')
    .select((eb) => eb.fn.countAll<string>().as('anzahl'))
    .where('passwort', 'is not', null)
    .where('passwort', 'not like', `${name}|%`)
    .executeTakeFirstOrThrow()
  return Number(row.anzahl)
}
