import { lockKunde } from '#modules/jobcenter'
import { recordEreignis } from '#modules/protokoll'
import { later, STUNDE } from '#platform/clock.ts'
import { isConflict, type Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { tagInBerlin } from '#platform/text/datum.ts'
import type { KundenBesuch } from '#web/besuch.ts'
import * as store from './store.ts'
import { keyOf, openTermin, ring, sealInhalt, type Termin } from './termin.ts'
import * as zeiten from './zeiten/store.ts'

/** The customer's side: everything is found through the open profile. */
export type Wer = Pick<KundenBesuch, 'kontoId' | 'profil'>

/** Nobody can take a time that begins sooner: staff must see it come. */
const VORLAUF = 2 * STUNDE
/** So many times can one person hold that they took themselves. */
const HOECHSTENS = 3

const JE_SEITE = 20

/** Coming ones all, and one page of those that are over. */
export async function listTermine(
  env: Env,
  { profil }: Wer,
  nach: store.Marke | undefined,
): Promise<{ kommende: Termin[]; vergangene: Termin[]; weiter: string | undefined }> {
  const { kundeId } = profil
  const jetzt = env.clock.now()
  const kommende = nach ? [] : await store.findKommende(env.db, { kundeId, ab: jetzt, anzahl: 100 })
  const rows = await store.findVergangene(env.db, { kundeId, vor: jetzt, nach, anzahl: JE_SEITE + 1 })
  const vergangene = rows.slice(0, JE_SEITE).map((row) => openTermin(env, row))
  const last = vergangene.at(-1)
  return {
    kommende: kommende.map((row) => openTermin(env, row)),
    vergangene,
    weiter: rows.length > JE_SEITE && last ? markOf(last.beginn, last.id) : undefined,
  }
}

export const markOf = (zeit: Date, id: string) => `${zeit.getTime()}_${id}`

/** The place in a list that an address names; undefined for anything else. */
export function readMark(text: string | undefined): store.Marke | undefined {
  const found = /^(\d{10,14})_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/.exec(text ?? '')
  return found ? { zeit: new Date(Number(found[1])), id: found[2]! } : undefined
}

/** One appointment; undefined for somebody else's as for none. */
export async function readTermin(env: Env, { profil }: Wer, id: string): Promise<Termin | undefined> {
  const row = await store.findTermin(env.db, { id, kundeId: profil.kundeId })
  return row && openTermin(env, row)
}

/** Until when a conversation can be moved or cancelled here. */
export const lastMoment = (env: Env, termin: Pick<Termin, 'beginn'>): Date =>
  later(termin.beginn, -env.settings.terminAbsageStunden * STUNDE)

const haelt = ['offen', 'bestaetigt'] as const
const isHeld = (zustand: store.Zustand) => haelt.some((one) => one === zustand)

/** What the person can do with it now. */
export function waysOf(env: Env, termin: Termin) {
  const jetzt = env.clock.now()
  const kommt = termin.beginn > jetzt
  const gespraech = termin.art === 'gespraech'
  const frei = gespraech && kommt && isHeld(termin.zustand) && lastMoment(env, termin) > jetzt
  return {
    bestaetigen: kommt && termin.zustand === 'offen',
    verschieben: frei,
    absagen: frei,
    /** Too late to cancel, or no time fits: ask. */
    wunsch: kommt && gespraech && isHeld(termin.zustand),
    verhinderung:
      !gespraech &&
      (isHeld(termin.zustand) || termin.zustand === 'nicht-erschienen') &&
      later(termin.ende, NACHTRAEGLICH) > jetzt,
  }
}

/** A reason can be told so long after the day. */
const NACHTRAEGLICH = 30 * 24 * STUNDE

export interface Angebot {
  zeiten: zeiten.FensterRow[]
  kontakt: { id: string; name: string; team: string } | undefined
  wessen: Wessen
  weiter: string | undefined
}

export const wessen = ['kontakt', 'team', 'alle'] as const
export type Wessen = (typeof wessen)[number]

const ANGEBOT_JE_SEITE = 60

/** Free times: of one's contact, of their team, or of the whole office. */
export async function listAngebot(
  env: Env,
  { profil }: Wer,
  wahl: { wessen: Wessen | undefined; nach: store.Marke | undefined },
): Promise<Angebot> {
  const kontakt = await store.findKontakt(env.db, profil.kundeId)
  const gewaehlt = kontakt ? (wahl.wessen ?? 'team') : 'alle'
  const rows = await zeiten.findAngebot(env.db, {
    jobcenterId: profil.jobcenterId,
    ab: later(env.clock.now(), VORLAUF),
    mitarbeiterId: gewaehlt === 'kontakt' ? kontakt?.id : undefined,
    team: gewaehlt === 'team' ? kontakt?.team : undefined,
    nach: wahl.nach,
    anzahl: ANGEBOT_JE_SEITE + 1,
  })
  const shown = rows.slice(0, ANGEBOT_JE_SEITE)
  const last = shown.at(-1)
  const weiter = rows.length > shown.length && last ? markOf(last.beginn, last.id) : undefined
  return { zeiten: shown, kontakt, wessen: gewaehlt, weiter }
}

/** A time that is still free; undefined where it is taken, over, or of another Jobcenter. */
export function readAngebot(env: Env, { profil }: Wer, id: string): Promise<zeiten.FensterRow | undefined> {
  return zeiten.findFreies(env.db, { id, jobcenterId: profil.jobcenterId, ab: later(env.clock.now(), VORLAUF) })
}

/** `vergeben`: somebody was quicker, or it is gone. `gleichzeitig`: the person has another appointment then. */
export type Buchung =
  | { ok: true; terminId: string }
  | { ok: false; grund: 'vergeben' | 'gleichzeitig' | 'zu-viele' | 'zu-spaet' }

const texteDerThemen = {
  arbeit: 'Gespräch über Arbeit und Ausbildung',
  leistung: 'Gespräch über Ihre Leistungen',
  allgemein: 'Gespräch',
} as const

/** Takes a free time. Of many at once exactly one gets it; whoever has it already is told so and has it once (AZ-08). */
export async function bookTermin(env: Env, wer: Wer, wahl: { fensterId: string; anliegen: string }): Promise<Buchung> {
  try {
    return await env.db.transaction().execute((tx) => book(env, tx, wer, wahl))
  } catch (error) {
    return { ok: false, grund: explainConflict(error) }
  }
}

/** @throws what is no conflict of times */
function explainConflict(error: unknown): 'vergeben' | 'gleichzeitig' {
  if (isConflict(error, 'termin_einmal')) return 'gleichzeitig'
  if (isConflict(error, 'termin_zeitfenster_id_key')) return 'vergeben'
  throw error
}

async function book(
  env: Env,
  tx: Tx,
  { kontoId, profil }: Wer,
  { fensterId, anliegen }: { fensterId: string; anliegen: string },
): Promise<Buchung> {
  const { kundeId, jobcenterId } = profil
  const jetzt = env.clock.now()
  const kunde = await lockKunde(tx, { id: kundeId, jobcenterId })
  const fenster = await zeiten.lockAngebot(tx, { id: fensterId, jobcenterId, ab: later(jetzt, VORLAUF) })
  const halter = fenster && (await store.findHalter(tx, fensterId))
  if (halter?.kunde_id === kundeId) return { ok: true, terminId: halter.id }
  if (!kunde || !fenster || halter) return { ok: false, grund: 'vergeben' }
  if ((await store.countSelbstGebucht(tx, { kundeId, ab: jetzt })) >= HOECHSTENS)
    return { ok: false, grund: 'zu-viele' }
  const id = newId()
  const key = keyOf(env, { kunde_id: kundeId, schluessel: kunde.schluessel })
  const { mitarbeiter_id, beginn, ende, weg, ort } = fenster
  await store.insertTermin(tx, {
    ...{ id, kunde_id: kundeId, jobcenter_id: jobcenterId, mitarbeiter_id, beginn, ende, weg, ort },
    art: 'gespraech',
    zeitfenster_id: fensterId,
    inhalt: sealInhalt(key, id, {
      zweck: texteDerThemen[fenster.thema],
      mitbringen: '',
      text: '',
      ...(anliegen ? { anliegen } : {}),
    }),
    zustand: 'bestaetigt',
    von: 'kunde',
    zustellung: null,
    rechtsfolge: null,
    erinnert: null,
    erstellt: jetzt,
    geaendert: jetzt,
    sendung: newId(),
  })
  await record(env, tx, { kontoId, profil }, { ereignis: 'jobcenter.termin-vereinbart', terminId: id, beginn })
  await ring(env, tx, { terminId: id, kundeId, anlass: 'termin-neu' })
  return { ok: true, terminId: id }
}

type Kundentat =
  | 'jobcenter.termin-vereinbart'
  | 'jobcenter.termin-bestaetigt'
  | 'jobcenter.termin-verschoben'
  | 'jobcenter.termin-abgesagt'

function record(
  env: Env,
  tx: Tx,
  wer: Wer,
  was: { ereignis: Kundentat; terminId: string; beginn: Date },
): Promise<void> {
  return recordEreignis(env, tx, {
    ereignis: was.ereignis,
    akteur: 'kunde',
    akteurId: wer.kontoId,
    kontoId: wer.kontoId,
    kundeId: wer.profil.kundeId,
    details: { termin: was.terminId, tag: tagInBerlin(was.beginn) },
  })
}

/** The own appointment, locked. */
async function lockEigenen(tx: Tx, { profil }: Wer, id: string): Promise<store.TerminRow | undefined> {
  const own = await store.findTermin(tx, { id, kundeId: profil.kundeId })
  return own && store.lockTermin(tx, id)
}

/** „Ich komme“, before its time. A second time changes nothing. False where there is nothing to confirm any more. */
export function confirmTermin(env: Env, wer: Wer, id: string): Promise<boolean> {
  return env.db.transaction().execute(async (tx) => {
    const row = await lockEigenen(tx, wer, id)
    if (row?.zustand === 'bestaetigt') return true
    if (row?.zustand !== 'offen' || row.beginn <= env.clock.now()) return false
    await store.updateTermin(tx, id, { zustand: 'bestaetigt', geaendert: env.clock.now() })
    await record(env, tx, wer, { ereignis: 'jobcenter.termin-bestaetigt', terminId: id, beginn: row.beginn })
    return true
  })
}

/** Gives up a conversation; its time is free for others at once. */
export function cancelTermin(env: Env, wer: Wer, id: string): Promise<'ok' | 'zu-spaet' | 'weg'> {
  return env.db.transaction().execute(async (tx) => {
    const row = await lockEigenen(tx, wer, id)
    if (!row) return 'weg'
    if (row.art === 'gespraech' && row.zustand === 'abgesagt') return 'ok'
    if (!waysOf(env, openTermin(env, row)).absagen) return 'zu-spaet'
    await store.updateTermin(tx, id, { zustand: 'abgesagt', zeitfenster_id: null, geaendert: env.clock.now() })
    await zeiten.releaseFenster(tx, row.zeitfenster_id!, false)
    await record(env, tx, wer, { ereignis: 'jobcenter.termin-abgesagt', terminId: id, beginn: row.beginn })
    await ring(env, tx, { terminId: id, kundeId: row.kunde_id, anlass: 'termin-abgesagt' })
    return 'ok'
  })
}

/** Changes to another time in one step: the old one is free and the new one taken, or nothing has changed. */
export async function moveTermin(
  env: Env,
  wer: Wer,
  { id, fensterId }: { id: string; fensterId: string },
): Promise<Buchung> {
  try {
    return await env.db.transaction().execute((tx) => move(env, tx, wer, { id, fensterId }))
  } catch (error) {
    return { ok: false, grund: explainConflict(error) }
  }
}

async function move(env: Env, tx: Tx, wer: Wer, wahl: { id: string; fensterId: string }): Promise<Buchung> {
  const { id, fensterId } = wahl
  const jetzt = env.clock.now()
  await lockKunde(tx, { id: wer.profil.kundeId, jobcenterId: wer.profil.jobcenterId })
  const row = await lockEigenen(tx, wer, id)
  if (!row) return { ok: false, grund: 'vergeben' }
  if (row.zeitfenster_id === fensterId) return { ok: true, terminId: id }
  if (!waysOf(env, openTermin(env, row)).verschieben) return { ok: false, grund: 'zu-spaet' }
  const wo = { id: fensterId, jobcenterId: wer.profil.jobcenterId, ab: later(jetzt, VORLAUF) }
  const fenster = await zeiten.lockAngebot(tx, wo)
  if (!fenster || (await store.findHalter(tx, fensterId))) return { ok: false, grund: 'vergeben' }
  const { mitarbeiter_id, beginn, ende, weg, ort } = fenster
  await store.updateTermin(tx, id, {
    ...{ mitarbeiter_id, beginn, ende, weg, ort, zeitfenster_id: fensterId },
    zustand: 'bestaetigt',
    erinnert: null,
    geaendert: jetzt,
  })
  await zeiten.releaseFenster(tx, row.zeitfenster_id!, false)
  await record(env, tx, wer, { ereignis: 'jobcenter.termin-verschoben', terminId: id, beginn })
  await ring(env, tx, { terminId: id, kundeId: row.kunde_id, anlass: 'termin-geaendert' })
  return { ok: true, terminId: id }
}
