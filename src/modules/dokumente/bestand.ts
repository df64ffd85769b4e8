import { createHash } from 'node:crypto'
import { DateiFehlt } from '#platform/dateien/ablagename.ts'
import type { Env } from '#platform/env.ts'
import { DateiVerfaelscht, decryptDatei } from '#platform/krypto/dateischluessel.ts'
import { fileContext, openFileKey } from './dokument.ts'
import { type DokumentRow, findStored } from './store.ts'

const BATCH = 200

/** Ids of files whose bytes are not there, or are not those that were stored. */
export interface Bestand {
  geprueft: number
  fehlend: string[]
  falsch: string[]
}

/** Opens every stored file and compares its SHA-256 with the one in the database; after a restore, and in drills. */
export async function pruefeBestand(env: Env): Promise<Bestand> {
  const bestand: Bestand = { geprueft: 0, fehlend: [], falsch: [] }
  for (let nach = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await findStored(env.db, { nach, anzahl: BATCH })
    for (const row of rows) {
      bestand.geprueft++
      const found = await compare(env, row)
      if (found) bestand[found].push(row.id)
      nach = row.id
    }
    if (rows.length < BATCH) return bestand
  }
}

async function compare(env: Env, row: DokumentRow): Promise<'fehlend' | 'falsch' | undefined> {
  const wanted = row.abgelegt_sha256 ?? row.sha256
  try {
    const hash = createHash('sha256')
    const stored = await env.ablage.get(row.ablage!)
    for await (const part of decryptDatei(stored, openFileKey(env, row), fileContext(row.id, row.ablage!))) {
      hash.update(part)
    }
    return hash.digest().equals(wanted) ? undefined : 'falsch'
  } catch (error) {
    if (error instanceof DateiFehlt) return 'fehlend'
    if (error instanceof DateiVerfaelscht) return 'falsch'
    throw error
  }
}
