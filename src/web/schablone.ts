import type { Marke } from './anfrage.ts'

/** What differs between two answers of one page: a value for each request, and what the page says to this person. */
export interface Werte {
  nonce: string
  csrf: string
  /** HTML that is finished. */
  inhalt?: string
}

// NUL can stand in no text of a page.
const marks = { nonce: '\0nonce\0', csrf: '\0csrf\0', inhalt: '\0inhalt\0' }
const split = /\0(nonce|csrf|inhalt)\0/

type Teil = Buffer | keyof Werte

const HOECHSTENS = 300
/** By Jobcenter, whose data make a new object when they change, and by what else the frame shows. */
const cache = new WeakMap<Marke, Map<string, Teil[]>>()

function layOut(html: string): Teil[] {
  return html.split(split).map((part, i) => (i % 2 === 1 ? (part as keyof Werte) : Buffer.from(part)))
}

function findOrLayOut(marke: Marke, schluessel: string, render: (marks: Required<Werte>) => string): Teil[] {
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
  render: (marks: Required<Werte>) => string,
): Uint8Array {
  const page = findOrLayOut(marke, schluessel, render)
  const inhalt = encode(werte.inhalt ?? '')
  const bytesOf = (part: Teil): Uint8Array =>
    typeof part !== 'string' ? part : part === 'inhalt' ? inhalt : Buffer.from(werte[part], 'latin1')
  return Buffer.concat(page.map(bytesOf))
}
