import { expect, test } from 'vitest'
import { begin, buehne, GUTSCHEIN, prepareFormulare } from '../buehne.test-daten.ts'
import { formulardienste } from '../dienste/verzeichnis.ts'

prepareFormulare()

test('jedes Startblatt nennt die Minuten des Formulars, und der Knopf heißt „Beginnen“', async () => {
  const browser = buehne.portal.browser()
  for (const { slug } of formulardienste) {
    const { text, html } = await browser.open(`/eservices/${slug}`)
    expect([slug, text]).toEqual([slug, expect.stringMatching(/Das dauert etwa \d+ (bis \d+ )?Minuten/)])
    expect(html).toMatch(new RegExp(`href="/eservices/${slug}/antrag"[^>]*>(<[^>]+>)*\\s*Beginnen`))
  }
})

test('AZ-02: wer einen Entwurf hat, geht vom Startblatt gleich dorthin; niemand sonst sieht ihn', async () => {
  const [mensch, fremd] = [await buehne.createKunde(), await buehne.createKunde()]
  const id = await begin(mensch, GUTSCHEIN)
  for (const one of [mensch, fremd]) await one.open(`/eservices/${GUTSCHEIN}`)
  expect(mensch.page.text).toContain('Weiter mit Ihrem Entwurf vom 23. November 2026')
  expect(mensch.page.html).toContain(`href="/antraege/${id}"`)
  expect(mensch.page.html).toContain(`/eservices/${GUTSCHEIN}/antrag`)
  expect(fremd.page.text).not.toContain('Ihrem Entwurf')
  expect(fremd.page.html).not.toContain(id)
  await mensch.open('/eservices/vermittlungsbudget')
  expect(mensch.page.text).not.toContain('Ihrem Entwurf')
})
