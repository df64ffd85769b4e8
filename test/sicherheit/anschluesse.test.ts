import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { newId } from '../../src/platform/datenbank/id.ts'
import { routes, schulungRoutes } from '../../src/routes.ts'
import type { Route } from '../../src/web/route.ts'
import { COOKIE } from '../../src/web/schutz/cookies.ts'
import { Browser } from '../support/browser.ts'
import { createDienst } from '../support/dienst.ts'
import { createMensch, createTestKunde } from '../support/menschen.ts'
import { startTestPortal, type TestPortal } from '../support/portal.ts'

const AMT = 'http://localhost:3001'
let portal: TestPortal
let oeffentlich: Browser
let amt: Browser

beforeAll(async () => {
  portal = await startTestPortal({ SACHBEARBEITUNG_PORT: '3001' })
  const { baseUrl } = portal.env.settings
  // One browser on each side, with both cookies: a name has no port, so a browser sends them to both.
  const mensch = await createMensch(portal, { kunde: true })
  const dienst = await createDienst(portal, ['teamleitung', 'leistungssachbearbeitung', 'revision'])
  oeffentlich = new Browser(portal.app.fetch, baseUrl)
  amt = new Browser(portal.app.fetchDienst, AMT)
  for (const browser of [oeffentlich, amt]) {
    browser.cookies.set(COOKIE.sitzung, mensch.cookies.get(COOKIE.sitzung) ?? '')
    browser.cookies.set(COOKIE.dienst, dienst.cookies.get(COOKIE.dienst) ?? '')
  }
})
afterAll(() => portal.stop())

const all = Object.values({ ...routes, ...schulungRoutes } as Record<string, Route>)
const isStaff = ({ pfad, zugang }: Route) =>
  pfad.startsWith('/sachbearbeitung') || zugang.startsWith('sachbearbeitung:')
const addressOf = ({ pfad }: Route) => pfad.replace(/:\w*id\b/gi, newId()).replace(/:\w+/g, 'wort')

async function statusesOf(browser: Browser, route: Route): Promise<number[]> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const body = new URLSearchParams({ csrf: browser.csrf() }).toString()
  const answers = [
    await browser.raw(addressOf(route)),
    await browser.raw(addressOf(route), { method: 'POST', headers, body }),
  ]
  return answers.map(({ status }) => status)
}

/** What a page says, without the frame, in which its own address stands. */
async function plainPage(browser: Browser, pfad: string): Promise<string> {
  const html = await (await browser.raw(pfad)).text()
  return /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? ''
}

describe('AZ-09: zwei Anschlüsse', () => {
  test('AZ-09: der öffentliche kennt keine Adresse der Sachbearbeitung, auch nicht mit deren Sitzung', async () => {
    const staff = all.filter(isStaff)
    expect(staff.length).toBeGreaterThan(10)
    await oeffentlich.open('/kontakt')
    const found: string[] = []
    for (const route of staff) {
      for (const status of await statusesOf(oeffentlich, route))
        if (status !== 404) found.push(`${route.pfad} ${status}`)
    }
    expect(found).toEqual([])
    expect(await plainPage(oeffentlich, '/sachbearbeitung/protokoll')).toBe(
      await plainPage(oeffentlich, '/sachbearbeitung/unsinn'),
    )
  })

  test('AZ-09: der Anschluss der Sachbearbeitung kennt keine Adresse der Kundinnen und Kunden', async () => {
    const others = all.filter((route) => !isStaff(route))
    expect(others.length).toBeGreaterThan(60)
    await amt.open('/sachbearbeitung')
    const found: string[] = []
    for (const route of others) {
      for (const status of await statusesOf(amt, route)) if (status !== 404) found.push(`${route.pfad} ${status}`)
    }
    expect(found).toEqual([])
  })

  test('AZ-09: auf der eigenen Seite antworten alle', async () => {
    for (const [browser, mine] of [
      [oeffentlich, all.filter((route) => !isStaff(route))],
      [amt, all.filter(isStaff)],
    ] as const) {
      const missing: string[] = []
      for (const route of mine.filter(({ pfad }) => !pfad.includes(':'))) {
        const answer = await browser.raw(route.pfad)
        if (answer.status === 404) missing.push(route.pfad)
      }
      expect(missing).toEqual([])
    }
  })
})

describe('Eigene Herkunft der Sachbearbeitung', () => {
  const send = (browser: Browser, pfad: string, headers: Record<string, string>) =>
    browser.raw(pfad, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams({ csrf: browser.csrf(), suche: '', stand: '' }).toString(),
    })

  test('SES-07: die Sachbearbeitung nimmt Eingaben von ihrer Adresse an, von der des Portals nicht', async () => {
    const { baseUrl } = portal.env.settings
    await amt.open('/sachbearbeitung')
    expect((await send(amt, '/sachbearbeitung', { origin: AMT })).status).toBe(303)
    expect((await send(amt, '/sachbearbeitung', { origin: baseUrl })).status).toBe(403)
    expect((await send(amt, '/sachbearbeitung', { origin: baseUrl, 'sec-fetch-site': 'same-site' })).status).toBe(403)
    await oeffentlich.open('/kontoeinstellungen')
    const feld = '/kontoeinstellungen/sitzungen'
    expect((await send(oeffentlich, feld, { origin: AMT })).status).toBe(403)
    expect((await send(oeffentlich, feld, { origin: baseUrl })).status).not.toBe(403)
  })

  test('ihre Seiten führen nirgends ins Leere: was das Portal hat, heißt bei ihr mit voller Adresse', async () => {
    const { baseUrl } = portal.env.settings
    const id = await createTestKunde(portal)
    const gast = new Browser(portal.app.fetchDienst, AMT)
    const dead: string[] = []
    let outward = 0
    for (const [browser, pfad] of [
      [amt, '/sachbearbeitung'],
      [amt, `/sachbearbeitung/kunden/${id}`],
      [amt, '/sachbearbeitung/anmeldung'],
      [amt, '/hilfe'],
      [gast, '/sachbearbeitung/anmeldung'],
      [gast, '/gibt-es-nicht'],
    ] as const) {
      const { html } = await browser.open(pfad)
      for (const [, href = ''] of html.matchAll(/<a\b[^>]*\shref="([^"#]+)/g)) {
        if (href.startsWith(baseUrl)) outward++
        const answer = href.startsWith(baseUrl)
          ? await oeffentlich.raw(href.slice(baseUrl.length) || '/')
          : await browser.raw(href.replaceAll('&amp;', '&'))
        if (answer.status === 404 && href !== pfad) dead.push(`${pfad} → ${href}`)
      }
    }
    expect(dead).toEqual([])
    expect(outward).toBeGreaterThan(20)
  })

  test('in der Schulung führt die Anmeldung mit einem Klick über einen Link dorthin', async () => {
    const schulung = await startTestPortal({ SACHBEARBEITUNG_PORT: '3001' })
    onTestFinished(() => schulung.stop())
    await schulung.app.prepare()
    const kurs = schulung.browser()
    await kurs.open('/schulung')
    const form = kurs.forms().find(({ action }) => action.includes('/schulung/dienst/'))
    const page = await kurs.post(form?.action ?? '', {})
    expect(page.html).toContain(`href="${AMT}/sachbearbeitung`)
  })
})
