import { expect, test } from '@playwright/test'
import { Rundgang } from './rundgang.ts'

test('Eingang nach Service, mehrere Vorgänge als Dateien, Freischaltung und Auftrag mit Fehlern', async ({ page }) => {
  test.setTimeout(120_000)
  const gang = new Rundgang(page)
  await gang.open('/schulung')
  await page.getByRole('button', { name: 'Anmelden als Sabine Sachlich' }).click()
  await gang.open('/sachbearbeitung/eingang?dienst=weiterbewilligung')
  await expect(page.getByRole('link', { name: 'Antrag: Weiterbewilligung' }).first()).toBeVisible()
  await gang.look('Eingang nach Service', 'Alles, was auf Ihr Jobcenter wartet')
  await gang.open('/sachbearbeitung/vorgaenge')
  await page.locator('main table input[type=checkbox]').first().check()
  await gang.press('Als Dateien ausgeben')
  await gang.look('Vorgänge als Dateien', 'Was im Archiv ist')
  const [datei] = await Promise.all([page.waitForEvent('download'), gang.press('Archiv herunterladen')])
  expect(datei.suggestedFilename()).toMatch(/^vorgaenge-\d{4}-\d{2}-\d{2}\.zip$/)
  await gang.open('/sachbearbeitung')
  const akte = await page.locator('main a[href*="/sachbearbeitung/kunden/"]').first().getAttribute('href')
  for (const [pfad, knopf] of [
    ['freigaben', 'Freischalten'],
    ['aerztlicher-auftrag', 'Auftrag erteilen'],
  ] as const) {
    await gang.open(`${akte}/${pfad}`)
    await gang.press(knopf)
    await gang.look(`${pfad} mit Fehlern`, 'Bitte prüfen Sie Ihre Angaben')
  }
  expect(gang.found).toEqual([])
})
