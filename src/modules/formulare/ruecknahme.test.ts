import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Buehne, openBuehne } from '../vorgaenge/buehne.test-daten.ts'
import { withdrawVorgang } from '../vorgaenge/ruecknahme/ruecknahme.ts'
import { sendGutschein } from './gutschein.test-daten.ts'

let b: Buehne
beforeAll(async () => {
  b = await openBuehne()
})
afterAll(() => b?.portal.stop())

describe('Ein Formular zurücknehmen', () => {
  test('geht wie bei einem formlosen Antrag: mit Rückfrage, einmal, und im Jobcenter steht es zur Kenntnis', async () => {
    const mensch = await b.createKunde()
    const id = await sendGutschein(mensch)
    await mensch.open(`/vorgaenge/${id}`)
    expect(mensch.page.html).toContain(`/vorgaenge/${id}/ruecknahme`)
    await mensch.open(`/vorgaenge/${id}/ruecknahme`)
    expect(mensch.page.text).not.toContain('Sie sind noch nicht 18')
    await mensch.submit('Antrag zurücknehmen')
    expect(mensch.page.text).toContain('Von Ihnen zurückgenommen')
    expect(await withdrawVorgang(b.portal.env, b.werOf(mensch), { id })).toBe('veraltet')
    await b.sabine.open(`/sachbearbeitung/vorgaenge/${id}`)
    await b.sabine.submit('Rücknahme zur Kenntnis nehmen')
    expect(b.sabine.page.text).toContain('Die Rücknahme ist zur Kenntnis genommen.')
    expect(b.sabine.page.text).not.toContain('Rückfrage zu den Angaben')
  })
})
