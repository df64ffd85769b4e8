import { findJobcenterById, type Kunde, openKunde, readKunde } from '#modules/jobcenter'
import { recordEreignis } from '#modules/protokoll'
import type { Env } from '#platform/env.ts'
import { type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { isKind, lastDay, letterOf, openInhalt, startBrief, storeBrief, typesetLetters } from './brief.ts'
import * as store from './stapel-store.ts'

/** So many letters fit one envelope run, and one request. */
export const STAPEL_HOECHSTENS = 100

export interface Stapelort {
  id: string
  jobcenterId: string
}

export interface Stapelzeile {
  id: string
  erstellt: Date
  gesendet: Date | null
  von: string
  anzahl: number
}

/** One letter of a batch, the least that a list shows. */
export interface Stapelbrief {
  id: string
  kundeId: string
  name: string
  kundennummer: string
  zustand: 'erstellt' | 'gesendet'
  stand: 'gueltig' | 'eingeloest' | 'ersetzt' | 'abgelaufen'
}

export interface Stapel extends Stapelzeile {
  briefe: Stapelbrief[]
  gueltigBis: Tag | undefined
}

/** What stands for or against a letter to each of these customers. */
export interface Anwaerter {
  kunde: Kunde
  verknuepft: boolean
  /** An older code is good still; a new letter kills it. */
  mitCode: boolean
  /** Under 15: the letter goes to whoever acts for the child. */
  kind: boolean
}

/**
 * Customers of the Jobcenter who can neither sign in to their profile nor have a code for it, at most a batch of them. Children
 * under 15 are left out: they cannot apply themselves, and whoever acts for them has a profile of their own.
 */
export async function suggestStapel(env: Env, jobcenterId: string): Promise<Kunde[]> {
  const kunden: Kunde[] = []
  const jetzt = env.clock.now()
  const anzahl = STAPEL_HOECHSTENS
  for (let nach: string | undefined; kunden.length < anzahl; ) {
    const ids = await store.findOhneZugang(env.db, { jobcenterId, jetzt, nach, anzahl })
    const found = await Promise.all(ids.map((id) => readKunde(env, env.db, { id, jobcenterId })))
    kunden.push(...found.filter((kunde) => kunde !== undefined).filter((kunde) => !isKind(kunde, tagInBerlin(jetzt))))
    if (ids.length < anzahl) break
    nach = ids.at(-1)
  }
  return kunden.slice(0, anzahl)
}

export async function checkAnwaerter(env: Env, kunden: readonly Kunde[]): Promise<Anwaerter[]> {
  const kundeIds = kunden.map(({ id }) => id)
  const heute = tagInBerlin(env.clock.now())
  const { verknuepft, mitCode } = await store.findZugaenge(env.db, { kundeIds, jetzt: env.clock.now() })
  return kunden.map((kunde) => ({
    kunde,
    verknuepft: verknuepft.has(kunde.id),
    mitCode: mitCode.has(kunde.id),
    kind: isKind(kunde, heute),
  }))
}

/**
 * Issues a code with its letter to each of these customers, all or none. `id` was made with the form, so that a double click
 * makes one batch. The letters are set once before anything is stored: there is never a code whose letter cannot be printed.
 * Answers how many letters the batch holds; customers of another Jobcenter are left out as if they were not there.
 * @throws Ueberlastet, Satzfehler of the typesetter; then nothing was changed
 */
export async function issueStapel(
  env: Env,
  auftrag: Stapelort & { kundeIds: readonly string[]; mitarbeiterId: string },
): Promise<number> {
  const { id, jobcenterId, mitarbeiterId } = auftrag
  const known = await store.findStapel(env.db, { id, jobcenterId })
  if (known) return Number(known.anzahl)
  const jobcenter = await findJobcenterById(env.db, jobcenterId)
  const found = await Promise.all(
    [...new Set(auftrag.kundeIds)].map((kundeId) => readKunde(env, env.db, { id: kundeId, jobcenterId })),
  )
  // In one order for everybody, so that two batches at once wait for each other instead of blocking each other.
  const kunden = found.flatMap((kunde) => kunde ?? []).sort((a, b) => (a.id < b.id ? -1 : 1))
  if (!jobcenter || kunden.length === 0) return 0
  if (kunden.length > STAPEL_HOECHSTENS) throw new RangeError(`mehr als ${STAPEL_HOECHSTENS} Briefe in einem Stapel`)
  const briefe = kunden.map((kunde) => {
    const neu = startBrief(env, kunde)
    return { ...neu, daten: letterOf(env, jobcenter, neu), stapelId: id }
  })
  await typesetLetters(briefe.map(({ daten }) => daten))
  return env.db.transaction().execute(async (tx) => {
    const erstellt = env.clock.now()
    const row = { id, jobcenter_id: jobcenterId, mitarbeiter_id: mitarbeiterId, erstellt }
    if (!(await store.insertStapel(tx, row))) return briefe.length
    for (const brief of briefe) await storeBrief(env, tx, brief, { art: 'dienst', id: mitarbeiterId })
    return briefe.length
  })
}

/** The last batches of a Jobcenter, newest first. */
export async function listStapel(env: Env, jobcenterId: string): Promise<Stapelzeile[]> {
  const rows = await store.findLatestStapel(env.db, jobcenterId)
  return rows.map((row) => ({ ...row, anzahl: Number(row.anzahl) }))
}

type Code = { codezustand: 'gueltig' | 'eingeloest' | 'ersetzt'; gueltig_bis: Date }

const standOf = ({ codezustand, gueltig_bis }: Code, jetzt: Date): Stapelbrief['stand'] =>
  codezustand === 'gueltig' && gueltig_bis <= jetzt ? 'abgelaufen' : codezustand

/** A batch with its letters by name. Undefined where the Jobcenter has none such. */
export async function readStapel(env: Env, wo: Stapelort): Promise<Stapel | undefined> {
  const zeile = await store.findStapel(env.db, wo)
  if (!zeile) return undefined
  const jetzt = env.clock.now()
  const rows = await store.findBriefeOfStapel(env.db, wo.id)
  const briefe = rows.map((row): Stapelbrief => {
    const kunde = openKunde(env, { ...row, id: row.kunde_id })
    const { id: kundeId, kundennummer } = kunde
    const name = `${kunde.nachname}, ${kunde.vorname}`
    return { id: row.id, kundeId, name, kundennummer, zustand: row.zustand, stand: standOf(row, jetzt) }
  })
  return {
    ...zeile,
    anzahl: Number(zeile.anzahl),
    briefe: briefe.sort((a, b) => a.name.localeCompare(b.name, 'de')),
    gueltigBis: rows[0] && lastDay(rows[0].gueltig_bis),
  }
}

/**
 * The letters of a batch as one PDF, by name, each of them recorded as opened. Only those whose code is good still, since
 * nobody should print another again: undefined where none is left.
 * @throws Ueberlastet, Satzfehler of the typesetter
 */
export async function printStapel(env: Env, wo: Stapelort, mitarbeiterId: string): Promise<Uint8Array | undefined> {
  if (!(await store.findStapel(env.db, wo))) return undefined
  const jetzt = env.clock.now()
  const rows = (await store.findBriefeOfStapel(env.db, wo.id)).filter((row) => standOf(row, jetzt) === 'gueltig')
  const letters = rows.flatMap((row) => {
    const daten = row.inhalt && openInhalt(env, { ...row, inhalt: row.inhalt }).daten
    const kunde = openKunde(env, { ...row, id: row.kunde_id })
    return daten ? [{ daten, id: row.id, kundeId: kunde.id, name: `${kunde.nachname}, ${kunde.vorname}` }] : []
  })
  if (letters.length === 0) return undefined
  letters.sort((a, b) => a.name.localeCompare(b.name, 'de'))
  const pdf = await typesetLetters(letters.map(({ daten }) => daten))
  await env.db.transaction().execute(async (tx) => {
    for (const { id, kundeId } of letters) {
      const ereignis = 'jobcenter.akte-geoeffnet'
      const akteur = { akteur: 'dienst', akteurId: mitarbeiterId } as const
      await recordEreignis(env, tx, { ereignis, ...akteur, kundeId, details: { brief: id } })
    }
  })
  return pdf
}

/** Notes that all letters of a batch went to the post; false where that was noted before, or there is no such batch. */
export function markStapelGesendet(env: Env, wo: Stapelort, mitarbeiterId: string): Promise<boolean> {
  return env.db.transaction().execute(async (tx) => {
    const sent = await store.markStapelGesendet(tx, { ...wo, jetzt: env.clock.now() })
    for (const { id, kunde_id } of sent ?? []) {
      const akteur = { akteur: 'dienst', akteurId: mitarbeiterId } as const
      await recordEreignis(env, tx, {
        ereignis: 'jobcenter.brief-gesendet',
        ...akteur,
        kundeId: kunde_id,
        details: { brief: id },
      })
    }
    return sent !== undefined
  })
}
