import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeTypesetter } from '#modules/profil'
import { newId } from '#platform/datenbank/id.ts'
import type { Dienst } from '../../../test/support/dienst.ts'
import { ensureJobcenter } from '../../../test/support/menschen.ts'
import { readPdf } from '../../../test/support/poppler.ts'
import { startTestPortal, type TestPortal } from '../../../test/support/portal.ts'
import { printTermin } from './brief.ts'
import { cancelByDienst, readTerminForDienst } from './dienst.ts'
import { createDienst, createMensch, einladung, invite } from './termine.test-daten.ts'

let portal: TestPortal
let dienst: Dienst
beforeAll(async () => {
  portal = await startTestPortal()
  dienst = await createDienst(portal, ['integrationsfachkraft'])
})
afterAll(async () => {
  await closeTypesetter()
  await portal.stop()
})

test('der Brief zur Einladung nennt Anschrift, Zeit, Folge und Rechtsbehelf; nach der Absage sagt er sie', async (context) => {
  const kim = await createMensch(portal, { kunde: { vorname: 'Kim', nachname: 'Geladen', strasse: 'Birkenweg 7' } })
  const id = await invite(portal, dienst, einladung(kim.kundeId, '2026-12-02T08:00:00Z'), newId())
  const termin = (await readTerminForDienst(portal.env, dienst, id))!
  const text = readPdf(context, await printTermin(portal.env, termin))
  for (const part of [
    'Kim Geladen',
    'Birkenweg 7',
    'Einladung zu einem Termin',
    '§ 59 SGB II',
    'Was geschieht, wenn Sie nicht kommen',
    'Rechtsbehelfsbelehrung',
    'Gegen diese Einladung können Sie innerhalb eines Monats',
    'Ihren Lebenslauf',
    '§ 39 Nr. 3 SGB II',
  ]) {
    expect(text).toContain(part)
  }
  const page = await dienst.open(`/sachbearbeitung/termine/${id}`)
  expect(page.text).toContain('drucken Sie ihn und geben Sie ihn zur Post')
  expect((await dienst.open(`/sachbearbeitung/termine/${id}?datei=brief`)).html.slice(0, 5)).toBe('%PDF-')
  const wahl = { id, stand: termin.stand, grund: 'Frau Gut ist krank.', anbieten: false }
  expect(await cancelByDienst(portal.env, dienst, wahl)).toMatchObject({ ok: true })
  const danach = (await readTerminForDienst(portal.env, dienst, id))!
  const absage = readPdf(context, await printTermin(portal.env, danach))
  expect(absage).toContain('Ihr Termin entfällt')
  expect(absage).toContain('Frau Gut ist krank.')
  expect(absage).not.toContain('Rechtsbehelfsbelehrung')
})

test('AZ-02: den Brief eines anderen Jobcenters gibt es nicht', async () => {
  const kim = await createMensch(portal, { kunde: true, stufe: false })
  const id = await invite(portal, dienst, einladung(kim.kundeId, '2026-12-03T08:00:00Z'), newId())
  const jobcenterId = await ensureJobcenter(portal, 'Jobcenter Nebenan')
  const fremd = await createDienst(portal, ['integrationsfachkraft'], { jobcenterId })
  expect((await fremd.open(`/sachbearbeitung/termine/${id}?datei=brief`)).status).toBe(404)
})
