import { describe, expect, test } from 'vitest'
import { MINUTE } from '#platform/clock.ts'
import { newId } from '#platform/datenbank/id.ts'
import { begin, buehne, pathOf, prepareFormulare, read, wer } from '../buehne.test-daten.ts'
import { findDienst, formulardienste } from '../dienste/verzeichnis.ts'
import { listAufgaben } from '../engine/stand.ts'
import { beginAntrag, saveAntrag } from './antrag.ts'

prepareFormulare()

const HEUTE = '2026-11-23'

describe('Ein eben begonnener Entwurf', () => {
  test.each(formulardienste.map(({ slug }) => slug))(
    'ist nirgends begonnen, was das Jobcenter auch schon weiß: %s',
    async (slug) => {
      const kim = await buehne.createKunde()
      const id = newId()
      expect(await beginAntrag(buehne.portal.env, wer(kim), { id, dienst: findDienst(slug)! })).toBe(true)
      const { antworten, vorbelegt, dienst } = await read(kim, id)
      const staende = listAufgaben(dienst.formular, antworten, { heute: HEUTE, vorbelegt }).map(({ stand }) => stand)
      expect(staende.length).toBeGreaterThan(0)
      expect(new Set(staende)).toEqual(new Set(['offen']))
    },
  )

  test('hat den Knopf „Beginnen“; mit der ersten gespeicherten Seite geht es weiter, auch wenn sie bleibt, wie sie war', async () => {
    const kim = await buehne.createKunde()
    const id = await begin(kim, 'buergergeld')
    expect(kim.page.text).not.toMatch(/Begonnen|Fertig|Weitermachen/)
    const link = /href="([^"]+)"[^>]*><span class="kern-label">Beginnen/.exec(kim.page.html)![1]!
    expect(link).toBe(`/antraege/${id}/seiten/antragsdatum`)
    await kim.open('/')
    expect(kim.page.text).toMatch(/Beginnen: .*Noch nicht begonnen/)
    await buehne.portal.forward(MINUTE)
    await kim.open(link)
    expect(kim.page.html).toContain('value="Kim"')
    const abdruck = /name="abdruck" value="([^"]+)"/.exec(kim.page.html)![1]!
    const zwischen = { seite: 'antragsdatum', abdruck, felder: { vorname: 'Ki' } }
    expect(await (await kim.postJson(`/antraege/${id}/zwischenstand`, zwischen)).json()).toEqual({ ok: true })
    expect((await read(kim, id)).vorbelegt![''], 'getippt ist nicht gespeichert').toContain('vorname')
    await kim.open(link)
    await kim.submit('Weiter', { 'ab-tag': '23', 'ab-monat': '11', 'ab-jahr': '2026', vorname: 'Kim' })
    expect((await read(kim, id)).vorbelegt!['']).not.toContain('vorname')
    await kim.open(`/antraege/${id}`)
    expect(kim.page.text).toContain('Noch nicht gesichert')
    expect(kim.page.text).toContain('Noch nicht begonnen')
    expect(kim.page.text).toContain('Weitermachen')
    await kim.open('/')
    expect(kim.page.text).toContain('Weitermachen: ')
    expect(kim.page.text).not.toContain('Beginnen: ')
  })

  test('aus der Zeit davor zählt alles, was darin steht', async () => {
    const kim = await buehne.createKunde()
    const id = await begin(kim, 'buergergeld')
    await saveAntrag(buehne.portal.env, wer(kim), { id, change: (antrag) => ({ ...antrag, vorbelegt: {} }) })
    await kim.open(`/antraege/${id}`)
    expect(kim.page.text).toMatch(/Begonnen/)
    expect(kim.page.text).toContain('Weitermachen')
    expect(pathOf(kim)).toBe(`/antraege/${id}`)
  })
})
