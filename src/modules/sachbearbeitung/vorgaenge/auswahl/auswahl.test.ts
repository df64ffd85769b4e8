import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import { createDienst, type Dienst } from '../../../../../test/support/dienst.ts'
import { createMensch, createTestKunde, ensureJobcenter, type Mensch } from '../../../../../test/support/menschen.ts'
import { type Buehne, openBuehne } from '../../../vorgaenge/buehne.test-daten.ts'
import { runAuswahl } from './auswahl.ts'

let b: Buehne
beforeAll(async () => {
  b = await openBuehne()
})
afterAll(() => b?.portal.stop())

const rowOf = (id: string) =>
  b.portal.owner.selectFrom('vorgang').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const chosen = async (...ids: string[]) => Promise.all(ids.map(async (id) => ({ id, stand: (await rowOf(id)).stand })))
const acts = async (kundeId: string, ereignis: 'vorgang.stand-geaendert' | 'vorgang.zugewiesen') =>
  (
    await b.portal.owner
      .selectFrom('protokoll')
      .select('id')
      .where('kunde_id', '=', kundeId)
      .where('ereignis', '=', ereignis)
      .execute()
  ).length

/** The session of somebody of the staff, as the verbs take it. */
const dienstOf = ({ mitarbeiterId, jobcenterId }: Dienst) => ({
  ...{ mitarbeiterId, jobcenterId, name: 'Sabine', rollen: ['leistungssachbearbeitung'] },
})

/** Chooses in the list that is open, the way a hand does it. */
async function choose(dienst: Dienst, button: string, ids: string[]): Promise<void> {
  const aktion = { Weiterleiten: 'weiterleiten', Übernehmen: 'uebernehmen', 'Als eingegangen setzen': 'eingegangen' }[
    button
  ]!
  const fields = (await chosen(...ids)).map(({ id, stand }) => ['vorgang[]', `${id}_${stand}`] as [string, string])
  const body = new URLSearchParams([...fields, ['aktion', aktion], ['zurueck', new URL(dienst.page.url).pathname]])
  body.set('csrf', dienst.csrf())
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await dienst.raw('/sachbearbeitung/vorgaenge/auswahl', { method: 'POST', body, headers })
  const html = await answer.text()
  dienst.page = {
    ...dienst.page,
    status: answer.status,
    html,
    text: html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '),
  }
}

describe('Mehrere Vorgänge auf einmal', () => {
  test('eingegangen: mit Vorschau, je ein Schritt, eine Glocke und ein Eintrag; was weiter ist, bleibt', async () => {
    const leute = [await b.createKunde(), await b.createKunde(), await b.createKunde()]
    const ids: string[] = []
    for (const mensch of leute) ids.push(await b.apply(mensch))
    await b.setStand(ids[2]!, { zustand: 'in-bearbeitung' })
    await b.sabine.open('/sachbearbeitung/vorgaenge')
    await choose(b.sabine, 'Als eingegangen setzen', ids)
    expect(b.sabine.page.status).toBe(200)
    expect(b.sabine.page.text).toContain('2 von 3 Vorgängen')
    expect(b.sabine.page.text).toContain('Bei diesem Stand nicht')
    expect(b.sabine.page.text).toContain('Im Jobcenter eingegangen')
    expect((await rowOf(ids[0]!)).zustand).toBe('gesendet')
    const before = await Promise.all(leute.map(({ kundeId }) => acts(kundeId, 'vorgang.stand-geaendert')))
    const done = await runAuswahl(b.portal.env, dienstOf(b.sabine) as never, {
      ...{ tat: 'eingegangen', auswahl: await chosen(...ids), notiz: undefined },
    })
    expect(done).toEqual({ ok: 2, stand: 1, zugriff: 0 })
    expect((await Promise.all(ids.map(rowOf))).map(({ zustand }) => zustand)).toEqual([
      ...['eingegangen', 'eingegangen', 'in-bearbeitung'],
    ])
    const after = await Promise.all(leute.map(({ kundeId }) => acts(kundeId, 'vorgang.stand-geaendert')))
    expect(after.map((count, i) => count - before[i]!)).toEqual([1, 1, 0])
    await leute[0]!.open('/benachrichtigungen')
    expect(leute[0]!.page.html).toContain(`/vorgaenge/${ids[0]}`)
  })

  test('weiterleiten fragt erst, wohin; die Person liest genau das', async () => {
    const mensch = await b.createKunde()
    const id = await b.apply(mensch)
    await b.sabine.open('/sachbearbeitung/vorgaenge')
    await choose(b.sabine, 'Weiterleiten', [id])
    await b.sabine.submit('Vorschau', { notiz: '' })
    expect(b.sabine.page.status).toBe(422)
    await b.sabine.submit('Vorschau', { notiz: 'An das Sozialamt Hannover.' })
    expect(b.sabine.page.text).toContain('An das Sozialamt Hannover.')
    expect((await rowOf(id)).zustand).toBe('gesendet')
    await b.sabine.submit('Weiterleiten')
    expect(b.sabine.page.text).toContain('1 weitergeleitet.')
    await mensch.open(`/vorgaenge/${id}`)
    expect(mensch.page.text).toContain('An das Sozialamt Hannover.')
  })

  test('übernehmen: zweimal geklickt, einmal übernommen', async () => {
    const mensch = await b.createKunde()
    const id = await b.apply(mensch)
    const auswahl = await chosen(id)
    const wahl = { tat: 'uebernehmen', auswahl, notiz: undefined } as const
    const done = await Promise.all([1, 2].map(() => runAuswahl(b.portal.env, dienstOf(b.sabine) as never, wahl)))
    expect(done.map(({ ok }) => ok).sort()).toEqual([0, 1])
    expect((await rowOf(id)).zustaendig).toBe(b.sabine.mitarbeiterId)
    expect(await acts(mensch.kundeId, 'vorgang.zugewiesen')).toBe(1)
  })

  test('AZ-06: was die Person liest, setzt nur, wer für sie da ist; der Rest geht trotzdem', async () => {
    const [nah, fern] = [await b.createKunde(), await createFern()]
    const ids = [await b.apply(nah), await b.apply(fern)]
    const wahl = { tat: 'eingegangen', auswahl: await chosen(...ids), notiz: undefined } as const
    expect(await runAuswahl(b.portal.env, dienstOf(b.sabine) as never, wahl)).toEqual({ ok: 1, stand: 0, zugriff: 1 })
    expect((await rowOf(ids[1]!)).zustand).toBe('gesendet')
  })

  test('AZ-02: Vorgänge eines anderen Jobcenters und keine sind dasselbe, und bleiben, wie sie sind', async () => {
    const id = await b.apply(await b.createKunde())
    const anderes = await ensureJobcenter(b.portal, 'Jobcenter Fremdstadt')
    const fremd = await createDienst(b.portal, ['leistungssachbearbeitung'], { jobcenterId: anderes })
    for (const tat of ['uebernehmen', 'eingegangen', 'weiterleiten'] as const) {
      const auswahl = [...(await chosen(id)), { id: newId(), stand: 1 }]
      const done = await runAuswahl(b.portal.env, dienstOf(fremd) as never, { tat, auswahl, notiz: 'x' })
      expect([tat, done]).toEqual([tat, { ok: 0, stand: 2, zugriff: 0 }])
    }
    await fremd.open('/sachbearbeitung/vorgaenge')
    await choose(fremd, 'Übernehmen', [id])
    expect(fremd.page.text).toContain('0 von 1 Vorgängen')
    expect(fremd.page.html).not.toContain(`/vorgaenge/${id}`)
    expect((await rowOf(id)).zustaendig).toBeNull()
  })

  test('nichts ausgewählt, und ein Ziel, das nicht zur Liste gehört', async () => {
    await b.sabine.open('/sachbearbeitung/vorgaenge')
    await b.sabine.submit('Übernehmen')
    expect(b.sabine.page.text).toContain('Wählen Sie zuerst Vorgänge aus.')
    for (const zurueck of ['https://boese.example/', '//boese.example', '/anmeldung']) {
      await b.sabine.open('/sachbearbeitung/vorgaenge')
      await b.sabine.post('/sachbearbeitung/vorgaenge/auswahl', { aktion: 'uebernehmen', zurueck })
      expect(new URL(b.sabine.page.url).pathname).toBe('/sachbearbeitung/vorgaenge')
    }
  })

  /** Somebody for whom another team is there. */
  async function createFern(): Promise<Mensch> {
    await createTestKunde(b.portal)
    const mensch = await createMensch(b.portal, { kunde: true })
    await b.portal.owner
      .updateTable('zustaendigkeit')
      .set({ team: 'Team 9' })
      .where('kunde_id', '=', mensch.kundeId)
      .execute()
    return mensch
  }
})

describe('Die Arbeitsliste', () => {
  test('steht nach Frist, und lässt sich nach Service und Frist filtern', async () => {
    const mensch = await b.createKunde()
    const alt = await b.apply(mensch)
    const neu = await b.apply(mensch, 'veraenderungen', 'Neue Miete.')
    const setze = (id: string, tage: number) =>
      b.portal.owner
        .updateTable('vorgang')
        .set({ offen_seit: new Date(b.portal.env.clock.now().getTime() - tage * 86_400_000) })
        .where('id', '=', id)
        .execute()
    await setze(neu, 30)
    const orderOf = (html: string) =>
      [alt, neu].filter((id) => html.includes(id)).sort((x, y) => html.indexOf(x) - html.indexOf(y))
    await b.sabine.open('/sachbearbeitung/vorgaenge')
    expect(orderOf(b.sabine.page.html)).toEqual([neu, alt])
    expect(b.sabine.page.text).toContain('überfällig seit')
    for (const [frage, ids] of [
      ['dienst=veraenderungen', [neu]],
      ['dienst=weiterbewilligung', [alt]],
      ['frist=ueberfaellig', [neu]],
      ['frist=woche', [neu, alt]],
      ['dienst=erfunden&frist=erfunden', [neu, alt]],
    ] as const) {
      await b.sabine.open(`/sachbearbeitung/vorgaenge?${frage}`)
      expect([frage, orderOf(b.sabine.page.html)]).toEqual([frage, ids])
    }
    // What the customer was asked for until a day is looked at again after that day.
    await b.setStand(neu, {
      ...{ zustand: 'unterlagen-angefordert', notiz: 'Mietvertrag' },
      ...{ 'frist-tag': '1', 'frist-monat': '12', 'frist-jahr': '2099' },
    })
    await b.sabine.open('/sachbearbeitung/vorgaenge')
    expect(orderOf(b.sabine.page.html)).toEqual([alt, neu])
  })

  test('INP-03: als CSV mit denselben Filtern, ohne dass eine Zelle rechnet; der Abruf steht im Protokoll', async () => {
    const boese = await createMensch(b.portal, { kunde: { vorname: '=1+1', nachname: '@SUM(A1)' } })
    await b.apply(boese)
    await b.apply(boese, 'veraenderungen', 'x')
    const answer = await b.sabine.raw('/sachbearbeitung/vorgaenge?dienst=weiterbewilligung&datei=csv')
    expect(answer.headers.get('content-type')).toContain('text/csv')
    expect(answer.headers.get('content-disposition')).toContain('attachment')
    const csv = await answer.text()
    expect(csv).toContain("'@SUM(A1), =1+1")
    expect(csv).not.toContain('Veränderung')
    expect(csv).not.toMatch(/(^|;)[=@+]/m)
    const row = await b.portal.owner
      .selectFrom('protokoll')
      .select('details')
      .where('akteur_id', '=', b.sabine.mitarbeiterId)
      .where('ereignis', '=', 'jobcenter.liste-geoeffnet')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    expect(JSON.stringify(row.details)).toContain('vorgaenge-csv')
  })
})
