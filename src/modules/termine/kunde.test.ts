import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { STUNDE, TAG } from '#platform/clock.ts'
import type { Dienst } from '../../../test/support/dienst.ts'
import { ensureJobcenter } from '../../../test/support/menschen.ts'
import { startTestPortal, TESTZEIT, type TestPortal } from '../../../test/support/portal.ts'
import { bookTermin, cancelTermin, moveTermin } from './kunde.ts'
import { createDienst, createMensch, offer, werOf } from './termine.test-daten.ts'

let portal: TestPortal
let dienst: Dienst
beforeAll(async () => {
  portal = await startTestPortal()
  dienst = await createDienst(portal, ['integrationsfachkraft'])
})
afterAll(() => portal.stop())

const termineOf = (kundeId: string) =>
  portal.owner
    .selectFrom('termin')
    .select(['id', 'zeitfenster_id', 'zustand', 'beginn'])
    .where('kunde_id', '=', kundeId)
    .orderBy('beginn')
    .execute()

const events = async (kundeId: string) =>
  (
    await portal.owner
      .selectFrom('protokoll')
      .select('ereignis')
      .where('kunde_id', '=', kundeId)
      .orderBy('nr')
      .execute()
  ).map(({ ereignis }) => ereignis)

describe('Einen Termin vereinbaren', () => {
  test('geht mit Auswählen und Bestätigen, danach steht er in der Liste, an der Glocke und im Verlauf', async () => {
    const [fenster] = await offer(portal, dienst, '2026-12-01')
    const kim = await createMensch(portal, { kunde: true })
    const page = await kim.open('/termine/vereinbaren')
    expect(page.text).toContain('Dienstag, 1. Dezember 2026')
    expect(page.html).toContain(`/termine/vereinbaren/${fenster}`)
    await kim.open(`/termine/vereinbaren/${fenster}`)
    expect(kim.page.text).toContain('Dienstag, 1. Dezember 2026, 9:00 bis 9:30 Uhr')
    expect(kim.page.text).toContain('Zimmer 2.14')
    const done = await kim.submit('Termin vereinbaren', { anliegen: 'Meine Bewerbung als Gärtner' })
    expect(done.text).toContain('Ihr Termin ist vereinbart')
    expect(done.text).toContain('Meine Bewerbung als Gärtner')
    expect((await kim.open('/termine')).text).toContain('9:00 bis 9:30 Uhr')
    expect((await kim.open('/verlauf')).text).toContain('Sie haben einen Termin am 1. Dezember 2026 vereinbart.')
    expect((await kim.open('/termine/vereinbaren')).html).not.toContain(`/termine/vereinbaren/${fenster}`)
    const mails = await portal.runDue()
    expect(mails.map(({ betreff }) => betreff)).toEqual(['Neues zu einem Termin in Ihrem Online-Portal'])
    expect(JSON.stringify(mails)).not.toMatch(/Gärtner|Zimmer|Dezember/)
  })

  test('ein Doppelklick ist ein Termin', async () => {
    const [fenster = ''] = await offer(portal, dienst, '2026-12-02')
    const kim = await createMensch(portal, { kunde: true })
    await kim.open(`/termine/vereinbaren/${fenster}`)
    const send = () => kim.post(`/termine/vereinbaren/${fenster}`, { anliegen: '' })
    const [one, two] = [await send(), await send()]
    expect([one.status, two.status, one.url]).toEqual([200, 200, two.url])
    expect(await termineOf(kim.kundeId)).toHaveLength(1)
    expect((await events(kim.kundeId)).filter((each) => each === 'jobcenter.termin-vereinbart')).toHaveLength(1)
  })

  test('AZ-08: von vielen, die zugleich dieselbe Zeit wollen, bekommt sie genau eine Person', {
    timeout: 60_000,
  }, async () => {
    const fenster = await offer(portal, dienst, '2026-12-03')
    const menschen = await Promise.all(
      Array.from({ length: 20 }, () => createMensch(portal, { kunde: true, stufe: false })),
    )
    for (const fensterId of fenster.slice(0, 3)) {
      const done = await Promise.all(
        menschen.map((mensch) =>
          bookTermin(portal.env, werOf(mensch, dienst.jobcenterId), { fensterId, anliegen: '' }),
        ),
      )
      expect(done.filter(({ ok }) => ok)).toHaveLength(1)
      expect(done.filter((one) => !one.ok).map((one) => !one.ok && one.grund)).toEqual(Array(19).fill('vergeben'))
      const halter = await portal.owner
        .selectFrom('termin')
        .select('id')
        .where('zeitfenster_id', '=', fensterId)
        .execute()
      expect(halter).toHaveLength(1)
    }
  })

  test('wer zur selben Zeit schon einen hat, erfährt es; mehr als drei auf einmal gehen nicht', async () => {
    const kollegin = await createDienst(portal, ['integrationsfachkraft'])
    const [eins = '', zwei = '', drei = '', vier = ''] = await offer(portal, dienst, '2026-12-04')
    const [zugleich = ''] = await offer(portal, kollegin, '2026-12-04')
    const kim = await createMensch(portal, { kunde: true })
    const book = (fensterId: string) =>
      bookTermin(portal.env, werOf(kim, dienst.jobcenterId), { fensterId, anliegen: '' })
    expect((await book(eins)).ok).toBe(true)
    expect(await book(zugleich)).toEqual({ ok: false, grund: 'gleichzeitig' })
    expect([(await book(zwei)).ok, (await book(drei)).ok]).toEqual([true, true])
    expect(await book(vier)).toEqual({ ok: false, grund: 'zu-viele' })
  })

  test('ein zu langes Anliegen bleibt stehen und sagt, wie viel zu viel es ist', async () => {
    const [fenster = ''] = await offer(portal, dienst, '2026-12-07')
    const kim = await createMensch(portal, { kunde: true })
    await kim.open(`/termine/vereinbaren/${fenster}`)
    const page = await kim.submit('Termin vereinbaren', { anliegen: 'x'.repeat(2010) })
    expect([page.status, page.text.includes('um 10 Zeichen zu lang')]).toEqual([422, true])
    expect(page.html).toContain('x'.repeat(2010))
  })
})

describe('Verschieben und absagen', () => {
  test('verschoben ist die alte Zeit frei und die neue belegt', async () => {
    const [alt = '', neu = ''] = await offer(portal, dienst, '2026-12-08')
    const kim = await createMensch(portal, { kunde: true })
    await kim.open(`/termine/vereinbaren/${alt}`)
    await kim.submit('Termin vereinbaren', {})
    const [termin] = await termineOf(kim.kundeId)
    await kim.open(`/termine/${termin!.id}/verschieben`)
    expect(kim.page.html).toContain(`/termine/${termin!.id}/verschieben/${neu}`)
    await kim.open(`/termine/${termin!.id}/verschieben/${neu}`)
    expect((await kim.submit('Termin verschieben')).text).toContain('9:30 bis 10:00 Uhr')
    expect((await termineOf(kim.kundeId)).map((row) => row.zeitfenster_id)).toEqual([neu])
    expect((await kim.open('/termine/vereinbaren')).html).toContain(alt)
  })

  test('ist die neue Zeit inzwischen weg, hat sich nichts geändert', async () => {
    const [alt = '', neu = ''] = await offer(portal, dienst, '2026-12-09')
    const [kim, andere] = [await createMensch(portal, { kunde: true }), await createMensch(portal, { kunde: true })]
    await bookTermin(portal.env, werOf(kim, dienst.jobcenterId), { fensterId: alt, anliegen: '' })
    const [termin] = await termineOf(kim.kundeId)
    await kim.open(`/termine/${termin!.id}/verschieben/${neu}`)
    await bookTermin(portal.env, werOf(andere, dienst.jobcenterId), { fensterId: neu, anliegen: '' })
    expect((await kim.submit('Termin verschieben')).text).toContain('Diese Zeit ist nicht mehr frei')
    expect(await termineOf(kim.kundeId)).toEqual([termin])
  })

  test('AZ-08: zwei, die zugleich ihre Zeiten tauschen wollen, und viele auf eine: jede Zeit hat genau eine Person', {
    timeout: 60_000,
  }, async () => {
    const fenster = await offer(portal, dienst, '2026-12-10')
    const menschen = await Promise.all(
      Array.from({ length: 5 }, () => createMensch(portal, { kunde: true, stufe: false })),
    )
    const wer = menschen.map((mensch) => werOf(mensch, dienst.jobcenterId))
    for (const [i, one] of wer.entries()) await bookTermin(portal.env, one, { fensterId: fenster[i]!, anliegen: '' })
    const ids = await Promise.all(menschen.map(async ({ kundeId }) => (await termineOf(kundeId))[0]!.id))
    for (let runde = 0; runde < 10; runde++) {
      const moves = wer.map((one, i) =>
        moveTermin(portal.env, one, { id: ids[i]!, fensterId: fenster[(i + 1 + runde) % fenster.length]! }),
      )
      await Promise.all(moves)
      const rows = await portal.owner
        .selectFrom('termin')
        .select(['zeitfenster_id', 'beginn'])
        .where('id', 'in', ids)
        .execute()
      expect(new Set(rows.map((row) => row.zeitfenster_id)).size).toBe(5)
      expect(rows.every((row) => row.zeitfenster_id !== null)).toBe(true)
    }
  })

  test('abgesagt ist die Zeit wieder frei; danach geht nichts mehr', async () => {
    const [fenster = ''] = await offer(portal, dienst, '2026-12-11')
    const kim = await createMensch(portal, { kunde: true })
    await bookTermin(portal.env, werOf(kim, dienst.jobcenterId), { fensterId: fenster, anliegen: '' })
    const [termin] = await termineOf(kim.kundeId)
    await kim.open(`/termine/${termin!.id}/absage`)
    expect((await kim.submit('Termin absagen')).text).toContain('Ihr Termin ist abgesagt')
    expect((await kim.open('/termine/vereinbaren')).html).toContain(fenster)
    expect((await kim.open(`/termine/${termin!.id}/absage`)).text).toContain('Das geht bei diesem Termin nicht mehr')
  })

  test('24 Stunden vorher geht es nicht mehr; wer bittet, behält den Termin', async () => {
    const [fenster = ''] = await offer(portal, dienst, '2026-12-14')
    const kim = await createMensch(portal, { kunde: true, stufe: false })
    const wer = werOf(kim, dienst.jobcenterId)
    await bookTermin(portal.env, wer, { fensterId: fenster, anliegen: '' })
    const [termin] = await termineOf(kim.kundeId)
    const env = { ...portal.env, clock: { now: () => new Date(termin!.beginn.getTime() - 24 * STUNDE) } }
    expect(await cancelTermin(env, wer, termin!.id)).toBe('zu-spaet')
    expect(await moveTermin(env, wer, { id: termin!.id, fensterId: fenster })).toEqual({
      ok: true,
      terminId: termin!.id,
    })
    const kurz = { ...env, settings: { ...env.settings, terminAbsageStunden: 2 } }
    expect(await cancelTermin(kurz, wer, termin!.id)).toBe('ok')
  })
})

test('AZ-02: eine fremde Kundin und eine aus einem anderen Jobcenter finden an keiner Adresse etwas', async () => {
  const [fenster = '', frei = ''] = await offer(portal, dienst, '2026-12-15')
  const kim = await createMensch(portal, { kunde: true })
  await bookTermin(portal.env, werOf(kim, dienst.jobcenterId), { fensterId: fenster, anliegen: 'Geheimes Anliegen' })
  const [termin] = await termineOf(kim.kundeId)
  const anderswo = await createMensch(portal, { kunde: true })
  const jobcenterId = await ensureJobcenter(portal, 'Jobcenter Beispielkreis')
  await portal.owner
    .updateTable('kunde')
    .set({ jobcenter_id: jobcenterId })
    .where('id', '=', anderswo.kundeId)
    .execute()
  const none = '01920000-0000-7000-8000-000000000000'
  const plain = (html: string) => html.replace(/nonce="[^"]*"|value="[^"]*"|data-[a-z-]+="[^"]*"|\/termine\/[^"]*/g, '')
  for (const fremd of [await createMensch(portal, { kunde: true }), anderswo]) {
    for (const ende of [
      '',
      '/termin.ics',
      '/verschieben',
      `/verschieben/${frei}`,
      '/absage',
      '/wunsch',
      '/verhinderung',
    ]) {
      const [a, b] = [await fremd.open(`/termine/${termin!.id}${ende}`), await fremd.open(`/termine/${none}${ende}`)]
      expect([ende, a.status, plain(a.html) === plain(b.html)]).toEqual([ende, 404, true])
      expect(a.html).not.toContain('Geheimes')
    }
    await fremd.open('/termine')
    for (const tat of ['/bestaetigung', '/absage', `/verschieben/${frei}`]) {
      expect((await fremd.post(`/termine/${termin!.id}${tat}`, {})).status).toBe(404)
    }
    expect((await fremd.post(`/termine/${termin!.id}/wunsch`, { text: 'x', sendung: none })).status).toBe(404)
  }
  expect(await termineOf(kim.kundeId)).toEqual([termin])
  expect((await anderswo.open('/termine/vereinbaren')).html).not.toContain(frei)
  expect((await anderswo.open(`/termine/vereinbaren/${frei}`)).text).toContain('Diese Zeit ist nicht mehr frei')
  const done = await bookTermin(portal.env, werOf(anderswo, jobcenterId), { fensterId: frei, anliegen: '' })
  expect(done).toEqual({ ok: false, grund: 'vergeben' })
})

test('Nach dem Tag steht der Termin unter den vergangenen, und viele blättern ohne Lücke', async () => {
  const kim = await createMensch(portal, { kunde: true })
  const fenster = await offer(portal, dienst, '2026-12-16')
  await bookTermin(portal.env, werOf(kim, dienst.jobcenterId), { fensterId: fenster[0]!, anliegen: '' })
  expect((await kim.open('/termine')).text).not.toContain('Vergangene Termine')
  const [row] = await portal.owner.selectFrom('termin').selectAll().where('kunde_id', '=', kim.kundeId).execute()
  const many = Array.from({ length: 30 }, (_, i) => {
    const beginn = new Date(TESTZEIT.getTime() - (i + 1) * TAG)
    const id = `01920000-0000-7000-8000-0000000001${String(i).padStart(2, '0')}`
    const over = {
      zustand: 'abgesagt' as const,
      zeitfenster_id: null,
      beginn,
      ende: new Date(beginn.getTime() + STUNDE),
    }
    return { ...row!, ...over, id, sendung: id, inhalt: row!.inhalt }
  })
  // Sealed for another row: only their number and times are asked for here.
  const key = portal.env.schluessel.personKey(
    kim.kundeId,
    (
      await portal.owner
        .selectFrom('personenschluessel')
        .select('verpackt')
        .where('besitzer', '=', kim.kundeId)
        .executeTakeFirstOrThrow()
    ).verpackt,
  )
  const leer = JSON.stringify({ zweck: '', mitbringen: '', text: '' })
  await portal.owner
    .insertInto('termin')
    .values(many.map((one) => ({ ...one, inhalt: key.seal(`termin|inhalt|${one.id}`, leer) })))
    .execute()
  const seen = new Set<string>()
  let next: string | undefined = '/termine'
  for (let pages = 0; next && pages < 5; pages++) {
    const { html } = await kim.open(next)
    for (const [, id] of html.matchAll(/href="\/termine\/(01920000[0-9a-f-]+)"/g)) seen.add(id!)
    next = /href="(\/termine\?nach=[^"]*)"/.exec(html)?.[1]
  }
  expect(seen.size).toBe(30)
})
