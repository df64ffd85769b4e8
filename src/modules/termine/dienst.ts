import { lockKunde, openKunde } from '#modules/jobcenter'
import type { Postgrund } from '#modules/profil'
import { recordEreignis } from '#modules/protokoll'
import { isConflict, type Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { tagInBerlin } from '#platform/text/datum.ts'
import type { Dienstbesuch } from '#web/besuch.ts'
import { markOf } from './kunde.ts'
import * as mitteilungen from './mitteilung/store.ts'
import { holdPostgrund, orderTerminbrief } from './post/post.ts'
import { rechtsfolgeOn } from './rechtsfolge-daten.ts'
import * as store from './store.ts'
import { keyOf, openTermin, readInhalt, ring, sealInhalt, type Termin } from './termin.ts'
import * as zeiten from './zeiten/store.ts'

/** Staff sees appointments of its own Jobcenter only. */
export type Dienst = Pick<Dienstbesuch, 'mitarbeiterId' | 'jobcenterId'>

export interface Dienstzeile extends Termin {
  kunde: string
}

const JE_SEITE = 50

/** What staff have before them, from a moment on; one page, and where the next one begins. */
export async function listDiensttermine(
  env: Env,
  dienst: Dienst,
  wo: { alle: boolean; ab: Date; nach: store.Marke | undefined },
): Promise<{ zeilen: Dienstzeile[]; weiter: string | undefined }> {
  const { jobcenterId, mitarbeiterId } = dienst
  const rows = await store.findTermineOfDienst(env.db, {
    jobcenterId,
    mitarbeiterId: wo.alle ? undefined : mitarbeiterId,
    ...{ ab: wo.ab, nach: wo.nach, anzahl: JE_SEITE + 1 },
  })
  const zeilen = rows.slice(0, JE_SEITE).map((row) => {
    const { kunde_id: id, jobcenter_id, daten, schluessel } = row
    const { vorname, nachname } = openKunde(env, { id, jobcenter_id, daten, schluessel })
    return { ...openTermin(env, row), kunde: `${nachname}, ${vorname}` }
  })
  const last = zeilen.at(-1)
  return { zeilen, weiter: rows.length > JE_SEITE && last ? markOf(last.beginn, last.id) : undefined }
}

const IN_DER_AKTE = 20

/** Of a customer whose record is open: what is coming, then what was. */
export async function listTermineDerAkte(
  env: Env,
  { kundeId, jobcenterId }: { kundeId: string; jobcenterId: string },
): Promise<Termin[]> {
  const jetzt = env.clock.now()
  const wo = { kundeId, anzahl: IN_DER_AKTE }
  const rows = [
    ...(await store.findKommende(env.db, { ...wo, ab: jetzt })),
    ...(await store.findVergangene(env.db, { ...wo, vor: jetzt, nach: undefined })),
  ]
  return rows.filter((row) => row.jobcenter_id === jobcenterId).map((row) => openTermin(env, row))
}

/** An appointment for staff of its Jobcenter; who opened it is recorded. */
export async function readTerminForDienst(env: Env, dienst: Dienst, id: string): Promise<Termin | undefined> {
  const row = await store.findTerminOfDienst(env.db, { id, jobcenterId: dienst.jobcenterId })
  if (!row) return undefined
  await record(env, env.db, dienst, { ereignis: 'jobcenter.termin-geoeffnet', row })
  return openTermin(env, row)
}

type Diensttat =
  | 'jobcenter.termin-geoeffnet'
  | 'jobcenter.termin-angesetzt'
  | 'jobcenter.termin-verlegt'
  | 'jobcenter.termin-entfallen'
  | 'jobcenter.termin-vermerkt'

function record(
  env: Env,
  tx: Parameters<typeof recordEreignis>[1],
  dienst: Dienst,
  was: { ereignis: Diensttat; row: { id: string; kunde_id: string }; details?: Record<string, string> },
): Promise<void> {
  return recordEreignis(env, tx, {
    ereignis: was.ereignis,
    akteur: 'dienst',
    akteurId: dienst.mitarbeiterId,
    kundeId: was.row.kunde_id,
    details: { termin: was.row.id, ...was.details },
  })
}

export interface Ansetzung {
  beginn: Date
  ende: Date
  weg: zeiten.Weg
  ort: string
}

export interface NeuerTermin extends Ansetzung {
  kundeId: string
  art: store.Art
  zweck: string
  mitbringen: string
  text: string
  sendung: string
}

/**
 * `belegt`: the calendar of staff has something else then. `gleichzeitig`: the customer has. `abwesend`: an absence is
 * entered. `stand`: somebody acted meanwhile.
 */
export type Absagegrund = 'weg' | 'belegt' | 'gleichzeitig' | 'abwesend' | 'vergangen' | 'stand'
export type Dienstergebnis = { ok: true; terminId: string } | { ok: false; grund: Absagegrund }

class Abbruch extends Error {
  readonly grund: Absagegrund
  constructor(grund: Absagegrund) {
    super(grund)
    this.grund = grund
  }
}

/** Everything or nothing: what was made room for stays where it was if the act fails. */
async function act(env: Env, tat: (tx: Tx) => Promise<string>): Promise<Dienstergebnis> {
  try {
    return { ok: true, terminId: await env.db.transaction().execute(tat) }
  } catch (error) {
    if (error instanceof Abbruch) return { ok: false, grund: error.grund }
    if (isConflict(error, 'termin_einmal')) return { ok: false, grund: 'gleichzeitig' }
    if (isConflict(error, 'zeitfenster_einmal')) return { ok: false, grund: 'belegt' }
    throw error
  }
}

/** Makes room in a calendar that is locked: offered times that are still free give way. */
async function makeRoom(
  env: Env,
  tx: Tx,
  wo: { mitarbeiterId: string; jobcenterId: string; beginn: Date; ende: Date },
): Promise<void> {
  if (wo.beginn <= env.clock.now()) throw new Abbruch('vergangen')
  const { mitarbeiterId, beginn, ende } = wo
  if (!(await zeiten.lockMitarbeiter(tx, { id: mitarbeiterId, jobcenterId: wo.jobcenterId }))) throw new Abbruch('weg')
  const absences = await zeiten.findAbwesenheiten(tx, { mitarbeiterId, ab: beginn })
  if (absences.some((one) => one.beginn < ende)) throw new Abbruch('abwesend')
  await zeiten.deleteFreie(tx, { mitarbeiterId, spanne: { beginn, ende } })
}

const wayOf = (grund: Postgrund | undefined): 'online' | 'post' => (grund ? 'post' : 'online')

/** Sets an appointment in the own calendar for a customer of the own Jobcenter, and tells the customer at once. */
export function inviteKunde(env: Env, dienst: Dienst, neu: NeuerTermin): Promise<Dienstergebnis> {
  const { jobcenterId, mitarbeiterId } = dienst
  const { kundeId, beginn, ende, weg, ort, art, sendung } = neu
  return act(env, async (tx) => {
    // Locked in one order everywhere: customer, appointment, member of staff, time.
    const kunde = await lockKunde(tx, { id: kundeId, jobcenterId })
    if (!kunde) throw new Abbruch('weg')
    const known = await store.findBySendung(tx, { sendung, jobcenterId })
    if (known) return known.id
    await makeRoom(env, tx, { mitarbeiterId, jobcenterId, beginn, ende })
    const [id, fensterId, jetzt] = [newId(), newId(), env.clock.now()]
    const fenster = { id: fensterId, jobcenter_id: jobcenterId, mitarbeiter_id: mitarbeiterId, beginn, ende, weg, ort }
    const made = await zeiten.insertZeitfenster(tx, [
      { ...fenster, serie_id: null, thema: 'allgemein', buchbar: false, erstellt: jetzt },
    ])
    if (made.length === 0) throw new Abbruch('belegt')
    const { zweck, mitbringen, text } = neu
    const key = keyOf(env, { kunde_id: kundeId, schluessel: kunde.schluessel })
    const grund = await holdPostgrund(tx, kundeId, art)
    const row = {
      ...{ ...fenster, id, kunde_id: kundeId, zeitfenster_id: fensterId, art, sendung },
      inhalt: sealInhalt(key, id, { zweck, mitbringen, text }),
      zustand: 'offen' as const,
      von: 'dienst' as const,
      zustellung: art === 'einladung' ? wayOf(grund) : null,
      rechtsfolge: art === 'einladung' ? rechtsfolgeOn(tagInBerlin(beginn)).gueltigAb : null,
      erinnert: null,
      erstellt: jetzt,
      geaendert: jetzt,
    }
    await store.insertTermin(tx, row)
    await record(env, tx, dienst, { ereignis: 'jobcenter.termin-angesetzt', row, details: { art } })
    await orderTerminbrief(env, tx, { termin: row, anlass: 'neu', grund, von: mitarbeiterId })
    await ring(env, tx, { terminId: id, kundeId, anlass: 'termin-neu' })
    return id
  })
}

/** What the customer would see, before it goes out. */
export function previewTermin(
  dienst: Dienst,
  { kundeId, mit }: { kundeId: string; mit: string },
  neu: Omit<NeuerTermin, 'kundeId' | 'sendung'>,
): Termin {
  return {
    ...neu,
    ...{ id: '', kundeId, mit, jobcenterId: dienst.jobcenterId, mitarbeiterId: dienst.mitarbeiterId },
    ...{ zustand: 'offen', von: 'dienst', zustellung: undefined, stand: 1, gilt: true, geaendert: neu.beginn },
    rechtsfolge: neu.art === 'einladung' ? rechtsfolgeOn(tagInBerlin(neu.beginn)).gueltigAb : undefined,
  }
}

/** The appointment, locked, in the state that the page showed. */
async function lockOf(tx: Tx, dienst: Dienst, wahl: { id: string; stand: number }): Promise<store.TerminRow> {
  const own = await store.findTerminOfDienst(tx, { id: wahl.id, jobcenterId: dienst.jobcenterId })
  const row = own && (await store.lockTermin(tx, wahl.id))
  if (!row) throw new Abbruch('weg')
  if (row.stand !== wahl.stand || !row.zeitfenster_id) throw new Abbruch('stand')
  return row
}

/** The same before its time: afterwards there is only its result to note. */
async function lockKommenden(
  env: Env,
  tx: Tx,
  { dienst, wahl }: { dienst: Dienst; wahl: { id: string; stand: number } },
) {
  const row = await lockOf(tx, dienst, wahl)
  if (row.beginn <= env.clock.now()) throw new Abbruch('stand')
  return row
}

/** Moves an appointment to another time of the same calendar. The customer is told at once, and asked to confirm anew. */
export function moveByDienst(
  env: Env,
  dienst: Dienst,
  wahl: { id: string; stand: number } & Ansetzung,
): Promise<Dienstergebnis> {
  const { beginn, ende, weg, ort } = wahl
  return act(env, async (tx) => {
    const own = await store.findTerminOfDienst(tx, { id: wahl.id, jobcenterId: dienst.jobcenterId })
    if (!own) throw new Abbruch('weg')
    const { kunde_id: kundeId } = own
    await lockKunde(tx, { id: kundeId, jobcenterId: dienst.jobcenterId })
    const row = await lockKommenden(env, tx, { dienst, wahl })
    await makeRoom(env, tx, { mitarbeiterId: row.mitarbeiter_id, jobcenterId: dienst.jobcenterId, beginn, ende })
    const jetzt = env.clock.now()
    const grund = await holdPostgrund(tx, kundeId, row.art)
    await zeiten.moveFenster(tx, row.zeitfenster_id!, { beginn, ende, weg, ort })
    await store.updateTermin(tx, row.id, {
      ...{ weg, ort, zustand: 'offen', erinnert: null, geaendert: jetzt },
      ...(row.art === 'einladung'
        ? {
            zustellung: wayOf(grund),
            rechtsfolge: rechtsfolgeOn(tagInBerlin(beginn)).gueltigAb,
          }
        : {}),
    })
    await mitteilungen.closeOfTermin(tx, { terminId: row.id, von: dienst.mitarbeiterId, jetzt })
    await record(env, tx, dienst, { ereignis: 'jobcenter.termin-verlegt', row })
    await orderTerminbrief(env, tx, { termin: row, anlass: 'verlegt', grund, von: dienst.mitarbeiterId })
    await ring(env, tx, { terminId: row.id, kundeId, anlass: 'termin-geaendert' })
    return row.id
  })
}

/** Cancels an appointment; its time is offered to others again only if staff say so. The customer is told at once. */
export function cancelByDienst(
  env: Env,
  dienst: Dienst,
  wahl: { id: string; stand: number; grund: string; anbieten: boolean },
): Promise<Dienstergebnis> {
  return act(env, async (tx) => {
    const row = await lockKommenden(env, tx, { dienst, wahl })
    const jetzt = env.clock.now()
    const inhalt = { ...readInhalt(env, row), ...(wahl.grund ? { absage: wahl.grund } : {}) }
    await store.updateTermin(tx, row.id, {
      ...{ zustand: 'abgesagt', zeitfenster_id: null, geaendert: jetzt },
      inhalt: sealInhalt(keyOf(env, row), row.id, inhalt),
    })
    await zeiten.releaseFenster(tx, row.zeitfenster_id!, !wahl.anbieten)
    await mitteilungen.closeOfTermin(tx, { terminId: row.id, von: dienst.mitarbeiterId, jetzt })
    await record(env, tx, dienst, { ereignis: 'jobcenter.termin-entfallen', row })
    const grund = await holdPostgrund(tx, row.kunde_id, row.art)
    await orderTerminbrief(env, tx, { termin: row, anlass: 'abgesagt', grund, von: dienst.mitarbeiterId })
    await ring(env, tx, { terminId: row.id, kundeId: row.kunde_id, anlass: 'termin-abgesagt' })
    return row.id
  })
}

/** Notes whether somebody came, once the time has begun. */
export function noteErgebnis(
  env: Env,
  dienst: Dienst,
  wahl: { id: string; stand: number; ergebnis: 'wahrgenommen' | 'nicht-erschienen' },
): Promise<Dienstergebnis> {
  return act(env, async (tx) => {
    const row = await lockOf(tx, dienst, wahl)
    if (row.beginn > env.clock.now() || row.zustand === 'verhinderung-gemeldet') throw new Abbruch('stand')
    await store.updateTermin(tx, row.id, { zustand: wahl.ergebnis, geaendert: env.clock.now() })
    await record(env, tx, dienst, {
      ereignis: 'jobcenter.termin-vermerkt',
      row,
      details: { ergebnis: wahl.ergebnis },
    })
    return row.id
  })
}
