import { isAlsoArchive } from '../archiv.ts'
import { unpack, type Vorrat, ZuGross } from './entpacken.ts'
import { Fund, type PdfMangel } from './verbote.ts'
import { readZeichen } from './zeichen.ts'

export type { PdfMangel } from './verbote.ts'

/** All streams of a file together may unpack to so much. */
const MAX_UNPACKED = 640 * 1024 * 1024
/** Behind the last end mark only padding may stand. */
const MAX_TRAILING = 64

const markup = /<(?:!doctype|html|head|body|script|svg|iframe|\?php|\?xml)/i

/**
 * Reads all of a PDF and answers why it cannot be taken, or undefined (UPL-01, UPL-04). Every object is looked at wherever
 * it stands: those of earlier revisions, those in object streams, and those that hide inside the bytes of another stream.
 * A form without scripts, submissions or XFA is fine: people fill in the forms of the Jobcenter.
 */
export async function checkPdf(bytes: Uint8Array): Promise<PdfMangel | undefined> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const outer = checkShell(file)
  if (outer) return outer
  const lesung: Lesung = { file, vorrat: { bytes: MAX_UNPACKED }, katalog: false, seiten: false }
  try {
    const mangel = (await readObjects(lesung)) ?? readTrailers(file)
    return mangel ?? (lesung.katalog && lesung.seiten ? undefined : 'beschaedigt')
  } catch (error) {
    if (error instanceof ZuGross) return 'entpackt-zu-gross'
    throw error
  }
}

interface Lesung {
  file: Buffer
  vorrat: Vorrat
  katalog: boolean
  seiten: boolean
}

function checkShell(file: Buffer): PdfMangel | undefined {
  if (!/^%PDF-[12]\.\d/.test(file.toString('latin1', 0, 8))) return 'kein-pdf'
  const end = file.lastIndexOf('%%EOF')
  if (end < 0 || !file.includes('startxref')) return 'beschaedigt'
  const trailing = file.toString('latin1', end + 5, end + 5 + 4096).replace(/[\s\0]+/g, '')
  if (trailing.length > MAX_TRAILING || isAlsoArchive(file)) return 'doppelgesicht'
  return markup.test(file.toString('latin1', 0, 1024)) ? 'doppelgesicht' : undefined
}

/** `obj` as a word of its own; digits may cling to it. */
function isKeyword(file: Buffer, at: number): boolean {
  const around = String.fromCharCode(file[at - 1] ?? 32, file[at + 3] ?? 32)
  return !/[A-Za-z]/.test(around)
}

async function readObjects(lesung: Lesung): Promise<PdfMangel | undefined> {
  const { file } = lesung
  for (let at = file.indexOf('obj'); at >= 0; at = file.indexOf('obj', at + 3)) {
    if (!isKeyword(file, at)) continue
    const mangel = await readObject(lesung, at + 3)
    if (mangel) return mangel
  }
  return undefined
}

async function readObject(lesung: Lesung, from: number): Promise<PdfMangel | undefined> {
  const { file } = lesung
  const fund = new Fund()
  let at = from
  let depth = 0
  for (let zeichen = readZeichen(file, at); zeichen; zeichen = readZeichen(file, at)) {
    at = zeichen.ende
    if (zeichen.art === 'klammer') depth += zeichen.text === '<<' ? 1 : zeichen.text === '>>' ? -1 : 0
    // Inside a dictionary these words end nothing: readers pass over them.
    if (zeichen.art === 'wort' && depth <= 0) {
      if (zeichen.text === 'endobj' || zeichen.text === 'obj') break
      if (zeichen.text === 'stream') return note(lesung, fund) ?? readStream(lesung, fund, at)
    }
    fund.add(zeichen)
  }
  return note(lesung, fund)
}

function note(lesung: Lesung, fund: Fund): PdfMangel | undefined {
  fund.close()
  lesung.katalog ||= fund.namen.has('Catalog')
  lesung.seiten ||= fund.namen.has('Page')
  return fund.mangel
}

async function readStream(lesung: Lesung, fund: Fund, keyword: number): Promise<PdfMangel | undefined> {
  const data = streamBytes(lesung.file, fund, keyword)
  // Some readers do not ask for the type, so neither does this.
  const isList = fund.namen.has('ObjStm') || (fund.namen.has('First') && fund.namen.has('N'))
  // A filter that is named elsewhere in the file: what begins like one is unpacked as such.
  const hidden = fund.namen.has('Filter') && fund.filter.length === 0
  const filter = hidden && data[0] === 0x78 ? ['FlateDecode'] : fund.filter
  const { bytes, ganz } = await unpack(data, filter, { vorrat: lesung.vorrat, behalten: isList })
  if (!isList) return undefined
  if (hidden || !ganz || !bytes || (fund.zahlen.get('Predictor') ?? 1) > 1) return 'beschaedigt'
  const inner = new Fund()
  let at = 0
  for (let zeichen = readZeichen(bytes, at); zeichen; zeichen = readZeichen(bytes, at)) {
    at = zeichen.ende
    inner.add(zeichen)
  }
  return note(lesung, inner)
}

/** From the line end after the keyword to what the length says, or else to the next end mark. */
function streamBytes(file: Buffer, fund: Fund, keyword: number): Buffer {
  const begin =
    keyword +
    (file[keyword] === 13 && file[keyword + 1] === 10 ? 2 : file[keyword] === 10 || file[keyword] === 13 ? 1 : 0)
  const stated = begin + (fund.zahlen.get('Length') ?? -1)
  if (stated >= begin && /^\s{0,2}endstream/.test(file.toString('latin1', stated, stated + 11))) {
    return file.subarray(begin, stated)
  }
  const end = file.indexOf('endstream', begin)
  return file.subarray(begin, end < 0 ? file.length : end)
}

/** The dictionaries behind `trailer` belong to no object. */
function readTrailers(file: Buffer): PdfMangel | undefined {
  for (let found = file.indexOf('trailer'); found >= 0; found = file.indexOf('trailer', found + 7)) {
    const fund = new Fund()
    let at = found + 7
    for (let zeichen = readZeichen(file, at); zeichen; zeichen = readZeichen(file, at)) {
      at = zeichen.ende
      if (zeichen.art === 'wort' && zeichen.text === 'startxref') break
      fund.add(zeichen)
    }
    fund.close()
    if (fund.mangel) return fund.mangel
  }
  return undefined
}
