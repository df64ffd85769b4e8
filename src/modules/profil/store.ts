import { type Generated, sql } from 'kysely'
import type { Db, Tx } from '#platform/datenbank/db.ts'

export type Profilart = 'privatperson' | 'unternehmen' | 'institution'
export type Antragsart = 'antrag' | 'zweite-einloesung' | 'zugang-verloren'
export type Antragszustand = 'offen' | 'erledigt' | 'abgelehnt'
export type Codezustand = 'gueltig' | 'eingeloest' | 'ersetzt'
export type Briefzustand = 'erstellt' | 'gesendet'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    profil: { id: string; konto_id: string; art: Profilart; kunde_id: string | null; erstellt: Date }
    freischaltcode: {
      id: string
      kunde_id: string
      hash: Buffer
      zustand: Codezustand
      erstellt: Date
      gueltig_bis: Date
      eingeloest: Date | null
      fuer_konto: Generated<string | null>
    }
    brief: {
      id: string
      kunde_id: string
      freischaltcode_id: string
      stapel_id: string | null
      inhalt: Buffer | null
      zustand: Briefzustand
      erstellt: Date
      gesendet: Date | null
    }
    freischaltantrag: {
      id: string
      konto_id: string
      jobcenter_id: string
      art: Antragsart
      inhalt: Buffer
      zustand: Antragszustand
      kunde_id: string | null
      brief_id: string | null
      erstellt: Date
      erledigt: Date | null
    }
  }
}

/** The profiles of an account, the customer's first, with what opens the customer's data. */
export function findProfile(db: Db | Tx, kontoId: string) {
  return selectProfile(db).where('p.konto_id', '=', kontoId).orderBy('p.erstellt').limit(3).execute()
}

/** One profile, found through its owner. */
export function findProfil(db: Db | Tx, wo: { id: string; kontoId: string }) {
  return selectProfile(db).where('p.id', '=', wo.id).where('p.konto_id', '=', wo.kontoId).executeTakeFirst()
}

export type ProfilRow = Awaited<ReturnType<typeof findProfile>>[number]

function selectProfile(db: Db | Tx) {
  return db
    .selectFrom('profil as p')
    .innerJoin('konto as a', 'a.id', 'p.konto_id')
    .leftJoin('kunde as k', 'k.id', 'p.kunde_id')
    .leftJoin('personenschluessel as s', 's.besitzer', 'k.id')
    .select(['p.id', 'p.art', 'p.kunde_id', 'p.erstellt', 'k.jobcenter_id', 'k.daten', 's.verpackt as schluessel'])
    .select(sql<boolean>`a.standard_profil is not distinct from p.id::text`.as('standard'))
}

export function findProfilOfKunde(tx: Db | Tx, kundeId: string) {
  return tx.selectFrom('profil').select(['id', 'konto_id']).where('kunde_id', '=', kundeId).executeTakeFirst()
}

export function findProfilOfArt(db: Db | Tx, wo: { kontoId: string; art: Profilart }) {
  return db
    .selectFrom('profil')
    .select(['id', 'kunde_id'])
    .where('konto_id', '=', wo.kontoId)
    .where('art', '=', wo.art)
    .executeTakeFirst()
}

/** False where the account has one of this kind, or the customer belongs to another account. */
export async function insertProfil(
  tx: Tx,
  row: { id: string; konto_id: string; art: Profilart; kunde_id: string | null; erstellt: Date },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('profil')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** Of two at once exactly one gets the row. The account forgets it as its default in the same step. */
export async function deleteProfil(tx: Tx, wo: { id: string; kontoId: string }) {
  const row = await tx
    .deleteFrom('profil')
    .where('id', '=', wo.id)
    .where('konto_id', '=', wo.kontoId)
    .returning(['id', 'art', 'kunde_id'])
    .executeTakeFirst()
  if (row) {
    await tx
      .updateTable('konto')
      .set({ standard_profil: null })
      .where('id', '=', wo.kontoId)
      .where('standard_profil', '=', wo.id)
      .execute()
  }
  return row
}

/** Which profile opens at sign-in stands at the account, so that signing in asks no other table. */
export async function setStandardProfil(tx: Tx, kontoId: string, wert: string | null): Promise<void> {
  await tx.updateTable('konto').set({ standard_profil: wert }).where('id', '=', kontoId).execute()
}

export async function findStandardProfil(db: Db | Tx, kontoId: string): Promise<string | null> {
  const row = await db.selectFrom('konto').select('standard_profil').where('id', '=', kontoId).executeTakeFirst()
  return row?.standard_profil ?? null
}
