import { sql } from 'kysely'
import { later, MINUTE, TAG } from '#platform/clock.ts'
import type { Env } from '#platform/env.ts'
import { tagInBerlin } from '#platform/text/datum.ts'
import { readText } from '#platform/text/inhalte.ts'
import { CSP_BERICHT, plainHeaders } from './schutz/kopfzeilen.ts'

type Fetch = (request: Request, umgebung?: object) => Response | Promise<Response>

/** What these answers take from the Jobcenter: its colour, as `#rrggbb`. */
export interface Dienstmarke {
  farbe?: string | undefined
}

const KURZ = 'public, max-age=3600'
const PLAIN = 'text/plain; charset=utf-8'

/** RFC 9116 wants an end; the file is made anew with each request, so it never comes. */
const SECURITY_TXT_GILT = 180 * TAG

function answer(text: string, typ: string, optionen: { cache?: string; status?: number } = {}): Response {
  return new Response(text, { status: optionen.status ?? 200, headers: plainHeaders(typ, optionen.cache) })
}

function securityTxt(env: Env): Response {
  const own = readText(env, 'security.txt')
  if (own !== undefined) return answer(own, PLAIN, { cache: KURZ })
  const { baseUrl } = env.settings
  const endet = `${tagInBerlin(later(env.clock.now(), SECURITY_TXT_GILT))}T00:00:00Z`
  const lines = [
    `Contact: ${baseUrl}/kontakt`,
    `Expires: ${endet}`,
    'Preferred-Languages: de, en',
    `Canonical: ${baseUrl}/.well-known/security.txt`,
  ]
  return answer(`${lines.join('\n')}\n`, PLAIN, { cache: KURZ })
}

/** Nothing of a person lies open anyway; links in mails should not even be tried. A training is no site to find. */
function robotsTxt(env: Env): Response {
  const open = ['/link/', '/sachbearbeitung', '/sitzung/', '/suche']
  const rules = env.settings.modus === 'betrieb' ? open.map((pfad) => `Disallow: ${pfad}`) : ['Disallow: /']
  return answer(`User-agent: *\n${rules.join('\n')}\n`, PLAIN, { cache: KURZ })
}

const farbe = (marke: Dienstmarke) => (/^#[0-9a-f]{6}$/i.test(marke.farbe ?? '') ? marke.farbe : undefined)

/** The colour as a custom property; without one the style sheet falls back to its own. */
function jobcenterCss(marke: Dienstmarke): Response {
  const value = farbe(marke)
  return answer(value ? `:root{--jobcenter-farbe:${value}}\n` : '', 'text/css; charset=utf-8', { cache: KURZ })
}

/** The mark: an open door. */
function icon(marke: Dienstmarke): Response {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="${farbe(marke) ?? '#0b4f74'}"/><path d="M8 26V6h16v20h-4V10h-4v18l-8-2z" fill="#fff"/></svg>`
  return answer(svg, 'image/svg+xml', { cache: KURZ })
}

const WARTEN = 2000

async function health(env: Env): Promise<Response> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Die Datenbank antwortet nicht.')), WARTEN)
  })
  try {
    await Promise.race([sql`select 1`.execute(env.db), late])
    return answer('bereit\n', PLAIN)
  } catch (error) {
    env.log.error({ err: error }, 'Gesundheitsprüfung')
    return answer('Die Datenbank ist nicht erreichbar.\n', PLAIN, { status: 503 })
  } finally {
    clearTimeout(timer)
  }
}

const MAX_BERICHT = 16 * 1024
const BERICHTE_JE_MINUTE = 30
const berichtstyp = /^application\/(?:csp-report|reports\+json)(?:; ?charset=utf-8)?$/i

async function readLimited(request: Request): Promise<string | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BERICHT) return undefined
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > MAX_BERICHT) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** What may be logged of a report: which rule, and what kind of thing it stopped. Addresses can hold names or links. */
function describeReport(report: unknown): { regel: string; was: string } {
  const body = Object(Object(report)['csp-report'] ?? Object(report)['body'] ?? report) as Record<string, unknown>
  const regel = body['effective-directive'] ?? body['effectiveDirective'] ?? body['violated-directive']
  const blocked = body['blocked-uri'] ?? body['blockedURL']
  const known = /^[a-z-]{1,40}$/
  const plain = (value: unknown) => (typeof value === 'string' && known.test(value) ? value : undefined)
  const scheme = typeof blocked === 'string' ? /^([a-z][a-z-]{0,20}):/.exec(blocked)?.[1] : undefined
  return { regel: plain(regel) ?? 'unbekannt', was: plain(blocked) ?? scheme ?? 'unbekannt' }
}

/** Takes reports of browsers; logs at most so many a minute, so that nobody can fill the log (LOG-07). */
function createReports(env: Env) {
  let beginn = 0
  let anzahl = 0
  return async (request: Request): Promise<Response> => {
    if (!berichtstyp.test(request.headers.get('content-type') ?? '')) return answer('', PLAIN, { status: 415 })
    const text = await readLimited(request)
    if (text === undefined) return answer('', PLAIN, { status: 413 })
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      return answer('', PLAIN, { status: 400 })
    }
    const now = env.clock.now().getTime()
    if (now - beginn >= MINUTE || now < beginn) [beginn, anzahl] = [now, 0]
    for (const report of (Array.isArray(value) ? value : [value]).slice(0, 5)) {
      if (anzahl++ < BERICHTE_JE_MINUTE) env.log.warn(describeReport(report), 'Bericht zur Content Security Policy')
    }
    return new Response(null, { status: 204, headers: plainHeaders(PLAIN) })
  }
}

/**
 * Answers what machines ask for (icon, colours, health, security.txt …) without session and layout; everything else goes
 * on to `next`. `leseMarke` gives the Jobcenter's colour at that moment.
 */
export function serviceRoutes(env: Env, leseMarke: () => Dienstmarke): (next: Fetch) => Fetch {
  const reading: Record<string, () => Response | Promise<Response>> = {
    '/.well-known/security.txt': () => securityTxt(env),
    '/robots.txt': () => robotsTxt(env),
    '/favicon.ico': () => icon(leseMarke()),
    '/favicon.svg': () => icon(leseMarke()),
    '/jobcenter.css': () => jobcenterCss(leseMarke()),
    '/gesund': () => health(env),
  }
  const report = createReports(env)
  const refuse = (allow: string) => {
    const response = answer('', PLAIN, { status: 405 })
    response.headers.set('allow', allow)
    return response
  }
  return (next) => async (request, umgebung) => {
    const { pathname } = new URL(request.url)
    if (pathname === CSP_BERICHT) return request.method === 'POST' ? report(request) : refuse('POST')
    if (!Object.hasOwn(reading, pathname)) return next(request, umgebung)
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse('GET, HEAD')
    const response = await reading[pathname]!()
    return request.method === 'HEAD' ? new Response(null, response) : response
  }
}
