import { deflateSync } from 'node:zlib'
import sharp from 'sharp'

export { HEIC } from './heic-daten.ts'

/** The objects of a PDF, by their number, each a dictionary or a dictionary with a stream. */
export type PdfObjekte = Record<number, string | { kopf: string; strom: Buffer }>

const seite: PdfObjekte = {
  1: '<< /Type /Catalog /Pages 2 0 R >>',
  2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>',
  4: { kopf: '', strom: Buffer.from('0 0 m 100 100 l S') },
}

/** A PDF of one page, with further objects or others in their place; `trailer` is added to its trailer. */
export function pdf(mehr: PdfObjekte = {}, trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  const offsets: string[] = []
  const objects = { ...seite, ...mehr }
  const length = () => parts.reduce((sum, part) => sum + part.length, 0)
  for (const [number, object] of Object.entries(objects)) {
    offsets.push(`${String(length()).padStart(10, '0')} 00000 n \n`)
    parts.push(Buffer.from(`${number} 0 obj\n`))
    if (typeof object === 'string') parts.push(Buffer.from(object))
    else {
      parts.push(Buffer.from(`<< /Length ${object.strom.length} ${object.kopf} >>\nstream\n`))
      parts.push(object.strom, Buffer.from('\nendstream'))
    }
    parts.push(Buffer.from('\nendobj\n'))
  }
  const start = length()
  const size = Object.keys(objects).length + 1
  parts.push(Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`))
  parts.push(Buffer.from(`trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`))
  return Buffer.concat(parts)
}

/** A stream packed with Flate. */
export const flate = (inhalt: Buffer | string, kopf = '') => ({
  kopf: `/Filter /FlateDecode ${kopf}`,
  strom: deflateSync(inhalt),
})

/** Objects inside a packed list. */
export const objectList = (inhalt: string) => flate(`9 0 ${inhalt}`, '/Type /ObjStm /N 1 /First 4')

export interface Bildwunsch {
  breite?: number
  hoehe?: number
  exif?: string
}

function picture({ breite = 64, hoehe = 48, exif }: Bildwunsch) {
  const image = sharp({ create: { width: breite, height: hoehe, channels: 3, background: '#c04020' } })
  if (exif === undefined) return image
  return image.withExif({
    IFD0: { ImageDescription: exif, Make: 'Testkamera' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 22/1 0/1' },
  })
}

export const jpeg = (wunsch: Bildwunsch = {}): Promise<Buffer> => picture(wunsch).jpeg().toBuffer()
export const png = (wunsch: Bildwunsch = {}): Promise<Buffer> => picture(wunsch).png().toBuffer()

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})

/** One chunk of a PNG. */
export function pngChunk(art: string, inhalt: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(art, 'latin1'), inhalt])
  let crc = 0xffffffff
  for (const byte of body) crc = crcTable[(crc ^ byte) & 255]! ^ (crc >>> 8)
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(inhalt.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE((crc ^ 0xffffffff) >>> 0, out.length - 4)
  return out
}

/** A PNG with chunks put in behind its head. */
export function withChunks(bild: Buffer, ...chunks: Buffer[]): Buffer {
  const head = 8 + 25
  return Buffer.concat([bild.subarray(0, head), ...chunks, bild.subarray(head)])
}

/** A PNG of that size that is only a head: whoever decodes it believes its size. */
export function pngFlood(breite: number, hoehe: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(breite, 0)
  head.writeUInt32BE(hoehe, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(1024 * 1024))
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([signature, pngChunk('IHDR', head), pngChunk('IDAT', rows), pngChunk('IEND', Buffer.alloc(0))])
}

/** A comment put into a JPEG. */
export function withComment(bild: Buffer, text: string): Buffer {
  const comment = Buffer.from(text)
  const marker = Buffer.from([0xff, 0xfe, (comment.length + 2) >> 8, (comment.length + 2) & 255])
  return Buffer.concat([bild.subarray(0, 2), marker, comment, bild.subarray(2)])
}

/** A ZIP with one stored file. */
export function zip(name: string, inhalt: Buffer): Buffer {
  const title = Buffer.from(name)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt32LE(inhalt.length, 18)
  local.writeUInt32LE(inhalt.length, 22)
  local.writeUInt16LE(title.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt32LE(inhalt.length, 20)
  central.writeUInt32LE(inhalt.length, 24)
  central.writeUInt16LE(title.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length + title.length, 12)
  end.writeUInt32LE(local.length + title.length + inhalt.length, 16)
  return Buffer.concat([local, title, inhalt, central, title, end])
}

export async function* chunked(bytes: Uint8Array, size = 64 * 1024): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield Buffer.from(bytes.subarray(at, at + size))
}

export async function collected(inhalt: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of inhalt) parts.push(part)
  return Buffer.concat(parts)
}
