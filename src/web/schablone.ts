import type { Marke } from './anfrage.ts'

/** What differs between two answers of one page: a value for each request, and what the page says to this person. */
export interface Werte {
  nonce: string
  csrf: string
  /** HTML that is finished; with its bytes where it is kept. */
  inhalt?: { text: string; bytes?: Uint8Array | undefined }
  /** Ids for the stand-ins of {@link takeIds}, in their order. */
  ids?: readonly string[]
}

type Marken = Record<'nonce' | 'csrf' | 'inhalt', string>

// NUL can stand in no text of a page.
const marks: Marken = { nonce: '\0nonce\0', csrf: '\0csrf\0', inhalt: '\0inhalt\0' }
const STELLE = 'ffffffff-ffff-4fff-bfff-'
const split = /\0(nonce|csrf|inhalt)\0|ffffffff-ffff-4fff-bfff-([0-9a-f]{12})/

/** A number stands for the id of that place. */
type Teil = Buffer | 'nonce' | 'csrf' | 'inhalt' | number

const HOECHSTENS = 300
/** By Jobcenter, whose data make a new object when they change, and by what else the frame shows. */
const cache = new WeakMap<Marke, Map<string, Teil[]>>()

const ID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g

/**
 * A text with a stand-in for each different id in it, and the ids: pages that differ in nothing else are laid out once. A
 * stand-in looks like an id, so that it comes out of every escaping as it went in.
 */
export function takeIds(text: string): { text: string; ids: string[] } {
  const ids: string[] = []
  const bare = text.replace(ID, (id) => {
    const known = ids.indexOf(id)
    const place = known === -1 ? ids.push(id) - 1 : known
    return STELLE + place.toString(16).padStart(12, '0')
  })
  return { text: bare, ids }
}

/** Between the texts stand a mark or a place, the other of the two undefined. */
function layOut(html: string): Teil[] {
  const parts: (string | undefined)[] = html.split(split)
  return parts.flatMap((part, i): Teil[] => {
    if (part === undefined) return []
    if (i % 3 === 0) return [Buffer.from(part)]
    return i % 3 === 1 ? [part as 'nonce' | 'csrf' | 'inhalt'] : [Number.parseInt(part, 16)]
  })
}

function findOrLayOut(marke: Marke, schluessel: string, render: (marks: Marken) => string): Teil[] {
  let pages = cache.get(marke)
  if (!pages) {
    pages = new Map()
    cache.set(marke, pages)
  }
  let page = pages.get(schluessel)
  if (!page) {
    page = layOut(render(marks))
    // Titles may come from people: the oldest go.
    if (pages.size >= HOECHSTENS) pages.delete(pages.keys().next().value!)
    pages.set(schluessel, page)
  }
  return page
}

const encoder = new TextEncoder()
let scratch = new Uint8Array(256 * 1024)

/** Encoded once: as a string it would be measured first and encoded after. Good until the next call. */
function encode(html: string): Uint8Array {
  if (scratch.length < html.length * 3) scratch = new Uint8Array(html.length * 3)
  return scratch.subarray(0, encoder.encodeInto(html, scratch).written)
}

/**
 * Lays a page out once for each `schluessel`, which names everything that it shows but `werte`, and from then on only fills
 * these in; answers bytes that are ready to send.
 */
export function fillSchablone(
  { marke, schluessel }: { marke: Marke; schluessel: string },
  werte: Werte,
  render: (marks: Marken) => string,
): Uint8Array {
  const page = findOrLayOut(marke, schluessel, render)
  const inhalt = werte.inhalt?.bytes ?? encode(werte.inhalt?.text ?? '')
  const bytesOf = (part: Teil): Uint8Array => {
    if (part === 'inhalt') return inhalt
    if (typeof part === 'number') return Buffer.from(werte.ids?.[part] ?? '', 'latin1')
    return typeof part === 'string' ? Buffer.from(werte[part], 'latin1') : part
  }
  return Buffer.concat(page.map(bytesOf))
}
