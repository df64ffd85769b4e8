import { expect, test } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import { begin, buehne, GUTSCHEIN, prepareFormulare, wer } from '../buehne.test-daten.ts'
import { findDienst, formulardienste } from '../dienste/verzeichnis.ts'
import { beginAntrag } from './antrag.ts'

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

test('sind es mehr als zwanzig, sagt die Liste es, mit dem Weg zu allen; die zuletzt gespeicherten stehen da', async () => {
  const mensch = await buehne.createKunde()
  const erster = await begin(mensch, GUTSCHEIN)
  const { env } = buehne.portal
  const dienst = findDienst(GUTSCHEIN)!
  const neue = Array.from({ length: 20 }, () => newId())
  for (const [i, id] of neue.entries()) {
    await beginAntrag(env, wer(mensch), { id, dienst })
    const geaendert = new Date(env.clock.now().getTime() + (i + 1) * 1000)
    await buehne.portal.owner.updateTable('antrag').set({ geaendert }).where('id', '=', id).execute()
  }
  const pfad = `/eservices/${GUTSCHEIN}/antrag`
  await mensch.open(pfad)
  expect(mensch.page.text).toContain('Das sind die 20 Entwürfe, die Sie zuletzt gespeichert haben.')
  expect(mensch.page.html).not.toContain(erster)
  await mensch.open(`${pfad}?alle=1`)
  expect(mensch.page.html).toContain(erster)
  expect(mensch.page.text).not.toContain('Das sind die')
})
