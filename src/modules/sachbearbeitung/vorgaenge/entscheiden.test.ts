import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sendGutschein } from '../../formulare/gutschein.test-daten.ts'
import { type Buehne, openBuehne, papier } from '../../vorgaenge/buehne.test-daten.ts'
import { openVorgangForDienst, requestNachweis } from '../../vorgaenge/index.ts'
import { needsPapier } from './entscheiden.ts'

let b: Buehne

beforeAll(async () => {
  b = await openBuehne()
})
afterAll(() => b?.portal.stop())

const ganz = async (id: string) => (await openVorgangForDienst(b.portal.env, b.sabine, id))!
const vorschau = async (id: string, felder: Record<string, string>) => {
  await b.sabine.open(`/sachbearbeitung/vorgaenge/${id}`)
  return b.sabine.submit('Vorschau', felder)
}

describe('Entschieden von Hand', () => {
  test('ohne freigegebenen Bescheid geht es nicht, auch nicht mit einem Tag, der nicht stimmen kann', async () => {
    const id = await b.apply(await b.createKunde())
    const kommend = { ...papier, 'papier-jahr': '2027' }
    const vorher = { ...papier, 'papier-tag': '22' }
    for (const [felder, satz] of [
      [{}, 'liegt kein freigegebener Bescheid im Portal'],
      [kommend, 'Der Tag liegt noch vor uns'],
      [vorher, 'erst am 23. November 2026 eingegangen'],
    ] as const) {
      const page = await vorschau(id, { zustand: 'entschieden', ...felder })
      expect([page.status, page.text]).toEqual([422, expect.stringContaining(satz)])
    }
    // Without the preview it is checked as well.
    await vorschau(id, { zustand: 'entschieden', ...papier })
    await b.sabine.submit('Stand setzen', { 'papier-tag': '', 'papier-monat': '', 'papier-jahr': '' })
    expect(b.sabine.page.status).toBe(422)
    expect((await ganz(id)).zustand).toBe('gesendet')
  })

  test('mit dem Tag auf Papier geht es; die Person liest ihn, und dass die Rückfrage sich erledigt hat', async () => {
    const mensch = await b.createKunde()
    const id = await sendGutschein(mensch)
    const { mitarbeiterId, jobcenterId } = b.sabine
    const nachweis = { titel: 'Kontoauszug', hinweis: undefined, typ: 'KTO', frist: '2026-12-15' } as const
    const dienst = { mitarbeiterId, jobcenterId }
    await requestNachweis(b.portal.env, dienst, { id, stand: (await ganz(id)).stand, ...nachweis })
    await b.sabine.open(`/sachbearbeitung/vorgaenge/${id}/korrektur`)
    const frist = { 'frist-tag': '15', 'frist-monat': '12', 'frist-jahr': '2026' }
    await b.sabine.submit('Vorschau', { 'frage[]': 'wunsch~region', grund: 'Bitte nennen Sie den Umkreis.', ...frist })
    await b.sabine.submit('Rückfrage senden')
    const page = await vorschau(id, { zustand: 'entschieden', notiz: 'Alles Gute.', ...papier })
    expect(page.text).toContain('Die offene Rückfrage (Antwort bis 15. Dezember 2026) wird damit zurückgezogen.')
    expect(page.text).toContain('Kontoauszug')
    await b.sabine.submit('Stand setzen')
    const { zustand, korrektur, schritte } = await ganz(id)
    expect({ zustand, korrektur }).toEqual({ zustand: 'entschieden', korrektur: undefined })
    expect(schritte.at(-1)!.notiz).toBe(
      [
        'Ihr Bescheid ist am 23. November 2026 auf anderem Weg an Sie gesendet, zum Beispiel mit der Post. Er steht nicht im Portal.',
        'Die Rückfrage zu Ihren Angaben hat sich erledigt. Sie müssen nichts ändern.',
        'Alles Gute.',
      ].join('\n\n'),
    )
    await mensch.open(`/vorgaenge/${id}`)
    await b.sabine.open(`/sachbearbeitung/vorgaenge/${id}`)
    for (const one of [mensch, b.sabine]) {
      expect(one.page.text).toContain('Nicht eingereicht')
      expect(one.page.text).not.toContain('Fehlt noch')
    }
  })

  test('ein freigegebener Bescheid, der entscheidet, genügt; ein Entwurf und ein Schreiben nicht', () => {
    expect(needsPapier('entschieden', [])).toBe(true)
    expect(needsPapier('entschieden', [{ art: 'bewilligung', zustand: 'entwurf' }])).toBe(true)
    expect(needsPapier('entschieden', [{ art: 'anhoerung', zustand: 'freigegeben' }])).toBe(true)
    expect(needsPapier('entschieden', [{ art: 'bewilligung', zustand: 'freigegeben' }])).toBe(false)
    expect(needsPapier('abgeschlossen', [])).toBe(false)
  })
})
