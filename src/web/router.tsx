import { randomBytes } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { Empfang } from '#platform/dateien/empfang.ts'
import { isId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { Ueberlastet } from '#platform/semaphore.ts'
import { Anfrage, type Marke } from './anfrage.ts'
import type { Besuch, Besuchsquelle, Dienstbesuch } from './besuch.ts'
import { busy, HttpError, notFound, SitzungBeendet, type Umgehung } from './fehler.ts'
import { ErrorView } from './fehlerseite.tsx'
import type { Access, Art, Route } from './route.ts'
import { addressOf } from './schutz/adresse.ts'
import { keptPath, pickAufhebbar } from './schutz/aufheben.ts'
import { COOKIE, readCookie } from './schutz/cookies.ts'
import { assertSameOrigin, cookiesOff, isCsrfProof } from './schutz/csrf.ts'
import { type Rohdaten, readBody } from './schutz/koerper.ts'
import { isMultipart, openMultipart } from './schutz/mehrteilig.ts'
import { isRefusal, type Refusal, refuse } from './schutz/zugang.ts'

type Answer = Response | Promise<Response>
type Handler<P extends string, A extends Access> = (anfrage: Anfrage<P, A>) => Answer

/** The handlers that a route wants: one function, or two for a form. */
export type HandlerOf<R> =
  R extends Route<infer K, infer P, infer A>
    ? K extends 'formular'
      ? { get: Handler<P, A>; post: Handler<P, A> }
      : Handler<P, A>
    : never

export type Handlers<Routes extends Record<string, Route>> = { [Name in keyof Routes]: HandlerOf<Routes[Name]> }

export type Flaeche = 'oeffentlich' | 'sachbearbeitung' | 'beide'

export interface RouterOptions<Routes extends Record<string, Route>> {
  env: Env
  routes: Routes
  handlers: Handlers<Routes>
  besuchsquelle: Besuchsquelle
  /** By path: what a page reads with the session. */
  vorab?: Readonly<Record<string, string>>
  marke: () => Marke
  /** Which routes this listener answers: those of the public, of the staff, or both. */
  flaeche: Flaeche
  /** The origins from which each side takes what is sent. */
  ursprung: { oeffentlich: string; sachbearbeitung: string }
}

const isStaff = (route: Route) =>
  route.zugang.startsWith('sachbearbeitung:') || route.pfad.startsWith('/sachbearbeitung')

export function createRouter<Routes extends Record<string, Route>>(options: RouterOptions<Routes>): Hono {
  const app = new Hono()
  for (const [name, route] of Object.entries(options.routes)) {
    if (options.flaeche !== 'beide' && isStaff(route) !== (options.flaeche === 'sachbearbeitung')) continue
    const handler = options.handlers[name]
    if (!handler) throw new Error(`Die Adresse ${route.pfad} hat keinen Bearbeiter.`)
    mount(app, options, route, handler as HandlerOf<Route<Art>>)
  }
  app.notFound((context) => answerError(options, context, notFound()))
  app.onError((error, context) => answerError(options, context, error))
  return app
}

function mount<R extends Record<string, Route>>(
  app: Hono,
  options: RouterOptions<R>,
  route: Route,
  handler: HandlerOf<Route<Art>>,
) {
  const get = route.art === 'seite' ? handler : route.art === 'formular' ? (handler as { get: unknown }).get : undefined
  const post =
    route.art === 'tat' ? handler : route.art === 'formular' ? (handler as { post: unknown }).post : undefined
  const allowed = [get && 'GET, HEAD', post && 'POST'].filter(Boolean).join(', ')
  if (get) app.get(route.pfad, (context) => run(options, route, context, get as Handler<string, Access>))
  if (post) app.post(route.pfad, (context) => run(options, route, context, post as Handler<string, Access>))
  // Not `all`: a second handler on the same address would cost each request the way through both.
  const others = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter((method) => !allowed.includes(method))
  app.on(others, route.pfad, async (context) => {
    const refusal = new HttpError(405, 'Das geht hier nicht', 'Es wurde nichts geändert.')
    const answer = await answerError(options, context, refusal)
    answer.headers.set('allow', allowed)
    return answer
  })
}

async function run<R extends Record<string, Route>>(
  options: RouterOptions<R>,
  route: Route,
  context: Context,
  handler: Handler<string, Access>,
): Promise<Response> {
  const request = context.req.raw
  const params = context.req.param() as Record<string, string>
  for (const [name, value] of Object.entries(params)) {
    if (/id$/i.test(name) ? !isId(value) : !/^[A-Za-z0-9._-]{1,100}$/.test(value)) throw notFound()
  }
  const unsafe = request.method === 'POST'
  if (unsafe) assertSameOrigin(request, options.ursprung[isStaff(route) ? 'sachbearbeitung' : 'oeffentlich'])
  const koerper = unsafe ? await openBody(options, route, context) : undefined
  try {
    return await answerRequest(options, route, { context, handler, params, koerper })
  } finally {
    koerper?.empfang?.abbrechen()
  }
}

/** The fields of a body; of one with files those before the first of them, the rest comes while the handler takes the files. */
async function openBody<R extends Record<string, Route>>(
  { env }: RouterOptions<R>,
  route: Route,
  context: Context,
): Promise<{ felder: Rohdaten; empfang?: Empfang }> {
  const request = context.req.raw
  const incoming = context.env?.incoming
  if (route.dateien && isMultipart(request)) return openMultipart(request, incoming, env.settings)
  return { felder: await readBody(request, route.koerper, incoming) }
}

interface Vorgelegt {
  context: Context
  handler: Handler<string, Access>
  params: Record<string, string>
  koerper: { felder: Rohdaten; empfang?: Empfang } | undefined
}

async function answerRequest<R extends Record<string, Route>>(
  options: RouterOptions<R>,
  route: Route,
  { context, handler, params, koerper }: Vorgelegt,
): Promise<Response> {
  const { env } = options
  const request = context.req.raw
  const felder = koerper?.felder
  const visit = await findVisit(options, route, request)
  const besuch = visit && 'abgelaufen' in visit ? undefined : visit
  const anfrage = new Anfrage<string, Access>({
    env,
    request,
    url: new URL(request.url),
    params,
    besuch,
    marke: options.marke(),
    adresse: addressOf(env, context),
    felder,
    empfang: koerper?.empfang,
    besuchsquelle: options.besuchsquelle,
    nochDa: () => findAllowed(options, route, request),
  })
  // Besides the session, the browser's own name counts: a page may have been opened before a sign-in or after the end.
  const traeger = [visit?.sitzungId, readCookie(request.headers.get('cookie'), COOKIE.besuch)]
  if (felder && !hasProof(env, request, felder, traeger)) {
    // The session of that page is over: signed out in another tab, ended elsewhere, or renewed by the first of two clicks.
    if (!visit && route.zugang !== 'public' && route.koerper === 'formular' && !isStaff(route)) {
      return signInAgain(anfrage, route)
    }
    throw cookiesOff()
  }
  const outcome = refuse(route.zugang, visit, env.clock.now())
  if (isRefusal(outcome)) return answerRefusal(options, anfrage, outcome, route.aufheben ? felder : undefined)
  // Nobody has seen what is only looked ahead at: nothing is opened, and nothing counts as read.
  if (route.zugang !== 'public' && isLookAhead(request)) return anfrage.leer()
  const response = await answerWith(handler, anfrage, route)
  if (felder && response.status === 303 && besuch?.aufgehoben) {
    if ('kontoId' in besuch) await options.besuchsquelle.dropForm(env, besuch.kontoId, anfrage.url.pathname)
    else await options.besuchsquelle.dropDienstForm(env, besuch, keptPath(anfrage.url))
  }
  return response
}

const isLookAhead = ({ method, headers }: Request): boolean =>
  method === 'HEAD' || /\bprefetch\b/.test(headers.get('sec-purpose') ?? headers.get('purpose') ?? '')

/** Where the session is over: to sign in, and back to the page. */
function signInAgain(anfrage: Anfrage, route: Route): Response {
  const anmeldung = isStaff(route) ? '/sachbearbeitung/anmeldung?grund=abgelaufen' : '/anmeldung?grund=beendet'
  return anfrage.weiter(`${anmeldung}&weiter=${encodeURIComponent(anfrage.url.pathname)}`)
}

async function answerWith(handler: Handler<string, Access>, anfrage: Anfrage, route: Route): Promise<Response> {
  try {
    return await handler(anfrage)
  } catch (error) {
    if (error instanceof SitzungBeendet) return signInAgain(anfrage, route)
    throw error
  }
}

function hasProof(env: Env, request: Request, felder: Rohdaten, traeger: (string | undefined)[]): boolean {
  const proof = felder['csrf'] ?? request.headers.get('x-csrf')
  delete felder['csrf']
  return traeger.some((one) => one !== undefined && isCsrfProof(env, one, proof))
}

async function findVisit<R extends Record<string, Route>>(options: RouterOptions<R>, route: Route, request: Request) {
  const cookies = request.headers.get('cookie')
  if (isStaff(route)) {
    const token = readCookie(cookies, COOKIE.dienst)
    return token ? options.besuchsquelle.findDienst(options.env, token, route.koerper === 'json') : undefined
  }
  const token = readCookie(cookies, COOKIE.sitzung)
  if (!token) return undefined
  const frage = { ruhig: route.koerper === 'json', vorab: options.vorab?.[route.pfad] }
  return options.besuchsquelle.find(options.env, token, frage)
}

/** Who may be there still, by the same rule that let the request in. */
async function findAllowed<R extends Record<string, Route>>(options: RouterOptions<R>, route: Route, request: Request) {
  const visit = await findVisit(options, route, request)
  if (!visit || 'abgelaufen' in visit) return undefined
  return isRefusal(refuse(route.zugang, visit, options.env.clock.now())) ? undefined : visit
}

async function answerRefusal<R extends Record<string, Route>>(
  options: RouterOptions<R>,
  anfrage: Anfrage,
  refusal: Refusal,
  felder: Rohdaten | undefined,
): Promise<Response> {
  if (refusal.art === 'fehler') {
    const besuch = anfrage.besuch as Besuch | Dienstbesuch | undefined
    if (besuch && 'mitarbeiterId' in besuch) await options.besuchsquelle.recordRefusal(options.env, besuch)
    throw refusal.fehler
  }
  if (felder && refusal.kontoId) {
    await options.besuchsquelle.keepForm(options.env, {
      kontoId: refusal.kontoId,
      pfad: anfrage.url.pathname,
      felder: pickAufhebbar(felder),
    })
  }
  if (felder && refusal.dienst) {
    const formular = { pfad: keptPath(anfrage.url), felder: pickAufhebbar(felder) }
    await options.besuchsquelle.keepDienstForm(options.env, refusal.dienst, formular)
  }
  const back = `weiter=${encodeURIComponent(anfrage.url.pathname + anfrage.url.search)}`
  return anfrage.weiter(`${refusal.pfad}${refusal.pfad.includes('?') ? '&' : '?'}${back}`)
}

async function answerError<R extends Record<string, Route>>(
  options: RouterOptions<R>,
  context: Context,
  error: unknown,
): Promise<Response> {
  const known = error instanceof HttpError ? error : error instanceof Ueberlastet ? busy() : undefined
  const kennung = known && known.status < 500 ? undefined : randomBytes(5).toString('hex').toUpperCase()
  if (kennung) {
    options.env.log.error({ err: error, kennung, methode: context.req.method, pfad: routePattern(context) }, 'Fehler')
  }
  const status = known?.status ?? 500
  const besuch = await quietVisit(options, context.req.raw)
  if (known?.umgehung) await recordUmgehung(options, context, { grund: known.umgehung, wer: besuch })
  const anfrage = new Anfrage({
    env: options.env,
    request: context.req.raw,
    url: new URL(context.req.raw.url),
    params: {},
    besuch,
    marke: options.marke(),
    adresse: '',
    felder: undefined,
    besuchsquelle: options.besuchsquelle,
  })
  const titel = known?.ueberschrift ?? 'Da ist etwas schiefgegangen'
  return anfrage.seite(
    { titel, fehler: true },
    <ErrorView titel={titel} text={known?.message} kennung={kennung} portal={anfrage.marke.portal} />,
    status,
  )
}

function recordUmgehung<R extends Record<string, Route>>(
  { env, besuchsquelle }: RouterOptions<R>,
  context: Context,
  was: { grund: Umgehung; wer: Besuch | Dienstbesuch | undefined },
): Promise<void> {
  const route = `${context.req.method} ${routePattern(context)}`
  return besuchsquelle.recordUmgehung(env, { ...was, route, adresse: addressOf(env, context) })
}

/** The pattern, not the address: addresses may hold names or links. */
const routePattern = (context: Context) => context.req.routePath

async function quietVisit<R extends Record<string, Route>>(
  options: RouterOptions<R>,
  request: Request,
): Promise<Besuch | Dienstbesuch | undefined> {
  const cookies = request.headers.get('cookie')
  const staff = new URL(request.url).pathname.startsWith('/sachbearbeitung')
  const token = readCookie(cookies, staff ? COOKIE.dienst : COOKIE.sitzung)
  if (!token) return undefined
  const { find, findDienst } = options.besuchsquelle
  const found = staff ? findDienst(options.env, token, true) : find(options.env, token, { ruhig: true })
  const visit = await found.catch(() => undefined)
  return visit && 'abgelaufen' in visit ? undefined : visit
}
