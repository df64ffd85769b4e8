import { type Generated, type Insertable, sql, type Updateable } from 'kysely'
import type { Dienstslug } from '#modules/vorgaenge'
import type { Db, Tables, Tx } from '#platform/datenbank/db.ts'

/** `zugeordnet`: it is a case of a customer by now. `abgelehnt`: staff could not take it. `zurueckgenommen`: its owner did. */
export type Erstantragszustand = 'offen' | 'zugeordnet' | 'abgelehnt' | 'zurueckgenommen'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    erstantrag: {
      id: string
      nummer: Generated<number>
      konto_id: string
      jobcenter_id: string
      dienst: Dienstslug
      inhalt: Buffer
      zeit: Date
      unvollstaendig_seit: Date | null
      zustand: Erstantragszustand
      grund: Generated<Buffer | null>
      kunde_id: Generated<string | null>
      vorgang_id: Generated<string | null>
      entschieden: Generated<Date | null>
      von: Generated<string | null>
      uebernommen: Generated<Date | null>
      erinnert: Generated<number>
      sendung: string
      brief_id: Generated<string | null>
    }
    erstantrag_datei: { erstantrag_id: string; dokument_id: string }
    erstantrag_trennung: {
      id: string
      erstantrag_id: string
      mitarbeiter_id: string | null
      grund: Buffer
      zeit: Date
    }
  }
}

const selectErstantraege = (db: Db | Tx) =>
  db
    .selectFrom('erstantrag as e')
    .innerJoin('personenschluessel as s', 's.besitzer', 'e.konto_id')
    .innerJoin('jobcenter as j', 'j.id', 'e.jobcenter_id')
    .selectAll('e')
    .select(['s.verpackt as schluessel', 'j.name as jobcenter'])

export type ErstantragRow = Awaited<ReturnType<ReturnType<typeof selectErstantraege>['execute']>>[number]

/** One of this account, with whatever profile is open. */
export const findErstantrag = (db: Db | Tx, wo: { id: string; kontoId: string }): Promise<ErstantragRow | undefined> =>
  selectErstantraege(db).where('e.id', '=', wo.id).where('e.konto_id', '=', wo.kontoId).executeTakeFirst()

/** The last first. */
export const findErstantraegeOfKonto = (db: Db | Tx, kontoId: string): Promise<ErstantragRow[]> =>
  selectErstantraege(db).where('e.konto_id', '=', kontoId).orderBy('e.zeit', 'desc').orderBy('e.id', 'desc').execute()

/** What a draft has become. */
export const findOfSendung = (
  db: Db | Tx,
  wo: { sendung: string; kontoId: string },
): Promise<ErstantragRow | undefined> =>
  selectErstantraege(db).where('e.sendung', '=', wo.sendung).where('e.konto_id', '=', wo.kontoId).executeTakeFirst()

/** One of this Jobcenter, for its staff. */
export const findForDienst = (
  db: Db | Tx,
  wo: { id: string; jobcenterId: string },
): Promise<ErstantragRow | undefined> =>
  selectErstantraege(db).where('e.id', '=', wo.id).where('e.jobcenter_id', '=', wo.jobcenterId).executeTakeFirst()

/** Locked until the transaction ends; the caller has found it through its owner. */
export const lockErstantrag = (tx: Tx, id: string): Promise<ErstantragRow | undefined> =>
  selectErstantraege(tx).where('e.id', '=', id).forUpdate('e').executeTakeFirst()

/** Those of an account that can still come into a profile, locked in the order of their ids. */
export const lockUebernehmbare = (
  tx: Tx,
  wo: { kontoId: string; kundeId: string; jobcenterId: string },
): Promise<ErstantragRow[]> =>
  selectErstantraege(tx)
    .where('e.konto_id', '=', wo.kontoId)
    .where('e.uebernommen', 'is', null)
    .where((eb) =>
      eb.or([
        eb.and([eb('e.zustand', '=', 'offen'), eb('e.jobcenter_id', '=', wo.jobcenterId)]),
        eb.and([eb('e.kunde_id', '=', wo.kundeId), eb('e.zustand', '=', 'zugeordnet')]),
      ]),
    )
    .orderBy('e.id')
    .forUpdate('e')
    .execute()

export async function insertErstantrag(tx: Tx, row: Insertable<Tables['erstantrag']>): Promise<void> {
  await tx.insertInto('erstantrag').values(row).execute()
}

export async function updateErstantrag(
  tx: Tx,
  id: string,
  werte: Omit<Updateable<Tables['erstantrag']>, 'id' | 'konto_id' | 'zeit'>,
): Promise<void> {
  await tx.updateTable('erstantrag').set(werte).where('id', '=', id).execute()
}

export async function insertTrennung(tx: Tx, row: Insertable<Tables['erstantrag_trennung']>): Promise<void> {
  await tx.insertInto('erstantrag_trennung').values(row).execute()
}

/** Of a first application that its reader may see, the oldest first. */
export const findTrennungen = (db: Db | Tx, erstantragId: string) =>
  db
    .selectFrom('erstantrag_trennung as t')
    .leftJoin('mitarbeiter as m', 'm.id', 't.mitarbeiter_id')
    .select(['t.id', 't.zeit', 't.grund', 'm.name'])
    .where('t.erstantrag_id', '=', erstantragId)
    .orderBy('t.id')
    .execute()

/** How many of this account wait for staff. */
export async function countOffene(tx: Tx, kontoId: string): Promise<number> {
  const row = await tx
    .selectFrom('erstantrag')
    .select(sql<string>`count(*)`.as('anzahl'))
    .where('konto_id', '=', kontoId)
    .where('zustand', '=', 'offen')
    .executeTakeFirstOrThrow()
  return Number(row.anzahl)
}

export async function findDateien(db: Db | Tx, erstantragId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('erstantrag_datei')
    .select('dokument_id')
    .where('erstantrag_id', '=', erstantragId)
    .orderBy('dokument_id')
    .execute()
  return rows.map(({ dokument_id }) => dokument_id)
}

export async function insertDateien(tx: Tx, erstantragId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .insertInto('erstantrag_datei')
    .values(ids.map((dokument_id) => ({ erstantrag_id: erstantragId, dokument_id })))
    .execute()
}

export async function deleteDateien(tx: Tx, erstantragId: string): Promise<void> {
  await tx.deleteFrom('erstantrag_datei').where('erstantrag_id', '=', erstantragId).execute()
}

export interface Saeumig {
  id: string
  konto_id: string
  unvollstaendig_seit: Date
  erinnert: number
}

/**
 * Those whose application is missing since before then, and that nobody was reminded of as often. Once case and draft are in a
 * profile, the case itself reminds; what staff has settled otherwise is not missing any more.
 */
export async function findSaeumige(db: Db, wo: { vor: Date; hoechstens: number; anzahl: number }): Promise<Saeumig[]> {
  const { rows } = await sql<Saeumig>`
    select e.id, e.konto_id, e.unvollstaendig_seit, e.erinnert from erstantrag e
    left join vorgang v on v.id = e.vorgang_id
    where e.unvollstaendig_seit < ${wo.vor} and e.uebernommen is null and e.erinnert < ${wo.hoechstens}
      and e.zustand in ('offen', 'zugeordnet') and (v.id is null or v.unvollstaendig_seit is not null)
    order by e.unvollstaendig_seit, e.id limit ${wo.anzahl}`.execute(db)
  return rows
}

/** False where somebody else has reminded meanwhile. */
export async function markErinnert(tx: Tx, id: string, von: number, auf: number): Promise<boolean> {
  const result = await tx
    .updateTable('erstantrag')
    .set({ erinnert: auf })
    .where('id', '=', id)
    .where('erinnert', '=', von)
    .where('uebernommen', 'is', null)
    .where('unvollstaendig_seit', 'is not', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}
