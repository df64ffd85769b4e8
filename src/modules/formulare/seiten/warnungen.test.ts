import { expect, test } from 'vitest'
import { begin, buehne, fillAll, GUTSCHEIN, prepareFormulare } from '../buehne.test-daten.ts'

prepareFormulare()

const SATZ = 'Ohne Zulassung wird der Gutschein nicht ausgezahlt.'
const QUELLE = 'Zu „Welche Arbeitsvermittlung ist es?“: '

test('eine Warnung nennt die Seite, von der sie kommt, mit dem Weg dorthin, und kommt beim Ausfüllen einmal', async () => {
  const mensch = await buehne.createKunde()
  const id = await begin(mensch, GUTSCHEIN)
  await fillAll(mensch, id)
  const seite = (name: string) => `/antraege/${id}/seiten/${name}`
  await mensch.open(seite('ausgesucht'))
  await mensch.submit('Weiter', { ausgesucht: 'ja' })
  await mensch.submit('Weiter', { agentur: 'Wegweiser', zulassung: 'nein' })
  // The section is done: the list of tasks says it, and how it goes on from there.
  expect(mensch.page.text).toContain(`${QUELLE}${SATZ}`)
  expect(mensch.page.text).toContain('Stimmt alles, brauchen Sie nichts zu ändern.')
  expect(mensch.page.html).toContain(`href="${seite('agentur')}"`)
  for (const pfad of [`/antraege/${id}`, seite('regeln')]) {
    await mensch.open(pfad)
    expect(mensch.page.text).not.toContain(SATZ)
  }
})

test('vor dem Absenden steht jede Warnung einmal, mit dem Weg zur Angabe und ohne „gehen Sie weiter“', async () => {
  const mensch = await buehne.createKunde()
  const id = await begin(mensch, GUTSCHEIN)
  await fillAll(mensch, id)
  await mensch.open(`/antraege/${id}/seiten/ausgesucht`)
  await mensch.submit('Weiter', { ausgesucht: 'ja' })
  await mensch.submit('Weiter', { agentur: 'Wegweiser', zulassung: 'nein' })
  await mensch.open(`/antraege/${id}/pruefen`)
  expect(mensch.page.text.split(`${QUELLE}${SATZ}`)).toHaveLength(2)
  expect(mensch.page.html).toContain('aria-label="Angabe ansehen: Welche Arbeitsvermittlung ist es?"')
  expect(mensch.page.text).not.toContain('gehen Sie einfach weiter')
})

test('fragt eine Seite noch etwas nach, wartet die Warnung, bis sie fertig ist', async () => {
  const mensch = await buehne.createKunde()
  const id = await begin(mensch, 'abwesenheit')
  const pfad = `/antraege/${id}/seiten/pflichten`
  await fillAll(mensch, id)
  await mensch.open(pfad)
  const satz = 'Die Anfrage sagt keinen Termin ab.'
  await mensch.submit('Weiter', { hatPflichten: 'ja' })
  expect(mensch.page.url).toContain('neu=1')
  expect(mensch.page.text).not.toContain(satz)
  await mensch.submit('Weiter', { 'pflichten[]': 'termin', pflichtenText: 'Am Montag' })
  expect(mensch.page.text).toContain(`Zu „Ist in dieser Zeit etwas vereinbart?“: ${satz}`)
})

test('was nur gut zu wissen ist, kommt einmal, nicht als Warnung, und steht vor dem Absenden nicht da', async () => {
  const mensch = await buehne.createKunde()
  const id = await begin(mensch, 'buergergeld')
  await fillAll(mensch, id)
  const gut = 'Ohne Konto zahlt das Jobcenter anders aus.'
  await mensch.open(`/antraege/${id}/seiten/auszahlung`)
  await mensch.submit('Weiter', { hatKonto: 'nein', keinKontoGrund: 'Ich suche noch eine Bank.' })
  expect(mensch.page.text).toContain('Gut zu wissen')
  expect(mensch.page.text).toContain(`Zu „Wohin soll das Geld gehen?“: ${gut}`)
  expect(mensch.page.text).not.toContain('Bitte sehen Sie noch einmal hin')
  await mensch.open(`/antraege/${id}/pruefen`)
  expect(mensch.page.text).toContain('Angaben prüfen')
  expect(mensch.page.text).not.toContain(gut)
})
