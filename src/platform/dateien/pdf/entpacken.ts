import { Readable } from 'node:stream'
import { createInflate } from 'node:zlib'

/** Thrown when a stream, or all of them together, would grow beyond what a viewer should have to bear. */
export class ZuGross extends Error {
  override name = 'ZuGross'
}

/** What may still be unpacked; shared by all streams of a file. */
export interface Vorrat {
  bytes: number
}

/** One page in colour at 600 dpi is 105 MB unpacked. */
const MAX_STREAM = 160 * 1024 * 1024
/** What has to be kept to be looked into: lists of objects, and what another filter reads on. */
const MAX_KEPT = 32 * 1024 * 1024
const MAX_CHAIN = 4

const isFlate = (filter: string) => filter === 'FlateDecode' || filter === 'Fl'

export interface Entpackt {
  /** The bytes, where they were asked for and could be unpacked. */
  bytes: Buffer | undefined
  /** Whether everything could be unpacked to its end. */
  ganz: boolean
}

/**
 * Unpacks a stream through its filters and counts what comes out.
 * @param behalten whether the result is wanted; otherwise it is only counted
 * @throws ZuGross
 */
export async function unpack(
  bytes: Uint8Array,
  filter: readonly string[],
  wie: { vorrat: Vorrat; behalten: boolean },
): Promise<Entpackt> {
  if (filter.length > MAX_CHAIN) throw new ZuGross('Zu viele Filter.')
  let data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (const [i, each] of filter.entries()) {
    const last = i === filter.length - 1
    if (isFlate(each)) {
      const keep = wie.behalten || !last
      const inflated = await inflate(data, wie.vorrat, keep)
      if (!inflated.ganz || !inflated.bytes) return inflated
      data = inflated.bytes
    } else if (each === 'ASCIIHexDecode' || each === 'AHx') data = decodeHex(data)
    else if (each === 'ASCII85Decode' || each === 'A85') data = decode85(data)
    else if (each === 'LZWDecode' || each === 'LZW') {
      countLzw(data, wie.vorrat)
      return { bytes: undefined, ganz: false }
    }
    // Pictures are left to the viewer; run lengths grow 64-fold at most.
    else return { bytes: undefined, ganz: false }
  }
  return { bytes: data, ganz: true }
}

function spend(vorrat: Vorrat, bytes: number, stream: number): void {
  vorrat.bytes -= bytes
  if (vorrat.bytes < 0 || stream > MAX_STREAM) throw new ZuGross('Der Inhalt wird beim Entpacken zu groß.')
}

async function inflate(data: Buffer, vorrat: Vorrat, keep: boolean): Promise<Entpackt> {
  const kept: Buffer[] = []
  let size = 0
  const inflater = createInflate({ chunkSize: 256 * 1024 })
  try {
    for await (const part of Readable.from([data]).pipe(inflater) as AsyncIterable<Buffer>) {
      size += part.length
      spend(vorrat, part.length, size)
      if (!keep) continue
      if (size > MAX_KEPT) throw new ZuGross('Ein Teil wird beim Entpacken zu groß.')
      kept.push(part)
    }
  } catch (error) {
    if (error instanceof ZuGross) throw error
    return { bytes: keep ? Buffer.concat(kept) : undefined, ganz: false }
  } finally {
    inflater.destroy()
  }
  return { bytes: keep ? Buffer.concat(kept) : undefined, ganz: true }
}

function decodeHex(data: Buffer): Buffer {
  const end = data.indexOf('>')
  const digits = data.toString('latin1', 0, end < 0 ? data.length : end).replace(/[^0-9a-fA-F]/g, '')
  return Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex')
}

function decode85(data: Buffer): Buffer {
  const out = Buffer.alloc(Math.ceil(data.length / 5) * 4 + data.length * 4)
  let written = 0
  let group: number[] = []
  const flush = (count: number) => {
    const full = [...group, 84, 84, 84, 84].slice(0, 5)
    const value = full.reduce((sum, digit) => sum * 85 + digit, 0) >>> 0
    const four = Buffer.alloc(4)
    four.writeUInt32BE(value)
    written += four.copy(out, written, 0, count)
    group = []
  }
  for (const byte of data) {
    if (byte === 126) break
    if (byte === 122 && group.length === 0) written += 4
    else if (byte >= 33 && byte <= 117) {
      group.push(byte - 33)
      if (group.length === 5) flush(4)
    }
  }
  if (group.length > 1) flush(group.length - 1)
  return out.subarray(0, written)
}

/** How long the result of LZW would be, without making it: each code stands for as many bytes as its table entry is long. */
function countLzw(data: Buffer, vorrat: Vorrat): void {
  const lengths = new Uint32Array(4097).fill(1, 0, 256)
  let next = 258
  let width = 9
  let previous = 0
  let [bits, have, total] = [0, 0, 0]
  for (const byte of data) {
    bits = ((bits << 8) | byte) & 0xffffff
    have += 8
    if (have < width) continue
    have -= width
    const code = (bits >> have) & ((1 << width) - 1)
    if (code === 257) return
    if (code === 256) {
      next = 258
      width = 9
      previous = 0
      continue
    }
    const length = code < next ? lengths[code]! : previous + 1
    if (previous > 0 && next < 4096) lengths[next++] = previous + 1
    // Readers differ by one in when they widen; the later one loses sync, and then only counts less.
    width = next >= 2047 ? 12 : next >= 1023 ? 11 : next >= 511 ? 10 : 9
    previous = length
    total += length
    spend(vorrat, length, total)
  }
}
