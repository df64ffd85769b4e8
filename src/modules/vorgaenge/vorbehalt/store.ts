import { type Generated, type Insertable, sql, type Updateable } from 'kysely'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Tag } from '#platform/text/datum.ts'
import type { Dienstslug } from '../dienste-daten.ts'

/** What is new: an address for letters, or an account for payments. */
export type Was = 'anschrift' | 'konto'
/** `freigabe`: the person has confirmed it, a second one of staff has to release it. */
export type Vorbehaltszustand =
  | 'wartet'
  | 'freigabe'
  | 'bestaetigt'
  | 'abgelehnt'
  | 'gestoppt'
  | 'ersetzt'
  | 'verfallen'
/** How the person has proven that it is theirs. */
export type Weg = 'ausweis' | 'brief'

interface Vorbehaltstabelle {
  id: string
  kunde_id: string
  jobcenter_id: string
  vorgang_id: string
  was: Was
  inhalt: Buffer
  ab: Tag
  zustand: Vorbehaltszustand
  erstellt: Date
  brief_ab: Tag | null
  abgelaufen_seit: Generated<Date | null>
  weg: Generated<Weg | null>
  bestaetigt: Generated<Date | null>
  gesehen_von: Generated<string | null>
  entschieden: Generated<Date | null>
  entschieden_von: Generated<string | null>
  gilt_seit: Generated<Date | null>
  uebernommen: Generated<Date | null>
  uebernommen_von: Generated<string | null>
  ende: Generated<Date | null>
  ende_von: Generated<string | null>
  grund: Generated<Buffer | null>
  geklaert: Generated<Date | null>
  geklaert_von: Generated<string | null>
  stand: Generated<number>
}

/** `code`: to confirm with. `hinweis`: word to the old address that there is a new one. */
export type Briefart = 'code' | 'hinweis'

interface Brieftabelle {
  id: string
  vorbehalt_id: string
  art: Briefart
  inhalt: Buffer | null
  code_hash: Buffer | null
  gueltig_bis: Date | null
  erstellt: Date
  gesendet: Generated<Date | null>
  ende: Generated<Date | null>
}

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    vorbehalt: Vorbehaltstabelle
    vorbehalt_brief: Brieftabelle
  }
}

const selectVorbehalte = (db: Db | Tx) =>
  db
    .selectFrom('vorbehalt as b')
    .innerJoin('vorgang as v', 'v.id', 'b.vorgang_id')
    .innerJoin('personenschluessel as s', 's.besitzer', 'b.kunde_id')
    .leftJoin('mitarbeiter as mg', 'mg.id', 'b.gesehen_von')
    .leftJoin('mitarbeiter as me', 'me.id', 'b.entschieden_von')
    .leftJoin('mitarbeiter as mu', 'mu.id', 'b.uebernommen_von')
    .selectAll('b')
    .select(['v.dienst', 's.verpackt as schluessel'])
    .select(['mg.name as gesehen_name', 'me.name as entschieden_name', 'mu.name as uebernommen_name'])

export type VorbehaltRow = Awaited<ReturnType<ReturnType<typeof selectVorbehalte>['execute']>>[number] & {
  dienst: Dienstslug
}

/** One, found through its owner. */
export const findVorbehalt = (db: Db | Tx, wo: { id: string; kundeId: string }): Promise<VorbehaltRow | undefined> =>
  selectVorbehalte(db).where('b.id', '=', wo.id).where('b.kunde_id', '=', wo.kundeId).executeTakeFirst()

/** One of a Jobcenter, for its staff. */
export const findVorbehaltOfDienst = (
  db: Db | Tx,
  wo: { id: string; jobcenterId: string },
): Promise<VorbehaltRow | undefined> =>
  selectVorbehalte(db).where('b.id', '=', wo.id).where('b.jobcenter_id', '=', wo.jobcenterId).executeTakeFirst()

/** Of a customer, or of one case of theirs, the newest first. */
export const findVorbehalte = (
  db: Db | Tx,
  wo: { kundeId: string; vorgangId?: string; anzahl: number },
): Promise<VorbehaltRow[]> =>
  selectVorbehalte(db)
    .where('b.kunde_id', '=', wo.kundeId)
    .$if(wo.vorgangId !== undefined, (query) => query.where('b.vorgang_id', '=', wo.vorgangId!))
    .orderBy('b.id', 'desc')
    .limit(wo.anzahl)
    .execute()

/** Those of a customer that are open, or confirmed and not in effect yet. */
export const findUnwirksame = (db: Db | Tx, kundeId: string): Promise<VorbehaltRow[]> =>
  selectVorbehalte(db)
    .where('b.kunde_id', '=', kundeId)
    .where((eb) =>
      eb.or([
        eb('b.zustand', '=', 'wartet'),
        eb('b.zustand', '=', 'freigabe'),
        eb.and([eb('b.zustand', '=', 'bestaetigt'), eb('b.gilt_seit', 'is', null), eb('b.uebernommen', 'is', null)]),
      ]),
    )
    .orderBy('b.id')
    .execute()

/** The account of a customer that staff has entered last. */
export const findEingetragenesKonto = (db: Db | Tx, kundeId: string): Promise<VorbehaltRow | undefined> =>
  selectVorbehalte(db)
    .where('b.kunde_id', '=', kundeId)
    .where('b.was', '=', 'konto')
    .where('b.uebernommen', 'is not', null)
    .orderBy('b.uebernommen', 'desc')
    .executeTakeFirst()

export const findVorbehalteOfKonto = (db: Db, kontoId: string): Promise<VorbehaltRow[]> =>
  selectVorbehalte(db)
    .innerJoin('profil as p', 'p.kunde_id', 'b.kunde_id')
    .where('p.konto_id', '=', kontoId)
    .orderBy('b.id')
    .execute()

export async function insertVorbehalt(tx: Tx, row: Insertable<Vorbehaltstabelle>): Promise<void> {
  await tx.insertInto('vorbehalt').values(row).execute()
}

/** The caller holds the lock of the customer. */
export async function updateVorbehalt(
  tx: Tx,
  id: string,
  werte: Omit<Updateable<Vorbehaltstabelle>, 'id' | 'stand'>,
): Promise<void> {
  await tx
    .updateTable('vorbehalt')
    .set({ ...werte, stand: sql<number>`stand + 1` })
    .where('id', '=', id)
    .execute()
}

/** An address that a letter alone has confirmed stands in the file since then. */
export async function hasNeueAnschriftPerBrief(db: Db | Tx, wo: { kundeId: string; seit: Date }): Promise<boolean> {
  const row = await db
    .selectFrom('vorbehalt')
    .select('id')
    .where('kunde_id', '=', wo.kundeId)
    .where('was', '=', 'anschrift')
    .where('weg', '=', 'brief')
    .where('gilt_seit', '>', wo.seit)
    .executeTakeFirst()
  return row !== undefined
}

// Letters

const BRIEFSPALTEN = ['id', 'vorbehalt_id', 'art', 'gueltig_bis', 'erstellt', 'gesendet', 'ende'] as const

export const findBriefe = (db: Db | Tx, vorbehaltIds: readonly string[]) =>
  db
    .selectFrom('vorbehalt_brief')
    .select(BRIEFSPALTEN)
    .where('vorbehalt_id', '=', sql<string>`any(${vorbehaltIds}::uuid[])`)
    .orderBy('id')
    .execute()

export type BriefRow = Awaited<ReturnType<typeof findBriefe>>[number]

/** A letter of a Jobcenter, with what opens it. */
export const findBriefOfDienst = (db: Db | Tx, wo: { id: string; jobcenterId: string }) =>
  db
    .selectFrom('vorbehalt_brief as f')
    .innerJoin('vorbehalt as b', 'b.id', 'f.vorbehalt_id')
    .innerJoin('vorgang as v', 'v.id', 'b.vorgang_id')
    .innerJoin('personenschluessel as s', 's.besitzer', 'b.kunde_id')
    .selectAll('f')
    .select(['b.kunde_id', 'b.was', 'b.vorgang_id', 'v.dienst', 's.verpackt as schluessel'])
    .where('f.id', '=', wo.id)
    .where('b.jobcenter_id', '=', wo.jobcenterId)
    .executeTakeFirst()

export async function insertBrief(tx: Tx, row: Insertable<Brieftabelle>): Promise<void> {
  await tx.insertInto('vorbehalt_brief').values(row).execute()
}

/** The letter whose code this is, if it can still be used. */
export const findGoodCode = (tx: Tx, wo: { vorbehaltId: string; hashes: Buffer[]; jetzt: Date }) =>
  tx
    .selectFrom('vorbehalt_brief')
    .select('id')
    .where('vorbehalt_id', '=', wo.vorbehaltId)
    .where('art', '=', 'code')
    .where('ende', 'is', null)
    .where('gueltig_bis', '>', wo.jetzt)
    .where('code_hash', '=', sql<Buffer>`any(${wo.hashes}::bytea[])`)
    .executeTakeFirst()

/** Kills the codes of one, and with `alle` what else was to be sent about it. Nothing of them can be printed any more. */
export async function endBriefe(tx: Tx, wo: { vorbehaltId: string; jetzt: Date; alle: boolean }): Promise<void> {
  await tx
    .updateTable('vorbehalt_brief')
    .set({ ende: wo.jetzt, inhalt: null })
    .where('vorbehalt_id', '=', wo.vorbehaltId)
    .where('ende', 'is', null)
    .$if(!wo.alle, (query) => query.where('art', '=', 'code'))
    .execute()
}

/** Marks a letter as sent, once; false where that was done before, or it is not to be sent any more. */
export async function markGesendet(tx: Tx, wo: { id: string; jetzt: Date }): Promise<boolean> {
  const row = await tx
    .updateTable('vorbehalt_brief')
    .set({ gesendet: wo.jetzt })
    .where('id', '=', wo.id)
    .where('gesendet', 'is', null)
    .where('ende', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

// What is due

/** Ids with their customers, at most so many at a time. */
type Faellige = Promise<{ id: string; kunde_id: string; jobcenter_id: string }[]>
const JE_LAUF = 500
const SPALTEN = ['b.id', 'b.kunde_id', 'b.jobcenter_id'] as const

export const findBriefFaellige = (db: Db, heute: Tag): Faellige =>
  db
    .selectFrom('vorbehalt as b')
    .select(SPALTEN)
    .where('b.brief_ab', '<=', heute)
    .orderBy('b.brief_ab')
    .limit(JE_LAUF)
    .execute()

export const findAbgelaufene = (db: Db, jetzt: Date): Faellige =>
  db
    .selectFrom('vorbehalt_brief as f')
    .innerJoin('vorbehalt as b', 'b.id', 'f.vorbehalt_id')
    .select(SPALTEN)
    .where('f.art', '=', 'code')
    .where('f.ende', 'is', null)
    .where('f.gueltig_bis', '<=', jetzt)
    .orderBy('f.gueltig_bis')
    .limit(JE_LAUF)
    .execute()

export const findAnzuwendende = (db: Db, heute: Tag): Faellige =>
  db
    .selectFrom('vorbehalt as b')
    .select(SPALTEN)
    .where('b.zustand', '=', 'bestaetigt')
    .where('b.was', '=', 'anschrift')
    .where('b.gilt_seit', 'is', null)
    .where('b.ab', '<=', heute)
    .orderBy('b.ab')
    .orderBy('b.id')
    .limit(JE_LAUF)
    .execute()

/** Reported, and to count from, before both of these; confirmed by nobody. */
export const findVerfallene = (db: Db, vor: { zeit: Date; tag: Tag }): Faellige =>
  db
    .selectFrom('vorbehalt as b')
    .select(SPALTEN)
    .where('b.zustand', '=', 'wartet')
    .where('b.erstellt', '<', vor.zeit)
    .where('b.ab', '<', vor.tag)
    .orderBy('b.ab')
    .limit(JE_LAUF)
    .execute()

/** Empties letters that went out long enough ago. Answers how many. */
export async function emptyHinweise(db: Db, vor: Date): Promise<number> {
  const done = await db
    .updateTable('vorbehalt_brief')
    .set({ inhalt: null })
    .where('inhalt', 'is not', null)
    .where('art', '=', 'hinweis')
    .where('gesendet', '<', vor)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}
