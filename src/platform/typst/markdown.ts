import MarkdownIt, { type Token } from 'markdown-it'

/** A run of text with one look. `link` is http, https, mailto, tel or a path of the portal. */
export type Lauf = { text: string; fett?: boolean; link?: string }

/** A part of a document; the template `arbeitshilfe` prints a list of them. `beginn` is the first number of a list. */
export type Block =
  | { art: 'ueberschrift'; ebene: number; text: string }
  | { art: 'absatz'; text: Lauf[] }
  | { art: 'liste'; geordnet: boolean; punkte: Lauf[][]; beginn?: number }
  | { art: 'bild'; datei: string; alt: string; unterschrift?: string }

const markdown = new MarkdownIt({ html: false, linkify: false })
const linkTarget = /^(?:https?:\/\/|mailto:|tel:|\/)/
const imageSource = /^bild:([A-Za-z0-9][\w.-]*)$/

/**
 * Reads the Markdown that guides are written in: headings, paragraphs, lists without nesting, bold, links, and pictures
 * `![alt](bild:name "caption")` in a paragraph of their own. Throws on anything else, so that nothing is lost unseen.
 */
export function markdownToBlocks(text: string): Block[] {
  const tokens = markdown.parse(text, {})
  const blocks: Block[] = []
  let at = 0
  while (at < tokens.length) {
    const token = tokens[at]!
    if (token.type === 'heading_open') {
      blocks.push(readHeading(token, tokens[at + 1]!))
      at += 3
    } else if (token.type === 'paragraph_open') {
      blocks.push(...readParagraph(tokens[at + 1]!))
      at += 3
    } else if (token.type === 'bullet_list_open' || token.type === 'ordered_list_open') {
      const end = tokens.findIndex((other, index) => index > at && other.level === token.level && other.nesting === -1)
      blocks.push(...readList(token, tokens.slice(at + 1, end)))
      at = end + 1
    } else {
      throw unknown(token)
    }
  }
  return blocks
}

function readHeading(token: Token, inline: Token): Block {
  const text = readRuns(inline)
    .map((lauf) => lauf.text)
    .join('')
  return { art: 'ueberschrift', ebene: Number(token.tag.slice(1)), text }
}

function readParagraph(inline: Token): Block[] {
  const parts = (inline.children ?? []).filter((part) => part.type !== 'softbreak')
  if (parts.length > 0 && parts.every((part) => part.type === 'image')) return parts.map(readImage)
  return [{ art: 'absatz', text: readRuns(inline) }]
}

function readImage(token: Token): Block {
  const datei = imageSource.exec(attribute(token, 'src'))?.[1]
  const alt = token.content.trim()
  const unterschrift = attribute(token, 'title')
  if (datei === undefined) throw new Error('Ein Bild braucht eine Adresse der Form bild:name.')
  if (alt === '') throw new Error(`Das Bild ${datei} braucht eine Beschreibung.`)
  return { art: 'bild', datei, alt, ...(unterschrift ? { unterschrift } : {}) }
}

/** A picture inside an item follows it, and the list goes on behind the picture with the next number. */
function readList(open: Token, tokens: Token[]): Block[] {
  const geordnet = open.type === 'ordered_list_open'
  let beginn = Number(attribute(open, 'start') || 1)
  const blocks: Block[] = []
  let punkte: Lauf[][] = []
  const flush = () => {
    if (punkte.length === 0) return
    blocks.push({ art: 'liste', geordnet, punkte, ...(geordnet && beginn !== 1 ? { beginn } : {}) })
    beginn += punkte.length
    punkte = []
  }
  let inItem = false
  for (const token of tokens) {
    if (token.type === 'list_item_open') inItem = false
    else if (token.type === 'inline') {
      for (const block of readParagraph(token)) {
        if (block.art !== 'absatz') {
          flush()
          blocks.push(block)
        } else if (inItem) {
          if (punkte.length === 0) throw new Error('Nach einem Bild darf in einem Listenpunkt kein Text mehr stehen.')
          punkte.at(-1)?.push({ text: '\n' }, ...block.text)
        } else punkte.push(block.text)
        inItem = true
      }
    } else if (!/^(?:list_item|paragraph)_(?:open|close)$/.test(token.type)) throw unknown(token)
  }
  flush()
  return blocks
}

function readRuns(inline: Token): Lauf[] {
  const runs: Lauf[] = []
  let bold = 0
  let link: string | undefined
  const push = (text: string) => {
    if (text !== '') runs.push({ text, ...(bold > 0 ? { fett: true } : {}), ...(link ? { link } : {}) })
  }
  for (const token of inline.children ?? []) {
    if (token.type === 'text' || token.type === 'code_inline' || token.type === 'text_special') push(token.content)
    else if (token.type === 'softbreak') push(' ')
    else if (token.type === 'hardbreak') push('\n')
    else if (token.type === 'strong_open') bold++
    else if (token.type === 'strong_close') bold--
    else if (token.type === 'link_open') link = readTarget(token)
    else if (token.type === 'link_close') link = undefined
    else if (token.type !== 'em_open' && token.type !== 'em_close') throw unknown(token)
  }
  return runs
}

function readTarget(token: Token): string {
  const target = attribute(token, 'href')
  if (!linkTarget.test(target))
    throw new Error('Ein Verweis braucht eine vollständige Adresse oder einen Pfad des Portals.')
  return target
}

function attribute(token: Token, name: string): string {
  return String(token.attrGet(name) ?? '')
}

function unknown(token: Token): Error {
  const place = token.map ? ` (Zeile ${token.map[0] + 1})` : ''
  return new Error(`Diese Auszeichnung gibt es in Arbeitshilfen nicht: ${token.type}${place}.`)
}
