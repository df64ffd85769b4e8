import { type Browser, expect, type Page, test } from '@playwright/test'
import { signInAs } from './mensch.ts'
import { inspectAll } from './pruefung.ts'
import { Rundgang } from './rundgang.ts'

const PERSON = 'Ayşe Yıldız-Krüger'
const button = (page: Page, name: string | RegExp) => page.locator('main').getByRole('button', { name }).click()

async function openDienst(browser: Browser, name: string): Promise<Page> {
  // A context of its own, as axe wants it.
  const page = await (await browser.newContext()).newPage()
  await page.goto('/schulung')
  await page.getByRole('button', { name: `Anmelden als ${name}` }).click()
  return page
}

test('zwei geben einen Bescheid heraus, die Person lädt ihn und sieht, bis wann sie widersprechen kann', async ({
  page,
  browser,
}, info) => {
  test.skip(info.project.name === 'telefon', 'Die Person der Schulung gibt es einmal')
  test.setTimeout(240_000)
  const sabine = await openDienst(browser, 'Sabine Sachlich')
  await sabine.getByRole('link', { name: 'Yıldız-Krüger, Ayşe' }).first().click()
  await sabine.getByRole('link', { name: 'Bescheid erstellen' }).click()
  const erstellen = sabine.url()
  await sabine.getByRole('link', { name: 'Ablehnung eines Antrags' }).click()
  await sabine.getByLabel('Antrag vom').fill('9. November 2026')
  await sabine.getByLabel('Beantragt war').fill('Erstausstattung')
  await sabine.getByLabel('Begründung').fill('Die Wohnung ist schon eingerichtet (§ 24 SGB II).')
  const vorlage = sabine.url()
  await button(sabine, 'Entwurf erstellen')
  await expect(sabine.getByText('Der Entwurf ist gespeichert.')).toBeVisible()
  await expect(async () => {
    await button(sabine, 'Zur Freigabe vorlegen')
    await expect(sabine.getByText('Der Entwurf liegt zur Freigabe.')).toBeVisible({ timeout: 1000 })
  }).toPass()
  const bescheid = sabine.url().split('?')[0]!
  await sabine.goto(`${bescheid}/freigabe`)
  await expect(sabine.getByRole('heading', { name: 'Dafür fehlt Ihnen das Recht' })).toBeVisible()

  const thea = await openDienst(browser, 'Thea Teamer')
  await thea.getByRole('link', { name: 'Bescheide' }).first().click()
  await thea.getByRole('link', { name: 'Wir lehnen Ihren Antrag ab' }).last().click()
  const walk = new Rundgang(thea)
  await walk.press('Entwurf zurückgeben')
  await walk.look('Freigabe ohne Grund', 'Schreiben Sie in wenigen Worten')
  const freigabe = thea.url()
  await button(thea, 'Freigeben und zustellen')
  await expect(thea.getByText('Das Schreiben liegt im Portal bereit')).toBeVisible()

  await page.setViewportSize({ width: 360, height: 740 })
  await signInAs(page, PERSON, 'ayse.yildiz@schulung.example')
  await expect(page.getByRole('link', { name: /Bescheide \(\d+ neu\)/ })).toBeVisible()
  await page.goto('/bescheide')
  await page.getByRole('link', { name: 'Wir lehnen Ihren Antrag ab' }).first().click()
  // The period begins with the notification, which a queue sends: until then the page says that it does not run yet.
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('Letzter Tag für den Widerspruch:')).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 60_000 })
  await page.getByText('So haben wir gerechnet').click()
  await expect(page.getByText('Am vierten Tag danach gilt der Bescheid als bekannt gegeben.')).toBeVisible()
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, 'Herunterladen (PDF)')])
  expect(file.suggestedFilename()).toMatch(/\.pdf$/)
  const eigene = new URL(page.url()).pathname
  await page.goto('/verlauf')
  await expect(page.getByText('Sie haben ein Schreiben heruntergeladen.').first()).toBeVisible()
  await thea.goto(bescheid)
  await expect(thea.getByText('Zum ersten Mal heruntergeladen')).toBeVisible()

  const paths = ['/bescheide', eigene, `${eigene}/widerspruch`, `${eigene}/zugang`]
  const found = [...walk.found, ...(await inspectAll(page, paths))]
  const listen = ['freigabe', 'entwuerfe', 'post', 'klaeren'].map((name) => `/sachbearbeitung/bescheide?liste=${name}`)
  const dienst = [erstellen, vorlage, bescheid, freigabe].map((one) => one.replace(/^https?:\/\/[^/]+/, ''))
  found.push(...(await inspectAll(thea, [...listen, ...dienst])))
  expect(found).toEqual([])
  await sabine.context().close()
  await thea.context().close()
})
