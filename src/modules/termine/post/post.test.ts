import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eraseKunde } from '#modules/jobcenter'
import { newId } from '#platform/datenbank/id.ts'
import { type Dienst, signIn } from '../../../../test/support/dienst.ts'
import { createTestKunde, ensureJobcenter, type Mensch } from '../../../../test/support/menschen.ts'
import { startTestPortal, TESTZEIT, type TestPortal } from '../../../../test/support/portal.ts'
import { TAG } from '../../../platform/clock.ts'
import { agree, createDienst, createMensch, einladung, invite } from '../termine.test-daten.ts'

let portal: TestPortal
let dienst: Dienst
beforeAll(async () => {
  portal = await startTestPortal()
})
beforeEach(async () => {
  await portal.setTime(TESTZEIT)
  dienst = await createDienst(portal, ['integrationsfachkraft'])
})
afterAll(() => portal.stop())

const briefeOf = (terminId: string) =>
  portal.owner.selectFrom('termin_brief').selectAll().where('termin_id', '=', terminId).orderBy('id').execute()
const postenOf = (terminId: string) =>
  portal.owner
    .selectFrom('eingang')
    .select(['art', 'zustaendig'])
    .where('bezug_id', '=', terminId)
    .where('art', '=', 'terminbrief')
    .execute()
const inviteTo = (kundeId: string, beginn = '2026-12-08T09:00:00Z') =>
  invite(portal, dienst, einladung(kundeId, beginn), newId())
const seite = (id: string) => `/sachbearbeitung/termine/${id}`
const wayOf = async (id: string) =>
  (await portal.owner.selectFrom('termin').select('zustellung').where('id', '=', id).executeTakeFirstOrThrow())
    .zustellung

async function createLeser(): Promise<Mensch> {
  const kim = await createMensch(portal, { kunde: true })
  await agree(portal, kim)
  return kim
}
const change = (kim: Mensch, werte: { zustand?: 'deaktiviert'; adresse_gestoert?: Date }) =>
  portal.owner.updateTable('konto').set(werte).where('id', '=', kim.kontoId).execute()

const eingabe = {
  ...{ 'tag-tag': '9', 'tag-monat': '12', 'tag-jahr': '2026', uhrzeit: '9:30' },
  ...{ art: 'einladung', zweck: 'vermittlung', ort: 'Zimmer 2.14' },
}

describe('Der Weg einer Einladung', () => {
  test.each([
    ['ein deaktiviertes Konto', { zustand: 'deaktiviert' }, 'deaktiviert', 'Das Konto ist deaktiviert'],
    ['eine Adresse, deren Mails zurückkommen', { adresse_gestoert: TESTZEIT }, 'adresse', 'kommen zurück'],
  ] as const)('führt an %s vorbei zur Post, und die Vorschau sagt warum', async (_, werte, grund, satz) => {
    const kim = await createLeser()
    await change(kim, werte)
    await portal.runDue()
    await dienst.open(`/sachbearbeitung/kunden/${kim.kundeId}/termin`)
    const vorschau = await dienst.submit('Vorschau', eingabe)
    expect(vorschau.text).toContain('Das geht nur mit der Post')
    expect(vorschau.text).toContain(satz)
    const page = await dienst.submit('Termin ansetzen')
    expect(page.text).toContain('Brief zum Termin: noch nicht gesendet')
    expect(page.text).toContain(satz)
    const id = /termine\/([0-9a-f-]{36})/.exec(page.url)![1]!
    expect([await wayOf(id), (await briefeOf(id)).map((one) => one.grund)]).toEqual(['post', [grund]])
  })

  test('ist das Portal, wenn nichts dagegen spricht; beim Verlegen zählt der neue Stand', async () => {
    const kim = await createLeser()
    const id = await inviteTo(kim.kundeId)
    expect([await wayOf(id), await briefeOf(id), await postenOf(id)]).toEqual(['online', [], []])
    await change(kim, { adresse_gestoert: TESTZEIT })
    await dienst.open(`${seite(id)}/verlegung`)
    await dienst.submit('Vorschau', { uhrzeit: '14:00' })
    expect((await dienst.submit('Termin verlegen')).text).toContain('noch nicht gesendet')
    expect([await wayOf(id), (await briefeOf(id)).length]).toEqual(['post', 1])
  })

  test('für ein Gespräch genügt ein Konto; ohne Konto geht auch dazu ein Brief', async () => {
    const kim = await createMensch(portal, { kunde: true, stufe: false })
    const gespraech = (kundeId: string, beginn: string) =>
      invite(portal, dienst, { ...einladung(kundeId, beginn), art: 'gespraech' as never }, newId())
    const mit = await gespraech(kim.kundeId, '2026-12-10T09:00:00Z')
    const ohne = await gespraech(await createTestKunde(portal), '2026-12-10T10:00:00Z')
    expect([(await briefeOf(mit)).length, (await briefeOf(ohne)).length]).toEqual([0, 1])
  })
})

describe('Eine Einladung mit der Post', () => {
  test('steht im Eingang, bis jemand den Tag des Versands vermerkt; das steht im Verlauf und im Nachweis', async () => {
    const kundeId = await createTestKunde(portal)
    const id = await inviteTo(kundeId)
    expect(await postenOf(id)).toEqual([{ art: 'terminbrief', zustaendig: dienst.mitarbeiterId }])
    expect((await dienst.open('/sachbearbeitung/eingang')).text).toContain('Einladung auf Papier senden')
    await portal.forward(2 * TAG)
    await signIn(portal, dienst)
    const kim = await createMensch(portal, { kunde: kundeId })
    await dienst.open(seite(id))
    const falsch = await dienst.submit('Als gesendet vermerken', { 'versand-tag': '31' })
    expect([falsch.status, (await briefeOf(id))[0]?.gesendet]).toEqual([422, null])
    const done = await dienst.submit('Als gesendet vermerken', { 'versand-tag': '24', 'versand-monat': '11' })
    expect(done.text).toContain('Am 24. November 2026 zur Post gegeben')
    expect(await postenOf(id)).toEqual([])
    expect((await dienst.post(`${seite(id)}/versand`, felderOf('25'))).text).toContain('Es war nichts mehr zu senden')
    expect((await briefeOf(id)).map(({ gesendet, vermerkt_von }) => [gesendet, vermerkt_von])).toEqual([
      ['2026-11-24', dienst.mitarbeiterId],
    ])
    expect((await kim.open('/verlauf')).text).toContain('einen Brief zu einem Termin zur Post gegeben')
    const nachweis = (await (await dienst.raw(`${seite(id)}?datei=nachweis`)).json()) as {
      briefe: { gesendet: { tag: string } }[]
      protokoll: { ereignis: string }[]
    }
    expect(nachweis.briefe.map(({ gesendet }) => gesendet.tag)).toEqual(['2026-11-24'])
    expect(JSON.stringify(nachweis.protokoll)).toContain('jobcenter.terminbrief-gesendet')
  })

  test('verlegt vor dem Versand bleibt ein Brief offen, danach folgt einer zur neuen Zeit und einer zur Absage', async () => {
    const id = await inviteTo(await createTestKunde(portal), '2026-12-11T09:00:00Z')
    const verlegen = async (uhrzeit: string) => {
      await dienst.open(`${seite(id)}/verlegung`)
      await dienst.submit('Vorschau', { uhrzeit })
      await dienst.submit('Termin verlegen')
    }
    const anlaesse = async () => (await briefeOf(id)).map(({ anlass, gesendet }) => [anlass, gesendet !== null])
    await verlegen('13:00')
    expect(await anlaesse()).toEqual([['neu', false]])
    await dienst.submit('Als gesendet vermerken')
    await verlegen('14:00')
    expect(await anlaesse()).toEqual([
      ['neu', true],
      ['verlegt', false],
    ])
    await dienst.open(`${seite(id)}/absage`)
    expect((await dienst.submit('Termin absagen')).text).toContain('Brief zur Absage: noch nicht gesendet')
    expect(await anlaesse()).toEqual([
      ['neu', true],
      ['abgesagt', false],
    ])
    expect(await postenOf(id)).toHaveLength(1)
  })

  test('AZ-02: ein anderes Jobcenter vermerkt und liest nichts; mit der Akte geht alles', async () => {
    const fremd = await createDienst(portal, ['integrationsfachkraft'], {
      jobcenterId: await ensureJobcenter(portal, 'Jobcenter Beispielkreis'),
    })
    const kundeId = await createTestKunde(portal)
    const id = await inviteTo(kundeId, '2026-12-14T09:00:00Z')
    await fremd.open('/sachbearbeitung')
    const answers = [
      await fremd.post(`${seite(id)}/versand`, felderOf('23')),
      await fremd.open(`${seite(id)}?datei=nachweis`),
    ]
    expect(answers.map(({ status }) => status)).toEqual([404, 404])
    expect((await fremd.open('/sachbearbeitung/eingang')).html).not.toContain(seite(id))
    expect((await briefeOf(id))[0]?.gesendet).toBeNull()
    const wo = { id: kundeId, jobcenterId: dienst.jobcenterId }
    await portal.env.db.transaction().execute((tx) => eraseKunde(tx, wo))
    expect([await briefeOf(id), await postenOf(id)]).toEqual([[], []])
  })
})

const felderOf = (tag: string) => ({ 'versand-tag': tag, 'versand-monat': '11', 'versand-jahr': '2026' })
