import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { hashToken } from '#platform/krypto/geheimnis.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { confirmEmail } from './registrieren.ts'

const PASSWORT = 'Sommerregen#2026'
let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(() => portal.stop())

const ausgefuellt = (email: string) => ({
  email,
  passwort: PASSWORT,
  wiederholung: PASSWORT,
  bedingungen: 'ja',
  einwilligung: 'ja',
})

async function register(email: string) {
  const browser = portal.browser()
  await browser.open('/registrieren')
  await browser.submit('Registrieren', ausgefuellt(email))
  return { browser, mails: await portal.runDue() }
}

const linkIn = (text: string) => /http:\S+\?id=[\w-]{22}&lang=de/.exec(text)![0]

describe('Registrieren', () => {
  test('wer sich registriert, bekommt eine Mail, bestätigt mit dem Knopf und darf sich anmelden', async () => {
    const { browser, mails } = await register('kim@klicker.example')
    expect(browser.page.text).toContain('Sie haben sich erfolgreich registriert.')
    expect(mails).toHaveLength(1)
    expect(mails[0]).toMatchObject({ an: 'kim@klicker.example', betreff: 'Bestätigung Ihrer E-Mail-Adresse' })
    await browser.open(linkIn(mails[0]!.text))
    await browser.submit('E-Mail-Adresse bestätigen')
    expect(browser.page.text).toContain('Sie haben Ihre E-Mail-Adresse erfolgreich bestätigt.')
    await browser.open('/anmeldung')
    await browser.submit('Anmelden', { name: 'KIM@klicker.example', passwort: PASSWORT })
    expect(new URL(browser.page.url).pathname).toBe('/sicherheitshinweis')
  })

  test('AUT-17: ein Mailscanner, der den Link öffnet, verbraucht ihn nicht; der Knopf gilt einmal', async () => {
    const { browser, mails } = await register('scanner@klicker.example')
    const link = linkIn(mails[0]!.text)
    for (let i = 0; i < 3; i++) await portal.browser().open(link)
    await browser.open(link)
    await browser.submit('E-Mail-Adresse bestätigen')
    expect(browser.page.status).toBe(200)
    await browser.open(link)
    expect(browser.page.status).toBe(410)
    expect(browser.page.text).toContain('Dieser Link gilt nicht mehr')
  })

  test('AUT-17: der Link gilt 24 Stunden', async () => {
    const { browser, mails } = await register('spaet@klicker.example')
    await portal.forward(24 * 3600_000 - 60_000)
    await browser.open(linkIn(mails[0]!.text))
    expect(browser.page.status).toBe(200)
    await portal.forward(2 * 60_000)
    await browser.open(linkIn(mails[0]!.text))
    expect(browser.page.status).toBe(410)
  })

  test('AUT-07: eine bekannte Adresse sieht dieselbe Seite, und ihre Besitzerin bekommt Bescheid', async () => {
    const first = await register('bekannt@klicker.example')
    await first.browser.open(linkIn(first.mails[0]!.text))
    await first.browser.submit('E-Mail-Adresse bestätigen')
    const again = await register('bekannt@klicker.example')
    expect(again.browser.page.text).toBe(
      (await register('unbekannt@klicker.example')).browser.page.text.replaceAll('unbekannt@', 'bekannt@'),
    )
    expect(again.mails.map((mail) => mail.betreff)).toEqual(['Registrierung mit Ihrer E-Mail-Adresse'])
  })

  test('wer sich unbestätigt noch einmal registriert, ersetzt Passwort und Link', async () => {
    const first = await register('doppelt@klicker.example')
    const second = await register('doppelt@klicker.example')
    await second.browser.open(linkIn(first.mails[0]!.text))
    expect(second.browser.page.status).toBe(410)
    await second.browser.open(linkIn(second.mails[0]!.text))
    expect(second.browser.page.status).toBe(200)
  })

  test('Fehler stehen oben und am Feld, die Adresse bleibt stehen', async () => {
    const browser = portal.browser()
    await browser.open('/registrieren')
    await browser.submit('Registrieren', { email: 'kim(at)klicker', passwort: 'kurz', wiederholung: 'anders' })
    expect(browser.page.status).toBe(422)
    expect(browser.page.html).toContain('<title>Fehler:')
    expect(browser.page.html).toContain('value="kim(at)klicker"')
    for (const feld of ['email', 'passwort', 'wiederholung', 'bedingungen', 'einwilligung']) {
      expect(browser.page.html).toContain(`href="#feld-${feld}"`)
    }
  })

  test('ohne Cookies sagt die Seite, woran es liegt', async () => {
    const browser = portal.browser()
    await browser.open('/registrieren')
    browser.cookies.clear()
    await browser.submit('Registrieren', ausgefuellt('keks@klicker.example'))
    expect(browser.page.status).toBe(403)
    expect(browser.page.text).toContain('Cookies')
  })

  test('ein Urteil wird ohne Konto gezählt', async () => {
    const { browser } = await register('urteil@klicker.example')
    await browser.submit('sehr gut')
    expect(browser.page.text).toContain('Danke für Ihre Rückmeldung')
    const row = await portal.env.db.selectFrom('registrierung_urteil').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({ note: 1, anzahl: 1 })
  })

  test('CRY-01: in der Datenbank steht keine Adresse im Klartext', async () => {
    await register('geheim.wert@klicker.example')
    const dump = await portal.owner.selectFrom('konto').selectAll().execute()
    expect(Buffer.from(JSON.stringify(dump)).includes('klicker.example')).toBe(false)
    const raw = dump.flatMap((row) => Object.values(row)).filter((value) => Buffer.isBuffer(value))
    expect(raw.some((value) => value.includes('klicker'))).toBe(false)
  })
})

test('AUT-17: wer bestätigt, während das Konto gesperrt ist, hält den Link nicht fest: keine gegenseitige Blockade', async () => {
  const { mails } = await register('blockade@klicker.example')
  const token = /id=([\w-]{22})/.exec(mails[0]!.text)![1]!
  const link = await portal.owner
    .selectFrom('link')
    .select('konto_id')
    .where('hash', '=', hashToken(token))
    .executeTakeFirstOrThrow()
  let confirmed: Promise<boolean> | undefined
  await portal.owner.transaction().execute(async (tx) => {
    await sql`select id from konto where id = ${link.konto_id} for update`.execute(tx)
    confirmed = confirmEmail(portal.env, token)
    await vi.waitFor(async () => {
      const waiting = await sql`select 1 from pg_locks where not granted`.execute(portal.owner)
      expect(waiting.rows.length).toBeGreaterThan(0)
    })
    const free = await sql`select 1 from link where konto_id = ${link.konto_id} for update skip locked`.execute(tx)
    expect(free.rows).toHaveLength(1)
  })
  expect(await confirmed).toBe(true)
})
