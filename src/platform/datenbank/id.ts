import { randomBytes } from 'node:crypto'

let last = -1
let counter = 0

/**
 * A UUID of version 7 (RFC 9562): sorts by time, made by the application since PostgreSQL 15 cannot. Up to 3,072 of one
 * millisecond and process sort in the order in which they were made (section 6.2, a counter that begins anywhere low). Never a
 * secret.
 */
export function newId(jetzt = Date.now()): string {
  const bytes = randomBytes(16)
  counter = jetzt === last ? counter + 1 : bytes.readUInt16BE(6) & 0x3ff
  last = jetzt
  bytes.writeUIntBE(jetzt, 0, 6)
  bytes.writeUInt16BE(0x7000 | (counter & 0xfff), 6)
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether a text from outside may be used as an id in a query (PostgreSQL throws on anything else). */
export function isId(text: string): boolean {
  return uuid.test(text)
}
