import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { signInAs } from './mensch.ts'
import { Rundgang } from './rundgang.ts'

const PERSON = 'Ivana Šimůnková'

test('ein Termin wird vereinbart und über den Link der Kalenderdatei ohne Anmeldung verschoben und abgesagt', async ({
  page,
  browser,
}, info) => {
  test.setTimeout(150_000)
  test.skip(
    info.project.name === 'telefon',
    'Die Person der Schulung gibt es einmal, und ihr Einmalcode gilt nur für eine Anmeldung',
  )
  await page.setViewportSize({ width: 360, height: 740 })
  await signInAs(page, PERSON, 'ivana.simunkova@schulung.example')
  const gang = new Rundgang(page)
  await gang.open('/termine/vereinbaren')
  await gang.look('Freie Zeiten', /Uhr/)
  // The last one: what begins tomorrow can no longer be moved.
  await page.locator('.zeiten__zeit').last().click()
  await gang.look('Vereinbaren', 'Diesen Termin vereinbaren?')
  await gang.press('Termin vereinbaren')
  await gang.look('Vereinbart', /Uhr/)
  const download = page.waitForEvent('download')
  await page.locator('main').locator('a[href$=".ics"]').first().click()
  const ics = readFileSync(await (await download).path(), 'utf8').replaceAll('\r\n ', '')
  const link = /URL:(http\S*\/link\/termin\?id=[\w-]+)/.exec(ics)![1]!
  const gast = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage()
  const ohne = new Rundgang(gast)
  await ohne.open(new URL(link).pathname + new URL(link).search)
  await ohne.look('Link zum Termin', 'Auf eine andere Zeit verschieben')
  await ohne.press('Termin verschieben')
  await ohne.look('Ohne Auswahl', 'Bitte prüfen Sie Ihre Angaben')
  await gast.getByRole('radio').nth(1).check()
  await ohne.press('Termin verschieben')
  await ohne.look('Verschoben', 'Ihr Termin ist verschoben.')
  await ohne.press('Termin absagen')
  await ohne.look('Abgesagt', 'Ihr Termin ist abgesagt.')
  await ohne.open('/link/termin?id=falsch')
  await ohne.look('Link ungültig', 'Nach der Anmeldung sehen Sie alle Ihre Termine.')
  await gang.open('/termine')
  await gang.look('Meine Termine', 'Abgesagt')
  expect([...gang.found, ...ohne.found]).toEqual([])
})
