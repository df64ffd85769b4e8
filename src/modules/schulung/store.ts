import type { Db, Tx } from '#platform/datenbank/db.ts'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    schulung_person: { kunde_id: string; kuerzel: string; konto_id: string | null }
  }
}

const MARKE = 'schulungsdaten'

/** Whether this database holds the fictitious data of a course; in operation the start is refused then (AUT-26). */
export async function hasSchulungsdaten(db: Db | Tx): Promise<boolean> {
  return (await findStand(db)) !== undefined
}

export async function findStand(db: Db | Tx): Promise<string | undefined> {
  const row = await db.selectFrom('installation').select('wert').where('name', '=', MARKE).executeTakeFirst()
  return row?.wert
}

export async function setStand(db: Db | Tx, wert: 'begonnen' | 'fertig'): Promise<void> {
  await db
    .insertInto('installation')
    .values({ name: MARKE, wert })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ wert }))
    .execute()
}

/** Whether anything is there that no course has made. */
export async function hasOtherData(db: Db): Promise<boolean> {
  const [jobcenter, konto] = await Promise.all([
    db.selectFrom('jobcenter').select('id').limit(1).executeTakeFirst(),
    db.selectFrom('konto').select('id').limit(1).executeTakeFirst(),
  ])
  return jobcenter !== undefined || konto !== undefined
}

export function findJobcenterByName(tx: Tx, name: string) {
  return tx.selectFrom('jobcenter').select('id').where('name', '=', name).executeTakeFirst()
}

/** All fictitious people: whose record, and the account that is linked to it or was made for the course. */
export function findPersonen(db: Db | Tx) {
  return db
    .selectFrom('schulung_person as s')
    .innerJoin('kunde as k', 'k.id', 's.kunde_id')
    .leftJoin('profil as p', 'p.kunde_id', 'k.id')
    .leftJoin('konto as a', (join) => join.on((eb) => eb('a.id', '=', eb.fn.coalesce('p.konto_id', 's.konto_id'))))
    .leftJoin('personenschluessel as sk', 'sk.besitzer', 'a.id')
    .select(['s.kunde_id', 's.kuerzel', 's.konto_id as anfangskonto', 'k.jobcenter_id'])
    .select(['p.id as profil_id', 'a.id as konto_id', 'a.zustand', 'sk.verpackt as schluessel', 'a.email'])
    .execute()
}

export type PersonRow = Awaited<ReturnType<typeof findPersonen>>[number]

/** Accounts that belong to nobody of the course yet: those of visitors. */
export function findBesucherkonten(db: Db | Tx) {
  return db
    .selectFrom('konto as a')
    .innerJoin('personenschluessel as sk', 'sk.besitzer', 'a.id')
    .select(['a.id', 'a.zustand', 'sk.verpackt as schluessel', 'a.email', 'a.erstellt'])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('profil as p')
            .select('p.id')
            .whereRef('p.konto_id', '=', 'a.id')
            .where('p.kunde_id', 'is not', null),
        ),
      ),
    )
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('schulung_person as s').select('s.kunde_id').whereRef('s.konto_id', '=', 'a.id'))),
    )
    .orderBy('a.erstellt', 'desc')
    .limit(50)
    .execute()
}

/** Customers whom staff have put on file during the course, the newest first. */
export function findAngelegte(db: Db | Tx) {
  return db
    .selectFrom('kunde as k')
    .innerJoin('personenschluessel as sk', 'sk.besitzer', 'k.id')
    .select(['k.id', 'k.jobcenter_id', 'k.daten', 'sk.verpackt as schluessel'])
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('schulung_person as s').select('s.kunde_id').whereRef('s.kunde_id', '=', 'k.id'))),
    )
    .orderBy('k.id', 'desc')
    .limit(20)
    .execute()
}

export async function insertPerson(tx: Tx, row: { kunde_id: string; kuerzel: string }): Promise<void> {
  await tx
    .insertInto('schulung_person')
    .values({ ...row, konto_id: null })
    .execute()
}

export async function setAnfangskonto(tx: Tx, kundeId: string, kontoId: string): Promise<void> {
  await tx.updateTable('schulung_person').set({ konto_id: kontoId }).where('kunde_id', '=', kundeId).execute()
}

/** Every account that hangs on a person of the course: linked, made for the course, or waiting for a decision about them. */
export async function findKontenOf(tx: Tx, kundeId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('konto as a')
    .select('a.id')
    .where((eb) =>
      eb.or([
        eb('a.id', 'in', eb.selectFrom('profil').select('konto_id').where('kunde_id', '=', kundeId)),
        eb('a.id', 'in', eb.selectFrom('freischaltantrag').select('konto_id').where('kunde_id', '=', kundeId)),
        eb('a.id', '=', eb.selectFrom('schulung_person').select('konto_id').where('kunde_id', '=', kundeId)),
      ]),
    )
    .execute()
  return rows.map((row) => row.id)
}

/** Takes away codes, letters, conversations and appointments of one person. */
export async function deleteBriefe(tx: Tx, kundeId: string): Promise<void> {
  for (const table of [
    'freischaltcode',
    'zustaendigkeit',
    'aktenzugriff',
    'kontaktangabe',
    'gespraech',
    'vorgang',
    'bescheid',
    'bewilligung_erinnerung',
    'terminmitteilung',
    'termin',
    'dokument',
  ] as const) {
    await tx.deleteFrom(table).where('kunde_id', '=', kundeId).execute()
  }
}

export function findAllKonten(tx: Tx) {
  return tx.selectFrom('konto').select('id').execute()
}

export function findAllKunden(tx: Tx) {
  return tx.selectFrom('kunde').select(['id', 'jobcenter_id']).execute()
}

/** What waits or counts in the name of visitors: requests, mails on their way, attempts. The next course begins without. */
export async function deleteRests(tx: Tx): Promise<void> {
  for (const table of [
    'anliegen',
    'postausgang',
    'versuch',
    'dienstsitzung',
    'aufforderung',
    'zeitfenster',
    'abwesenheit',
    'vertretung',
    'eingang_erledigt',
    'ausgabe',
    'schluesselwechsel',
  ] as const) {
    await tx.deleteFrom(table).execute()
  }
}

/** A reactivation that waits is settled when a course reactivates by hand. */
export async function deleteOpenReaktivierung(tx: Tx, kontoId: string): Promise<void> {
  await tx.deleteFrom('reaktivierung').where('konto_id', '=', kontoId).where('ergebnis', 'is', null).execute()
}
