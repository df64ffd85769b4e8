import { type Insertable, sql, type Updateable } from 'kysely'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Tag } from '#platform/text/datum.ts'
import { addTage } from '#platform/text/datum.ts'
import type { Vorgangszustand } from '../zustaende-daten.ts'
import type { Ergebnisname } from './ergebnisse-daten.ts'
import type { Vermisstenstelle, Vermisstensuche } from './vermisste.ts'

/** Why staff has to look at it: nobody has said that they are back; back later than agreed; back in time, but said so late. */
export type Meldung = 'fehlt' | 'spaeter' | 'nachgemeldet'

interface Tabelle {
  vorgang_id: string
  inhalt: Buffer
  gefragt_von: Tag | null
  gefragt_bis: Tag | null
  ergebnis: Ergebnisname | null
  von: Tag | null
  bis: Tag | null
  melden_bis: Tag | null
  vermisst_ab: Tag | null
  zurueck: Tag | null
  zurueck_gemeldet: Date | null
  meldung: Meldung | null
  meldung_seit: Date | null
  vermittlung_gesehen: Date | null
  leistung_gesehen: Date | null
}

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    ortsabwesenheit: Tabelle
  }
}

export type AbwesenheitRow = Tabelle

/** Of a case that its reader may see. */
export const findAbwesenheit = (db: Db | Tx, vorgangId: string): Promise<AbwesenheitRow | undefined> =>
  db.selectFrom('ortsabwesenheit').selectAll().where('vorgang_id', '=', vorgangId).executeTakeFirst()

/** The caller holds the lock of the case. */
export async function putAbwesenheit(
  tx: Tx,
  row: Pick<Insertable<Tabelle>, 'vorgang_id' | 'inhalt'> & Partial<Updateable<Tabelle>>,
): Promise<void> {
  const { vorgang_id: _, ...werte } = row
  await tx
    .insertInto('ortsabwesenheit')
    .values(row)
    .onConflict((conflict) => conflict.column('vorgang_id').doUpdateSet(werte))
    .execute()
}

export async function updateAbwesenheit(tx: Tx, vorgangId: string, werte: Updateable<Tabelle>): Promise<void> {
  await tx.updateTable('ortsabwesenheit').set(werte).where('vorgang_id', '=', vorgangId).execute()
}

/** False where there is nothing for this side to look at. */
export async function markGesehen(
  tx: Tx,
  wo: { vorgangId: string; bereich: 'vermittlung' | 'leistung'; zeit: Date },
): Promise<boolean> {
  const spalte = `${wo.bereich}_gesehen` as const
  const done = await tx
    .updateTable('ortsabwesenheit')
    .set({ [spalte]: wo.zeit })
    .where('vorgang_id', '=', wo.vorgangId)
    .where('meldung', 'is not', null)
    .where(spalte, 'is', null)
    .returning('vorgang_id')
    .executeTakeFirst()
  return done !== undefined
}

/** False where the person has reported meanwhile, or somebody was told already. The caller holds the lock of the case. */
export async function markVermisst(tx: Tx, vorgangId: string, zeit: Date): Promise<boolean> {
  const done = await tx
    .updateTable('ortsabwesenheit')
    .set({ meldung: 'fehlt', meldung_seit: zeit })
    .where('vorgang_id', '=', vorgangId)
    .where('zurueck', 'is', null)
    .where('meldung', 'is', null)
    .returning('vorgang_id')
    .executeTakeFirst()
  return done !== undefined
}

/** Not reported back by now, of which nobody was told; whether it is still agreed to, the case says. */
export const findVermisste = (db: Db, wo: Vermisstensuche): Promise<Vermisstenstelle[]> =>
  db
    .selectFrom('ortsabwesenheit')
    .select(['vorgang_id', sql<Tag>`vermisst_ab`.as('vermisst_ab')])
    .where('vermisst_ab', '<=', wo.heute)
    .where('zurueck', 'is', null)
    .where('meldung', 'is', null)
    .$if(wo.nach !== undefined, (query) =>
      query.where(
        sql<boolean>`(vermisst_ab, vorgang_id) > (${wo.nach?.vermisst_ab}::date, ${wo.nach?.vorgang_id}::uuid)`,
      ),
    )
    .orderBy('vermisst_ab')
    .orderBy('vorgang_id')
    .limit(wo.anzahl)
    .execute()

/** So far back no year is open that anybody counts. */
const TAGE_ZURUECK = 800

/** The absences of a customer of late. */
export async function findAbwesenheiten(
  db: Db | Tx,
  wo: { kundeId: string; heute: Tag },
): Promise<(AbwesenheitRow & { id: string; zustand: Vorgangszustand })[]> {
  return db
    .selectFrom('vorgang as v')
    .innerJoin('ortsabwesenheit as o', 'o.vorgang_id', 'v.id')
    .selectAll('o')
    .select(['v.id', 'v.zustand'])
    .where('v.kunde_id', '=', wo.kundeId)
    .where('v.zustand', '<>', 'zurueckgenommen')
    .where(sql<boolean>`coalesce(o.bis, o.gefragt_bis) > ${addTage(wo.heute, -TAGE_ZURUECK)}::date`)
    .orderBy(sql`coalesce(o.von, o.gefragt_von)`)
    .orderBy('v.id')
    .limit(200)
    .execute()
}
