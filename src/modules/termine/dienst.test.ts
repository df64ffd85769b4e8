import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import { pdf } from '../../../test/support/dateien.ts'
import type { Dienst } from '../../../test/support/dienst.ts'
import { ensureJobcenter } from '../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../test/support/portal.ts'
import { cancelByDienst, moveByDienst } from './dienst.ts'
import { bookTermin } from './kunde.ts'
import { decideMitteilung } from './mitteilung/entscheidung.ts'
import { sendMitteilung } from './mitteilung/mitteilung.ts'
import { agree, createDienst, createMensch, einladung, invite, offer, werOf } from './termine.test-daten.ts'

let portal: TestPortal
let dienst: Dienst
let fremd: Dienst
beforeAll(async () => {
  portal = await startTestPortal()
  dienst = await createDienst(portal, ['integrationsfachkraft'])
  fremd = await createDienst(portal, ['teamleitung'], {
    jobcenterId: await ensureJobcenter(portal, 'Jobcenter Beispielkreis'),
  })
})
afterAll(() => portal.stop())

const rowOf = (id: string) =>
  portal.owner.selectFrom('termin').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const felder = { 'tag-tag': '1', 'tag-monat': '12', 'tag-jahr': '2026', uhrzeit: '9:30' }

describe('Verlegen und absagen', () => {
  test('sagt es sofort, und die Kundin bestätigt neu; zwei zugleich: einer gewinnt, der andere erfährt es', async () => {
    const kim = await createMensch(portal, { kunde: true })
    await agree(portal, kim)
    const id = await invite(portal, dienst, einladung(kim.kundeId, '2026-12-07T08:00:00Z'), newId())
    await kim.open(`/termine/${id}`)
    await kim.submit('Ich komme')
    await portal.runDue()
    await dienst.open(`/sachbearbeitung/termine/${id}/verlegung`)
    const page = await dienst.submit('Vorschau', { uhrzeit: '9:15' })
    expect(page.text).toContain('9:15 bis 9:45 Uhr')
    const { stand } = await rowOf(id)
    expect((await dienst.submit('Termin verlegen')).text).toContain('Der Termin ist verlegt.')
    const row = await rowOf(id)
    expect([row.zustand, row.beginn.toISOString()]).toEqual(['offen', '2026-12-07T08:15:00.000Z'])
    expect((await portal.runDue()).map(({ an }) => an)).toEqual([kim.email])
    expect((await kim.open('/benachrichtigungen')).text).toContain('Ein Termin wurde geändert')
    const alt = { id, stand, grund: '', anbieten: false }
    expect(await cancelByDienst(portal.env, dienst, alt)).toEqual({ ok: false, grund: 'stand' })
    const both = await Promise.all([
      cancelByDienst(portal.env, dienst, { ...alt, stand: row.stand }),
      moveByDienst(portal.env, dienst, {
        ...{ id, stand: row.stand, weg: 'telefon', ort: '' },
        ...{ beginn: new Date('2026-12-07T10:00:00Z'), ende: new Date('2026-12-07T10:30:00Z') },
      }),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('abgesagt steht der Grund bei der Kundin, und die Zeit wird nur auf Wunsch wieder angeboten', async () => {
    const kim = await createMensch(portal, { kunde: true })
    const fenster = await offer(portal, dienst, '2026-12-08')
    const wer = werOf(kim, dienst.jobcenterId)
    const ids = []
    for (const fensterId of fenster.slice(0, 2)) {
      const done = await bookTermin(portal.env, wer, { fensterId, anliegen: '' })
      ids.push(done.ok ? done.terminId : '')
    }
    await dienst.open(`/sachbearbeitung/termine/${ids[0]}/absage`)
    await dienst.submit('Termin absagen', { grund: 'Ich bin an diesem Tag nicht im Haus.' })
    await dienst.open(`/sachbearbeitung/termine/${ids[1]}/absage`)
    await dienst.submit('Termin absagen', { anbieten: 'ja' })
    expect((await kim.open(`/termine/${ids[0]}`)).text).toContain('Ich bin an diesem Tag nicht im Haus.')
    expect(await offer(portal, dienst, '2026-12-08')).not.toContain(fenster[0])
    expect(await offer(portal, dienst, '2026-12-08')).toContain(fenster[1])
  })
})

describe('Verhinderung mitteilen', () => {
  test('die Folge steht vor dem Klick, der Nachweis geht mit, und die Pflicht bleibt, bis der Grund anerkannt ist', async () => {
    const kim = await createMensch(portal, { kunde: true })
    await agree(portal, kim)
    const id = await invite(portal, dienst, einladung(kim.kundeId, '2026-12-09T08:00:00Z'), newId())
    expect((await kim.open(`/termine/${id}`)).html).not.toContain(`/termine/${id}/absage`)
    const form = await kim.open(`/termine/${id}/verhinderung`)
    expect(form.text).toContain('Sie müssen kommen, bis Ihr Jobcenter Ihren Grund anerkennt')
    expect(form.text).toContain('um 30 Prozent')
    expect((await kim.submit('Verhinderung mitteilen', {})).status).toBe(422)
    const file = new File([new Uint8Array(pdf())], 'Bescheinigung.pdf', { type: 'application/pdf' })
    const sent = await kim.submit('Verhinderung mitteilen', { grund: 'krank', text: 'Bis Freitag' }, { dateien: file })
    expect(sent.text).toContain('Ihre Mitteilung ist angekommen')
    expect(sent.text).toContain('Sie müssen kommen, bis Ihr Jobcenter Ihren Grund anerkennt')
    expect((await rowOf(id)).zustand).toBe('verhinderung-gemeldet')
    await portal.runDue()
    await dienst.open('/sachbearbeitung/termine/mitteilungen')
    const href = /href="(\/sachbearbeitung\/termine\/mitteilungen\/[0-9a-f-]{36})"/.exec(dienst.page.html)![1]!
    const page = await dienst.open(href)
    expect(page.text).toContain('Ich bin krank')
    expect(page.text).toContain('Bescheinigung.pdf')
    await dienst.submit('Grund anerkennen', { antwort: 'Gute Besserung.' })
    expect([(await rowOf(id)).zustand, (await rowOf(id)).zeitfenster_id]).toEqual(['verhinderung-anerkannt', null])
    const ende = await kim.open(`/termine/${id}`)
    expect(ende.text).toContain('Sie müssen nicht kommen.')
    expect(ende.text).toContain('Gute Besserung.')
    expect((await kim.open('/verlauf')).text).toContain('Ihr Jobcenter hat über eine Verhinderung entschieden.')
  })

  test('zweimal gesendet ist eine, eine zweite daneben gibt es nicht, und zwei Entscheidungen sind eine', async () => {
    const kim = await createMensch(portal, { kunde: true, stufe: false })
    const terminId = await invite(portal, dienst, einladung(kim.kundeId, '2026-12-10T08:00:00Z'), newId())
    const wer = werOf(kim, dienst.jobcenterId)
    const neu = {
      art: 'verhinderung' as const,
      terminId,
      grund: 'arbeit' as const,
      text: '',
      anhaenge: [],
      sendung: newId(),
    }
    const both = await Promise.all([1, 2, 3].map(() => sendMitteilung(portal.env, wer, neu)))
    expect(both).toEqual(Array(3).fill({ ok: true }))
    expect(await sendMitteilung(portal.env, wer, { ...neu, sendung: newId() })).toEqual({ ok: false, grund: 'schon' })
    const rows = await portal.owner
      .selectFrom('terminmitteilung')
      .select('id')
      .where('termin_id', '=', terminId)
      .execute()
    expect(rows).toHaveLength(1)
    const wahl = (ergebnis: 'anerkannt' | 'abgelehnt') => ({ id: rows[0]!.id, ergebnis, antwort: '' })
    const entschieden = await Promise.all([
      decideMitteilung(portal.env, dienst, wahl('anerkannt')),
      decideMitteilung(portal.env, dienst, wahl('abgelehnt')),
    ])
    expect(entschieden.sort()).toEqual(['ok', 'schon'])
  })

  test('ohne passende Zeit bittet man um einen Termin, und die Antwort steht dort', async () => {
    const kim = await createMensch(portal, { kunde: true })
    await kim.open('/termine/wunsch')
    expect((await kim.submit('Senden', { text: ' ' })).status).toBe(422)
    await kim.submit('Senden', { text: 'Ich arbeite vormittags.' })
    expect(kim.page.text).toContain('Sie haben um einen Termin gebeten')
    await dienst.open('/sachbearbeitung/termine/mitteilungen')
    const hrefs = [...dienst.page.html.matchAll(/href="(\/sachbearbeitung\/termine\/mitteilungen\/[0-9a-f-]{36})"/g)]
    await dienst.open(hrefs.at(-1)![1]!)
    expect(dienst.page.text).toContain('Ich arbeite vormittags.')
    expect((await dienst.submit('Antworten', { antwort: '' })).status).toBe(422)
    await dienst.submit('Antworten', { antwort: 'Ich lege Ihnen einen auf den Nachmittag.' })
    expect((await kim.open('/termine/vereinbaren')).text).toContain('Ich lege Ihnen einen auf den Nachmittag.')
  })
})

test('AZ-02: das andere Jobcenter findet weder Termin noch Mitteilung noch Kunden und ändert nichts', async () => {
  const kim = await createMensch(portal, { kunde: true, stufe: false })
  const id = await invite(portal, dienst, einladung(kim.kundeId, '2026-12-11T08:00:00Z'), newId())
  const wer = werOf(kim, dienst.jobcenterId)
  await sendMitteilung(portal.env, wer, {
    art: 'verhinderung',
    terminId: id,
    grund: 'arbeit',
    text: '',
    anhaenge: [],
    sendung: newId(),
  })
  const { id: mitteilung } = await portal.owner
    .selectFrom('terminmitteilung')
    .select('id')
    .where('termin_id', '=', id)
    .executeTakeFirstOrThrow()
  const before = await rowOf(id)
  const none = '01920000-0000-7000-8000-000000000000'
  const basis = '/sachbearbeitung/termine'
  for (const pfad of [
    ...['', '/verlegung', '/absage'].map((ende) => [`${basis}/${id}${ende}`, `${basis}/${none}${ende}`]),
    [`${basis}/mitteilungen/${mitteilung}`, `${basis}/mitteilungen/${none}`],
    [`/sachbearbeitung/kunden/${kim.kundeId}/termin`, `/sachbearbeitung/kunden/${none}/termin`],
  ]) {
    const plain = (html: string) => html.replace(/nonce="[^"]*"|\/sachbearbeitung\/[^"]*/g, '')
    const [a, b] = [await fremd.open(pfad[0]!), await fremd.open(pfad[1]!)]
    expect([pfad[0], a.status, plain(a.html) === plain(b.html)]).toEqual([pfad[0], 404, true])
  }
  await fremd.open(basis)
  expect(fremd.page.text).toContain('Es steht kein Termin an')
  expect((await fremd.open(`${basis}?alle=ja`)).text).toContain('Es steht kein Termin an')
  expect((await fremd.open(`${basis}/mitteilungen`)).text).toContain('Es liegt nichts vor.')
  await fremd.open(basis)
  const stand = String(before.stand)
  const ansetzung = { ...felder, dauer: '30', weg: 'vor-ort', ort: '' }
  for (const [pfad, body] of [
    [`${basis}/${id}/absage`, { stand, grund: '' }],
    [`${basis}/${id}/ergebnis`, { stand, ergebnis: 'wahrgenommen' }],
    [`${basis}/${id}/verlegung`, { ...ansetzung, stand, aktion: 'senden' }],
    [`${basis}/mitteilungen/${mitteilung}`, { ergebnis: 'anerkannt', antwort: '' }],
    [
      `/sachbearbeitung/kunden/${kim.kundeId}/termin`,
      {
        ...ansetzung,
        art: 'einladung',
        zweck: 'vermittlung',
        mitbringen: '',
        text: '',
        sendung: none,
        aktion: 'senden',
      },
    ],
  ] as const) {
    expect([pfad, (await fremd.post(pfad, body)).status]).toEqual([pfad, 404])
  }
  expect(await rowOf(id)).toEqual(before)
})
