import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDienst, type Dienst } from '../../../../test/support/dienst.ts'
import { createTestKunde, ensureJobcenter } from '../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { findDienstProtokoll, findNamen, type Protokollfrage } from './store.ts'

let portal: TestPortal
let revision: Dienst
let jobcenterId: string
beforeAll(async () => {
  portal = await startTestPortal()
  jobcenterId = await ensureJobcenter(portal)
  revision = await createDienst(portal, ['revision'])
})
afterAll(() => portal.stop())

const TAG = 24 * 60 * 60_000
const filter = async (felder: Record<string, string>) => {
  await revision.open('/sachbearbeitung/protokoll')
  return revision.submit('Filtern', felder)
}
const rows = () => [...revision.page.html.matchAll(/<tr>\s*<th scope="row"/g)].length

test('AZ-06: wer eine Akte geöffnet hat, findet die Revision über die Kundennummer, und in der Adresse steht sie nicht', async () => {
  const [eine, andere] = [
    await createTestKunde(portal, { kundennummer: '123R000001' }),
    await createTestKunde(portal, { kundennummer: '123R000002' }),
  ]
  const lea = await createDienst(portal, ['eingangszone'])
  const max = await createDienst(portal, ['teamleitung'])
  for (const [wer, id] of [
    [lea, eine],
    [lea, andere],
    [max, eine],
  ] as const) {
    expect((await wer.open(`/sachbearbeitung/kunden/${id}`)).status).toBe(200)
  }
  const name = async (wer: Dienst) =>
    (
      await portal.owner
        .selectFrom('mitarbeiter')
        .select('name')
        .where('id', '=', wer.mitarbeiterId)
        .executeTakeFirstOrThrow()
    ).name
  const page = await filter({ kunde: '123 R 000001', akten: 'ja' })
  expect(page.url).not.toContain('000001')
  expect(rows()).toBe(2)
  expect(page.text).toContain(await name(lea))
  expect(page.text).toContain(await name(max))
  expect(page.html).toContain('value="123 R 000001"')
  await filter({ kunde: '123R000001', akten: 'ja', wer: max.mitarbeiterId })
  expect(rows()).toBe(1)
  // PRI-09: the number, and nothing else of the person.
  expect(revision.page.text).toContain('123R000001')
  expect(revision.page.text).not.toContain('Kim')
})

test('filtert nach der Zeit, beide Tage eingeschlossen, und nennt falsche Angaben am Feld', async () => {
  await portal.forward(3 * TAG)
  revision = await createDienst(portal, ['revision'])
  await filter({ von: '23.11.2026', bis: '25.11.2026' })
  expect(rows()).toBeGreaterThan(3)
  await filter({ von: '24.11.2026', bis: '25.11.2026' })
  expect(rows()).toBe(0)
  await filter({ von: '26.11.2026' })
  expect(rows()).toBeGreaterThanOrEqual(1)
  const page = await filter({ kunde: '999Z999999', von: 'gestern', bis: '31.02.2026' })
  expect(page.status).toBe(422)
  for (const feld of ['kunde', 'von', 'bis']) expect(page.html).toContain(`href="#feld-${feld}"`)
  expect(page.html).toContain('value="gestern"')
})

test('AZ-02: eine Revision sieht nichts von dem, was in einem anderen Jobcenter geschah', async () => {
  const fremdes = await ensureJobcenter(portal, 'Jobcenter Fremdstadt')
  const fremd = await createDienst(portal, ['revision'], { jobcenterId: fremdes })
  await createTestKunde(portal, { kundennummer: '123R000003' })
  await fremd.open('/sachbearbeitung/protokoll')
  expect((await fremd.submit('Filtern', { kunde: '123R000003' })).text).toContain('gibt es in Ihrem Jobcenter nicht')
  await fremd.open(`/sachbearbeitung/protokoll?wer=${revision.mitarbeiterId}`)
  expect(fremd.page.text).toContain('Dazu gibt es keine Einträge.')
})

/** A record of 100,000 acts of customers and staff, written behind the portal's back. */
async function fill(mitarbeiterId: string, kundeId: string): Promise<void> {
  await sql`
    insert into protokoll (id, zeit, ereignis, ergebnis, akteur, akteur_id, kunde_id)
    select gen_random_uuid(), timestamptz '2026-01-01' + i * interval '1 minute', 'jobcenter.akte-geoeffnet', 'erfolg',
      case when i % 3 = 0 then 'dienst' else 'kunde' end,
      case when i % 300 = 0 then ${mitarbeiterId}::uuid when i % 3 = 0 then ${revision.mitarbeiterId}::uuid end,
      case when i % 600 = 0 then ${kundeId}::uuid else gen_random_uuid() end
    from generate_series(1, 100000) i`.execute(portal.owner)
  await sql`analyze protokoll`.execute(portal.owner)
}

async function planOf(frage: Partial<Protokollfrage>): Promise<string> {
  const alle = (await findNamen(portal.owner, jobcenterId)).map(({ id }) => id)
  const query = findDienstProtokoll(portal.owner, { mitarbeiterIds: alle, anzahl: 51, ...frage })
  return (await query.explain('text', sql`analyze`)).map((row) => Object.values(row)[0]).join('\n')
}

test('jede Liste der Revision bleibt in einem großen Protokoll schnell und blättert ohne Lücke', async () => {
  const wer = await createDienst(portal, ['eingangszone'])
  const kundeId = await createTestKunde(portal)
  await fill(wer.mitarbeiterId, kundeId)
  const mitte = { zeit: new Date('2026-02-01T00:00:00Z'), nr: 45_000 }
  const fragen: Partial<Protokollfrage>[] = [
    {},
    { vor: mitte },
    { mitarbeiterIds: [wer.mitarbeiterId] },
    { mitarbeiterIds: [wer.mitarbeiterId], vor: mitte },
    { kundeId, nurGeoeffnet: true },
    { kundeId, mitarbeiterIds: [wer.mitarbeiterId] },
    { von: new Date('2026-01-10T00:00:00Z'), bis: new Date('2026-01-11T00:00:00Z') },
  ]
  for (const frage of fragen) {
    const plan = await planOf(frage)
    expect(plan).not.toMatch(/Seq Scan on protokoll/)
    const read = Math.max(
      ...[...plan.matchAll(/protokoll.*rows=(\d+)(?:\.\d+)? loops/g)].map(([, zahl]) => Number(zahl)),
    )
    expect([frage, read < 500]).toEqual([frage, true])
  }
  await revision.open(`/sachbearbeitung/protokoll?wer=${wer.mitarbeiterId}&bis=${encodeURIComponent('31.01.2026')}`)
  let anzahl = rows()
  for (let pages = 0; pages < 10; pages++) {
    const mehr = /href="(\/sachbearbeitung\/protokoll\?[^"]*vor=[^"]*)"/.exec(revision.page.html)?.[1]
    if (!mehr) break
    await revision.open(mehr.replaceAll('&amp;', '&'))
    anzahl += rows()
  }
  const { rows: gezaehlt } = await sql<{ n: number }>`
    select count(*)::int as n from protokoll where akteur = 'dienst' and akteur_id = ${wer.mitarbeiterId}
      and zeit < timestamptz '2026-02-01 00:00 Europe/Berlin'`.execute(portal.owner)
  expect(anzahl).toBe(gezaehlt[0]!.n)
  expect(anzahl).toBeGreaterThan(100)
}, 60_000)
