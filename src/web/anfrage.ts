import type { z } from 'zod'
import type { Empfang, EmpfangeneDatei } from '#platform/dateien/empfang.ts'
import type { Env } from '#platform/env.ts'
import { isToken, newToken } from '#platform/krypto/geheimnis.ts'
import type { Besuch, Besuchsquelle, Dienstbesuch } from './besuch.ts'
import type { Html } from './jsx.ts'
import { dienstwege, type Frame, renderPage } from './parts/index.ts'
import type { Access, BesuchOf, Params } from './route.ts'
import { fillSchablone, takeIds } from './schablone.ts'
import { attachment } from './schutz/anhang.ts'
import { keptPath } from './schutz/aufheben.ts'
import { COOKIE, formatCookie, readCookie } from './schutz/cookies.ts'
import { csrfProof } from './schutz/csrf.ts'
import { collect, parseShape, type Rohdaten } from './schutz/koerper.ts'
import { htmlHeaders, type Kopfzeilen, plainHeaders } from './schutz/kopfzeilen.ts'
import { asHttpError, collectFields } from './schutz/mehrteilig.ts'

/** How the Jobcenter presents itself on every page. */
export interface Marke {
  name: string
  kurzname: string
  logo?: string
  /** `#rrggbb`. */
  farbe?: string
  /** Origin of the customers' side, for pages of staff who reach theirs under another. */
  portal?: string
}

/** What a page says of itself; the rest of the frame comes from the request. */
export type Seitenkopf = Pick<Frame, 'titel'> & Partial<Pick<Frame, 'krumen' | 'skripte' | 'hauptspalte' | 'fehler'>>

type Wer = Pick<Frame, 'besuch' | 'sachbearbeitung'>

interface Grundlage {
  env: Env
  request: Request
  url: URL
  params: Record<string, string>
  besuch: Besuch | Dienstbesuch | undefined
  marke: Marke
  adresse: string
  felder: Rohdaten | undefined
  empfang?: Empfang | undefined
  besuchsquelle: Besuchsquelle
  nochDa?: () => Promise<Besuch | Dienstbesuch | undefined>
}

/** One request as handlers see it, with the ways to answer it. */
export class Anfrage<P extends string = string, A extends Access = Access> {
  readonly env: Env
  readonly request: Request
  readonly url: URL
  readonly params: Params<P>
  readonly besuch: BesuchOf<A>
  readonly marke: Marke
  /** Address of the client, from the connection or the one trusted proxy. */
  readonly adresse: string
  readonly nonce = newToken()
  #felder: Rohdaten | undefined
  readonly #empfang: Empfang | undefined
  readonly #quelle: Besuchsquelle
  readonly #nochDa: Grundlage['nochDa']
  readonly #cookies: string[] = []
  #besuchCookie: string | undefined
  #csrf: string | undefined
  #fragen: Rohdaten | undefined

  constructor(grundlage: Grundlage) {
    this.env = grundlage.env
    this.request = grundlage.request
    this.url = grundlage.url
    this.params = grundlage.params as Params<P>
    this.besuch = grundlage.besuch as BesuchOf<A>
    this.marke = grundlage.marke
    this.adresse = grundlage.adresse
    this.#felder = grundlage.felder
    this.#empfang = grundlage.empfang
    this.#quelle = grundlage.besuchsquelle
    this.#nochDa = grundlage.nochDa
  }

  /** The fields of the body, checked against a strict schema; 400 for any other shape. */
  lies<S extends z.ZodType>(schema: S): z.infer<S> {
    return parseShape(schema, this.#felder ?? {})
  }

  /** A field that stands before the files of a form; the others are known only after them. */
  feldVorDateien(name: string): string | undefined {
    const value = this.#felder?.[name]
    return typeof value === 'string' ? value : undefined
  }

  /**
   * The files of the form, one by one, while they arrive. Walk through them before `lies`: the fields behind them come last.
   * A body that breaks off ends in an error page, with nothing taken.
   */
  async *dateien(): AsyncGenerator<EmpfangeneDatei, void, undefined> {
    if (!this.#empfang) return
    try {
      yield* this.#empfang.dateien()
      const felder = collectFields(this.#empfang.felder)
      delete felder['csrf']
      this.#felder = felder
    } catch (error) {
      throw asHttpError(error)
    }
  }

  /** Known parameters of the address; others (mail programs add some) are left aside. */
  frage(name: string): string | undefined {
    this.#fragen ??= collect(this.url.searchParams)
    const value = this.#fragen[name]
    return typeof value === 'string' ? value.slice(0, 500) : undefined
  }

  /** What was typed here before a session ended or a factor was asked for again, to be shown once more. */
  async aufgehoben(): Promise<Record<string, string>> {
    const besuch = this.besuch as Besuch | Dienstbesuch | undefined
    if (!besuch?.aufgehoben) return {}
    if ('mitarbeiterId' in besuch) {
      return (await this.#quelle.readDienstForm(this.env, besuch, keptPath(this.url))) ?? {}
    }
    return (await this.#quelle.readForm(this.env, besuch.kontoId, this.url.pathname)) ?? {}
  }

  cookie(name: string): string | undefined {
    return readCookie(this.request.headers.get('cookie'), name)
  }

  setCookie(name: string, value: string, dauer?: number): void {
    this.#cookies.push(formatCookie(name, value, dauer))
  }

  /** The random name of this browser while nobody is signed in; made when a form needs it. */
  besuchsname(): string {
    if (this.#besuchCookie) return this.#besuchCookie
    const given = this.cookie(COOKIE.besuch)
    if (isToken(given)) this.#besuchCookie = given
    else {
      this.#besuchCookie = newToken()
      this.setCookie(COOKIE.besuch, this.#besuchCookie)
    }
    return this.#besuchCookie
  }

  csrf(): string {
    this.#csrf ??= csrfProof(this.env, this.besuch ? this.besuch.sitzungId : this.besuchsname())
    return this.#csrf
  }

  /** A whole page in the layout of the portal. The frame around it is laid out once for all who see the same. */
  seite(kopf: Seitenkopf, inhalt: Html, status = 200): Response {
    const wer = this.#wer()
    const { modus } = this.env.settings
    const { text, ids } = takeIds(JSON.stringify([modus, this.url.pathname, kopf, wer]))
    const werte = { nonce: this.nonce, csrf: this.csrf(), inhalt, ids }
    const bytes = fillSchablone({ marke: this.marke, schluessel: text }, werte, ({ inhalt: mark, ...marks }) => {
      const [, pfad, ...rest] = JSON.parse(text) as [string, string, Seitenkopf, Wer]
      return renderPage({ ...this.#frame(...rest, pfad), ...marks }, mark)
    })
    return this.#answer(bytes, status, htmlHeaders(this.nonce))
  }

  #frame(kopf: Seitenkopf, wer: Wer, pfad: string): Omit<Frame, 'nonce' | 'csrf'> {
    return {
      krumen: [{ text: kopf.titel }],
      ...kopf,
      pfad,
      jobcenter: this.marke,
      schulung: this.env.settings.modus === 'schulung',
      ...wer,
    }
  }

  /** A page that is the same for every guest: laid out once. Whoever is signed in gets it made for them. */
  gastseite(kopf: Seitenkopf, inhalt: (csrf: string) => Html): Response {
    if (this.besuch) return this.seite(kopf, inhalt(this.csrf()))
    const where = { marke: this.marke, schluessel: `${this.env.settings.modus} ${this.url.pathname}` }
    const bytes = fillSchablone(where, { nonce: this.nonce, csrf: this.csrf() }, ({ nonce, csrf }) =>
      renderPage({ ...this.#frame(kopf, this.#wer(), this.url.pathname), nonce, csrf }, inhalt(csrf)),
    )
    return this.#answer(bytes, 200, htmlHeaders(this.nonce))
  }

  /** Sends the browser on with GET. Only addresses made by routes or checked by `safePath` belong here. */
  weiter(pfad: string): Response {
    const headers = plainHeaders('text/plain; charset=utf-8')
    headers['location'] = pfad
    return this.#answer(null, 303, headers)
  }

  leer(): Response {
    return this.#answer(null, 204, plainHeaders('text/plain; charset=utf-8'))
  }

  json(wert: unknown, status = 200): Response {
    return this.#answer(JSON.stringify(wert), status, plainHeaders('application/json'))
  }

  /** A file to keep; the name is made by the portal and plain ASCII. */
  datei(inhalt: Uint8Array | string | ReadableStream<Uint8Array>, typ: string, name: string): Response {
    const headers = plainHeaders(typ)
    headers['content-disposition'] = `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`
    return this.#answer(inhalt, 200, headers)
  }

  /** A file of a person, streamed, always to be kept and never shown (UPL-07). */
  anhang(datei: { name: string; typ: string; groesse: number; inhalt: ReadableStream<Uint8Array> }): Response {
    const headers = plainHeaders(datei.typ)
    headers['content-disposition'] = attachment(datei.name)
    headers['content-length'] = String(datei.groesse)
    return this.#answer(datei.inhalt, 200, headers)
  }

  /** Whether the script listens for events; otherwise it wants one answer. */
  willStrom(): boolean {
    return this.request.method === 'GET' && (this.request.headers.get('accept') ?? '').startsWith('text/event-stream')
  }

  /** Who stands behind this request now, by the rule of its route; undefined: nobody who may be here. No activity. */
  async nochDa(): Promise<BesuchOf<A> | undefined> {
    return (await this.#nochDa?.()) as BesuchOf<A> | undefined
  }

  /** Server-sent events. Its connection serves nothing else after: so it ends at once when the portal stops. */
  strom(inhalt: ReadableStream<Uint8Array>): Response {
    const headers = plainHeaders('text/event-stream; charset=utf-8', 'no-store, no-transform')
    headers['connection'] = 'close'
    // What nginx and its kin would gather before they pass it on.
    headers['x-accel-buffering'] = 'no'
    return this.#answer(inhalt, 200, headers)
  }

  #answer(
    inhalt: Uint8Array | string | ReadableStream<Uint8Array> | null,
    status: number,
    headers: Kopfzeilen,
  ): Response {
    const body = inhalt as BodyInit | null
    const [cookie, ...more] = this.#cookies
    if (cookie !== undefined) headers['set-cookie'] = cookie
    if (more.length === 0) return new Response(body, { status, headers })
    const all = new Headers(headers)
    for (const one of more) all.append('set-cookie', one)
    return new Response(body, { status, headers: all })
  }

  #wer(): Wer {
    const besuch = this.besuch as Besuch | Dienstbesuch | undefined
    if (!besuch) return { besuch: { art: 'gast' } }
    const endetInSekunden = Math.max(0, Math.round((besuch.endet.getTime() - this.env.clock.now().getTime()) / 1000))
    if ('mitarbeiterId' in besuch) {
      return {
        besuch: { art: 'gast' },
        sachbearbeitung: { name: besuch.name, endetInSekunden, navigation: dienstwege(besuch.rollen) },
      }
    }
    if (besuch.stufe !== 'voll' || !besuch.profil) return { besuch: { art: 'halb' } }
    const { ungelesen, profil } = besuch
    return { besuch: { art: 'angemeldet', name: '', ungelesen, endetInSekunden, mitProfil: profil.art === 'kunde' } }
  }
}
