import { type Browser, expect, type Page, test } from '@playwright/test'
import { signInAs } from './mensch.ts'
import { inspectAll } from './pruefung.ts'
import { Rundgang } from './rundgang.ts'

const PERSON = 'Ayşe Yıldız-Krüger'
const addressOf = (page: Page) => new URL(page.url()).pathname

/** The Leistung reads what the Vermittlung decided, and has it out of its list. */
async function takeNote(browser: Browser, vorgang: string): Promise<void> {
  const dienst = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
  await dienst.goto('/schulung')
  await dienst.getByRole('button', { name: 'Anmelden als Sabine Sachlich' }).click()
  const sabine = new Rundgang(dienst)
  await sabine.open('/sachbearbeitung/eingang?art=kenntnis-leistung')
  await dienst.locator(`main a[href="${vorgang}"]`).click()
  await sabine.look('zur Kenntnis', 'Prüfen Sie, ob sich das auf die Leistung auswirkt.')
  await sabine.press('Zur Kenntnis genommen (Leistung)')
  await sabine.look('zur Kenntnis genommen', 'Der Vorgang ist zur Kenntnis genommen.')
  expect(sabine.found).toEqual([])
  await dienst.context().close()
}

test('ein formloser Antrag geht hin, Unterlagen werden angefordert und kommen nach; jede Seite ist zugänglich', async ({
  page,
  browser,
}, info) => {
  test.setTimeout(300_000)
  test.skip(
    info.project.name === 'telefon',
    'Die Person der Schulung gibt es einmal, und ihr Einmalcode gilt nur für eine Anmeldung',
  )
  await signInAs(page, PERSON, 'ayse.yildiz@schulung.example')
  const kundin = new Rundgang(page)
  await kundin.open('/eservices/freie-foerderung')
  await page.getByRole('link', { name: 'Formlos beantragen' }).click()
  await kundin.look('formlos', 'Was beantragen Sie?')
  await kundin.fill({ text: ' ' })
  await kundin.press('Antrag senden')
  await kundin.look('formlos ohne Text', 'Schreiben Sie, worum es geht.')
  await kundin.fill({ text: 'Ich brauche eine Brille für die Arbeit am Bildschirm.' })
  await kundin.press('Antrag senden')
  await kundin.look('Beleg', 'Ihr Antrag ist angekommen')
  const vorgang = addressOf(page)
  // A reload of the receipt sends nothing again.
  await page.reload()
  await kundin.open('/leistungen/freie-foerderung')
  await expect(page.locator('main a[href^="/vorgaenge/"]')).toHaveCount(1)

  const dienst = await (await browser.newContext()).newPage()
  await dienst.goto('/schulung')
  await dienst.getByRole('button', { name: 'Anmelden als Ivo Integrier' }).click()
  const ivo = new Rundgang(dienst)
  await ivo.open('/sachbearbeitung/vorgaenge?liste=unvollstaendig')
  await ivo.look('Begonnen, unvollständig', 'Antrag Freie Förderung')
  await dienst.getByRole('link', { name: 'Antrag Freie Förderung' }).first().click()
  await ivo.look('Vorgang im Dienst', 'Ich brauche eine Brille')
  const imDienst = addressOf(dienst)
  await dienst.getByLabel('Neuer Stand').selectOption('unterlagen-angefordert')
  await ivo.press('Vorschau')
  await ivo.look('Stand mit Fehlern', 'Schreiben Sie, welche Unterlagen fehlen.')
  const jahr = String(new Date().getFullYear() + 1)
  await ivo.fill({ 'frist-tag': '15', 'frist-monat': '1', 'frist-jahr': jahr, notiz: 'Bitte den Kostenvoranschlag.' })
  await ivo.press('Vorschau')
  await ivo.look('Vorschau', 'Das liest die Person')
  await ivo.press('Stand setzen')
  await ivo.look('Stand gesetzt', 'Der neue Stand ist gesetzt.')

  await kundin.open('/')
  await page.getByRole('link', { name: 'Unterlagen senden' }).last().click()
  await expect(page).toHaveURL(new RegExp(`${vorgang}$`))
  await kundin.look('Vorgang mit Frist', 'Ihr Jobcenter braucht Unterlagen von Ihnen')
  await page.getByRole('link', { name: 'Unterlagen senden' }).first().click()
  await kundin.look('Unterlagen', 'Bitte den Kostenvoranschlag.')
  const buffer = await page.screenshot()
  await page.locator('#feld-dateien').setInputFiles({ name: 'Angebot.png', mimeType: 'image/png', buffer })
  await kundin.press('Unterlagen senden')
  await kundin.look('Unterlagen gesendet', 'Ihre Unterlagen sind angekommen.')
  await ivo.open(imDienst)
  await expect(dienst.getByText('Angebot.png')).toBeVisible()

  await kundin.open(`${vorgang}/ruecknahme`)
  await kundin.look('Rücknahme', 'Antrag zurücknehmen?')

  await kundin.open('/')
  await page.getByRole('link', { name: /Ich bin zurück/ }).click()
  await kundin.look('Rückkehr', 'Seit wann sind Sie wieder da?')
  await kundin.fill({ 'tag-jahr': '2099' })
  await kundin.press('Ich bin zurück')
  await kundin.look('Rückkehr mit Fehler', 'und nicht in der Zukunft')
  await kundin.fill({ 'tag-jahr': String(new Date().getFullYear()) })
  await kundin.press('Ich bin zurück')
  await kundin.look('zurückgemeldet', 'Ihr Jobcenter weiß, dass Sie zurück sind.')
  await kundin.open('/eservices/abwesenheit/formlos')
  await kundin.fill({ text: 'Ich möchte vom 1. bis 3. zu meiner Mutter fahren.' })
  await kundin.press('Anfrage senden')
  const anfrage = addressOf(page)
  await ivo.open(`/sachbearbeitung${anfrage}/abwesenheit`)
  await ivo.look('Entscheidung', 'zu meiner Mutter')
  await dienst.getByRole('radio', { name: 'Zum Teil zustimmen' }).check()
  await ivo.press('Entscheidung speichern')
  await ivo.look('Entscheidung mit Fehlern', 'Schreiben Sie, warum.')
  await dienst.getByRole('radio', { name: 'Nicht zustimmen' }).check()
  await ivo.fill({ notiz: 'In diesen Tagen ist Ihr Kurs.' })
  await ivo.press('Entscheidung speichern')
  await ivo.look('entschieden', 'Nicht zugestimmt')
  await takeNote(browser, `/sachbearbeitung${anfrage}`)
  await kundin.open(anfrage)
  await kundin.look('nicht zugestimmt', 'Ihr Jobcenter stimmt nicht zu')
  const rest = await inspectAll(page, ['/', '/leistungen/buergergeld', '/profil', '/profil/bearbeiten'])
  expect([...kundin.found, ...ivo.found, ...rest]).toEqual([])
})
