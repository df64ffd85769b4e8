import type { Marke } from './anfrage.ts'

/** What differs between any two answers of a page that is the same for every guest. */
export interface Werte {
  nonce: string
  csrf: string
}

// NUL can stand in no text of a page.
const marks: Werte = { nonce: '\0nonce\0', csrf: '\0csrf\0' }
const split = /\0(nonce|csrf)\0/

type Teil = Buffer | keyof Werte

/** By Jobcenter (whose data make a new object when they change) and address. */
const cache = new WeakMap<Marke, Map<string, Teil[]>>()

function layOut(html: string): Teil[] {
  return html.split(split).map((part, i) => (i % 2 === 1 ? (part as keyof Werte) : Buffer.from(part)))
}

/** Lays a page out once, and from then on only fills in what differs; the bytes are ready to send. */
export function fillSchablone(
  { marke, adresse }: { marke: Marke; adresse: string },
  werte: Werte,
  render: (marks: Werte) => string,
): Uint8Array {
  let pages = cache.get(marke)
  if (!pages) {
    pages = new Map()
    cache.set(marke, pages)
  }
  let page = pages.get(adresse)
  if (!page) {
    page = layOut(render(marks))
    pages.set(adresse, page)
  }
  return Buffer.concat(page.map((part) => (typeof part === 'string' ? Buffer.from(werte[part], 'latin1') : part)))
}
