import pg from 'pg'
import { StartRefused } from '../postgres/refusal.ts'

/** The role that holds the rights of the application. It owns nothing and cannot change the audit record (LOG-04). */
export const ANWENDUNGSROLLE = 'offenes_jobcenter_anwendung'

/** The log-in of the application at the embedded server, a member of that role. */
export const ANWENDUNGSZUGANG = 'portal_anwendung'

const MADE_MEANWHILE = ['42710', '23505']

/**
 * Gives the embedded server a log-in for the application, with this password and the rights of the application alone.
 * @param ownerUrl connection of the role that the cluster was made with
 */
export async function createZugang(ownerUrl: string, passwort: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    for (const role of [ANWENDUNGSROLLE, ANWENDUNGSZUGANG]) await createRole(client, role)
    await run(
      client,
      'alter role %I login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password %L',
      ANWENDUNGSZUGANG,
      passwort,
    )
    await run(client, 'grant %I to %I', ANWENDUNGSROLLE, ANWENDUNGSZUGANG)
  } finally {
    await client.end()
  }
}

/** Statements on roles take no parameters: PostgreSQL itself puts names and passwords in. */
async function run(client: pg.Client, muster: string, ...werte: string[]): Promise<void> {
  const { rows } = await client.query('select format($1, variadic $2::text[]) as anweisung', [muster, werte])
  await client.query(rows[0].anweisung)
}

async function createRole(client: pg.Client, role: string): Promise<void> {
  try {
    await run(client, 'create role %I nologin', role)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && MADE_MEANWHILE.includes(error.code ?? ''))) throw error
  }
}

/** One log-in for both: each connection puts on the role of the application, and could take it off again. */
export function withRole(url: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}options=${encodeURIComponent(`-c role=${ANWENDUNGSROLLE}`)}`
}

/**
 * Refuses a log-in of the application that is the owner, can become the owner, or lacks the rights it works with.
 * @param url the application's own log-in, as opposed to the owner's
 * @throws StartRefused with a sentence that names the remedy
 */
export async function assertOwnZugang(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ maechtig: boolean; mitglied: boolean }>(
      `select r.rolsuper or r.rolcreaterole or exists (
                select from pg_class c where c.oid = 'protokoll'::regclass and pg_has_role(session_user, c.relowner, 'member'))
                as maechtig,
              pg_has_role(session_user, $1, 'usage') as mitglied
       from pg_roles r where r.rolname = session_user`,
      [ANWENDUNGSROLLE],
    )
    if (!rows[0]?.mitglied) throw new StartRefused(FREMD)
    if (rows[0].maechtig) throw new StartRefused(MAECHTIG)
  } finally {
    await client.end()
  }
}

const MAECHTIG =
  'Die Rolle aus DATABASE_URL kann Eigentümerin der Datenbank werden. Nehmen Sie dafür eine Rolle, die keiner anderen außer offenes_jobcenter_anwendung angehört und weder SUPERUSER noch CREATEROLE hat.'
const FREMD =
  'Die Rolle aus DATABASE_URL darf in der Datenbank nicht arbeiten. Geben Sie ihr die Rechte mit: grant offenes_jobcenter_anwendung to …'
