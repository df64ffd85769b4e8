import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createKunde, type Kundendaten } from '#modules/jobcenter'
import { issueFreischaltcode } from '#modules/profil'
import { startTestPortal, type TestPortal } from '../../../test/support/portal.ts'
import { seedSchulung } from './index.ts'
import { personen } from './welt-daten.ts'

let portal: TestPortal
let ordner: string
beforeAll(async () => {
  ordner = mkdtempSync(join(tmpdir(), 'schulung-'))
  portal = await startTestPortal({ DATA_DIR: ordner })
  await seedSchulung(portal.env)
}, 60_000)
afterAll(async () => {
  await portal.stop()
  rmSync(ordner, { recursive: true, force: true })
})

async function createKundeIn(jobcenterId: string, teil: Partial<Kundendaten>): Promise<string> {
  const daten = { ...personen[0]!.daten, ...teil }
  const made = await portal.owner.transaction().execute((tx) => createKunde(portal.env, tx, { jobcenterId, daten }))
  if (!made.ok) throw new Error(made.grund)
  return made.id
}

test('Menschen, die im Kurs angelegt werden, stehen mit ihrem Brief da; zurückgesetzt sind auch sie weg', async () => {
  const kim = await portal.owner
    .selectFrom('schulung_person as s')
    .innerJoin('kunde as k', 'k.id', 's.kunde_id')
    .select('k.jobcenter_id')
    .executeTakeFirstOrThrow()
  const neu = await createKundeIn(kim.jobcenter_id, {
    ...{ vorname: 'Nora', nachname: 'Neuling', kundennummer: '777N777777' },
  })
  await issueFreischaltcode(portal.env, { kundeId: neu, jobcenterId: kim.jobcenter_id, von: { art: 'system' } })
  const browser = portal.browser()
  const { html } = await browser.open('/schulung')
  const teil = html.slice(html.indexOf('Im Kurs angelegte Menschen'), html.indexOf('id="dienst"'))
  expect(teil).toContain('Nora Neuling')
  const [code] = /[34679A-Y]{4}-[34679A-Y]{4}-[34679A-Y]{4}/.exec(teil)!
  const letter = await browser.open(/href="(\/schulung\/briefe\/[^"]+)"/.exec(teil)![1]!)
  expect(letter.text).toContain('Nora Neuling')
  expect(letter.text).toContain(code)
  await browser.open('/schulung/zuruecksetzung')
  await browser.submit('Alles zurücksetzen')
  expect((await browser.open('/schulung')).text).not.toContain('Neuling')
})
