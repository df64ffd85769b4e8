import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, type Page, test } from '@playwright/test'
import { addAuthenticator } from './mensch.ts'
import { inspect, inspectAll } from './pruefung.ts'

const h1 = (page: Page, text: string | RegExp) =>
  expect(page.getByRole('heading', { level: 1, name: text })).toBeVisible()
const button = (page: Page, name: string | RegExp) => page.locator('main').getByRole('button', { name }).click()

/** What the operator types on the server while the portal runs there. */
async function jobcenter(...worte: string[]): Promise<string> {
  const env = { ...process.env, DATA_DIR: process.env['E2E_DATA_DIR'] ?? '', PORT: '3170' }
  const { stdout } = await promisify(execFile)(process.execPath, ['dist/jobcenter.js', ...worte], { env })
  return stdout
}

test('AUT-26: der Einrichtungscode des Betriebs führt zum Passkey; abmelden, anmelden', async ({
  page,
  context,
}, info) => {
  test.skip(info.project.name === 'telefon', 'Die erste Administration gibt es einmal')
  await addAuthenticator(context, page)
  const said = await jobcenter('administration', '--name', 'Ada Anfang')
  const link = /https?:\/\/\S+#\S+/.exec(said)![0]

  await page.goto(link)
  await h1(page, 'Zugang einrichten')
  // The code is in the field, and no longer in the address.
  await expect(page.getByLabel('Einrichtungscode')).toHaveValue(link.split('#')[1]!)
  expect(page.url()).not.toContain('#')
  await button(page, 'Weiter')
  await h1(page, 'Passkey einrichten')
  await expect(page.getByText('Ada Anfang')).toBeVisible()
  await page.getByLabel('Name des Passkeys').fill('Dienstlaptop')
  await button(page, 'Passkey erstellen')
  await h1(page, 'Ihr Zugang')
  await expect(page.getByText('Sie sind die einzige Administration')).toBeVisible()
  await expect(page.getByText('Dienstlaptop')).toBeVisible()

  await page.locator('header').getByRole('button', { name: 'Abmelden' }).click()
  await h1(page, 'Anmeldung zur Sachbearbeitung')
  await button(page, 'Mit Passkey anmelden')
  await h1(page, 'Personal')

  // The code is used up, and there is no second first administration.
  await page.goto('/sachbearbeitung/einrichten')
  await page.getByLabel('Einrichtungscode').fill(link.split('#')[1]!)
  await button(page, 'Weiter')
  await expect(page.getByText('Dieser Code gilt nicht.').first()).toBeVisible()
  await expect(jobcenter('administration', '--name', 'Noch Eine')).rejects.toThrow()

  await page.goto('/sachbearbeitung/personal/neu')
  await page.getByLabel('Vor- und Nachname').fill('Nele Neu')
  await page.getByRole('textbox', { name: 'Team' }).fill('Leistung 2')
  await page.getByLabel('Teamleitung').check()
  await button(page, 'Einladung erstellen')
  await h1(page, 'Einladung erstellt')
  await expect(page.locator('#link')).toContainText('/sachbearbeitung/einrichten#')
})

test('ein abgebrochener Dialog sagt, wie es weitergeht', async ({ page, context }) => {
  const device = await addAuthenticator(context, page)
  await device.setPresence(false)
  await page.goto('/sachbearbeitung/anmeldung')
  await button(page, 'Mit Passkey anmelden')
  await expect(page.locator('[data-passkey-meldung]')).not.toBeEmpty()
  await expect(page.getByRole('button', { name: 'Erneut versuchen' })).toBeVisible()
})

test('die Seiten von Administration und Revision sind zugänglich, gültig und passen auf 320 px', async ({
  page,
}, info) => {
  test.skip(info.project.name === 'telefon', 'Breite und Farben stellt die Prüfung selbst ein')
  test.setTimeout(180_000)
  const enter = async (name: string) => {
    await page.goto('/schulung')
    await page.getByRole('button', { name: `Anmelden als ${name}` }).click()
  }
  await enter('Vera Vieraugen')
  const hrefs = async (muster: string) =>
    page.locator(`main a[href^="${muster}"]`).evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  const [person = ''] = (await hrefs('/sachbearbeitung/personal/')).filter((href) => !href.endsWith('/neu')).slice(1)
  const freigaben = await hrefs('/sachbearbeitung/rollenfreigaben/')
  expect([person, freigaben.length > 0]).toEqual([expect.stringContaining('/personal/'), true])
  const found = await inspectAll(page, [
    '/sachbearbeitung/personal',
    person,
    ...['rollen', 'einladung', 'sperre', 'sitzungen'].map((was) => `${person}/${was}`),
    freigaben[0]!,
    '/sachbearbeitung/zugang',
    '/sachbearbeitung/zugang/neu',
    '/sachbearbeitung/zugang/sitzungen',
    '/sachbearbeitung/ausgaben',
    '/sachbearbeitung/schluessel',
  ])
  await page.goto('/sachbearbeitung/personal/neu')
  await button(page, 'Einladung erstellen')
  await expect(page.locator('[data-fehlerliste]')).toBeFocused()
  found.push(...(await inspect(page, 'Einladung mit Fehlern')))
  await page.getByLabel('Vor- und Nachname').fill('Maximiliane Freifrau von Hohenlohe-Langenburg-Schillingsfürst')
  await page.getByRole('textbox', { name: 'Team' }).fill('Leistung 2')
  await page.getByLabel('Revision').check()
  await button(page, 'Einladung erstellen')
  await h1(page, 'Einladung erstellt')
  found.push(...(await inspect(page, 'Einladung erstellt')))
  await enter('Rita Revis')
  found.push(...(await inspectAll(page, ['/sachbearbeitung/protokoll', '/sachbearbeitung/protokoll?von=gestern'])))
  expect(found).toEqual([])
})

test.describe('ohne JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('sagt die Anmeldung der Sachbearbeitung, was nötig ist', async ({ page }) => {
    await page.goto('/sachbearbeitung/anmeldung')
    // Emulated without script, the browser keeps what stands in noscript out of sight; a real one shows it.
    expect(await page.content()).toContain('Ein Passkey geht nur, wenn JavaScript eingeschaltet ist.')
    await expect(page.getByRole('button', { name: 'Mit Passkey anmelden' })).toBeHidden()
    await page.getByRole('link', { name: 'Zugang einrichten' }).click()
    await page.getByLabel('Einrichtungscode').fill('falsch')
    await page.locator('main').getByRole('button', { name: 'Weiter' }).click()
    await expect(page.locator('[data-fehlerliste]')).toBeVisible()
  })
})
