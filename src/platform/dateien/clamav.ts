import { connect as connectTcp, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { Settings } from '../settings.ts'

/** What the scanner said of one file. `grenze`: it could not look at all of it, which counts as a find (UPL-05). */
export type Scanergebnis =
  | { art: 'sauber'; scanner: string }
  | { art: 'befall'; scanner: string; signatur: string }
  | { art: 'grenze'; scanner: string; signatur: string }

/** A virus scanner. Whatever is no clear answer is thrown: then the file waits. */
export interface Virenscanner {
  /** @throws ScannerGestoert where it is unreachable, hangs, dies or says something unknown */
  scan(inhalt: AsyncIterable<Uint8Array>): Promise<Scanergebnis>
  /** Name and version of engine and signatures. */
  version(): Promise<string>
}

export class ScannerGestoert extends Error {
  override name = 'ScannerGestoert'
}

export interface ClamavOptionen {
  /** Milliseconds without any progress after which it counts as hanging. */
  geduld?: number
  /** Milliseconds for one file in all. */
  hoechstens?: number
}

/** The scanner that the settings name, if there is one. */
export function createScanner(settings: Pick<Settings, 'clamdUrl'>): Virenscanner | undefined {
  return settings.clamdUrl ? createClamav(settings.clamdUrl) : undefined
}

const CHUNK = 256 * 1024
/** No answer is longer; more is no answer of a scanner. */
const MAX_ANSWER = 4096
const VERSION_TTL = 60_000

const broken = (text: string, cause?: unknown) => new ScannerGestoert(text, { cause })

/**
 * Speaks with clamd at `unix:///run/clamav/clamd.ctl`, `tcp://host:port` or, with a verified certificate, `tls://host:port`.
 * A connection for each question: a hung worker of clamd then holds up one file only.
 */
export function createClamav(url: string, optionen: ClamavOptionen = {}): Virenscanner {
  const { geduld = 30_000, hoechstens = 45_000 } = optionen
  const open = () => openSocket(new URL(url))
  let known: { text: string; bis: number } | undefined
  const version = async () => {
    if (known && known.bis > performance.now()) return known.text
    const answer = await converse(open(), { geduld, hoechstens }, (socket) => void socket.write('zVERSION\0'))
    if (!/^ClamAV [\w./:+ -]{1,100}$/.test(answer)) throw broken('Der Virenscanner nennt keine Version.')
    known = { text: answer, bis: performance.now() + VERSION_TTL }
    return answer
  }
  return {
    version,
    async scan(inhalt) {
      const scanner = await version()
      const answer = await converse(open(), { geduld, hoechstens }, (socket) => sendStream(socket, inhalt))
      return { ...readAnswer(answer), scanner }
    },
  }
}

function openSocket(url: URL): Socket {
  if (url.protocol === 'unix:') return connectTcp(decodeURIComponent(url.pathname))
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const port = Number(url.port || 3310)
  return url.protocol === 'tls:' ? connectTls({ host, port, servername: host }) : connectTcp({ host, port })
}

type Urteil = { art: 'sauber' } | { art: 'befall' | 'grenze'; signatur: string }

function readAnswer(answer: string): Urteil {
  if (answer === 'stream: OK') return { art: 'sauber' }
  const found = /^stream: ([\x21-\x7e]{1,200})(?: \([0-9a-f]{32}:\d+\))? FOUND$/.exec(answer)?.[1]
  if (found) return { art: found.startsWith('Heuristics.Limits.Exceeded') ? 'grenze' : 'befall', signatur: found }
  if (answer.startsWith('INSTREAM size limit exceeded')) return { art: 'grenze', signatur: 'StreamMaxLength' }
  throw broken('Der Virenscanner hat keine eindeutige Antwort gegeben.')
}

/** clamd's INSTREAM: pieces with their length before them, an empty one at the end. */
async function sendStream(socket: Socket, inhalt: AsyncIterable<Uint8Array>): Promise<void> {
  socket.write('zINSTREAM\0')
  for await (const part of inhalt) {
    for (let at = 0; at < part.length; at += CHUNK) {
      const piece = part.subarray(at, at + CHUNK)
      const length = Buffer.alloc(4)
      length.writeUInt32BE(piece.length)
      // It may have answered already, for instance that this is too much.
      if (!socket.writable) return
      socket.write(length)
      if (!socket.write(piece)) await drained(socket)
    }
  }
  if (socket.writable) socket.write(Buffer.alloc(4))
}

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      socket.off('drain', done).off('close', done)
      resolve()
    }
    socket.once('drain', done).once('close', done)
  })
}

/** One question and its answer, without the closing NUL. Whatever goes wrong, the socket is gone afterwards. */
async function converse(
  socket: Socket,
  { geduld, hoechstens }: Required<ClamavOptionen>,
  ask: (socket: Socket) => void | Promise<void>,
): Promise<string> {
  let timer: NodeJS.Timeout | undefined
  const answered = new Promise<string>((resolve, reject) => {
    let answer = ''
    socket.setEncoding('latin1')
    socket.setTimeout(geduld, () => reject(broken('Der Virenscanner antwortet nicht.')))
    timer = setTimeout(() => reject(broken('Der Virenscanner braucht zu lange.')), hoechstens)
    socket.on('data', (text: string) => {
      answer += text
      if (answer.includes('\0')) resolve(answer.slice(0, answer.indexOf('\0')).trim())
      else if (answer.length > MAX_ANSWER) reject(broken('Der Virenscanner redet zu viel.'))
    })
    socket.once('error', (error) => reject(broken('Der Virenscanner ist nicht erreichbar.', error)))
    socket.once('close', () => reject(broken('Der Virenscanner hat die Verbindung beendet.')))
  })
  // An answer may come before everything was sent; a failure to send shows in the socket too.
  answered.catch(() => socket.destroy())
  try {
    const asked = Promise.resolve(ask(socket))
    return await Promise.race([answered, asked.then(() => answered)])
  } finally {
    clearTimeout(timer)
    socket.destroy()
  }
}
