import { afterAll, beforeAll, expect, test } from 'vitest'
import { createKunde, findJobcenterById, readKunde } from '#modules/jobcenter'
import { closeTypesetter, issueFreischaltcode, issueStapel, suggestStapel } from '#modules/profil'
import { newId } from '#platform/datenbank/id.ts'
import { createDienst, type Dienst } from '../../../../test/support/dienst.ts'
import { createMensch, createTestKunde, ensureJobcenter, kundendaten } from '../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { letterOf, startBrief } from '../../profil/freischalten/brief.ts'
import { parseNummern } from './forms.ts'

let portal: TestPortal
let dienst: Dienst
let jobcenterId: string
beforeAll(async () => {
  portal = await startTestPortal()
  dienst = await createDienst(portal, ['eingangszone'])
  jobcenterId = await ensureJobcenter(portal)
})
afterAll(async () => {
  await closeTypesetter()
  await portal.stop()
})

async function createFremden(kundennummer: string): Promise<{ id: string; jobcenterId: string }> {
  const fremdes = await ensureJobcenter(portal, 'Jobcenter Anderswo')
  const daten = kundendaten({ kundennummer })
  const made = await portal.owner
    .transaction()
    .execute((tx) => createKunde(portal.env, tx, { jobcenterId: fremdes, daten }))
  if (!made.ok) throw new Error(made.grund)
  return { id: made.id, jobcenterId: fremdes }
}

const codesOf = (kundeId: string) =>
  portal.owner
    .selectFrom('freischaltcode')
    .select('zustand')
    .where('kunde_id', '=', kundeId)
    .orderBy('erstellt')
    .execute()

test('Kundennummern: eine je Zeile oder mit Komma, jede einmal, höchstens hundert', () => {
  expect(parseNummern(' 123A456789\n123a456789, 123B000001;\n\n')).toEqual({
    ok: true,
    nummern: ['123A456789', '123B000001'],
  })
  expect(parseNummern(' \n ')).toMatchObject({ ok: false, fehler: /wenigstens eine/ })
  expect(parseNummern('123A456789\nKim')).toMatchObject({ ok: false, fehler: /Keine Kundennummer ist: Kim\./ })
  const viele = Array.from({ length: 101 }, (_, i) => `123A${String(i).padStart(6, '0')}`)
  expect(parseNummern(viele.slice(1).join('\n'))).toMatchObject({ ok: true })
  expect(parseNummern(viele.join('\n'))).toMatchObject({
    ok: false,
    fehler: /höchstens 100 Briefe, eingegeben sind 101/,
  })
})

test('Vorgeschlagen wird, wer weder Zugang noch gültigen Code hat', async () => {
  const ohne = await createTestKunde(portal)
  const mitCode = await createTestKunde(portal)
  const verknuepft = (await createMensch(portal, { kunde: true })).kundeId
  const fremd = (await createFremden('123S000008')).id
  await issueFreischaltcode(portal.env, { kundeId: mitCode, jobcenterId, von: { art: 'system' } })
  const ids = (await suggestStapel(portal.env, jobcenterId)).map(({ id }) => id)
  expect(ids).toContain(ohne)
  for (const id of [mitCode, verknuepft, fremd]) expect(ids).not.toContain(id)
})

test('Kinder unter 15 werden nicht vorgeschlagen; eigens genannt, geht der Brief an ihre gesetzliche Vertretung', async () => {
  const kind = await createTestKunde(portal, { geburtstag: '2021-03-04', kundennummer: '123K000001' })
  const mit15 = await createTestKunde(portal, { geburtstag: '2011-11-23', kundennummer: '123K000002' })
  const ids = (await suggestStapel(portal.env, jobcenterId)).map(({ id }) => id)
  expect(ids).toContain(mit15)
  expect(ids).not.toContain(kind)
  await dienst.open('/sachbearbeitung/stapel')
  const page = await dienst.submit('Prüfen', { nummern: '123K000001' })
  expect(page.text).toContain('unter 15, der Brief geht an die gesetzliche Vertretung')
  const [jobcenter, kunden] = await Promise.all([
    findJobcenterById(portal.env.db, jobcenterId),
    Promise.all([kind, mit15].map((id) => readKunde(portal.env, portal.env.db, { id, jobcenterId }))),
  ])
  const [zumKind, zu15] = kunden.map((kunde) => letterOf(portal.env, jobcenter!, startBrief(portal.env, kunde!)))
  expect(zumKind!.empfaenger.zeilen[0]).toBe('Gesetzliche Vertretung von')
  expect(zumKind!.anrede).toBe('Guten Tag,')
  expect(zu15!.empfaenger.zeilen).toHaveLength(3)
})

test('vom Eintippen bis zum Versand: prüfen, erstellen, eine Datei, vermerken', async () => {
  const [b, a] = [
    await createTestKunde(portal, { vorname: 'Bo', nachname: 'Berg', kundennummer: '123S000002' }),
    await createTestKunde(portal, { vorname: 'Ada', nachname: 'Acker', kundennummer: '123S000001' }),
  ]
  await issueFreischaltcode(portal.env, { kundeId: b, jobcenterId, von: { art: 'system' } })
  await dienst.open('/sachbearbeitung/stapel')
  expect((await dienst.submit('Prüfen', { nummern: '123S000002\nunsinn' })).status).toBe(422)
  expect(dienst.page.text).toContain('Keine Kundennummer ist: unsinn')
  expect(dienst.page.html).toContain('123S000002\nunsinn')
  await dienst.submit('Prüfen', { nummern: '123S000002\n123S000001' })
  expect(dienst.page.text).toContain('2 Briefe erstellen?')
  expect(dienst.page.text).toContain('Berg, Bo 123S000002 der ältere Code gilt dann nicht mehr')
  const page = await dienst.submit('Briefe erstellen')
  const path = new URL(page.url).pathname
  expect(page.text).toMatch(/2 Briefe.*Acker, Ada.*Berg, Bo/)
  expect(await codesOf(b)).toEqual([{ zustand: 'ersetzt' }, { zustand: 'gueltig' }])
  const pdf = await dienst.open(`${path}?datei=pdf`)
  expect(pdf.headers.get('content-type')).toBe('application/pdf')
  expect(pdf.html.slice(0, 5)).toBe('%PDF-')
  const { anzahl } = await portal.owner
    .selectFrom('protokoll')
    .select((eb) => eb.fn.countAll<number>().as('anzahl'))
    .where('ereignis', '=', 'jobcenter.akte-geoeffnet')
    .where('kunde_id', 'in', [a, b])
    .executeTakeFirstOrThrow()
  expect(Number(anzahl)).toBe(2)
  await dienst.open(path)
  expect((await dienst.submit('Alle Briefe gesendet')).text).toContain('Gesendet')
  const briefe = await portal.owner.selectFrom('brief').select('zustand').where('kunde_id', 'in', [a]).execute()
  expect(briefe).toEqual([{ zustand: 'gesendet' }])
  expect((await dienst.open('/sachbearbeitung/stapel')).text).toMatch(/2 Briefe gesendet/)
})

test('ein einzelner Brief aus dem Stapel lässt sich ansehen und drucken', async () => {
  const kundeId = await createTestKunde(portal)
  const id = newId()
  await issueStapel(portal.env, { id, jobcenterId, mitarbeiterId: dienst.mitarbeiterId, kundeIds: [kundeId] })
  const { id: briefId } = await portal.owner
    .selectFrom('brief')
    .select('id')
    .where('kunde_id', '=', kundeId)
    .executeTakeFirstOrThrow()
  expect((await dienst.open(`/sachbearbeitung/briefe/${briefId}`)).text).toContain('Brief als PDF öffnen')
  const pdf = await dienst.open(`/sachbearbeitung/briefe/${briefId}?datei=pdf`)
  expect(pdf.html.slice(0, 5)).toBe('%PDF-')
})

test('AZ-08: fünf Klicks zugleich ergeben einen Stapel und einen gültigen Code je Person', async () => {
  const kundeIds = [await createTestKunde(portal), await createTestKunde(portal)]
  const auftrag = { id: newId(), jobcenterId, mitarbeiterId: dienst.mitarbeiterId, kundeIds }
  const counts = await Promise.all(Array.from({ length: 5 }, () => issueStapel(portal.env, auftrag)))
  expect(counts).toEqual([2, 2, 2, 2, 2])
  for (const kundeId of kundeIds) expect(await codesOf(kundeId)).toEqual([{ zustand: 'gueltig' }])
})

test('AZ-02: ein anderes Jobcenter sieht den Stapel nicht und nimmt niemanden hinein', async () => {
  const { id: fremder, jobcenterId: fremdes } = await createFremden('123S000009')
  const eigener = await createTestKunde(portal)
  const id = newId()
  const mitarbeiterId = dienst.mitarbeiterId
  expect(await issueStapel(portal.env, { id, jobcenterId, mitarbeiterId, kundeIds: [fremder, eigener] })).toBe(1)
  expect(await codesOf(fremder)).toEqual([])
  await dienst.open('/sachbearbeitung/stapel')
  expect((await dienst.submit('Prüfen', { nummern: '123S000009' })).text).toContain(
    'In Ihrem Jobcenter gibt es niemanden',
  )
  const fremd = await createDienst(portal, ['eingangszone'], { jobcenterId: fremdes })
  for (const path of [`/sachbearbeitung/stapel/${id}`, `/sachbearbeitung/stapel/${id}?datei=pdf`]) {
    expect((await fremd.open(path)).status).toBe(404)
  }
  expect((await fremd.open('/sachbearbeitung/stapel')).text).toContain('Es gibt noch keinen Stapel')
})
