import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { BenachrichtigungJson, BescheidTable, BriefJson } from './tabellen.ts'

export type { Bescheidzustand, Briefgrund, Klaerungsgrund, Weg } from './tabellen.ts'

/** A notice with its mails and letters in one statement, and the key that opens it. */
export function selectBescheide(db: Db | Tx) {
  return db
    .selectFrom('bescheid as b')
    .innerJoin('personenschluessel as s', 's.besitzer', 'b.kunde_id')
    .innerJoin('jobcenter as j', 'j.id', 'b.jobcenter_id')
    .innerJoin('mitarbeiter as e', 'e.id', 'b.erstellt_von')
    .leftJoin('mitarbeiter as f', 'f.id', 'b.entschieden_von')
    .selectAll('b')
    .select(['s.verpackt as schluessel', 'j.land', 'e.name as erstellt_name', 'f.name as entschieden_name'])
    .select(
      sql<
        BenachrichtigungJson[]
      >`coalesce((select jsonb_agg(jsonb_build_object('anlass', n.anlass, 'beauftragt', n.beauftragt,
        'ergebnis', n.ergebnis, 'ergebnis_zeit', n.ergebnis_zeit, 'zurueck', n.zurueck, 'bestritten', n.bestritten) order by n.id)
        from bescheid_benachrichtigung n where n.bescheid_id = b.id), '[]')`.as('benachrichtigungen'),
    )
    .select(
      sql<
        BriefJson[]
      >`coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'grund', p.grund, 'beauftragt', p.beauftragt,
        'gesendet', p.gesendet, 'gesendet_von', m.name, 'bestritten', p.bestritten, 'zugang', p.zugang,
        'zugang_tag', p.zugang_tag) order by p.id)
        from bescheid_brief p left join mitarbeiter m on m.id = p.gesendet_von where p.bescheid_id = b.id), '[]')`.as(
        'briefe',
      ),
    )
}

export type BescheidRow = Awaited<ReturnType<ReturnType<typeof selectBescheide>['execute']>>[number]
export type NeuerBescheid = Insertable<BescheidTable>
export type GesperrterBescheid = Selectable<BescheidTable>

// The planner uses a partial index only where the state is no parameter.
const freigegeben = sql<boolean>`b.zustand = 'freigegeben'`
/** Online notices, and with consent the letters that went by post, as information. */
const sichtbar = (mitBriefen: boolean) =>
  mitBriefen
    ? // As a value, since PostgreSQL would otherwise read all letters first.
      sql<boolean>`(b.weg = 'online'
        or (select true from bescheid_brief p where p.bescheid_id = b.id and p.gesendet is not null limit 1))`
    : sql<boolean>`b.weg = 'online'`

export interface Ausschnitt {
  vor: { zeit: Date; id: string } | undefined
  anzahl: number
}

/** Of one customer, the newest first. */
export function findBescheideOfKunde(db: Db, wo: { kundeId: string; mitBriefen: boolean } & Ausschnitt) {
  const { vor } = wo
  return selectBescheide(db)
    .where('b.kunde_id', '=', wo.kundeId)
    .where(freigegeben)
    .where(sichtbar(wo.mitBriefen))
    .$if(vor !== undefined, (query) =>
      query.where(sql<boolean>`(b.entschieden, b.id) < (${vor!.zeit}, ${vor!.id}::uuid)`),
    )
    .orderBy('b.entschieden', 'desc')
    .orderBy('b.id', 'desc')
    .limit(wo.anzahl)
    .execute()
}

/** What was released for a customer about a case, the newest first. */
export function findBescheideZu(
  db: Db,
  wo: { vorgangId: string; kundeId: string; mitBriefen: boolean; anzahl: number },
) {
  return selectBescheide(db)
    .where('b.vorgang_id', '=', wo.vorgangId)
    .where('b.kunde_id', '=', wo.kundeId)
    .where(freigegeben)
    .where(sichtbar(wo.mitBriefen))
    .orderBy('b.id', 'desc')
    .limit(wo.anzahl)
    .execute()
}

/** What was made about a case of a Jobcenter, in whatever state, the newest first. */
export function findBescheideImDienstZu(db: Db, wo: { vorgangId: string; jobcenterId: string; anzahl: number }) {
  return selectBescheide(db)
    .where('b.vorgang_id', '=', wo.vorgangId)
    .where('b.jobcenter_id', '=', wo.jobcenterId)
    .orderBy('b.id', 'desc')
    .limit(wo.anzahl)
    .execute()
}

export function findBescheidOfKunde(
  db: Db | Tx,
  wo: { id: string; kundeId: string; mitBriefen: boolean },
): Promise<BescheidRow | undefined> {
  return selectBescheide(db)
    .where('b.id', '=', wo.id)
    .where('b.kunde_id', '=', wo.kundeId)
    .where(freigegeben)
    .where(sichtbar(wo.mitBriefen))
    .executeTakeFirst()
}

export function findBescheid(db: Db | Tx, wo: { id: string; jobcenterId: string }): Promise<BescheidRow | undefined> {
  return selectBescheide(db).where('b.id', '=', wo.id).where('b.jobcenter_id', '=', wo.jobcenterId).executeTakeFirst()
}

/** What was made for a customer, in whatever state, the newest first. */
export function findBescheideOfAkte(db: Db, wo: { kundeId: string; jobcenterId: string; anzahl: number }) {
  return selectBescheide(db)
    .where('b.kunde_id', '=', wo.kundeId)
    .where('b.jobcenter_id', '=', wo.jobcenterId)
    .orderBy('b.id', 'desc')
    .limit(wo.anzahl)
    .execute()
}

/** Locked until the transaction ends: two who decide at once come one after the other. */
export function lockBescheid(
  tx: Tx,
  wo: { id: string; jobcenterId?: string },
): Promise<GesperrterBescheid | undefined> {
  return tx
    .selectFrom('bescheid')
    .selectAll()
    .where('id', '=', wo.id)
    .$if(wo.jobcenterId !== undefined, (query) => query.where('jobcenter_id', '=', wo.jobcenterId!))
    .forNoKeyUpdate()
    .executeTakeFirst()
}

/** False where this sending is a notice already. */
export async function insertBescheid(tx: Tx, row: NeuerBescheid): Promise<boolean> {
  const inserted = await tx
    .insertInto('bescheid')
    .values(row)
    .onConflict((conflict) => conflict.column('sendung').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export function findBySendung(db: Db | Tx, wo: { sendung: string; jobcenterId: string }) {
  return db
    .selectFrom('bescheid')
    .select('id')
    .where('sendung', '=', wo.sendung)
    .where('jobcenter_id', '=', wo.jobcenterId)
    .executeTakeFirst()
}

export async function updateBescheid(tx: Tx, id: string, werte: Updateable<BescheidTable>): Promise<void> {
  await tx.updateTable('bescheid').set(werte).where('id', '=', id).execute()
}

export async function deleteBescheid(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('bescheid').where('id', '=', id).execute()
}
