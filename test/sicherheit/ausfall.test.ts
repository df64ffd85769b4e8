import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { routes, schulungRoutes } from '../../src/routes.ts'
import type { Route } from '../../src/web/route.ts'
import { createMensch, type Mensch } from '../support/menschen.ts'
import { startTestPortal, type TestPortal } from '../support/portal.ts'

let portal: TestPortal
let mensch: Mensch
beforeEach(async () => {
  portal = await startTestPortal()
  mensch = await createMensch(portal, { kunde: true })
})
afterEach(() => portal.stop())

const addressOf = (route: Route) =>
  route.pfad.replace(':id', '01920000-0000-7000-8000-000000000000').replace(/:\w+/g, 'gibt-es-nicht')

describe('LOG-06: ein Fehler im Inneren', () => {
  test('zeigt auf jeder Seite eine Nummer, die im Protokoll steht, und sonst nichts von innen', async () => {
    // Every look into the session fails from here on.
    await sql`alter table sitzung rename to weg`.execute(portal.owner)
    const pages = Object.values({ ...routes, ...schulungRoutes }).filter(
      (route: Route) => route.art !== 'tat' && !route.pfad.startsWith('/sachbearbeitung'),
    )
    let seen = 0
    for (const route of pages) {
      const page = await mensch.raw(addressOf(route as Route))
      if (page.status < 500) continue
      seen++
      const html = await page.text()
      expect(html).not.toMatch(/\bweg\b|relation|postgres|\bat \w+ \(|node_modules|\.tsx?\b|select .* from|\d{5}:/i)
      const kennung = /<strong>([0-9A-F]{10})<\/strong>/.exec(html)?.[1]
      expect(kennung, route.pfad).toBeDefined()
      expect(portal.logLines.filter((line) => line.includes(kennung!))).toHaveLength(1)
    }
    expect(seen).toBeGreaterThan(50)
    await sql`alter table weg rename to sitzung`.execute(portal.owner)
    expect((await mensch.open('/profil')).status).toBe(200)
  })
})

describe('AVA-04: Mails gehen durch den Ausgang', () => {
  const register = async (email: string) => {
    const browser = portal.browser()
    await browser.open('/registrieren')
    const passwort = 'Sommerregen#2026'
    await browser.submit('Registrieren', {
      email,
      passwort,
      wiederholung: passwort,
      bedingungen: 'ja',
      einwilligung: 'ja',
    })
  }

  test('ist der Mailserver weg, bleibt die Mail liegen und geht später genau einmal hinaus', async () => {
    const good = portal.env.mailer.send
    let attempts = 0
    portal.env.mailer.send = async () => {
      attempts++
      throw new Error('Mailserver weg')
    }
    await register('ausfall@post.example')
    expect(await portal.runDue()).toEqual([])
    expect(attempts).toBe(1)
    for (let i = 0; i < 3; i++) {
      await portal.forward(10 * 60_000)
      await portal.runDue()
    }
    expect(attempts).toBeGreaterThan(1)
    portal.env.mailer.send = good
    await portal.forward(60 * 60_000)
    expect((await portal.runDue()).map((mail) => mail.an)).toEqual(['ausfall@post.example'])
    await portal.forward(60 * 60_000)
    expect(await portal.runDue()).toEqual([])
    expect(await portal.owner.selectFrom('postausgang').selectAll().execute()).toEqual([])
  })

  test('zwei, die zugleich arbeiten, senden keine Mail doppelt', async () => {
    for (let i = 0; i < 5; i++) await register(`doppelt${i}@post.example`)
    const before = portal.mails.length
    await Promise.all([portal.runDue(), portal.runDue(), portal.runDue()])
    await portal.runDue()
    const sent = portal.mails.slice(before).map((mail) => mail.an)
    expect(sent.toSorted()).toEqual([...new Set(sent)].toSorted())
    expect(sent).toHaveLength(5)
  })

  test('eine zurückgerollte Tat hinterlässt weder Mail noch Auftrag', async () => {
    await sql`alter table anliegen add constraint nie check (false) not valid`.execute(portal.owner)
    await register('gerollt@post.example')
    const { rows } = await sql`select 1 from pgboss.job where name = 'anliegen-erledigen'`.execute(portal.owner)
    expect(rows).toEqual([])
    expect(await portal.runDue()).toEqual([])
  })
})
