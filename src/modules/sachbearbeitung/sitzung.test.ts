import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { COOKIE } from '#web/schutz/cookies.ts'
import { createDienst } from '../../../test/support/dienst.ts'
import { startTestPortal, type TestPortal } from '../../../test/support/portal.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(() => portal.stop())

const SEKUNDE = 1000
const MINUTE = 60 * SEKUNDE
const isIn = async (browser: Awaited<ReturnType<typeof createDienst>>) =>
  (await browser.raw('/sachbearbeitung')).status === 200

test('SES-04: eine Sitzung der Sachbearbeitung endet nach 15 Minuten Ruhe', async () => {
  const dienst = await createDienst(portal, ['eingangszone'])
  await portal.forward(15 * MINUTE - SEKUNDE)
  expect(await isIn(dienst)).toBe(true)
  await portal.forward(15 * MINUTE - SEKUNDE)
  expect(await isIn(dienst)).toBe(true)
  await portal.forward(15 * MINUTE + SEKUNDE)
  expect(await isIn(dienst)).toBe(false)
})

test('SES-04: und nach 8 Stunden auch dann, wenn jemand immer arbeitet', async () => {
  const dienst = await createDienst(portal, ['eingangszone'])
  for (let i = 0; i < 47; i++) {
    await portal.forward(10 * MINUTE)
    expect(await isIn(dienst)).toBe(true)
  }
  await portal.forward(10 * MINUTE - SEKUNDE)
  expect(await isIn(dienst)).toBe(true)
  await portal.forward(2 * SEKUNDE)
  expect(await isIn(dienst)).toBe(false)
})

test('SES-01: gespeichert ist nur der Hash des Tokens', async () => {
  const dienst = await createDienst(portal, ['eingangszone'])
  const token = dienst.cookies.get(COOKIE.dienst)!
  const rows = await portal.owner.selectFrom('dienstsitzung').select('hash').execute()
  expect(JSON.stringify(rows)).not.toContain(token)
  expect(rows.some((row) => row.hash.equals(createHash('sha256').update(token).digest()))).toBe(true)
})

test('Abgelaufene Sitzungen werden nach einem Tag aufgeräumt, laufende nicht', async () => {
  await createDienst(portal, ['eingangszone'])
  await portal.forward(24 * 60 * MINUTE + 16 * MINUTE)
  const frisch = await createDienst(portal, ['eingangszone'])
  const { dienstsitzungenTask } = await import('./sitzung.ts')
  await dienstsitzungenTask(portal.env).run({})
  const rows = await portal.owner.selectFrom('dienstsitzung').select('mitarbeiter_id').execute()
  expect(rows).toEqual([{ mitarbeiter_id: frisch.mitarbeiterId }])
})

test('SES-05: nach dem Abmelden öffnet das alte Cookie nichts mehr', async () => {
  const dienst = await createDienst(portal, ['eingangszone'])
  const token = dienst.cookies.get(COOKIE.dienst)!
  await dienst.open('/sachbearbeitung')
  const page = await dienst.submit('Abmelden')
  expect(page.text).toContain('Sie haben sich abgemeldet.')
  dienst.cookies.set(COOKIE.dienst, token)
  expect(await isIn(dienst)).toBe(false)
})

test('Die Anmeldung sagt ehrlich, welchen Weg es gibt', async () => {
  const page = await portal.browser().open('/sachbearbeitung')
  expect(page.url).toContain('/sachbearbeitung/anmeldung')
  expect(page.text).toContain('Für diese Seite müssen Sie angemeldet sein.')
  expect(page.text).toContain('Zur Schulungsseite')
})

test('Der Ärztliche Dienst beginnt bei seinen Unterlagen', async () => {
  const dienst = await createDienst(portal, ['aerztlicher-dienst'])
  const page = await dienst.open('/sachbearbeitung/anmeldung')
  expect(page.html).toContain('href="/sachbearbeitung/aerztliche-unterlagen"')
})

test('Wer noch keine Rolle hat, liest nach der Anmeldung, dass sie auf die Freigabe wartet', async () => {
  const dienst = await createDienst(portal, [])
  const page = await dienst.open('/sachbearbeitung/anmeldung')
  expect(page.text).toContain('Ihre Rollen warten auf die Freigabe')
})
