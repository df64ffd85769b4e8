import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes, schulungRoutes } from '../../src/routes.ts'
import type { Route } from '../../src/web/route.ts'
import type { Browser } from '../support/browser.ts'
import { createMensch, type Mensch } from '../support/menschen.ts'
import { startTestPortal, TESTZEIT, type TestPortal } from '../support/portal.ts'
import { fieldsOfPage, mutate, pick, send } from './mutationen.test-daten.ts'

/** `npm run drill` sends the ten thousand that the requirement names. */
const ANZAHL = Number(process.env['MUTATIONEN'] ?? 1500)

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(() => portal.stop())

const addressOf = (route: Route) =>
  route.pfad.replace(':id', '01920000-0000-7000-8000-000000000000').replace(/:\w+/g, 'gibt-es-nicht')

async function fieldsOf(browser: Browser, route: Route): Promise<Record<string, string>> {
  if (route.art !== 'formular') return {}
  await browser.open(addressOf(route))
  return fieldsOfPage(browser)
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
        const answer = await send(browser, addressOf(route), body, route.koerper === 'json')
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
