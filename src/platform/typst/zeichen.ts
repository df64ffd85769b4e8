/** What stands where no shipped font has the sign: PDF/UA refuses a page with a missing glyph, and a letter must still go out. */
export const ERSATZ = '\u{25af}'

const joiners = new Set([0x0a, 0x20, 0xa0, 0xad, 0x200b, 0x200c, 0x200d])
const plain = /^[\n\x20-\x7e\u00a0-\u00ac\u00ae-\u00ff]*$/
// Controls, byte order mark, direction overrides (they make a name read as another one) and signs that are no text.
const unprintable = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Variation_Selector}\u2028\u2029]/gu
const segmenter = new Intl.Segmenter('de', { granularity: 'grapheme' })

/**
 * Code points that a TrueType font has a glyph for, read from its `cmap` table (formats 4 and 12, OpenType 1.9).
 * Throws on a file without a Unicode table.
 */
export function coveredCodePoints(font: Buffer): Set<number> {
  const cmap = tableOffset(font, 'cmap')
  const subtables = new Map<number, number>()
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const record = cmap + 4 + i * 8
    const platform = font.readUInt16BE(record)
    const start = cmap + font.readUInt32BE(record + 4)
    if (platform === 0 || platform === 3) subtables.set(font.readUInt16BE(start), start)
  }
  const wide = subtables.get(12)
  if (wide !== undefined) return readFormat12(font, wide)
  const narrow = subtables.get(4)
  if (narrow !== undefined) return readFormat4(font, narrow)
  throw new Error('Die Schriftdatei hat keine lesbare Unicode-Tabelle.')
}

/**
 * Text as it can be printed: composed (NFC), without invisible signs, and with `ERSATZ` for every grapheme that none of
 * the fonts covers as a whole. `fonts` are the sets of `coveredCodePoints`.
 */
export function printableText(text: string, fonts: readonly Set<number>[]): string {
  if (plain.test(text)) return text
  const composed = text.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').replaceAll('\t', ' ')
  const visible = composed.replace(unprintable, (sign) => (joiners.has(sign.codePointAt(0)!) ? sign : ''))
  let printed = ''
  for (const { segment } of segmenter.segment(visible)) {
    printed += fonts.some((font) => covers(font, segment)) ? segment : ERSATZ
  }
  return printed
}

function covers(font: Set<number>, grapheme: string): boolean {
  for (const sign of grapheme) {
    const point = sign.codePointAt(0)!
    if (!joiners.has(point) && !font.has(point)) return false
  }
  return true
}

function tableOffset(font: Buffer, tag: string): number {
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const record = 12 + i * 16
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8)
  }
  throw new Error(`Die Schriftdatei hat keine Tabelle ${tag}.`)
}

function readFormat12(font: Buffer, start: number): Set<number> {
  const points = new Set<number>()
  for (let i = 0; i < font.readUInt32BE(start + 12); i++) {
    const group = start + 16 + i * 12
    const last = font.readUInt32BE(group + 4)
    for (let point = font.readUInt32BE(group); point <= last; point++) points.add(point)
  }
  return points
}

function readFormat4(font: Buffer, start: number): Set<number> {
  const points = new Set<number>()
  const width = font.readUInt16BE(start + 6)
  for (let i = 0; i < width; i += 2) {
    const last = font.readUInt16BE(start + 14 + i)
    const first = font.readUInt16BE(start + 16 + width + i)
    const delta = font.readUInt16BE(start + 16 + 2 * width + i)
    const rangeAt = start + 16 + 3 * width + i
    const range = font.readUInt16BE(rangeAt)
    for (let point = first; point <= last && point !== 0xffff; point++) {
      const glyph = range === 0 ? point + delta : font.readUInt16BE(rangeAt + range + 2 * (point - first))
      if ((glyph & 0xffff) !== 0) points.add(point)
    }
  }
  return points
}
