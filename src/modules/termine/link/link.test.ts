import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import type { Dienst } from '../../../../test/support/dienst.ts'
import type { Mensch } from '../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { bookTermin } from '../kunde.ts'
import { createDienst, createMensch, einladung, invite, offer, werOf } from '../termine.test-daten.ts'
import { hrefOfLink, openLink } from './siegel.ts'

let portal: TestPortal
let dienst: Dienst
beforeAll(async () => {
  portal = await startTestPortal()
  dienst = await createDienst(portal, ['integrationsfachkraft'])
})
afterAll(() => portal.stop())

const rowOf = (id: string) =>
  portal.owner.selectFrom('termin').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const pathOf = (mensch: Mensch, terminId: string) => {
  const { pathname, search } = new URL(hrefOfLink(portal.env, { terminId, kontoId: mensch.kontoId }))
  return pathname + search
}

async function book(tag: string): Promise<{ kim: Mensch; id: string; frei: string[] }> {
  const kim = await createMensch(portal, { kunde: { vorname: 'Kim', nachname: 'Verlinkt' }, stufe: false })
  const [fensterId = '', ...frei] = await offer(portal, dienst, tag)
  const wahl = { fensterId, anliegen: 'Mein Lebenslauf' }
  const done = await bookTermin(portal.env, werOf(kim, dienst.jobcenterId), wahl)
  if (!done.ok) throw new Error(done.grund)
  return { kim, id: done.terminId, frei }
}

test('Der Link aus der Mail zeigt ohne Anmeldung nur die Zeit, verschiebt und sagt ab', async () => {
  const { kim, id, frei } = await book('2026-12-01')
  const mail = (await portal.runDue()).find(({ an }) => an === kim.email)!
  const link = /http\S*\/link\/termin\?id=[\w-]+/.exec(mail.text)![0]
  expect(mail.html).toContain(link)
  const gast = portal.browser()
  const page = await gast.open(link.slice(new URL(link).origin.length))
  expect(page.text).toContain('Dienstag, 1. Dezember 2026, 9:00 bis 9:30 Uhr')
  expect(page.text).not.toMatch(/Kim|Verlinkt|Lebenslauf|Zimmer|Dienst \d/)
  expect((await rowOf(id)).zustand).toBe('bestaetigt')
  expect((await gast.submit('Termin verschieben')).status).toBe(422)
  expect(gast.page.text).toContain('Wählen Sie eine freie Zeit.')
  const moved = await gast.submit('Termin verschieben', { fenster: frei[1]! })
  expect(moved.text).toContain('Ihr Termin ist verschoben.')
  expect((await rowOf(id)).zeitfenster_id).toBe(frei[1])
  expect((await gast.submit('Termin absagen')).text).toContain('Ihr Termin ist abgesagt.')
  expect((await rowOf(id)).zustand).toBe('abgesagt')
  expect((await gast.open(pathOf(kim, id))).text).toContain('Der Termin findet nicht statt')
  expect(portal.logLines.join('')).not.toContain(link.slice(-40))
})

test('Die Kalenderdatei führt zum selben Link, das Abonnement nicht', async () => {
  const kim = await createMensch(portal, { kunde: true })
  const [fensterId = ''] = await offer(portal, dienst, '2026-12-02')
  const done = await bookTermin(portal.env, werOf(kim, dienst.jobcenterId), { fensterId, anliegen: '' })
  if (!done.ok) throw new Error(done.grund)
  const ics = (await (await kim.raw(`/termine/${done.terminId}/termin.ics`)).text()).replaceAll('\r\n ', '')
  const id = /URL:http\S*\/link\/termin\?id=([\w-]+)/.exec(ics)![1]
  expect(openLink(portal.env, id)).toEqual({ terminId: done.terminId, kontoId: kim.kontoId })
  await kim.open('/termine/kalender')
  await kim.submit('Adresse erzeugen')
  const abo = await kim.raw(/\/kalender\/[A-Za-z0-9_-]{22}\.ics/.exec(kim.page.text)![0])
  expect(await abo.text()).not.toContain('/link/termin')
})

test('AZ-02: ein fremdes Konto, ein veränderter Link, eine Einladung und ein deaktiviertes Konto führen nirgendwohin', async () => {
  const { kim, id } = await book('2026-12-03')
  const fremd = await createMensch(portal, { kunde: true, stufe: false })
  const eingeladen = await createMensch(portal, { kunde: true, stufe: false })
  const pflicht = await invite(portal, dienst, einladung(eingeladen.kundeId, '2026-12-04T08:00:00Z'), newId())
  const gut = pathOf(kim, id)
  const gast = portal.browser()
  expect((await gast.open(gut)).status).toBe(200)
  const schlechte = [
    pathOf(fremd, id),
    pathOf(eingeladen, pflicht),
    `${gut.slice(0, -3)}AAA`,
    '/link/termin',
    '/link/termin?id=x',
    pathOf(kim, newId()),
  ]
  for (const path of schlechte) expect((await gast.open(path)).status).toBe(410)
  await portal.owner.updateTable('konto').set({ zustand: 'deaktiviert' }).where('id', '=', kim.kontoId).execute()
  expect((await gast.open(gut)).status).toBe(410)
  expect((await rowOf(id)).zustand).toBe('bestaetigt')
})

test('AZ-08: eine Zeit, die inzwischen vergeben ist, lässt den Termin, wie er war', async () => {
  const { kim, id, frei } = await book('2026-12-07')
  const gast = portal.browser()
  await gast.open(pathOf(kim, id))
  const andere = await createMensch(portal, { kunde: true, stufe: false })
  const wahl = { fensterId: frei[0]!, anliegen: '' }
  expect(await bookTermin(portal.env, werOf(andere, dienst.jobcenterId), wahl)).toMatchObject({ ok: true })
  expect((await gast.submit('Termin verschieben', { fenster: frei[0]! })).text).toContain('nicht mehr frei')
  expect((await rowOf(id)).zustand).toBe('bestaetigt')
})
