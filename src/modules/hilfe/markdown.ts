import MarkdownIt, { type StateCore, type Token } from 'markdown-it'
import { escapeHtml, type Html, raw } from '#web/jsx.ts'
import { Zeichen } from '#web/parts/index.ts'
import { fillPlatzhalter, splitPlatzhalter, type Werte } from './platzhalter.ts'

/** A heading of a text, and where it is found on the page. */
export interface Abschnitt {
  id: string
  ebene: number
  text: string
}

export interface Gerendert {
  html: Html
  abschnitte: Abschnitt[]
}

/** How a picture `![alt](bild:name)` is shown; the result is markup of our own. */
export type Bildart = (name: string, alt: string) => Html

type Umgebung = {
  werte: Werte
  bild: Bildart
  abschnitte: Abschnitt[]
  ids: Set<string>
}

/** Ids that the frame around each page holds. */
const vergeben = ['inhalt', 'urteil', 'seitenleiste-titel', 'sitzung-titel', 'sitzung-text']
const ziel = /^(?:https?:\/\/[^/]|mailto:|tel:|#|\/(?![/\\]))/i
const bildname = /^bild:([\w-]+)$/
const umlaute: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

/** „Widerrufsmöglichkeit“ → `widerrufsmoeglichkeit`. */
export function anchorOf(text: string): string {
  const plain = text.toLowerCase().replace(/[äöüß]/g, (letter) => umlaute[letter]!)
  const id = plain
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return /^[a-z]/.test(id) ? id : `abschnitt-${id || 'ohne-namen'}`
}

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false, xhtmlOut: true })
markdown.validateLink = (href) => ziel.test(href) || bildname.test(href)
markdown.core.ruler.push('portal', prepare)

/**
 * Turns a text into markup. HTML in it stays text, links lead only to http, https, mailto, tel or into the portal,
 * placeholders are filled after parsing, so that no value can bring markup along.
 */
export function renderMarkdown(text: string, werte: Werte, bild: Bildart = boxed): Gerendert {
  const umgebung: Umgebung = { werte, bild, abschnitte: [], ids: new Set(vergeben) }
  const html = markdown.render(text, umgebung)
  return { html: raw(html), abschnitte: umgebung.abschnitte }
}

/** The words of a text, block by block, without marks and link targets. */
export function plainText(text: string, werte: Werte): string {
  return markdown
    .parse(text, { werte, bild: boxed, abschnitte: [], ids: new Set<string>() } satisfies Umgebung)
    .filter((token) => token.type === 'inline')
    .map((token) => wordsOf(token.children ?? []))
    .join(' ')
}

/** Stands in for a picture that is not there. */
function boxed(_name: string, alt: string): Html {
  return raw(`<span class="bildersatz">Bild: ${escapeHtml(alt)}</span>`)
}

function prepare(state: StateCore): void {
  const umgebung = state.env as Umgebung
  state.tokens.forEach((token, i) => {
    if (token.type === 'inline') {
      prepareInline(token, umgebung, state.Token)
      prepareBlock(state.tokens[i - 1], token, umgebung)
    } else if (token.type === 'table_open') {
      token.meta = { titel: umgebung.abschnitte.at(-1)?.text ?? 'Übersicht' }
    }
  })
  // The page brings its own h1.
  for (const token of state.tokens) if (token.tag === 'h1') token.tag = 'h2'
}

function prepareBlock(open: Token | undefined, inline: Token, umgebung: Umgebung): void {
  if (open?.type === 'heading_open') {
    const ebene = Math.max(2, Number(open.tag.slice(1)))
    const text = wordsOf(inline.children ?? [])
    const id = uniqueId(anchorOf(text), umgebung.ids)
    open.attrSet('id', id)
    umgebung.abschnitte.push({ id, ebene, text })
  } else if (open?.type === 'paragraph_open' && isSmallPrint(inline.children ?? [])) {
    open.attrSet('class', 'kleingedrucktes')
    inline.children = (inline.children ?? []).slice(1, -1)
  }
}

function uniqueId(wish: string, ids: Set<string>): string {
  let id = wish
  for (let n = 2; ids.has(id); n++) id = `${wish}-${n}`
  ids.add(id)
  return id
}

/** Small print is a paragraph wholly in emphasis. */
function isSmallPrint(children: Token[]): boolean {
  const closing = children.findIndex((token) => token.type === 'em_close')
  return children[0]?.type === 'em_open' && closing === children.length - 1
}

function prepareInline(inline: Token, umgebung: Umgebung, Create: StateCore['Token']): void {
  let inLink = false
  const out: Token[] = []
  for (const token of inline.children ?? []) {
    if (token.type === 'link_open') inLink = prepareLink(token)
    if (token.type === 'link_close') inLink = false
    if (token.type === 'text' && token.content.includes('{{') && !inLink) {
      out.push(...linkedValues(token.content, umgebung.werte, Create))
      continue
    }
    if (token.type === 'text' || token.type === 'code_inline') {
      token.content = fillPlatzhalter(token.content, umgebung.werte)
    }
    out.push(token)
  }
  inline.children = out
}

/** Answers that a link is open. One that leads out of the portal says so. */
function prepareLink(token: Token): boolean {
  const href = String(token.attrGet('href') ?? '')
  if (bildname.test(href)) token.attrs = []
  if (!/^https?:/i.test(href)) return true
  token.attrSet('rel', 'noopener noreferrer external')
  token.attrSet('class', 'extern')
  return true
}

const wege: Record<string, (wert: string) => string | undefined> = {
  'jobcenter.telefon': telefon,
  'jobcenter.servicenummer': telefon,
  'jobcenter.gebaerdentelefon': (wert) => (/^https:\/\/[^\s/]\S*$/.test(wert) ? encodeURI(wert) : telefon(wert)),
  'jobcenter.email': (wert) => (/^[^\s@]+@[^\s@]+$/.test(wert) ? `mailto:${encodeURI(wert)}` : undefined),
}

/** `0511 12345-0` → `tel:0511123450`; undefined for what is no number alone. */
export function telefon(nummer: string): string | undefined {
  return /^\+?[\d\s/().-]{3,}$/.test(nummer) ? `tel:${nummer.replace(/[^\d+]/g, '')}` : undefined
}

/** Numbers to call and addresses to write to become links: most people read this on a telephone. */
function linkedValues(text: string, werte: Werte, Create: StateCore['Token']): Token[] {
  return splitPlatzhalter(text).flatMap(({ text: plain, name = '' }) => {
    const words = new Create('text', '', 0)
    words.content = plain ?? werte[name] ?? ''
    const href = plain === undefined ? wege[name]?.(words.content) : undefined
    if (!href) return [words]
    const open = new Create('link_open', 'a', 1)
    open.attrSet('href', href)
    if (href.startsWith('tel:')) open.attrSet('class', 'nobr')
    prepareLink(open)
    return [open, words, new Create('link_close', 'a', -1)]
  })
}

function wordsOf(children: Token[]): string {
  return children
    .map((token) => {
      if (token.type === 'softbreak' || token.type === 'hardbreak') return ' '
      return token.type === 'text' || token.type === 'code_inline' || token.type === 'image' ? token.content : ''
    })
    .join('')
}

/** Says before one goes that one leaves, and for where (INP-06). */
function leaveNotice(href: string): string {
  const host = URL.canParse(href) ? new URL(href).host : ''
  return `${Zeichen({ name: 'extern' }).text}<span class="extern__ziel"> (andere Website: ${escapeHtml(host)})</span>`
}

Object.assign(markdown.renderer.rules, {
  link_close: (tokens: Token[], i: number) => {
    const open = tokens.slice(0, i).findLast((token) => token.type === 'link_open')
    if (open?.attrGet('class') !== 'extern') return '</a>'
    return `${leaveNotice(String(open.attrGet('href') ?? ''))}</a>`
  },
  image: (tokens: Token[], i: number, _options: unknown, env: Umgebung) => {
    const token = tokens[i]!
    const name = bildname.exec(String(token.attrGet('src') ?? ''))?.[1]
    return name ? env.bild(name, token.content).text : escapeHtml(token.content)
  },
  // Wide tables scroll inside their region, also by keyboard.
  table_open: (tokens: Token[], i: number) => {
    const { titel } = tokens[i]!.meta as { titel: string }
    const region = `class="kern-table-responsive" tabindex="0" aria-label="Tabelle: ${escapeHtml(titel)}"`
    return `<section ${region}><table class="kern-table">`
  },
  table_close: () => '</table></section>',
  th_open: () => '<th scope="col" class="kern-table__header">',
  td_open: () => '<td class="kern-table__cell">',
})
