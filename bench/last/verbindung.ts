import { connect, type Socket } from 'node:net'

/** A request as it goes over the wire, but for the length of its body. */
export interface Anfragetext {
  methode: 'GET' | 'POST'
  pfad: string
  kopf: Record<string, string>
  koerper?: string
}

export interface Rohantwort {
  status: number
  kopf: string
  koerper: Buffer
}

export function formatAnfrage({ methode, pfad, kopf, koerper }: Anfragetext): Buffer {
  const lines = [`${methode} ${pfad} HTTP/1.1`, ...Object.entries(kopf).map(([name, value]) => `${name}: ${value}`)]
  if (koerper !== undefined) lines.push(`content-length: ${Buffer.byteLength(koerper)}`)
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${koerper ?? ''}`)
}

/** The cookies that an answer sets, as name and value. */
export function readCookies({ kopf }: Pick<Rohantwort, 'kopf'>): Map<string, string> {
  return new Map(
    [...kopf.matchAll(/^set-cookie: ([^=]+)=([^;\r]*)/gim)].map(([, name = '', value = '']) => [name, value]),
  )
}

/**
 * One keep-alive connection that sends one request at a time. It does only what the bench needs, so that the load costs
 * little beside what is measured.
 */
export class Verbindung {
  readonly #port: number
  #socket: Socket | undefined
  #chunks: Buffer[] = []
  #waiting: { resolve(antwort: Rohantwort): void; reject(error: Error): void } | undefined

  constructor(port: number) {
    this.#port = port
  }

  send(anfrage: Buffer): Promise<Rohantwort> {
    const socket = this.#socket ?? this.#open()
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      socket.write(anfrage)
    })
  }

  close(): void {
    this.#socket?.destroy()
    this.#socket = undefined
  }

  #open(): Socket {
    const socket = connect({ port: this.#port, host: '127.0.0.1', noDelay: true })
    this.#socket = socket
    this.#chunks = []
    const lost = (error?: Error) => {
      if (this.#socket === socket) this.#socket = undefined
      else return
      this.#waiting?.reject(error ?? new Error('Die Verbindung wurde beendet.'))
      this.#waiting = undefined
    }
    socket.on('data', (chunk) => this.#read(chunk))
    socket.on('error', lost)
    socket.on('close', () => lost())
    return socket
  }

  #read(chunk: Buffer): void {
    this.#chunks.push(chunk)
    const antwort = parse(this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks))
    if (!antwort) return
    this.#chunks = []
    if (/^connection: close/im.test(antwort.kopf)) this.close()
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.resolve(antwort)
  }
}

function parse(bytes: Buffer): Rohantwort | undefined {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const kopf = bytes.toString('latin1', 0, end)
  const status = Number(kopf.slice(9, 12))
  const koerper = bytes.subarray(end + 4)
  if (/^transfer-encoding: chunked/im.test(kopf)) {
    // No page of the portal ends like this by itself.
    return koerper.subarray(-5).equals(Buffer.from('0\r\n\r\n')) ? { status, kopf, koerper } : undefined
  }
  const length = Number(/^content-length: (\d+)/im.exec(kopf)?.[1] ?? 0)
  return koerper.length >= length ? { status, kopf, koerper } : undefined
}
