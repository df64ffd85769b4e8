import { findJobcenterById, type JobcenterRow, type Kunde, kundeKey, lockKunde, readKunde } from '#modules/jobcenter'
import { recordEreignis } from '#modules/protokoll'
import { later, TAG } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { addTage, alterAm, type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { type Freischaltcodebrief, freischaltcodeDaten } from '#platform/typst/freischaltcode.ts'
import { createTypesetter, type Typesetter } from '#platform/typst/index.ts'
import { routes } from '#routes'
import { formatCode, generateCode } from '../code.ts'
import type { Briefzustand } from '../store.ts'
import * as store from './store.ts'

/** How long a code is good for. The table refuses more than 30 days (AUT-22). */
const GUELTIG = 30 * TAG

/** Who acts: a member of staff by their id, or the portal itself (command, training). */
export interface Aussteller {
  art: 'dienst' | 'system'
  id?: string
}

export interface Briefort {
  id: string
  jobcenterId: string
}

/** The last day that a code is good for all day long; this one is printed and shown. */
export function lastDay(gueltigBis: Date): Tag {
  return addTage(tagInBerlin(gueltigBis), -1)
}

/** The look-up hash of a code in its plain form, written with the newest key. */
export function codeHashes(env: Env, code: string): { newest: Buffer; all: Buffer[] } {
  return { newest: env.schluessel.mac('freischaltcode', code), all: env.schluessel.macs('freischaltcode', code) }
}

let satz: Typesetter | undefined

/** The one typesetter of this process; it starts with the first letter and keeps nothing alive while it is idle. */
export function typesetter(): Typesetter {
  satz ??= createTypesetter()
  return satz
}

/** Ends the typesetter, if there is one; the next letter starts another. */
export async function closeTypesetter(): Promise<void> {
  const open = satz
  satz = undefined
  await open?.close()
}

/** As it is sealed: the letter itself, or in a batch what it is set from. */
interface Inhalt {
  code: string
  pdf?: string
  daten?: Freischaltcodebrief
}

export interface NeuerBrief {
  kunde: Kunde
  code: string
  gueltigBis: Date
  erstellt: Date
}

export type FertigerBrief = NeuerBrief & ({ pdf: Uint8Array } | { daten: Freischaltcodebrief; stapelId: string | null })

/** Draws a code for a customer; nothing is stored yet. */
export function startBrief(env: Env, kunde: Kunde): NeuerBrief {
  const erstellt = env.clock.now()
  return { kunde, code: generateCode(), gueltigBis: later(erstellt, GUELTIG), erstellt }
}

/** Somebody who cannot act for themselves yet towards the office (§ 36 Abs. 1 SGB I). */
export const isKind = ({ geburtstag }: Pick<Kunde, 'geburtstag'>, tag: Tag): boolean => alterAm(geburtstag, tag) < 15

/** What the template prints of a letter. */
export function letterOf(env: Env, jobcenter: JobcenterRow, brief: NeuerBrief): Freischaltcodebrief {
  const { kunde } = brief
  const name = `${kunde.vorname} ${kunde.nachname}`
  const adresse = env.settings.baseUrl + routes.freischaltcode.href()
  const kind = isKind(kunde, tagInBerlin(brief.erstellt))
  return {
    jobcenter,
    empfaenger: {
      zeilen: [...(kind ? ['Gesetzliche Vertretung von'] : []), name, kunde.strasse, `${kunde.plz} ${kunde.ort}`],
    },
    anrede: kind ? 'Guten Tag,' : `Guten Tag ${name},`,
    kundennummer: kunde.kundennummer,
    datum: tagInBerlin(brief.erstellt),
    gueltigBis: lastDay(brief.gueltigBis),
    code: formatCode(brief.code),
    adresse,
    qrAdresse: `${adresse}#${brief.code}`,
  }
}

export function typesetLetters(letters: readonly Freischaltcodebrief[]): Promise<Uint8Array> {
  return typesetter().pdf('freischaltcode', freischaltcodeDaten(letters))
}

/**
 * Draws a code and typesets its letter, without storing anything: printing takes too long to hold a transaction open.
 * Undefined where the Jobcenter has no such customer.
 */
export async function prepareBrief(
  env: Env,
  wo: { kundeId: string; jobcenterId: string },
): Promise<FertigerBrief | undefined> {
  const [kunde, jobcenter] = await Promise.all([
    readKunde(env, env.db, { id: wo.kundeId, jobcenterId: wo.jobcenterId }),
    findJobcenterById(env.db, wo.jobcenterId),
  ])
  if (!kunde || !jobcenter) return undefined
  const brief = startBrief(env, kunde)
  return { ...brief, pdf: await typesetLetters([letterOf(env, jobcenter, brief)]) }
}

/** Makes a prepared letter count: the older code of the customer is dead from now on. Undefined where the customer is gone. */
export async function storeBrief(
  env: Env,
  tx: Tx,
  brief: FertigerBrief,
  von: Aussteller,
): Promise<{ briefId: string; gueltigBis: Tag } | undefined> {
  const { kunde, erstellt } = brief
  // One after the other for each customer, so that of two letters at once the later one counts.
  const row = await lockKunde(tx, kunde)
  if (!row) return undefined
  await store.replaceCodes(tx, kunde.id)
  const briefId = newId()
  const satz = 'daten' in brief ? { daten: brief.daten } : { pdf: Buffer.from(brief.pdf).toString('base64') }
  const inhalt: Inhalt = { code: brief.code, ...satz }
  await store.insertCodeMitBrief(tx, {
    code: {
      id: newId(),
      kunde_id: kunde.id,
      hash: codeHashes(env, brief.code).newest,
      erstellt,
      gueltig_bis: brief.gueltigBis,
    },
    brief: {
      id: briefId,
      inhalt: kundeKey(env, row).seal(`brief|inhalt|${briefId}`, JSON.stringify(inhalt)),
      stapel_id: 'daten' in brief ? brief.stapelId : null,
    },
  })
  await recordEreignis(env, tx, {
    ereignis: 'jobcenter.code-ausgestellt',
    akteur: von.art,
    akteurId: von.id,
    kundeId: kunde.id,
    details: { brief: briefId },
  })
  return { briefId, gueltigBis: lastDay(brief.gueltigBis) }
}

/**
 * Issues a Freischaltcode: the letter is printed first, then code, letter and record are stored in one transaction, so
 * that there is never a code without its letter. Only the keyed hash of the code can be looked up; the code itself stands
 * in the sealed letter. Undefined where the Jobcenter has no such customer.
 * @throws Ueberlastet, Satzfehler of the typesetter; then nothing was changed
 */
export async function issueFreischaltcode(
  env: Env,
  auftrag: { kundeId: string; jobcenterId: string; von: Aussteller },
): Promise<{ briefId: string; gueltigBis: Tag } | undefined> {
  const brief = await prepareBrief(env, auftrag)
  if (!brief) return undefined
  return env.db.transaction().execute((tx) => storeBrief(env, tx, brief, auftrag.von))
}

/**
 * Issues a Freischaltcode in the caller's transaction, with whatever else happens in it; its letter is set when it is printed.
 * Undefined where the Jobcenter has no such customer.
 */
export async function placeBrief(
  env: Env,
  tx: Tx,
  { kundeId: id, jobcenterId, von }: { kundeId: string; jobcenterId: string; von: Aussteller },
): Promise<{ briefId: string; gueltigBis: Tag } | undefined> {
  const [kunde, jobcenter] = [await readKunde(env, tx, { id, jobcenterId }), await findJobcenterById(tx, jobcenterId)]
  if (!kunde || !jobcenter) return undefined
  const brief = startBrief(env, kunde)
  return storeBrief(env, tx, { ...brief, daten: letterOf(env, jobcenter, brief), stapelId: null }, von)
}

/**
 * Makes the code of a letter void in the caller's transaction, as long as nobody has used it; false where somebody has. A letter that
 * is not known stands for the code that the customer has.
 */
export async function voidBrief(tx: Tx, wo: { kundeId: string; briefId: string | null }): Promise<boolean> {
  const code = await store.lockCodeOfBrief(tx, wo)
  if (code?.zustand === 'eingeloest') return false
  if (code) await store.killCode(tx, code.id)
  return true
}

/** Opens what a letter holds, with the key of its customer. */
export function openInhalt(
  env: Env,
  row: { id: string; kunde_id: string; schluessel: Buffer; inhalt: Buffer },
): Inhalt {
  const key = kundeKey(env, { id: row.kunde_id, schluessel: row.schluessel })
  return JSON.parse(key.open(`brief|inhalt|${row.id}`, row.inhalt)) as Inhalt
}

export interface Brief {
  kundeId: string
  zustand: Briefzustand
  gueltigBis: Tag
  /** Undefined once its code is good for nothing: then the letter is emptied. */
  inhalt: { pdf(): Promise<Buffer>; code: string } | undefined
}

/** Opens a letter for staff of that Jobcenter (recorded) or for training. `code` is for training and commands alone. */
export async function readBrief(env: Env, wo: Briefort, von: Aussteller): Promise<Brief | undefined> {
  const row = await store.findBrief(env.db, wo)
  if (!row) return undefined
  if (von.art === 'dienst') {
    await recordEreignis(env, env.db, {
      ereignis: 'jobcenter.akte-geoeffnet',
      akteur: 'dienst',
      akteurId: von.id,
      kundeId: row.kunde_id,
      details: { brief: row.id },
    })
  }
  const gueltigBis = lastDay(row.gueltig_bis)
  if (!row.inhalt) return { kundeId: row.kunde_id, zustand: row.zustand, gueltigBis, inhalt: undefined }
  const { code, pdf, daten } = openInhalt(env, { ...row, inhalt: row.inhalt })
  const inhalt = {
    code: formatCode(code),
    pdf: async () => (daten ? Buffer.from(await typesetLetters([daten])) : Buffer.from(pdf ?? '', 'base64')),
  }
  return { kundeId: row.kunde_id, zustand: row.zustand, gueltigBis, inhalt }
}

/** The batch that a letter of this Jobcenter was made in; opens nothing. */
export async function findStapelOfBrief(env: Env, wo: Briefort): Promise<string | undefined> {
  return (await store.findBrief(env.db, wo))?.stapel_id ?? undefined
}

/** The letters of a customer, newest first, without content; for staff of that Jobcenter and training. */
export async function listBriefe(
  env: Env,
  db: Db | Tx,
  wo: { kundeId: string; jobcenterId: string },
): Promise<(store.BriefRow & { gueltigBis: Tag; brauchbar: boolean })[]> {
  const now = env.clock.now()
  const rows = await store.findBriefe(db, wo)
  return rows.map((row) => ({
    ...row,
    gueltigBis: lastDay(row.gueltig_bis),
    brauchbar: row.codezustand === 'gueltig' && row.gueltig_bis > now,
  }))
}

/** Notes that the letter went to the post; false where that was noted before, or there is no such letter. */
export function markBriefGesendet(env: Env, wo: Briefort, von: Aussteller): Promise<boolean> {
  return env.db.transaction().execute(async (tx) => {
    const row = await store.markGesendet(tx, { ...wo, jetzt: env.clock.now() })
    if (!row) return false
    await recordEreignis(env, tx, {
      ereignis: 'jobcenter.brief-gesendet',
      akteur: von.art,
      akteurId: von.id,
      kundeId: row.kunde_id,
      details: { brief: wo.id },
    })
    return true
  })
}
