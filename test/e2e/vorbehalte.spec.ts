import { type Browser, expect, type Page, test } from '@playwright/test'
import { signInAs } from './mensch.ts'
import { Rundgang } from './rundgang.ts'

const PERSON = 'Ayşe Yıldız-Krüger'

async function openDienst(browser: Browser, name: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await page.goto('/schulung')
  await page.getByRole('button', { name: `Anmelden als ${name}` }).click()
  return page
}

test('eine neue Bankverbindung wartet, zwei Beschäftigte geben sie frei, und die Person stoppt sie; jede Seite ist zugänglich', async ({
  page,
  browser,
}, info) => {
  test.skip(info.project.name === 'telefon', 'Die Person der Schulung gibt es einmal')
  test.setTimeout(300_000)
  await signInAs(page, PERSON, 'ayse.yildiz@schulung.example')
  const kundin = new Rundgang(page)
  await kundin.open('/')
  await page.getByRole('link', { name: 'Neue Bankverbindung bestätigen' }).click()
  await kundin.look('wartet', 'So bestätigen Sie')
  const pfad = new URL(page.url()).pathname
  await kundin.fill({ code: 'ACDE-FGHJ-KMNP' })
  await kundin.press('Neue Bankverbindung bestätigen')
  await kundin.look('falscher Code', 'Der Code wurde nicht angenommen.')
  await page.getByRole('link', { name: 'Zum Vorgang' }).click()
  await kundin.look('Vorgang', 'Neue Bankverbindung: Wartet auf Ihre Bestätigung')

  const sabine = await openDienst(browser, 'Sabine Sachlich')
  const schalter = new Rundgang(sabine)
  await schalter.open(`/sachbearbeitung${pfad}`)
  await schalter.look('im Dienst', 'Die Person ist da')
  await sabine.getByRole('link', { name: 'Brief mit dem Code' }).click()
  await schalter.look('Brief', 'Brief als PDF öffnen')
  await schalter.open(`/sachbearbeitung${pfad}`)
  await schalter.press('Ausweis gesehen, bestätigen')
  await schalter.look('ohne Ausweis', 'Wählen Sie, welchen Ausweis Sie gesehen haben.')
  await sabine.getByLabel('Personalausweis').check()
  await sabine.getByLabel(/Die Person steht vor mir/).check()
  await schalter.press('Ausweis gesehen, bestätigen')
  await schalter.look('selbst bestätigt', 'Das haben Sie selbst bestätigt')

  const thea = await openDienst(browser, 'Thea Teamer')
  const leitung = new Rundgang(thea)
  await leitung.open('/sachbearbeitung/eingang?art=vorbehalt')
  await thea.getByRole('link', { name: /zweite Person gibt frei/ }).click()
  await leitung.look('zur Freigabe', 'Vergleichen Sie Name und IBAN')
  await leitung.press('Bankverbindung freigeben')
  await leitung.look('freigegeben', 'Ins Fachverfahren übernehmen')

  await kundin.open(pfad)
  await kundin.look('bestätigt', 'Ihr Jobcenter trägt sie jetzt ein.')
  await page.getByRole('link', { name: 'Das war ich nicht' }).click()
  await kundin.look('Rückfrage', 'Wir stoppen die Änderung sofort.')
  await kundin.press('Änderung stoppen')
  await kundin.look('gestoppt', 'Was Sie jetzt tun sollten')
  await leitung.open(`/sachbearbeitung${pfad}`)
  await leitung.look('gestoppt im Dienst', 'Die Person sagt: Das war ich nicht')
  expect([...kundin.found, ...schalter.found, ...leitung.found]).toEqual([])
  await sabine.context().close()
  await thea.context().close()
})
