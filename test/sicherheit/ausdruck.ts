/** A regular expression, taken apart: what a backtracking matcher walks through. */
export type Knoten =
  | { art: 'zeichen'; passt: (zeichen: string) => boolean }
  | { art: 'folge'; teile: Knoten[] }
  | { art: 'wahl'; wege: Knoten[] }
  | Wiederholung
  | { art: 'gruppe'; name: string; teil: Knoten }
  | { art: 'wie'; name: string }
  | { art: 'blick'; teil: Knoten; zurueck: boolean; nicht: boolean }
  | { art: 'stelle'; was: string }

interface Wiederholung {
  art: 'mal'
  teil: Knoten
  min: number
  max: number
  faul: boolean
}

/** Takes an expression apart. @throws on what it does not know, so that nothing is passed over unseen */
export function parse({ source, flags }: RegExp): Knoten {
  return new Leser(source, flags).parse()
}

class Leser {
  readonly #source: string
  readonly #flags: string
  #at = 0
  #groups = 0

  constructor(source: string, flags: string) {
    this.#source = source
    this.#flags = flags
  }

  parse(): Knoten {
    const whole = this.#parseChoice()
    if (this.#at !== this.#source.length) throw new Error(`Nicht gelesen ab ${this.#at}: ${this.#source}`)
    return whole
  }

  #take(text: string): boolean {
    if (!this.#source.startsWith(text, this.#at)) return false
    this.#at += text.length
    return true
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    const found = new RegExp(`^(?:${pattern.source})`).exec(this.#source.slice(this.#at)) ?? undefined
    if (found) this.#at += found[0].length
    return found
  }

  #set(text: string): Knoten {
    const one = new RegExp(`^(?:${text})$`, this.#flags.replace(/[gyd]/g, ''))
    const known = new Map<string, boolean>()
    return {
      art: 'zeichen',
      passt(zeichen) {
        const answer = known.get(zeichen) ?? one.test(zeichen)
        known.set(zeichen, answer)
        return answer
      },
    }
  }

  #parseChoice(): Knoten {
    const wege = [this.#parseSequence()]
    while (this.#take('|')) wege.push(this.#parseSequence())
    return wege.length === 1 ? wege[0]! : { art: 'wahl', wege }
  }

  #parseSequence(): Knoten {
    const teile: Knoten[] = []
    while (this.#at < this.#source.length && !'|)'.includes(this.#source[this.#at]!)) teile.push(this.#parseRepeated())
    return { art: 'folge', teile }
  }

  #parseRepeated(): Knoten {
    const teil = this.#parseAtom()
    const found = this.#match(/(?:([*+?])|\{(\d+)(,?)(\d*)\})(\??)/)
    if (!found) return teil
    const [, sign, from = '0', comma, to, lazy] = found
    const endless = Number.POSITIVE_INFINITY
    const faul = lazy === '?'
    if (sign) return { art: 'mal', teil, min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : endless, faul }
    return { art: 'mal', teil, min: Number(from), max: comma ? Number(to || endless) : Number(from), faul }
  }

  #parseAtom(): Knoten {
    if (this.#take('(')) return this.#parseGroup()
    const next = this.#source[this.#at]
    if (next === '[') return this.#parseClass()
    if (next === '\\') return this.#parseEscape()
    const edge = this.#match(/[\^$]/)
    if (edge) return { art: 'stelle', was: edge[0] }
    if (this.#take('.')) return this.#set('.')
    const point = String.fromCodePoint(this.#source.codePointAt(this.#at)!)
    this.#at += point.length
    return this.#set(point.replace(/[{}\]/]/, '\\$&'))
  }

  #parseClass(): Knoten {
    const start = this.#at++
    for (let depth = 1; depth > 0; this.#at++) {
      const next = this.#source[this.#at]
      if (next === undefined) throw new Error(`Klasse ohne Ende: ${this.#source}`)
      if (next === '\\') this.#at++
      else if (next === '[' && this.#flags.includes('v')) depth++
      else if (next === ']') depth--
    }
    return this.#set(this.#source.slice(start, this.#at))
  }

  #parseEscape(): Knoten {
    const back = this.#match(/\\(?:k<(\w+)>|([1-9]\d*))/)
    if (back) return { art: 'wie', name: back[1] ?? back[2]! }
    const edge = this.#match(/\\[bB]/)
    if (edge) return { art: 'stelle', was: edge[0] }
    const one = /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|[\s\S])/
    return this.#set(this.#match(one)![0])
  }

  #parseGroup(): Knoten {
    if (this.#take('?:')) return this.#close(this.#parseChoice())
    const look = this.#match(/\?(<?)([=!])/)
    if (look) {
      return { art: 'blick', teil: this.#close(this.#parseChoice()), zurueck: look[1] !== '', nicht: look[2] === '!' }
    }
    const name = this.#match(/\?<(\w+)>/)?.[1] ?? String(++this.#groups)
    return { art: 'gruppe', name, teil: this.#close(this.#parseChoice()) }
  }

  #close(teil: Knoten): Knoten {
    if (!this.#take(')')) throw new Error(`Klammer ohne Ende: ${this.#source}`)
    return teil
  }
}

/** More steps than this, and the expression is as good as endless. */
export const ENDLOS = 3_000_000

class Endlos extends Error {}

/**
 * How many steps a backtracking matcher takes to find every match of the expression in a text, as `replace` and `split` do.
 * No clock: the same on every machine. `ENDLOS` where it gave up.
 */
export function countSteps({ flags }: RegExp, knoten: Knoten, text: string): number {
  const counter = new Zaehler(/[uv]/.test(flags) ? Array.from(text) : text.split(''), flags.includes('m'))
  try {
    return counter.findAll(knoten)
  } catch (error) {
    if (error instanceof Endlos || error instanceof RangeError) return ENDLOS
    throw error
  }
}

type Weiter = (stelle: number) => boolean

class Zaehler {
  readonly #text: string[]
  readonly #lines: boolean
  readonly #groups = new Map<string, [number, number]>()
  #steps = 0

  constructor(text: string[], lines: boolean) {
    this.#text = text
    this.#lines = lines
  }

  findAll(knoten: Knoten): number {
    for (let at = 0; at <= this.#text.length; ) {
      let end = -1
      this.#walk(knoten, at, (to) => {
        end = to
        return true
      })
      at = Math.max(at + 1, end)
    }
    return this.#steps
  }

  #step(): void {
    if (++this.#steps > ENDLOS) throw new Endlos()
  }

  #walk(node: Knoten, at: number, next: Weiter): boolean {
    this.#step()
    switch (node.art) {
      case 'zeichen':
        return at < this.#text.length && node.passt(this.#text[at]!) && next(at + 1)
      case 'folge':
        return this.#sequence(node.teile, at, next)
      case 'wahl':
        return node.wege.some((weg) => this.#walk(weg, at, next))
      case 'mal':
        return node.teil.art === 'zeichen' && !node.faul ? this.#run(node, at, next) : this.#repeat(node, at, next)
      case 'gruppe':
        return this.#walk(node.teil, at, (to) => {
          this.#groups.set(node.name, [at, to])
          return next(to)
        })
      case 'wie':
        return this.#again(node.name, at, next)
      case 'blick': {
        const found = node.zurueck ? this.#looksBack(node.teil, at) : this.#walk(node.teil, at, () => true)
        return found !== node.nicht && next(at)
      }
      case 'stelle':
        return this.#isAt(node.was, at) && next(at)
    }
  }

  #sequence(teile: Knoten[], at: number, next: Weiter): boolean {
    const from = (i: number, pos: number): boolean =>
      i === teile.length ? next(pos) : this.#walk(teile[i]!, pos, (to) => from(i + 1, to))
    return from(0, at)
  }

  #repeat(node: Wiederholung, start: number, next: Weiter): boolean {
    const from = (at: number, count: number): boolean => {
      this.#step()
      const goOn: Weiter = (to) => (to > at || count < node.min) && from(to, count + 1)
      const more = () => count < node.max && this.#walk(node.teil, at, goOn)
      const enough = () => count >= node.min && next(at)
      return node.faul ? enough() || more() : more() || enough()
    }
    return from(start, 0)
  }

  /** The common case, without a stack that grows with the text. */
  #run({ teil, min, max }: Wiederholung, at: number, next: Weiter): boolean {
    const passt = teil.art === 'zeichen' ? teil.passt : () => false
    let to = at
    while (to - at < max && to < this.#text.length && passt(this.#text[to]!)) {
      this.#step()
      to++
    }
    for (; to - at >= min; to--) {
      this.#step()
      if (next(to)) return true
    }
    return false
  }

  #again(name: string, at: number, next: Weiter): boolean {
    const [from, to] = this.#groups.get(name) ?? [0, 0]
    for (let i = from; i < to; i++) {
      this.#step()
      if (this.#text[at + i - from] !== this.#text[i]) return false
    }
    return next(at + to - from)
  }

  #looksBack(teil: Knoten, at: number): boolean {
    const length = longest(teil)
    if (length === Number.POSITIVE_INFINITY) throw new Error('Ein Blick zurück ohne Grenze wird nicht gezählt.')
    for (let from = at; from >= Math.max(0, at - length); from--) {
      if (this.#walk(teil, from, (to) => to === at)) return true
    }
    return false
  }

  #isAt(was: string, at: number): boolean {
    if (was === '^') return at === 0 || (this.#lines && this.#text[at - 1] === '\n')
    if (was === '$') return at === this.#text.length || (this.#lines && this.#text[at] === '\n')
    const isWord = (i: number) => /\w/.test(this.#text[i] ?? '')
    return (isWord(at - 1) !== isWord(at)) === (was === '\\b')
  }
}

/** The most characters that a part can match. */
function longest(node: Knoten): number {
  switch (node.art) {
    case 'zeichen':
      return 1
    case 'folge':
      return node.teile.reduce((sum, teil) => sum + longest(teil), 0)
    case 'wahl':
      return Math.max(...node.wege.map(longest))
    case 'mal':
      return longest(node.teil) * node.max
    case 'gruppe':
      return longest(node.teil)
    case 'wie':
      return Number.POSITIVE_INFINITY
    default:
      return 0
  }
}
