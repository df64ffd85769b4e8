import type { Readable } from 'node:stream'
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy'

/** Why a form with files could not be read: `form` broken or cut off, `menge` too much of it, `langsam` too slow. */
export class Empfangsfehler extends Error {
  override name = 'Empfangsfehler'
  readonly art: 'form' | 'menge' | 'langsam'
  constructor(art: 'form' | 'menge' | 'langsam', options?: ErrorOptions) {
    super(`Formular mit Dateien: ${art}`, options)
    this.art = art
  }
}

export interface Empfangsgrenzen {
  /** Files of one form. */
  dateien: number
  /** Bytes of the whole body. */
  gesamtBytes: number
}

export interface Takt {
  /** Milliseconds between two looks at the pace. */
  alle: number
  /** Bytes that must have come in between, while somebody waits for them. */
  mindestens: number
}

/** Slower than 4 KB a second over half a minute is no upload but somebody who holds a place. */
const takt: Takt = { alle: 30_000, mindestens: 120_000 }
const MAX_FIELDS = 500
const MAX_FIELD_BYTES = 64 * 1024
const MAX_FIELDS_BYTES = 512 * 1024

/** One file of a form as it arrives. Whoever takes it reads `inhalt` to its end; what is left is dropped. */
export interface EmpfangeneDatei {
  feld: string
  /** As the browser gave it, without folders; not to be trusted. */
  name: string
  inhalt: AsyncIterable<Buffer>
}

export type Felder = [name: string, wert: string][]

/**
 * Reads a `multipart/form-data` body while it arrives: first the fields before the first file, then the files one by one,
 * then the fields behind them. Nothing of a file is held beyond what the network delivers at a time.
 */
export class Empfang {
  readonly #quelle: Readable
  readonly #busboy: BusboyInstance
  readonly #grenzen: Empfangsgrenzen
  readonly #felder: Felder = []
  #fieldBytes = 0
  #bytes = 0
  readonly #waiting: { datei: EmpfangeneDatei; strom: BusboyFileStream }[] = []
  readonly #open = new Set<BusboyFileStream>()
  #ended = false
  #error: Empfangsfehler | undefined
  #wake: (() => void) | undefined
  #timer: NodeJS.Timeout | undefined

  /** @throws Empfangsfehler where the content type names no usable boundary */
  constructor(quelle: Readable, contentType: string, grenzen: Empfangsgrenzen, tempo: Takt = takt) {
    this.#quelle = quelle
    this.#grenzen = grenzen
    this.#busboy = openBusboy(contentType, grenzen)
    this.#listen()
    this.#watch(tempo)
    quelle.pipe(this.#busboy)
  }

  /** Resolves once a file begins or the form ends; answers the fields so far. */
  async vorab(): Promise<Felder> {
    while (!this.#ended && this.#waiting.length === 0) await this.#next()
    this.#throwIfBroken()
    return [...this.#felder]
  }

  /** The files in their order. To be walked to the end: only then the form was whole. */
  async *dateien(): AsyncGenerator<EmpfangeneDatei, void, undefined> {
    for (;;) {
      const next = this.#waiting.shift()
      if (next) {
        try {
          yield next.datei
        } finally {
          next.strom.resume()
        }
      } else {
        this.#throwIfBroken()
        if (this.#ended) return
        await this.#next()
      }
    }
  }

  /** All fields; complete after the files. */
  get felder(): Felder {
    return [...this.#felder]
  }

  /** Gives up: what still comes is thrown away, whoever reads a file gets an error. */
  abbrechen(): void {
    this.#fail(new Empfangsfehler('form'))
  }

  #listen(): void {
    this.#quelle.on('data', (teil: Buffer) => {
      this.#bytes += teil.length
      if (this.#bytes > this.#grenzen.gesamtBytes) this.#fail(new Empfangsfehler('menge'))
    })
    this.#quelle.once('error', (cause) => this.#fail(new Empfangsfehler('form', { cause })))
    this.#quelle.once('close', () => {
      if (!this.#quelle.readableEnded) this.#fail(new Empfangsfehler('form'))
    })
    this.#busboy
      .on('field', (name, wert, nameCut, wertCut) => this.#addField(name, wert, nameCut || wertCut))
      .on('file', (feld, strom, name) => this.#addFile(feld, strom, name))
      .on('error', (cause) => this.#fail(new Empfangsfehler('form', { cause })))
      .on('finish', () => this.#end())
    for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) {
      this.#busboy.on(limit, () => this.#fail(new Empfangsfehler('menge')))
    }
  }

  #addField(name: string | undefined, wert: string, cut: boolean): void {
    this.#fieldBytes += wert.length
    if (cut || this.#fieldBytes > MAX_FIELDS_BYTES) this.#fail(new Empfangsfehler('menge'))
    else if (name === undefined || name === '__proto__') this.#fail(new Empfangsfehler('form'))
    else this.#felder.push([name, wert])
  }

  #addFile(feld: string | undefined, strom: BusboyFileStream, name: string | undefined): void {
    // Without a listener a body that is cut off here would end the process.
    strom.on('error', (cause) => this.#fail(new Empfangsfehler('form', { cause })))
    if (this.#error || !feld || !name) {
      // An empty file field sends a nameless part.
      strom.resume()
      return
    }
    this.#open.add(strom)
    strom.once('end', () => this.#open.delete(strom))
    this.#waiting.push({ datei: { feld, name: decodeName(name), inhalt: this.#read(strom) }, strom })
    this.#wakeUp()
  }

  /** Not the stream itself: leaving it early must not destroy it, or the parser would wait for ever. */
  async *#read(strom: BusboyFileStream): AsyncGenerator<Buffer, void, undefined> {
    try {
      yield* strom.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>
    } catch (error) {
      throw this.#error ?? error
    }
    this.#throwIfBroken()
  }

  #watch({ alle, mindestens }: Takt): void {
    let before = 0
    this.#timer = setInterval(() => {
      // Where the portal itself is behind (a slow disk or scanner), nobody can be blamed.
      const behind = this.#busboy.writableNeedDrain
      if (!behind && this.#bytes - before < mindestens) this.#fail(new Empfangsfehler('langsam'))
      before = this.#bytes
    }, alle)
    this.#timer.unref()
  }

  #end(): void {
    clearInterval(this.#timer)
    this.#ended = true
    this.#wakeUp()
  }

  #fail(error: Empfangsfehler): void {
    if (this.#error || this.#ended) return
    this.#error = error
    this.#quelle.unpipe()
    // What still comes goes nowhere, until the server closes the connection.
    this.#quelle.resume()
    this.#waiting.length = 0
    for (const strom of this.#open) strom.destroy(error)
    this.#busboy.destroy()
    this.#end()
  }

  #throwIfBroken(): void {
    if (this.#error) throw this.#error
  }

  #next(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
    })
  }

  #wakeUp(): void {
    this.#wake?.()
    this.#wake = undefined
  }
}

/** One boundary of 1 to 70 characters (RFC 2046), and nothing else but perhaps a charset. */
/** In a file name of a form, browsers write quotation marks and line breaks like this, and nothing else. */
const marks: Readonly<Record<string, string>> = { '%22': '"', '%0d': '\r', '%0a': '\n' }
const decodeName = (name: string) => name.replace(/%(?:22|0d|0a)/gi, (mark) => marks[mark.toLowerCase()]!)

const contentTypeForm = /^multipart\/form-data\s*;\s*(?:charset=utf-8\s*;\s*)?boundary=("?)[\w'()+,./:=?-]{1,70}\1\s*$/i

function openBusboy(contentType: string, { dateien }: Empfangsgrenzen): BusboyInstance {
  if (!contentTypeForm.test(contentType)) throw new Empfangsfehler('form')
  const limits = {
    fields: MAX_FIELDS,
    fieldSize: MAX_FIELD_BYTES,
    files: dateien,
    parts: MAX_FIELDS + dateien,
    headerPairs: 20,
    headerSize: 8 * 1024,
  }
  try {
    return new Busboy({ headers: { 'content-type': contentType }, limits })
  } catch (cause) {
    throw new Empfangsfehler('form', { cause })
  }
}
