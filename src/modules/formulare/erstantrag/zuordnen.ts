import { notify } from '#modules/benachrichtigung'
import { moveDokumente } from '#modules/dokumente'
import { createKunde, type Kundendaten, readKunde } from '#modules/jobcenter'
import { lockKonto } from '#modules/konto'
import { type Aussteller, findKontoOfKunde, placeBrief } from '#modules/profil'
import { type Ereignisname, recordEreignis } from '#modules/protokoll'
import { hurryEingang, noteErinnerungen, placeErstantrag, placeKenntnis } from '#modules/vorgaenge'
import type { Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import { giveAntrag } from '../antrag/antrag.ts'
import * as antraege from '../antrag/store.ts'
import { openErstantrag, sealGrund } from './erstantrag.ts'
import * as store from './store.ts'

export interface Ort {
  id: string
  jobcenterId: string
  von: Aussteller
}

/** Somebody on file, or data of somebody who is not yet (`parseKundendaten`). */
export type Wem = { kundeId: string } | { daten: Kundendaten }

/** `briefId` undefined: the account has this profile already, no code is needed. */
export type Zuordnung =
  | { art: 'ok'; kundeId: string; vorgangId: string; briefId: string | undefined }
  | { art: 'entschieden' }
  | { art: 'kein-kunde' }
  | { art: 'nummer-vergeben' }

/** Ends the transaction without anything done, and carries out why. */
class Abbruch extends Error {
  readonly ergebnis: Zuordnung
  constructor(ergebnis: Zuordnung) {
    super('abgebrochen')
    this.ergebnis = ergebnis
  }
}

/**
 * Staff found out whose a first application is, or puts that person on file: it becomes a case of theirs with the time at which
 * it was sent, and a letter with a code goes out. All of it or nothing. The account sees nothing of the customer until the code
 * is redeemed.
 */
export async function matchErstantrag(env: Env, ort: Ort, wem: Wem): Promise<Zuordnung> {
  try {
    return await env.db.transaction().execute((tx) => match(env, tx, { ort, wem }))
  } catch (error) {
    if (error instanceof Abbruch) return error.ergebnis
    throw error
  }
}

async function match(env: Env, tx: Tx, { ort, wem }: { ort: Ort; wem: Wem }): Promise<Zuordnung> {
  const found = await store.findForDienst(tx, ort)
  const row = found && (await store.lockErstantrag(tx, found.id))
  if (row?.zustand !== 'offen') return { art: 'entschieden' }
  const kundeId = 'kundeId' in wem ? wem.kundeId : await create(env, tx, { ort, daten: wem.daten })
  if (!(await readKunde(env, tx, { id: kundeId, jobcenterId: ort.jobcenterId })))
    throw new Abbruch({ art: 'kein-kunde' })
  const vorgangId = await becomeVorgang(env, tx, { row, kundeId, von: ort.von })
  const ziel = routes.erstantrag.href({ id: row.id })
  await notify(env, tx, { kontoId: row.konto_id, anlass: 'vorgang-stand', ziel })
  if ((await findKontoOfKunde(tx, kundeId)) === row.konto_id) {
    const wo = { kontoId: row.konto_id, kundeId, jobcenterId: ort.jobcenterId }
    await env.queue.send(tx, UEBERNEHMEN, wo)
    return { art: 'ok', kundeId, vorgangId, briefId: undefined }
  }
  const brief = await placeBrief(env, tx, { kundeId, jobcenterId: ort.jobcenterId, von: ort.von })
  if (brief) await store.updateErstantrag(tx, row.id, { brief_id: brief.briefId })
  return { art: 'ok', kundeId, vorgangId, briefId: brief?.briefId }
}

async function create(env: Env, tx: Tx, { ort, daten }: { ort: Ort; daten: Kundendaten }): Promise<string> {
  const made = await createKunde(env, tx, { jobcenterId: ort.jobcenterId, daten })
  if (!made.ok) throw new Abbruch({ art: 'nummer-vergeben' })
  const wer = { akteur: ort.von.art, akteurId: ort.von.id }
  await recordEreignis(env, tx, { ereignis: 'jobcenter.kunde-angelegt', ...wer, kundeId: made.id })
  return made.id
}

/** What it was sent with is sealed anew for the customer; the account keeps what it has sent itself. `row` is locked. */
async function becomeVorgang(
  env: Env,
  tx: Tx,
  { row, kundeId, von }: { row: store.ErstantragRow; kundeId: string; von: Aussteller },
): Promise<string> {
  const { titel, sendungen, nachweise } = openErstantrag(env, row)
  const dateien = await store.findDateien(tx, row.id)
  const [konto, kunde] = [{ art: 'konto', id: row.konto_id } as const, { art: 'kunde', id: kundeId } as const]
  await moveDokumente(env, tx, { von: konto, nach: kunde, ids: dateien })
  await store.deleteDateien(tx, row.id)
  const { dienst, nummer, sendung, unvollstaendig_seit: unvollstaendigSeit } = row
  const neu = { erstantrag: row, dienst, titel, nummer, sendung, unvollstaendigSeit, fassungen: sendungen }
  const wem = { id: kundeId, jobcenterId: row.jobcenter_id }
  const vorgangId = await placeErstantrag(env, tx, { kunde: wem, neu: { ...neu, nachweise, dateien } })
  const entschieden = env.clock.now()
  const { eilig, auchVermittlung } = sendungen.at(-1)?.inhalt ?? {}
  if (eilig) await hurryEingang(tx, { art: 'vorgang', id: vorgangId, ab: entschieden })
  if (auchVermittlung) await placeKenntnis(env, tx, { vorgangId, bereich: 'vermittlung', anlass: 'eingang' })
  const werte = { zustand: 'zugeordnet' as const, kunde_id: kundeId, vorgang_id: vorgangId, entschieden }
  await store.updateErstantrag(tx, row.id, { ...werte, von: von.art === 'dienst' ? (von.id ?? null) : null })
  await record(env, tx, { ereignis: 'vorgang.erstantrag-zugeordnet', row, von, kundeId })
  return vorgangId
}

export interface Tat {
  ereignis: Ereignisname
  row: store.ErstantragRow
  von: Aussteller
  kundeId?: string
}

export async function record(env: Env, tx: Tx, { ereignis, row, von, kundeId }: Tat): Promise<void> {
  const wer = { akteur: von.art, akteurId: von.id, kontoId: row.konto_id, kundeId }
  await recordEreignis(env, tx, { ereignis, ...wer, details: { erstantrag: row.id } })
}

/** Staff cannot take it; its owner reads why. False where somebody was quicker, or there is none. */
export function rejectErstantrag(env: Env, ort: Ort, grund: string): Promise<boolean> {
  return env.db.transaction().execute(async (tx) => {
    const found = await store.findForDienst(tx, ort)
    const row = found && (await store.lockErstantrag(tx, found.id))
    if (row?.zustand !== 'offen') return false
    const von = ort.von.art === 'dienst' ? (ort.von.id ?? null) : null
    const werte = { zustand: 'abgelehnt' as const, entschieden: env.clock.now(), von }
    await store.updateErstantrag(tx, row.id, { ...werte, grund: sealGrund(env, row, grund) })
    await record(env, tx, { ereignis: 'vorgang.erstantrag-abgelehnt', row, von: ort.von })
    const ziel = routes.erstantrag.href({ id: row.id })
    await notify(env, tx, { kontoId: row.konto_id, anlass: 'vorgang-stand', ziel })
    return true
  })
}

/** Staff looks at it: who did is put on record. */
export function recordReading(
  env: Env,
  von: Aussteller,
  { id, kontoId }: { id: string; kontoId: string },
): Promise<void> {
  const wer = { akteur: von.art, akteurId: von.id, kontoId }
  return recordEreignis(env, env.db, { ereignis: 'vorgang.erstantrag-gelesen', ...wer, details: { erstantrag: id } })
}

/** The job that the redemption of a code leaves behind. */
export const UEBERNEHMEN = 'erstantraege-uebernehmen'

/**
 * A profile was opened for an account: what it secured before becomes, or is, a case of that customer, and its drafts go along. What
 * names another date of birth stays with staff, and so does its draft: the account may have helped somebody else. May run twice.
 */
export function adoptErstantraege(
  env: Env,
  wo: { kontoId: string; kundeId: string; jobcenterId: string },
): Promise<void> {
  return env.db.transaction().execute(async (tx) => {
    const { kontoId, kundeId } = wo
    // In the order in which sending takes its locks: drafts, account, first applications.
    const drafts = await antraege.lockAntraegeOfKonto(tx, kontoId)
    const konto = await lockKonto(tx, kontoId)
    const kunde = await readKunde(env, tx, { id: kundeId, jobcenterId: wo.jobcenterId })
    // Parted again meanwhile.
    if (!konto || !kunde || (await findKontoOfKunde(tx, kundeId)) !== kontoId) return
    const cases = new Map<string, string | null>()
    for (const row of await store.lockUebernehmbare(tx, wo)) {
      const offen = row.zustand === 'offen'
      if (offen && openErstantrag(env, row).person.geburtsdatum !== kunde.geburtstag) continue
      const vorgangId = offen ? await becomeVorgang(env, tx, { row, kundeId, von: { art: 'system' } }) : row.vorgang_id
      await store.updateErstantrag(tx, row.id, { uebernommen: env.clock.now() })
      // From now on the case itself reminds.
      if (vorgangId) await noteErinnerungen(tx, vorgangId, row.erinnert)
      await record(env, tx, { ereignis: 'vorgang.erstantrag-uebernommen', row, von: { art: 'system' }, kundeId })
      cases.set(row.id, vorgangId)
    }
    for (const row of drafts) {
      if (row.erstantrag_id && !cases.has(row.erstantrag_id)) continue
      const vorgangId = row.erstantrag_id ? (cases.get(row.erstantrag_id) ?? null) : null
      await giveAntrag(env, tx, { row, kundeId, vorgangId })
    }
  })
}
