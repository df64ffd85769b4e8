// Makes screenshots small: few colours, one byte for each pixel, no alpha.
import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])

/** Reads a PNG as Chromium writes it (8 bits, RGB or RGBA, not interlaced) into packed RGB. */
export function readPng(png) {
  const parts = []
  let header
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const type = png.toString('latin1', at + 4, at + 8)
    const data = png.subarray(at + 8, at + 8 + length)
    if (type === 'IHDR') header = data
    if (type === 'IDAT') parts.push(data)
    at += length + 12
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const channels = { 2: 3, 6: 4 }[header[9]]
  if (header[8] !== 8 || !channels || header[12] !== 0) throw new Error('Diese Art von PNG wird nicht gelesen.')
  const raw = unfilter(inflateSync(Buffer.concat(parts)), { width, height, channels })
  const rgb = Buffer.alloc(width * height * 3)
  for (let i = 0; i < width * height; i++) raw.copy(rgb, i * 3, i * channels, i * channels + 3)
  return { width, height, rgb }
}

/** Takes the prediction of each line back (PNG, chapter 9). */
function unfilter(bytes, { width, height, channels }) {
  const line = width * channels
  const out = Buffer.alloc(line * height)
  for (let y = 0; y < height; y++) {
    const filter = bytes[y * (line + 1)]
    for (let x = 0; x < line; x++) {
      const left = x >= channels ? out[y * line + x - channels] : 0
      const up = y > 0 ? out[(y - 1) * line + x] : 0
      const corner = x >= channels && y > 0 ? out[(y - 1) * line + x - channels] : 0
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]
      out[y * line + x] = bytes[y * (line + 1) + 1 + x] + guess
    }
  }
  return out
}

function paeth(left, up, corner) {
  const p = left + up - corner
  const [a, b, c] = [Math.abs(p - left), Math.abs(p - up), Math.abs(p - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

/** The colours that stand for all others: the fullest box is halved until there are enough. */
function choosePalette(counts, size) {
  let boxes = [[...counts].map(([key, count]) => ({ rgb: [key >> 16, (key >> 8) & 255, key & 255], count }))]
  const spread = (box, channel) => {
    const values = box.map(({ rgb }) => rgb[channel])
    return values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b))
  }
  while (boxes.length < size) {
    const worth = boxes.map((box) => {
      const pixels = box.reduce((sum, { count }) => sum + count, 0)
      return Math.sqrt(pixels) * Math.max(...[0, 1, 2].map((channel) => spread(box, channel)))
    })
    const most = worth.indexOf(Math.max(...worth))
    if (worth[most] === 0) break
    const box = boxes[most]
    const channel = [0, 1, 2].sort((a, b) => spread(box, b) - spread(box, a))[0]
    box.sort((a, b) => a.rgb[channel] - b.rgb[channel])
    const middle = (box[0].rgb[channel] + box.at(-1).rgb[channel]) / 2
    const cut = Math.max(
      1,
      box.findIndex(({ rgb }) => rgb[channel] > middle),
    )
    boxes = [...boxes.slice(0, most), box.slice(0, cut), box.slice(cut), ...boxes.slice(most + 1)]
  }
  // The most frequent colour of a box, not the mean: plain areas keep their exact colour.
  return boxes.map((box) => box.reduce((best, one) => (one.count > best.count ? one : best)).rgb)
}

function countColours({ rgb }) {
  const counts = new Map()
  for (let i = 0; i < rgb.length; i += 3) {
    const key = (rgb[i] << 16) | (rgb[i + 1] << 8) | rgb[i + 2]
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

function nearest(palette, key) {
  const [r, g, b] = [key >> 16, (key >> 8) & 255, key & 255]
  let best = 0
  let least = Number.POSITIVE_INFINITY
  palette.forEach(([pr, pg, pb], i) => {
    const distance = 2 * (r - pr) ** 2 + 4 * (g - pg) ** 2 + 3 * (b - pb) ** 2
    if (distance < least) [least, best] = [distance, i]
  })
  return best
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}

/** The same picture with at most `colours` (16 or fewer: two pixels a byte). */
export function writeIndexed(image, colours) {
  const counts = countColours(image)
  const palette = choosePalette(counts, colours)
  const index = new Map([...counts.keys()].map((key) => [key, nearest(palette, key)]))
  const depth = palette.length <= 16 ? 4 : 8
  const line = Math.ceil((image.width * depth) / 8)
  const lines = Buffer.alloc((line + 1) * image.height)
  for (let y = 0; y < image.height; y++) {
    for (let x = 0; x < image.width; x++) {
      const at = (y * image.width + x) * 3
      const value = index.get((image.rgb[at] << 16) | (image.rgb[at + 1] << 8) | image.rgb[at + 2])
      if (depth === 8) lines[y * (line + 1) + 1 + x] = value
      else lines[y * (line + 1) + 1 + (x >> 1)] |= x % 2 === 0 ? value << 4 : value
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(image.width, 0)
  header.writeUInt32BE(image.height, 4)
  header.set([depth, 3, 0, 0, 0], 8)
  const packed = deflateSync(lines, { level: 9, memLevel: 9 })
  const parts = [chunk('IHDR', header), chunk('PLTE', Buffer.from(palette.flat())), chunk('IDAT', packed)]
  return Buffer.concat([SIGNATURE, ...parts, chunk('IEND', Buffer.alloc(0))])
}

/** Few colours, and fewer still until the picture is small enough. */
export function shrinkPng(png, maxBytes) {
  const image = readPng(png)
  let small = png
  for (const colours of [64, 32, 16]) {
    small = writeIndexed(image, colours)
    if (small.length <= maxBytes) break
  }
  return small
}
