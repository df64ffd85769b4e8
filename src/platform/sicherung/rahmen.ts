import { SicherungAbgelehnt } from './fehler.ts'

/** The content of a part: facts (JSON) and bytes that belong to the last fact, each with kind and length before it. */
export type Stueck = { art: 'angabe'; wert: Angabe } | { art: 'bytes'; wert: Buffer }

/** What is said between the bytes. */
export type Angabe =
  | { art: 'kopf'; kopf: Datenkopf }
  | { art: 'tabelle'; name: string; spalten: string[]; kopieren: string }
  | { art: 'datei'; ort: 'ablage' | 'siegel'; name: string }
  /** Ends a table or a file. `zeilen` of a table, `bytes` of either, as they stand here. */
  | { art: 'ende'; zeilen: number; bytes: number; sha256: string }
  | { art: 'auftraege'; warteschlangen: Warteschlange[] }
  /** How many tables or files there were. */
  | { art: 'schluss'; anzahl: number }

export interface Datenkopf {
  /** Names of the migrations that the database had. */
  migrationen: string[]
  /** What the master keys make of a fixed word, hex: shows at once whether SCHLUESSEL is the right one. */
  schluesselproben: string[]
  tabellen: string[]
}

/** Work that was waiting, by kind. */
export interface Warteschlange {
  name: string
  versuche: number
  pause: number
  ablauf: number
  auftraege: { daten: Record<string, string | number>; ab: string }[]
}

const ANGABE = 0x4a
const BYTES = 0x42
const HEAD = 5
/** No fact is longer; what claims to be is no backup. */
const MAX = 64 * 1024 * 1024

function frame(kind: number, content: Uint8Array): Buffer {
  const head = Buffer.alloc(HEAD)
  head[0] = kind
  head.writeUInt32BE(content.length, 1)
  return Buffer.concat([head, content])
}

export const frameAngabe = (angabe: Angabe): Buffer => frame(ANGABE, Buffer.from(JSON.stringify(angabe)))
export const frameBytes = (bytes: Uint8Array): Buffer => frame(BYTES, bytes)

const broken = () => new SicherungAbgelehnt('Die Sicherung ist unvollständig oder stammt von einer anderen Version.')

/** Cuts a stream into its pieces again. @throws SicherungAbgelehnt where it ends in the middle of one */
export async function* readStuecke(inhalt: AsyncIterable<Buffer>): AsyncGenerator<Stueck, void, undefined> {
  let held: Buffer = Buffer.alloc(0)
  for await (const part of inhalt) {
    held = held.length === 0 ? part : Buffer.concat([held, part])
    for (;;) {
      if (held.length < HEAD) break
      const length = held.readUInt32BE(1)
      if (length > MAX) throw broken()
      if (held.length < HEAD + length) break
      yield pieceOf(held[0]!, held.subarray(HEAD, HEAD + length))
      held = held.subarray(HEAD + length)
    }
  }
  if (held.length > 0) throw broken()
}

function pieceOf(kind: number, content: Buffer): Stueck {
  if (kind === BYTES) return { art: 'bytes', wert: content }
  if (kind !== ANGABE) throw broken()
  return { art: 'angabe', wert: JSON.parse(content.toString('utf8')) as Angabe }
}
