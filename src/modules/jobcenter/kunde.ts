import type { Db, Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { equalSecrets } from '#platform/krypto/geheimnis.ts'
import type { Personenschluessel } from '#platform/krypto/schluessel.ts'
import type { Kundendaten } from './kundendaten.ts'
import * as store from './store.ts'

export interface Kunde extends Kundendaten {
  id: string
  jobcenterId: string
}

type Sealed = Pick<store.KundeRow, 'id' | 'schluessel'>

/** The key of a customer's own data. */
export function kundeKey(env: Env, row: Sealed): Personenschluessel {
  return env.schluessel.personKey(row.id, row.schluessel)
}

/** What is on file, opened. Throws where the row was tampered with. */
export function openKunde(env: Env, row: Pick<store.KundeRow, 'id' | 'jobcenter_id' | 'daten' | 'schluessel'>): Kunde {
  const daten = JSON.parse(kundeKey(env, row).open(`kunde|daten|${row.id}`, row.daten)) as Kundendaten
  return { ...daten, id: row.id, jobcenterId: row.jobcenter_id }
}

const geburtstagText = (kundeId: string, geburtstag: string) => `${kundeId}|${geburtstag}`

/**
 * Whether somebody was born on that day (YYYY-MM-DD), without opening anything. Takes the same work where there is no
 * customer.
 */
export function isGeburtstag(
  env: Env,
  row: { id: string; geburtstag_hash: Buffer } | undefined,
  geburtstag: string,
): boolean {
  const wanted = row?.geburtstag_hash ?? Buffer.alloc(32)
  const made = env.schluessel.macs('geburtstag', geburtstagText(row?.id ?? '', geburtstag))
  return made.map((hash) => equalSecrets(hash, wanted)).includes(true)
}

/** What a customer is found by, with the newest key. */
export function hashesOf({ schluessel }: Env, id: string, daten: Kundendaten) {
  return {
    kundennummer_hash: schluessel.mac('kundennummer', daten.kundennummer),
    bg_nummer_hash: daten.bgNummer ? schluessel.mac('bg-nummer', daten.bgNummer) : null,
    geburtstag_hash: schluessel.mac('geburtstag', geburtstagText(id, daten.geburtstag)),
  }
}

/**
 * Puts a person on file, under a key of their own. `daten` come from `parseKundendaten`. Answers the id, or that the
 * Kundennummer is taken.
 */
export async function createKunde(
  env: Env,
  tx: Tx,
  neu: { jobcenterId: string; daten: Kundendaten },
): Promise<{ ok: true; id: string } | { ok: false; grund: 'nummer-vergeben' }> {
  const id = newId()
  const { daten } = neu
  const verpackt = env.schluessel.createPersonKey(id)
  const row = {
    id,
    jobcenter_id: neu.jobcenterId,
    daten: kundeKey(env, { id, schluessel: verpackt }).seal(`kunde|daten|${id}`, JSON.stringify(daten)),
    ...hashesOf(env, id, daten),
    erstellt: env.clock.now(),
  }
  return (await store.insertKunde(tx, row, verpackt)) ? { ok: true, id } : { ok: false, grund: 'nummer-vergeben' }
}

/**
 * Brings what is on file of a customer up to date, under their own key; the Kundennummer stays. What `daten` do not name
 * (bgNummer) stays, too. False where the Jobcenter has no such customer.
 */
export async function updateKunde(
  env: Env,
  tx: Tx,
  { id, jobcenterId, daten }: { id: string; jobcenterId: string; daten: Kundendaten },
): Promise<boolean> {
  const row = await store.lockKunde(tx, { id, jobcenterId })
  if (!row) return false
  const { id: _, jobcenterId: __, kundennummer, ...bisher } = openKunde(env, row)
  const neu: Kundendaten = { ...bisher, ...daten, kundennummer }
  await store.updateKunde(tx, id, {
    daten: kundeKey(env, row).seal(`kunde|daten|${id}`, JSON.stringify(neu)),
    bg_nummer_hash: neu.bgNummer ? env.schluessel.mac('bg-nummer', neu.bgNummer) : null,
    geburtstag_hash: env.schluessel.mac('geburtstag', geburtstagText(id, neu.geburtstag)),
  })
  return true
}

/** For staff of that Jobcenter; elsewhere a customer is found through its owner. */
export async function readKunde(
  env: Env,
  db: Db | Tx,
  wo: { id: string; jobcenterId: string },
): Promise<Kunde | undefined> {
  const row = await store.findKunde(db, wo)
  return row && openKunde(env, row)
}

/** By the Kundennummer in its stored form (`parseKundennummer`); for staff of that Jobcenter. */
export async function findKundeByNummer(
  env: Env,
  db: Db | Tx,
  wo: { jobcenterId: string; kundennummer: string },
): Promise<Kunde | undefined> {
  const hashes = env.schluessel.macs('kundennummer', wo.kundennummer)
  const row = await store.findKundeByHashes(db, { jobcenterId: wo.jobcenterId, hashes })
  return row && openKunde(env, row)
}

/** All (at most 50) of a Bedarfsgemeinschaft, by its number in the stored form; for staff of that Jobcenter. */
export async function listKundenByBg(
  env: Env,
  db: Db | Tx,
  wo: { jobcenterId: string; bgNummer: string },
): Promise<Kunde[]> {
  const hashes = env.schluessel.macs('bg-nummer', wo.bgNummer)
  const rows = await store.findKundenByBgHashes(db, { jobcenterId: wo.jobcenterId, hashes })
  return rows.map((row) => openKunde(env, row))
}

/** One page of a Jobcenter's customers, newest first. `weiter`, where there is more, is the `nach` of the next page. */
export async function listKunden(
  env: Env,
  db: Db | Tx,
  seite: { jobcenterId: string; nach?: string | undefined; anzahl: number },
): Promise<{ kunden: Kunde[]; weiter: string | undefined }> {
  const rows = await store.findKundenPage(db, { ...seite, anzahl: seite.anzahl + 1 })
  const shown = rows.slice(0, seite.anzahl)
  const weiter = rows.length > shown.length ? shown.at(-1)?.id : undefined
  return { kunden: shown.map((row) => openKunde(env, row)), weiter }
}

/**
 * Takes a person off the file and destroys their key, so that nothing it sealed can be read again, here or in an old
 * backup (CRY-07). False where there is no such customer.
 */
export function eraseKunde(tx: Tx, wo: { id: string; jobcenterId: string }): Promise<boolean> {
  return store.deleteKunde(tx, wo)
}
