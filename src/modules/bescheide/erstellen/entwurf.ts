import { type Annahmeergebnis, bindDokumente, deleteDokumente, findDokument, takeDokumente } from '#modules/dokumente'
import { findJobcenterById, kundeKey, lockKunde, readKunde } from '#modules/jobcenter'
import { recordEreignis } from '#modules/protokoll'
import { findVorgangsbezug } from '#modules/vorgaenge'
import type { EmpfangeneDatei } from '#platform/dateien/empfang.ts'
import type { Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { tagInBerlin } from '#platform/text/datum.ts'
import type { Dienstbesuch } from '#web/besuch.ts'
import { type Bescheidart, readArt } from '../arten-daten.ts'
import { kontext } from '../bescheid.ts'
import type { Leistungszeit } from '../bewilligung/zeitraum.ts'
import * as store from '../store.ts'
import { printZeitraum, titleOf, typesetBescheid } from './vorlage.ts'
import { findVorlage } from './vorlagen-daten.ts'

export type Dienst = Pick<Dienstbesuch, 'mitarbeiterId' | 'jobcenterId' | 'name'>

/** What staff says of a notice. */
export interface Bescheidangaben {
  art: Bescheidart
  titel: string
  /** Whether the instruction on the remedy stands in the file, where there is a remedy. */
  belehrung: 'richtig' | 'fehlt'
  /** The time that it is for, where its kind says that. */
  zeit?: Leistungszeit | undefined
}

/** Of a kind that grants nothing, or ends nothing, none of it is kept. */
function zeitOf(art: Bescheidart, { zeitraum, aufgehobenAb }: Leistungszeit = {}) {
  const kann = readArt(art)
  const tage = kann.zeitraum ? zeitraum : undefined
  return {
    bewilligt_von: tage?.von ?? null,
    bewilligt_bis: tage?.bis ?? null,
    aufgehoben_ab: (kann.hebtAuf && aufgehobenAb) || null,
  }
}

export const dienstEintrag = (dienst: Dienst, bescheid: { id: string; kunde_id: string }) =>
  ({
    akteur: 'dienst',
    akteurId: dienst.mitarbeiterId,
    kundeId: bescheid.kunde_id,
    details: { bescheid: bescheid.id },
  }) as const

interface Wo {
  kundeId: string
  sendung: string
}

/** Takes the PDF of a draft, before anything refers to it. The customer is of the own Jobcenter: the caller made sure. */
export function takeDatei(
  env: Env,
  dienst: Dienst,
  { kundeId, sendung, dateien }: Wo & { dateien: AsyncIterable<EmpfangeneDatei> },
): Promise<Annahmeergebnis> {
  const ort = {
    besitzer: { art: 'kunde', id: kundeId },
    sendung,
    akteur: { art: 'dienst', id: dienst.mitarbeiterId },
    erlaubt: ['pdf'],
  } as const
  return takeDokumente(env, ort, dateien)
}

/**
 * Makes a draft of a file that was taken. The same sending is the same notice. Undefined where the Jobcenter has no such
 * customer, the case is not theirs, or the file was turned away meanwhile.
 */
export function createEntwurf(
  env: Env,
  dienst: Dienst,
  neu: Wo & { dokumentId: string; angaben: Bescheidangaben; vorlage?: string; vorgangId?: string | undefined },
): Promise<string | undefined> {
  const { jobcenterId } = dienst
  return env.db.transaction().execute(async (tx) => {
    const kunde = await lockKunde(tx, { id: neu.kundeId, jobcenterId })
    if (!kunde) return undefined
    const known = await store.findBySendung(tx, { sendung: neu.sendung, jobcenterId })
    if (known) return known.id
    const { vorgangId } = neu
    if (vorgangId && !(await findVorgangsbezug(env, tx, { id: vorgangId, kundeId: kunde.id }))) return undefined
    const besitzer = { art: 'kunde', id: kunde.id } as const
    if (!(await bindDokumente(env, tx, { besitzer, ids: [neu.dokumentId] }))) return undefined
    const id = newId()
    const { art, titel, belehrung, zeit } = neu.angaben
    await store.insertBescheid(tx, {
      id,
      kunde_id: kunde.id,
      jobcenter_id: jobcenterId,
      art,
      titel: kundeKey(env, kunde).seal(kontext('titel', id), titel),
      dokument_id: neu.dokumentId,
      vorlage: neu.vorlage ?? null,
      belehrung: readArt(art).rechtsbehelf ? belehrung : null,
      zustand: 'entwurf',
      erstellt_von: dienst.mitarbeiterId,
      erstellt: env.clock.now(),
      sendung: neu.sendung,
      vorgang_id: vorgangId ?? null,
      ...zeitOf(art, zeit),
    })
    await recordEreignis(env, tx, {
      ereignis: 'bescheid.erstellt',
      ...dienstEintrag(dienst, { id, kunde_id: kunde.id }),
    })
    return id
  })
}

async function* oneFile(name: string, bytes: Uint8Array): AsyncGenerator<EmpfangeneDatei> {
  const inhalt = (async function* () {
    yield Buffer.from(bytes)
  })()
  yield { feld: 'datei', name, inhalt }
}

/**
 * Makes a draft from a template: printed first, then stored, so that printing holds nothing open. Undefined where the
 * Jobcenter has no such customer or there is no such template.
 * @throws Ueberlastet, Satzfehler of the typesetter; then nothing was changed
 */
export async function createAusVorlage(
  env: Env,
  dienst: Dienst,
  neu: Wo & {
    vorlage: string
    felder: Record<string, string>
    leistung: string
    vorgangId?: string | undefined
    zeit?: Leistungszeit | undefined
  },
): Promise<string | undefined> {
  const vorlage = findVorlage(neu.vorlage)
  const [kunde, jobcenter] = await Promise.all([
    readKunde(env, env.db, { id: neu.kundeId, jobcenterId: dienst.jobcenterId }),
    findJobcenterById(env.db, dienst.jobcenterId),
  ])
  if (!vorlage || !kunde || !jobcenter) return undefined
  const known = await store.findBySendung(env.db, { sendung: neu.sendung, jobcenterId: dienst.jobcenterId })
  if (known) return known.id
  const datum = tagInBerlin(env.clock.now())
  const felder = { ...neu.felder, ...printZeitraum(neu.zeit?.zeitraum) }
  const angaben = { jobcenter, kunde, name: dienst.name, datum, leistung: neu.leistung, felder }
  const pdf = await typesetBescheid(vorlage, angaben)
  const dateien = oneFile(`${vorlage.titel}.pdf`, pdf)
  // Two files of one template are never the same bytes; a click that came twice finds the notice by its sending.
  const { dokumente, fehler } = await takeDatei(env, dienst, { kundeId: kunde.id, sendung: newId(), dateien })
  if (!dokumente[0]) throw new Error(`Der Bescheid ließ sich nicht ablegen (${fehler.length}).`)
  return createEntwurf(env, dienst, {
    kundeId: kunde.id,
    sendung: neu.sendung,
    dokumentId: dokumente[0].id,
    angaben: { art: vorlage.art, titel: titleOf(vorlage, angaben), belehrung: 'richtig', zeit: neu.zeit },
    vorlage: neu.vorlage,
    vorgangId: neu.vorgangId,
  })
}

export type Entwurfsergebnis = 'ok' | 'fehlt' | 'falscher-zustand' | 'datei-nicht-bereit'

type Entwurf = store.GesperrterBescheid

async function lockEntwurf(tx: Tx, dienst: Dienst, id: string): Promise<Entwurf | 'fehlt' | 'falscher-zustand'> {
  const row = await store.lockBescheid(tx, { id, jobcenterId: dienst.jobcenterId })
  if (!row) return 'fehlt'
  return row.zustand === 'entwurf' || row.zustand === 'zurueckgegeben' ? row : 'falscher-zustand'
}

/** Whether the file may leave: nothing unchecked is released, nothing that was turned away. */
export async function isDateiBereit(env: Env, tx: Tx, row: Pick<Entwurf, 'kunde_id' | 'dokument_id'>) {
  const wo = { besitzer: { art: 'kunde', id: row.kunde_id }, id: row.dokument_id } as const
  const dokument = await findDokument(env, tx, wo)
  return dokument?.zustand === 'sauber' && (dokument.geprueft || !env.scanner)
}

/** Hands a draft to somebody else for release. */
export function submitEntwurf(env: Env, dienst: Dienst, id: string): Promise<Entwurfsergebnis> {
  return env.db.transaction().execute(async (tx) => {
    const row = await lockEntwurf(tx, dienst, id)
    if (typeof row === 'string') return row
    if (row.zustand !== 'entwurf') return 'falscher-zustand'
    if (!(await isDateiBereit(env, tx, row))) return 'datei-nicht-bereit'
    await store.updateBescheid(tx, id, { zustand: 'zur-freigabe', vorgelegt: env.clock.now() })
    await recordEreignis(env, tx, { ereignis: 'bescheid.vorgelegt', ...dienstEintrag(dienst, row) })
    return 'ok'
  })
}

/** Puts another file in the place of a draft's, with what is said of it; whoever does is its author from then on. */
export function replaceDatei(
  env: Env,
  dienst: Dienst,
  { id, dokumentId, angaben }: { id: string; dokumentId: string; angaben: Bescheidangaben },
): Promise<Entwurfsergebnis> {
  return env.db.transaction().execute(async (tx) => {
    const row = await lockEntwurf(tx, dienst, id)
    if (typeof row === 'string') return row
    if (row.dokument_id === dokumentId) return 'ok'
    const kunde = await lockKunde(tx, { id: row.kunde_id, jobcenterId: dienst.jobcenterId })
    if (!kunde) return 'fehlt'
    const besitzer = { art: 'kunde', id: row.kunde_id } as const
    if (!(await bindDokumente(env, tx, { besitzer, ids: [dokumentId] }))) return 'datei-nicht-bereit'
    const { art, titel, belehrung, zeit } = angaben
    await store.updateBescheid(tx, id, {
      dokument_id: dokumentId,
      vorlage: null,
      art,
      titel: kundeKey(env, kunde).seal(kontext('titel', id), titel),
      belehrung: readArt(art).rechtsbehelf ? belehrung : null,
      ...zeitOf(art, zeit),
      zustand: 'entwurf',
      erstellt_von: dienst.mitarbeiterId,
      vorgelegt: null,
      entschieden: null,
      entschieden_von: null,
      grund: null,
    })
    await deleteDokumente(env, tx, { besitzer, ids: [row.dokument_id] })
    await recordEreignis(env, tx, { ereignis: 'bescheid.neue-fassung', ...dienstEintrag(dienst, row) })
    return 'ok'
  })
}

/** Drops a draft with its file. Nothing that was released ever goes this way. */
export function dropEntwurf(env: Env, dienst: Dienst, id: string): Promise<Entwurfsergebnis> {
  return env.db.transaction().execute(async (tx) => {
    const row = await lockEntwurf(tx, dienst, id)
    if (typeof row === 'string') return row
    await store.deleteBescheid(tx, id)
    await deleteDokumente(env, tx, { besitzer: { art: 'kunde', id: row.kunde_id }, ids: [row.dokument_id] })
    await recordEreignis(env, tx, { ereignis: 'bescheid.verworfen', ...dienstEintrag(dienst, row) })
    return 'ok'
  })
}
