import type { Env } from '#platform/env.ts'
import { readInhalt } from '#platform/text/inhalte.ts'
import { queryWords, wordsIn } from '#platform/text/woerter.ts'
import { routes } from '#routes'
import { escapeHtml, type Html, raw } from '#web/jsx.ts'
import { hrefOf, listSeiten, type Ordner, ordner } from '../inhalt.ts'
import { plainText } from '../markdown.ts'
import type { Werte } from '../platzhalter.ts'
import { likeness, slipLikeness } from './wort.ts'

/** What kind of page an answer is, as a word. */
const arten: Record<Ordner, string> = {
  hilfe: 'Hilfe',
  eservices: 'eService',
  themen: 'Thema',
  seiten: 'Information',
  portal: 'Portal',
}

interface Dokument {
  titel: string
  kurz: string
  text: string
  href: string
  art: string
  ordner: Ordner
  name: string
}

/** For each word the documents that hold it, with the weight of the best place: title, keyword, summary, text. */
type Stellen = Map<number, number>

export interface Index {
  dokumente: Dokument[]
  woerter: Map<string, Stellen>
}

export interface Treffer {
  href: string
  art: string
  titel: Html
  kurz: Html
  /** A piece of the text, where neither title nor summary holds a word of the question. */
  auszug: Html | undefined
  ordner: Ordner
  name: string
}

const gewicht = { titel: 8, stichworte: 5, kurz: 3, text: 1 }

/** Reads all content once into an index. */
export function buildIndex(env: Pick<Env, 'settings'>, werte: Werte): Index {
  const index: Index = { dokumente: [], woerter: new Map() }
  for (const aus of ordner) {
    for (const { name } of listSeiten(env, aus)) addDocument(env, index, { aus, name, werte })
  }
  addDocument(env, index, { aus: 'hilfe', name: '../arbeitshilfe', werte })
  return index
}

function addDocument(env: Pick<Env, 'settings'>, index: Index, was: { aus: Ordner; name: string; werte: Werte }): void {
  const guide = was.name === '../arbeitshilfe'
  const inhalt = readInhalt(env, guide ? 'arbeitshilfe' : `${was.aus}/${was.name}`)
  if (!inhalt) return
  const text = plainText(inhalt.markdown, was.werte)
  const nr = index.dokumente.length
  const href = guide ? routes.arbeitshilfe.href() : hrefOf(was.aus, was.name)
  const { titel, kurz, stichworte } = inhalt
  index.dokumente.push({ titel, kurz, text, href, art: arten[was.aus], ordner: was.aus, name: was.name })
  addWords(index, nr, titel, gewicht.titel)
  addWords(index, nr, stichworte.join(' '), gewicht.stichworte)
  addWords(index, nr, kurz, gewicht.kurz)
  addWords(index, nr, text, gewicht.text)
}

function addWords(index: Index, nr: number, text: string, wert: number): void {
  for (const { wort } of wordsIn(text)) {
    const stellen = index.woerter.get(wort) ?? new Map<number, number>()
    if ((stellen.get(nr) ?? 0) < wert) stellen.set(nr, wert)
    index.woerter.set(wort, stellen)
  }
}

type Vergleich = (gefragt: string, wort: string) => number
const same: Vergleich = (gefragt, wort) => (gefragt === wort ? 1 : 0)

interface Suchwort {
  gefragt: string
  alike: Vergleich
  stellen: Stellen
}

/** The documents for one word, with how well they answer it. */
function collectStellen(index: Index, gefragt: string, alike: Vergleich): Stellen {
  const found: Stellen = new Map()
  for (const [wort, stellen] of index.woerter) {
    const like = alike(gefragt, wort)
    if (like === 0) continue
    for (const [nr, wert] of stellen) {
      if ((found.get(nr) ?? 0) < wert * like) found.set(nr, wert * like)
    }
  }
  return found
}

/** An abbreviation (HA, WBA) means itself, not what begins like it; slips are forgiven where nothing else is found. */
function findWord(index: Index, gefragt: string): Suchwort {
  if (gefragt.length <= 3 && index.woerter.has(gefragt)) {
    return { gefragt, alike: same, stellen: collectStellen(index, gefragt, same) }
  }
  const stellen = collectStellen(index, gefragt, likeness)
  if (stellen.size > 0) return { gefragt, alike: likeness, stellen }
  return { gefragt, alike: slipLikeness, stellen: collectStellen(index, gefragt, slipLikeness) }
}

interface Wertung {
  nr: number
  punkte: number
  getroffen: number
}

/** Best first: pages that hold more of the words of the question, and in better places, stand above others. */
function rank(index: Index, woerter: Suchwort[]): Wertung[] {
  const wertung = new Map<number, Wertung>()
  for (const { stellen } of woerter) {
    // A word that few pages hold says more than one that all of them hold.
    const selten = Math.log2(1 + index.dokumente.length / Math.max(1, stellen.size))
    for (const [nr, wert] of stellen) {
      const eine = wertung.get(nr) ?? { nr, punkte: 0, getroffen: 0 }
      eine.punkte += wert * selten
      eine.getroffen++
      wertung.set(nr, eine)
    }
  }
  const all = [...wertung.values()]
  const most = Math.max(0, ...all.map(({ getroffen }) => getroffen))
  const order = new Intl.Collator('de')
  const score = ({ punkte, getroffen }: Wertung) => punkte * (getroffen / woerter.length) ** 2
  return all
    .filter(({ getroffen }) => getroffen * 2 >= most)
    .sort((a, b) => score(b) - score(a) || order.compare(index.dokumente[a.nr]!.titel, index.dokumente[b.nr]!.titel))
}

/** Searches; `nur` keeps to one kind of page. The work grows with the index and the eight words that count, not more. */
export function search(index: Index, frage: string, nur?: Ordner): Treffer[] {
  const woerter = queryWords(frage).map((wort) => findWord(index, wort))
  return rank(index, woerter)
    .map(({ nr }) => index.dokumente[nr]!)
    .filter((dokument) => nur === undefined || dokument.ordner === nur)
    .map((dokument) => showTreffer(dokument, woerter))
}

function showTreffer(dokument: Dokument, woerter: Suchwort[]): Treffer {
  const { href, art, ordner: aus, name } = dokument
  const titel = highlight(dokument.titel, woerter)
  const kurz = highlight(dokument.kurz, woerter)
  const shown = titel.hits + kurz.hits > 0
  const auszug = shown ? undefined : excerpt(dokument.text, woerter)
  return { href, art, titel: titel.html, kurz: kurz.html, auszug, ordner: aus, name }
}

const isHit = (woerter: Suchwort[], wort: string) => woerter.some(({ gefragt, alike }) => alike(gefragt, wort) > 0)

function highlight(text: string, woerter: Suchwort[]): { html: Html; hits: number } {
  let html = ''
  let from = 0
  let hits = 0
  for (const { wort, von, bis } of wordsIn(text)) {
    if (!isHit(woerter, wort)) continue
    html += `${escapeHtml(text.slice(from, von))}<mark>${escapeHtml(text.slice(von, bis))}</mark>`
    from = bis
    hits++
  }
  return { html: raw(html + escapeHtml(text.slice(from))), hits }
}

/** Some words around the first hit. */
function excerpt(text: string, woerter: Suchwort[]): Html | undefined {
  const all = wordsIn(text)
  const at = all.findIndex(({ wort }) => isHit(woerter, wort))
  if (at < 0) return undefined
  const first = all[Math.max(0, at - 8)]!
  const last = all[Math.min(all.length - 1, at + 14)]!
  const piece = highlight(text.slice(first.von, last.bis), woerter).html
  return raw(`… ${piece.text} …`)
}

let built: { key: string; index: Index } | undefined

/** The index of this installation, built once for each state of the Jobcenter's data. */
export function readIndex(env: Pick<Env, 'settings'>, werte: Werte): Index {
  const key = `${env.settings.dataDir}|${JSON.stringify(werte)}`
  if (built?.key !== key) built = { key, index: buildIndex(env, werte) }
  return built.index
}
