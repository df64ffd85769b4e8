import type { Dateityp } from '#platform/dateien/typen.ts'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import type { Personenschluessel } from '#platform/krypto/schluessel.ts'
import * as store from './store.ts'

/** A file as its owner sees it. */
export interface Dokument {
  id: string
  /** As it was sent; show it with `showDateiname`. */
  name: string
  zustand: store.Zustand
  /** Why it was turned away, from a list: `explainMangel`, `explainFund`. */
  grund: string | undefined
  /** As it lies there now: a picture that came as HEIC is a JPEG. */
  typ: Dateityp
  groesse: number
  /** Of the file as received, and as stored; hex. */
  sha256: string
  abgelegtSha256: string | undefined
  /** False while it waits, and where the training has no scanner. */
  geprueft: boolean
  herkunft: 'kunde' | 'dienst'
  /** Whether something refers to it, or did. */
  gebunden: boolean
  /** Code of the document type, where its owner has said which. */
  art: string | undefined
  sendung: string
  erstellt: Date
}

type Sealed = { id: string; kunde_id: string | null; konto_id: string | null; verpackt: Buffer }

export const besitzerOf = (row: Pick<Sealed, 'kunde_id' | 'konto_id'>): store.Besitzer =>
  row.kunde_id ? { art: 'kunde', id: row.kunde_id } : { art: 'konto', id: row.konto_id! }

export function ownerKey(env: Env, row: Sealed): Personenschluessel {
  return env.schluessel.personKey(besitzerOf(row).id, row.verpackt)
}

const nameContext = (id: string) => `dokument|name|${id}`
const keyContext = (id: string) => `dokument|schluessel|${id}`

export function sealName(person: Personenschluessel, id: string, name: string): Buffer {
  return person.seal(nameContext(id), name)
}

/** The key of a file, wrapped with that of its owner and bound to its row. */
export function sealFileKey(person: Personenschluessel, id: string, schluessel: Buffer): Buffer {
  return person.seal(keyContext(id), schluessel.toString('base64'))
}

export function openFileKey(env: Env, row: Sealed & { schluessel: Buffer | null }): Buffer {
  if (!row.schluessel) throw new Error('Der Inhalt dieses Dokuments wurde entfernt.')
  return Buffer.from(ownerKey(env, row).open(keyContext(row.id), row.schluessel), 'base64')
}

/** What the bytes are bound to: moved under another name or to another row they stay closed (UPL-06). */
export const fileContext = (id: string, ablage: string): string => `dokument|${id}|${ablage}`

export function openDokument(env: Env, row: store.DokumentRow): Dokument {
  return {
    id: row.id,
    name: ownerKey(env, row).open(nameContext(row.id), row.name),
    zustand: row.zustand,
    grund: row.grund ?? undefined,
    typ: row.abgelegt_typ ?? row.typ,
    groesse: row.abgelegt_groesse ?? row.groesse,
    sha256: row.sha256.toString('hex'),
    abgelegtSha256: row.abgelegt_sha256?.toString('hex'),
    geprueft: row.virenpruefung !== null,
    herkunft: row.herkunft,
    gebunden: row.gebunden !== null,
    art: row.art ?? undefined,
    sendung: row.sendung,
    erstellt: row.erstellt,
  }
}

/** One file of this owner. Staff have made sure before that the owner is of their Jobcenter. */
export async function findDokument(
  env: Env,
  db: Db | Tx,
  wo: { besitzer: store.Besitzer; id: string },
): Promise<Dokument | undefined> {
  const row = await store.findDokument(db, wo)
  return row && openDokument(env, row)
}

/** Files of this owner: those of one sending, those with these ids, or all, in the order in which they came. */
export async function listDokumente(
  env: Env,
  db: Db | Tx,
  wo: { besitzer: store.Besitzer; sendung?: string; ids?: readonly string[] },
): Promise<Dokument[]> {
  return (await store.findDokumente(db, wo)).map((row) => openDokument(env, row))
}

/**
 * Notes that something refers to these files from now on; without it they are removed after a day. False, and nothing to be
 * relied on, where one of them is not the owner's or was turned away: then the caller's transaction must not go on.
 */
export async function bindDokumente(
  env: Env,
  tx: Tx,
  wo: { besitzer: store.Besitzer; ids: readonly string[] },
): Promise<boolean> {
  const wanted = new Set(wo.ids)
  if (wanted.size === 0) return true
  const bound = await store.markBound(tx, { ...wo, ids: [...wanted], jetzt: env.clock.now() })
  return bound.length === wanted.size
}

/**
 * Removes files of this owner, rows at once and bytes right after. With `frei` only those of that sending, and of them only what
 * nothing refers to. Answers how many went.
 */
export async function deleteDokumente(
  env: Env,
  tx: Tx,
  wo: { besitzer: store.Besitzer; ids: readonly string[]; frei?: { sendung: string } },
): Promise<number> {
  if (wo.ids.length === 0) return 0
  const gone = await store.deleteDokumente(tx, wo)
  if (gone > 0) await env.queue.send(tx, 'dateiabfall-entfernen', {})
  return gone
}

/**
 * Lets go of files after what referred to them is gone: those that nothing else refers to are removed, the others stay.
 * Answers how many went.
 */
export async function releaseDokumente(
  env: Env,
  tx: Tx,
  wo: { besitzer: store.Besitzer; ids: readonly string[] },
): Promise<number> {
  if (wo.ids.length === 0) return 0
  return deleteDokumente(env, tx, { besitzer: wo.besitzer, ids: await store.lockUnreferenced(tx, wo) })
}
