import { describe, expect, test } from 'vitest'
import { png } from '../../../../test/support/dateien.ts'
import { begin, buehne, fillAll, GUTSCHEIN, pathOf, prepareFormulare } from '../buehne.test-daten.ts'

prepareFormulare()

describe('Nachweise eines Vorgangs', () => {
  test('das Jobcenter fordert einen an, bekommt ihn, weist ihn ab und nimmt den zweiten an; beide Seiten sehen jeden Stand', async () => {
    const { sabine } = buehne
    const mensch = await buehne.createKunde()
    const id = await begin(mensch, GUTSCHEIN)
    await fillAll(mensch, id)
    await mensch.open(`/antraege/${id}/pruefen`)
    await mensch.submit('Absenden', { erklaert: 'ja' })
    const vorgang = pathOf(mensch)
    const board = `/sachbearbeitung${vorgang}/nachweise`
    await sabine.open(board)
    await sabine.submit('Anfordern', { titel: 'Lebenslauf' })
    expect(sabine.page.status).toBe(422)
    const frist = { 'frist-tag': '1', 'frist-monat': '12', 'frist-jahr': '2099' }
    await sabine.submit('Anfordern', { titel: 'Lebenslauf', typ: 'BEW', hinweis: 'Mit Datum', ...frist })
    expect(sabine.page.text).toContain('Der Nachweis ist angefordert')
    const handIn = async () => {
      await mensch.open(vorgang)
      expect(mensch.page.text).toContain('Lebenslauf')
      const [, href = ''] = /href="([^"]+unterlagen\?nachweis=[^"]+)"/.exec(mensch.page.html)!
      await mensch.open(href)
      const bild = new File([new Uint8Array(await png())], 'cv.png')
      await mensch.submit('Unterlagen senden', {}, { dateien: bild })
      expect(mensch.page.text).toContain('Vorgelegt')
    }
    await handIn()
    await sabine.open(board)
    expect(sabine.page.text).toContain('cv.png')
    await sabine.submit('Ergebnis speichern', { urteil: 'abgelehnt' })
    expect(sabine.page.text).toContain('Schreiben Sie, was fehlt.')
    await sabine.submit('Ergebnis speichern', { urteil: 'abgelehnt', grund: 'Die zweite Seite fehlt.' })
    await mensch.open(vorgang)
    expect(mensch.page.text).toContain('Die zweite Seite fehlt.')
    await sabine.open(board)
    await sabine.submit('Ergebnis speichern', { urteil: 'angenommen' })
    await mensch.open(vorgang)
    expect(mensch.page.text).toContain('Angenommen')
    expect(mensch.page.text).not.toContain('Nachreichen')
  })
})
