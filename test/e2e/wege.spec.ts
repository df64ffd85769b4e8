import { expect, type Page, test } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { addAuthenticator, newAddress, PASSWORT, register, signIn } from './mensch.ts'

const h1 = (page: Page, text: string | RegExp) =>
  expect(page.getByRole('heading', { level: 1, name: text })).toBeVisible()
const button = (page: Page, name: string | RegExp) => page.locator('main').getByRole('button', { name }).click()
const link = (page: Page, name: string | RegExp) => page.locator('main').getByRole('link', { name }).first().click()

async function setUpTotp(page: Page): Promise<TOTP> {
  await link(page, /Zweiten Faktor einrichten/)
  await h1(page, 'Zweiten Faktor einrichten')
  const secret = (await page.locator('#schluessel').innerText()).replace(/[^A-Z2-7]/g, '')
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  await page.getByLabel('6-stelliger Code (TOTP)').fill(totp.generate())
  await button(page, 'Bestätigen')
  await expect(
    page.getByText('Sie haben einen zweiten Faktor für dieses Konto erfolgreich eingerichtet.'),
  ).toBeVisible()
  return totp
}

async function passCodes(page: Page): Promise<string[]> {
  await button(page, /Wiederherstellungscodes anzeigen|Weiter/)
  await h1(page, 'Wiederherstellungscodes')
  const codes = await page.locator('.codeliste code').allInnerTexts()
  expect(codes).toHaveLength(10)
  await link(page, 'Weiter')
  return codes
}

/** A working Freischaltcode for somebody of the training, as it stands beside the newest letter. */
async function newLetter(page: Page, name: string): Promise<string> {
  await page.goto('/schulung')
  const person = page.locator('details').filter({ hasText: new RegExp(`^${name}`) })
  await person.getByRole('button', { name: /^Neuen Brief erzeugen/ }).click()
  await page.goto('/schulung')
  return /[3-9AC-Y]{4}-[3-9AC-Y]{4}-[3-9AC-Y]{4}/.exec(await person.innerText())![0]
}

test('mit Passkey: registrieren, einrichten, Passwort entfernen, mit dem Passkey wieder herein', async ({
  page,
  context,
  browser,
}) => {
  const email = newAddress('passkey')
  await addAuthenticator(context, page)
  await register(page, email)
  await signIn(page, email)
  await h1(page, 'Sicherheitshinweis')
  await link(page, /Passkey einrichten/)
  await page.getByLabel('Name des Passkeys').fill('Kims Handy (rot)')
  await button(page, 'Passkey erstellen')
  await h1(page, 'Passkey erfolgreich eingerichtet')
  await link(page, 'Passwort aus dem Konto entfernen')
  await button(page, /Mit .*Passkey/)
  await button(page, /entfernen/)
  await page.goto('/kontoeinstellungen/passkeys')
  await expect(page.getByText('Kims Handy (rot)')).toBeVisible()
  await page.context().clearCookies()
  // The browser offers the passkey in the field by itself (conditional UI); the device of this test takes the offer at once.
  await page.goto('/anmeldung')
  await h1(page, 'Profil auswählen')
  const elsewhere = await browser.newPage()
  await signIn(elsewhere, email)
  await expect(elsewhere.getByText('Die Anmeldung hat nicht geklappt')).toBeVisible()
  await elsewhere.close()
})

test('mit TOTP und Freischaltcode: am Ende steht Kim im Portal, und abgemeldet ist abgemeldet', async ({
  page,
}, info) => {
  test.skip(
    info.project.name === 'telefon',
    'Kim gibt es einmal: Der Weg am Schreibtisch und der am Telefon wären zwei Konten',
  )
  const code = await newLetter(page, 'Kim Klicker')
  const email = newAddress('totp')
  await register(page, email)
  await signIn(page, email)
  await setUpTotp(page)
  await passCodes(page)
  await h1(page, 'Profil auswählen')
  await link(page, 'Freischaltcode eingeben')
  await page.locator('input[name="code"]').fill(code.toLowerCase().replaceAll('-', ' '))
  await page.getByLabel('Tag').fill('1')
  await page.getByLabel('Monat').fill('2')
  await page.getByLabel('Jahr').fill('1990')
  await page.locator('main form button[type=submit]').last().click()
  await expect(page.getByText('123A456789')).toBeVisible()
  await page.goto('/')
  await expect(page.getByText('Kim Klicker').first()).toBeVisible()
  await expect(page.getByText('Kundennummer: 123A456789')).toBeVisible()
  await page.locator('summary', { hasText: 'Profil' }).click()
  await page.locator('header').getByRole('button', { name: 'Abmelden' }).first().click()
  await expect(page.getByText('Sie sind abgemeldet')).toBeVisible()
  await page.goBack()
  await expect(page.getByText('Kundennummer: 123A456789')).toHaveCount(0)
})

test('ein Wiederherstellungscode ersetzt den zweiten Faktor einmal', async ({ page }) => {
  const email = newAddress('codes')
  await register(page, email)
  await signIn(page, email)
  await setUpTotp(page)
  const [code = ''] = await passCodes(page)
  await page.context().clearCookies()
  await signIn(page, email)
  await link(page, 'Wiederherstellungscode eingeben')
  await page.locator('main input[name="code"]').fill(code.toLowerCase())
  await page.locator('main form button[type=submit]').last().click()
  await h1(page, 'Profil auswählen')
  await page.context().clearCookies()
  await signIn(page, email)
  await link(page, 'Wiederherstellungscode eingeben')
  await page.locator('main input[name="code"]').fill(code)
  await page.locator('main form button[type=submit]').last().click()
  await expect(page.locator('[data-fehlerliste]')).toBeVisible()
})

test('ein abgebrochener Passkey-Dialog lässt einen anderen Weg', async ({ page, context }) => {
  const email = newAddress('abbruch')
  const device = await addAuthenticator(context, page)
  await register(page, email)
  await signIn(page, email)
  await link(page, /Passkey einrichten/)
  await device.setPresence(false)
  await page.getByLabel('Name des Passkeys').fill('Handy')
  await button(page, 'Passkey erstellen')
  await expect(page.locator('[data-passkey-meldung]')).not.toBeEmpty()
  await expect(page.getByText('Anderen Weg wählen').first()).toBeVisible()
  await device.setPresence(true)
  await button(page, 'Erneut versuchen')
  await h1(page, 'Passkey erfolgreich eingerichtet')
})

test.describe('ohne JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('registrieren, TOTP einrichten, abmelden und wieder anmelden', async ({ page }) => {
    const email = newAddress('ohne-skript')
    await register(page, email)
    await signIn(page, email)
    const totp = await setUpTotp(page)
    await passCodes(page)
    await h1(page, 'Profil auswählen')
    await page.context().clearCookies()
    await signIn(page, email, PASSWORT)
    // The step of the set-up is used up: wait for the next one as a person does.
    await page.waitForTimeout(30_000 - (Date.now() % 30_000) + 500)
    await page.getByLabel('6-stelliger Code (TOTP)').fill(totp.generate())
    await button(page, 'Anmelden')
    await h1(page, 'Profil auswählen')
  })
})
