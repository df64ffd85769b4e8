import { recordEreignis } from '#modules/protokoll'
import { newAblagename } from '#platform/dateien/ablage.ts'
import { receiveDatei } from '#platform/dateien/annahme.ts'
import type { EmpfangeneDatei } from '#platform/dateien/empfang.ts'
import { checkDatei } from '#platform/dateien/pruefung.ts'
import { alleDateitypen, type Dateityp } from '#platform/dateien/typen.ts'
import type { Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { decryptDatei, newDateischluessel } from '#platform/krypto/dateischluessel.ts'
import type { Personenschluessel } from '#platform/krypto/schluessel.ts'
import { type Dokument, fileContext, listDokumente, sealFileKey, sealName } from './dokument.ts'
import * as store from './store.ts'
import { explainAnnahme, explainMangel, zuViele, zuVoll } from './texte.ts'

/** Whose files come, by whom, and as which sending. */
export interface Sendungsort {
  besitzer: store.Besitzer
  /** An id that the page with the form made: sent again, the same files are the same documents (UPL-09). */
  sendung: string
  /** The account, or the member of staff, that sends them. */
  akteur: { art: 'kunde' | 'dienst'; id: string }
  /** Which types this place takes; all by default. */
  erlaubt?: readonly Dateityp[]
}

export interface Annahmeergebnis {
  /** All of this sending that there are now, also from an earlier try. */
  dokumente: Dokument[]
  /** A sentence for each file that was not taken: why, and what to do. */
  fehler: string[]
}

/** A file that lies in the storage, and in no row yet. */
interface Gelegt {
  id: string
  name: string
  ablage: string
  schluessel: Buffer
  typ: Dateityp
  groesse: number
  sha256: Buffer
}

interface Lauf {
  env: Env
  ort: Sendungsort
  gelegt: Gelegt[]
  fehler: string[]
}

/**
 * Takes the files of a form into quarantine: each is looked at while it arrives, encrypted, stored, read whole, and then
 * waits for the scanner. Nothing stays of a form that breaks off, or of a file that is turned away. Throws what the reading
 * of the form throws.
 */
export async function takeDokumente(
  env: Env,
  ort: Sendungsort,
  dateien: AsyncIterable<EmpfangeneDatei>,
): Promise<Annahmeergebnis> {
  const lauf: Lauf = { env, ort, gelegt: [], fehler: [] }
  const known = new Set<string>()
  try {
    await receiveAll(lauf, dateien)
    await checkAll(lauf)
    await env.db.transaction().execute(async (tx) => {
      for (const id of await keepAll(lauf, tx)) known.add(id)
    })
  } catch (error) {
    await discard(lauf, lauf.gelegt)
    throw error
  }
  await discard(
    lauf,
    lauf.gelegt.filter(({ id }) => !known.has(id)),
  )
  const { besitzer, sendung } = ort
  return { dokumente: await listDokumente(env, env.db, { besitzer, sendung }), fehler: lauf.fehler }
}

async function receiveAll(lauf: Lauf, dateien: AsyncIterable<EmpfangeneDatei>): Promise<void> {
  const { env, ort } = lauf
  const { anzahl, dateiBytes, personBytes } = env.settings.dateien
  const before = await store.findDokumente(env.db, { besitzer: ort.besitzer, sendung: ort.sendung })
  let room = personBytes - (await store.sumBytes(env.db, ort.besitzer))
  for await (const datei of dateien) {
    if (before.length + lauf.gelegt.length >= anzahl && before.length > 0) {
      lauf.fehler.push(zuViele(datei.name, anzahl))
      continue
    }
    const name = datei.name.slice(0, 255)
    const maxBytes = Math.max(0, Math.min(dateiBytes, room))
    const erlaubt = ort.erlaubt ?? alleDateitypen
    const ziel = { id: newId(), ablage: newAblagename(), schluessel: newDateischluessel() }
    const got = await receiveDatei(
      env.ablage,
      { name, inhalt: datei.inhalt, erlaubt, maxBytes },
      { name: ziel.ablage, schluessel: ziel.schluessel, kontext: fileContext(ziel.id, ziel.ablage) },
    )
    if (got.ok) {
      lauf.gelegt.push({ ...ziel, name, typ: got.typ, groesse: got.groesse, sha256: got.sha256 })
      room -= got.groesse
    } else if (got.fehler.grund === 'zu-gross' && maxBytes < dateiBytes) lauf.fehler.push(zuVoll(name))
    else lauf.fehler.push(explainAnnahme(name, got.fehler, { erlaubt, dateiBytes }))
  }
}

/** Reads each file as its type says; those that are not taken leave at once. */
async function checkAll(lauf: Lauf): Promise<void> {
  const { env } = lauf
  for (const one of [...lauf.gelegt]) {
    const bytes = await readAll(
      decryptDatei(await env.ablage.get(one.ablage), one.schluessel, fileContext(one.id, one.ablage)),
    )
    const mangel = await checkDatei(bytes, one.typ)
    if (!mangel) continue
    lauf.fehler.push(explainMangel(one.name, mangel))
    lauf.gelegt = lauf.gelegt.filter((other) => other !== one)
    await discard(lauf, [one])
  }
}

export async function readAll(inhalt: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of inhalt) parts.push(part)
  return Buffer.concat(parts)
}

/** Rows, audit records and orders to scan, all or none. Answers the ids of what is new and fits. */
async function keepAll(lauf: Lauf, tx: Tx): Promise<string[]> {
  const { env, ort } = lauf
  if (lauf.gelegt.length === 0) return []
  await store.lockBesitzer(tx, ort.besitzer)
  const verpackt = await store.findKey(tx, ort.besitzer)
  if (!verpackt) throw new Error('Die Person, der die Datei gehören soll, gibt es nicht.')
  const person = env.schluessel.personKey(ort.besitzer.id, verpackt)
  let room = env.settings.dateien.personBytes - (await store.sumBytes(tx, ort.besitzer))
  const kept: string[] = []
  for (const one of lauf.gelegt) {
    if (one.groesse > room) lauf.fehler.push(zuVoll(one.name))
    else if (await store.insertDokument(tx, rowOf(lauf, person, one))) {
      room -= one.groesse
      kept.push(one.id)
      await record(lauf, tx, one)
      await env.queue.send(tx, 'dokument-pruefen', { id: one.id })
    }
  }
  return kept
}

function rowOf({ env, ort }: Lauf, person: Personenschluessel, one: Gelegt): store.NeuesDokument {
  const now = env.clock.now()
  return {
    id: one.id,
    kunde_id: ort.besitzer.art === 'kunde' ? ort.besitzer.id : null,
    konto_id: ort.besitzer.art === 'konto' ? ort.besitzer.id : null,
    herkunft: ort.akteur.art,
    zustand: 'quarantaene',
    name: sealName(person, one.id, one.name),
    schluessel: sealFileKey(person, one.id, one.schluessel),
    ablage: one.ablage,
    typ: one.typ,
    groesse: one.groesse,
    sha256: one.sha256,
    sendung: ort.sendung,
    naechster_versuch: now,
    erstellt: now,
  }
}

async function record({ env, ort }: Lauf, tx: Tx, one: Gelegt): Promise<void> {
  const { besitzer, akteur } = ort
  await recordEreignis(env, tx, {
    ereignis: akteur.art === 'kunde' ? 'jobcenter.dokument-eingereicht' : 'jobcenter.dokument-abgelegt',
    akteur: akteur.art,
    akteurId: akteur.id,
    ...(besitzer.art === 'kunde' ? { kundeId: besitzer.id } : {}),
    ...(akteur.art === 'kunde' ? { kontoId: akteur.id } : {}),
    details: { dokument: one.id, typ: one.typ, groesse: one.groesse },
  })
}

/** What cannot be removed now is found by the nightly comparison. */
async function discard({ env }: Lauf, some: readonly Gelegt[]): Promise<void> {
  if (some.length === 0) return
  await env.ablage.delete(some.map(({ ablage }) => ablage)).catch((error: unknown) => {
    env.log.warn({ err: error, anzahl: some.length }, 'Dateien ohne Eintrag nicht entfernt')
  })
}
