import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rollen } from '#web/schutz/rechte.ts'
import type { Browser } from '../../../test/support/browser.ts'
import { newGeraet, setUpDienstPasskey, signInDienst } from '../../../test/support/dienst-passkeys.ts'
import { startTestPortal, type TestPortal } from '../../../test/support/portal.ts'
import { seedSchulung } from './index.ts'
import { dienst } from './welt-daten.ts'

let portal: TestPortal
let ordner: string
beforeAll(async () => {
  ordner = mkdtempSync(join(tmpdir(), 'schulung-dienst-'))
  portal = await startTestPortal({ DATA_DIR: ordner })
  await seedSchulung(portal.env)
}, 60_000)
afterAll(async () => {
  await portal.stop()
  rmSync(ordner, { recursive: true, force: true })
})

async function enter(name: string): Promise<Browser> {
  const browser = portal.browser()
  const { id } = await portal.owner
    .selectFrom('mitarbeiter')
    .select('id')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  await browser.open('/schulung')
  await browser.post(`/schulung/dienst/${id}/anmeldung`, {})
  return browser
}

test('jede Rolle hat in der Schulung eine erfundene Person, und jede kommt mit einem Klick auf eine Seite', async () => {
  for (const rolle of rollen) {
    const person = dienst.find((each) => each.rollen.join() === rolle)!
    const browser = await enter(person.name)
    expect([rolle, browser.page.status]).toEqual([rolle, 200])
    expect((await browser.open('/sachbearbeitung/zugang')).status).toBe(200)
  }
})

test('ein Passkey lässt sich auch in der Schulung einrichten; zurückgesetzt ist er weg', async () => {
  const browser = await enter('Sabine Sachlich')
  const geraet = newGeraet(portal)
  expect((await setUpDienstPasskey(browser, geraet)).ok).toBe(true)
  expect(await signInDienst(portal.browser(), geraet)).toMatchObject({ ok: true, ziel: '/sachbearbeitung' })
  const admin = await enter('Adam Admin')
  await admin.open('/sachbearbeitung/personal/neu')
  await admin.submit('Einladung erstellen', { name: 'Gast im Kurs', team: 'Kurs', 'rolle-revision': 'ja' })
  await browser.open('/schulung/zuruecksetzung')
  await browser.submit('Alles zurücksetzen')
  expect((await signInDienst(portal.browser(), geraet)).ok).toBe(false)
  expect((await browser.open('/schulung')).text).not.toContain('Gast im Kurs')
  expect((await enter('Sabine Sachlich')).page.status).toBe(200)
}, 60_000)

test('AZ-07: in der Schulung wartet eine Rolle, und die zweite Administration gibt sie frei', async () => {
  const vera = await enter('Vera Vieraugen')
  const pfad = /\/sachbearbeitung\/rollenfreigaben\/[0-9a-f-]+/.exec(
    (await vera.open('/sachbearbeitung/personal')).html,
  )![0]
  expect((await (await enter('Adam Admin')).open(pfad)).text).toContain('Das haben Sie selbst beantragt')
  await vera.open(pfad)
  await vera.submit('Rollen freigeben')
  expect(vera.page.text).toContain('Die Rollen sind freigegeben.')
})
