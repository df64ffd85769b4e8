import { createHash } from 'node:crypto'
import { recordEreignis } from '#modules/protokoll'
import { later, MINUTE, SEKUNDE } from '#platform/clock.ts'
import { newAblagename } from '#platform/dateien/ablage.ts'
import { encryptAll } from '#platform/dateien/annahme.ts'
import { cleanDatei, storedTyp } from '#platform/dateien/pruefung.ts'
import type { Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { DateiVerfaelscht, decryptDatei, newDateischluessel } from '#platform/krypto/dateischluessel.ts'
import { readAll } from './annehmen.ts'
import { besitzerOf, type Dokument, fileContext, openDokument, openFileKey, ownerKey, sealFileKey } from './dokument.ts'
import { claim, conclude, postpone, type Urteil } from './offen.ts'
import type { Besitzer, DokumentRow } from './store.ts'

/** What other modules do when a file was turned away after it had been taken: the person must hear of it. */
export interface Dokumentanschluesse {
  beiFund?(env: Env, tx: Tx, fund: { besitzer: Besitzer; dokument: Dokument }): Promise<void>
}

/** Longer than any check may take: then somebody else may try. */
const LEASE = 3 * MINUTE
const LONGEST_PAUSE = 5 * MINUTE

/**
 * Scans one file of the quarantine, makes pictures anew and frees it, or turns it away. Whatever stands in the way (no
 * scanner, no storage) leaves it where it is, to be tried again: nobody hears of that, and nobody can open it (UPL-05).
 */
export async function pruefeDokument(env: Env, id: string, anschluesse: Dokumentanschluesse): Promise<void> {
  const now = env.clock.now()
  const row = await claim(env.db, { id, jetzt: now, bis: later(now, LEASE), ungepruefte: env.scanner !== undefined })
  if (!row) return
  let urteil: Urteil
  try {
    urteil = await judge(env, row)
  } catch (error) {
    const pause = Math.min(LONGEST_PAUSE, 5 * SEKUNDE * 2 ** Math.min(row.versuche, 10))
    env.log.warn({ err: error, dokument: id, versuche: row.versuche }, 'Dokument noch nicht geprüft')
    await postpone(env.db, id, later(env.clock.now(), pause))
    return
  }
  const done = await env.db.transaction().execute((tx) => finish(env, tx, { row, urteil, anschluesse }))
  if (!done && urteil.zustand === 'sauber' && urteil.ablage !== row.ablage) await env.ablage.delete([urteil.ablage])
}

async function judge(env: Env, row: DokumentRow): Promise<Urteil> {
  const read = async () =>
    decryptDatei(await env.ablage.get(row.ablage!), openFileKey(env, row), fileContext(row.id, row.ablage!))
  try {
    const scanned = await env.scanner?.scan(await read())
    if (scanned && scanned.art !== 'sauber') {
      return { zustand: 'befall', grund: scanned.art === 'befall' ? 'virus' : 'pruefgrenze' }
    }
    const virenpruefung = scanned?.scanner ?? null
    // Freed before without a scanner: the bytes that lie there are the ones that were scanned just now.
    if (row.zustand === 'sauber') return { ...storedAs(row), virenpruefung }
    return await clean(env, row, { bytes: await readAll(await read()), virenpruefung })
  } catch (error) {
    if (error instanceof DateiVerfaelscht) return { zustand: 'fehler', grund: 'beschaedigt' }
    throw error
  }
}

const storedAs = (row: DokumentRow) => ({
  zustand: 'sauber' as const,
  ablage: row.ablage!,
  schluessel: row.schluessel!,
  typ: row.abgelegt_typ ?? row.typ,
  groesse: row.abgelegt_groesse ?? row.groesse,
  sha256: row.abgelegt_sha256 ?? row.sha256,
})

async function clean(
  env: Env,
  row: DokumentRow,
  { bytes, virenpruefung }: { bytes: Buffer; virenpruefung: string | null },
): Promise<Urteil> {
  const result = await cleanDatei(bytes, row.typ)
  if (typeof result === 'string') return { zustand: 'fehler', grund: result }
  if (result === bytes) return { ...storedAs(row), virenpruefung }
  const ablage = newAblagename()
  const schluessel = newDateischluessel()
  await env.ablage.put(ablage, encryptAll([result], { name: ablage, schluessel, kontext: fileContext(row.id, ablage) }))
  return {
    zustand: 'sauber',
    ablage,
    schluessel: sealFileKey(ownerKey(env, row), row.id, schluessel),
    typ: storedTyp(row.typ),
    groesse: result.length,
    sha256: createHash('sha256').update(result).digest(),
    virenpruefung,
  }
}

/** The state, the audit record and what others do about a find, all or none. */
async function finish(
  env: Env,
  tx: Tx,
  { row, urteil, anschluesse }: { row: DokumentRow; urteil: Urteil; anschluesse: Dokumentanschluesse },
): Promise<boolean> {
  if (!(await conclude(tx, row, urteil, env.clock.now()))) return false
  await env.queue.send(tx, 'dateiabfall-entfernen', {})
  if (urteil.zustand === 'sauber') return true
  const besitzer = besitzerOf(row)
  await recordEreignis(env, tx, {
    ereignis: 'jobcenter.dokument-abgewiesen',
    akteur: 'system',
    ...(besitzer.art === 'kunde' ? { kundeId: besitzer.id } : { kontoId: besitzer.id }),
    details: { dokument: row.id, grund: urteil.grund },
  })
  const dokument = openDokument(env, { ...row, zustand: urteil.zustand, grund: urteil.grund })
  await anschluesse.beiFund?.(env, tx, { besitzer, dokument })
  return true
}
