import { TOTP } from 'otpauth'
import { findJobcenterById, openKunde } from '#modules/jobcenter'
import { openEmail } from '#modules/konto'
import { listBriefe, readBrief } from '#modules/profil'
import { findAllMitarbeiter, rollentexte } from '#modules/sachbearbeitung'
import type { Env } from '#platform/env.ts'
import { type AbgelegteMail, readKeptMails } from '#platform/post/mail.ts'
import type { Tag } from '#platform/text/datum.ts'
import { mailOf, totpOf } from './anfang.ts'
import * as store from './store.ts'
import { postordner } from './welt.ts'
import { dienst, type Person, personen } from './welt-daten.ts'

export interface Zugang {
  id: string
  email: string
  zustand: 'unbestaetigt' | 'aktiv' | 'deaktiviert'
  /** The account that the course began with: the training password fits. */
  anfang: boolean
  /** The second factor that the course began with; `code` is good for at most 30 seconds. */
  totp: { schluessel: string; code: string } | undefined
}

export interface Kursbrief {
  id: string
  stand: 'erstellt' | 'gesendet' | 'eingeloest' | 'ersetzt' | 'abgelaufen'
  erstellt: Date
  gueltigBis: Tag
  /** While it can be entered. */
  code: string | undefined
}

export interface Kursperson {
  id: string
  person: Person
  /** The profile is linked to the account. */
  verknuepft: boolean
  konten: Zugang[]
  briefe: Kursbrief[]
}

export interface Kursdienst {
  id: string
  name: string
  team: string
  rollen: string
  jobcenter: string
}

/** Secret and current code of the factor that the course begins with (RFC 6238: SHA-1, 6 digits, 30 seconds). */
function totpNow(env: Env, kuerzel: string): { schluessel: string; code: string } {
  const secret = totpOf(env, kuerzel)
  const totp = new TOTP({ secret: base32(secret) })
  return {
    schluessel: base32(secret)
      .match(/.{1,4}/g)!
      .join(' '),
    code: totp.generate({ timestamp: env.clock.now().getTime() }),
  }
}

/** RFC 4648; 20 bytes are 32 letters without padding. */
function base32(bytes: Uint8Array): string {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  return bits
    .match(/.{5}/g)!
    .map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five, 2)])
    .join('')
}

interface KontoRow {
  id: string
  zustand: Zugang['zustand']
  schluessel: Buffer
  email: Buffer
}

function zugangOf(env: Env, konto: KontoRow, kuerzel: string | undefined): Zugang {
  const email = openEmail(env, konto)
  const factor = kuerzel !== undefined && personen.find((each) => each.kuerzel === kuerzel)?.konto !== 'ohne-faktor'
  return {
    id: konto.id,
    email,
    zustand: konto.zustand,
    anfang: kuerzel !== undefined,
    totp: factor ? totpNow(env, kuerzel) : undefined,
  }
}

async function listKursbriefe(env: Env, wo: { kundeId: string; jobcenterId: string }): Promise<Kursbrief[]> {
  const briefe = await listBriefe(env, env.db, wo)
  return Promise.all(
    briefe.slice(0, 5).map(async (row) => {
      const inhalt = row.brauchbar
        ? (await readBrief(env, { id: row.id, jobcenterId: wo.jobcenterId }, { art: 'system' }))?.inhalt
        : undefined
      const spent = row.codezustand === 'gueltig' ? 'abgelaufen' : row.codezustand
      const { id, erstellt, gueltigBis } = row
      return { id, erstellt, gueltigBis, stand: row.brauchbar ? row.zustand : spent, code: inhalt?.code }
    }),
  )
}

async function readPerson(env: Env, row: store.PersonRow): Promise<Kursperson | undefined> {
  const person = personen.find((each) => each.kuerzel === row.kuerzel)
  if (!person) return undefined
  const { konto_id: id, zustand, schluessel, email } = row
  const konto = id && zustand && schluessel && email ? { id, zustand, schluessel, email } : undefined
  const kuerzel = konto && konto.id === row.anfangskonto ? row.kuerzel : undefined
  return {
    id: row.kunde_id,
    person,
    verknuepft: row.profil_id !== null,
    konten: konto ? [zugangOf(env, konto, kuerzel)] : [],
    briefe: await listKursbriefe(env, { kundeId: row.kunde_id, jobcenterId: row.jobcenter_id }),
  }
}

/** The fictitious people in the order of the table, with what is theirs at this moment. */
export async function listKurspersonen(env: Env): Promise<Kursperson[]> {
  const rows = await store.findPersonen(env.db)
  const read = (await Promise.all(rows.map((row) => readPerson(env, row)))).filter((each) => each !== undefined)
  const stelle = (each: Kursperson) => personen.indexOf(each.person)
  return read.sort((a, b) => stelle(a) - stelle(b))
}

/** Accounts that belong to no fictitious person: visitors before they enter a code, and the second account of one. */
export async function listBesucherkonten(env: Env): Promise<Zugang[]> {
  const rows = await store.findBesucherkonten(env.db)
  return rows.map((row) => {
    const zugang = zugangOf(env, row, undefined)
    const zweites = personen.find(
      (each) => each.konto === 'zweites-konto' && mailOf(`${each.kuerzel}.neu`) === zugang.email,
    )
    return zweites ? { ...zugang, anfang: true, totp: totpNow(env, `${zweites.kuerzel}.neu`) } : zugang
  })
}

/** A customer whom staff have put on file during the course, with the letters that they would find in their letter box. */
export interface AngelegtePerson {
  id: string
  name: string
  geburtstag: Tag
  kundennummer: string
  briefe: Kursbrief[]
}

export async function listAngelegte(env: Env): Promise<AngelegtePerson[]> {
  const rows = await store.findAngelegte(env.db)
  return Promise.all(
    rows.map(async (row) => {
      const { vorname, nachname, geburtstag, kundennummer } = openKunde(env, row)
      const briefe = await listKursbriefe(env, { kundeId: row.id, jobcenterId: row.jobcenter_id })
      return { id: row.id, name: `${vorname} ${nachname}`, geburtstag, kundennummer, briefe }
    }),
  )
}

export async function listKursdienst(env: Env): Promise<Kursdienst[]> {
  const rows = (await findAllMitarbeiter(env.db)).filter((row) => row.aktiv)
  const orte = new Map<string, string>()
  for (const id of new Set(rows.map((row) => row.jobcenter_id))) {
    orte.set(id, (await findJobcenterById(env.db, id))?.name ?? '')
  }
  const stelle = (name: string) => dienst.findIndex((each) => each.name === name)
  rows.sort((a, b) => stelle(a.name) - stelle(b.name))
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    team: row.team,
    rollen: row.rollen.map((rolle) => rollentexte[rolle]).join(', '),
    jobcenter: orte.get(row.jobcenter_id) ?? '',
  }))
}

export const listPost = (env: Env): Promise<AbgelegteMail[]> => readKeptMails(postordner(env))
