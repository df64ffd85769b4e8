import { type Insertable, sql } from 'kysely'
import type { Db, Tables, Tx } from '#platform/datenbank/db.ts'
import type { Briefgrund } from '../store.ts'

export async function insertBenachrichtigung(
  tx: Tx,
  row: Pick<
    Insertable<Tables['bescheid_benachrichtigung']>,
    'id' | 'bescheid_id' | 'anlass' | 'adresse_hash' | 'beauftragt'
  >,
): Promise<void> {
  await tx.insertInto('bescheid_benachrichtigung').values(row).execute()
}

/** One mail, by its own id or by its Message-ID. */
export function findMail(tx: Tx, wo: { id: string } | { mail: string }) {
  return tx
    .selectFrom('bescheid_benachrichtigung')
    .select(['id', 'bescheid_id', 'adresse_hash', 'anlass'])
    .$if('id' in wo, (query) => query.where('id', '=', (wo as { id: string }).id))
    .$if('mail' in wo, (query) => query.where('mail', '=', (wo as { mail: string }).mail))
    .executeTakeFirst()
}

/** Notes once what the mail server said; false where it is known already. */
export async function setErgebnis(
  tx: Tx,
  id: string,
  werte: { ergebnis: 'uebergeben' | 'abgewiesen'; ergebnis_zeit: Date; mail: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('bescheid_benachrichtigung')
    .set(werte)
    .where('id', '=', id)
    .where('ergebnis', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Notes once that a mail came back. */
export async function setZurueck(tx: Tx, id: string, zurueck: Date): Promise<boolean> {
  const result = await tx
    .updateTable('bescheid_benachrichtigung')
    .set({ zurueck })
    .where('id', '=', id)
    .where('ergebnis', '=', sql<'uebergeben'>`'uebergeben'`)
    .where('zurueck', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** The mails that were handed over so far count no more (§ 37 Abs. 2a Satz 4 and 5 SGB X). Answers how many. */
export async function disputeMails(tx: Tx, bescheidId: string, jetzt: Date): Promise<number> {
  const result = await tx
    .updateTable('bescheid_benachrichtigung')
    .set({ bestritten: jetzt })
    .where('bescheid_id', '=', bescheidId)
    .where('ergebnis', '=', sql<'uebergeben'>`'uebergeben'`)
    .where('bestritten', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** False where a letter waits already: whatever asks for paper twice gets one. */
export async function insertBrief(
  tx: Tx,
  row: { id: string; bescheid_id: string; jobcenter_id: string; grund: Briefgrund; beauftragt: Date },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('bescheid_brief')
    .values(row)
    .onConflict((conflict) => conflict.column('bescheid_id').where(sql<boolean>`gesendet is null`).doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function hasBrief(tx: Tx, bescheidId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('bescheid_brief')
    .select('id')
    .where('bescheid_id', '=', bescheidId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Marks the letter that waits as sent, once; undefined where none waits. */
export function setBriefGesendet(tx: Tx, wo: { bescheidId: string; jetzt: Date; von: string }) {
  return tx
    .updateTable('bescheid_brief')
    .set({ gesendet: wo.jetzt, gesendet_von: wo.von })
    .where('bescheid_id', '=', wo.bescheidId)
    .where('gesendet', 'is', null)
    .returning(['id', 'grund'])
    .executeTakeFirst()
}

/** What the person says of the newest letter that was sent. False where there is none, or it was said before. */
export async function disputeBrief(
  tx: Tx,
  bescheidId: string,
  werte: { bestritten: Date; zugang: 'nie' | 'spaeter'; zugang_tag: string | null },
): Promise<boolean> {
  const result = await tx
    .updateTable('bescheid_brief')
    .set(werte)
    .where('id', '=', (eb) =>
      eb
        .selectFrom('bescheid_brief')
        .select('id')
        .where('bescheid_id', '=', bescheidId)
        .where('gesendet', 'is not', null)
        .orderBy('id', 'desc')
        .limit(1),
    )
    .where('bestritten', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Online notices that nobody opened, provided before that moment: to be reminded of, or to be told to staff. */
export function findUngelesene(
  db: Db,
  wo: { vor: Date; art: 'erinnern' | 'melden'; anzahl: number },
): Promise<{ id: string }[]> {
  return db
    .selectFrom('bescheid')
    .select('id')
    .where('bereitgestellt', 'is not', null)
    .where('abgerufen', 'is', null)
    .where('ungelesen_gemeldet', 'is', null)
    .where('bereitgestellt', '<=', wo.vor)
    .$if(wo.art === 'erinnern', (query) => query.where('erinnert', 'is', null))
    .orderBy('bereitgestellt')
    .limit(wo.anzahl)
    .execute()
}
