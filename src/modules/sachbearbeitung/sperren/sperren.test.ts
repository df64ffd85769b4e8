import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import { createDienst, type Dienst, signIn } from '../../../../test/support/dienst.ts'
import { createMensch, createTestKunde, ensureJobcenter } from '../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { confirmSperre, liftSperre, listSperren, lockAkte, requestAufhebung } from '../../aufbewahrung/index.ts'

let portal: TestPortal
let sachlich: Dienst
let leitung: Dienst
let zweite: Dienst
beforeAll(async () => {
  portal = await startTestPortal()
  sachlich = await createDienst(portal, ['leistungssachbearbeitung'])
  leitung = await createDienst(portal, ['teamleitung'])
  zweite = await createDienst(portal, ['teamleitung'])
})
afterAll(() => portal?.stop())

const grund = 'Klage vor dem Sozialgericht, S 12 AS 3/26.'
const rowOf = (kundeId: string) =>
  portal.owner.selectFrom('loeschsperre').selectAll().where('kunde_id', '=', kundeId).executeTakeFirstOrThrow()
const recordsOf = async (kundeId: string) =>
  (
    await portal.owner
      .selectFrom('protokoll')
      .select(['ereignis', 'ergebnis', 'akteur_id'])
      .where('kunde_id', '=', kundeId)
      .orderBy('nr')
      .execute()
  )
    .filter(({ ereignis }) => ereignis.startsWith('jobcenter.loeschsperre'))
    .map((row) => `${row.ereignis.slice('jobcenter.loeschsperre-'.length)} ${row.ergebnis} ${row.akteur_id}`)

async function hold(wer: Dienst, kundeId: string): Promise<string> {
  await wer.open(`/sachbearbeitung/kunden/${kundeId}/sperre`)
  await wer.submit('Akte festhalten', { grund })
  return new URL(wer.page.url).pathname
}
async function toDecide(wer: Dienst, pfad: string) {
  await signIn(portal, wer)
  return wer.open(`${pfad}/freigabe`)
}

describe('Löschsperre', () => {
  test('AZ-07: gesetzt wird sie sofort, bestätigt von einer zweiten Person, und nur zu zweit aufgehoben', async () => {
    const { kundeId } = await createMensch(portal, { kunde: true })
    await sachlich.open(`/sachbearbeitung/kunden/${kundeId}/sperre`)
    expect((await sachlich.submit('Akte festhalten', { grund: 'ja' })).status).toBe(422)
    const pfad = await hold(sachlich, kundeId)
    expect(sachlich.page.text).toContain('Eine andere Person muss es bestätigen.')
    expect((await sachlich.open(`/sachbearbeitung/kunden/${kundeId}`)).text).toContain('Vorläufig bis')
    expect((await sachlich.open(`${pfad}/freigabe`)).status).toBe(403)
    expect((await leitung.open('/sachbearbeitung/eingang')).text).toContain('Löschsperre: bestätigen')
    await toDecide(leitung, pfad)
    expect((await leitung.submit('Löschsperre bestätigen')).text).toContain('Die Löschsperre ist bestätigt.')
    expect((await rowOf(kundeId)).bis).toBeNull()
    expect((await leitung.open('/sachbearbeitung/eingang')).text).not.toContain('Löschsperre: bestätigen')

    await sachlich.open(pfad)
    expect((await sachlich.submit('Aufhebung beantragen', { grund: '-' })).status).toBe(422)
    await sachlich.submit('Aufhebung beantragen', { grund: 'Das Urteil ist rechtskräftig.' })
    expect(sachlich.page.text).toContain('Die Aufhebung ist beantragt.')
    expect((await rowOf(kundeId)).beendet).toBeNull()
    expect((await leitung.open('/sachbearbeitung/eingang')).text).toContain('Löschsperre: aufheben')
    const seite = await toDecide(zweite, pfad)
    expect(seite.text).toContain('Das Urteil ist rechtskräftig.')
    await zweite.submit('Löschsperre aufheben')
    expect(zweite.page.text).toContain('Die Löschsperre ist aufgehoben.')
    expect((await rowOf(kundeId)).ende).toBe('aufgehoben')
    expect(await recordsOf(kundeId)).toEqual([
      `gesetzt erfolg ${sachlich.mitarbeiterId}`,
      `bestaetigt erfolg ${leitung.mitarbeiterId}`,
      `aufhebung-beantragt erfolg ${sachlich.mitarbeiterId}`,
      `aufgehoben erfolg ${zweite.mitarbeiterId}`,
    ])
    // And once more from the beginning.
    expect(await hold(sachlich, kundeId)).not.toBe(pfad)
  })

  test('AZ-07: was man selbst gesetzt oder beantragt hat, entscheidet man nicht: nicht auf der Seite, nicht in der Tabelle', async () => {
    const { kundeId } = await createMensch(portal, { kunde: true })
    await signIn(portal, leitung)
    const pfad = await hold(leitung, kundeId)
    const page = await toDecide(leitung, pfad)
    expect([
      page.text.includes('Das haben Sie selbst beantragt'),
      page.text.includes('Löschsperre bestätigen'),
    ]).toEqual([true, false])
    expect((await leitung.post(`${pfad}/freigabe`, { entscheidung: 'bestaetigt' })).status).toBe(403)
    await leitung.open(pfad)
    await leitung.submit('Aufhebung beantragen', { grund: 'Die Klage ist zurückgenommen.' })
    expect((await toDecide(leitung, pfad)).text).not.toContain('Weiter festhalten')
    expect((await leitung.post(`${pfad}/freigabe`, { entscheidung: 'aufgehoben' })).status).toBe(403)
    expect(await rowOf(kundeId)).toMatchObject({ beendet: null, bestaetigt: null })
    expect(await recordsOf(kundeId)).toEqual(
      expect.arrayContaining([
        `bestaetigt abgelehnt ${leitung.mitarbeiterId}`,
        `aufgehoben abgelehnt ${leitung.mitarbeiterId}`,
      ]),
    )
    const zeit = new Date()
    const change = (neu: object) =>
      portal.owner.updateTable('loeschsperre').set(neu).where('kunde_id', '=', kundeId).execute()
    const ich = leitung.mitarbeiterId
    await expect(change({ bis: null, bestaetigt: zeit, bestaetigt_von: ich })).rejects.toMatchObject({
      constraint: 'loeschsperre_bestaetigt_vier_augen',
    })
    await expect(change({ beendet: zeit, beendet_von: ich, ende: 'aufgehoben' })).rejects.toMatchObject({
      constraint: 'loeschsperre_aufhebung_vier_augen',
    })
    await expect(change({ beendet: zeit, ende: 'aufgehoben' })).rejects.toMatchObject({
      constraint: 'loeschsperre_beendet',
    })
  })

  test('weiter festhalten, und den eigenen Antrag zurücknehmen', async () => {
    const { kundeId } = await createMensch(portal, { kunde: true })
    const pfad = await hold(sachlich, kundeId)
    await sachlich.submit('Aufhebung beantragen', { grund: 'Ich glaube, es ist vorbei.' })
    await sachlich.submit('Antrag zurücknehmen')
    expect(sachlich.page.text).toContain('Die Akte wird weiter festgehalten.')
    await sachlich.submit('Aufhebung beantragen', { grund: 'Jetzt ist es wirklich vorbei.' })
    await toDecide(leitung, pfad)
    await leitung.submit('Weiter festhalten')
    expect(await rowOf(kundeId)).toMatchObject({ aufhebung: null, beendet: null })
    expect((await leitung.post(`${pfad}/freigabe`, { entscheidung: 'aufgehoben' })).status).toBe(409)
  })

  test('AZ-02: in einem anderen Jobcenter gibt es die Sperre nicht', async () => {
    const { kundeId } = await createMensch(portal, { kunde: true })
    const pfad = await hold(sachlich, kundeId)
    const id = pfad.split('/').at(-1)!
    const jobcenterId = await ensureJobcenter(portal, 'Jobcenter Fremdstadt')
    const fremd = await createDienst(portal, ['teamleitung'], { jobcenterId })
    const none = newId()
    const plain = (html: string) => html.replace(/(nonce|value|data-csrf)="[^"]*"/g, '').replace(/[0-9a-f-]{36}/g, '')
    for (const [tat, felder] of [
      ['', undefined],
      ['/freigabe', undefined],
      ['', { aktion: 'beantragen', grund }],
      ['/freigabe', { entscheidung: 'bestaetigt' }],
    ] as const) {
      const answer = async (which: string) => {
        await fremd.open('/sachbearbeitung')
        const headers = { 'content-type': 'application/x-www-form-urlencoded' }
        const body = new URLSearchParams({ csrf: fremd.csrf(), ...felder }).toString()
        const got = await fremd.raw(
          `/sachbearbeitung/sperren/${which}${tat}`,
          felder ? { method: 'POST', headers, body } : {},
        )
        return [got.status, plain(await got.text())]
      }
      const seen = await answer(id)
      expect([tat, seen]).toEqual([tat, await answer(none)])
      expect(seen[0]).toBe(404)
    }
    expect((await fremd.open('/sachbearbeitung/sperren')).text).toContain('Es wird keine Akte festgehalten.')
    expect(await lockAkte(portal.env, { kundeId: await createTestKunde(portal), grund, von: fremd })).toBe(false)
    expect(await requestAufhebung(portal.env, { kundeId, grund, von: fremd })).toBe(false)
  })

  test('AZ-06: wer für die Person nicht da ist, nennt erst einen Grund', async () => {
    const kundeId = await createTestKunde(portal)
    await portal.owner.updateTable('zustaendigkeit').set({ team: 'Team 9' }).where('kunde_id', '=', kundeId).execute()
    await lockAkte(portal.env, { kundeId, grund, von: undefined })
    const { id } = await rowOf(kundeId)
    await portal.owner.updateTable('eingang').set({ team: 'Team 9' }).where('bezug_id', '=', id).execute()
    await signIn(portal, leitung)
    await leitung.open(`/sachbearbeitung/sperren/${id}/freigabe`)
    expect(new URL(leitung.page.url).pathname).toBe(`/sachbearbeitung/kunden/${kundeId}/zugriff`)
  })

  test('AZ-08: von vielen zugleich setzt, bestätigt, beantragt und hebt je genau eine auf', async () => {
    const kundeId = await createTestKunde(portal)
    const many = <T>(act: (wer: Dienst) => Promise<T>, wer = [leitung, zweite]) =>
      Promise.all(Array.from({ length: 40 }, (_, i) => act(wer[i % wer.length]!)))
    const count = (results: unknown[], wanted: unknown) => results.filter((one) => one === wanted).length
    const antrag = (von: Dienst) => ({ kundeId, grund, von })
    expect(count(await many((wer) => lockAkte(portal.env, antrag(wer)), [sachlich, leitung, zweite]), true)).toBe(1)
    const { id } = await rowOf(kundeId)
    expect(count(await many((wer) => confirmSperre(portal.env, wer, id)), 'ok')).toBe(1)
    expect(count(await many((wer) => requestAufhebung(portal.env, antrag(wer)), [sachlich]), true)).toBe(1)
    expect(count(await many((wer) => liftSperre(portal.env, wer, id)), 'ok')).toBe(1)
    expect(await listSperren(portal.env, portal.env.db, { kundeId })).toEqual([])
  }, 60_000)
})
