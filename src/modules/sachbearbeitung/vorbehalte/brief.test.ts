import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPdf } from '../../../../test/support/poppler.ts'
import { closeTypesetter } from '../../profil/index.ts'
import { openVorbehalte, umzug, type Vorbehaltsbuehne } from './vorbehalte.test-daten.ts'

let b: Vorbehaltsbuehne
beforeAll(async () => {
  b = await openVorbehalte()
})
afterAll(async () => {
  await closeTypesetter()
  await b?.portal.stop()
})

const print = async (id: string) => {
  const answer = await b.sabine.raw(`/sachbearbeitung/vorbehaltbriefe/${id}?datei=pdf`)
  return Buffer.from(await answer.arrayBuffer())
}

describe('Die Briefe zu einer neuen Anschrift', () => {
  test('INP-03: der eine trägt den Code an die neue, der andere warnt an der alten; was jemand tippt, bleibt Text', async (context) => {
    const kim = await b.createKunde()
    const { strasse } = await b.kundeOf(kim)
    await b.report(kim, umzug('2026-11-23', 'Holunder #panic() *7*'))
    const id = await b.lastOf(kim, 'anschrift')
    const [hinweis, code] = await b.letters(id)
    const mitCode = await print(code!.id)
    expect(mitCode.toString('latin1')).toContain('pdfuaid:part')
    const text = readPdf(context, mitCode)
    for (const wort of [
      'Holunder #panic() *7*',
      '38100 Braunschweig',
      await b.codeOf(id),
      'Gültig bis 22. Dezember 2026',
    ]) {
      expect(text).toContain(wort)
    }
    expect(text).toContain('„Neue Anschrift bestätigen“')
    const warnung = readPdf(context, await print(hinweis!.id))
    for (const wort of [strasse, 'Waren Sie das nicht?', '0800 123 45 67']) expect(warnung).toContain(wort)
    expect(warnung).not.toMatch(/Holunder|Braunschweig|Bestätigungscode/)
  })

  test('lassen sich nicht mehr drucken, wenn der Code verbraucht ist', async () => {
    const kim = await b.createKunde()
    await b.report(kim, umzug())
    const id = await b.lastOf(kim, 'anschrift')
    const code = (await b.letters(id)).find(({ art }) => art === 'code')!
    await b.seeAusweis(b.empfang, id)
    expect((await b.sabine.raw(`/sachbearbeitung/vorbehaltbriefe/${code.id}?datei=pdf`)).status).toBe(404)
    await b.sabine.open(`/sachbearbeitung/vorbehaltbriefe/${code.id}`)
    expect(b.sabine.page.text).toContain('Nicht mehr nötig')
  })
})
