import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMensch } from '../../../../test/support/menschen.ts'
import { type Buehne, openBuehne } from '../buehne.test-daten.ts'
import { isMinderjaehrig, withdrawVorgang } from './ruecknahme.ts'

let b: Buehne
beforeAll(async () => {
  b = await openBuehne()
})
afterAll(() => b?.portal.stop())

const zustandOf = async (id: string) =>
  (await b.portal.owner.selectFrom('vorgang').select('zustand').where('id', '=', id).executeTakeFirstOrThrow()).zustand

describe('Einen Antrag zurücknehmen', () => {
  test('wer noch nicht 18 ist, braucht die Zustimmung der gesetzlichen Vertretung, und beide Seiten lesen davon', async () => {
    const mensch = await createMensch(b.portal, { kunde: { geburtstag: '2010-05-05' } })
    const id = await b.apply(mensch)
    await mensch.open(`/vorgaenge/${id}/ruecknahme`)
    expect(mensch.page.text).toContain('Sie sind noch nicht 18')
    await mensch.submit('Antrag zurücknehmen')
    expect(mensch.page.status).toBe(422)
    expect(await withdrawVorgang(b.portal.env, b.werOf(mensch), { id })).toBe('zustimmung')
    expect(await zustandOf(id)).toBe('gesendet')
    await mensch.submit('Antrag zurücknehmen', { zustimmung: 'ja' })
    expect(await zustandOf(id)).toBe('zurueckgenommen')
    await b.sabine.open(`/sachbearbeitung/vorgaenge/${id}`)
    for (const { page } of [mensch, b.sabine]) expect(page.text).toContain('Mit Zustimmung der gesetzlichen Vertretung')
  })

  test.each([
    ['2008-11-23', '2026-11-22', true],
    ['2008-11-23', '2026-11-23', false],
    ['2008-02-29', '2026-02-28', true],
    ['2008-02-29', '2026-03-01', false],
  ])('geboren am %s, am %s noch nicht 18: %s', (geburtstag, heute, minderjaehrig) => {
    expect(isMinderjaehrig(geburtstag, heute)).toBe(minderjaehrig)
  })
})
