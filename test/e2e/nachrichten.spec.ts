import { expect, type Page, test } from '@playwright/test'
import { signIn } from './mensch.ts'

const PERSON = 'Ayşe Yıldız-Krüger'
const button = (page: Page, name: string | RegExp) => page.locator('main').getByRole('button', { name }).click()

/** Signs in to the account of a fictitious person with the code that the training shows. */
async function signInAs(page: Page, name: string, adresse: string): Promise<void> {
  await page.goto('/schulung')
  const person = page.locator('details').filter({ hasText: new RegExp(`^${name}`) })
  const code = /Code jetzt:\s*(\d{3} ?\d{3})/.exec((await person.textContent()) ?? '')![1]!.replace(' ', '')
  await signIn(page, adresse, 'Ueben-macht-klug-26')
  await page.locator('input[name=code]').fill(code)
  await button(page, /Anmelden|Weiter|Bestätigen/)
  await page.getByRole('button', { name: `Auswählen: ${name}` }).click()
}

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

  await page.goto('/benachrichtigungen')
  await page.getByRole('link', { name: 'Ihr Jobcenter hat Ihnen geschrieben' }).first().click()
  await expect(page.getByText('vielen Dank für Ihre Nachricht')).toBeVisible()
  await page.goto('/verlauf')
  await expect(page.getByText('Ihr Jobcenter hat Ihnen geschrieben.').first()).toBeVisible()
  await dienst.close()
})
