import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { later, STUNDE, TAG } from '#platform/clock.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Rolle } from '#web/schutz/rechte.ts'
import { createDienst, type Dienst, signIn } from '../../../../test/support/dienst.ts'
import { ensureJobcenter } from '../../../../test/support/menschen.ts'
import { runAufbewahrung } from '../../aufbewahrung/index.ts'
import { type Buehne, openBuehne } from '../../vorgaenge/buehne.test-daten.ts'
import { ausgabearten } from './arten.ts'
import { decideAusgabe, requestAusgabe, takeAusgabe } from './ausgaben.ts'
import { expire } from './store.ts'

let b: Buehne
let sachlich: Dienst
let leitung: Dienst
let admin: Dienst
beforeAll(async () => {
  b = await openBuehne()
  b.portal.env.settings.ausgabeZeilen = 2
  sachlich = await createDienst(b.portal, ['leistungssachbearbeitung'])
  leitung = await createDienst(b.portal, ['teamleitung'])
  admin = await createDienst(b.portal, ['administration'])
  const mensch = await b.createKunde()
  for (let i = 0; i < 3; i++) await b.apply(mensch, 'veraenderungen', `Neue Miete ${i}.`)
  await b.apply(mensch)
})
afterAll(() => b?.portal.stop())

const CSV = '/sachbearbeitung/vorgaenge?dienst=veraenderungen&datei=csv'
const grund = 'Abgleich der Mieten im Team, gelöscht am Freitag.'
const wahl = { liste: 'alle', dienst: 'veraenderungen' }

const verbOf = ({ mitarbeiterId, jobcenterId }: Dienst, rollen: Rolle[]) => ({ mitarbeiterId, jobcenterId, rollen })
const rowOf = (id: string) =>
  b.portal.owner.selectFrom('ausgabe').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const recordsOf = async (id: string) =>
  (
    await b.portal.owner
      .selectFrom('protokoll')
      .select(['ereignis', 'ergebnis', 'akteur_id', 'details'])
      .orderBy('nr')
      .execute()
  )
    .filter(({ details }) => details['ausgabe'] === id)
    .map(({ ereignis, ergebnis, akteur_id }) => [ereignis, ergebnis, akteur_id])

/** Asks in the page, and answers the id. */
async function ask(wer = sachlich): Promise<string> {
  await wer.open(CSV)
  await wer.submit('Freigabe beantragen', { grund })
  return new URL(wer.page.url).pathname.split('/').at(-1)!
}
async function decide(wer: Dienst, id: string, art: 'freigegeben' | 'abgelehnt', antwort = '') {
  await signIn(b.portal, wer)
  await wer.open(`/sachbearbeitung/ausgaben/${id}/freigabe`)
  return wer.submit(art === 'freigegeben' ? 'Ausgabe freigeben' : 'Ausgabe ablehnen', {
    ...(antwort ? { antwort } : {}),
  })
}
async function fetchFile(wer: Dienst, id: string): Promise<Response> {
  await wer.open(`/sachbearbeitung/ausgaben/${id}`)
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const body = new URLSearchParams({ csrf: wer.csrf() }).toString()
  return wer.raw(`/sachbearbeitung/ausgaben/${id}/datei`, { method: 'POST', headers, body })
}
/** Straight by the verb, as any other output would ask. */
async function asked(): Promise<string> {
  const id = newId()
  const antrag = { id, art: 'vorgaenge', wahl, anzahl: 3, grund } as const
  await requestAusgabe(b.portal.env, verbOf(sachlich, ['leistungssachbearbeitung']), antrag)
  return id
}
const release = (id: string, wer = leitung) =>
  decideAusgabe(b.portal.env, verbOf(wer, ['teamleitung']), { id, entscheidung: { art: 'freigegeben' } })
const take = (id: string) => takeAusgabe(b.portal.env, verbOf(sachlich, ['leistungssachbearbeitung']), id)

describe('Große Ausgaben', () => {
  test('AZ-07: bis zur Grenze geht die Liste sofort hinaus, darüber erst nach der Freigabe, und dann einmal', async () => {
    const klein = await sachlich.raw('/sachbearbeitung/vorgaenge?dienst=weiterbewilligung&datei=csv')
    expect(klein.headers.get('content-type')).toContain('text/csv')
    const page = await sachlich.open(CSV)
    expect([page.status, page.text.includes('Große Ausgabe beantragen')]).toEqual([200, true])
    expect((await sachlich.submit('Freigabe beantragen', { grund: 'ja' })).status).toBe(422)
    await sachlich.submit('Freigabe beantragen', { grund })
    expect(sachlich.page.text).toContain('Eine andere Person muss sie freigeben.')
    const id = new URL(sachlich.page.url).pathname.split('/').at(-1)!
    expect((await fetchFile(sachlich, id)).status).toBe(409)
    expect((await leitung.open('/sachbearbeitung/eingang')).html).toContain(`/ausgaben/${id}/freigabe`)
    expect((await leitung.open('/sachbearbeitung')).html).toContain(`/ausgaben/${id}/freigabe`)
    expect((await decide(leitung, id, 'freigegeben')).text).toContain('Die Ausgabe ist freigegeben.')
    expect((await sachlich.open('/sachbearbeitung')).text).toContain('Ausgabe abholen')
    const datei = await fetchFile(sachlich, id)
    expect(datei.headers.get('content-disposition')).toMatch(/attachment; filename="vorgaenge-[\d-]+\.csv"/)
    expect((await datei.text()).trim().split('\r\n')).toHaveLength(4)
    expect((await fetchFile(sachlich, id)).status).toBe(409)
    expect(await rowOf(id)).toMatchObject({ zustand: 'abgeholt', anzahl: 3, ausgegeben: 3 })
    expect(await recordsOf(id)).toEqual([
      ['dienst.ausgabe-beantragt', 'erfolg', sachlich.mitarbeiterId],
      ['dienst.ausgabe-freigegeben', 'erfolg', leitung.mitarbeiterId],
      ['dienst.ausgabe-abgeholt', 'erfolg', sachlich.mitarbeiterId],
      ['jobcenter.liste-geoeffnet', 'erfolg', sachlich.mitarbeiterId],
    ])
    expect((await leitung.open('/sachbearbeitung/eingang')).html).not.toContain(id)
  })

  test('AZ-07: den eigenen Antrag gibt niemand frei, weder auf der Seite noch in der Tabelle', async () => {
    await signIn(b.portal, leitung)
    const id = await ask(leitung)
    const seite = `/sachbearbeitung/ausgaben/${id}/freigabe`
    const page = await leitung.open(seite)
    expect(page.text).toContain('Das haben Sie selbst beantragt')
    expect(page.text).not.toContain('Ausgabe ablehnen')
    for (const fields of [
      { entscheidung: 'freigegeben', antwort: '' },
      { entscheidung: 'abgelehnt', antwort: grund },
    ]) {
      expect((await leitung.post(seite, fields)).status).toBe(403)
      await leitung.open(seite)
    }
    expect((await rowOf(id)).zustand).toBe('beantragt')
    expect(await recordsOf(id)).toContainEqual(['dienst.ausgabe-freigegeben', 'abgelehnt', leitung.mitarbeiterId])
    const direct = b.portal.owner
      .updateTable('ausgabe')
      .set({ zustand: 'freigegeben', entschieden: new Date(), entschieden_von: leitung.mitarbeiterId })
      .where('id', '=', id)
      .execute()
    await expect(direct).rejects.toMatchObject({ constraint: 'ausgabe_vier_augen' })
    const ohne = b.portal.owner.updateTable('ausgabe').set({ zustand: 'freigegeben' }).where('id', '=', id).execute()
    await expect(ohne).rejects.toMatchObject({ constraint: 'ausgabe_entschieden' })
  })

  test('AZ-05: auch die Administration gibt frei, ohne einen Vorgang zu sehen; ohne das Recht sieht man nur Eigenes', async () => {
    const id = await ask()
    const page = await admin.open('/sachbearbeitung/ausgaben')
    expect(page.text).toContain('Liste der Vorgänge (CSV)')
    expect((await admin.open('/sachbearbeitung/vorgaenge')).status).toBe(403)
    await decide(admin, id, 'abgelehnt', 'Dafür reicht die Liste im Portal.')
    expect((await sachlich.open(`/sachbearbeitung/ausgaben/${id}`)).text).toContain('Dafür reicht die Liste im Portal.')
    expect((await sachlich.open('/sachbearbeitung')).text).toContain('Ausgabe abgelehnt')
    expect((await fetchFile(sachlich, id)).status).toBe(409)
    const andere = await createDienst(b.portal, ['integrationsfachkraft'])
    expect((await andere.open(`/sachbearbeitung/ausgaben/${id}`)).status).toBe(404)
    expect((await andere.open('/sachbearbeitung/ausgaben')).text).toContain('Es gibt noch keinen Antrag.')
    expect((await fetchFile(andere, id)).status).toBe(404)
    await signIn(b.portal, andere)
    expect((await andere.open(`/sachbearbeitung/ausgaben/${id}/freigabe`)).status).toBe(403)
    // Of what nobody else asked for, not even whoever released it gets the file.
    const zweite = await ask()
    await decide(leitung, zweite, 'freigegeben')
    expect((await fetchFile(leitung, zweite)).status).toBe(404)
  })

  test('AZ-02: in einem anderen Jobcenter gibt es den Antrag nicht', async () => {
    const id = await ask()
    const jobcenterId = await ensureJobcenter(b.portal, 'Jobcenter Fremdstadt')
    const fremd = await createDienst(b.portal, ['teamleitung', 'administration'], { jobcenterId })
    const none = newId()
    const plain = (html: string) =>
      html
        .replace(/(nonce|value|data-csrf)="[^"]*"/g, '')
        .replaceAll(id, '')
        .replaceAll(none, '')
    for (const tat of ['', '/freigabe', '/datei']) {
      const fields = { entscheidung: 'freigegeben', antwort: '' }
      const answer = async (which: string) => {
        await fremd.open('/sachbearbeitung')
        const body = new URLSearchParams({ csrf: fremd.csrf(), ...(tat === '/freigabe' ? fields : {}) }).toString()
        const post = { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } }
        const got = await fremd.raw(`/sachbearbeitung/ausgaben/${which}${tat}`, tat === '' ? {} : post)
        return [got.status, plain(await got.text())]
      }
      expect([tat, await answer(id)]).toEqual([tat, await answer(none)])
      expect((await answer(id))[0]).toBe(404)
    }
    expect((await fremd.open('/sachbearbeitung/ausgaben')).html).not.toContain(id)
    expect((await rowOf(id)).zustand).toBe('beantragt')
  })

  test('AZ-04: beim Abholen zählen die Rechte und der Inhalt von dann', async () => {
    const id = await asked()
    await release(id)
    const ohne = await takeAusgabe(b.portal.env, verbOf(sachlich, ['eingangszone']), id)
    expect(ohne).toEqual({ ok: false, grund: 'ohne-recht' })
    await b.apply(await b.createKunde(), 'veraenderungen', 'Noch eine.')
    const done = await take(id)
    expect(done.ok && String(done.datei.inhalt).trim().split('\r\n')).toHaveLength(5)
    expect(await rowOf(id)).toMatchObject({ anzahl: 3, ausgegeben: 4 })
  })

  test('was sich nicht erzeugen ließ, lässt sich noch einmal abholen', async () => {
    const id = await asked()
    await release(id)
    vi.spyOn(ausgabearten.vorgaenge, 'prepare').mockRejectedValueOnce(new Error('unterbrochen'))
    await expect(take(id)).rejects.toThrow('unterbrochen')
    expect((await rowOf(id)).zustand).toBe('freigegeben')
    expect((await take(id)).ok).toBe(true)
  })

  test('AZ-08: von vielen gleichzeitigen Freigaben, Anträgen und Abholungen gewinnt je genau eine', async () => {
    const id = newId()
    const antrag = { id, art: 'vorgaenge', wahl, anzahl: 3, grund } as const
    const wer = verbOf(sachlich, ['leistungssachbearbeitung'])
    const many = <T>(act: () => Promise<T>) => Promise.all(Array.from({ length: 50 }, act))
    expect((await many(() => requestAusgabe(b.portal.env, wer, antrag))).filter(Boolean)).toHaveLength(1)
    const zwei = await createDienst(b.portal, ['teamleitung'])
    let i = 0
    const decided = await many(() => release(id, i++ % 2 ? leitung : zwei))
    expect(decided.filter((one) => one === 'freigegeben')).toHaveLength(1)
    const taken = await many(() => take(id))
    expect(taken.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await recordsOf(id)).map(([ereignis]) => ereignis)).toEqual([
      'dienst.ausgabe-beantragt',
      'dienst.ausgabe-freigegeben',
      'dienst.ausgabe-abgeholt',
      'jobcenter.liste-geoeffnet',
    ])
  }, 60_000)

  test('nach sieben Tagen verfällt der Antrag, nach 24 Stunden die Freigabe', async () => {
    const [offen, frei] = [await asked(), await asked()]
    await release(frei)
    const jetzt = b.portal.env.clock.now()
    const at = (ms: number) => ({ ...b.portal.env, clock: { now: () => later(jetzt, ms) } })
    const wer = verbOf(sachlich, ['leistungssachbearbeitung'])
    expect(await takeAusgabe(at(24 * STUNDE), wer, frei)).toEqual({ ok: false, grund: 'schon-abgeholt' })
    const spaet = { id: offen, entscheidung: { art: 'freigegeben' } } as const
    expect(await decideAusgabe(at(7 * TAG), verbOf(leitung, ['teamleitung']), spaet)).toBe('schon-entschieden')
    await expire(b.portal.env.db, later(jetzt, 7 * TAG))
    expect([(await rowOf(offen)).zustand, (await rowOf(frei)).zustand]).toEqual(['abgelaufen', 'abgelaufen'])
    const left = await b.portal.owner
      .selectFrom('eingang')
      .select('id')
      .where('bezug_id', 'in', [offen, frei])
      .execute()
    expect(left).toEqual([])
  })

  test('CRY-01: Auswahl und Zweck liegen verschlüsselt, und ein Vorschlag gilt nur in der Sitzung, die ihn sah', async () => {
    const id = await asked()
    const row = await rowOf(id)
    expect(Buffer.concat([row.grund, row.auswahl]).toString('latin1')).not.toMatch(/Mieten|veraenderungen/)
    await sachlich.open(CSV)
    const { fields } = sachlich.forms().find(({ buttons }) => buttons.includes('Freigabe beantragen'))!
    const andere = await createDienst(b.portal, ['leistungssachbearbeitung'])
    await andere.open('/sachbearbeitung/ausgaben')
    const vorschlag = fields['vorschlag']!
    expect((await andere.post('/sachbearbeitung/ausgaben', { vorschlag, grund })).status).toBe(400)
  })

  test('PRI-07: nach drei Jahren ist der Antrag fort', async () => {
    const id = await asked()
    const lange = new Date(b.portal.env.clock.now())
    lange.setUTCFullYear(lange.getUTCFullYear() - 3)
    await b.portal.owner
      .updateTable('ausgabe')
      .set({ beantragt: later(lange, -TAG) })
      .where('id', '=', id)
      .execute()
    expect(await runAufbewahrung(b.portal.env)).toMatchObject({ stand: 'fertig', zahlen: { ausgabe: 1 } })
  })
})
