import { findJobcenter } from '#modules/jobcenter'
import { findKonto, type KontoRow, kontoKey, lockKonto, notifyKonto, openEmail } from '#modules/konto'
import { recordEreignis } from '#modules/protokoll'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import type { Tag } from '#platform/text/datum.ts'
import type { Besuch } from '#web/besuch.ts'
import type { Antragsart, Antragszustand } from '../store.ts'
import * as profile from '../store.ts'
import { type Aussteller, lastDay, prepareBrief, storeBrief } from './brief.ts'
import { decisionMail } from './mails.ts'
import * as store from './store.ts'

/** What somebody wrote who asks for a letter; `geburtstag` as YYYY-MM-DD, numbers in their stored form. */
export interface Antragsangaben {
  name?: string
  geburtstag?: Tag
  kundennummer?: string
  bgNummer?: string
  kontakt?: string
}

interface NeuerAntrag {
  konto: Pick<KontoRow, 'id' | 'schluessel'>
  art: Antragsart
  jobcenterId: string
  kundeId?: string
  inhalt: Antragsangaben
}

const context = (id: string) => `freischaltantrag|inhalt|${id}`

/** Puts a request before staff; false where one of this kind is open already. Its text is sealed for the account. */
export async function openAntrag(env: Env, tx: Tx, neu: NeuerAntrag): Promise<boolean> {
  const id = newId()
  const opened = await store.insertAntrag(tx, {
    id,
    konto_id: neu.konto.id,
    jobcenter_id: neu.jobcenterId,
    art: neu.art,
    inhalt: kontoKey(env, neu.konto).seal(context(id), JSON.stringify(neu.inhalt)),
    kunde_id: neu.kundeId ?? null,
    erstellt: env.clock.now(),
  })
  if (opened) {
    const wer = { akteur: 'kunde', akteurId: neu.konto.id, kontoId: neu.konto.id } as const
    await recordEreignis(env, tx, { ereignis: 'profil.code-beantragt', ...wer, details: { art: neu.art } })
  }
  return opened
}

/** Asks for a letter with a code. `schon-offen`: asked before, and staff has not decided yet; nothing was stored. */
export function requestFreischaltcode(
  env: Env,
  besuch: Pick<Besuch, 'kontoId'>,
  angaben: Antragsangaben,
): Promise<'ok' | 'schon-offen' | 'kein-jobcenter'> {
  return env.db.transaction().execute(async (tx) => {
    const [konto, jobcenter] = [await lockKonto(tx, besuch.kontoId), await findJobcenter(tx)]
    if (!konto || !jobcenter) return 'kein-jobcenter'
    const opened = await openAntrag(env, tx, { konto, art: 'antrag', jobcenterId: jobcenter.id, inhalt: angaben })
    return opened ? 'ok' : 'schon-offen'
  })
}

/** Somebody lost every factor: staff is asked for a letter to the customer that the account is linked to, if it is. */
export async function requestZugang(
  env: Env,
  tx: Tx,
  konto: Pick<KontoRow, 'id' | 'schluessel'>,
): Promise<'gemeldet' | 'kein-kunde'> {
  const profil = (await profile.findProfile(tx, konto.id)).find((one) => one.kunde_id !== null)
  if (!profil?.kunde_id || !profil.jobcenter_id) return 'kein-kunde'
  const { kunde_id: kundeId, jobcenter_id: jobcenterId } = profil
  await openAntrag(env, tx, { konto, art: 'zugang-verloren', jobcenterId, kundeId, inhalt: {} })
  return 'gemeldet'
}

/** How a request stands, as its owner may know it. */
export interface Antragsstand {
  art: Antragsart
  stand: 'offen' | 'abgelehnt' | 'in-vorbereitung' | 'unterwegs' | 'verbraucht' | 'abgelaufen' | 'erledigt'
  erstellt: Date
  gesendet: Date | undefined
  /** Last day of the code in the letter, once staff has matched the request. */
  gueltigBis: Tag | undefined
}

function standOf(row: store.EigenerAntragRow, jetzt: Date): Antragsstand['stand'] {
  if (row.zustand !== 'erledigt') return row.zustand
  if (!row.briefzustand || !row.gueltig_bis) return 'erledigt'
  if (row.codezustand !== 'gueltig') return 'verbraucht'
  if (row.gueltig_bis <= jetzt) return 'abgelaufen'
  return row.briefzustand === 'gesendet' ? 'unterwegs' : 'in-vorbereitung'
}

/** The requests of an account and what became of them, newest first. */
export async function listOwnAntraege(env: Env, db: Db | Tx, kontoId: string): Promise<Antragsstand[]> {
  const rows = await store.findOwnAntraege(db, kontoId)
  return rows.map((row) => ({
    art: row.art,
    stand: standOf(row, env.clock.now()),
    erstellt: row.erstellt,
    gesendet: row.gesendet ?? undefined,
    gueltigBis: row.gueltig_bis ? lastDay(row.gueltig_bis) : undefined,
  }))
}

/** A request as staff sees it. */
export interface Antrag {
  id: string
  art: Antragsart
  zustand: Antragszustand
  kontoId: string
  email: string
  kundeId: string | undefined
  briefId: string | undefined
  angaben: Antragsangaben
  erstellt: Date
  erledigt: Date | undefined
}

function openRow(env: Env, row: store.AntragRow): Antrag {
  const konto = { id: row.konto_id, schluessel: row.schluessel, email: row.email }
  return {
    id: row.id,
    art: row.art,
    zustand: row.zustand,
    kontoId: row.konto_id,
    email: openEmail(env, konto),
    kundeId: row.kunde_id ?? undefined,
    briefId: row.brief_id ?? undefined,
    angaben: JSON.parse(kontoKey(env, konto).open(context(row.id), row.inhalt)) as Antragsangaben,
    erstellt: row.erstellt,
    erledigt: row.erledigt ?? undefined,
  }
}

/** Requests of a Jobcenter, oldest first. `weiter`, where there is more, is the `nach` of the next page. */
export async function listAntraege(
  env: Env,
  db: Db | Tx,
  liste: { jobcenterId: string; zustand: Antragszustand; nach?: string | undefined; anzahl: number },
): Promise<{ antraege: Antrag[]; weiter: string | undefined }> {
  const rows = await store.findAntraege(db, { ...liste, anzahl: liste.anzahl + 1 })
  const shown = rows.slice(0, liste.anzahl)
  return {
    antraege: shown.map((row) => openRow(env, row)),
    weiter: rows.length > shown.length ? shown.at(-1)?.id : undefined,
  }
}

/** One request, for staff of its Jobcenter. */
export async function readAntrag(
  env: Env,
  db: Db | Tx,
  wo: { id: string; jobcenterId: string },
): Promise<Antrag | undefined> {
  const row = await store.findAntrag(db, wo)
  return row && openRow(env, row)
}

export interface Antragsort {
  id: string
  jobcenterId: string
  von: Aussteller
}

export type Zuordnung = { art: 'ok'; briefId: string; gueltigBis: Tag } | { art: 'entschieden' } | { art: 'kein-kunde' }

/**
 * Staff found the customer behind a request: issues the code, with its letter to the address on file. After a second
 * redemption the links that stand in the way stay until this code is entered in the account that asked; the letter proves
 * anew whose the customer is. `entschieden`: somebody was quicker. `kein-kunde`: this Jobcenter has no such customer.
 */
export async function matchAntrag(env: Env, wo: Antragsort, kundeId: string): Promise<Zuordnung> {
  const asked = await store.findAntrag(env.db, wo)
  // Whose customer it is was proven by a code or a link already: staff cannot choose another.
  if (asked?.kunde_id && asked.kunde_id !== kundeId) return { art: 'kein-kunde' }
  const brief = await prepareBrief(env, { kundeId, jobcenterId: wo.jobcenterId })
  if (!brief) return { art: 'kein-kunde' }
  return env.db.transaction().execute(async (tx): Promise<Zuordnung> => {
    const antrag = await store.closeAntrag(tx, { ...wo, jetzt: env.clock.now(), zustand: 'erledigt', kundeId })
    if (!antrag) return { art: 'entschieden' }
    await lockKonto(tx, antrag.konto_id)
    const stored = await storeBrief(env, tx, brief, wo.von)
    // Erased since it was read: the throw undoes the decision.
    if (!stored) throw new Error('Der Kunde wurde inzwischen gelöscht.')
    await store.attachBrief(tx, antrag.id, stored.briefId)
    if (antrag.art === 'zweite-einloesung') {
      await store.setFuerKonto(tx, { briefId: stored.briefId, kontoId: antrag.konto_id })
    }
    await recordDecision(env, tx, { antrag, kundeId, von: wo.von, ergebnis: 'zugeordnet' })
    return { art: 'ok', ...stored }
  })
}

/** Staff cannot match a request; its owner is told where to turn. False where somebody was quicker. */
export function rejectAntrag(env: Env, wo: Antragsort): Promise<boolean> {
  return env.db.transaction().execute(async (tx) => {
    const antrag = await store.closeAntrag(tx, { ...wo, jetzt: env.clock.now(), zustand: 'abgelehnt' })
    if (!antrag) return false
    await recordDecision(env, tx, { antrag, von: wo.von, ergebnis: 'abgelehnt' })
    return true
  })
}

interface Entscheidung {
  antrag: { id: string; konto_id: string; art: Antragsart }
  kundeId?: string
  von: Aussteller
  ergebnis: 'zugeordnet' | 'abgelehnt'
}

async function recordDecision(env: Env, tx: Tx, entscheidung: Entscheidung): Promise<void> {
  const { antrag, von, ergebnis, kundeId } = entscheidung
  await recordEreignis(env, tx, {
    ereignis: 'jobcenter.antrag-erledigt',
    akteur: von.art,
    akteurId: von.id,
    kontoId: antrag.konto_id,
    kundeId,
    details: { antrag: antrag.id, art: antrag.art, ergebnis },
  })
  const konto = await findKonto(tx, antrag.konto_id)
  if (konto) await notifyKonto(env, tx, konto, decisionMail(env))
}
