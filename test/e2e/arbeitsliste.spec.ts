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

/** The next Sunday but one, in three fields. */
function sunday() {
  const tag = new Date()
  tag.setUTCDate(tag.getUTCDate() + 14 - tag.getUTCDay())
  const [jahr, monat, einer] = [tag.getUTCFullYear(), tag.getUTCMonth() + 1, tag.getUTCDate()].map(String)
  return { 'ab-tag': einer!, 'ab-monat': monat!, 'ab-jahr': jahr! }
}

test('Rückfragen: zu zweit bei vielen Briefen, Zeiten am Sonntag, ganze Reihe zurücknehmen', async ({ page }) => {
  test.setTimeout(120_000)
  const gang = new Rundgang(page)
  await gang.open('/schulung')
  await page.getByRole('button', { name: 'Anmelden als Sabine Sachlich' }).click()
  await gang.open('/sachbearbeitung')
  const zellen = await page.locator('main td').allTextContents()
  const nummern = zellen.filter((text) => /^\d{3}[A-Z]\d{6}$/.test(text)).slice(0, 12)
  await gang.open('/sachbearbeitung/stapel')
  await gang.fill({ nummern: nummern.join('\n') })
  await gang.press('Prüfen')
  await gang.look('Stapel zu zweit', 'Das geht nur zu zweit')
  await gang.press('Zum Antrag auf Freigabe')
  await gang.look('Stapel: Antrag auf Freigabe', 'In 24 Stunden gehen höchstens 10 Briefe')
  await gang.press('Freigabe beantragen')
  await gang.look('Stapel: Antrag ohne Zweck', 'Bitte prüfen Sie Ihre Angaben')
  await gang.open('/sachbearbeitung/ausgaben')
  await gang.look('Ausgaben mit Verbrauch', 'Briefe mit Freischaltcode aus Stapeln')
  await gang.open('/sachbearbeitung/termine/zeiten')
  await gang.fill({ ...sunday(), von: '5:00', ende: '21:00', ort: 'Zimmer 2.14' })
  await gang.press('Zeiten anlegen')
  await gang.look('Zeiten am Sonntag', 'ist ein Sonntag, und die Zeiten beginnen vor 6 und enden nach 20 Uhr.')
  await gang.press('Angaben ändern')
  await gang.look('Zeiten ändern', 'Jede Woche am selben Wochentag bis')
  await expect(page.locator('[name="ort"]')).toHaveValue('Zimmer 2.14')
  await page.locator('main').getByRole('link', { name: 'Ganze Reihe' }).first().click()
  await gang.look('Ganze Reihe', 'Danach kann sie niemand mehr nehmen.')
  expect(gang.found).toEqual([])
})
