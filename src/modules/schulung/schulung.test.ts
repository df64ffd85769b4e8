import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { normalizeCode, redeemFreischaltcode } from '#modules/profil'
import { createFileMailer } from '#platform/post/mail.ts'
import { startTestPortal, type TestPortal } from '../../../test/support/portal.ts'
import { hasSchulungsdaten, seedSchulung } from './index.ts'
import { KIM, personen, SCHULUNGSPASSWORT } from './welt-daten.ts'

let portal: TestPortal
let ordner: string

beforeAll(async () => {
  ordner = mkdtempSync(join(tmpdir(), 'schulung-'))
  portal = await startTestPortal({ DATA_DIR: ordner })
  await seedSchulung(portal.env)
}, 60_000)
afterAll(async () => {
  await portal.stop()
  rmSync(ordner, { recursive: true, force: true })
})

const kimOf = async (each: TestPortal) =>
  (
    await each.owner
      .selectFrom('schulung_person')
      .select('kunde_id')
      .where('kuerzel', '=', KIM)
      .executeTakeFirstOrThrow()
  ).kunde_id

/** Everything that training makes, counted. */
async function counts(each: TestPortal) {
  const tables = [
    'jobcenter',
    'mitarbeiter',
    'kunde',
    'konto',
    'profil',
    'brief',
    'freischaltantrag',
    'reaktivierung',
  ] as const
  const rows = await Promise.all(
    tables.map(async (table) => {
      const row = await each.owner
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
      return [table, Number(row.n)] as const
    }),
  )
  return Object.fromEntries(rows)
}

/** The page with the code of a letter that Kim just got. */
async function newCode(each: TestPortal): Promise<string> {
  const browser = each.browser()
  await browser.open('/schulung')
  const page = await browser.post(`/schulung/personen/${await kimOf(each)}/brief`, {})
  expect(page.status).toBe(200)
  return /[34679A-Y]{4}-[34679A-Y]{4}-[34679A-Y]{4}/.exec(page.text)![0]
}

describe('Die Schulungsdaten', () => {
  test('zeigen mindestens zwanzig Menschen außer Kim, in verschiedener Lage, und zwei Jobcenter', async () => {
    const found = await counts(portal)
    expect(personen.length).toBeGreaterThan(20)
    expect(found).toMatchObject({ jobcenter: 2, kunde: personen.length })
    expect(found['mitarbeiter']).toBeGreaterThanOrEqual(7)
    const longest = Math.max(...personen.map(({ daten }) => [...`${daten.vorname} ${daten.nachname}`].length))
    expect(longest).toBe(60)
    expect(await hasSchulungsdaten(portal.env.db)).toBe(true)
  })

  test('beginnen mit Konten in jedem vorgesehenen Zustand', async () => {
    const requests = await portal.owner
      .selectFrom('freischaltantrag')
      .select('art')
      .where('zustand', '=', 'offen')
      .execute()
    expect(requests.map((row) => row.art).sort()).toEqual(['antrag', 'zugang-verloren', 'zweite-einloesung'])
    const accounts = await portal.owner.selectFrom('konto').select(['zustand', 'totp']).execute()
    expect(accounts.filter((row) => row.zustand === 'deaktiviert')).toHaveLength(2)
    expect(accounts.filter((row) => row.totp === null)).toHaveLength(1)
    expect(await counts(portal)).toMatchObject({ reaktivierung: 1, profil: 5 })
  })

  test('ändern sich durch einen zweiten Start nicht', async () => {
    const before = await counts(portal)
    const { owner } = portal
    const kunden = await owner.selectFrom('kunde').select('id').orderBy('id').execute()
    await seedSchulung(portal.env)
    expect(await counts(portal)).toEqual(before)
    expect(await owner.selectFrom('kunde').select('id').orderBy('id').execute()).toEqual(kunden)
  })
})

describe('Die Schulungsseite', () => {
  test('nennt jeden Menschen, seinen Code und die Anmeldung der Sachbearbeitung', async () => {
    const browser = portal.browser()
    const page = await browser.open('/schulung')
    expect(page.status).toBe(200)
    for (const { daten } of personen) expect(page.text).toContain(daten.nachname)
    expect(page.text).toContain(SCHULUNGSPASSWORT)
    for (const label of [
      'Neuen Brief erzeugen',
      'Konto deaktivieren',
      'Reaktivieren',
      'Zweiten Faktor verloren',
      'Zurücksetzen',
      'Alles zurücksetzen',
    ]) {
      expect(page.text).toContain(label)
    }
    expect(page.text.match(/[34679A-Y]{4}-[34679A-Y]{4}-[34679A-Y]{4}/g)?.length).toBeGreaterThanOrEqual(5)
  })

  test('gibt den Brief als PDF heraus', async () => {
    const browser = portal.browser()
    await browser.open('/schulung')
    const page = await browser.post(`/schulung/personen/${await kimOf(portal)}/brief`, {})
    const href = /href="(\/schulung\/briefe\/[^"]+\?datei=pdf)"/.exec(page.html)![1]!
    const pdf = await browser.raw(href)
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })

  test('zeigt den Code eines ersetzten Briefes nicht mehr', async () => {
    const browser = portal.browser()
    await browser.open('/schulung')
    const path = `/schulung/personen/${await kimOf(portal)}/brief`
    const first = new URL((await browser.post(path, {})).url).pathname
    await browser.open('/schulung')
    await browser.post(path, {})
    expect((await browser.open(first)).text).toContain('Dieser Brief ist nicht mehr gültig')
    expect((await browser.raw(`${first}?datei=pdf`)).status).toBe(404)
  })

  test('zeigt eine aufgehobene E-Mail mit einem Link in das Portal, und ihren HTML-Teil nur als Text', async () => {
    const mailer = createFileMailer(join(ordner, 'post'), 'kontoservice@portal.example', portal.env.clock)
    const text = 'Guten Tag,\n\nhier weiter:\nhttp://localhost:3000/anmeldung?x=1\n\noder https://boese.example/x'
    await mailer.send({
      id: 'mail-1',
      an: 'kim@post.example',
      betreff: 'Ein <b>Betreff</b>',
      text,
      html: '<script>alert(1)</script>',
    })
    const browser = portal.browser()
    expect((await browser.open('/schulung')).text).toContain('Ein <b>Betreff</b>')
    const page = await browser.open('/schulung/post/mail-1')
    expect(page.html).toContain('<a href="/anmeldung?x=1">')
    expect(page.html).not.toContain('href="https://boese.example')
    expect(page.html).not.toContain('<script>alert(1)')
    expect((await browser.open('/schulung/post/gibt-es-nicht')).status).toBe(404)
  })

  test('gibt keinen Brief heraus, der zu niemandem der Schulung gehört', async () => {
    expect((await portal.browser().open('/schulung/briefe/01920000-0000-7000-8000-000000000000')).status).toBe(404)
  })

  test('ändert ohne Nachweis des Formulars nichts', async () => {
    const browser = portal.browser()
    await browser.open('/kontakt')
    const body = 'csrf=falsch'
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await browser.raw('/schulung/zuruecksetzung', { method: 'POST', body, headers })
    expect(answer.status).toBe(403)
    expect(await hasSchulungsdaten(portal.env.db)).toBe(true)
  })

  test('deaktiviert und reaktiviert das Konto eines Menschen', async () => {
    const ayse = await portal.owner
      .selectFrom('schulung_person')
      .selectAll()
      .where('kuerzel', '=', 'ayse.yildiz')
      .executeTakeFirstOrThrow()
    const state = async () =>
      (
        await portal.owner
          .selectFrom('konto')
          .select('zustand')
          .where('id', '=', ayse.konto_id!)
          .executeTakeFirstOrThrow()
      ).zustand
    const browser = portal.browser()
    await browser.open('/schulung')
    expect((await browser.post(`/schulung/personen/${ayse.kunde_id}/deaktivierung`, {})).text).toContain(
      'Das Konto ist deaktiviert',
    )
    expect(await state()).toBe('deaktiviert')
    await browser.post(`/schulung/personen/${ayse.kunde_id}/reaktivierung`, {})
    expect(await state()).toBe('aktiv')
    await browser.post(`/schulung/personen/${ayse.kunde_id}/faktorverlust`, {})
    expect(
      await portal.owner.selectFrom('freischaltantrag').select('art').where('konto_id', '=', ayse.konto_id!).execute(),
    ).toEqual([{ art: 'zugang-verloren' }])
  })
})

describe('Zurücksetzen', () => {
  const countProtokoll = async () => (await portal.owner.selectFrom('protokoll').select('nr').execute()).length

  /** Registers with this address, confirms it by the mail, and is linked to Kim by the code of a new letter. */
  async function becomeKim(email: string): Promise<string> {
    const browser = portal.browser()
    await browser.open('/registrieren')
    const passwort = SCHULUNGSPASSWORT
    await browser.submit('Registrieren', {
      email,
      passwort,
      wiederholung: passwort,
      bedingungen: 'ja',
      einwilligung: 'ja',
    })
    const mail = (await portal.runDue()).find((each) => each.an === email && each.text.includes('/link/'))
    const link = /http:\/\/localhost:3000(\/link\/e-mail-bestaetigen\?\S+)/.exec(mail!.text)![1]!
    await browser.open(link)
    expect((await browser.submit('E-Mail-Adresse bestätigen')).text).toContain('erfolgreich bestätigt')
    const { id: kontoId } = await portal.owner
      .selectFrom('konto')
      .select('id')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    const code = normalizeCode(await newCode(portal))!
    const besuch = { kontoId }
    const client = { userAgent: null, adresse: '192.0.2.1' }
    const ergebnis = await redeemFreischaltcode(portal.env, { besuch, code, geburtstag: '1990-02-01', ...client })
    expect(ergebnis.art).toBe('ok')
    return kontoId
  }

  test('lässt den nächsten Besuch wieder Kim werden, beliebig oft', async () => {
    const browser = portal.browser()
    const kim = await kimOf(portal)
    for (const email of ['kim@post.example', 'kim@post.example']) {
      const kontoId = await becomeKim(email)
      await browser.open('/schulung')
      expect((await browser.post(`/schulung/personen/${kim}/zuruecksetzung`, {})).text).toContain('wieder am Anfang')
      const gone = await portal.owner.selectFrom('konto').select('id').where('id', '=', kontoId).execute()
      expect(gone).toEqual([])
      expect(await portal.owner.selectFrom('profil').select('id').where('kunde_id', '=', kim).execute()).toEqual([])
      expect(await portal.owner.selectFrom('brief').select('zustand').where('kunde_id', '=', kim).execute()).toEqual([
        { zustand: 'gesendet' },
      ])
    }
  })

  test('stellt ein Konto der Schulung genau so wieder her, auch doppelt geklickt', async () => {
    const before = await counts(portal)
    const row = await portal.owner
      .selectFrom('schulung_person')
      .selectAll()
      .where('kuerzel', '=', 'ivana.simunkova')
      .executeTakeFirstOrThrow()
    const browser = portal.browser()
    await browser.open('/schulung')
    const path = `/schulung/personen/${row.kunde_id}/zuruecksetzung`
    const body = new URLSearchParams({ csrf: browser.csrf() }).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const answers = await Promise.all([1, 2].map(() => browser.raw(path, { method: 'POST', body, headers })))
    expect(answers.map((answer) => answer.status)).toEqual([303, 303])
    expect(await counts(portal)).toEqual(before)
  })

  test('von allem löscht auch Konten von Besuchern und lässt das Protokoll stehen', async () => {
    await becomeKim('dritte@post.example')
    const start = await countProtokoll()
    const staff = await portal.owner.selectFrom('mitarbeiter').select('id').orderBy('id').execute()
    const browser = portal.browser()
    await browser.open('/schulung/zuruecksetzung')
    const page = await browser.submit('Alles zurücksetzen')
    expect(page.text).toContain('Alles ist wieder am Anfang')
    expect(await counts(portal)).toMatchObject({
      konto: 9,
      profil: 5,
      kunde: personen.length,
      jobcenter: 2,
      reaktivierung: 1,
    })
    const after = await countProtokoll()
    expect(after).toBeGreaterThan(start)
    expect(await portal.owner.selectFrom('mitarbeiter').select('id').orderBy('id').execute()).toEqual(staff)
    const konten = await portal.owner.selectFrom('konto').select('id').execute()
    const keys = await portal.owner.selectFrom('personenschluessel').select('besitzer').execute()
    expect(keys).toHaveLength(personen.length + konten.length)
  })
})
