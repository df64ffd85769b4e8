import { recordEreignis } from '#modules/protokoll'
import { dateiarten, endingOf } from '#platform/dateien/typen.ts'
import type { Env } from '#platform/env.ts'
import { decryptDatei } from '#platform/krypto/dateischluessel.ts'
import { type Dokument, fileContext, openDokument, openFileKey } from './dokument.ts'
import * as store from './store.ts'

/** What `anfrage.anhang` sends. */
export interface Anhang {
  name: string
  typ: string
  groesse: number
  inhalt: ReadableStream<Uint8Array>
}

/**
 * `wartet`: not scanned yet, try later. `ungeprueft`: the training has no scanner; ask the person, then read with
 * `trotzdem`. `abgewiesen`: a virus, or nothing that could be read; the bytes are gone.
 */
export type Lesergebnis =
  | { ok: true; dokument: Dokument; anhang: Anhang }
  | { ok: false; grund: 'wartet' | 'ungeprueft' | 'abgewiesen'; dokument: Dokument }

export interface Leser {
  akteur: { art: 'kunde' | 'dienst'; id: string }
  /** Only in the training: also what no scanner has seen. */
  trotzdem?: boolean
}

/**
 * Opens a file of this owner for download. Undefined where the owner has none with this id. That staff read it is recorded.
 * @throws DateiVerfaelscht, DateiFehlt where the bytes are not what was stored: nothing is sent then
 */
export async function readDokument(
  env: Env,
  wo: { besitzer: store.Besitzer; id: string },
  { akteur, trotzdem = false }: Leser,
): Promise<Lesergebnis | undefined> {
  const row = await store.findDokument(env.db, wo)
  if (!row) return undefined
  const dokument = openDokument(env, row)
  const grund = refuse(env, row, trotzdem)
  if (grund) return { ok: false, grund, dokument }
  const clear = decryptDatei(await env.ablage.get(row.ablage!), openFileKey(env, row), fileContext(row.id, row.ablage!))
  // The first block is verified before anything is answered.
  const first = await clear.next()
  if (akteur.art === 'dienst') {
    await recordEreignis(env, env.db, {
      ereignis: 'jobcenter.dokument-gelesen',
      akteur: 'dienst',
      akteurId: akteur.id,
      ...(wo.besitzer.art === 'kunde' ? { kundeId: wo.besitzer.id } : { kontoId: wo.besitzer.id }),
      details: { dokument: row.id },
    })
  }
  const inhalt = streamOf(clear, first.done ? undefined : first.value)
  const { mime } = dateiarten[dokument.typ]
  return { ok: true, dokument, anhang: { name: nameFor(dokument), typ: mime, groesse: dokument.groesse, inhalt } }
}

/** The one place that decides whether bytes leave: only what is clean, and scanned wherever there is a scanner (UPL-05). */
function refuse(
  env: Env,
  row: store.DokumentRow,
  trotzdem: boolean,
): 'wartet' | 'ungeprueft' | 'abgewiesen' | undefined {
  if (row.zustand === 'befall' || row.zustand === 'fehler') return 'abgewiesen'
  if (row.zustand !== 'sauber') return 'wartet'
  if (row.virenpruefung !== null) return undefined
  if (env.scanner || env.settings.modus !== 'schulung') return 'wartet'
  return trotzdem ? undefined : 'ungeprueft'
}

/** With the ending of what it is now. */
function nameFor({ name, typ }: Dokument): string {
  const { endungen } = dateiarten[typ]
  const ending = endingOf(name)
  if (endungen.includes(ending)) return name
  const stem = ending === '' ? name : name.slice(0, -ending.length - 1)
  return `${stem || 'Dokument'}.${endungen[0]}`
}

function streamOf(rest: AsyncGenerator<Buffer>, first: Buffer | undefined): ReadableStream<Uint8Array> {
  let pending = first
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = pending ?? (await rest.next()).value
      pending = undefined
      if (next) controller.enqueue(next)
      else controller.close()
    },
    async cancel() {
      await rest.return(undefined)
    },
  })
}
