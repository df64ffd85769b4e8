import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Antragsangaben, requestFreischaltcode } from '#modules/profil'
import { createDienst, type Dienst } from '../../../../test/support/dienst.ts'
import { createMensch, createTestKunde, ensureJobcenter } from '../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'

let portal: TestPortal
let dienst: Dienst
beforeAll(async () => {
  portal = await startTestPortal()
  dienst = await createDienst(portal, ['eingangszone'])
})
afterAll(() => portal.stop())

async function ask(angaben: Antragsangaben): Promise<{ path: string; kontoId: string }> {
  const { kontoId } = await createMensch(portal, { stufe: false })
  expect(await requestFreischaltcode(portal.env, { kontoId }, angaben)).toBe('ok')
  const row = await portal.owner
    .selectFrom('freischaltantrag')
    .select('id')
    .where('konto_id', '=', kontoId)
    .executeTakeFirstOrThrow()
  return { path: `/sachbearbeitung/antraege/${row.id}`, kontoId }
}

const stateOf = (kontoId: string) =>
  portal.owner
    .selectFrom('freischaltantrag')
    .select(['zustand', 'kunde_id'])
    .where('konto_id', '=', kontoId)
    .executeTakeFirstOrThrow()

test('Angaben und Akte stehen nebeneinander, und die Zuordnung führt zum Brief', async () => {
  const kundeId = await createTestKunde(portal, {
    vorname: 'Đorđe',
    nachname: 'Petrović',
    geburtstag: '1984-01-06',
    kundennummer: '123D300001',
  })
  const { path, kontoId } = await ask({ name: 'Dorde Petrovic', geburtstag: '1984-06-01', kundennummer: '123D300001' })
  expect((await dienst.open('/sachbearbeitung')).text).toContain('Freischaltcode beantragt Dorde Petrovic')
  const page = await dienst.open(path)
  expect(page.text).toMatch(/Geburtsdatum 1\. Juni 1984 6\. Januar 1984 weicht ab/)
  expect(page.text).toMatch(/Kundennummer 123D300001 123D300001 stimmt überein/)
  const brief = await dienst.submit('Zuordnen und Brief erstellen')
  expect(new URL(brief.url).pathname).toMatch(/^\/sachbearbeitung\/briefe\//)
  expect(brief.text).toContain('Đorđe Petrović')
  expect(await stateOf(kontoId)).toEqual({ zustand: 'erledigt', kunde_id: kundeId })
  expect((await dienst.open(path)).text).toContain('Diese Anfrage ist entschieden')
  expect((await dienst.open('/sachbearbeitung')).text).not.toContain('Dorde Petrovic')
})

test('PRI-03: Ohne Kundennummer wird nach der BG-Nummer und nach dem Namen gesucht, und eine andere Person lässt sich wählen', async () => {
  const bgNummer = '97122//7654321'
  const erste = await createTestKunde(portal, { vorname: 'Lena', nachname: 'Zweig', bgNummer })
  const zweite = await createTestKunde(portal, { vorname: 'Tom', nachname: 'Zweig', bgNummer })
  const { path } = await ask({ name: 'T. Zweig', bgNummer })
  const page = await dienst.open(path)
  for (const id of [erste, zweite]) expect(page.html).toContain(`?kunde=${id}`)
  expect(page.text).not.toContain('Zuordnen und Brief erstellen')
  expect((await dienst.open(`${path}?kunde=${zweite}`)).text).toContain('Zuordnen und Brief erstellen')
  await dienst.open(path)
  expect((await dienst.submit('Suchen', { suche: 'Lena' })).html).toContain(`?kunde=${erste}`)
  expect(dienst.page.url).not.toContain('Lena')
  expect(dienst.page.html).toContain('value="Lena"')
  await dienst.open(`${path}?kunde=${zweite}`)
  const andere = /href="([^"]*\?suche=[^"]*)"/.exec(dienst.page.html)?.[1] ?? ''
  expect(andere).not.toBe('')
  expect(andere).not.toContain('Zweig')
  expect((await dienst.open(andere)).html).toContain('value="T. Zweig"')
})

test('Ablehnen entscheidet einmal; wer zu spät kommt, liest das', async () => {
  const { path, kontoId } = await ask({ name: 'Niemand Bekannt' })
  const andere = await createDienst(portal, ['eingangszone'])
  await andere.open(path)
  await dienst.open(path)
  expect((await dienst.submit('Anfrage ablehnen')).text).toContain('Abgelehnt')
  expect((await andere.submit('Anfrage ablehnen')).status).toBe(409)
  expect((await stateOf(kontoId)).zustand).toBe('abgelehnt')
})

test('AZ-02: Anfragen an ein anderes Jobcenter antworten wie keine, und niemand ordnet fremde Menschen zu', async () => {
  const kundeId = await createTestKunde(portal)
  const { path, kontoId } = await ask({ name: 'Grenze' })
  const jobcenterId = await ensureJobcenter(portal, 'Jobcenter Beispielkreis')
  const fremd = await createDienst(portal, ['teamleitung'], { jobcenterId })
  expect((await fremd.open(path)).status).toBe(404)
  await fremd.open('/sachbearbeitung')
  expect((await fremd.post(path, { entscheidung: 'zuordnen', kunde: kundeId })).status).toBe(404)
  await fremd.open('/sachbearbeitung')
  expect((await fremd.post(path, { entscheidung: 'ablehnen' })).status).toBe(404)
  const dort = await portal.env.db.transaction().execute(async (tx) => {
    const { createKunde } = await import('#modules/jobcenter')
    const { kundendaten } = await import('../../../../test/support/menschen.ts')
    return createKunde(portal.env, tx, { jobcenterId, daten: kundendaten() })
  })
  await dienst.open(path)
  expect(dort.ok && (await dienst.post(path, { entscheidung: 'zuordnen', kunde: dort.id })).status).toBe(404)
  expect((await stateOf(kontoId)).zustand).toBe('offen')
})
