import { expect, type Page, test } from '@playwright/test'
import { signInAs } from './mensch.ts'
import { inspect } from './pruefung.ts'

const PERSON = 'Ayşe Yıldız-Krüger'
const button = (page: Page, name: string | RegExp) => page.locator('main').getByRole('button', { name }).click()

test('eine Nachricht mit Foto geht hin, die Antwort kommt zurück, und nichts davon steht in der Mail', async ({
  page,
  browser,
}, info) => {
  test.skip(
    info.project.name === 'telefon',
    'Die Person der Schulung gibt es einmal, und ihr Einmalcode gilt nur für eine Anmeldung',
  )
  await page.setViewportSize({ width: 360, height: 740 })
  await signInAs(page, PERSON, 'ayse.yildiz@schulung.example')
  await page.goto('/postfach/vermittlung')
  await page.getByRole('link', { name: 'Nachricht schreiben' }).first().click()
  await page.getByLabel('Worum geht es?').selectOption('bewerbung')
  await page.getByLabel('Ihre Nachricht').fill('Bekomme ich die Fahrt zum Vorstellungsgespräch erstattet?')
  await expect(page.getByText('Als Entwurf gespeichert.')).toBeVisible({ timeout: 15_000 })
  await page.locator('input[type=file]').setInputFiles({
    name: 'Einladung.png',
    mimeType: 'image/png',
    buffer: await page.screenshot(),
  })
  await button(page, 'Senden')
  await expect(page.getByText('Ihre Nachricht ist gesendet')).toBeVisible()
  await expect(page.getByText('Einladung.png')).toBeVisible()
  // The page stays as it is from here on until the answer is there: nobody loads it again.
  await page.getByLabel('Ihre Nachricht').fill('Noch nicht fertig')
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  const zahl = page.locator('.kopf__zahl')
  const vorher = (await zahl.isVisible()) ? Number(await zahl.textContent()) : 0
  const lage = await page.getByLabel('Ihre Nachricht').boundingBox()

  const dienst = await browser.newPage()
  await dienst.goto('/schulung')
  await dienst.getByRole('button', { name: 'Anmelden als Ivo Integrier' }).click()
  await dienst.getByRole('link', { name: 'Eingang' }).first().click()
  await dienst.getByRole('link', { name: 'Bewerbung und Stellensuche' }).last().click()
  await expect(dienst.getByText('Bekomme ich die Fahrt')).toBeVisible()
  await dienst.getByLabel('Textbaustein').selectOption('eingang')
  await button(dienst, 'Einfügen')
  await expect(dienst.getByLabel('Nachricht', { exact: false }).last()).toHaveValue(/vielen Dank/)
  await button(dienst, 'Antwort senden')
  await expect(dienst.getByText('Ihre Antwort ist gesendet.')).toBeVisible()

  // Another test may have rung the bell of the same person, too.
  await expect.poll(async () => Number(await zahl.textContent())).toBeGreaterThan(vorher)
  await expect(page.getByRole('status').filter({ hasText: /\d+ ungelesene/ })).toBeAttached()
  await expect(page.getByRole('status').filter({ hasText: 'Hier gibt es etwas Neues.' })).toBeVisible()
  await expect(page.getByLabel('Ihre Nachricht')).toBeFocused()
  expect(await page.getByLabel('Ihre Nachricht').boundingBox()).toEqual(lage)
  await button(page, 'Anzeigen')
  await expect(page.getByText('vielen Dank für Ihre Nachricht')).toBeVisible()
  await expect(page.getByLabel('Ihre Nachricht')).toHaveValue('Noch nicht fertig')

  const found = await inspect(page, 'Gespräch')
  await page.goto('/postfach/vermittlung')
  await page.getByLabel('In Nachrichten suchen').fill('vorstellungsgespraeche')
  await button(page, 'Suchen')
  await expect(page.getByText('1 Gespräch gefunden')).toBeVisible()
  found.push(...(await inspect(page, 'Suche in Nachrichten')))
  expect(found).toEqual([])

  await page.goto('/benachrichtigungen')
  await page.getByRole('link', { name: 'Ihr Jobcenter hat Ihnen geschrieben' }).first().click()
  await expect(page.getByText('vielen Dank für Ihre Nachricht')).toBeVisible()
  await page.goto('/verlauf')
  await expect(page.getByText('Ihr Jobcenter hat Ihnen geschrieben.').first()).toBeVisible()
  await dienst.close()
})
