import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MINUTE } from '#platform/clock.ts'
import type { Db } from '#platform/datenbank/db.ts'
import { startTestPortal, type TestPortal } from '../../test/support/portal.ts'
import { serviceRoutes } from './dienste.ts'

let portal: TestPortal
let farbe: string | undefined
let fetch: (request: Request) => Response | Promise<Response>

beforeAll(async () => {
  portal = await startTestPortal()
  fetch = serviceRoutes(portal.env, () => ({ farbe }))(() => new Response('weiter', { status: 299 }))
})
afterAll(() => portal?.stop())

const base = 'http://localhost:3000'
const get = (path: string, init?: RequestInit) => fetch(new Request(base + path, init))

describe('OPS-07: security.txt', () => {
  test('names a contact and an end within a year', async () => {
    const response = await get('/.well-known/security.txt')
    const text = await response.text()
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(text).toContain(`Contact: ${base}/kontakt\n`)
    const endet = new Date(/^Expires: (\S+)$/m.exec(text)![1]!)
    const tage = (endet.getTime() - portal.env.clock.now().getTime()) / 86_400_000
    expect(tage).toBeGreaterThan(150)
    expect(tage).toBeLessThan(365)
  })
})

test('the colour of the Jobcenter is a style of its own; anything that is no colour is left out', async () => {
  farbe = '#a1b2c3'
  const css = await get('/jobcenter.css')
  expect(css.headers.get('content-type')).toBe('text/css; charset=utf-8')
  expect(await css.text()).toBe(':root{--jobcenter-farbe:#a1b2c3}\n')
  expect(await (await get('/favicon.svg')).text()).toContain('fill="#a1b2c3"')
  farbe = 'red}body{display:none'
  expect(await (await get('/jobcenter.css')).text()).toBe('')
  expect(await (await get('/favicon.ico')).text()).not.toContain('body')
  farbe = undefined
})

test('a training is kept out of search engines', async () => {
  expect(await (await get('/robots.txt')).text()).toBe('User-agent: *\nDisallow: /\n')
})

test('every answer may load nothing and is never sniffed', async () => {
  for (const path of ['/.well-known/security.txt', '/robots.txt', '/favicon.ico', '/jobcenter.css', '/gesund']) {
    const { headers } = await get(path)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  }
})

test('other methods are refused, HEAD has no body, other paths go on', async () => {
  const posted = await get('/robots.txt', { method: 'POST' })
  expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  const head = await get('/robots.txt', { method: 'HEAD' })
  expect([head.status, await head.text()]).toEqual([200, ''])
  expect((await get('/csp-bericht')).status).toBe(405)
  expect((await get('/hilfe')).status).toBe(299)
  expect((await get('/__proto__')).status).toBe(299)
})

describe('health', () => {
  test('is good while the database answers', async () => {
    const response = await get('/gesund')
    expect([response.status, await response.text()]).toEqual([200, 'bereit\n'])
  })

  test('is 503 when it does not, without saying why', async () => {
    const broken = new Proxy({} as Db, {
      get: () => {
        throw new Error('connect ECONNREFUSED 10.0.0.1')
      },
    })
    const sick = serviceRoutes({ ...portal.env, db: broken }, () => ({}))(() => new Response())
    const response = await sick(new Request(`${base}/gesund`))
    expect(response.status).toBe(503)
    expect(await response.text()).not.toContain('10.0.0.1')
  })
})

describe('INP-04: reports of the browser', () => {
  const report = (body: string, typ = 'application/csp-report') =>
    get('/csp-bericht', { method: 'POST', body, headers: { 'content-type': typ } })
  const logged = () => portal.logLines.filter((line) => line.includes('Content Security Policy'))

  test('are logged by their rule, never with an address', async () => {
    const before = logged().length
    const old = {
      'csp-report': {
        'document-uri': `${base}/passwort-zuruecksetzen?id=GEHEIMERTOKEN`,
        'blocked-uri': 'https://boese.example/kim-klicker',
        'effective-directive': 'script-src-elem',
      },
    }
    expect((await report(JSON.stringify(old))).status).toBe(204)
    const modern = [{ type: 'csp-violation', body: { blockedURL: 'inline', effectiveDirective: 'style-src-attr' } }]
    expect((await report(JSON.stringify(modern), 'application/reports+json')).status).toBe(204)
    const lines = logged().slice(before).join('\n')
    expect(lines).toContain('script-src-elem')
    expect(lines).toContain('"was":"https"')
    expect(lines).toContain('"was":"inline"')
    expect(lines).not.toMatch(/GEHEIM|boese|kim|passwort-/)
  })

  test('INP-08: of another type, without sense or too large are refused', async () => {
    expect((await report('{}', 'application/json')).status).toBe(415)
    expect((await report('{}', 'text/plain')).status).toBe(415)
    expect((await report('nichts')).status).toBe(400)
    expect((await report(JSON.stringify({ x: 'y'.repeat(20_000) }))).status).toBe(413)
    for (const odd of ['null', '1', '"x"', '[]', '[null]', '{"csp-report":null}', '{"body":7}']) {
      expect((await report(odd)).status).toBe(204)
    }
  })

  test('LOG-07: fill the log with a few lines a minute at most', async () => {
    await portal.forward(MINUTE)
    const before = logged().length
    for (let i = 0; i < 100; i++) await report('{"csp-report":{"effective-directive":"img-src"}}')
    expect(logged().length - before).toBe(30)
    await portal.forward(MINUTE)
    await report('{"csp-report":{"effective-directive":"img-src"}}')
    expect(logged().length - before).toBe(31)
  })
})
