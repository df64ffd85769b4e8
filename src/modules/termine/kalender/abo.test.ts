import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import type { Dienst } from '../../../../test/support/dienst.ts'
import { startTestPortal, TESTZEIT, type TestPortal } from '../../../../test/support/portal.ts'
import { remindTermine } from '../tasks.ts'
import { createDienst, createMensch, einladung, invite } from '../termine.test-daten.ts'

let portal: TestPortal
let dienst: Dienst
beforeAll(async () => {
  portal = await startTestPortal()
  dienst = await createDienst(portal, ['integrationsfachkraft'])
})
afterAll(() => portal.stop())

test('Ein Termin lässt sich einzeln laden: Zeit und Ort, nicht worum es geht', async () => {
  const kim = await createMensch(portal, { kunde: true })
  const id = await invite(portal, dienst, einladung(kim.kundeId, '2026-12-01T08:00:00Z'), newId())
  const answer = await kim.raw(`/termine/${id}/termin.ics`)
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const text = (await answer.text()).replaceAll('\r\n ', '')
  expect(text).toContain('DTSTART;TZID=Europe/Berlin:20261201T090000\r\n')
  expect(text).toContain('LOCATION:Zimmer 2.14\\, Jobcenter Musterstadt\\, Musterallee 12\\, 30159 Hannover\r\n')
  expect(text).not.toMatch(/Einladung|Bewerbung|Lebenslauf|Vermittlung|Kim/)
})

test('Die Adresse des Kalenders gilt ohne Anmeldung; eine neue beendet die alte, und lesbar gespeichert ist keine', async () => {
  const kim = await createMensch(portal, { kunde: { vorname: 'Kim', nachname: 'Kalender' } })
  await invite(portal, dienst, einladung(kim.kundeId, '2026-12-02T08:00:00Z'), newId())
  const anderer = await createMensch(portal, { kunde: true })
  await invite(portal, dienst, einladung(anderer.kundeId, '2026-12-03T08:00:00Z'), newId())
  await kim.open('/termine/kalender')
  const adresse = () => /\/kalender\/[A-Za-z0-9_-]{22}\.ics/.exec(kim.page.text)![0]
  await kim.submit('Adresse erzeugen')
  const alt = adresse()
  const gast = portal.browser()
  const text = await (await gast.raw(alt)).text()
  expect(text).toContain('20261202T090000')
  expect(text).not.toMatch(/20261203|Kim|Klicker|Kalender,|Einladung|Bewerbung|Lebenslauf/)
  expect((await kim.open('/termine/kalender')).text).not.toContain('.ics')
  await kim.submit('Neue Adresse erzeugen')
  const neu = adresse()
  expect([(await gast.raw(alt)).status, (await gast.raw(neu)).status]).toEqual([404, 200])
  const [row] = await portal.owner.selectFrom('kalenderabo').selectAll().where('profil_id', '=', kim.profilId).execute()
  expect(JSON.stringify(row)).not.toContain(neu.slice(10, 32))
  expect(portal.logLines.join('')).not.toContain(neu.slice(10, 32))
  await kim.open('/termine/kalender')
  await kim.submit('Adresse abschalten')
  expect((await gast.raw(neu)).status).toBe(404)
  expect((await gast.raw('/kalender/irgendwas.ics')).status).toBe(404)
  expect((await kim.open('/verlauf')).text).toContain('Sie haben die Adresse Ihres Kalenders geändert.')
})

test('Am Tag vorher kommt eine Erinnerung, einmal, bei Nacht erst am Morgen; nach einer Verlegung wieder', async () => {
  const kim = await createMensch(portal, { kunde: true })
  const id = await invite(portal, dienst, einladung(kim.kundeId, '2026-12-10T07:00:00Z'), newId())
  await portal.runDue()
  await portal.setTime('2026-12-09T04:00:00Z')
  expect(await remindTermine(portal.env)).toBe(0)
  await portal.setTime('2026-12-09T05:30:00Z')
  const both = await Promise.all([remindTermine(portal.env), remindTermine(portal.env)])
  expect(both[0]! + both[1]!).toBe(1)
  expect(await portal.runDue()).toEqual([])
  await portal.setTime('2026-12-09T07:00:30Z')
  expect((await portal.runDue()).map(({ an, betreff }) => [an, betreff])).toEqual([
    [kim.email, 'Neues zu einem Termin in Ihrem Online-Portal'],
  ])
  expect(await remindTermine(portal.env)).toBe(0)
  expect(
    (await portal.owner.selectFrom('termin').select('erinnert').where('id', '=', id).executeTakeFirst())!.erinnert,
  ).not.toBeNull()
  await portal.setTime(TESTZEIT)
})

test('PRI-05: die Kopie der Daten enthält die Termine', async () => {
  const { termineQuellen } = await import('../datenquelle.ts')
  const kim = await createMensch(portal, { kunde: true, stufe: false })
  await invite(portal, dienst, einladung(kim.kundeId, '2026-12-14T08:00:00Z'), newId())
  const teile = await Promise.all(termineQuellen.map(({ read }) => read(portal.env, portal.env.db, kim.kontoId)))
  expect(JSON.stringify(teile)).toContain('Wir sprechen über Ihre Bewerbungen.')
  expect(JSON.stringify(teile)).not.toContain(dienst.mitarbeiterId)
})
