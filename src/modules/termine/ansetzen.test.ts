import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eraseKunde } from '#modules/jobcenter'
import { newId } from '#platform/datenbank/id.ts'
import type { Dienst } from '../../../test/support/dienst.ts'
import { createTestKunde } from '../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../test/support/portal.ts'
import { inviteKunde } from './dienst.ts'
import { bookTermin } from './kunde.ts'
import { agree, createDienst, createMensch, einladung, invite, offer, werOf } from './termine.test-daten.ts'

let portal: TestPortal
let dienst: Dienst
beforeAll(async () => {
  portal = await startTestPortal()
  dienst = await createDienst(portal, ['integrationsfachkraft'])
})
afterAll(() => portal.stop())

const rowOf = (id: string) =>
  portal.owner.selectFrom('termin').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const felder = { 'tag-tag': '1', 'tag-monat': '12', 'tag-jahr': '2026', uhrzeit: '9:30' }

describe('Zeiten anbieten', () => {
  test('jeden Freitag von 9 bis 12 alle 30 Minuten, ohne Feiertage; dasselbe noch einmal legt nichts an', async () => {
    const wer = await createDienst(portal, ['integrationsfachkraft'])
    const reihe = {
      ...{ 'ab-tag': '18', 'ab-monat': '12', 'ab-jahr': '2026', 'bis-tag': '8', 'bis-monat': '1', 'bis-jahr': '2027' },
      ...{ von: '9:00', ende: '12:00', dauer: '30', ort: 'Zimmer 2.14' },
    }
    await wer.open('/sachbearbeitung/termine/zeiten')
    const page = await wer.submit('Zeiten anlegen', reihe)
    expect(page.text).toContain('12 Zeiten sind angelegt')
    expect(page.text).toContain('25. Dezember 2026 (Erster Weihnachtstag), 1. Januar 2027 (Neujahr)')
    expect((await wer.submit('Zeiten anlegen', reihe)).text).toContain('0 Zeiten sind angelegt')
    await wer.open(/\/sachbearbeitung\/termine\/zeiten\/reihe\/[0-9a-f-]{36}/.exec(wer.page.html)![0])
    const back = await wer.submit('12 Zeiten zurücknehmen')
    expect(back.text).toContain('12 Zeiten zurückgenommen')
    expect(back.text).toContain('Sie bieten keine Zeiten an')
  })

  test('Abwesenheit nimmt freie Zeiten zurück und nennt Termine, die verlegt werden müssen', async () => {
    const wer = await createDienst(portal, ['integrationsfachkraft'])
    const [eins = ''] = await offer(portal, wer, '2026-12-17')
    const kim = await createMensch(portal, { kunde: true, stufe: false })
    await bookTermin(portal.env, werOf(kim, wer.jobcenterId), { fensterId: eins, anliegen: '' })
    await wer.open('/sachbearbeitung/termine/abwesenheit')
    const tage = {
      'von-tag': '16',
      'von-monat': '12',
      'von-jahr': '2026',
      'bis-tag': '18',
      'bis-monat': '12',
      'bis-jahr': '2026',
    }
    const page = await wer.submit('Abwesenheit eintragen', tage)
    expect(page.text).toContain('1 Termin liegt in dieser Zeit')
    expect(page.text).toContain('Freie Zeiten zurückgenommen: 5')
    expect(await offer(portal, wer, '2026-12-18')).toEqual([])
    await wer.submit('Löschen')
    expect(await offer(portal, wer, '2026-12-18')).toHaveLength(6)
  })

  test('falsche Angaben stehen am Feld, und alles bleibt stehen', async () => {
    await dienst.open('/sachbearbeitung/termine/zeiten')
    const page = await dienst.submit('Zeiten anlegen', {
      'ab-tag': '31',
      'ab-monat': '2',
      'ab-jahr': '2027',
      von: 'neun',
      ort: 'Zimmer 9',
    })
    expect(page.status).toBe(422)
    expect(page.text).toContain('Geben Sie die Uhrzeit so ein: 9:00')
    expect(page.html).toContain('value="neun"')
    expect(page.html).toContain('value="Zimmer 9"')
  })
})

describe('Einladen', () => {
  test('aus der Akte, mit Vorschau; ohne Zustimmung geht die Einladung mit der Post', async () => {
    const kim = await createMensch(portal, { kunde: { vorname: 'Kim', nachname: 'Geladen' } })
    await dienst.open(`/sachbearbeitung/kunden/${kim.kundeId}/termin`)
    const eingabe = {
      ...felder,
      art: 'einladung',
      zweck: 'vermittlung',
      ort: 'Zimmer 2.14',
      mitbringen: 'Ihren Lebenslauf',
    }
    const vorschau = await dienst.submit('Vorschau', eingabe)
    expect(vorschau.text).toContain('Dienstag, 1. Dezember 2026, 9:30 bis 10:00 Uhr')
    expect(vorschau.text).toContain('um 30 Prozent')
    expect(vorschau.text).toContain('Das geht nur mit der Post')
    expect(await portal.owner.selectFrom('termin').select('id').where('kunde_id', '=', kim.kundeId).execute()).toEqual(
      [],
    )
    const done = await dienst.submit('Termin ansetzen')
    expect(done.text).toContain('Der Termin ist angesetzt.')
    const id = /termine\/([0-9a-f-]{36})/.exec(done.url)![1]!
    expect([(await rowOf(id)).zustellung, (await rowOf(id)).rechtsfolge]).toEqual(['post', '2026-07-01'])
    const page = await kim.open(`/termine/${id}`)
    expect(page.text).toContain('Die Einladung kommt mit der Post')
    expect(page.text).not.toContain('Lebenslauf')
    expect((await kim.submit('Ich komme')).text).toContain('Ihr Jobcenter weiß, dass Sie kommen')
    expect((await dienst.open('/sachbearbeitung/termine')).text).toMatch(
      /Geladen, Kim Einladung Vor Ort im Jobcenter Bestätigt/,
    )
  })

  test('mit Zustimmung steht alles im Portal, und die E-Mail sagt nichts davon', async () => {
    const kim = await createMensch(portal, { kunde: true })
    await agree(portal, kim)
    const id = await invite(portal, dienst, einladung(kim.kundeId, '2026-12-02T08:00:00Z'), newId())
    const page = await kim.open(`/termine/${id}`)
    for (const satz of ['Bitte mitbringen Ihren Lebenslauf', 'um 30 Prozent', '§ 59 SGB II', 'Widerspruch einlegen']) {
      expect(page.text).toContain(satz)
    }
    const mails = await portal.runDue()
    expect(mails.length).toBeGreaterThan(0)
    expect(JSON.stringify(mails)).not.toMatch(/Lebenslauf|Einladung|2\.14/)
  })

  test('wer zweimal klickt, lädt einmal ein; ein belegter Kalender und eine belegte Person werden gesagt', async () => {
    const kim = await createMensch(portal, { kunde: true, stufe: false })
    const kollegin = await createDienst(portal, ['integrationsfachkraft'])
    const neu = einladung(kim.kundeId, '2026-12-03T08:00:00Z')
    const sendung = newId()
    const both = await Promise.all([1, 2].map(() => inviteKunde(portal.env, dienst, { ...neu, sendung })))
    expect(both[0]).toEqual(both[1])
    expect(both[0]!.ok).toBe(true)
    const spaeter = { ...neu, beginn: new Date('2026-12-03T08:15:00Z'), ende: new Date('2026-12-03T08:45:00Z') }
    const anderer = { ...spaeter, kundeId: await createTestKunde(portal) }
    expect(await inviteKunde(portal.env, dienst, { ...anderer, sendung: newId() })).toEqual({
      ok: false,
      grund: 'belegt',
    })
    const zugleich = await inviteKunde(portal.env, kollegin, { ...spaeter, sendung: newId() })
    expect(zugleich).toEqual({ ok: false, grund: 'gleichzeitig' })
    const vorbei = { ...neu, beginn: new Date('2026-11-20T08:00:00Z'), ende: new Date('2026-11-20T08:30:00Z') }
    expect(await inviteKunde(portal.env, dienst, { ...vorbei, sendung: newId() })).toEqual({
      ok: false,
      grund: 'vergangen',
    })
  })

  test('AZ-08: wird ein Kalender von vielen Seiten zugleich gefüllt, steht nie zweierlei zur selben Zeit darin', {
    timeout: 60_000,
  }, async () => {
    const wer = await createDienst(portal, ['integrationsfachkraft'])
    const kunden = await Promise.all(
      Array.from({ length: 6 }, () => createMensch(portal, { kunde: true, stufe: false })),
    )
    const tat = async (i: number) => {
      const beginn = new Date(Date.parse('2027-01-12T08:00:00Z') + (i % 5) * 15 * 60_000).toISOString()
      if (i % 3 === 0) return offer(portal, wer, '2027-01-12')
      if (i % 3 === 1)
        return inviteKunde(portal.env, wer, { ...einladung(kunden[i % 6]!.kundeId, beginn), sendung: newId() })
      const [fensterId] = await offer(portal, wer, '2027-01-12')
      return fensterId && bookTermin(portal.env, werOf(kunden[i % 6]!, wer.jobcenterId), { fensterId, anliegen: '' })
    }
    await Promise.all(Array.from({ length: 30 }, (_, i) => tat(i)))
    const rows = await portal.owner
      .selectFrom('zeitfenster')
      .select(['beginn', 'ende'])
      .where('mitarbeiter_id', '=', wer.mitarbeiterId)
      .orderBy('beginn')
      .execute()
    expect(rows.length).toBeGreaterThan(2)
    for (const [i, row] of rows.entries()) if (i > 0) expect(row.beginn >= rows[i - 1]!.ende).toBe(true)
  })

  test('wer aus der Akte gelöscht wird, belegt auch den Kalender nicht mehr', async () => {
    const kim = await createMensch(portal, { kunde: true, stufe: false })
    const id = await invite(portal, dienst, einladung(kim.kundeId, '2027-01-13T08:00:00Z'), newId())
    const { zeitfenster_id } = await rowOf(id)
    await portal.env.db
      .transaction()
      .execute((tx) => eraseKunde(tx, { id: kim.kundeId, jobcenterId: dienst.jobcenterId }))
    const left = await portal.owner.selectFrom('zeitfenster').select('id').where('id', '=', zeitfenster_id!).execute()
    expect(left).toEqual([])
  })

  test('eine freie Zeit im eigenen Kalender weicht; scheitert die Einladung, bleibt sie', async () => {
    const wer = await createDienst(portal, ['integrationsfachkraft'])
    const kim = await createMensch(portal, { kunde: true, stufe: false })
    const before = await offer(portal, wer, '2026-12-04')
    await invite(portal, dienst, einladung(kim.kundeId, '2026-12-04T08:00:00Z'), newId())
    const zugleich = await inviteKunde(portal.env, wer, {
      ...einladung(kim.kundeId, '2026-12-04T08:00:00Z'),
      sendung: newId(),
    })
    expect(zugleich).toEqual({ ok: false, grund: 'gleichzeitig' })
    expect(await offer(portal, wer, '2026-12-04')).toEqual(before)
    await invite(portal, wer, einladung(await createTestKunde(portal), '2026-12-04T08:00:00Z'), newId())
    expect(await offer(portal, wer, '2026-12-04')).toEqual(before.slice(1))
  })
})
