import type pg from 'pg'

/** What `pg` gives to whoever speaks the COPY protocol with it; its types leave that out. */
interface Leitung {
  query(text: string): void
  sendCopyFromChunk(chunk: Uint8Array): void
  endCopyFrom(): void
  sendCopyFail(text: string): void
  stream: {
    pause(): void
    resume(): void
    writableNeedDrain: boolean
    once(event: 'drain' | 'close', done: () => void): void
    off(event: 'drain' | 'close', done: () => void): void
  }
}

/** Bytes that may wait here before the server is asked to be patient. */
const HELD = 4 * 1024 * 1024

abstract class Kopieranweisung {
  readonly fertig: Promise<void>
  protected leitung: Leitung | undefined
  protected settle!: { ok(): void; fail(error: unknown): void }
  protected fehler: unknown
  readonly #text: string

  constructor(text: string) {
    this.#text = text
    this.fertig = new Promise<void>((ok, fail) => {
      this.settle = { ok, fail }
    })
    // Whoever waits hears of it; nobody else has to.
    this.fertig.catch(() => undefined)
  }

  submit(leitung: Leitung): void {
    this.leitung = leitung
    leitung.query(this.#text)
  }

  handleError(error: unknown): void {
    this.fehler ??= error
    this.settle.fail(error)
  }

  handleReadyForQuery(): void {
    if (this.fehler === undefined) this.settle.ok()
  }

  handleCommandComplete(): void {}
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handlePortalSuspended(): void {}
  handleEmptyQuery(): void {}
}

class Ausgabe extends Kopieranweisung {
  #parts: Buffer[] = []
  #held = 0
  #ended = false
  #unwanted = false
  #wake: (() => void) | undefined

  constructor(text: string) {
    super(text)
    const end = () => {
      this.#ended = true
      this.#wake?.()
    }
    this.fertig.then(end, end)
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    if (this.#unwanted) return
    // The buffer belongs to the connection, which fills it anew.
    this.#parts.push(Buffer.from(chunk))
    this.#held += chunk.length
    if (this.#held > HELD) this.leitung?.stream.pause()
    this.#wake?.()
  }

  async *lesen(): AsyncGenerator<Buffer, void, undefined> {
    try {
      for (;;) {
        const parts = this.#parts
        this.#parts = []
        this.#held = 0
        this.leitung?.stream.resume()
        if (parts.length > 0) yield Buffer.concat(parts)
        else if (this.#ended) break
        else await new Promise<void>((resolve) => (this.#wake = resolve))
      }
      await this.fertig
    } finally {
      // Whoever stops listening must not leave the connection waiting.
      this.#unwanted = true
      this.leitung?.stream.resume()
    }
  }
}

class Eingabe extends Kopieranweisung {
  readonly #inhalt: AsyncIterable<Uint8Array>

  constructor(text: string, inhalt: AsyncIterable<Uint8Array>) {
    super(text)
    this.#inhalt = inhalt
  }

  handleCopyInResponse(leitung: Leitung): void {
    void this.#send(leitung)
  }

  async #send(leitung: Leitung): Promise<void> {
    try {
      for await (const part of this.#inhalt) {
        if (this.fehler !== undefined) return
        leitung.sendCopyFromChunk(part)
        if (leitung.stream.writableNeedDrain) await drained(leitung.stream)
      }
      leitung.endCopyFrom()
    } catch (error) {
      this.fehler = error
      this.settle.fail(error)
      leitung.sendCopyFail('abgebrochen')
    }
  }
}

function drained(stream: Leitung['stream']): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stream.off('drain', done)
      stream.off('close', done)
      resolve()
    }
    stream.once('drain', done)
    stream.once('close', done)
  })
}

type Submittable = Parameters<pg.Client['query']>[0]

/** The rows of `copy … to stdout`, as the server sends them. The text comes from the catalogue, never from a person. */
export function copyOut(client: pg.Client, anweisung: string): AsyncGenerator<Buffer, void, undefined> {
  const ausgabe = new Ausgabe(anweisung)
  client.query(ausgabe as unknown as Submittable)
  return ausgabe.lesen()
}

/** Feeds `copy … from stdin`. Rejects with the error of the content or of the server; then nothing of it is there. */
export async function copyIn(client: pg.Client, anweisung: string, inhalt: AsyncIterable<Uint8Array>): Promise<void> {
  const eingabe = new Eingabe(anweisung, inhalt)
  client.query(eingabe as unknown as Submittable)
  await eingabe.fertig
}
