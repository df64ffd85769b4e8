import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pdf } from '../../../test/support/dateien.ts'
import { createDienst } from '../../../test/support/dienst.ts'
import type { Mensch } from '../../../test/support/menschen.ts'
import { newId } from '../../platform/datenbank/id.ts'
import { deleteUnbound } from '../dokumente/offen.ts'
import { type Buehne, openBuehne, TEXT } from './buehne.test-daten.ts'
import { answerGespraech } from './dienst.ts'
import { sendNachricht } from './kunde.ts'

let portal: Buehne['portal']
let kim: Mensch
let sabine: Buehne['sabine']
let werOf: Buehne['werOf']
let createCustomer: Buehne['createCustomer']
let write: Buehne['write']
let countMessages: Buehne['countMessages']
beforeAll(async () => {
  ;({ portal, sabine, werOf, createCustomer, write, countMessages } = await openBuehne())
  kim = await createCustomer()
})
afterAll(() => portal?.stop())

describe('twice and at once', () => {
  test('the same sending is one message, one after the other and at the same time', async () => {
    const mensch = await createCustomer()
    const neu = { sendung: newId(), text: TEXT, anhaenge: [], an: { anliegen: 'miete', betreff: 'x' } } as const
    const sent = await Promise.all(Array.from({ length: 8 }, () => sendNachricht(portal.env, werOf(mensch), neu)))
    expect(new Set(sent.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(sent[0]).toMatchObject({ ok: true })
    expect(await sendNachricht(portal.env, werOf(mensch), neu)).toEqual(sent[0])
    const rows = await portal.owner
      .selectFrom('gespraech')
      .select('id')
      .where('kunde_id', '=', mensch.kundeId)
      .execute()
    expect(rows).toHaveLength(1)
    expect(await countMessages(rows[0]!.id)).toBe(1)
  })

  test('of two who answer one message at once exactly one answer goes out, the other keeps the text', async () => {
    const mensch = await createCustomer()
    const id = await write(mensch)
    const other = await createDienst(portal, ['teamleitung'])
    await sabine.open(`/sachbearbeitung/gespraeche/${id}`)
    await other.open(`/sachbearbeitung/gespraeche/${id}`)
    await sabine.submit('Antwort senden', { text: 'Erste Antwort.' })
    await other.submit('Antwort senden', { text: 'Zweite Antwort.' })
    expect(other.page.text).toContain('Inzwischen hat jemand an diesem Gespräch gearbeitet')
    expect(other.page.html).toContain('Zweite Antwort.')
    expect(await countMessages(id)).toBe(2)
  })

  test('two answers in the same moment: one', async () => {
    const mensch = await createCustomer()
    const id = await write(mensch)
    const answer = () =>
      answerGespraech(portal.env, sabine, { id, sendung: newId(), text: 'x', anhaenge: [], stand: 2 })
    const results = await Promise.all([answer(), answer(), answer()])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('taking over is told to whoever is later', async () => {
    const id = await write(await createCustomer())
    const other = await createDienst(portal, ['leistungssachbearbeitung'])
    await sabine.open(`/sachbearbeitung/gespraeche/${id}`)
    await other.open(`/sachbearbeitung/gespraeche/${id}`)
    await sabine.submit('Übernehmen')
    expect(sabine.page.text).toContain('Sie sind jetzt zuständig.')
    await other.submit('Übernehmen')
    expect(other.page.text).toContain('Jemand war schneller.')
    await sabine.open('/sachbearbeitung/eingang?wessen=meine')
    expect(sabine.page.html).toContain(id)
  })
})

describe('what must not get lost', () => {
  test('another text from a second tab is not taken for the one that was sent', async () => {
    const mensch = await createCustomer()
    await mensch.open('/postfach/leistung/neu')
    const page = mensch.page
    await mensch.submit('Senden', { anliegen: 'miete', betreff: '', text: 'Aus dem ersten Fenster.' })
    mensch.page = page
    await mensch.submit('Senden', { anliegen: 'geld', betreff: '', text: 'Aus dem zweiten Fenster.' })
    expect(mensch.page.text).toContain('Diese Nachricht ist schon gesendet')
    await mensch.submit('Senden')
    expect(mensch.page.text).toContain('Aus dem zweiten Fenster.')
    const rows = await portal.owner
      .selectFrom('gespraech')
      .select('id')
      .where('kunde_id', '=', mensch.kundeId)
      .execute()
    expect(rows).toHaveLength(2)
  })

  test('an answer that came meanwhile is not put away unseen', async () => {
    const mensch = await createCustomer()
    const id = await write(mensch)
    await sabine.open(`/sachbearbeitung/gespraeche/${id}`)
    await sabine.submit('Antwort senden', { text: 'Noch nicht gesehen.' })
    await mensch.submit('In das Archiv legen')
    expect(mensch.page.text).toContain('Noch nicht gesehen.')
    await mensch.submit('In das Archiv legen')
    await mensch.open('/postfach/leistung?ordner=archiv')
    expect(mensch.page.html).toContain(id)
  })

  test('a file that was turned away leaves no half message, and the others can still be taken out', async () => {
    const mensch = await createCustomer()
    const neu = { sendung: newId(), text: TEXT, anhaenge: [newId()], an: { anliegen: 'miete', betreff: 'x' } } as const
    expect(await sendNachricht(portal.env, werOf(mensch), neu)).toEqual({ ok: false, grund: 'anhang' })
    const rows = await portal.owner
      .selectFrom('gespraech')
      .select('id')
      .where('kunde_id', '=', mensch.kundeId)
      .execute()
    expect(rows).toEqual([])
  })

  test('the files of a draft stay as long as the draft', async () => {
    const mensch = await createCustomer()
    await mensch.open('/postfach/leistung/neu')
    const file = new File([new Uint8Array(pdf())], 'Vertrag.pdf', { type: 'application/pdf' })
    await mensch.submit('Als Entwurf speichern', { anliegen: 'geld', betreff: '', text: 'Ich' }, { dateien: file })
    const later = new Date(portal.env.clock.now().getTime() + 2 * 86_400_000)
    await deleteUnbound(portal.env.db, later)
    const files = await portal.owner
      .selectFrom('dokument')
      .select('id')
      .where('kunde_id', '=', mensch.kundeId)
      .execute()
    expect(files).toHaveLength(1)
  })

  test.each([`1234567890_${'-'.repeat(36)}`, 'x', '9'.repeat(30)])(
    'INP-01: the mark „%s“ of a list is left aside',
    async (vor) => {
      expect((await kim.raw(`/postfach/leistung?vor=${vor}`)).status).toBe(200)
      expect((await sabine.raw(`/sachbearbeitung/eingang?nach=${vor}`)).status).toBe(200)
    },
  )
})

describe('drafts', () => {
  test('are kept while one writes, opened again with their files, and gone once sent', async () => {
    const mensch = await createCustomer()
    await mensch.open('/postfach/leistung/neu')
    const file = new File([new Uint8Array(pdf())], 'Bescheid.pdf', { type: 'application/pdf' })
    await mensch.submit(
      'Als Entwurf speichern',
      { anliegen: 'geld', betreff: 'Halb fertig', text: 'Ich' },
      { dateien: file },
    )
    expect(mensch.page.text).toContain('Halb fertig')
    const href = /href="(\/postfach\/leistung\/neu\?entwurf=[^"]+)"/.exec(mensch.page.html)?.[1]
    await mensch.open(href!)
    expect(mensch.page.html).toContain('Bescheid.pdf')
    await mensch.submit('Senden', { text: 'Ich habe eine Frage.' })
    expect(mensch.page.text).toContain('Ihre Nachricht ist gesendet')
    expect(mensch.page.text).toContain('Bescheid.pdf')
    await mensch.open('/postfach/leistung?ordner=entwuerfe')
    expect(mensch.page.text).toContain('Keine Entwürfe')
  })

  test('a late save by the script brings a sent message not back', async () => {
    const mensch = await createCustomer()
    const sendung = newId()
    const neu = { sendung, text: TEXT, anhaenge: [], an: { anliegen: 'miete', betreff: 'x' } } as const
    await sendNachricht(portal.env, werOf(mensch), neu)
    await mensch.open('/postfach/leistung')
    const late = await mensch.postJson('/postfach/entwurf', {
      ...{ sendung, fach: 'leistung', gespraech: '', dazu: '', anliegen: 'miete', betreff: 'x', text: 'alt' },
    })
    expect(await late.json()).toEqual({ ok: false })
  })
})

describe('an archived conversation', () => {
  test('goes on as a new message, with text and files that can be changed; the old one stays put away', async () => {
    const mensch = await createCustomer()
    await mensch.open('/postfach/leistung/neu')
    const files = ['Mietvertrag.pdf', 'Anlage.pdf'].map(
      (name, n) => new File([new Uint8Array(pdf({ 4: { kopf: '', strom: Buffer.from(`0 0 m ${n} 1 l S`) } }))], name),
    )
    await mensch.submit('Senden', { anliegen: 'miete', betreff: 'Miete', text: 'Erster Text.' }, { dateien: files })
    const alt = new URL(mensch.page.url).pathname.split('/').at(-1)!
    await mensch.submit('In das Archiv legen')
    await mensch.open(`/postfach/leistung/${alt}`)
    const href = /href="([^"]*dazu=[^"]+)"/.exec(mensch.page.html)![1]!
    await mensch.open(href)
    expect(mensch.page.html).toContain('Erster Text.</textarea>')
    expect(mensch.page.html).toContain('value="Miete"')
    const weg = /value="([0-9a-f-]{36})"[^>]*>\s*<label[^>]*>Anlage\.pdf/.exec(mensch.page.html)![1]!
    // An error keeps both what came along and what was taken out of it.
    await mensch.submit('Senden', { text: '', 'entfernen[]': weg })
    expect(mensch.page.status).toBe(422)
    expect(mensch.page.text).toContain('Mietvertrag.pdf')
    expect(mensch.page.text).not.toContain('Anlage.pdf')
    await mensch.submit('Senden', { text: 'Zweiter Text.' })
    expect(mensch.page.text).toContain('Ihre Nachricht ist gesendet')
    expect(mensch.page.text).toContain('Mietvertrag.pdf')
    expect(mensch.page.text).not.toContain('Anlage.pdf')
    expect(new URL(mensch.page.url).pathname).not.toContain(alt)
    await mensch.open(`/postfach/leistung/${alt}`)
    expect(mensch.page.text).toContain('Anlage.pdf')
    expect(mensch.page.text).toContain('Im Archiv')
  })

  test('AZ-02: nothing comes along from another customer or from the other mailbox', async () => {
    const fremd = await createCustomer()
    const id = await write(kim)
    for (const path of [`/postfach/leistung/neu?dazu=${id}`, `/postfach/vermittlung/neu?dazu=${id}`]) {
      await fremd.open(path)
      expect(fremd.page.html).not.toContain('Frage zur Miete')
    }
    await kim.open(`/postfach/vermittlung/neu?dazu=${id}`)
    expect(kim.page.html).not.toContain('Frage zur Miete')
  })
})

// Last: it lets every session of this file end.
test('SES-04: what is typed when the session ends stands there again after signing in', async () => {
  const mensch = await createCustomer()
  await mensch.open('/postfach/leistung/neu')
  await portal.forward(26 * 60_000)
  await mensch.submit('Senden', { anliegen: 'miete', betreff: '', text: 'Mühsam getippt.' })
  expect(new URL(mensch.page.url).pathname).toBe('/anmeldung')
  const rows = await portal.owner
    .selectFrom('aufgehobenes_formular')
    .select('pfad')
    .where('konto_id', '=', mensch.kontoId)
    .execute()
  expect(rows).toEqual([{ pfad: '/postfach/leistung/neu' }])
})
