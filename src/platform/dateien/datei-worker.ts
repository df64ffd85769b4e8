import { parentPort, workerData } from 'node:worker_threads'
import type { Antwort, Auftrag } from './auftrag.ts'
import { readHeic } from './bild/heic.ts'
import { checkPdf } from './pdf/index.ts'

/** Reads one file of a stranger, answers and ends: whatever it does to this thread dies with it. */
async function answer({ art, bytes }: Auftrag): Promise<Antwort> {
  if (art === 'pdf') {
    const mangel = await checkPdf(bytes)
    return mangel ? { art: 'mangel', mangel } : { art: 'gut' }
  }
  return readHeic(bytes, art === 'heic-lesen')
}

const antwort = await answer(workerData as Auftrag)
parentPort?.postMessage(antwort, antwort.art === 'pixel' ? [antwort.pixel.rgba.buffer as ArrayBuffer] : [])
