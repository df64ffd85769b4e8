import { describe, expect, test } from 'vitest'
import { readPdf } from '../../../../test/support/poppler.ts'
import { createLeser, portal, prepareBescheide, provide, sachlich } from '../../bescheide/bescheide.test-daten.ts'
import { sendAntrag } from '../../formulare/senden/senden.ts'
import { noteSchriftform } from '../../vorgaenge/index.ts'
import { begin, fill, note, object, pathOf, provideHeute, send, vorgang, werOf } from './widerspruch.test-daten.ts'

prepareBescheide()

describe('Vom Bescheid zum Widerspruch', () => {
  test('beginnt mit diesem Bescheid, nennt den letzten Tag mit der Rechnung, und sagt nach dem Senden, was fehlt', async (context) => {
    const mensch = await createLeser()
    const bescheidId = await provideHeute(mensch)
    const oben = await begin(mensch, bescheidId)
    await mensch.open(`${oben}/seiten/bescheid`)
    expect(mensch.page.html).toMatch(new RegExp(`value="${bescheidId}"[^>]*checked`))
    expect(mensch.page.text).toContain('Letzter Tag: 28. Dezember 2026')
    await mensch.open(`${oben}/seiten/form`)
    expect(mensch.page.text).not.toContain('BundID')
    await fill(mensch, oben, { begruendung: { begruendung: 'jetzt', gruende: 'Die Heizkosten fehlen.' } })
    await mensch.open(`${oben}/pruefen`)
    expect(mensch.page.text).toMatch(/27\. November 2026: .*\(§ 37 Abs\. 2a SGB X\)/)
    expect(mensch.page.text).toContain('Die Schriftform fehlt noch.')
    const id = await send(mensch, oben)
    expect(mensch.page.text).not.toContain('Ihr Widerspruch ist angekommen')
    expect(mensch.page.text).toContain('Die Schriftform fehlt noch')
    expect(mensch.page.text).toMatch(/Letzter Tag: 28\. Dezember 2026 ?, bis 24 Uhr\. Es bleiben noch 35 Tage\./)
    expect(mensch.page.text).toContain('Zur Niederschrift')
    expect(mensch.page.text).toContain('So ist der letzte Tag gerechnet')
    const answer = await mensch.raw(`/vorgaenge/${id}/widerspruch`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const text = readPdf(context, Buffer.from(await answer.arrayBuffer()))
    expect(text).toContain(
      'gegen Ihren Bescheid „Änderung ab Januar 2027“ vom 23. November 2026 lege ich für mich Widerspruch ein.',
    )
    expect(text).toContain('Begründung: Die Heizkosten fehlen.')
    expect(text).toContain('(Unterschrift)')
  })

  test('ohne Bescheid ist es eine Nachfrage, und von einer Schriftform ist keine Rede', async () => {
    const mensch = await createLeser()
    await mensch.open('/eservices/widerspruch/antrag')
    await mensch.submit('Beginnen')
    const oben = pathOf(mensch)
    for (const [seite, werte] of Object.entries({
      anlass: { anlass: 'keiner' },
      untaetig: {
        ...{ untaetigArt: 'antrag', untaetigText: 'Erstausstattung' },
        ...{ 'untaetigSeit-tag': '1', 'untaetigSeit-monat': '4', 'untaetigSeit-jahr': '2026' },
      },
    })) {
      await mensch.open(`${oben}/seiten/${seite}`)
      await mensch.submit('Weiter', werte)
    }
    const id = await send(mensch, oben)
    expect(mensch.page.text).toContain('Ihre Nachfrage ist angekommen')
    expect(mensch.page.text).not.toContain('Schriftform')
    for (const pfad of ['widerspruch', 'begruendung']) {
      expect((await mensch.raw(`/vorgaenge/${id}/${pfad}`)).status).toBe(404)
    }
    expect((await sachlich.raw(`${vorgang(id)}/schriftform`)).status).toBe(404)
  })

  test('beginnt die Frist erst, während der Entwurf liegt, steht der letzte Tag trotzdem da', async () => {
    const mensch = await createLeser()
    const bescheidId = await provide(mensch, { art: 'aenderung', titel: 'Änderung ab Januar 2027' })
    const oben = await begin(mensch, bescheidId)
    await mensch.open(`${oben}/seiten/bescheid`)
    expect(mensch.page.text).toContain('Die Frist läuft noch nicht')
    await portal.runDue()
    await mensch.open(`${oben}/seiten/bescheid`)
    expect(mensch.page.text).toContain('Letzter Tag: 28. Dezember 2026')
    await fill(mensch, oben)
    const id = await send(mensch, oben)
    const row = await portal.owner.selectFrom('widerspruch').selectAll().where('vorgang_id', '=', id).executeTakeFirst()
    expect([row?.letzter_tag, row?.bescheid_id]).toEqual(['2026-12-28', bescheidId])
  })

  test('nach dem letzten Tag wird nach den Gründen gefragt, bevor er gesendet wird', async () => {
    const mensch = await createLeser()
    const bescheidId = await provideHeute(mensch)
    const oben = await begin(mensch, bescheidId)
    await fill(mensch, oben)
    // As if all of it had been three months ago; the draft still holds the last day of today's notice.
    const tag = new Date('2026-09-01T09:00:00Z')
    await portal.owner
      .updateTable('bescheid')
      .set({ entschieden: tag, bereitgestellt: tag })
      .where('id', '=', bescheidId)
      .execute()
    await portal.owner
      .updateTable('bescheid_benachrichtigung')
      .set({ ergebnis_zeit: tag, beauftragt: tag })
      .where('bescheid_id', '=', bescheidId)
      .execute()
    await mensch.open(`${oben}/pruefen`)
    expect(pathOf(mensch)).toBe(oben)
    await mensch.open(`${oben}/seiten/verspaetung`)
    expect(mensch.page.text).toContain('Warum konnten Sie nicht früher widersprechen?')
  })

  test('AVA-02: zweimal gesendet ist ein Widerspruch', async () => {
    const mensch = await createLeser()
    const oben = await begin(mensch, await provideHeute(mensch))
    await fill(mensch, oben)
    const draft = oben.split('/').at(-1)!
    const both = await Promise.all([1, 2].map(() => sendAntrag(portal.env, werOf(mensch), draft)))
    const ids = new Set(both.map((one) => one.ok && one.vorgangId))
    expect(ids.size).toBe(1)
    const rows = await portal.owner
      .selectFrom('widerspruch')
      .select('letzter_tag')
      .where('vorgang_id', 'in', [...ids] as string[])
      .execute()
    expect(rows).toEqual([{ letzter_tag: '2026-12-28' }])
  })
})

describe('Die Schriftform', () => {
  test('fehlt auf beiden Seiten, bis das Jobcenter sie vermerkt; dann steht da, seit wann, und ob es rechtzeitig war', async () => {
    const { mensch, id, bescheidId } = await object()
    await sachlich.open(vorgang(id))
    expect(sachlich.page.text).toContain('Schriftform fehlt. Noch 35 Tage')
    expect(sachlich.page.html).toContain(`/sachbearbeitung/bescheide/${bescheidId}`)
    await note(sachlich, id, ['1', '1', '2099'])
    expect(sachlich.page.status).toBe(422)
    await note(sachlich, id, ['20', '11', '2026'])
    expect(sachlich.page.text).toContain('Es ist vermerkt, dass die Schriftform vorliegt.')
    expect(sachlich.page.text).toContain('Rechtzeitig')
    await mensch.open(`/vorgaenge/${id}`)
    expect(mensch.page.text).toContain('Die Schriftform liegt vor')
    expect(mensch.page.text).toContain('angekommen am 20. November 2026')
    expect(mensch.page.text).not.toContain('Die Schriftform fehlt noch')
    const mails = await portal.runDue()
    expect(JSON.stringify(mails)).not.toMatch(/Schriftform|Widerspruch/)
  })

  test('kam das Papier nach dem letzten Tag, steht es auf beiden Seiten', async () => {
    const { mensch, id } = await object()
    await portal.owner
      .updateTable('widerspruch')
      .set({ letzter_tag: '2026-11-20' })
      .where('vorgang_id', '=', id)
      .execute()
    await mensch.open(`/vorgaenge/${id}`)
    expect(mensch.page.text).toContain('Der letzte Tag war der 20. November 2026.')
    await note(sachlich, id, ['21', '11', '2026'])
    expect(sachlich.page.text).toContain('Nach dem letzten Tag')
    await mensch.open(`/vorgaenge/${id}`)
    expect(mensch.page.text).toContain('Das war nach dem letzten Tag')
  })

  test('die Liste geht nach dem letzten Tag, und was keinen hat, steht am Ende', async () => {
    const [spaet, frueh, ohne] = [await object(), await object(), await object()]
    const set = (id: string, letzter_tag: string | null) =>
      portal.owner.updateTable('widerspruch').set({ letzter_tag }).where('vorgang_id', '=', id).execute()
    await set(spaet.id, '2026-12-02')
    await set(frueh.id, '2026-11-23')
    await set(ohne.id, null)
    await sachlich.open('/sachbearbeitung/widersprueche')
    const at = ({ id }: { id: string }) => sachlich.page.html.indexOf(vorgang(id))
    expect(at(frueh)).toBeGreaterThan(0)
    expect([at(frueh) < at(spaet), at(spaet) < at(ohne)]).toEqual([true, true])
    expect(sachlich.page.text).toContain('Schriftform fehlt. Heute letzter Tag')
    await sachlich.open('/sachbearbeitung/vorgaenge')
    expect(sachlich.page.html).toContain('/sachbearbeitung/widersprueche')
  })

  test('AZ-08: von zweien, die sie im selben Augenblick vermerken, vermerkt einer', async () => {
    const { id } = await object()
    const wahl = { id, stand: 1, form: 'papier', tag: '2026-11-20' } as const
    const done = await Promise.all([1, 2].map(() => noteSchriftform(portal.env, sachlich, wahl)))
    expect(done.map(({ ok }) => ok).sort()).toEqual([false, true])
  })
})
