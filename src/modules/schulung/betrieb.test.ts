import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes, schulungRoutes } from '#routes'
import type { Route } from '#web/route.ts'
import { Browser } from '../../../test/support/browser.ts'
import { startTestPortal, type TestPortal } from '../../../test/support/portal.ts'
import { createApp } from '../../app.ts'
import { beginDienstsitzung } from '../sachbearbeitung/index.ts'
import { resetSchulung, seedSchulung } from './index.ts'

const betrieb = {
  MODUS: 'betrieb',
  DATABASE_URL: 'postgres://portal@localhost/portal',
  SMTP_URL: 'smtps://post.example',
  CLAMD_URL: 'tcp://localhost:3310',
  BASE_URL: 'https://portal.example',
  SACHBEARBEITUNG_PORT: '3001',
  ABSENDER: 'kontoservice@portal.example',
}

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal(betrieb)
  await portal.app.prepare()
})
afterAll(() => portal.stop())

const listeners = () => [portal.browser(), new Browser(portal.app.fetchDienst, betrieb.BASE_URL)]
const addressOf = (route: Route) =>
  route.pfad.replace(/:\w*id\b/gi, '01920000-0000-7000-8000-000000000000').replace(/:\w+/g, 'mail')

async function answersOf(browser: Browser, route: Route): Promise<Response[]> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const body = new URLSearchParams({ csrf: browser.csrf() }).toString()
  return [await browser.raw(addressOf(route)), await browser.raw(addressOf(route), { method: 'POST', headers, body })]
}

describe('Im Betrieb', () => {
  test('AUT-26: gibt es keine Adresse der Schulung, auf keinem Anschluss', async () => {
    const found: string[] = []
    for (const browser of listeners()) {
      await browser.open('/sachbearbeitung/anmeldung')
      for (const route of Object.values(schulungRoutes) as Route[]) {
        for (const answer of await answersOf(browser, route)) if (answer.status !== 404) found.push(route.pfad)
      }
    }
    expect(Object.keys(schulungRoutes).length).toBeGreaterThan(8)
    expect(found).toEqual([])
  })

  test('AUT-26: beginnt ein neues Portal ohne ein einziges Konto, auch nach einem Start', async () => {
    await seedSchulung(portal.env)
    for (const table of ['konto', 'mitarbeiter', 'kunde', 'jobcenter', 'schulung_person', 'installation'] as const) {
      expect([table, await portal.owner.selectFrom(table).selectAll().execute()]).toEqual([table, []])
    }
  })

  test('AUT-26: kommt niemand ohne Nachweis an eine Sitzung, auf keiner Adresse', async () => {
    const given: string[] = []
    let asked = 0
    for (const browser of listeners()) {
      await browser.open('/anmeldung')
      for (const route of Object.values(routes) as Route[]) {
        for (const answer of await answersOf(browser, route)) {
          asked++
          for (const cookie of answer.headers.getSetCookie()) {
            if (/^__Host-(sitzung|dienst)=[^;]/.test(cookie)) given.push(route.pfad)
          }
        }
      }
    }
    expect(given).toEqual([])
    expect(asked).toBeGreaterThan(300)
  })

  test('AUT-26: bietet die Anmeldung der Sachbearbeitung nur den Passkey an und nennt keine Schulung', async () => {
    const page = await new Browser(portal.app.fetchDienst, betrieb.BASE_URL).open('/sachbearbeitung/anmeldung')
    expect(page.status).toBe(200)
    expect(page.text).toContain('Mit Passkey anmelden')
    expect(page.text).not.toContain('Klick')
    expect(page.html).not.toContain('/schulung')
    expect(await portal.owner.selectFrom('dienstsitzung').selectAll().execute()).toEqual([])
  })

  test('AUT-26: lässt sich die Anmeldung der Schulung auch von innen nicht benutzen', async () => {
    await expect(resetSchulung(portal.env)).rejects.toMatchObject({ status: 404 })
    const { createSchulungskonto } = await import('#modules/konto')
    const neu = { email: 'kim@post.example', passwortHash: 's1|$argon2id$x', totp: undefined }
    const made = portal.env.db.transaction().execute((tx) => createSchulungskonto(portal.env, tx, neu))
    await expect(made).rejects.toThrow('nur in der Schulung')
    const wer = { mitarbeiterId: '01920000-0000-7000-8000-000000000000', weg: 'schulung' } as const
    const begun = portal.env.db.transaction().execute((tx) => beginDienstsitzung(portal.env, tx, wer))
    await expect(begun).rejects.toThrow('nur in der Schulung')
  })

  test('CRY-05: startet ein Portal nicht, dessen Datenbank Schulungsdaten enthält', async () => {
    await portal.owner.insertInto('installation').values({ name: 'schulungsdaten', wert: 'fertig' }).execute()
    await expect(createApp(portal.env)).rejects.toThrow(/Schulungsdaten/)
    await portal.owner.deleteFrom('installation').execute()
    await expect(createApp(portal.env)).resolves.toBeDefined()
  })
})

/** Every place that begins or completes a session, and what was proved before it does. A new one must be listed here. */
const anmeldewege = {
  'konto/anmelden/anmelden.ts': 'Passwort: nur der erste Faktor, die Sitzung wartet auf den zweiten',
  'konto/anmelden/abschluss.ts': 'der Abschluss selbst; wer ihn aufruft, steht hier auch',
  'konto/anmelden/web.tsx': 'Passwort und TOTP: zwei Faktoren',
  'konto/faktoren/passkey/anmelden.ts': 'Passkey mit Prüfung der Person: zwei Faktoren, gegen Phishing geschützt',
  'konto/faktoren/codes-anmelden.ts': 'Passwort und Wiederherstellungscode: zwei Faktoren',
  'konto/faktoren/aenderung.ts': 'nach dem Einrichten des ersten Faktors: Passwort und dieser Faktor',
  'konto/wiederherstellen/zugang.ts': 'Link im Postfach und Wiederherstellungscode oder Brief mit Geburtsdatum',
  'sachbearbeitung/zugang/anmelden.ts': 'Sachbearbeitung: Passkey mit Prüfung der Person, sonst nichts',
  'sachbearbeitung/zugang/passkeys.ts':
    'Sachbearbeitung: einmaliger Code der Administration oder des Betriebs, und ein neuer Passkey mit Prüfung der Person',
  'schulung/web.tsx': 'Sachbearbeitung mit einem Klick: nur in der Schulung',
}

test('AUT-26: alle Wege zu einer Sitzung stehen mit ihrer Stärke auf einer Liste', () => {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'src'], {
    encoding: 'utf8',
  })
  const found = files
    .split('\n')
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test') && existsSync(file))
    .filter((file) =>
      /(?<!function )\b(createSitzung|completeAnmeldung|completeWithPasskey|beginDienstsitzung)\(|insert into sitzung/.test(
        readFileSync(file, 'utf8'),
      ),
    )
    .map((file) => file.replace('src/modules/', ''))
  expect(found.sort()).toEqual(Object.keys(anmeldewege).sort())
})
