import { type Compilable, type Generated, type Insertable, sql, type Updateable } from 'kysely'
import { type Db, fetchRows, type Tables, type Tx } from '#platform/datenbank/db.ts'
import { sendAhead } from '#platform/datenbank/verbindung.ts'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    antrag: {
      id: string
      konto_id: string
      /** Null: of an account that no customer is known for. */
      kunde_id: string | null
      dienst: string
      fassung: number
      inhalt: Buffer
      begonnen: Date
      geaendert: Date
      erinnert: Generated<number>
      /** Where its secured day stands: a case, or a first application that waits for its customer. */
      vorgang_id: Generated<string | null>
      erstantrag_id: Generated<string | null>
    }
    antrag_datei: { antrag_id: string; dokument_id: string; nachweis: string }
  }
}

const selectAntraege = (db: Db | Tx) =>
  db
    .selectFrom('antrag as a')
    .innerJoin('personenschluessel as s', (join) =>
      join.on('s.besitzer', '=', sql<string>`coalesce(a.kunde_id, a.konto_id)`),
    )
    .leftJoin('vorgang as v', 'v.id', 'a.vorgang_id')
    .leftJoin('erstantrag as e', 'e.id', 'a.erstantrag_id')
    .selectAll('a')
    .select(['s.verpackt as schluessel', 'v.erstellt as vorgang_zeit', 'v.zustand as vorgang_zustand'])
    .select(['e.zeit as erstantrag_zeit', 'e.zustand as erstantrag_zustand'])

export type AntragRow = Awaited<ReturnType<ReturnType<typeof selectAntraege>['execute']>>[number]

/** A draft is seen by the account that began it, with the profile in which it did; without one of a customer in none of those. */
export interface Eigner {
  kontoId: string
  kundeId: string | undefined
}

const own = (db: Db | Tx, { kontoId, kundeId }: Eigner) =>
  selectAntraege(db)
    .where('a.konto_id', '=', kontoId)
    .where('a.kunde_id', kundeId === undefined ? 'is' : '=', kundeId ?? null)

/** Key of a customer, or of an account, with which drafts are sealed. */
export async function findKey(db: Db | Tx, besitzer: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('personenschluessel')
    .select('verpackt')
    .where('besitzer', '=', besitzer)
    .executeTakeFirst()
  return row?.verpackt
}

const texte = new Map<string, string>()

/** The text of a statement, built and compiled once: for each page of a form that would cost as much as the answer. */
function textOf(name: string, build: () => Compilable): string {
  let text = texte.get(name)
  if (text === undefined) {
    text = build().compile().sql
    texte.set(name, text)
  }
  return text
}

export async function findAntrag(db: Db | Tx, wo: Eigner & { id: string }): Promise<AntragRow | undefined> {
  const { kontoId, kundeId, id } = wo
  const text = textOf(kundeId === undefined ? 'konto' : 'kunde', () => own(db, wo).where('a.id', '=', id))
  const werte = kundeId === undefined ? [kontoId, id] : [kontoId, kundeId, id]
  return (await fetchRows<AntragRow>(db, text, werte))[0]
}

/**
 * Locked until the transaction ends. Read after the lock, in a statement of its own: what is joined would otherwise be as it was
 * before the wait.
 */
export async function lockAntrag(tx: Tx, wo: Eigner & { id: string }): Promise<AntragRow | undefined> {
  const text = textOf('sperre', () => tx.selectFrom('antrag').select('id').where('id', '=', wo.id).forUpdate())
  await sendAhead(tx, text, [wo.id])
  return findAntrag(tx, wo)
}

/** The last changed first. */
export const findAntraege = (
  db: Db | Tx,
  wo: Eigner & { dienst: string | undefined; anzahl: number },
): Promise<AntragRow[]> =>
  own(db, wo)
    .$if(wo.dienst !== undefined, (query) => query.where('a.dienst', '=', wo.dienst!))
    .orderBy('a.geaendert', 'desc')
    .orderBy('a.id', 'desc')
    .limit(wo.anzahl)
    .execute()

export const findAntraegeOfKonto = (db: Db | Tx, kontoId: string): Promise<AntragRow[]> =>
  selectAntraege(db).where('a.konto_id', '=', kontoId).orderBy('a.id').execute()

/** False where there is one with this id already: a double click. */
export async function insertAntrag(tx: Tx, row: Insertable<Tables['antrag']>): Promise<boolean> {
  const result = await tx
    .insertInto('antrag')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows) === 1
}

/** As `insertAntrag`; what another account of the same customer has begun under this id is begun anew. */
export async function takeAntrag(tx: Tx, row: Insertable<Tables['antrag']>): Promise<void> {
  const { konto_id, inhalt, begonnen, geaendert } = row
  await tx
    .insertInto('antrag')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ konto_id, inhalt, begonnen, geaendert })
        .where('antrag.kunde_id', '=', row.kunde_id ?? null)
        .where('antrag.konto_id', '<>', konto_id),
    )
    .execute()
}

export async function updateAntrag(
  tx: Tx,
  id: string,
  { inhalt, fassung, geaendert }: Pick<Updateable<Tables['antrag']>, 'inhalt' | 'fassung' | 'geaendert'>,
): Promise<void> {
  const erinnert = 0
  const neu = { inhalt, fassung, geaendert, erinnert }
  const text = textOf('speichern', () => tx.updateTable('antrag').set(neu).where('id', '=', id))
  await sendAhead(tx, text, [inhalt, fassung, geaendert, erinnert, id])
}

export async function deleteAntrag(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('antrag').where('id', '=', id).execute()
}

/** Files by the document that they stand for, in the order in which they came. */
export function findDateien(db: Db | Tx, antragId: string): Promise<{ dokument_id: string; nachweis: string }[]> {
  return db
    .selectFrom('antrag_datei')
    .select(['dokument_id', 'nachweis'])
    .where('antrag_id', '=', antragId)
    .orderBy('dokument_id')
    .execute()
}

/** In which drafts of this customer these files are. */
export const findVerwendungen = (
  db: Db | Tx,
  wo: { kundeId: string; ids: readonly string[] },
): Promise<{ dokument_id: string; id: string; konto_id: string; dienst: string; nachweis: string }[]> =>
  db
    .selectFrom('antrag_datei as f')
    .innerJoin('antrag as a', 'a.id', 'f.antrag_id')
    .select(['f.dokument_id', 'a.id', 'a.konto_id', 'a.dienst', 'f.nachweis'])
    .where('a.kunde_id', '=', wo.kundeId)
    .where('f.dokument_id', '=', sql<string>`any(${wo.ids})`)
    .execute()

/** A file stands for one document of a form. */
export async function insertDateien(
  tx: Tx,
  { antragId, nachweis, ids }: { antragId: string; nachweis: string; ids: readonly string[] },
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .insertInto('antrag_datei')
    .values(ids.map((dokument_id) => ({ antrag_id: antragId, dokument_id, nachweis })))
    .onConflict((conflict) => conflict.columns(['antrag_id', 'dokument_id']).doNothing())
    .execute()
}

export async function deleteDateien(tx: Tx, antragId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .deleteFrom('antrag_datei')
    .where('antrag_id', '=', antragId)
    .where('dokument_id', '=', sql<string>`any(${ids})`)
    .execute()
}

/** All of an account that no customer is known for, locked until the transaction ends. */
export const lockAntraegeOfKonto = (tx: Tx, kontoId: string): Promise<AntragRow[]> =>
  own(tx, { kontoId, kundeId: undefined }).orderBy('a.id').forUpdate('a').execute()

/** Notes where the secured day of a draft stands. */
export async function linkAntrag(
  tx: Tx,
  id: string,
  wo: { geaendert: Date } & ({ vorgang_id: string } | { erstantrag_id: string }),
): Promise<void> {
  await tx.updateTable('antrag').set(wo).where('id', '=', id).execute()
}

/** Gives a draft to a customer; `inhalt` is sealed with that one's key. */
export async function giveToKunde(
  tx: Tx,
  id: string,
  werte: { kunde_id: string; vorgang_id: string | null; inhalt: Buffer },
): Promise<void> {
  await tx
    .updateTable('antrag')
    .set({ ...werte, erstantrag_id: null })
    .where('id', '=', id)
    .execute()
}

/** The draft whose secured day stands there. */
export async function findAntragOfErstantrag(
  db: Db | Tx,
  wo: { erstantragId: string; kontoId: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('antrag')
    .select('id')
    .where('erstantrag_id', '=', wo.erstantragId)
    .where('konto_id', '=', wo.kontoId)
    .executeTakeFirst()
  return row?.id
}

/**
 * Drafts that nobody changed since, that old: for the reminders, and to remove them. One whose day is secured is not among
 * them, as long as the application is missing.
 */
export const findAlte = (
  db: Db,
  wo: { vor: Date; erinnert: number; anzahl: number },
): Promise<{ id: string; konto_id: string; kunde_id: string | null }[]> =>
  db
    .selectFrom('antrag')
    .select(['id', 'konto_id', 'kunde_id'])
    .where(sql<boolean>`not exists (select from vorgang v
      where v.id = antrag.vorgang_id and v.unvollstaendig_seit is not null)`)
    .where(sql<boolean>`not exists (select from erstantrag e
      where e.id = antrag.erstantrag_id and e.zustand in ('offen', 'zugeordnet') and e.unvollstaendig_seit is not null)`)
    .where('geaendert', '<', wo.vor)
    .where('erinnert', '<=', wo.erinnert)
    .orderBy('geaendert')
    .orderBy('id')
    .limit(wo.anzahl)
    .execute()

export async function markErinnert(tx: Tx, id: string, erinnert: number): Promise<boolean> {
  const result = await tx
    .updateTable('antrag')
    .set({ erinnert })
    .where('id', '=', id)
    .where('erinnert', '<', erinnert)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}
