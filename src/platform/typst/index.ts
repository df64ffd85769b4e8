import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { projektordner } from '../ordner.ts'
import { Ueberlastet } from '../semaphore.ts'
import type { Antwort, Auftrag } from './auftrag.ts'

export { Ueberlastet }

/** The template refused the data, or the PDF standard refused the document. The message holds no text from the data. */
export class Satzfehler extends Error {
  override name = 'Satzfehler'
}

export type PdfOptionen = { standard?: 'ua-1' | 'a-2b'; bilder?: Record<string, Uint8Array> }

export type Typesetter = {
  /**
   * Typesets `vorlagen/<vorlage>.typ` with `daten` (anything that JSON can hold; all text stays text, none is markup).
   * `bilder` are PNG, JPEG or WebP bytes under plain file names, or a PDF that is to be attached. Resolves to the bytes of the PDF, PDF/UA-1 unless
   * another standard is asked for. Rejects with `Ueberlastet` or `Satzfehler`.
   */
  pdf(vorlage: string, daten: unknown, optionen?: PdfOptionen): Promise<Uint8Array>
  /** Ends the worker; what still waits is rejected. */
  close(): Promise<void>
}

export type TypesetterOptionen = {
  /** Jobs that may wait behind the one at work. */
  maxQueue?: number
  /** Milliseconds after which a job at work is given up and the worker replaced. */
  zeitgrenze?: number
  /** Folder of the templates, an absolute path. */
  vorlagen?: string
  /** The worker's module. */
  worker?: URL
}

type Offen = { auftrag: Auftrag; versuche: number; resolve: (pdf: Uint8Array) => void; reject: (error: Error) => void }

const fromSource = import.meta.url.endsWith('.ts')
const shipped = fileURLToPath(new URL('vorlagen', projektordner))
const workerUrl = () => new URL(fromSource ? './typst-worker.ts' : './typst-worker.js', import.meta.url)

/** A typesetter with one worker thread, which starts with the first job and is replaced when it dies. */
export function createTypesetter(options: TypesetterOptionen = {}): Typesetter {
  const queue = new Queue(options)
  return {
    pdf: (vorlage, daten, optionen = {}) => queue.add(vorlage, daten, optionen),
    close: () => queue.close(),
  }
}

class Queue {
  readonly #options: TypesetterOptionen
  readonly #waiting: Offen[] = []
  #worker: Worker | undefined
  #ready = false
  #atWork: Offen | undefined
  #timer: NodeJS.Timeout | undefined
  #nummer = 0
  #closed = false

  constructor(options: TypesetterOptionen) {
    this.#options = options
  }

  async add(vorlage: string, daten: unknown, { standard = 'ua-1', bilder = {} }: PdfOptionen): Promise<Uint8Array> {
    if (this.#closed) throw new Error('Der Satz ist beendet.')
    if (!/^[a-z][a-z0-9-]*$/.test(vorlage)) throw new Satzfehler('Der Name der Vorlage ist ungültig.')
    for (const name of Object.keys(bilder)) {
      if (!/^[A-Za-z0-9][\w.-]*$/.test(name)) throw new Satzfehler('Der Name eines Bildes ist ungültig.')
    }
    if (this.#waiting.length >= (this.#options.maxQueue ?? 100)) {
      throw new Ueberlastet('Zurzeit werden zu viele Dokumente erstellt.')
    }
    const auftrag = { nummer: ++this.#nummer, vorlage, daten: JSON.stringify(daten), standard, bilder }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ auftrag, versuche: 0, resolve, reject })
      this.#next()
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    const open = this.#atWork ? [this.#atWork, ...this.#waiting] : [...this.#waiting]
    this.#atWork = undefined
    this.#waiting.length = 0
    for (const { reject } of open) reject(new Error('Der Satz ist beendet.'))
    await this.#drop()
  }

  #next(): void {
    if (this.#atWork) return
    const offen = this.#waiting.shift()
    if (!offen) {
      // An idle worker must not keep the process alive.
      this.#worker?.unref()
      return
    }
    this.#atWork = offen
    offen.versuche++
    this.#worker ??= this.#start()
    this.#worker.ref()
    if (this.#ready) this.#send(this.#worker)
  }

  #start(): Worker {
    const vorlagen = this.#options.vorlagen ?? shipped
    const worker = new Worker(this.#options.worker ?? workerUrl(), {
      workerData: { vorlagen, schrift: `${shipped}/schrift` },
      execArgv: [],
    })
    worker.on('message', (antwort: Antwort) => this.#take(worker, antwort))
    worker.on('error', (error) => this.#died(worker, error))
    worker.on('exit', () => this.#died(worker, new Error('Der Satz wurde unerwartet beendet.')))
    return worker
  }

  #send(worker: Worker): void {
    const offen = this.#atWork
    if (!offen) return
    this.#timer = setTimeout(() => {
      // Native code cannot be interrupted: the thread ends when it returns, the next job does not wait for that.
      void this.#drop()
      this.#finish()?.reject(new Satzfehler('Das Erstellen des Dokuments hat zu lange gedauert.'))
      this.#next()
    }, this.#options.zeitgrenze ?? 30_000)
    worker.postMessage(offen.auftrag)
  }

  #take(worker: Worker, antwort: Antwort): void {
    if (worker !== this.#worker) return
    if (antwort.art === 'bereit') {
      this.#ready = true
      this.#send(worker)
      return
    }
    const offen = this.#finish()
    if (antwort.art === 'fertig') offen?.resolve(antwort.pdf)
    else offen?.reject(new Satzfehler(antwort.meldung))
    this.#next()
  }

  #died(worker: Worker, cause: Error): void {
    if (worker !== this.#worker) return
    void this.#drop()
    const offen = this.#finish()
    if (offen && offen.versuche < 2) this.#waiting.unshift(offen)
    else offen?.reject(new Error('Das Dokument konnte nicht erstellt werden.', { cause }))
    this.#next()
  }

  #finish(): Offen | undefined {
    clearTimeout(this.#timer)
    const offen = this.#atWork
    this.#atWork = undefined
    return offen
  }

  async #drop(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    this.#ready = false
    await worker?.terminate()
  }
}
