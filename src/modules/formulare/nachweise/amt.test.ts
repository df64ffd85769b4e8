import { expect, test } from 'vitest'
import { begin, buehne, fillAll, GUTSCHEIN, prepareFormulare, read } from '../buehne.test-daten.ts'
import { canAmtGive } from './amt.ts'

prepareFormulare()

test('das Jobcenter fordert nur an, was eine andere Stelle hat', () => {
  expect(canAmtGive({ typ: 'SOZ', titel: 'Rentenbescheid' })).toBe(true)
  expect(canAmtGive({ typ: 'ID', titel: 'Meldebescheinigung' })).toBe(true)
  for (const [typ, titel] of [
    ['BEW', 'Lebenslauf'],
    ['FOE', 'Businessplan'],
    ['WOH', 'Mietangebot'],
    ['ID', 'Ausweis oder Pass'],
  ] as const) {
    expect([titel, canAmtGive({ typ, titel })]).toEqual([titel, false])
  }
})

test('bei allem anderen steht die Wahl nicht da, und erfunden gilt sie nicht', async () => {
  const mensch = await buehne.createKunde()
  const id = await begin(mensch, GUTSCHEIN)
  await fillAll(mensch, id)
  await mensch.open(`/antraege/${id}/seiten/ausgesucht`)
  await mensch.submit('Weiter', { ausgesucht: 'ja' })
  await mensch.submit('Weiter', { agentur: 'Wegweiser', zulassung: 'ja' })
  await mensch.open(`/antraege/${id}/nachweise/zulassung`)
  expect(mensch.page.text).toContain('Oder: Sie laden jetzt nichts hoch')
  expect(mensch.page.text).not.toContain('Das Jobcenter darf den Nachweis anfordern')
  await mensch.submit('Speichern', { wahl: 'amt' })
  expect(mensch.page.status).toBe(422)
  expect((await read(mensch, id)).nachweise).toEqual({})
})
