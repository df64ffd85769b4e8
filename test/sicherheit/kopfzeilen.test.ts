import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPerson, NEU } from '../../src/modules/konto/einstellungen/person.test-daten.ts'
import { routes, schulungRoutes } from '../../src/routes.ts'
import type { Route } from '../../src/web/route.ts'
import { Browser } from '../support/browser.ts'
import { createMensch, type Mensch } from '../support/menschen.ts'
import { startTestPortal, type TestPortal } from '../support/portal.ts'

let portal: TestPortal
let mensch: Mensch
beforeAll(async () => {
  portal = await startTestPortal()
  mensch = await createMensch(portal, { kunde: true })
})
afterAll(() => portal.stop())

/** An address for each route, with parameters that exist nowhere. */
const addressOf = (route: Route) =>
  route.pfad.replace(':id', '01920000-0000-7000-8000-000000000000').replace(/:\w+/g, 'gibt-es-nicht')
const all: [string, Route][] = Object.entries({ ...routes, ...schulungRoutes })
const pages = all.filter(([, route]) => route.art !== 'tat')

/** Splits a policy as a browser does. */
function parsePolicy(header: string): Map<string, string[]> {
  return new Map(
    header.split(';').map((part) => {
      const [name = '', ...values] = part.trim().split(/\s+/)
      return [name, values]
    }),
  )
}

describe('INP-05 und INP-04: jede Antwort trägt ihre Schutzzeilen', () => {
  test.each([
    ...pages.map(([name, route]) => [name, addressOf(route)]),
    ['fehlt', '/gibt/es/nicht'],
    ['kaputt', '/%00'],
  ])('%s %s', async (_, address) => {
    for (const browser of [portal.browser(), mensch]) {
      const { headers, status } = await browser.raw(address as string)
      expect(status).toBeLessThan(500)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('strict-transport-security')).toMatch(/max-age=(\d{8,}); includeSubDomains/)
      expect(headers.get('permissions-policy')).toContain('geolocation=()')
      expect(headers.get('cache-control')).toMatch(/no-store|immutable|max-age/)
      const policy = parsePolicy(headers.get('content-security-policy') ?? '')
      expect(policy.get('default-src')).toEqual(["'none'"])
      expect(policy.get('base-uri')).toEqual(["'none'"])
      expect(policy.get('frame-ancestors')).toEqual(["'none'"])
      if (!headers.get('content-type')?.startsWith('text/html')) continue
      expect(policy.get('script-src')).toEqual([expect.stringMatching(/^'nonce-[\w-]{22}'$/)])
      expect(policy.get('style-src')).toEqual(["'self'"])
      expect(policy.get('object-src')).toEqual(["'none'"])
      expect(policy.get('form-action')).toEqual(["'self'"])
      expect(policy.get('require-trusted-types-for')).toEqual(["'script'"])
      expect(policy.get('trusted-types')).toEqual(['offenes-jobcenter'])
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*|https?:/)
    }
  })

  test('der Wert im Kopf ist in jeder Antwort ein anderer', async () => {
    const nonces = new Set<string>()
    for (let i = 0; i < 20; i++) {
      nonces.add((await portal.browser().raw('/kontakt')).headers.get('content-security-policy') ?? '')
    }
    expect(nonces.size).toBe(20)
  })
})

describe('INP-08, INP-09, INP-11: Anfragen von falscher Gestalt', () => {
  const send = async (body: BodyInit, headers: Record<string, string> = {}) => {
    const browser = portal.browser()
    await browser.open('/registrieren')
    const csrf = browser.csrf()
    const text = typeof body === 'string' ? body.replace('CSRF', encodeURIComponent(csrf)) : body
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    return browser.raw('/registrieren', { method: 'POST', body: text, headers: { ...type, ...headers } })
  }

  test.each([
    'text/plain',
    'application/json',
    'multipart/form-data',
    'multipart/form-data; boundary=x',
    'application/xml',
    'text/html',
    'application/x-www-form-urlencoded; charset=utf-16',
    'application/x-www-form-urlencoded, text/plain',
    'application/x-www-form-urlencoded;',
    'application/x-www-form-urlencodedx',
    ' ',
    'a/b',
    'application/x-www-form-urlencoded; x=y',
    'APPLICATION',
    '*/*',
    'text/*',
    'application/octet-stream',
    'application/x-www-form-urlencoded;charset=latin1',
    'application/x-www-form-urlencoded\tx',
    'image/png',
  ])('INP-08: Inhaltstyp „%s“ wird nicht angenommen', async (type) => {
    expect((await send('csrf=CSRF', { 'content-type': type })).status).toBe(415)
  })

  test.each([
    ['unbekanntes Feld', 'csrf=CSRF&email=a%40b.example&rolle=admin'],
    ['Feld doppelt', 'csrf=CSRF&email=a%40b.example&email=c%40d.example'],
    ['Feld als Liste', 'csrf=CSRF&email[]=a%40b.example'],
    ['Feld als Objekt', 'csrf=CSRF&email[x]=a'],
    ['__proto__', 'csrf=CSRF&__proto__=x'],
    ['__proto__ verschachtelt', 'csrf=CSRF&__proto__[admin]=1'],
    ['constructor', 'csrf=CSRF&constructor=x'],
    ['NUL', 'csrf=CSRF&email=a%00b'],
    ['Haken mit anderem Wert', 'csrf=CSRF&bedingungen=1'],
  ])('INP-09: %s wird abgelehnt und verändert nichts', async (_, body) => {
    expect((await send(body)).status).toBe(400)
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined()
  })

  test('INP-11: mehr als 64 KB werden nicht gelesen', async () => {
    expect((await send(`csrf=CSRF&email=${'a'.repeat(70_000)}`)).status).toBe(413)
  })

  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('INP-11: die Methode %s gibt es nicht', async (method) => {
    const answer = await portal.browser().raw('/registrieren', { method })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST')
  })
})

describe('SES-07: was eine andere Seite auslöst, wirkt nicht', () => {
  const shapes: [string, Record<string, string>, boolean][] = [
    ['fremder Ursprung', { origin: 'https://boese.example', 'sec-fetch-site': 'cross-site' }, true],
    ['Ursprung null', { origin: 'null', 'sec-fetch-site': 'cross-site' }, true],
    ['Nachbarname', { origin: 'http://x.localhost:3000', 'sec-fetch-site': 'same-site' }, true],
    ['anderer Port', { origin: 'http://localhost:4000', 'sec-fetch-site': 'same-site' }, true],
    [
      'gefälschter Sec-Fetch-Site mit fremdem Ursprung',
      { origin: 'https://boese.example', 'sec-fetch-site': 'same-origin' },
      true,
    ],
    ['ohne jede Herkunft', { origin: '', 'sec-fetch-site': '' }, true],
    ['ohne Beweis', {}, false],
    ['Eingabe der Adresse', { origin: '', 'sec-fetch-site': 'none' }, true],
  ]
  const acts = all.filter(([, route]) => route.art !== 'seite')

  test.each(acts.map(([name, route]) => [name, addressOf(route), route.koerper] as const))(
    '%s %s',
    async (_, address, koerper) => {
      const before = await fingerprint()
      await mensch.open('/kontakt')
      for (const [shape, headers, withProof] of shapes) {
        const proof = withProof ? mensch.csrf() : 'x'
        const json = koerper === 'json'
        const sent = new Headers({
          'content-type': json ? 'application/json' : 'application/x-www-form-urlencoded',
          ...headers,
        })
        if (json) sent.set('x-csrf', proof)
        const body = json ? '{}' : new URLSearchParams({ csrf: proof }).toString()
        const answer = await mensch.raw(address, { method: 'POST', body, headers: sent })
        expect([403, 404], `${shape}: ${address}`).toContain(answer.status)
      }
      expect(await fingerprint()).toEqual(before)
    },
  )

  /** The size of every table; acts of any kind show in the record at least. */
  async function fingerprint() {
    const tables = [
      'protokoll',
      'sitzung',
      'konto',
      'profil',
      'link',
      'anliegen',
      'einwilligung',
      'freischaltantrag',
    ] as const
    return Promise.all(
      tables.map((table) =>
        portal.owner
          .selectFrom(table)
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirst(),
      ),
    )
  }
})

describe('INP-10: Links kommen aus der Einstellung', () => {
  const fremd = {
    ...{ host: 'boese.example', 'x-forwarded-host': 'boese.example', 'x-forwarded-proto': 'https' },
    ...{ forwarded: 'host=boese.example;proto=https', 'x-original-host': 'boese.example', 'x-host': 'boese.example' },
  }

  /** A browser behind whoever rewrites these headers; also through the one proxy that is trusted. */
  function behind({ env, app }: TestPortal, adresse: string): Browser {
    const fetch = (request: Request, umgebung?: object) => {
      const headers = new Headers(request.headers)
      for (const [name, value] of Object.entries(fremd)) headers.set(name, value)
      return app.fetch(new Request(request, { headers }), umgebung)
    }
    return new Browser(fetch, env.settings.baseUrl, { adresse })
  }

  const formulare: [pfad: string, knopf: string, felder: (email: string) => Record<string, string>][] = [
    ['/passwort-vergessen', 'Link anfordern', (name) => ({ name })],
    ['/benutzername-vergessen', 'Benutzernamen anfordern', (email) => ({ email })],
    ['/zugang-verloren/code', 'Link anfordern', (name) => ({ name })],
    ['/registrieren/e-mail-erneut', 'E-Mail erneut senden', (email) => ({ email })],
  ]

  test.each(['192.0.2.10', '127.0.0.1'])(
    'fremde Kopfzeilen von %s ändern in keiner Mail einen Link und keine Weiterleitung',
    async (adresse) => {
      const hinter = await startTestPortal({ VERTRAUTER_PROXY: '127.0.0.1' })
      const { email } = await createPerson(hinter)
      const browser = behind(hinter, adresse)
      for (const [pfad, knopf, felder] of formulare) {
        await browser.open(pfad)
        expect([pfad, browser.page.status]).toEqual([pfad, 200])
        const gibt = browser.forms().flatMap(({ buttons }) => buttons)
        await browser.submit(gibt.includes(knopf) ? knopf : gibt.at(-1)!, felder(email))
        expect(browser.page.html).not.toContain('boese')
      }
      const neu = { email: 'neu@host.example', passwort: NEU, wiederholung: NEU, bedingungen: 'ja', einwilligung: 'ja' }
      await browser.open('/registrieren')
      await browser.submit('Registrieren', neu)
      const kim = behind(hinter, adresse)
      for (const [name, wert] of (await createPerson(hinter, 1)).cookies) kim.cookies.set(name, wert)
      await kim.open('/kontoeinstellungen/e-mail')
      await kim.submit('Link an die neue Adresse senden', { email: 'andere@host.example' })
      await kim.open('/kontoeinstellungen/loeschung')
      await kim.submit('Konto löschen', { einverstanden: 'ja' })
      const mails = await hinter.runDue()
      const links = mails.flatMap(({ text, html }) => `${text} ${html}`.match(/https?:\/\/[^\s"<]+/g) ?? [])
      expect(mails.length).toBeGreaterThanOrEqual(7)
      expect(links.length).toBeGreaterThan(14)
      expect(links.filter((link) => !link.startsWith('http://localhost:3000/'))).toEqual([])
      for (const pfad of ['/', '/profil', '/kontoeinstellungen', '/sachbearbeitung', '/passkeys']) {
        const answer = await behind(hinter, adresse).raw(pfad)
        const ziel = answer.headers.get('location') ?? '/'
        expect([pfad, new URL(ziel, 'http://localhost:3000').origin]).toEqual([pfad, 'http://localhost:3000'])
        expect(await answer.text()).not.toContain('boese')
      }
      await hinter.stop()
    },
  )
})
