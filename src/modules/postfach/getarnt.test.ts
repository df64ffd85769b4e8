import { afterAll, beforeAll, expect, test } from 'vitest'
import { pdf } from '../../../test/support/dateien.ts'
import type { Mensch } from '../../../test/support/menschen.ts'
import { newId } from '../../platform/datenbank/id.ts'
import { GETARNT } from '../../platform/text/anzeige.test-daten.ts'
import { listDokumente, takeDokumente } from '../dokumente/index.ts'
import { type Buehne, openBuehne } from './buehne.test-daten.ts'
import { sendNachricht } from './kunde.ts'

let buehne: Buehne
let kim: Mensch
beforeAll(async () => {
  buehne = await openBuehne()
  kim = await buehne.createCustomer()
})
afterAll(() => buehne?.portal.stop())

/** Neither lone halves nor NUL reach a subject: a form cannot carry the one, PostgreSQL is never asked about the other. */
const carried = GETARNT.filter(([text]) => text.isWellFormed() && !text.includes('\0'))

/** The hidden character itself, as a page would show it. */
const HIDDEN = /[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\u00ad]/u

async function send(betreff: string, dateiname: string): Promise<string> {
  const { portal, werOf } = buehne
  const sendung = newId()
  const akteur = { art: 'kunde', id: kim.kontoId } as const
  const besitzer = { art: 'kunde', id: kim.kundeId } as const
  const dateien = (async function* () {
    yield {
      feld: 'dateien',
      name: dateiname,
      inhalt: (async function* () {
        yield pdf()
      })(),
    }
  })()
  await takeDokumente(portal.env, { besitzer, sendung, akteur }, dateien)
  const anhaenge = (await listDokumente(portal.env, portal.env.db, { besitzer, sendung })).map(({ id }) => id)
  const neu = { sendung, text: 'x', anhaenge, an: { anliegen: 'miete', betreff } as const }
  // More than anybody may send in an hour.
  await portal.owner.deleteFrom('versuch').execute()
  const sent = await sendNachricht(portal.env, werOf(kim), neu)
  if (!sent.ok) throw new Error(sent.grund)
  return sent.gespraechId
}

test('INP-13: Betreff und Dateiname zeigen beiden Seiten, was in ihnen versteckt ist', async () => {
  expect(carried.length).toBeGreaterThan(55)
  for (const [text, marken] of carried) {
    const betreff = `Frage ${text} Ende`
    const id = await send(betreff, `${text}.pdf`)
    for (const [wer, path] of [
      [kim, `/postfach/leistung/${id}`],
      [buehne.sabine, `/sachbearbeitung/gespraeche/${id}`],
    ] as const) {
      const { html } = await wer.open(path)
      for (const marke of marken) {
        // In the heading, and in the list of files.
        const count = html.split(`‹U+${marke}›`).length - 1
        expect([text, path, count >= 2], html.slice(0, 0)).toEqual([text, path, true])
      }
      expect([text, HIDDEN.test(html.replaceAll(/&shy;/g, ''))]).toEqual([text, false])
    }
  }
}, 120_000)

test('INP-13: auch in den Listen und in der Meldung über eine abgewiesene Datei', async () => {
  await send('Miete\u202egnunhceR', 'a\u202efdp.pdf')
  for (const [wer, path] of [
    [kim, '/postfach/leistung?ordner=gesendet'],
    [buehne.sabine, '/sachbearbeitung/eingang'],
  ] as const) {
    const { html } = await wer.open(path)
    expect([path, html.includes('\u202e')]).toEqual([path, false])
  }
  expect(kim.page.html).toContain('Miete‹U+202E›gnunhceR')
  await kim.open('/postfach/leistung/neu')
  const file = new File(['MZ'], 'b\u202efdp.exe', { type: 'application/pdf' })
  await kim.submit('Senden', { anliegen: 'miete', betreff: 'B', text: 'x' }, { dateien: file })
  expect(kim.page.html).toContain('b‹U+202E›fdp.exe')
  expect(kim.page.html).not.toContain('\u202e')
})
