import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedSchulung } from '#modules/schulung'
import { routes, schulungRoutes } from '#routes'
import type { Route } from '#web/route.ts'
import { createMensch } from '../support/menschen.ts'
import { startTestPortal, type TestPortal } from '../support/portal.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal({ DATA_DIR: mkdtempSync(join(tmpdir(), 'verweise-')) })
  await seedSchulung(portal.env)
})
afterAll(() => portal?.stop())

const entities: Record<string, string> = { '&amp;': '&', '&#39;': "'", '&quot;': '"' }
const decode = (text: string) => text.replace(/&(?:amp|#39|quot);/g, (entity) => entities[entity]!)

interface Fund {
  auf: string
  ziel: string
  was: string
}

/** Every page that can be opened without parameters. */
const einstiege = Object.values({ ...routes, ...schulungRoutes } as Record<string, Route>)
  .filter((route) => route.art !== 'tat' && route.koerper === 'formular' && !route.pfad.includes(':'))
  .filter((route) => !route.zugang.startsWith('sachbearbeitung'))
  .map((route) => route.pfad)

/** Walks all links from the given pages on, once each; answers what is dead, and which pages were seen. */
async function crawl(
  open: (path: string) => Promise<Response>,
  von: readonly string[],
): Promise<{ tot: string[]; gesehen: Set<string> }> {
  const tot: Fund[] = []
  const ids = new Map<string, Set<string>>()
  const anker: Fund[] = []
  const queue = von.map((path) => ({ auf: 'Anfang', path }))
  const queued = new Set(queue.map(({ path }) => path))
  for (const { auf, path } of queue) {
    const response = await open(path)
    const { status } = response
    const html = (response.headers.get('content-type') ?? '').startsWith('text/html') ? await response.text() : ''
    // A link of a mail that was used up says 410 on a page that leads on.
    if (status >= 400 && status !== 410) tot.push({ auf, ziel: path, was: String(status) })
    if (html && !response.headers.get('content-security-policy')?.includes("script-src 'nonce-")) {
      tot.push({ auf, ziel: path, was: 'ohne CSP' })
    }
    ids.set(path, new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]!)))
    const location = response.headers.get('location')
    const links = [...html.matchAll(/<(?:a|img|link|script)\b[^>]*?\s(?:href|src)="([^"]*)"/g)].map(([, href]) => href!)
    for (const link of location ? [location] : links) {
      const url = new URL(decode(link), `http://localhost:3000${path}`)
      if (url.origin !== 'http://localhost:3000') continue
      const next = url.pathname + url.search
      if (url.hash.length > 1) anker.push({ auf: path, ziel: next, was: decodeURIComponent(url.hash.slice(1)) })
      if (!queued.has(next)) {
        queued.add(next)
        queue.push({ auf: path, path: next })
      }
    }
  }
  for (const eins of anker) if (ids.get(eins.ziel)?.has(eins.was) === false) tot.push(eins)
  return { tot: tot.map(({ auf, ziel, was }) => `${auf} → ${ziel}: ${was}`), gesehen: queued }
}

const walk = (browser: { raw(path: string): Promise<Response> }) => (path: string) => browser.raw(path)

test('INP-04: signed out, no link and no anchor is dead, and every page carries its policy', async () => {
  const { tot, gesehen } = await crawl(walk(portal.browser()), einstiege)
  expect(tot).toEqual([])
  expect(gesehen.size).toBeGreaterThan(110)
  for (const path of ['/eservices/widerspruch', '/themen/kindergeld', '/hilfe/totp', '/arbeitshilfe.pdf', '/kontakt']) {
    expect(gesehen).toContain(path)
  }
}, 120_000)

test('signed in as a customer, no link is dead', async () => {
  const { tot } = await crawl(walk(await createMensch(portal, { kunde: true })), ['/'])
  expect(tot).toEqual([])
}, 120_000)

test('signed in with a Standardprofil, no link is dead', async () => {
  const { tot } = await crawl(walk(await createMensch(portal, { profil: 'standard' })), ['/'])
  expect(tot).toEqual([])
}, 120_000)
