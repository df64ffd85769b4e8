import { expect, test } from 'vitest'
import { buehne, prepareFormulare } from '../buehne.test-daten.ts'
import { sendGutschein } from '../gutschein.test-daten.ts'

prepareFormulare()

const BALD = 'Was jetzt folgt'

test('nach dem Absenden steht im Vorgang, was folgt, was sich ändert und wen man fragt, bis er zu Ende ist', async () => {
  const mensch = await buehne.createKunde()
  const id = await sendGutschein(mensch)
  const jobcenter = await buehne.portal.owner
    .selectFrom('jobcenter')
    .select(['name', 'telefon'])
    .where('id', '=', buehne.sabine.jobcenterId)
    .executeTakeFirstOrThrow()
  // The second time it is no longer the page right after sending.
  for (const _ of [1, 2]) {
    expect(mensch.page.text).toContain(BALD)
    expect(mensch.page.text).toContain('Die Vermittlung prüft, was Sie gesendet haben.')
    expect(mensch.page.text).toContain('Hören Sie sechs Monate lang nichts')
    expect(mensch.page.text).toContain('Was sich dadurch ändert')
    expect(mensch.page.text).toContain('Es bezahlt nur für eine Stelle mit Beiträgen zur Sozialversicherung')
    expect(mensch.page.text).toContain(`${jobcenter.name}, Telefon ${jobcenter.telefon}`)
    await mensch.open(`/vorgaenge/${id}`)
  }
  // Staff reads it too: some of it is for them to do.
  await buehne.sabine.open(`/sachbearbeitung/vorgaenge/${id}`)
  expect(buehne.sabine.page.text).toContain('Was der Person vor dem Absenden gesagt wurde')
  expect(buehne.sabine.page.text).toContain('Es bezahlt nur für eine Stelle mit Beiträgen zur Sozialversicherung')
  await buehne.setStand(id, { zustand: 'abgeschlossen' })
  await mensch.open(`/vorgaenge/${id}`)
  expect(mensch.page.text).not.toContain(BALD)
})

test('eine formlose Mitteilung und ein Antrag sagen Verschiedenes', async () => {
  const mensch = await buehne.createKunde()
  await buehne.apply(mensch, 'veraenderungen', 'Meine Miete steigt.')
  expect(mensch.page.text).toContain('Der Leistungsservice prüft')
  expect(mensch.page.text).toContain('bekommen Sie einen Änderungsbescheid')
  expect(mensch.page.text).not.toContain('Sozialgericht')
  await buehne.apply(mensch)
  expect(mensch.page.text).toContain('Hören Sie sechs Monate lang nichts')
})
