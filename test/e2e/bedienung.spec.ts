import { expect, type Page, test } from '@playwright/test'
import { readLayout } from '../support/poppler.ts'
import { addAuthenticator, addTotp, newAddress, PASSWORT, register, signIn } from './mensch.ts'

const button = (page: Page, name: string | RegExp) => page.locator('main').getByRole('button', { name }).click()

/** Signed in with a second factor, at the choice of a profile. */
async function enter(page: Page, email: string): Promise<void> {
  await register(page, email)
  await signIn(page, email)
  await addTotp(page)
  await button(page, 'Weiter')
}

const stored = (page: Page) => page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))

test.describe('Der QR-Code des Briefs', () => {
  const CODE = '3467-ACDE-FGHJ'

  test('füllt das Feld auch bei dem, der sich erst anmelden muss; unterwegs verlässt der Code den Browser nicht', async ({
    page,
  }) => {
    const sent: string[] = []
    page.on('request', (request) => {
      sent.push(request.url(), request.headers()['referer'] ?? '', request.postData() ?? '')
    })
    const email = newAddress('qr')
    await register(page, email)
    await page.goto(`/freischaltcode#${CODE}`)
    await expect(page).toHaveURL(/\/anmeldung\?weiter=%2Ffreischaltcode$/)
    await expect(page.getByText('Den Code aus dem QR-Code merkt sich dieses Fenster.')).toBeVisible()
    await page.getByLabel('Benutzername / E-Mail-Adresse').fill(email)
    await page.locator('#feld-passwort').fill(PASSWORT)
    await button(page, /^Anmelden$/)
    await addTotp(page)
    await page.goto('/freischaltcode')
    await expect(page.getByLabel('Freischaltcode')).toHaveValue(CODE)
    await expect(page.getByLabel('Tag')).toBeFocused()
    expect(page.url()).toMatch(/\/freischaltcode$/)
    expect(await stored(page)).toBe('{}')
    expect(sent.filter((text) => text.includes('FGHJ'))).toEqual([])
    await page.reload()
    await expect(page.getByLabel('Freischaltcode')).toHaveValue('')
  })

  test('wird vergessen, wenn sich jemand abmeldet, und nach einer halben Stunde', async ({ page }) => {
    await page.clock.install()
    await page.goto(`/freischaltcode#${CODE}`)
    expect(await stored(page)).toContain(CODE)
    await page.goto('/anmeldung?grund=abgemeldet')
    expect(await stored(page)).toBe('{}')
    await page.goto(`/freischaltcode#${CODE}`)
    await page.clock.fastForward('31:00')
    await page.goto('/anmeldung?weiter=/freischaltcode')
    await expect(page.getByText('Den Code aus dem QR-Code merkt sich dieses Fenster.')).toBeHidden()
    expect(await stored(page)).toBe('{}')
  })
})

test('ein falscher Name eines Passkeys sieht beim Einrichten aus wie beim Umbenennen', async ({ page, context }) => {
  await addAuthenticator(context, page)
  const email = newAddress('name')
  await register(page, email)
  await signIn(page, email)
  const look = async () => ({
    liste: await page.locator('[data-fehlerliste]').evaluate((one) => one.outerHTML),
    feld: await page
      .locator('.kern-form-input')
      .evaluate((one) =>
        one.outerHTML
          .replace(/ (value|maxlength)="[^"]*"/g, '')
          .replace(/class="([^"]*)"/g, (_, names: string) => names.split(' ').sort().join(' ')),
      ),
    titel: (await page.title()).slice(0, 8),
    fokus: await page.evaluate(() => document.activeElement?.hasAttribute('data-fehlerliste')),
  })
  await page.goto('/passkey-einrichten')
  await page.getByLabel('Name des Passkeys').fill('ab')
  await button(page, 'Passkey erstellen')
  await expect(page.locator('[data-fehlerliste]')).toBeFocused()
  const inBrowser = await look()
  expect([inBrowser.titel, inBrowser.fokus]).toEqual(['Fehler: ', true])
  await page.locator('[data-fehlerliste] a').click()
  await expect(page.getByLabel('Name des Passkeys')).toBeFocused()
  await page.getByLabel('Name des Passkeys').fill('Handy')
  await button(page, 'Passkey erstellen')
  await expect(page.getByRole('heading', { level: 1, name: 'Passkey erfolgreich eingerichtet' })).toBeVisible()
  await page.goto('/kontoeinstellungen/passkeys')
  await page.getByRole('link', { name: 'Passkey „Handy“ umbenennen' }).click()
  await page.getByLabel('Name des Passkeys').fill('ab')
  await button(page, 'Name speichern')
  await expect(page.locator('[data-fehlerliste]')).toBeFocused()
  expect(inBrowser).toEqual(await look())
})

test.describe('am Telefon', () => {
  test.use({ viewport: { width: 320, height: 640 } })

  test('stehen Suche, Glocke, Sicherheit, Uhr, Profil und Menü in einer Zeile, und der wichtige Knopf oben', async ({
    page,
  }) => {
    await enter(page, newAddress('kopf'))
    await page.goto('/profil-auswaehlen')
    await button(page, /^Auswählen/)
    await page.goto('/freischaltcode')
    const points = page.locator('header .kopf__wege > ul > li')
    const boxes = await points.evaluateAll((list) => list.map((one) => one.getBoundingClientRect().toJSON()))
    expect(boxes).toHaveLength(6)
    expect(new Set(boxes.map(({ y }) => Math.round(y))).size).toBe(1)
    for (const { width, height, right } of boxes) {
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44)
      expect(right).toBeLessThanOrEqual(320)
    }
    await expect(page.getByRole('banner').getByRole('link', { name: 'Suche' })).toBeVisible()
    await expect(page.getByRole('banner').getByRole('link', { name: 'Sicherheit' })).toBeVisible()
    const top = async (name: string) => (await page.locator('main').getByText(name, { exact: true }).boundingBox())!.y
    expect(await top('Profil freischalten')).toBeLessThan(await top('Zurück'))
  })
})

test('gedruckt stehen Adresse, Tag, Portal und die ganze Tabelle auf dem Blatt, aber nichts zum Drücken', async ({
  page,
  baseURL,
}, info) => {
  test.skip(info.project.name === 'telefon', 'Auf Papier sind beide gleich')
  await enter(page, newAddress('druck'))
  await page.goto('/verlauf?zeitraum=7')
  const rows = await page.locator('main table tbody tr').count()
  expect(rows).toBeGreaterThan(3)
  await page.emulateMedia({ colorScheme: 'dark' })
  const text = readLayout({ skip: (grund) => test.skip(true, grund) }, await page.pdf({ format: 'A4' }))
  expect(text).toContain(`${baseURL}/verlauf`)
  expect(text).toMatch(/Gedruckt am \d{1,2}\. \p{L}+ 20\d\d/u)
  expect(text).toContain('Online-Portal: Jobcenter')
  expect(text.match(/\d\d:\d\d Uhr/g)).toHaveLength(rows)
  for (const word of [
    'zeitraum',
    'Filtern',
    'Menü',
    'Abmelden',
    'Impressum',
    'Zurück',
    'Gebärdensprache',
    'Startseite',
  ])
    expect(text).not.toContain(word)
})
