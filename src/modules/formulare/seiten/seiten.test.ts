import { describe, expect, test } from 'vitest'
import { MINUTE } from '#platform/clock.ts'
import { begin, buehne, GUTSCHEIN, prepareFormulare, read, wunsch } from '../buehne.test-daten.ts'

prepareFormulare()

describe('Eine Seite', () => {
  test('mit Fehlern nennt sie jeden, behält alles Getippte und ändert nichts', async () => {
    const kim = await buehne.createKunde()
    const id = await begin(kim, GUTSCHEIN)
    await kim.open(`/antraege/${id}/seiten/wunsch`)
    await kim.submit('Weiter', { taetigkeit: 'Lager <b>', region: '' })
    expect(kim.page.status).toBe(422)
    expect(kim.page.text).toContain('Füllen Sie das Feld „Wo möchten Sie arbeiten?“ aus.')
    expect(kim.page.html).toContain('value="Lager &lt;b&gt;"')
    expect((await read(kim, id)).antworten).toEqual({})
  })

  test('„Speichern und später fortsetzen“ hebt auch auf, was noch falsch ist', async () => {
    const kim = await buehne.createKunde()
    const id = await begin(kim, GUTSCHEIN)
    await kim.open(`/antraege/${id}/seiten/wunsch`)
    await kim.submit('Speichern und später fortsetzen', { taetigkeit: 'Lager', region: '' })
    expect(kim.page.text).toContain('Alles ist gespeichert')
    await kim.open(`/antraege/${id}/seiten/wunsch`)
    expect(kim.page.html).toContain('value="Lager"')
  })

  test('AVA-05: was getippt ist, bleibt auch ohne „Weiter“, und zählt noch nicht', async () => {
    const kim = await buehne.createKunde()
    const id = await begin(kim, GUTSCHEIN)
    await buehne.portal.forward(MINUTE)
    await kim.open(`/antraege/${id}/seiten/wunsch`)
    const abdruck = /name="abdruck" value="([^"]+)"/.exec(kim.page.html)![1]!
    const send = async (felder: object, seite = 'wunsch') =>
      (await (await kim.postJson(`/antraege/${id}/zwischenstand`, { seite, abdruck, felder })).json()) as object
    expect(await send({ taetigkeit: 'Halb getip', 'arbeitsform[]': ['vollzeit', 'teilzeit'], fremd: 'x' })).toEqual({
      ok: true,
    })
    expect(await send({}, 'agentur')).toMatchObject({ ok: false })
    expect((await read(kim, id)).antworten).toEqual({})
    await kim.open(`/antraege/${id}/seiten/wunsch`)
    expect(kim.page.html).toContain('value="Halb getip"')
    expect(kim.page.html.match(/ checked/g)).toHaveLength(2)
    await kim.open('/')
    expect(kim.page.text).toContain('Weitermachen: Gutschein für private Arbeitsvermittlung')
  })

  test('in zwei Fenstern: Wer zweites speichert, erfährt es, und nichts ist überschrieben', async () => {
    const kim = await buehne.createKunde()
    const id = await begin(kim, GUTSCHEIN)
    await kim.open(`/antraege/${id}/seiten/wunsch`)
    const zweites = kim.page
    await kim.submit('Weiter', wunsch)
    kim.page = zweites
    await kim.submit('Weiter', { ...wunsch, taetigkeit: 'Koch' })
    expect(kim.page.status).toBe(422)
    expect(kim.page.text).toContain('in einem anderen Fenster')
    expect(kim.page.html).toContain('value="Koch"')
    expect((await read(kim, id)).antworten['taetigkeit']).toBe('Lagerhelferin')
    await kim.submit('Weiter', { ...wunsch, taetigkeit: 'Koch' })
    expect((await read(kim, id)).antworten['taetigkeit']).toBe('Koch')
  })

  test('an der kein Weg vorbeiführt, führt zur Liste; eine, die es nicht gibt, ist nicht da', async () => {
    const kim = await buehne.createKunde()
    const id = await begin(kim, GUTSCHEIN)
    await kim.open(`/antraege/${id}/seiten/agentur`)
    expect(kim.page.text).toContain('führen nicht mehr auf diese Seite')
    for (const pfad of ['gibtsnicht', 'wunsch/fremd', 'constructor', 'wunsch/a/b']) {
      const antwort = await kim.raw(`/antraege/${id}/seiten/${pfad}`)
      expect([pfad, antwort.status < 500]).toEqual([pfad, true])
    }
  })

  test('nimmt kein Feld an, das sie nicht hat', async () => {
    const kim = await buehne.createKunde()
    const id = await begin(kim, GUTSCHEIN)
    await kim.open(`/antraege/${id}/seiten/wunsch`)
    await kim.post(`/antraege/${id}/seiten/wunsch`, { ...wunsch, abdruck: 'x', gelesen: 'ja' })
    expect(kim.page.status).toBe(400)
  })
})
