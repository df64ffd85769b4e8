import { describe, expect, test } from 'vitest'
import { TAG } from '#platform/clock.ts'
import { png } from '../../../../test/support/dateien.ts'
import { remindNachweise } from '../../vorgaenge/erinnern/tasks.ts'
import { saveAntrag } from '../antrag/antrag.ts'
import { begin, buehne, fillAll, GUTSCHEIN, pathOf, prepareFormulare, unlock, wer } from '../buehne.test-daten.ts'

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

  test('ein freiwilliger Nachweis fehlt niemandem, wird nicht angemahnt und kann nachgereicht werden', async () => {
    const { sabine, portal } = buehne
    const mensch = await buehne.createKunde()
    const id = await begin(mensch, GUTSCHEIN)
    await fillAll(mensch, id)
    await mensch.open(`/antraege/${id}/seiten/ausgesucht`)
    await mensch.submit('Weiter', { ausgesucht: 'ja' })
    await mensch.submit('Weiter', { agentur: 'Wegweiser', zulassung: 'ja' })
    await mensch.open(`/antraege/${id}/pruefen`)
    expect(mensch.page.text).toMatch(/Zulassung[^.]*keiner/)
    expect(mensch.page.text).not.toContain('nachgereicht')
    expect(mensch.page.text).not.toContain('Was fehlt, steht nach dem Absenden')
    await mensch.submit('Absenden', { erklaert: 'ja' })
    const vorgang = pathOf(mensch)
    expect(mensch.page.text).toContain('Können Sie nachreichen')
    expect(mensch.page.text).not.toContain('Fehlt noch')
    const seit = new Date(portal.env.clock.now().getTime() - 30 * TAG)
    const wo = vorgang.split('/').at(-1)!
    await portal.owner.updateTable('vorgang').set({ erstellt: seit }).where('id', '=', wo).execute()
    await remindNachweise(portal.env)
    const { nachweise_erinnert } = await portal.owner
      .selectFrom('vorgang')
      .select('nachweise_erinnert')
      .where('id', '=', wo)
      .executeTakeFirstOrThrow()
    expect(nachweise_erinnert).toBe(0)
    await mensch.open('/')
    expect(mensch.page.text).not.toContain('Nachweis nachreichen')
    await mensch.open('/dokumente')
    expect(mensch.page.text).not.toContain('Das fehlt Ihrem Jobcenter noch')
    for (const seite of [`/sachbearbeitung${vorgang}`, `/sachbearbeitung${vorgang}/nachweise`]) {
      await sabine.open(seite)
      expect(sabine.page.text).toContain('Freiwillig')
      expect(sabine.page.text).not.toContain('Fehlt noch')
    }
    await mensch.open(vorgang)
    const [, href = ''] = /href="([^"]+unterlagen\?nachweis=[^"]+)"/.exec(mensch.page.html)!
    await mensch.open(href)
    await mensch.submit('Unterlagen senden', {}, { dateien: new File([new Uint8Array(await png())], 'zulassung.png') })
    expect(mensch.page.text).toContain('Vorgelegt')
  })

  test('zu einem nötigen Nachweis nichts gesagt ist nichts erklärt; ein Tag steht da, wie man ihn liest', async () => {
    const mensch = await buehne.createKunde()
    await unlock(mensch, 'vermittlungsbudget')
    const id = await begin(mensch, 'vermittlungsbudget')
    await fillAll(mensch, id)
    // The Pauschale needs no receipts.
    const kosten = { abrechnung: 'kosten', auslagen: ['fotos'] }
    await saveAntrag(buehne.portal.env, wer(mensch), {
      id,
      change: (one) => ({ ...one, antworten: { ...one.antworten, ...kosten } }),
    })
    await mensch.open(`/antraege/${id}/pruefen`)
    expect(mensch.page.text).toContain('noch nichts angegeben')
    expect(mensch.page.text).not.toContain('wird nachgereicht')
    expect(mensch.page.text).toContain('Was fehlt, steht nach dem Absenden')
    const [, href = ''] = /href="([^"]+\/nachweise\/[^"]+)"/.exec(mensch.page.html)!
    await mensch.open(href)
    await mensch.submit('Speichern', { wahl: 'spaeter', 'bis-tag': '21', 'bis-monat': '12', 'bis-jahr': '2026' })
    await mensch.open(`/antraege/${id}/pruefen`)
    expect(mensch.page.text).toContain('wird bis zum 21. Dezember 2026 nachgereicht')
  })
})
