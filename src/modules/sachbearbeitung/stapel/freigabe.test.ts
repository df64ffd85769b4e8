import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeTypesetter, issueFreischaltcode, issueStapel } from '#modules/profil'
import { MINUTE, STUNDE } from '#platform/clock.ts'
import { newId } from '#platform/datenbank/id.ts'
import { createDienst, type Dienst, signIn } from '../../../../test/support/dienst.ts'
import { createTestKunde, ensureJobcenter } from '../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'

let portal: TestPortal
let leitung: Dienst
let jobcenterId: string
beforeAll(async () => {
  portal = await startTestPortal({ AUSGABE_BRIEFE: '2' })
  jobcenterId = await ensureJobcenter(portal)
  leitung = await createDienst(portal, ['teamleitung'])
  // A sign-in does not count what was fetched before it; so all of it comes after.
  await portal.forward(MINUTE)
})
afterAll(async () => {
  await closeTypesetter()
  await portal.stop()
})

let lfd = 0
async function kunden(anzahl: number): Promise<{ id: string; nummer: string }[]> {
  const made: { id: string; nummer: string }[] = []
  for (let i = 0; i < anzahl; i++) {
    const nummer = `123T${String(++lfd).padStart(6, '0')}`
    made.push({ id: await createTestKunde(portal, { kundennummer: nummer }), nummer })
  }
  return made
}
async function newDienst(): Promise<Dienst> {
  const dienst = await createDienst(portal, ['eingangszone'])
  await portal.forward(MINUTE)
  return dienst
}
const codesOf = async (leute: { id: string }[]) =>
  portal.owner
    .selectFrom('freischaltcode')
    .select(['kunde_id', 'zustand'])
    .where(
      'kunde_id',
      'in',
      leute.map(({ id }) => id),
    )
    .execute()

/** Types the numbers and checks them. */
async function check(wer: Dienst, leute: { nummer: string }[]) {
  await wer.open('/sachbearbeitung/stapel')
  return wer.submit('Prüfen', { nummern: leute.map(({ nummer }) => nummer).join('\n') })
}
/** Asks for a batch that is too large for one; answers the id of the request. */
async function ask(wer: Dienst, leute: { nummer: string }[]): Promise<string> {
  await check(wer, leute)
  await wer.submit('Zum Antrag auf Freigabe')
  await wer.submit('Freigabe beantragen', { grund: 'Anschreiben aller neuen Familien.' })
  return new URL(wer.page.url).pathname.split('/').at(-1)!
}
async function release(id: string, wer = leitung) {
  await signIn(portal, wer)
  await wer.open(`/sachbearbeitung/ausgaben/${id}/freigabe`)
  return wer.submit('Ausgabe freigeben')
}
async function fetchFile(wer: Dienst, id: string): Promise<Response> {
  await wer.open(`/sachbearbeitung/ausgaben/${id}`)
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const body = new URLSearchParams({ csrf: wer.csrf() }).toString()
  return wer.raw(`/sachbearbeitung/ausgaben/${id}/datei`, { method: 'POST', headers, body })
}
async function stapel(wer: Dienst, anzahl: number) {
  const leute = await kunden(anzahl)
  const id = newId()
  await issueStapel(portal.env, {
    id,
    jobcenterId,
    mitarbeiterId: wer.mitarbeiterId,
    kundeIds: leute.map((one) => one.id),
  })
  const briefe = await portal.owner.selectFrom('brief').select('id').where('stapel_id', '=', id).execute()
  return { seite: `/sachbearbeitung/stapel/${id}`, briefe: briefe.map((one) => `/sachbearbeitung/briefe/${one.id}`) }
}
const typeOf = async (wer: Dienst, seite: string) =>
  (await wer.raw(`${seite}?datei=pdf`)).headers.get('content-type')?.split(';')[0]

describe('Stapel von Freischaltcodes zu zweit', () => {
  test('AZ-07: über der Grenze entsteht kein Code, bevor eine zweite Person zustimmt; dann kommen Codes und Briefe auf einmal', async () => {
    const wer = await newDienst()
    const leute = await kunden(3)
    await issueFreischaltcode(portal.env, { kundeId: leute[0]!.id, jobcenterId, von: { art: 'system' } })
    const page = await check(wer, leute)
    expect(page.text).toContain('Das geht nur zu zweit')
    expect(page.text).toContain('Noch ohne Freigabe möglich: 2 Briefe.')
    const antrag = await wer.submit('Zum Antrag auf Freigabe')
    expect(antrag.text).toContain('In 24 Stunden gehen höchstens 2 Briefe an eine Person allein hinaus.')
    expect(antrag.text).toContain('ein neuer Stapel mit 3 Briefen')
    await wer.submit('Freigabe beantragen', { grund: 'Anschreiben aller neuen Familien.' })
    const id = new URL(wer.page.url).pathname.split('/').at(-1)!
    expect((await fetchFile(wer, id)).status).toBe(409)
    expect(await codesOf(leute)).toEqual([{ kunde_id: leute[0]!.id, zustand: 'gueltig' }])

    expect((await release(id)).text).toContain('Die Ausgabe ist freigegeben.')
    expect(await codesOf(leute)).toHaveLength(1)
    const datei = await fetchFile(wer, id)
    expect([datei.status, datei.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect(await codesOf(leute)).toHaveLength(4)
    expect((await fetchFile(wer, id)).status).toBe(409)
    expect((await wer.open(`/sachbearbeitung/ausgaben/${id}`)).text).toContain('Briefe: 3')
    const weg = /\/sachbearbeitung\/stapel\/[0-9a-f-]{36}/.exec(wer.page.html)![0]
    expect((await wer.open(weg)).text).toContain('3 Briefe')
    // Whoever has them may print them again for a day; nobody else, and no longer.
    expect(await typeOf(wer, weg)).toBe('application/pdf')
    expect(await typeOf(await newDienst(), weg)).toBe('text/html')
    await portal.forward(25 * STUNDE)
    await signIn(portal, wer)
    expect(await typeOf(wer, weg)).toBe('text/html')
  })

  test('AZ-07: den eigenen Stapel gibt niemand frei', async () => {
    await signIn(portal, leitung)
    const leute = await kunden(3)
    const id = await ask(leitung, leute)
    const seite = `/sachbearbeitung/ausgaben/${id}/freigabe`
    expect((await leitung.open(seite)).text).toContain('Das haben Sie selbst beantragt')
    expect((await leitung.post(seite, { entscheidung: 'freigegeben', antwort: '' })).status).toBe(403)
    expect((await fetchFile(leitung, id)).status).toBe(409)
    expect(await codesOf(leute)).toEqual([])
  })

  test('AZ-07: kleine Stapel zählen beim Drucken zusammen, auch einzeln gedruckte Briefe; dasselbe noch einmal zählt nicht', async () => {
    const wer = await newDienst()
    const [eins, zwei] = [await stapel(wer, 1), await stapel(wer, 3)]
    for (let i = 0; i < 3; i++) expect(await typeOf(wer, eins.seite)).toBe('application/pdf')
    expect(await typeOf(wer, zwei.seite)).toBe('text/html')
    const [a = '', c = ''] = zwei.briefe
    for (let i = 0; i < 2; i++) expect(await typeOf(wer, a)).toBe('application/pdf')
    const page = await wer.open(`${c}?datei=pdf`)
    expect(page.text).toContain('Sie haben schon 2 geholt, mit dieser Datei wären es 3.')
    expect(page.text).toContain('ein Brief aus einem Stapel')
    expect((await check(wer, await kunden(1))).text).toContain('Noch ohne Freigabe möglich: 0 Briefe.')
    expect((await wer.open('/sachbearbeitung/ausgaben')).text).toContain('Briefe mit Freischaltcode aus Stapeln 2 2 0')
  })

  test('AZ-08: zwanzigmal zugleich gedruckt, gehen nicht mehr Briefe hinaus, als einer Person allein zustehen', async () => {
    const wer = await newDienst()
    const { briefe } = await stapel(wer, 6)
    const types = await Promise.all(briefe.map((one) => typeOf(wer, one)))
    expect(types.filter((one) => one === 'application/pdf')).toHaveLength(2)
  })

  test('wer inzwischen einen Code hat, bekommt keinen zweiten; ist niemand übrig, entsteht kein Stapel', async () => {
    const wer = await newDienst()
    const leute = await kunden(3)
    const id = await ask(wer, leute)
    await release(id)
    const issue = (one: { id: string } | undefined) =>
      issueFreischaltcode(portal.env, { kundeId: one!.id, jobcenterId, von: { art: 'system' } })
    await issue(leute[0])
    expect((await fetchFile(wer, id)).status).toBe(200)
    expect(await codesOf(leute)).toHaveLength(3)
    expect(await codesOf(leute.slice(0, 1))).toEqual([{ kunde_id: leute[0]!.id, zustand: 'gueltig' }])

    const alle = await kunden(3)
    const zweiter = await ask(wer, alle)
    await release(zweiter)
    for (const one of alle) await issue(one)
    expect((await fetchFile(wer, zweiter)).status).toBe(409)
    expect(await codesOf(alle)).toHaveLength(3)
  })

  test('AZ-02: von einem anderen Jobcenter aus gibt es weder Stapel noch Brief noch Antrag', async () => {
    const wer = await newDienst()
    const { seite, briefe } = await stapel(wer, 3)
    const antrag = await ask(wer, await kunden(3))
    const fremdes = await ensureJobcenter(portal, 'Jobcenter Anderswo')
    const fremd = await createDienst(portal, ['eingangszone', 'teamleitung'], { jobcenterId: fremdes })
    for (const path of [seite, briefe[0]!]) expect((await fremd.raw(`${path}?datei=pdf`)).status).toBe(404)
    expect((await fremd.open(`/sachbearbeitung/ausgaben/${antrag}`)).status).toBe(404)
  })

  test('eine Person mit anderen Aufgaben kann keinen Stapel holen, auch nicht mit freigegebenem Antrag', async () => {
    const wer = await newDienst()
    const id = await ask(wer, await kunden(3))
    await release(id)
    await portal.owner
      .updateTable('mitarbeiter')
      .set({ rollen: ['administration'] })
      .where('id', '=', wer.mitarbeiterId)
      .execute()
    expect((await fetchFile(wer, id)).status).toBe(403)
  })
})
