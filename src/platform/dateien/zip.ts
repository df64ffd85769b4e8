import { tagInBerlin } from '../text/datum.ts'
import { uhrzeitInBerlin } from '../text/uhrzeit.ts'

/** One file of an archive. Its name is made by the portal: plain ASCII, folders with `/`. */
export interface Zipeintrag {
  name: string
  inhalt: Uint8Array | string
}

const KOPF = 0x04034b50
const VERZEICHNIS = 0x02014b50
const SCHLUSS = 0x06054b50
const VERSION = 20
/** What the fields of the format hold without its extension for large archives. */
const HOECHSTENS_EINTRAEGE = 0xffff
const HOECHSTENS_BYTES = 0xffffffff
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/

const crcTabelle = Uint32Array.from({ length: 256 }, (_, zahl) => {
  let rest = zahl
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1
  return rest
})

/** CRC-32 as ZIP and PNG have it. */
export function crc32(bytes: Uint8Array): number {
  let rest = 0xffffffff
  for (const byte of bytes) rest = crcTabelle[(rest ^ byte) & 0xff]! ^ (rest >>> 8)
  return (rest ^ 0xffffffff) >>> 0
}

/** Date and time of clocks in Germany, as MS-DOS wrote them: two seconds are one step. */
function dosZeit(zeit: Date): { tag: number; uhr: number } {
  const [jahr = 1980, monat = 1, tag = 1] = tagInBerlin(zeit).split('-').map(Number)
  const [stunde = 0, minute = 0] = uhrzeitInBerlin(zeit).split(':').map(Number)
  return { tag: ((jahr - 1980) << 9) | (monat << 5) | tag, uhr: (stunde << 11) | (minute << 5) }
}

interface Geschrieben {
  name: Buffer
  crc: number
  groesse: number
  ort: number
}

type Zeit = ReturnType<typeof dosZeit>

/** The fields that both headers of a file share, from `version needed` to `length of the extra field`. */
function fields(bytes: Buffer, ab: number, { zeit, one }: { zeit: Zeit; one: Geschrieben }): void {
  bytes.writeUInt16LE(VERSION, ab)
  bytes.writeUInt16LE(zeit.uhr, ab + 6)
  bytes.writeUInt16LE(zeit.tag, ab + 8)
  bytes.writeUInt32LE(one.crc, ab + 10)
  bytes.writeUInt32LE(one.groesse, ab + 14)
  bytes.writeUInt32LE(one.groesse, ab + 18)
  bytes.writeUInt16LE(one.name.length, ab + 22)
}

function writeKopf(zeit: Zeit, one: Geschrieben): Buffer {
  const bytes = Buffer.alloc(30)
  bytes.writeUInt32LE(KOPF, 0)
  fields(bytes, 4, { zeit, one })
  return Buffer.concat([bytes, one.name])
}

function writeVerzeichnis(zeit: Zeit, one: Geschrieben): Buffer {
  const bytes = Buffer.alloc(46)
  bytes.writeUInt32LE(VERZEICHNIS, 0)
  bytes.writeUInt16LE(VERSION, 4)
  fields(bytes, 6, { zeit, one })
  bytes.writeUInt32LE(one.ort, 42)
  return Buffer.concat([bytes, one.name])
}

function writeSchluss({ anzahl, groesse, ort }: { anzahl: number; groesse: number; ort: number }): Buffer {
  const bytes = Buffer.alloc(22)
  bytes.writeUInt32LE(SCHLUSS, 0)
  bytes.writeUInt16LE(anzahl, 8)
  bytes.writeUInt16LE(anzahl, 10)
  bytes.writeUInt32LE(groesse, 12)
  bytes.writeUInt32LE(ort, 16)
  return bytes
}

/**
 * An archive, file by file as they come: no more than one of them is in memory. Nothing is packed; what goes in is packed already
 * or small.
 * @throws RangeError for a name that is not plain or comes twice, and beyond 65,535 files or 4 GiB
 */
export async function* writeZip(
  eintraege: AsyncIterable<Zipeintrag> | Iterable<Zipeintrag>,
  zeit: Date,
): AsyncGenerator<Uint8Array, void, undefined> {
  const wann = dosZeit(zeit)
  const fertig: Geschrieben[] = []
  const namen = new Set<string>()
  let ort = 0
  for await (const { name, inhalt } of eintraege) {
    if (!NAME.test(name) || namen.has(name)) throw new RangeError(`Kein Name für ein Archiv: ${name}`)
    namen.add(name)
    const bytes = typeof inhalt === 'string' ? Buffer.from(inhalt) : inhalt
    const one = { name: Buffer.from(name), crc: crc32(bytes), groesse: bytes.length, ort }
    const kopf = writeKopf(wann, one)
    ort += kopf.length + bytes.length
    if (ort > HOECHSTENS_BYTES || fertig.push(one) > HOECHSTENS_EINTRAEGE)
      throw new RangeError('Zu groß für ein Archiv.')
    yield kopf
    if (bytes.length > 0) yield bytes
  }
  const liste = Buffer.concat(fertig.map((one) => writeVerzeichnis(wann, one)))
  yield Buffer.concat([liste, writeSchluss({ anzahl: fertig.length, groesse: liste.length, ort })])
}
