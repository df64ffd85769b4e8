import { describe, expect, test } from 'vitest'
import { TAG } from '#platform/clock.ts'
import { createMensch } from '../../../../test/support/menschen.ts'
import { newId } from '../../../platform/datenbank/id.ts'
import {
  agree,
  createLeser,
  draft,
  eventsOf,
  mailsOf,
  portal,
  prepareBescheide,
  provide,
  release,
  rowOf,
  runTask,
  teamer,
} from '../bescheide.test-daten.ts'

prepareBescheide()

const seite = (id: string) => `/bescheide/${id}`

describe('Bescheide lesen', () => {
  test('die Liste zeigt Art, Tag, Neues und den letzten Tag; nach dem Herunterladen ist es nicht mehr neu', async () => {
    const kim = await createLeser()
    const id = await provide(kim, { titel: 'Bewilligung ab Dezember' })
    expect((await kim.open('/bescheide')).text).toContain('Frist läuft noch nicht')
    await portal.runDue()
    const list = await kim.open('/bescheide')
    // Sent on Monday the 23rd, announced on Friday the 27th, a month later it is a Sunday after two holidays.
    for (const text of [
      'Bewilligung ab Dezember',
      'Bewilligungsbescheid',
      '23. November 2026',
      'Neu',
      'bis 28. Dezember 2026',
    ])
      expect([text, list.text.includes(text)]).toEqual([text, true])
    const page = await kim.open(seite(id))
    for (const text of ['Montag, 28. Dezember 2026', 'So haben wir gerechnet', '§ 37 Abs. 2a SGB X', 'Am vierten Tag'])
      expect([text, page.text.includes(text)]).toEqual([text, true])
    const form = kim.forms().find(({ buttons }) => buttons.includes('Herunterladen (PDF)'))!
    const body = new URLSearchParams(form.fields).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const file = await kim.raw(form.action, { method: 'POST', body, headers })
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect(file.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    expect(await rowOf(id)).toMatchObject({ abgerufen_von: kim.kontoId, abgerufen: portal.env.clock.now() })
    await kim.raw(form.action, { method: 'POST', body, headers })
    expect((await eventsOf(id)).filter((one) => one === 'bescheid.abgerufen')).toHaveLength(2)
    expect((await kim.open('/bescheide')).html).not.toMatch(/kern-badge--info/)
    expect((await kim.open('/verlauf')).text).toContain('Sie haben ein Schreiben heruntergeladen.')
    expect((await teamer.open(`/sachbearbeitung/bescheide/${id}`)).text).toContain('Zum ersten Mal heruntergeladen')
  })

  test('Schreiben ohne Rechtsbehelf haben keine Frist und keinen Widerspruch', async () => {
    const kim = await createLeser()
    const id = await provide(kim, { art: 'mitwirkung', titel: 'Unterlagen' })
    await portal.runDue()
    expect((await kim.open(seite(id))).text).not.toContain('Widerspruch einlegen')
    expect((await kim.open(`${seite(id)}/widerspruch`)).status).toBe(404)
    expect((await kim.open(`${seite(id)}/widerspruch/brief`)).status).toBe(404)
  })

  test('der Widerspruch: letzter Tag, Brief mit Namen und Adresse, Anschrift, Niederschrift', async () => {
    const kim = await createLeser()
    const id = await provide(kim, { art: 'minderung', titel: 'Minderung' })
    await portal.runDue()
    const page = await kim.open(`${seite(id)}/widerspruch`)
    for (const text of ['Montag, 28. Dezember 2026', 'Musterallee 12', 'Zur Niederschrift', 'gilt auch dann weiter'])
      expect([text, page.text.includes(text)]).toEqual([text, true])
    const brief = await kim.raw(`${seite(id)}/widerspruch/brief`)
    expect(brief.headers.get('content-type')).toBe('application/pdf')
    expect(
      Buffer.from(await brief.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    const klage = await provide(kim, { art: 'widerspruchsbescheid', titel: 'Entscheidung' })
    expect((await kim.open(`${seite(klage)}/widerspruch`)).text).toContain('Sozialgericht')
    expect((await kim.open(`${seite(klage)}/widerspruch/brief`)).status).toBe(404)
  })

  test('wer bestreitet, dass die E-Mail ankam: es zählt der Abruf, und das Jobcenter erfährt es, einmal', async () => {
    const kim = await createLeser()
    const id = await provide(kim)
    expect((await kim.open(`${seite(id)}/zugang`)).text).toContain('liegt nichts vor')
    await portal.runDue()
    await kim.open(`${seite(id)}/zugang`)
    const page = await kim.submit('Jobcenter informieren')
    expect(page.text).toContain('Ihre Meldung ist angekommen')
    expect(page.text).toContain('Die Frist für den Widerspruch läuft noch nicht.')
    expect((await mailsOf(id))[0]!.bestritten).toBeInstanceOf(Date)
    expect((await kim.open(`${seite(id)}/zugang`)).text).toContain('haben es schon gemeldet')
    expect((await teamer.open('/sachbearbeitung/bescheide?liste=klaeren')).text).toContain('Zugang bestritten')
    await kim.open(seite(id))
    await kim.post(`${seite(id)}/abruf`, {})
    expect((await kim.open(seite(id))).text).toContain('Letzter Tag für den Widerspruch: Mittwoch, 23. Dezember 2026')
    await teamer.open(`/sachbearbeitung/bescheide/${id}`)
    expect((await teamer.submit('Als geklärt vermerken')).text).toContain('dass das geklärt ist')
    expect((await eventsOf(id)).filter((one) => one === 'bescheid.bestritten')).toHaveLength(1)
  })

  test('ein Brief, der später kam, verschiebt die Frist; unmögliche Tage werden abgelehnt', async () => {
    const kim = await createMensch(portal, { kunde: true })
    const id = await draft(kim.kundeId)
    await release(id)
    await agree(kim)
    expect((await kim.open(seite(id))).status).toBe(404)
    await teamer.open(`/sachbearbeitung/bescheide/${id}`)
    await teamer.submit('Als gesendet vermerken')
    expect((await kim.open('/bescheide')).text).toContain('Kam mit der Post')
    await portal.forward(10 * TAG)
    const later = await createMensch(portal, { kunde: true })
    await kim.raw('/abmelden').catch(() => undefined)
    // The session is over after ten days; the verbs are those of the page.
    const { disputeZugang, readBescheid } = await import('./lesen.ts')
    const profil = { art: 'kunde', profilId: kim.profilId, kundeId: kim.kundeId, jobcenterId: '' } as const
    const wer = { kontoId: kim.kontoId, sitzungId: newId(), profil }
    const { readBestreitung } = await import('./forms.ts')
    const bescheid = (await readBescheid(portal.env, wer, id))!
    const day = (tag: string, monat = '12') => ({ was: 'brief-spaeter', tag: { tag, monat, jahr: '2026' } })
    const check = (eingabe: ReturnType<typeof day>) => readBestreitung(eingabe, bescheid, '2026-12-03')
    expect(check(day('22', '11'))).toMatchObject({ ok: false })
    expect(check(day('4'))).toMatchObject({ ok: false })
    const good = check(day('2'))
    expect(good).toEqual({ ok: true, was: { art: 'brief-spaeter', tag: '2026-12-02' } })
    const fremd = { ...wer, profil: { ...profil, kundeId: later.kundeId } }
    const was = { art: 'brief-spaeter', tag: '2026-12-02' } as const
    expect(await disputeZugang(portal.env, fremd, { id, was })).toBe(false)
    expect(await disputeZugang(portal.env, wer, { id, was })).toBe(true)
    expect(await disputeZugang(portal.env, wer, { id, was })).toBe(false)
    const { computeFristlage } = await import('../bescheid.ts')
    expect(computeFristlage((await readBescheid(portal.env, wer, id))!).bekanntgabe).toMatchObject({
      tag: '2026-12-02',
      regel: 'zugang',
    })
    await portal.setTime('2026-11-23T09:00:00Z')
  })
})

describe('Ohne Zustimmung', () => {
  test('PRI-08: die Seite sagt, dass alles mit der Post kommt, bietet die Zustimmung an und zeigt keinen Brief', async () => {
    const kim = await createMensch(portal, { kunde: true })
    const id = await draft(kim.kundeId, { titel: 'Nur auf Papier' })
    await release(id)
    await teamer.open(`/sachbearbeitung/bescheide/${id}`)
    await teamer.submit('Als gesendet vermerken')
    const page = await kim.open('/bescheide')
    expect(page.text).toContain('Neue Schreiben kommen mit der Post')
    expect(page.html).toContain('href="/profil/online-kommunikation"')
    expect(page.text).not.toContain('Nur auf Papier')
    expect((await kim.open(seite(id))).status).toBe(404)
    await agree(kim)
    expect((await kim.open('/bescheide')).text).toContain('Nur auf Papier')
    expect((await kim.open(seite(id))).text).toContain('Mit der Post. Hier liegt eine Kopie für Sie.')
  })

  test('was vor dem Widerruf online kam, bleibt lesbar', async () => {
    const kim = await createLeser()
    const id = await provide(kim, { titel: 'Schon da' })
    await agree(kim, false)
    expect((await kim.open('/bescheide')).text).toContain('Schon da')
    expect((await kim.open(seite(id))).status).toBe(200)
  })
})

describe('AZ-01: Schreiben anderer', () => {
  test('AZ-01: sind an jeder Adresse wie solche, die es nicht gibt; Entwürfe auch für die Person selbst', async () => {
    const [kim, andere] = [await createLeser(), await createLeser()]
    const frei = await provide(kim)
    const entwurf = await draft(andere.kundeId)
    await portal.runDue()
    const plain = (html: string) => html.replace(/nonce="[^"]*"|\/bescheide\/[^"]*/g, '')
    for (const id of [frei, entwurf]) {
      for (const end of ['', '/widerspruch', '/widerspruch/brief', '/zugang']) {
        const [a, b] = [await andere.open(seite(id) + end), await andere.open(seite(newId()) + end)]
        expect([end, a.status, plain(a.html) === plain(b.html)]).toEqual([end, 404, true])
      }
      await andere.open('/bescheide')
      expect((await andere.post(`${seite(id)}/abruf`, {})).status).toBe(404)
      expect(
        (await andere.post(`${seite(id)}/zugang`, { was: 'mail', 'tag-tag': '', 'tag-monat': '', 'tag-jahr': '' }))
          .status,
      ).toBe(404)
    }
    expect((await andere.open('/bescheide')).html).not.toMatch(new RegExp(`${frei}|${entwurf}`))
    expect((await andere.open(`/bescheide?vor=${frei}`)).html).not.toMatch(frei)
    expect((await rowOf(frei)).abgerufen).toBeNull()
    expect((await mailsOf(frei))[0]!.bestritten).toBeNull()
  })

  test('AZ-01: ohne Profil führt der Weg zum Freischaltcode', async () => {
    const gast = await createMensch(portal)
    expect((await gast.open('/bescheide')).url).toMatch(/\/(freischaltcode|profil-auswaehlen)/)
  })
})

test('PRI-05: die Kopie der eigenen Daten enthält die Bescheide, und nur die eigenen', async () => {
  const [kim, andere] = [await createLeser(), await createLeser()]
  await provide(kim, { titel: 'Meine Kopie' })
  await provide(andere, { titel: 'Fremde Kopie' })
  const { bescheideQuellen } = await import('../index.ts')
  const text = JSON.stringify(await bescheideQuellen[0]!.read(portal.env, portal.env.db, kim.kontoId))
  expect([text.includes('Meine Kopie'), text.includes('Fremde Kopie')]).toEqual([true, false])
  await runTask('bescheide-ungelesen')
})
