import { sql } from 'kysely'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { NachweisRow } from '../nachweise/store.ts'
import type { VorgangRow } from '../store.ts'
import { isEnde, type Vorgangszustand, zustaende } from '../zustaende-daten.ts'

const enden = (Object.keys(zustaende) as Vorgangszustand[]).filter(isEnde)

/** Cases of a customer that something can be handed in for, the newest first. */
export const findOffene = (db: Db | Tx, wo: { kundeId: string; anzahl: number }): Promise<VorgangRow[]> =>
  db
    .selectFrom('vorgang as v')
    .innerJoin('personenschluessel as s', 's.besitzer', 'v.kunde_id')
    .leftJoin('mitarbeiter as m', 'm.id', 'v.zustaendig')
    .selectAll('v')
    .select(['s.verpackt as schluessel', 'm.name as zustaendig_name'])
    .where('v.kunde_id', '=', wo.kundeId)
    .where(sql<boolean>`v.zustand <> all (${enden})`)
    .orderBy('v.id', 'desc')
    .limit(wo.anzahl)
    .execute()

/** The documents that these cases need, those with a day first. */
export const findNachweiseOf = (db: Db | Tx, vorgangIds: readonly string[]): Promise<NachweisRow[]> =>
  db
    .selectFrom('vorgang_nachweis')
    .selectAll()
    .where('vorgang_id', '=', sql<string>`any(${vorgangIds})`)
    .orderBy(sql`frist nulls last`)
    .orderBy('id')
    .execute()

/** In which cases of this customer these files are, and for which kind of document each stands there. */
export const findVerwendungen = (db: Db | Tx, wo: { kundeId: string; ids: readonly string[] }) =>
  db
    .selectFrom('vorgang_datei as f')
    .innerJoin('vorgang as v', 'v.id', 'f.vorgang_id')
    .innerJoin('personenschluessel as s', 's.besitzer', 'v.kunde_id')
    .leftJoin('vorgang_nachweis as n', 'n.id', 'f.nachweis_id')
    .select(['f.dokument_id', 'v.id', 'v.kunde_id', 'v.titel', 's.verpackt as schluessel', 'n.typ'])
    .where('v.kunde_id', '=', wo.kundeId)
    .where('f.dokument_id', '=', sql<string>`any(${wo.ids})`)
    .orderBy('v.id')
    .execute()

/** The same for staff of a Jobcenter, with what the kinds of documents are called. */
export const findOrteOfDienst = (db: Db | Tx, wo: { kundeId: string; jobcenterId: string; ids: readonly string[] }) =>
  db
    .selectFrom('vorgang_datei as f')
    .innerJoin('vorgang as v', 'v.id', 'f.vorgang_id')
    .innerJoin('personenschluessel as s', 's.besitzer', 'v.kunde_id')
    .leftJoin('vorgang_nachweis as n', 'n.id', 'f.nachweis_id')
    .select(['f.dokument_id', 'v.id', 'v.kunde_id', 'v.jobcenter_id', 'v.dienst', 'v.zustand as stand', 'v.titel'])
    .select(['v.nummer', 'v.erstellt', 's.verpackt as schluessel'])
    .select(['n.id as nachweis_id', 'n.typ', 'n.inhalt', 'n.zustand', 'n.freiwillig'])
    .where('v.kunde_id', '=', wo.kundeId)
    .where('v.jobcenter_id', '=', wo.jobcenterId)
    .where('f.dokument_id', '=', sql<string>`any(${wo.ids})`)
    .execute()
