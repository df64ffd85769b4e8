import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { createSchleuse } from '../semaphore.ts'
import { isAlsoArchive } from './archiv.ts'
import type { Antwort, Auftrag } from './auftrag.ts'
import { type BildMangel, checkBild, type Pixel, reencodeBild } from './bild/index.ts'
import type { PdfMangel } from './pdf/index.ts'
import type { Dateityp } from './typen.ts'

/** Why the content of a file is not taken, though its type is. */
export type Dateimangel = PdfMangel | BildMangel

const fromSource = import.meta.url.endsWith('.ts')
const workerUrl = new URL(fromSource ? './datei-worker.ts' : './datei-worker.js', import.meta.url)
const LIMIT_MS = 40_000
const broken: Antwort = { art: 'mangel', mangel: 'beschaedigt' }

/** Costly work has a bounded queue of its own (AVA-07); a HEIC of 50 million pixels takes some 400 MB. */
const schleuse = createSchleuse({ parallel: Math.max(1, Math.min(2, availableParallelism() - 1)), maxWartend: 200 })

/** A thread that does not even start is the portal's fault, not the file's. */
const isMissing = (error: Error & { code?: string }) => /NOT_FOUND|ENOENT/.test(error.code ?? '')

/** Lets a fresh thread do it. A file that kills or stops the thread is at fault itself. */
function ask(auftrag: Auftrag): Promise<Antwort> {
  return schleuse.run(
    () =>
      new Promise<Antwort>((resolve, reject) => {
        const worker = new Worker(workerUrl, {
          workerData: auftrag,
          execArgv: [],
          // The decoder tells its console about every broken file.
          stdout: true,
          stderr: true,
          resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 },
        })
        const end = (antwort: Antwort) => {
          clearTimeout(timer)
          resolve(antwort)
          void worker.terminate()
        }
        const timer = setTimeout(() => end(broken), LIMIT_MS)
        worker.once('message', end)
        worker.once('error', (error) => {
          if (isMissing(error)) reject(error)
          end(broken)
        })
        worker.once('exit', () => end(broken))
      }),
  )
}

/**
 * Reads a whole file as its type says and answers why it cannot be taken, or undefined (UPL-01, 03, 04).
 * @param bytes all of it; the limits of an upload keep it small
 */
export async function checkDatei(bytes: Uint8Array, typ: Dateityp): Promise<Dateimangel | undefined> {
  if (isAlsoArchive(bytes)) return 'doppelgesicht'
  if (typ === 'jpeg' || typ === 'png') return checkBild(bytes)
  const antwort = await ask({ art: typ === 'pdf' ? 'pdf' : 'heic-pruefen', bytes })
  return antwort.art === 'mangel' ? antwort.mangel : undefined
}

/** The type that a file has once it is stored for good: a HEIC becomes a JPEG, which every browser shows. */
export const storedTyp = (typ: Dateityp): Dateityp => (typ === 'heic' ? 'jpeg' : typ)

/** What is stored for good: pictures made anew, a PDF as it came. Or why that cannot be. */
export async function cleanDatei(bytes: Uint8Array, typ: Dateityp): Promise<Uint8Array | Dateimangel> {
  if (typ === 'pdf') return bytes
  if (typ !== 'heic') return reencodeBild(bytes, typ)
  const antwort = await ask({ art: 'heic-lesen', bytes })
  if (antwort.art === 'mangel') return antwort.mangel
  return antwort.art === 'pixel' ? reencodeBild(antwort.pixel as Pixel, 'jpeg') : 'beschaedigt'
}
