import { generateKeyPairSync } from 'node:crypto'
import { sql } from 'kysely'
import { createJobcenter, createKunde, findJobcenter } from '#modules/jobcenter'
import { later, MINUTE } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { hashToken, newToken } from '#platform/krypto/geheimnis.ts'
import { hashPasswort } from '../src/modules/konto/hash.ts'
import { emailHash, sealEmail } from '../src/modules/konto/konto.ts'
import { createSitzung } from '../src/modules/konto/sitzung.ts'
import { insertKonto } from '../src/modules/konto/store.ts'
import type { PasskeyKonto } from './last/auftraege.ts'

export const PASSWORT = 'Ein-langes-Passwort-7'

export interface Mensch {
  kontoId: string
  kundeId: string
  jobcenterId: string
  profilId: string
  email: string
  /** Token of a whole session with the profile of the customer open. */
  token: string
}

export interface Fuellung {
  menschen: Mensch[]
  passkeys: (PasskeyKonto & { oeffentlich: string })[]
  /** As stored: the same for all, so that filling takes no hours. */
  passwort: string
}

/** Accounts with a customer, an open profile, one passkey that nobody uses, and a session; as many as `konten`. */
export async function fuelle(
  env: Env,
  owner: Db,
  { konten, passkeys }: { konten: number; passkeys: number },
): Promise<Fuellung> {
  const jobcenterId = await ensureJobcenter(env, owner)
  const passwort = await hashPasswort(env.schluessel, PASSWORT)
  const menschen: Mensch[] = []
  const mitPasskey: Fuellung['passkeys'] = []
  while (menschen.length < konten) {
    await owner.transaction().execute(async (tx) => {
      for (let i = 0; i < 500 && menschen.length < konten; i++) {
        const mensch = await insertMensch(env, tx, { nummer: menschen.length, jobcenterId, passwort })
        menschen.push(mensch)
        if (mitPasskey.length < passkeys) mitPasskey.push(await insertPasskey(env, tx, mensch))
      }
    })
  }
  await sql`vacuum analyze`.execute(owner)
  return { menschen, passkeys: mitPasskey, passwort }
}

async function ensureJobcenter(env: Env, owner: Db): Promise<string> {
  const known = await findJobcenter(owner)
  if (known) return known.id
  return owner.transaction().execute(async (tx) => {
    const made = await createJobcenter(env, tx, {
      name: 'Jobcenter Musterstadt',
      kurzname: 'Jobcenter Musterstadt',
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
    })
    if (!made.ok) throw new Error('das Jobcenter ließ sich nicht anlegen')
    return made.id
  })
}

async function insertMensch(
  env: Env,
  tx: Tx,
  { nummer, jobcenterId, passwort }: { nummer: number; jobcenterId: string; passwort: string },
): Promise<Mensch> {
  const now = env.clock.now()
  const kontoId = newId()
  const profilId = newId()
  const konto = { id: kontoId, schluessel: env.schluessel.createPersonKey(kontoId) }
  const email = `bench${nummer}@post.example`
  const stellen = String(nummer).padStart(6, '0')
  const kunde = await createKunde(env, tx, {
    jobcenterId,
    daten: {
      vorname: 'Kim',
      nachname: 'Klicker',
      geburtstag: '1990-02-01',
      strasse: `Beispielweg ${nummer}`,
      plz: '30159',
      ort: 'Hannover',
      kundennummer: `999X${stellen}`,
      bgNummer: `99999//${stellen.padStart(7, '0')}`,
    },
  })
  if (!kunde.ok) throw new Error('die Kundennummer ist vergeben')
  await insertKonto(tx, {
    ...konto,
    zustand: 'aktiv',
    email: sealEmail(env, konto, email),
    email_hash: emailHash(env, email),
    passwort,
    erstellt: now,
    bestaetigt: now,
    standard_profil: profilId,
  })
  await sql`insert into profil (id, konto_id, art, kunde_id, erstellt)
    values (${profilId}, ${kontoId}, 'privatperson', ${kunde.id}, ${now})`.execute(tx)
  const client = { userAgent: 'Mozilla/5.0 Firefox/140.0', adresse: '192.0.2.10' }
  // A minute ago, so that the first page of the session notes activity, as it would for a person.
  const earlier = { ...env, clock: { now: () => later(now, -MINUTE) } }
  const token = await createSitzung(earlier, tx, {
    konto,
    stufe: 'voll',
    wege: ['passwort'],
    profil: profilId,
    ...client,
  })
  return { kontoId, kundeId: kunde.id, jobcenterId, profilId, email, token }
}

async function insertPasskey(env: Env, tx: Tx, { kontoId }: Mensch): Promise<Fuellung['passkeys'][number]> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const kennung = newToken()
  const geraet = newToken()
  const oeffentlich = coseKey(Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url'))
  const now = env.clock.now()
  await tx
    .insertInto('passkey')
    .values({
      id: newId(),
      konto_id: kontoId,
      kennung: Buffer.from(kennung, 'base64url'),
      oeffentlich,
      algorithmus: -7,
      zaehler: 0,
      synchronisiert: true,
      uebertragung: ['internal'],
      name: Buffer.from('-'),
      erstellt: now,
      zuletzt: null,
    })
    .execute()
  await tx
    .insertInto('geraet')
    .values({ hash: hashToken(geraet), konto_id: kontoId, zuletzt: now })
    .execute()
  const privat = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { kennung, kontoId, privat, geraet, oeffentlich: oeffentlich.toString('base64') }
}

/** An ES256 key as a CBOR map (RFC 9052, section 7): 1: 2 (EC2), 3: -7, -1: 1 (P-256), -2: x, -3: y. */
function coseKey(x: Buffer, y: Buffer): Buffer {
  const head = Buffer.from('a5010203262001', 'hex')
  return Buffer.concat([head, Buffer.from('215820', 'hex'), x, Buffer.from('225820', 'hex'), y])
}
