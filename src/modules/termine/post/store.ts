import type { Postgrund } from '#modules/profil'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Tag } from '#platform/text/datum.ts'

export type Briefanlass = 'neu' | 'verlegt' | 'abgesagt'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    termin_brief: {
      id: string
      termin_id: string
      jobcenter_id: string
      anlass: Briefanlass
      grund: Postgrund
      beauftragt: Date
      gesendet: Tag | null
      vermerkt: Date | null
      vermerkt_von: string | null
    }
  }
}

export interface NeuerBrief {
  id: string
  termin_id: string
  jobcenter_id: string
  anlass: Briefanlass
  grund: Postgrund
  beauftragt: Date
}

/** The letters of an appointment, in the order in which they were ordered. */
export function findBriefe(db: Db | Tx, terminId: string) {
  return db
    .selectFrom('termin_brief as b')
    .leftJoin('mitarbeiter as m', 'm.id', 'b.vermerkt_von')
    .select(['b.anlass', 'b.grund', 'b.beauftragt', 'b.gesendet', 'b.vermerkt', 'm.name'])
    .where('b.termin_id', '=', terminId)
    .orderBy('b.id')
    .execute()
}

/** Every letter about the appointments of a customer, for the copy of one's data. */
export function findBriefeOfKunde(db: Db | Tx, kundeId: string) {
  return db
    .selectFrom('termin_brief as b')
    .innerJoin('termin as t', 't.id', 'b.termin_id')
    .select(['t.beginn', 'b.anlass', 'b.grund', 'b.beauftragt', 'b.gesendet'])
    .where('t.kunde_id', '=', kundeId)
    .orderBy('b.id')
    .execute()
}

export async function insertBrief(tx: Tx, row: NeuerBrief): Promise<void> {
  await tx.insertInto('termin_brief').values(row).execute()
}

/** The letter that waits is no longer right. */
export async function deleteOffenen(tx: Tx, terminId: string): Promise<void> {
  await tx.deleteFrom('termin_brief').where('termin_id', '=', terminId).where('gesendet', 'is', null).execute()
}

/** Marks the letter that waits as sent, once; false where none waits. */
export async function setGesendet(
  tx: Tx,
  wo: { terminId: string; tag: Tag; jetzt: Date; von: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('termin_brief')
    .set({ gesendet: wo.tag, vermerkt: wo.jetzt, vermerkt_von: wo.von })
    .where('termin_id', '=', wo.terminId)
    .where('gesendet', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}
