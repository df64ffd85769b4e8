/** Reading the bytes of a PDF as its readers do: names, strings, comments (ISO 32000-2, 7.2 and 7.3). */

const SPACE = new Set([0, 9, 10, 12, 13, 32])
const DELIMITER = new Set([...'()<>[]{}/%'].map((zeichen) => zeichen.charCodeAt(0)))
const isRegular = (byte: number) => !SPACE.has(byte) && !DELIMITER.has(byte)

const [LPAREN, RPAREN, LESS, GREATER, SLASH, PERCENT, BACKSLASH, HASH] = [40, 41, 60, 62, 47, 37, 92, 35] as const

export type Zeichen =
  | { art: 'name'; text: string; ende: number }
  | { art: 'wort'; text: string; ende: number }
  | { art: 'klammer'; text: '<<' | '>>' | '[' | ']'; ende: number }
  | { art: 'text'; ende: number }

function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1
  if (byte >= 48 && byte <= 57) return byte - 48
  const letter = byte | 32
  return letter >= 97 && letter <= 102 ? letter - 87 : -1
}

/** A name with `#4A` undone: that is how forbidden ones are hidden. */
function readName(bytes: Uint8Array, from: number): Zeichen {
  let text = ''
  let at = from + 1
  while (at < bytes.length && isRegular(bytes[at]!)) {
    const high = bytes[at] === HASH ? hexValue(bytes[at + 1]) : -1
    const low = high >= 0 ? hexValue(bytes[at + 2]) : -1
    const byte = low >= 0 ? high * 16 + low : bytes[at]!
    if (text.length < 200) text += String.fromCharCode(byte)
    at += low >= 0 ? 3 : 1
  }
  return { art: 'name', text, ende: at }
}

function skipString(bytes: Uint8Array, from: number): number {
  let depth = 0
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === BACKSLASH) at++
    else if (byte === LPAREN) depth++
    else if (byte === RPAREN && --depth === 0) return at + 1
  }
  return bytes.length
}

function skipUntil(bytes: Uint8Array, from: number, wanted: (byte: number) => boolean): number {
  let at = from
  while (at < bytes.length && !wanted(bytes[at]!)) at++
  return at
}

const isLineEnd = (byte: number) => byte === 10 || byte === 13

function readWord(bytes: Uint8Array, from: number): Zeichen {
  let at = from
  while (at < bytes.length && isRegular(bytes[at]!)) at++
  // A lone bracket that belongs nowhere is passed over as a word of its own.
  if (at === from) at++
  return {
    art: 'wort',
    text: Buffer.from(bytes.buffer, bytes.byteOffset + from, Math.min(at - from, 40)).toString('latin1'),
    ende: at,
  }
}

/** The next token from `from` on; undefined at the end. Never throws, whatever the bytes. */
export function readZeichen(bytes: Uint8Array, from: number): Zeichen | undefined {
  let at = from
  for (;;) {
    at = skipUntil(bytes, at, (byte) => !SPACE.has(byte))
    if (bytes[at] !== PERCENT) break
    at = skipUntil(bytes, at, isLineEnd)
  }
  const byte = bytes[at]
  if (byte === undefined) return undefined
  if (byte === SLASH) return readName(bytes, at)
  if (byte === LPAREN) return { art: 'text', ende: skipString(bytes, at) }
  if (byte === LESS) {
    if (bytes[at + 1] === LESS) return { art: 'klammer', text: '<<', ende: at + 2 }
    return { art: 'text', ende: skipUntil(bytes, at, (each) => each === GREATER) + 1 }
  }
  if (byte === GREATER && bytes[at + 1] === GREATER) return { art: 'klammer', text: '>>', ende: at + 2 }
  if (byte === 91 || byte === 93) return { art: 'klammer', text: byte === 91 ? '[' : ']', ende: at + 1 }
  return readWord(bytes, at)
}
