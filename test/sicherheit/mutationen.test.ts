import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes, schulungRoutes } from '../../src/routes.ts'
import type { Route } from '../../src/web/route.ts'
import type { Browser } from '../support/browser.ts'
import { createMensch, type Mensch } from '../support/menschen.ts'
import { startTestPortal, TESTZEIT, type TestPortal } from '../support/portal.ts'

/** `npm run drill` sends the ten thousand that the requirement names. */
const ANZAHL = Number(process.env['MUTATIONEN'] ?? 1500)

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(() => portal.stop())

// Mulberry32: the same run every time, so that a finding can be repeated.
let state = 20261123
function random(): number {
  state = (state + 0x6d2b79f5) | 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!

const nasty = [
  '',
  ' ',
  '0',
  '-1',
  '1e309',
  'NaN',
  'null',
  'undefined',
  'true',
  '[]',
  '{}',
  '%',
  '%00',
  '\u0000',
  '\uD800',
  '\uFFFF',
  '\u202Eabc',
  '\u200B',
  "'",
  '"',
  '`',
  "' or '1'='1",
  "'; drop table konto; --",
  '<script>alert(1)</script>',
  '{{7*7}}',
  '${7*7}',
  '../../etc/passwd',
  '//boese.example',
  'javascript:alert(1)',
  '\r\nSet-Cookie: a=b',
  'a'.repeat(1999),
  'ä'.repeat(1999),
  '😀'.repeat(400),
  '1'.repeat(400),
  '31',
  '02',
  '1990',
  '99999999999',
  '2026-13-45',
  'kim@klicker.example',
  'kim@@x',
  '123A456789',
  '97122//0000004',
  'ABCD-EFGH-JKLM',
  '000000',
  '٣٤٥٦٧٨',
  'AAAAAAAAAAAAAAAAAAAAAA',
  '01920000-0000-7000-8000-000000000000',
  'standard',
  'ja',
  'konto',
  '/',
  '/sicherheit',
] as const

const addressOf = (route: Route) =>
  route.pfad.replace(':id', '01920000-0000-7000-8000-000000000000').replace(/:\w+/g, 'gibt-es-nicht')

/** Fields of the forms that a page really offers, and some that it does not. */
async function fieldsOf(browser: Browser, route: Route): Promise<Record<string, string>> {
  if (route.art !== 'formular') return {}
  await browser.open(addressOf(route))
  return Object.assign(
    {},
    ...browser
      .forms()
      .map((form) => ({ ...form.fields, ...Object.fromEntries(form.optional.map((name) => [name, 'ja'])) })),
  )
}

function mutate(fields: Record<string, string>): URLSearchParams {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'csrf' || random() < 0.1) continue
    body.append(name, random() < 0.6 ? pick(nasty) : value)
    if (random() < 0.03) body.append(name, pick(nasty))
  }
  if (random() < 0.1) body.append(pick(['x', '__proto__', 'constructor', 'id', 'rolle', 'konto_id']), pick(nasty))
  return body
}

async function visitors(): Promise<(Browser | Mensch)[]> {
  return [
    portal.browser(),
    await createMensch(portal, { stufe: 'einrichten' }),
    await createMensch(portal, { stufe: 'faktor' }),
    await createMensch(portal, { profil: 'standard' }),
    await createMensch(portal, { kunde: true }),
  ]
}

test(`INP-01: ${ANZAHL} veränderte Eingaben über alle Formulare enden nie in einem Fehler des Portals`, {
  timeout: 600_000,
}, async () => {
  const acts = Object.values({ ...routes, ...schulungRoutes }).filter(
    (route: Route) => route.art !== 'seite' && route.pfad !== '/abmelden' && route.pfad !== '/schulung/zuruecksetzung',
  ) as Route[]
  const answers = new Map<number, number>()
  const broken: string[] = []
  let crowd = await visitors()
  let sent = 0
  while (sent < ANZAHL) {
    for (const route of acts) {
      const browser = pick(crowd)
      const fields = await fieldsOf(browser, route)
      // A page with a form of its own gives the proof; the address under test may have none.
      if (!browser.csrf()) await browser.open('/registrieren')
      for (let i = 0; i < 5; i++, sent++) {
        const body = mutate(fields)
        const json = route.koerper === 'json'
        const answer = await browser.raw(addressOf(route), {
          method: 'POST',
          body: json
            ? JSON.stringify(Object.fromEntries(body))
            : (body.append('csrf', browser.csrf()), body.toString()),
          headers: {
            'content-type': json ? 'application/json' : 'application/x-www-form-urlencoded',
            'x-csrf': browser.csrf(),
          },
        })
        answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1)
        if (answer.status >= 500) broken.push(`${route.pfad} ${answer.status} ${body.toString().slice(0, 300)}`)
      }
    }
    // Nobody may run into limits or ended sessions for good: new people, a new hour.
    await portal.setTime(new Date(TESTZEIT.getTime() + sent * 1000))
    await portal.owner.deleteFrom('versuch').execute()
    crowd = await visitors()
  }
  console.log('Antworten', Object.fromEntries(answers))
  expect(broken).toEqual([])
  expect(answers.get(400) ?? 0).toBeGreaterThan(0)
})
