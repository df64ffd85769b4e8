import { join } from 'node:path'
import { createJobcenter, createKunde, eraseKunde, parseKundendaten, updateJobcenter } from '#modules/jobcenter'
import { eraseKonto } from '#modules/konto'
import { recordEreignis } from '#modules/protokoll'
import {
  changeRollen,
  createMitarbeiter,
  findAllMitarbeiter,
  reportUngelesene,
  requestRollen,
  resetPersonal,
} from '#modules/sachbearbeitung'
import { later, SEKUNDE } from '#platform/clock.ts'
import type { Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { removeKeptMails } from '#platform/post/mail.ts'
import { tagInBerlin } from '#platform/text/datum.ts'
import { notFound } from '#web/fehler.ts'
import { beginAnfang } from './anfang.ts'
import * as store from './store.ts'
import { beginZeiten } from './termine.ts'
import { askForZweite } from './vorbehalt/vier-augen.ts'
import { dienst, jobcenter, type Ort, type Person, personen, rollenantrag } from './welt-daten.ts'
import { beginErreichbarkeit } from './zustaendig.ts'

/** Where kept mails lie (`createFileMailer`). */
export const postordner = (env: Env) => join(env.settings.dataDir, 'post')

type Orte = Record<Ort, string>

/** Every act of the training pages passes here: in operation, and on a database with other data, there is none. */
export async function assertSchulung(env: Env): Promise<void> {
  if (env.settings.modus !== 'schulung' || !(await store.hasSchulungsdaten(env.db))) throw notFound()
}

let reihe: Promise<unknown> = Promise.resolve()

/** One after the other: two clicks at once would put the same person up twice. */
function inTurn<T>(tat: () => Promise<T>): Promise<T> {
  const turn = reihe.then(tat)
  reihe = turn.catch(() => undefined)
  return turn
}

/**
 * Fills an empty database with the fictitious world, once. A start that was cut off goes on from the beginning; a database
 * that holds anything else is left alone. Needs the queue: some people have had mails.
 */
export async function seedSchulung(env: Env): Promise<void> {
  if (env.settings.modus !== 'schulung') return
  const stand = await store.findStand(env.db)
  if (stand === 'fertig') return
  if (stand === undefined && (await store.hasOtherData(env.db))) {
    env.log.warn('Die Datenbank enthält andere Daten: Die Schulungsdaten wurden nicht angelegt.')
    return
  }
  await buildWorld(env)
}

/** Puts everything back to the beginning. The audit record stays: nobody can empty it. */
export async function resetSchulung(env: Env): Promise<void> {
  await assertSchulung(env)
  await inTurn(() => buildWorld(env))
}

async function buildWorld(env: Env): Promise<void> {
  await store.setStand(env.db, 'begonnen')
  const gebaut = await env.db.transaction().execute(async (tx) => {
    await clearWorld(env, tx)
    const orte = await ensureOrte(env, tx)
    await ensureDienst(env, tx, orte)
    const kunden = await createPersonen(env, tx, orte)
    await recordEreignis(env, tx, { ereignis: 'system.zurueckgesetzt', akteur: 'system', details: { umfang: 'alles' } })
    return { orte, kunden }
  })
  await removeKeptMails(postordner(env))
  await beginErreichbarkeit(env)
  await beginZeiten(env)
  for (const person of personen) {
    const wo = { kundeId: gebaut.kunden.get(person.kuerzel)!, jobcenterId: gebaut.orte[person.ort] }
    await beginAnfang(env, person, wo)
  }
  await reportUngelesene(env)
  await askForRolle(env)
  await askForZweite(env, (kuerzel) => gebaut.kunden.get(kuerzel)!)
  await store.setStand(env.db, 'fertig')
}

async function clearWorld(env: Env, tx: Tx): Promise<void> {
  for (const { id } of await store.findAllKonten(tx)) await eraseKonto(env, tx, id, 'schulung')
  for (const row of await store.findAllKunden(tx)) {
    await eraseKunde(tx, { id: row.id, jobcenterId: row.jobcenter_id })
  }
  await store.deleteRests(tx)
}

async function ensureOrte(env: Env, tx: Tx): Promise<Orte> {
  const found = {} as Orte
  for (const [stelle, ort] of (['musterstadt', 'beispielkreis'] as const).entries()) {
    const daten = jobcenter[ort]
    const known = await store.findJobcenterByName(tx, daten.name)
    // The first one made is the one that this portal shows, so the order must be certain.
    const spaeter: Env = { ...env, clock: { now: () => later(env.clock.now(), stelle * SEKUNDE) } }
    const made = known ? await updateJobcenter(tx, known.id, daten) : await createJobcenter(spaeter, tx, daten)
    if (!made.ok) throw new Error(`Die Schulungsdaten des Jobcenters sind falsch: ${JSON.stringify(made.fehler)}`)
    found[ort] = made.id
  }
  return found
}

/** Staff stay who they are, so that the audit record goes on naming them; roles go back to those of the table. */
async function ensureDienst(env: Env, tx: Tx, orte: Orte): Promise<void> {
  const known = await findAllMitarbeiter(tx)
  const kurs: string[] = []
  for (const { ort, ...person } of dienst) {
    const jobcenterId = orte[ort]
    const same = known.find((row) => row.name === person.name && row.jobcenter_id === jobcenterId)
    kurs.push(same?.id ?? (await createMitarbeiter(env, tx, { ...person, jobcenterId })))
    if (same && same.rollen.join() !== person.rollen.join()) {
      await changeRollen(env, tx, { mitarbeiterId: same.id, rollen: person.rollen, von: undefined })
    }
  }
  await resetPersonal(tx, kurs)
}

/** One change of roles waits, so that a course sees how two people release it. */
async function askForRolle(env: Env): Promise<void> {
  const alle = await findAllMitarbeiter(env.db)
  const [von, fuer] = [rollenantrag.von, rollenantrag.fuer].map((name) =>
    alle.find((row) => row.name === name && row.aktiv),
  )
  if (!von || !fuer) throw new Error('In der Schulung fehlt, wer Rollen beantragt oder bekommt.')
  const wer = { mitarbeiterId: von.id, jobcenterId: von.jobcenter_id }
  await requestRollen(env, wer, { mitarbeiterId: fuer.id, rollen: [...fuer.rollen, rollenantrag.dazu] })
}

async function createPersonen(env: Env, tx: Tx, orte: Orte): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  // The newest customers stand first in lists; in a course that is Kim.
  for (const person of [...personen].reverse()) {
    const read = parseKundendaten(person.daten, tagInBerlin(env.clock.now()))
    if (!read.ok)
      throw new Error(`Die Schulungsdaten von ${person.kuerzel} sind falsch: ${JSON.stringify(read.fehler)}`)
    const made = await createKunde(env, tx, { jobcenterId: orte[person.ort], daten: read.daten })
    if (!made.ok) throw new Error(`Die Kundennummer von ${person.kuerzel} ist schon vergeben.`)
    await store.insertPerson(tx, { kunde_id: made.id, kuerzel: person.kuerzel })
    ids.set(person.kuerzel, made.id)
  }
  return ids
}

/** The person as the table of the course has them, with the row behind; undefined for any other id. */
export async function findPerson(env: Env, id: string): Promise<{ person: Person; row: store.PersonRow } | undefined> {
  const row = (await store.findPersonen(env.db)).find((each) => each.kunde_id === id)
  const person = row && personen.find((each) => each.kuerzel === row.kuerzel)
  return person && { person, row }
}

/**
 * Puts one person back to the beginning: accounts, link, letters and requests go, and what the course begins with is made
 * anew. For the account of a visitor that belongs to nobody, the account goes. False for any other id.
 */
export async function resetPerson(env: Env, id: string): Promise<boolean> {
  await assertSchulung(env)
  return inTurn(async () => {
    const found = await findPerson(env, id)
    const besucher = (await store.findBesucherkonten(env.db)).some((konto) => konto.id === id)
    if (!found && !besucher) return false
    await clearPerson(env, id, found !== undefined)
    if (found) await beginAnfang(env, found.person, { kundeId: id, jobcenterId: found.row.jobcenter_id })
    return true
  })
}

/** `id` is that of the customer, or of the account of a visitor. */
async function clearPerson(env: Env, id: string, isKunde: boolean): Promise<void> {
  await env.db.transaction().execute(async (tx) => {
    const konten = isKunde ? await store.findKontenOf(tx, id) : [id]
    for (const kontoId of konten) await eraseKonto(env, tx, kontoId, 'schulung')
    if (isKunde) await store.deleteBriefe(tx, id)
    const eintrag = { akteur: 'system', kundeId: isKunde ? id : undefined, details: { umfang: 'person' } } as const
    await recordEreignis(env, tx, { ereignis: 'system.zurueckgesetzt', ...eintrag })
  })
}
