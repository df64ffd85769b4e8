import type { GeprueftePasskey } from '#modules/konto'
import type { Db, Tables, Tx } from '#platform/datenbank/db.ts'

export type Einladungsart = 'einrichtung' | 'einladung'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    dienst_passkey: {
      id: string
      mitarbeiter_id: string
      kennung: Buffer
      oeffentlich: Buffer
      algorithmus: number
      zaehler: number
      synchronisiert: boolean
      uebertragung: string[]
      name: Buffer
      erstellt: Date
      zuletzt: Date | null
    }
    dienst_einladung: {
      mitarbeiter_id: string
      art: Einladungsart
      hash: Buffer
      erstellt: Date
      gueltig_bis: Date
    }
  }
}

// Passkeys

/** Whose passkey this is, of whichever Jobcenter. */
export function findDienstPasskey(db: Db, kennung: Buffer) {
  return db
    .selectFrom('dienst_passkey as p')
    .innerJoin('mitarbeiter as m', 'm.id', 'p.mitarbeiter_id')
    .select(['p.id', 'p.kennung', 'p.oeffentlich', 'p.mitarbeiter_id', 'm.aktiv'])
    .where('p.kennung', '=', kennung)
    .executeTakeFirst()
}

export function findDienstPasskeys(db: Db | Tx, mitarbeiterId: string) {
  return db
    .selectFrom('dienst_passkey')
    .selectAll()
    .where('mitarbeiter_id', '=', mitarbeiterId)
    .orderBy('erstellt')
    .orderBy('id')
    .execute()
}

/** False: this credential is known already, here or of somebody else. */
export async function insertDienstPasskey(
  tx: Tx,
  passkey: GeprueftePasskey & { id: string; mitarbeiter_id: string; name: Buffer; erstellt: Date },
): Promise<boolean> {
  const row = await tx
    .insertInto('dienst_passkey')
    .values({ ...passkey, zuletzt: null })
    .onConflict((conflict) => conflict.column('kennung').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** False: the counter did not grow, so another device answers with the same key, or the passkey is gone. */
export async function useDienstPasskey(
  tx: Tx,
  id: string,
  { zaehler, zuletzt }: { zaehler: number; zuletzt: Date },
): Promise<boolean> {
  const row = await tx
    .updateTable('dienst_passkey')
    .set({ zaehler, zuletzt })
    .where('id', '=', id)
    .where('zaehler', zaehler === 0 ? '=' : '<', zaehler)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function deleteDienstPasskey(tx: Tx, wer: { mitarbeiterId: string; id: string }): Promise<boolean> {
  const row = await tx
    .deleteFrom('dienst_passkey')
    .where('mitarbeiter_id', '=', wer.mitarbeiterId)
    .where('id', '=', wer.id)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Answers how many there were. */
export async function deleteDienstPasskeys(tx: Tx, mitarbeiterId: string): Promise<number> {
  const result = await tx.deleteFrom('dienst_passkey').where('mitarbeiter_id', '=', mitarbeiterId).executeTakeFirst()
  return Number(result.numDeletedRows)
}

// Invitations

/** A newer one takes the place of the older. */
export async function putEinladung(tx: Tx, row: Tables['dienst_einladung']): Promise<void> {
  const { mitarbeiter_id, ...neu } = row
  await tx
    .insertInto('dienst_einladung')
    .values({ mitarbeiter_id, ...neu })
    .onConflict((conflict) => conflict.column('mitarbeiter_id').doUpdateSet(neu))
    .execute()
}

/** Whom a code invites, while it is good. Locks nothing, uses nothing up. */
export function findEinladung(db: Db | Tx, wo: { hash: Buffer; jetzt: Date }) {
  return db
    .selectFrom('dienst_einladung as e')
    .innerJoin('mitarbeiter as m', 'm.id', 'e.mitarbeiter_id')
    .select(['e.mitarbeiter_id', 'e.art', 'm.jobcenter_id', 'm.name', 'm.rollen'])
    .where('e.hash', '=', wo.hash)
    .where('e.gueltig_bis', '>', wo.jetzt)
    .where('m.aktiv', '=', true)
    .executeTakeFirst()
}

/** Uses it up: of many at once exactly one gets true (AZ-08). */
export async function takeEinladung(tx: Tx, wo: { hash: Buffer; jetzt: Date }): Promise<boolean> {
  const row = await tx
    .deleteFrom('dienst_einladung')
    .where('hash', '=', wo.hash)
    .where('gueltig_bis', '>', wo.jetzt)
    .returning('mitarbeiter_id')
    .executeTakeFirst()
  return row !== undefined
}

/** First administrators who never came: nothing of them is needed. */
export async function deleteUnusedEinrichtungen(tx: Tx, jobcenterId: string): Promise<void> {
  await tx
    .deleteFrom('mitarbeiter')
    .where('jobcenter_id', '=', jobcenterId)
    .where('id', 'in', (eb) =>
      eb.selectFrom('dienst_einladung').select('mitarbeiter_id').where('art', '=', 'einrichtung'),
    )
    .execute()
}

/**
 * Locks the person who changes their own way in, if their session still goes on: who was locked out a moment ago, or signed
 * out elsewhere, adds and removes nothing.
 */
export async function lockHandelnde(tx: Tx, wer: { mitarbeiterId: string; sitzungId: string }): Promise<boolean> {
  const row = await tx
    .selectFrom('mitarbeiter')
    .select('aktiv')
    .where('id', '=', wer.mitarbeiterId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!row?.aktiv) return false
  const sitzung = await tx.selectFrom('dienstsitzung').select('id').where('id', '=', wer.sitzungId).executeTakeFirst()
  return sitzung !== undefined
}

/** For changes of who administers: one after the other in each Jobcenter. */
export async function lockAdministration(tx: Tx, jobcenterId: string): Promise<void> {
  await tx.selectFrom('jobcenter').select('id').where('id', '=', jobcenterId).forNoKeyUpdate().execute()
}

/** Active administrators of a Jobcenter, oldest first; with a passkey where one is needed to get in. */
export function findAdministration(db: Db | Tx, wo: { jobcenterId: string; mitPasskey: boolean }) {
  return db
    .selectFrom('mitarbeiter as m')
    .select(['m.id', 'm.name'])
    .where('m.jobcenter_id', '=', wo.jobcenterId)
    .where('m.aktiv', '=', true)
    .where((eb) => eb(eb.val('administration'), '=', eb.fn.any('m.rollen')))
    .$if(wo.mitPasskey, (query) =>
      query.where((eb) =>
        eb.exists(eb.selectFrom('dienst_passkey as p').select('p.id').whereRef('p.mitarbeiter_id', '=', 'm.id')),
      ),
    )
    .orderBy('m.erstellt')
    .orderBy('m.id')
    .execute()
}

// Sessions of one person

export function findSitzungenOf(db: Db, wer: { mitarbeiterId: string; zuletztNach: Date; jetzt: Date }) {
  return db
    .selectFrom('dienstsitzung')
    .select(['id', 'erstellt', 'zuletzt'])
    .where('mitarbeiter_id', '=', wer.mitarbeiterId)
    .where('zuletzt', '>', wer.zuletztNach)
    .where('endet', '>', wer.jetzt)
    .orderBy('zuletzt', 'desc')
    .execute()
}
