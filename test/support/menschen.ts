import { sql } from 'kysely'
import { createKunde, type Kundendaten } from '../../src/modules/jobcenter/index.ts'
import { hashPasswort } from '../../src/modules/konto/hash.ts'
import { emailHash, sealEmail } from '../../src/modules/konto/konto.ts'
import { createSitzung } from '../../src/modules/konto/sitzung.ts'
import { insertKonto } from '../../src/modules/konto/store.ts'
import { newId } from '../../src/platform/datenbank/id.ts'
import { parseEmail } from '../../src/platform/post/email.ts'
import type { Stufe } from '../../src/web/besuch.ts'
import { COOKIE } from '../../src/web/schutz/cookies.ts'
import type { Browser } from './browser.ts'
import type { TestPortal } from './portal.ts'

type Portal = Pick<TestPortal, 'env' | 'owner' | 'browser'>

export interface MenschOptionen {
  email?: string
  /** Without it the account has none (quick: nothing is hashed). */
  passwort?: string
  /** `false`: an account without a session. Default: signed in with every factor. */
  stufe?: Stufe | false
  /**
   * Puts the person on file and links the account to it, with that profile open. `true`: with data of their own that
   * nobody else has; or some data of your choice; or the id of a Kunde that is on file already.
   */
  kunde?: true | string | Partial<Kundendaten>
  /** Which profile is open; default the linked one, else none (`null`). */
  profil?: 'standard' | null
}

export type Mensch = Browser & { email: string; kontoId: string; kundeId: string; profilId: string }

let lfd = 0

/** Data of a person that nobody else in this run has. */
export function kundendaten(teil: Partial<Kundendaten> = {}): Kundendaten {
  const nummer = String(++lfd).padStart(6, '0')
  return {
    vorname: 'Kim',
    nachname: `Klicker${String.fromCharCode(97 + (lfd % 26))}`,
    geburtstag: '1990-02-01',
    strasse: `Beispielweg ${lfd}`,
    plz: '30159',
    ort: 'Hannover',
    kundennummer: `123A${nummer}`,
    bgNummer: `97122//${nummer.padStart(7, '0')}`,
    ...teil,
  }
}

/** The Jobcenter of a test portal, made when there is none; answers its id. */
export async function ensureJobcenter(
  portal: Pick<Portal, 'env' | 'owner'>,
  name = 'Jobcenter Musterstadt',
): Promise<string> {
  const known = await portal.owner.selectFrom('jobcenter').select('id').where('name', '=', name).executeTakeFirst()
  if (known) return known.id
  const id = newId()
  await portal.owner
    .insertInto('jobcenter')
    .values({
      id,
      name,
      kurzname: name,
      strasse: 'Musterallee 12',
      plz: '30159',
      ort: 'Hannover',
      telefon: '0511 1234-0',
      servicenummer: '0800 123 45 67',
      servicezeiten: 'Montag bis Freitag von 8 bis 18 Uhr',
      oeffnungszeiten: 'Montag bis Freitag von 8 bis 12 Uhr',
      email: 'post@jobcenter-musterstadt.example',
      gebaerdentelefon: 'https://gebaerdentelefon.example',
      farbe: '#0b4f8a',
      erstellt: portal.env.clock.now(),
    })
    .execute()
  return id
}

/** The team in which `createDienst` puts its staff: they reach the customers of a test without giving a reason. */
export const TEAM = 'Team 1'

/** Names a team for a customer on both sides. */
export async function nameTeam(portal: Pick<Portal, 'env' | 'owner'>, kundeId: string, team = TEAM): Promise<void> {
  const geaendert = portal.env.clock.now()
  const rows = (['leistung', 'vermittlung'] as const).map((bereich) => ({
    kunde_id: kundeId,
    bereich,
    team,
    geaendert,
  }))
  await portal.owner
    .insertInto('zustaendigkeit')
    .values(rows.map((row) => ({ ...row, mitarbeiter_id: null })))
    .execute()
}

/** Puts a person on file, for whom a team is there unless told otherwise, and answers the id. */
export async function createTestKunde(
  portal: Pick<Portal, 'env' | 'owner'>,
  teil: Partial<Kundendaten> = {},
  team: string | null = TEAM,
): Promise<string> {
  const jobcenterId = await ensureJobcenter(portal)
  const made = await portal.owner
    .transaction()
    .execute((tx) => createKunde(portal.env, tx, { jobcenterId, daten: kundendaten(teil) }))
  if (!made.ok) throw new Error(`Kunde nicht angelegt: ${made.grund}`)
  if (team !== null) await nameTeam(portal, made.id, team)
  return made.id
}

/** A confirmed account and a browser that is signed in to it, without walking the pages. */
export async function createMensch(portal: Portal, optionen: MenschOptionen = {}): Promise<Mensch> {
  const { env, owner } = portal
  const parsed = parseEmail(optionen.email ?? `mensch${++lfd}@post.example`)
  if (!parsed.ok) throw new Error(parsed.fehler)
  const kontoId = newId()
  const schluessel = env.schluessel.createPersonKey(kontoId)
  const konto = { id: kontoId, schluessel }
  const { kunde, stufe = 'voll' } = optionen
  const kundeId =
    kunde === undefined
      ? ''
      : typeof kunde === 'string'
        ? kunde
        : await createTestKunde(portal, kunde === true ? {} : kunde)
  const profilId = kundeId ? newId() : ''
  const browser = portal.browser()
  const passwort = optionen.passwort === undefined ? null : await hashPasswort(env.schluessel, optionen.passwort)
  await owner.transaction().execute(async (tx) => {
    await insertKonto(tx, {
      ...konto,
      zustand: 'aktiv',
      email: sealEmail(env, konto, parsed.adresse),
      email_hash: emailHash(env, parsed.vergleich),
      passwort,
      erstellt: env.clock.now(),
      bestaetigt: env.clock.now(),
    })
    if (kundeId) {
      await sql`insert into profil (id, konto_id, art, kunde_id, erstellt)
        values (${profilId}, ${kontoId}, 'privatperson', ${kundeId}, ${env.clock.now()})`.execute(tx)
    }
    if (stufe === false) return
    const profil = optionen.profil === undefined ? profilId || null : optionen.profil
    const client = { userAgent: 'Mozilla/5.0 Firefox/140.0', adresse: '192.0.2.10' }
    const token = await createSitzung(env, tx, { konto, stufe, wege: ['passwort'], profil, ...client })
    browser.cookies.set(COOKIE.sitzung, token)
  })
  return Object.assign(browser, { email: parsed.adresse, kontoId, kundeId, profilId })
}
