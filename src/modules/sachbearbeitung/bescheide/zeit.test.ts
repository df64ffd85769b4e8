import { describe, expect, test } from 'vitest'
import { createTestKunde } from '../../../../test/support/menschen.ts'
import {
  createLeser,
  datei,
  draft,
  portal,
  prepareBescheide,
  provide,
  release,
  rowOf,
  sachlich,
  teamer,
  typeTag,
} from '../../bescheide/bescheide.test-daten.ts'

prepareBescheide()

const seite = (id: string) => `/sachbearbeitung/bescheide/${id}`

describe('Wer einen Bescheid erstellt', () => {
  const neu = (kundeId: string) => `/sachbearbeitung/kunden/${kundeId}/bescheide/neu`

  test.each<[string, string, Record<string, string>, string]>([
    ['bewilligung', 'ohne Zeitraum', {}, 'Geben Sie den ersten Tag des Bewilligungszeitraums ein'],
    [
      'festsetzung',
      'ohne Ende',
      typeTag('von', '2026-12-01'),
      'Geben Sie den letzten Tag des Bewilligungszeitraums ein',
    ],
    [
      'vorlaeufige-bewilligung',
      'mit dem Ende vor dem Beginn',
      { ...typeTag('von', '2026-12-01'), ...typeTag('bis', '2026-11-30') },
      'Das Ende liegt vor dem Beginn.',
    ],
    [
      'aenderung',
      'mit mehr als zwölf Monaten',
      { ...typeTag('von', '2026-12-01'), ...typeTag('bis', '2027-12-01') },
      'Er endet spätestens am 30. November 2027.',
    ],
    [
      'bewilligung',
      'mit einem Tag, den es nicht gibt',
      { ...typeTag('von', '2026-12-01'), ...typeTag('bis', '2027-02-30') },
      'Den 30. Februar 2027 gibt es nicht.',
    ],
    ['ablehnung', 'mit einem Zeitraum', typeTag('von', '2026-12-01'), 'Dieses Schreiben bewilligt nichts.'],
    ['aenderung', 'mit einem Tag der Aufhebung', typeTag('ende', '2026-12-01'), 'Dieses Schreiben hebt nichts auf.'],
    ['aufhebung-erstattung', 'mit halbem Tag', { 'ende-tag': '1' }, 'Ergänzen Sie den Monat und das Jahr.'],
  ])('%s %s: hört am Feld, was fehlt, und behält das Getippte', async (art, _, felder, fehler) => {
    await sachlich.open(neu(await createTestKunde(portal)))
    const alle = { art, titel: 'Bescheid', belehrung: 'richtig', ...felder }
    const page = await sachlich.submit('Entwurf speichern', alle, { datei: datei() })
    expect([page.status, page.text.includes(fehler)], page.text).toEqual([422, true])
    for (const wert of Object.values(felder)) expect(page.html).toContain(`value="${wert}"`)
    expect(page.text).toContain('Bescheid.pdf entfernen')
  })

  test('sieht beim Entwurf und bei der Freigabe, was am Zeitraum ungewöhnlich ist, und beide Seiten sehen den Zeitraum', async () => {
    const kim = await createLeser()
    await provide(kim)
    const id = await draft(kim.kundeId, { art: 'vorlaeufige-bewilligung', von: '2026-12-01', bis: '2027-07-15' })
    await sachlich.open(seite(id))
    await teamer.open(`${seite(id)}/freigabe`)
    for (const { text } of [sachlich.page, teamer.page]) {
      expect(text).toContain('1. Dezember 2026 bis 15. Juli 2027')
      expect(text).toContain('in der Regel für höchstens sechs Monate')
      expect(text).toContain('nicht am letzten Tag eines Monats')
      expect(text).toContain('Bisher ist bis 30. November 2027 bewilligt.')
    }
    expect((await release(id)).text).not.toContain('Prüfen Sie den Zeitraum')
    expect((await kim.open(`/bescheide/${id}`)).text).toContain('1. Dezember 2026 bis 15. Juli 2027')
    await sachlich.open(`/sachbearbeitung/kunden/${kim.kundeId}`)
    expect(sachlich.page.text).toContain('Bewilligt bis 15. Juli 2027')
  })

  test('ersetzt mit der Datei auch den Zeitraum; er steht schon da', async () => {
    const id = await draft(await createTestKunde(portal), { vorlegen: false })
    await sachlich.open(`${seite(id)}/fassung`)
    expect(sachlich.page.html).toMatch(/name="bis-jahr"[^>]*value="2027"|value="2027"[^>]*name="bis-jahr"/)
    const falsch = await sachlich.submit('Datei ersetzen', typeTag('bis', '2026-11-30'), { datei: datei('Neu.pdf') })
    expect([falsch.status, falsch.text.includes('Neu.pdf entfernen')]).toEqual([422, true])
    await sachlich.submit('Datei ersetzen', typeTag('bis', '2027-05-31'))
    expect(await rowOf(id)).toMatchObject({ bewilligt_von: '2026-12-01', bewilligt_bis: '2027-05-31' })
  })

  test('ersetzt mit der Datei auch Art, Titel und Belehrung; sie stehen schon da, und die Person liest nach der Freigabe das Neue', async () => {
    const kim = await createLeser()
    const id = await draft(kim.kundeId, { vorlegen: false })
    await sachlich.open(`${seite(id)}/fassung`)
    expect(sachlich.page.html).toMatch(/<option value="bewilligung" selected/)
    expect(sachlich.page.html).toContain('value="Bewilligung ab Dezember 2026"')
    const falsch = { art: 'ablehnung', titel: ' ', belehrung: 'fehlt' }
    const page = await sachlich.submit('Datei ersetzen', falsch, { datei: datei('Neu.pdf') })
    expect([page.status, page.text.includes('Dieses Schreiben bewilligt nichts.')]).toEqual([422, true])
    expect(page.text).toContain('Geben Sie einen Titel ein')
    expect(page.html).toMatch(/<option value="ablehnung" selected/)
    const leer = Object.fromEntries(
      ['von', 'bis'].flatMap((name) => Object.keys(typeTag(name, '1-1-1')).map((k) => [k, ''])),
    )
    await sachlich.submit('Datei ersetzen', { titel: 'Ablehnung des Mehrbedarfs', ...leer })
    expect(await rowOf(id)).toMatchObject({
      art: 'ablehnung',
      belehrung: 'fehlt',
      bewilligt_von: null,
      bewilligt_bis: null,
    })
    expect((await rowOf(id)).titel.toString('latin1')).not.toContain('Ablehnung')
    await portal.runDue()
    await sachlich.open(seite(id))
    expect(sachlich.page.text).toMatch(/Ablehnung des Mehrbedarfs.*Ablehnungsbescheid/)
    await sachlich.submit('Zur Freigabe vorlegen')
    await release(id)
    const gelesen = await kim.open('/bescheide')
    expect(gelesen.text).toContain('Ablehnung des Mehrbedarfs')
    expect(gelesen.text).not.toContain('Bewilligung ab Dezember 2026')
  })

  test('die Tabelle selbst nimmt nichts Unsinniges an', async () => {
    const id = await draft(await createTestKunde(portal), { vorlegen: false })
    const set = (werte: Record<string, string | null>) =>
      portal.owner.updateTable('bescheid').set(werte).where('id', '=', id).execute()
    for (const werte of [
      { bewilligt_bis: null },
      { bewilligt_bis: '2026-11-30' },
      { bewilligt_bis: '2027-12-01' },
      { art: 'ablehnung' },
      { aufgehoben_ab: '2026-12-01' },
    ]) {
      await expect(set(werte), JSON.stringify(werte)).rejects.toThrow(/bescheid_(zeitraum|aufgehoben)/)
    }
  })
})
