import { type ColumnType, type Generated, type Insertable, sql } from 'kysely'
import type { Db, Tables, Tx } from '#platform/datenbank/db.ts'
import type { Stufe } from '#web/besuch.ts'

export type Zustand = 'unbestaetigt' | 'aktiv' | 'deaktiviert'
export type Linkart = 'bestaetigung' | 'passwort' | 'neue-adresse' | 'wiederherstellung' | 'loeschung'
/** `brief`: the Freischaltcode of a letter, which lets a session replace the factors that were lost. */
export type Weg = 'passwort' | 'totp' | 'passkey' | 'code' | 'brief'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    konto: {
      id: string
      zustand: Zustand
      email: Buffer
      email_hash: Buffer
      benutzername: Buffer | null
      benutzername_hash: Buffer | null
      passwort: string | null
      totp: Buffer | null
      totp_schritt: Generated<number>
      erstellt: Date
      bestaetigt: Date | null
      loeschen_ab: Date | null
      standard_profil: string | null
      adresse_gestoert: Generated<Date | null>
    }
    passkey: {
      id: string
      konto_id: string
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
    wiederherstellungscode: { konto_id: string; hash: Buffer; benutzt: Date | null }
    link: { konto_id: string; art: Linkart; hash: Buffer; daten: Buffer | null; gueltig_bis: Date }
    sitzung: {
      id: string
      hash: Buffer
      konto_id: string
      stufe: Stufe
      profil: string | null
      wege: Weg[]
      frisch_bis: Date
      erstellt: Date
      zuletzt: Date
      endet: Date
      geraet: Buffer
    }
    geraet: { hash: Buffer; konto_id: string; zuletzt: Date }
    aufforderung: { traeger: Buffer; zweck: 'anmelden' | 'einrichten' | 'bestaetigen'; wert: string; gueltig_bis: Date }
    einwilligung: {
      id: string
      konto_id: string
      art: 'nutzungsbedingungen' | 'e-mail'
      fassung: string
      erteilt: Date
      widerrufen: Date | null
    }
    aufgehobenes_formular: { konto_id: string; pfad: string; felder: Buffer; bis: Date }
    anliegen: { id: string; art: string; inhalt: Buffer; erstellt: Date }
    registrierung_urteil: { tag: ColumnType<string>; note: number; anzahl: number }
  }
}

function selectKonto(db: Db | Tx) {
  return db
    .selectFrom('konto')
    .innerJoin('personenschluessel as s', 's.besitzer', 'konto.id')
    .select(['konto.id', 'zustand', 's.verpackt as schluessel', 'email', 'benutzername', 'passwort', 'totp'])
    .select(['totp_schritt', 'bestaetigt', 'loeschen_ab', 'standard_profil'])
}

export type KontoRow = NonNullable<Awaited<ReturnType<typeof findKonto>>>

export function findKonto(db: Db | Tx, id: string) {
  return selectKonto(db).where('konto.id', '=', id).executeTakeFirst()
}

/** The account, locked until the transaction ends: what is checked of it stays true while it is changed. */
export function lockKonto(tx: Tx, id: string) {
  return selectKonto(tx).where('konto.id', '=', id).forUpdate('konto').executeTakeFirst()
}

export type NeuesKonto = Insertable<Tables['konto']> & { schluessel: Buffer }

/** Makes an account and its key; false where the address has one already. */
export async function insertKonto(tx: Tx, { schluessel, ...row }: NeuesKonto): Promise<boolean> {
  const inserted = await tx
    .insertInto('konto')
    .values(row)
    .onConflict((conflict) => conflict.column('email_hash').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) return false
  await tx.insertInto('personenschluessel').values({ besitzer: row.id, verpackt: schluessel }).execute()
  return true
}

/** By any of the keyed hashes of an address or of a user name. */
export function findKontoByHash(db: Db | Tx, hashes: Buffer[]) {
  return selectKonto(db)
    .where((eb) => eb.or([eb('email_hash', 'in', hashes), eb('benutzername_hash', 'in', hashes)]))
    .executeTakeFirst()
}

export function countPasskeys(db: Db | Tx, kontoId: string): Promise<number> {
  return db
    .selectFrom('passkey')
    .select((eb) => eb.fn.countAll<number>().as('anzahl'))
    .where('konto_id', '=', kontoId)
    .executeTakeFirstOrThrow()
    .then((row) => row.anzahl)
}

/** Whether the account is linked to somebody on file: then a mailbox and a password alone must never open it (AUT-16). */
export async function hasKunde(db: Db | Tx, kontoId: string): Promise<boolean> {
  const { rows } = await sql<{ verknuepft: boolean }>`
    select exists (select from profil where konto_id = ${kontoId} and kunde_id is not null) as verknuepft`.execute(db)
  return rows[0]?.verknuepft === true
}
