/** A page as it came, with the ways on that it offers. */
export interface Page {
  status: number
  url: string
  html: string
  text: string
  headers: Headers
}

interface Form {
  action: string
  method: string
  /** Sends its fields as parts, files among them. */
  mehrteilig: boolean
  fields: Record<string, string>
}

type Fetch = (request: Request, umgebung?: object) => Response | Promise<Response>

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }
const decode = (text: string) => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity]!)
const attribute = (tag: string, name: string) => {
  const match = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s>/])`).exec(tag)
  return match ? decode(match[1] ?? '') : undefined
}

/** As a browser sends it: text first, then the files. */
function multipart(fields: Record<string, string>, files: Record<string, File | File[]>): RequestInit {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  for (const [name, some] of Object.entries(files)) for (const file of [some].flat()) body.append(name, file)
  return { method: 'POST', body }
}

/** A browser without JavaScript: follows redirects, keeps cookies, sends the forms that a page really holds. */
export class Browser {
  readonly cookies = new Map<string, string>()
  page: Page = { status: 0, url: '', html: '', text: '', headers: new Headers() }
  readonly #fetch: Fetch
  readonly #base: string
  readonly #agent: string
  readonly #address: string

  constructor(fetch: Fetch, base: string, optionen: { userAgent?: string; adresse?: string } = {}) {
    this.#fetch = fetch
    this.#base = base
    this.#agent = optionen.userAgent ?? 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
    this.#address = optionen.adresse ?? '192.0.2.10'
  }

  /** One request without following redirects; cookies are taken in. */
  async raw(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers({ 'user-agent': this.#agent, 'sec-fetch-site': 'same-origin', origin: this.#base })
    if (this.cookies.size > 0)
      headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    for (const [name, value] of new Headers(init.headers)) headers.set(name, value)
    const request = new Request(new URL(path, this.#base), { ...init, headers, redirect: 'manual' })
    const response = await this.#fetch(request, { incoming: { socket: { remoteAddress: this.#address } } })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const name = pair.slice(0, pair.indexOf('='))
      if (/Max-Age=0/i.test(cookie)) this.cookies.delete(name)
      else this.cookies.set(name, pair.slice(name.length + 1))
    }
    return response
  }

  async open(path: string): Promise<Page> {
    return this.#follow(path, await this.raw(path))
  }

  /** POSTs fields with the CSRF proof of the page shown. */
  async post(path: string, fields: Record<string, string>): Promise<Page> {
    const body = new URLSearchParams({ csrf: this.csrf(), ...fields }).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    return this.#follow(path, await this.raw(path, { method: 'POST', body, headers }))
  }

  async postJson(path: string, value: object): Promise<Response> {
    const headers = { 'content-type': 'application/json', 'x-csrf': this.csrf() }
    return this.raw(path, { method: 'POST', body: JSON.stringify(value), headers })
  }

  /**
   * Fills and sends the form of the page that holds a button or an action with this text; files by the name of their field,
   * in forms that take any.
   */
  async submit(
    button: string,
    fields: Record<string, string> = {},
    files: Record<string, File | File[]> = {},
  ): Promise<Page> {
    const form = this.forms().find((candidate) => candidate.buttons.some((text) => text === button))
    if (!form) throw new Error(`Kein Formular mit „${button}“ auf ${this.page.url}: ${this.page.text.slice(0, 300)}`)
    for (const name of Object.keys(fields)) {
      if (!(name in form.fields) && !form.optional.includes(name))
        throw new Error(`Kein Feld „${name}“ auf ${this.page.url}`)
    }
    const values = { ...form.fields, ...fields, ...form.buttonValues[button] }
    const action = form.action || new URL(this.page.url).pathname + new URL(this.page.url).search
    if (form.method === 'get') return this.open(`${action}?${new URLSearchParams(values)}`)
    if (form.mehrteilig) return this.#follow(action, await this.raw(action, multipart(values, files)))
    const body = new URLSearchParams(values).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    return this.#follow(action, await this.raw(action, { method: 'POST', body, headers }))
  }

  csrf(): string {
    const match = /name="csrf"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="csrf"|data-csrf="([^"]*)"/.exec(
      this.page.html,
    )
    return match?.[1] ?? match?.[2] ?? match?.[3] ?? ''
  }

  forms(): (Form & { buttons: string[]; optional: string[]; buttonValues: Record<string, Record<string, string>> })[] {
    return [...this.page.html.matchAll(/<form\b[^>]*>([\s\S]*?)<\/form>/g)].map((match) => {
      const tag = match[0].slice(0, match[0].indexOf('>') + 1)
      const body = match[1] ?? ''
      const fields: Record<string, string> = {}
      const optional: string[] = []
      for (const [input] of body.matchAll(/<input\b[^>]*>/g)) {
        const name = attribute(input, 'name')
        if (!name) continue
        const type = attribute(input, 'type') ?? 'text'
        if (type === 'file') continue
        if ((type === 'checkbox' || type === 'radio') && attribute(input, 'checked') === undefined) optional.push(name)
        else fields[name] = attribute(input, 'value') ?? ''
      }
      for (const [, tagText = '', text = ''] of body.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)) {
        const name = attribute(`<x ${tagText}>`, 'name')
        if (name) fields[name] = decode(text).replace(/^\n/, '')
      }
      for (const [, tagText = '', options = ''] of body.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
        const name = attribute(`<x ${tagText}>`, 'name')
        const chosen = /<option\b[^>]*\sselected[^>]*>/.exec(options)?.[0] ?? /<option\b[^>]*>/.exec(options)?.[0] ?? ''
        if (name) fields[name] = attribute(chosen, 'value') ?? ''
      }
      const buttons: string[] = []
      const buttonValues: Record<string, Record<string, string>> = {}
      const id = attribute(tag, 'id')
      // Buttons outside name their form.
      const outside = [...this.page.html.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/g)].filter(
        ([, tagText = '']) => id !== undefined && attribute(`<x ${tagText}>`, 'form') === id,
      )
      for (const [, tagText = '', text = ''] of [
        ...body.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/g),
        ...outside,
      ]) {
        const label = decode(text.replace(/<svg[\s\S]*?<\/svg>/g, '').replace(/<[^>]+>/g, '')).trim()
        const name = attribute(`<x ${tagText}>`, 'name')
        buttons.push(label)
        if (name) buttonValues[label] = { [name]: attribute(`<x ${tagText}>`, 'value') ?? '' }
      }
      const method = (attribute(tag, 'method') ?? 'get').toLowerCase()
      const mehrteilig = attribute(tag, 'enctype') === 'multipart/form-data'
      return { action: attribute(tag, 'action') ?? '', method, mehrteilig, fields, buttons, optional, buttonValues }
    })
  }

  async #follow(path: string, first: Response): Promise<Page> {
    let response = first
    let url = new URL(path, this.#base)
    for (let hops = 0; response.status >= 300 && response.status < 400; hops++) {
      if (hops > 9) throw new Error(`Zu viele Weiterleitungen, zuletzt ${url.pathname}`)
      url = new URL(response.headers.get('location') ?? '', url)
      if (url.origin !== this.#base) throw new Error(`Weiterleitung nach außen: ${url.origin}`)
      response = await this.raw(url.pathname + url.search)
    }
    const html = await response.text()
    const main = /<main\b[\s\S]*?<\/main>/.exec(html)?.[0] ?? html
    const text = decode(main.replace(/<[^>]+>/g, ' '))
      .replace(/\s+/g, ' ')
      .trim()
    this.page = { status: response.status, url: url.href, html, text, headers: response.headers }
    return this.page
  }
}
