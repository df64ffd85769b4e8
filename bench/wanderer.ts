import type { Formularschritt } from './last/auftraege.ts'
import { type Anfragetext, formatAnfrage, type Rohantwort, readCookies, Verbindung } from './last/verbindung.ts'

/** A page of a form and what is typed there. */
export interface Formularseite {
  pfad: string
  felder: readonly (readonly [name: string, wert: string])[]
}

export interface Wanderung {
  port: number
  /** As every request sends them. */
  kopf: Readonly<Record<string, string>>
  seiten: readonly Formularseite[]
}

const HOECHSTENS = 5

/** A browser without pictures and scripts: keeps cookies, takes hidden fields along. */
class Wanderer {
  readonly #verbindung: Verbindung
  readonly #kopf: Readonly<Record<string, string>>
  readonly #cookies = new Map<string, string>()

  constructor({ port, kopf }: Wanderung) {
    this.#verbindung = new Verbindung(port)
    this.#kopf = kopf
  }

  request(methode: 'GET' | 'POST', pfad: string, felder?: readonly (readonly [string, string])[]): Anfragetext {
    const own = [...this.#cookies].map(([name, wert]) => `${name}=${wert}`)
    const cookie = [this.#kopf['cookie'], ...own].filter(Boolean).join('; ')
    const kopf = { ...this.#kopf, ...(cookie ? { cookie } : {}) }
    if (!felder) return { methode, pfad, kopf }
    const koerper = new URLSearchParams(felder.map(([name, wert]) => [name, wert])).toString()
    return { methode, pfad, kopf: { ...kopf, 'content-type': 'application/x-www-form-urlencoded' }, koerper }
  }

  async send(anfrage: Anfragetext): Promise<Rohantwort & { ziel: string | undefined }> {
    const antwort = await this.#verbindung.send(formatAnfrage(anfrage))
    for (const [name, wert] of readCookies(antwort)) this.#cookies.set(name, wert)
    return { ...antwort, ziel: /^location: ([^\r\n]+)/im.exec(antwort.kopf)?.[1] }
  }

  /** Opens a page, through redirects, and answers what is hidden in it, by name. */
  async open(pfad: string): Promise<Map<string, string>> {
    let next = pfad
    for (let i = 0; i < HOECHSTENS; i++) {
      const { status, ziel, koerper } = await this.send(this.request('GET', next))
      if (ziel !== undefined) {
        next = ziel
        continue
      }
      if (status !== 200) throw new Error(`${next}: ${status}\n${koerper.toString('utf8', 0, 2000)}`)
      return readHidden(koerper.toString())
    }
    throw new Error(`${pfad} leitet immer weiter.`)
  }

  close(): void {
    this.#verbindung.close()
  }
}

function readHidden(html: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [input] of html.matchAll(/<input\b[^>]*\btype="hidden"[^>]*>/g)) {
    const name = /\bname="([^"]*)"/.exec(input)?.[1]
    if (name !== undefined) found.set(name, /\bvalue="([^"]*)"/.exec(input)?.[1] ?? '')
  }
  return found
}

/**
 * Goes through a form twice, as somebody would: the first time to fill it in, the second time to note what is sent. From then
 * on the same can be sent again and again.
 */
export async function wander(wanderung: Wanderung): Promise<Formularschritt[]> {
  const wanderer = new Wanderer(wanderung)
  const { seiten } = wanderung
  const schritte: Formularschritt[] = []
  try {
    for (let runde = 0; runde < 2; runde++) {
      for (const [i, { pfad, felder }] of seiten.entries()) {
        const hidden = await wanderer.open(pfad)
        const post = wanderer.request('POST', pfad, [...hidden, ...felder])
        const { status, ziel, koerper } = await wanderer.send(post)
        if (ziel === undefined) throw new Error(`${pfad}: ${status}\n${koerper.toString('utf8', 0, 6000)}`)
        const { pfad: next } = seiten[(i + 1) % seiten.length]!
        if (runde === 1) schritte.push({ post, nach: ziel, get: wanderer.request('GET', next) })
      }
    }
    return schritte
  } finally {
    wanderer.close()
  }
}
