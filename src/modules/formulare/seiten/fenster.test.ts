import { describe, expect, test } from 'vitest'
import type { Mensch } from '../../../../test/support/menschen.ts'
import { saveAntrag } from '../antrag/antrag.ts'
import { begin, buehne, GUTSCHEIN, prepareFormulare, read, wer, wunsch } from '../buehne.test-daten.ts'

prepareFormulare()

const printOnPage = ({ page }: Mensch) => /name="abdruck" value="([^"]+)"/.exec(page.html)![1]!

describe('Zwei Fenster', () => {
  test('AVA-05: Getipptes eines alten Fensters legt sich nicht über das, was anderswo gespeichert wurde', async () => {
    const kim = await buehne.createKunde()
    const id = await begin(kim, GUTSCHEIN)
    await kim.open(`/antraege/${id}/seiten/wunsch`)
    const abdruck = printOnPage(kim)
    await kim.submit('Weiter', wunsch)
    const zwischen = { seite: 'wunsch', abdruck, felder: { taetigkeit: 'Koch', region: '' } }
    const antwort = await kim.postJson(`/antraege/${id}/zwischenstand`, zwischen)
    expect(await antwort.json()).toEqual({ ok: false, grund: 'konflikt' })
    await kim.open(`/antraege/${id}/seiten/wunsch`)
    expect(kim.page.html).toContain('value="Lagerhelferin"')
    expect(kim.page.html).toContain('value="Hannover"')
    expect(kim.page.html).not.toContain('value="Koch"')
    // The page as it is now takes it.
    const neu = { ...zwischen, abdruck: printOnPage(kim) }
    expect(await (await kim.postJson(`/antraege/${id}/zwischenstand`, neu)).json()).toEqual({ ok: true })
    await kim.open(`/antraege/${id}/seiten/wunsch`)
    expect(kim.page.html).toContain('value="Koch"')
  })

  test('aufgehobenes Getipptes gilt nur, solange die Seite ist, wie sie war; sonst steht dort, warum es fehlt', async () => {
    const kim = await buehne.createKunde()
    const id = await begin(kim, GUTSCHEIN)
    await kim.open(`/antraege/${id}/seiten/wunsch`)
    const getippt = { seite: 'wunsch', felder: { taetigkeit: 'Koch' }, abdruck: printOnPage(kim) }
    await kim.submit('Weiter', wunsch)
    await saveAntrag(buehne.portal.env, wer(kim), { id, change: (antrag) => ({ ...antrag, getippt }) })
    await kim.open(`/antraege/${id}/seiten/wunsch`)
    expect(kim.page.html).toContain('value="Lagerhelferin"')
    expect(kim.page.text).toContain('gilt nicht mehr')
    await kim.submit('Weiter', {})
    expect((await read(kim, id)).antworten['taetigkeit']).toBe('Lagerhelferin')
  })

  test('„Speichern und später fortsetzen“ mit Fehlern zeigt das Getippte wieder, auch wenn ein Teil davon gespeichert ist', async () => {
    const kim = await buehne.createKunde()
    const id = await begin(kim, GUTSCHEIN)
    await kim.open(`/antraege/${id}/seiten/wunsch`)
    await kim.submit('Speichern und später fortsetzen', { taetigkeit: 'Lager', region: 'x'.repeat(5000) })
    expect((await read(kim, id)).antworten['taetigkeit']).toBe('Lager')
    await kim.open(`/antraege/${id}/seiten/wunsch`)
    expect(kim.page.text).not.toContain('gilt nicht mehr')
    expect(kim.page.html).toContain('x'.repeat(5000))
  })

  test('beim Speichern zeigt die Seite, was das andere gespeichert hat', async () => {
    const kim = await buehne.createKunde()
    const id = await begin(kim, GUTSCHEIN)
    await kim.open(`/antraege/${id}/seiten/wunsch`)
    const zweites = kim.page
    await kim.submit('Weiter', wunsch)
    kim.page = zweites
    await kim.submit('Weiter', { ...wunsch, taetigkeit: 'Koch' })
    expect(kim.page.status).toBe(422)
    expect(kim.page.text).toMatch(/Anders gespeichert ist dort: Tätigkeit oder Beruf Lagerhelferin/)
    expect(kim.page.text).not.toContain('Bitte prüfen Sie Ihre Angaben')
    expect(kim.page.html).toContain('value="Koch"')
  })
})
