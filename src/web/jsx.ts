import { ariaNames, type Child } from './jsx-typen.ts'

export type { Child, JSX } from './jsx-typen.ts'

/** A finished piece of HTML. Only this module makes one, so whatever carries the class is escaped. */
export class Html {
  readonly text: string
  #bytes: Uint8Array | undefined
  constructor(text: string) {
    this.text = text
  }
  /** Encoded now, for a piece that is kept and sent again and again. */
  keep(): this {
    this.#bytes ??= Buffer.from(this.text)
    return this
  }
  /** Undefined unless it is kept. */
  get bytes(): Uint8Array | undefined {
    return this.#bytes
  }
  toString(): string {
    return this.text
  }
}

type Props = { readonly [name: string]: unknown; readonly children?: Child }
type Component = (props: never) => Child

const RISKY = /[&<>"']/
const TAG = /^[a-z][a-z0-9-]*$/
const ATTRIBUTE = /^[a-zA-Z][a-zA-Z0-9:_.-]*$/
const VOID: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)
const BOOLEAN: ReadonlySet<string> = new Set(
  `allowfullscreen async autofocus autoplay checked controls default defer disabled download formnovalidate hidden inert
   ismap itemscope loop multiple muted nomodule novalidate open playsinline readonly required reversed selected`.split(
    /\s+/,
  ),
)
/** Attributes for which "false" says something else than their absence. */
const WITH_FALSE: ReadonlySet<string> = new Set(['contenteditable', 'draggable', 'spellcheck'])

const openings = new Map<string, string>()
const prefixes = new Map<string, string>()

/** Escapes text for element content and for double-quoted attribute values. */
export function escapeHtml(text: string): string {
  const first = text.search(RISKY)
  if (first === -1) return text
  let out = ''
  let from = 0
  for (let i = first; i < text.length; i++) {
    const entity = entityOf(text.charCodeAt(i))
    if (entity === '') continue
    out += text.slice(from, i) + entity
    from = i + 1
  }
  return out + text.slice(from)
}

function entityOf(code: number): string {
  switch (code) {
    case 34:
      return '&quot;'
    case 38:
      return '&amp;'
    case 39:
      return '&#39;'
    case 60:
      return '&lt;'
    case 62:
      return '&gt;'
    default:
      return ''
  }
}

function renderChild(child: Child): string {
  if (child instanceof Html) return child.text
  if (typeof child === 'string') return escapeHtml(child)
  if (child === null || child === undefined || typeof child === 'boolean') return ''
  if (Array.isArray(child)) {
    let out = ''
    for (const one of child as readonly Child[]) out += renderChild(one)
    return out
  }
  if (typeof child === 'number' || typeof child === 'bigint') return String(child)
  throw new TypeError(`HTML: ${typeof child} cannot be shown (a promise, a function or an object?)`)
}

function openingOf(tag: string): string {
  const known = openings.get(tag)
  if (known !== undefined) return known
  if (!TAG.test(tag)) throw new TypeError(`HTML: no such element: ${tag}`)
  const opening = `<${tag}`
  openings.set(tag, opening)
  return opening
}

function prefixOf(name: string): string {
  const known = prefixes.get(name)
  if (known !== undefined) return known
  if (!ATTRIBUTE.test(name) || /^on/i.test(name) || name === 'dangerouslySetInnerHTML' || name === 'srcdoc') {
    throw new TypeError(`HTML: attribute refused: ${name}`)
  }
  if (name.toLowerCase() === 'style') throw new TypeError('HTML: style attributes are blocked by the CSP; use a class')
  if (name.startsWith('aria-') && !ariaNames.has(name)) throw new TypeError(`HTML: no such attribute: ${name}`)
  const prefix = ` ${name}="`
  prefixes.set(name, prefix)
  return prefix
}

function renderAttribute(name: string, value: unknown): string {
  const prefix = prefixOf(name)
  if (typeof value === 'string') return `${prefix}${escapeHtml(value)}"`
  if (value === undefined || value === null) return ''
  if (typeof value === 'number' || typeof value === 'bigint') return `${prefix}${value}"`
  if (value === true) return BOOLEAN.has(name) ? `${prefix}"` : `${prefix}true"`
  if (value === false) return name.startsWith('aria-') || WITH_FALSE.has(name) ? `${prefix}false"` : ''
  throw new TypeError(`HTML: ${typeof value} is no value for the attribute ${name}`)
}

/**
 * Renders one element or component to a finished string.
 * @throws TypeError on `on*`, `style`, unknown `aria-*`, and children or values that are not text, number or Html.
 */
export function jsx(tag: string | Component, props: Props): Html {
  if (typeof tag === 'function') {
    const result = (tag as (props: Props) => Child)(props)
    return result instanceof Html ? result : new Html(renderChild(result))
  }
  let out = openingOf(tag)
  for (const name in props) {
    if (name !== 'children') out += renderAttribute(name, props[name])
  }
  const inner = renderChild(props.children)
  if (!VOID.has(tag)) return new Html(`${out}>${inner}</${tag}>`)
  if (inner !== '') throw new TypeError(`HTML: ${tag} holds nothing`)
  return new Html(`${out}/>`)
}

export const jsxs = jsx
export const jsxDEV = jsx

export function Fragment(props: { children?: Child }): Html {
  return new Html(renderChild(props.children))
}

/** Takes over markup as it stands: only for rendered and sanitised Markdown and for SVG of our own. */
export function raw(html: string): Html {
  return new Html(html)
}
