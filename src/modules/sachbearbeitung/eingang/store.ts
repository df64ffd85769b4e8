import { type Generated, sql } from 'kysely'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Artname } from './arten.ts'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    eingang: {
      id: Generated<string>
      jobcenter_id: string
      art: Artname
      bezug_id: string
      kunde_id: string | null
      thema: string
      team: string | null
      zustaendig: string | null
      seit: Date
      faellig: Date
      stand: Generated<number>
      ungelesen_seit: Date | null
    }
    eingang_erledigt: {
      id: Generated<string>
      jobcenter_id: string
      art: Artname
      team: string | null
      erste: boolean
      seit: Date
      erledigt: Date
    }
  }
}

/** Where a page of the list begins. */
export interface Stelle {
  faellig: Date
  seit: Date
  id: string
}

export interface Filter {
  jobcenterId: string
  arten: readonly Artname[]
  /** Cases of this service only. */
  dienst: string | undefined
  /** Whose: these people, those without anybody, or all. */
  personen: readonly string[] | 'niemand' | undefined
  team: string | undefined
  /** Only what is due before. */
  vor: Date | undefined
  /** Only messages that nobody has opened for long. */
  ungelesen: boolean
  nach: Stelle | undefined
}

export const JE_SEITE = 50
/** One more tells whether the list goes on. Part of the text, as no parameter is. */
const EINE_MEHR = sql<number>`51`

/**
 * One page of open items, by deadline and age. The page is cut before anything is joined, and its length is part of the
 * text: a plan for unknown parameters would read a tenth of all rows.
 */
export function findPosten(db: Db | Tx, filter: Filter) {
  const { jobcenterId, arten, dienst, personen, team, vor, ungelesen, nach } = filter
  return db
    .selectFrom((eb) =>
      eb
        .selectFrom('eingang')
        .selectAll()
        .where('jobcenter_id', '=', jobcenterId)
        .$if(arten.length === 1, (query) => query.where('art', '=', arten[0]!))
        .$if(arten.length !== 1, (query) => query.where('art', '=', sql<Artname>`any(${arten}::text[])`))
        .$if(dienst !== undefined, (query) => query.where(sql<boolean>`art = 'vorgang'`).where('thema', '=', dienst!))
        .$if(personen === 'niemand', (query) => query.where('zustaendig', 'is', null))
        .$if(Array.isArray(personen) && personen.length === 1, (query) =>
          query.where('zustaendig', '=', (personen as readonly string[])[0]!),
        )
        .$if(Array.isArray(personen) && personen.length !== 1, (query) =>
          query.where('zustaendig', '=', sql<string>`any(${personen}::uuid[])`),
        )
        .$if(team !== undefined, (query) => query.where('team', '=', team!))
        .$if(vor !== undefined, (query) => query.where('faellig', '<', vor!))
        .$if(ungelesen, (query) => query.where('ungelesen_seit', 'is not', null))
        .$if(nach !== undefined, (query) =>
          query.where(sql<boolean>`(faellig, seit, id) > (${nach!.faellig}, ${nach!.seit}, ${nach!.id}::uuid)`),
        )
        .orderBy('faellig')
        .orderBy('seit')
        .orderBy('id')
        .limit(EINE_MEHR)
        .as('e'),
    )
    .leftJoin('kunde as k', 'k.id', 'e.kunde_id')
    .leftJoin('personenschluessel as s', 's.besitzer', 'e.kunde_id')
    .leftJoin('mitarbeiter as m', 'm.id', 'e.zustaendig')
    .select(['e.id', 'e.art', 'e.bezug_id', 'e.kunde_id', 'e.thema', 'e.team', 'e.zustaendig', 'e.seit', 'e.faellig'])
    .select([
      'e.stand',
      'e.ungelesen_seit',
      'k.daten',
      'k.jobcenter_id as kunde_jobcenter',
      's.verpackt as schluessel',
      'm.name',
    ])
    .orderBy('e.faellig')
    .orderBy('e.seit')
    .orderBy('e.id')
    .execute()
}

export type PostenRow = Awaited<ReturnType<typeof findPosten>>[number]

export function findPostenById(db: Db | Tx, wo: { id: string; jobcenterId: string }) {
  return db
    .selectFrom('eingang')
    .selectAll()
    .where('id', '=', wo.id)
    .where('jobcenter_id', '=', wo.jobcenterId)
    .executeTakeFirst()
}

/** Open items of one row, with who has them. */
export function findPostenOf(db: Db | Tx, wo: { bezugId: string; jobcenterId: string; arten: readonly Artname[] }) {
  return db
    .selectFrom('eingang as e')
    .leftJoin('mitarbeiter as m', 'm.id', 'e.zustaendig')
    .select(['e.id', 'e.stand', 'e.zustaendig', 'e.team', 'e.faellig', 'm.name'])
    .where('e.art', '=', sql<Artname>`any(${wo.arten}::text[])`)
    .where('e.bezug_id', '=', wo.bezugId)
    .where('e.jobcenter_id', '=', wo.jobcenterId)
    .executeTakeFirst()
}

/** Of many who act on one state of an item at once, exactly one does (AZ-08). The team goes with the person. */
export async function setZustaendig(
  tx: Tx,
  wo: { id: string; stand: number; an: string | undefined },
): Promise<boolean> {
  const done = await tx
    .updateTable('eingang')
    .set({
      zustaendig: wo.an ?? null,
      ...(wo.an ? { team: sql<string>`(select team from mitarbeiter where id = ${wo.an})` } : {}),
      stand: sql<number>`stand + 1`,
    })
    .where('id', '=', wo.id)
    .where('stand', '=', wo.stand)
    .returning('id')
    .executeTakeFirst()
  return done !== undefined
}
