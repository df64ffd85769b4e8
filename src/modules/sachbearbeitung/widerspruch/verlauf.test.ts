import { describe, expect, test } from 'vitest'
import { createDienst } from '../../../../test/support/dienst.ts'
import { ensureJobcenter, type Mensch } from '../../../../test/support/menschen.ts'
import { newId } from '../../../platform/datenbank/id.ts'
import { createLeser, portal, prepareBescheide, runTask } from '../../bescheide/bescheide.test-daten.ts'
import { vorgaengeQuellen } from '../../vorgaenge/anschluesse.ts'
import { papier } from '../../vorgaenge/buehne.test-daten.ts'
import { nextZustaende, noteSchriftform } from '../../vorgaenge/index.ts'
import { sendBegruendung } from '../../vorgaenge/widerspruch/widerspruch.ts'
import { begin, fill, object, pathOf, provideHeute, send, spaeter, vorgang, werOf } from './widerspruch.test-daten.ts'

prepareBescheide()

describe('Wie es weitergeht', () => {
  test('ein Widerspruch hat seine eigenen Stände, und andere Vorgänge haben sie nicht', () => {
    const next = (dienst: string, zustand: 'gesendet' | 'zurueckgewiesen' = 'gesendet') =>
      nextZustaende({ dienst, zustand })
    const eigene = [
      'form-geprueft',
      'begruendung-angefordert',
      'ruht',
      'teilabhilfe',
      'abhilfe',
      'zurueckgewiesen',
      'klage',
    ]
    expect(eigene.filter((one) => !next('widerspruch').includes(one as never))).toEqual([])
    expect(next('widerspruch')).not.toContain('entschieden')
    expect(next('weiterbewilligung').filter((one) => eigene.includes(one))).toEqual([])
    expect(next('widerspruch', 'zurueckgewiesen')).toEqual(['in-bearbeitung', 'klage'])
  })

  test('die Person liest jeden Stand in ihren Worten, auch die Bitte um eine Begründung mit ihrem Tag', async () => {
    const { mensch, id } = await object()
    const dienst = await createDienst(portal, ['leistungssachbearbeitung'])
    const set = async (felder: Record<string, string>) => {
      await dienst.open(vorgang(id))
      await dienst.submit('Vorschau', felder)
      await dienst.submit('Stand setzen')
      await mensch.open(`/vorgaenge/${id}`)
    }
    await set({ zustand: 'form-geprueft' })
    expect(mensch.page.text).toContain('Form und Frist geprüft')
    const frist = { 'frist-tag': '1', 'frist-monat': '2', 'frist-jahr': '2027' }
    await set({ zustand: 'begruendung-angefordert', notiz: 'Bitte nennen Sie den Monat.', ...frist })
    expect(mensch.page.text).toContain('Begründung angefordert (bis 1. Februar 2027)')
    await set({ zustand: 'in-bearbeitung' })
    expect(mensch.page.text).toContain('In Prüfung')
    await set({ zustand: 'zurueckgewiesen', ...papier })
    expect(mensch.page.text).toContain('Zurückgewiesen – Widerspruchsbescheid liegt vor')
  })
})

describe('AZ', () => {
  test('AZ-02: Fremdes und Fehlendes wird gleich beantwortet, auf beiden Seiten', async () => {
    const { id } = await object()
    const fremd = await createLeser()
    const anderes = await createDienst(portal, ['leistungssachbearbeitung'], {
      jobcenterId: await ensureJobcenter(portal, 'Jobcenter Anderswo'),
    })
    await anderes.open('/sachbearbeitung/widersprueche')
    expect(anderes.page.html).not.toContain(id)
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    await fremd.open('/sicherheit')
    for (const one of [id, newId()]) {
      for (const pfad of ['widerspruch', 'begruendung']) {
        expect((await fremd.raw(`/vorgaenge/${one}/${pfad}`)).status).toBe(404)
      }
      const body = new URLSearchParams({ csrf: fremd.csrf(), text: 'x' }).toString()
      expect((await fremd.raw(`/vorgaenge/${one}/begruendung`, { method: 'POST', headers, body })).status).toBe(404)
      expect((await anderes.raw(`${vorgang(one)}/schriftform`)).status).toBe(404)
      expect(
        await noteSchriftform(portal.env, anderes, { id: one, stand: 1, form: 'papier', tag: '2026-11-20' }),
      ).toEqual({ ok: false, grund: 'weg' })
    }
  })

  test('AZ-02: wer den Bescheid von jemand anderem nennt, beginnt ohne ihn', async () => {
    const { bescheidId } = await object()
    const fremd = await createLeser()
    await fremd.open(`/eservices/widerspruch/antrag?bezug=${bescheidId}`)
    await fremd.submit('Beginnen')
    await fremd.open(`${pathOf(fremd)}/seiten/anlass`)
    expect(fremd.page.html).not.toContain(' checked')
  })

  test('PRI-05, CRY-01: gehört zur Kopie der eigenen Daten, und steht nicht lesbar in der Datenbank', async () => {
    const { mensch, id } = await object({ begruendung: { begruendung: 'jetzt', gruende: 'Geheimwort Holunder' } })
    const copy = async (wer: Mensch) =>
      JSON.stringify(await Promise.all(vorgaengeQuellen.map((one) => one.read(portal.env, portal.env.db, wer.kontoId))))
    expect(await copy(mensch)).toContain('Begründung: Geheimwort Holunder')
    expect(await copy(await createLeser())).not.toContain('Holunder')
    const row = await portal.owner.selectFrom('widerspruch').selectAll().where('vorgang_id', '=', id).executeTakeFirst()
    expect(row!.inhalt.toString('latin1')).not.toContain('Holunder')
  })
})

describe('Die Begründung', () => {
  test('ohne Worte und mit zu vielen sagt die Seite, was zu tun ist, und behält das Getippte', async () => {
    const mensch = await createLeser()
    const oben = await begin(mensch, await provideHeute(mensch))
    await fill(mensch, oben)
    const id = await send(mensch, oben)
    await mensch.open(`/vorgaenge/${id}/begruendung`)
    await mensch.submit('Begründung senden', { text: '' })
    expect([mensch.page.status, mensch.page.text.includes('Schreiben Sie Ihre Gründe.')]).toEqual([422, true])
    await mensch.submit('Begründung senden', { text: 'Weil es nicht stimmt.' })
    expect(mensch.page.text).toContain('Ihre Begründung ist angekommen.')
  })

  test('kommt später als Text: Erinnerung an dem Tag, ein Schritt für beide Seiten, auch nach einem Doppelklick', async () => {
    const { mensch, id } = await object({ begruendung: spaeter })
    expect(mensch.page.text).toContain('Sie wollten Ihre Gründe bis zum 10. Dezember 2026 senden')
    await portal.runDue()
    await runTask('widersprueche-erinnern')
    expect(await portal.runDue()).toEqual([])
    await portal.setTime('2026-12-10T09:00:00Z')
    await runTask('widersprueche-erinnern')
    await runTask('widersprueche-erinnern')
    const mails = (await portal.runDue()).filter(({ an }) => an === mensch.email)
    expect(mails).toHaveLength(1)
    expect(JSON.stringify(mails)).not.toMatch(/Begründung|Widerspruch/)
    const text = 'Die Miete ist höher.\nSiehe Mietvertrag.'
    const both = await Promise.all([1, 2].map(() => sendBegruendung(portal.env, werOf(mensch), { id, text })))
    expect(both).toEqual(['ok', 'ok'])
    const steps = await portal.owner
      .selectFrom('vorgang_schritt')
      .select('id')
      .where('vorgang_id', '=', id)
      .where('zustand', '=', 'begruendet')
      .execute()
    expect(steps).toHaveLength(1)
    const dienst = await createDienst(portal, ['leistungssachbearbeitung'])
    await dienst.open(vorgang(id))
    expect(dienst.page.text).toContain('Begründung eingegangen')
    expect(dienst.page.text).toContain('Die Miete ist höher.')
  })
})
