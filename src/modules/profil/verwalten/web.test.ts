import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { geburtstagFelder, issueTestCode } from '../../../../test/support/freischaltcodes.ts'
import {
  createMensch,
  createTestKunde,
  ensureJobcenter,
  kundendaten,
  type Mensch,
} from '../../../../test/support/menschen.ts'
import { startTestPortal, TESTZEIT, type TestPortal } from '../../../../test/support/portal.ts'
import { MINUTE } from '../../../platform/clock.ts'
import { newId } from '../../../platform/datenbank/id.ts'
import { COOKIE } from '../../../web/schutz/cookies.ts'
import { closeTypesetter } from '../freischalten/brief.ts'
import { findDefaultProfil, readProfilAnzeige } from '../index.ts'

let portal: TestPortal
let jobcenterId: string

beforeAll(async () => {
  portal = await startTestPortal()
  jobcenterId = await ensureJobcenter(portal)
})
beforeEach(async () => {
  await portal.setTime(TESTZEIT)
  await sql`delete from versuch`.execute(portal.owner)
})
afterAll(async () => {
  await closeTypesetter()
  await portal?.stop()
})

const geburtstag = geburtstagFelder

const codeFor = async (kundeId: string) => (await issueTestCode(portal, kundeId)).gedruckt

async function enter(mensch: Mensch, code: string, fields: Record<string, string> = geburtstag) {
  await mensch.open('/freischaltcode')
  return mensch.submit('Profil freischalten', { code, ...fields })
}

describe('choosing a profile', () => {
  test('the page holds the boxes and buttons of the seed', async () => {
    const mensch = await createMensch(portal)
    const { text, html } = await mensch.open('/profil-auswaehlen')
    for (const label of [
      'Profil auswählen',
      'Weiter als Privatperson ohne Profil',
      'Auswählen',
      'Freischaltcode eingeben',
      'Neues Profil anlegen',
      'Neues Profil anlegen oder freischalten',
      'Abbrechen',
      'Profile verwalten',
      'Freischaltcode online beantragen oder Jobcenter kontaktieren',
    ]) {
      expect(text).toContain(label)
    }
    expect(html).toContain('action="/abmelden"')
  })

  test('SES-02: opens it under a new token, the old one is dead', async () => {
    const mensch = await createMensch(portal, { kunde: true, profil: null })
    const tokens = [mensch.cookies.get(COOKIE.sitzung)!]
    for (const profil of ['standard', mensch.profilId]) {
      await mensch.open('/profil-auswaehlen')
      await mensch.post('/profil-auswaehlen', { profil })
      tokens.push(mensch.cookies.get(COOKIE.sitzung)!)
    }
    expect(new Set(tokens).size).toBe(3)
    for (const old of tokens.slice(0, 2)) {
      const thief = portal.browser()
      thief.cookies.set(COOKIE.sitzung, old)
      expect((await thief.raw('/profil')).headers.get('location')).toContain('/anmeldung')
    }
    expect((await mensch.open('/profil')).text).toContain('Kundennummer')
  })

  test('leads on to the page that asked for it, and never out of the portal', async () => {
    const mensch = await createMensch(portal, { kunde: true, profil: null })
    await mensch.open('/bescheide')
    expect(mensch.page.url).toContain('/profil-auswaehlen?grund=profil')
    expect(mensch.page.text).not.toContain('Geburtsdatum')
    expect(mensch.page.text).toContain('Für diese Seite brauchen Sie Ihr freigeschaltetes Profil')
    await mensch.post('/profil-auswaehlen', { profil: mensch.profilId, weiter: '/bescheide' })
    expect(new URL(mensch.page.url).pathname).toBe('/bescheide')
    await mensch.open('/profil-auswaehlen')
    await mensch.post('/profil-auswaehlen', { profil: mensch.profilId, weiter: '//fremd.example' })
    expect(new URL(mensch.page.url).pathname).toBe('/')
  })

  test('the Standardprofil is no dead end: whoever has a profile is asked to choose it, not for a letter', async () => {
    const mensch = await createMensch(portal, { kunde: true, profil: 'standard' })
    await mensch.open('/bescheide')
    expect(mensch.page.text).toContain('Profil auswählen')
    // Of the two choices only the one that leads there.
    expect(mensch.page.html.match(/name="weiter" value="\/bescheide"/g)).toHaveLength(1)
  })

  test('AZ-02: foreign and missing profiles answer alike, at every place', async () => {
    const [mine, theirs] = [await createMensch(portal, { kunde: true }), await createMensch(portal, { kunde: true })]
    await mine.open('/profil-auswaehlen')
    const answers = []
    for (const id of [theirs.profilId, newId()]) {
      const pages = [
        await mine.post('/profil-auswaehlen', { profil: id }),
        (await mine.open('/profile')) && (await mine.post('/profile', { standard: id })),
        await mine.open(`/profile/${id}/trennung`),
        (await mine.open('/profile')) && (await mine.post(`/profile/${id}/trennung`, {})),
      ]
      expect(pages.map((page) => page.status)).toEqual([404, 404, 404, 404])
      answers.push(pages.map((page) => page.text).join('\n'))
    }
    expect(answers[0]).toBe(answers[1])
    expect((await theirs.open('/profil')).text).toContain('Kundennummer')
    expect(await readProfilAnzeige(portal.env, { kontoId: mine.kontoId, profil: await openOf(theirs) })).toBeUndefined()
  })

  test.each(['', 'privatperson', '../x', "1' or '1'='1"])('%j is no profile', async (profil) => {
    const mensch = await createMensch(portal)
    await mensch.open('/profil-auswaehlen')
    expect((await mensch.post('/profil-auswaehlen', { profil })).status).toBe(404)
  })

  test('an empty kind is made once, also when it is asked for ten times at once, and says what it can', async () => {
    const mensch = await createMensch(portal)
    await mensch.open('/profile/neu')
    expect(mensch.page.text).toContain('dieselben Funktionen wie das Standardprofil')
    const body = new URLSearchParams({ csrf: mensch.csrf(), profil: 'unternehmen' }).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const cookie = `${COOKIE.sitzung}=${mensch.cookies.get(COOKIE.sitzung)}`
    const send = () => mensch.raw('/profil-auswaehlen', { method: 'POST', body, headers: { ...headers, cookie } })
    await Promise.all(Array.from({ length: 10 }, send))
    const rows = await portal.owner.selectFrom('profil').select('art').where('konto_id', '=', mensch.kontoId).execute()
    expect(rows).toEqual([{ art: 'unternehmen' }])
  })

  test('the table refuses a customer without a person, and a person without a customer', async () => {
    const mensch = await createMensch(portal)
    const kundeId = await createTestKunde(portal)
    const insert = (art: string, kunde: string | null) =>
      sql`insert into profil values (${newId()}, ${mensch.kontoId}, ${art}, ${kunde}, now())`.execute(portal.owner)
    await expect(insert('unternehmen', kundeId)).rejects.toThrow()
    await expect(insert('privatperson', null)).rejects.toThrow()
  })
})

async function openOf(mensch: Mensch) {
  return { art: 'kunde', profilId: mensch.profilId, kundeId: mensch.kundeId, jobcenterId } as const
}

describe('managing profiles', () => {
  test('which one opens is kept, and can be taken back', async () => {
    const mensch = await createMensch(portal, { kunde: true })
    for (const [standard, kept] of [
      [mensch.profilId, mensch.profilId],
      ['standard', 'standard'],
      ['fragen', null],
    ] as const) {
      await mensch.open('/profile')
      await mensch.post('/profile', { standard })
      expect(mensch.page.text).toContain('Ihre Änderung ist gespeichert')
      expect(mensch.forms().some((form) => form.fields['standard'] === standard)).toBe(true)
      expect(await findDefaultProfil(portal.env, portal.env.db, mensch.kontoId)).toBe(kept)
    }
    expect((await mensch.post('/profile', { standard: '' })).status).toBe(422)
  })

  test('parting with one needs a fresh factor, tells its consequence, and a new code links it again', async () => {
    const mensch = await createMensch(portal, { kunde: true })
    await mensch.open('/profile')
    await mensch.post('/profile', { standard: mensch.profilId })
    const way = `/profile/${mensch.profilId}/trennung`
    await portal.forward(6 * MINUTE)
    expect((await mensch.raw(way)).headers.get('location')).toContain('/anmeldung/bestaetigen')
    await portal.setTime(TESTZEIT)
    await portal.runDue()

    await mensch.open(way)
    expect(mensch.page.text).toContain('kommen mit der Post')
    await mensch.submit('Verknüpfung trennen')
    expect(mensch.page.url).toContain('/profile')
    expect(mensch.page.text).toContain('Sie haben noch kein Profil.')
    expect(await findDefaultProfil(portal.env, portal.env.db, mensch.kontoId)).toBeNull()
    expect((await mensch.open('/freischaltcode/erfolg')).url).toContain('grund=profil')
    const [mail] = await portal.runDue()
    expect(mail).toMatchObject({ an: mensch.email, betreff: 'Änderung an Ihrem Online-Konto' })
    const records = await portal.owner
      .selectFrom('protokoll')
      .select('ereignis')
      .where('kunde_id', '=', mensch.kundeId)
      .execute()
    expect(records.map((record) => record.ereignis)).toContain('profil.getrennt')

    await enter(mensch, await codeFor(mensch.kundeId))
    expect(mensch.page.text).toContain('Ihr Profil ist freigeschaltet')
  })

  test('AZ-08: of 20 partings at once exactly one is recorded', async () => {
    const mensch = await createMensch(portal, { kunde: true })
    const way = `/profile/${mensch.profilId}/trennung`
    await mensch.open(way)
    const body = new URLSearchParams({ csrf: mensch.csrf() }).toString()
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      cookie: `${COOKIE.sitzung}=${mensch.cookies.get(COOKIE.sitzung)}`,
    }
    await Promise.all(Array.from({ length: 20 }, () => mensch.raw(way, { method: 'POST', body, headers })))
    const records = await portal.owner
      .selectFrom('protokoll')
      .select('id')
      .where('kunde_id', '=', mensch.kundeId)
      .where('ereignis', '=', 'profil.getrennt')
      .execute()
    expect(records).toHaveLength(1)
  })

  test('the other sessions of the account lose the profile with it', async () => {
    const mensch = await createMensch(portal, { kunde: true })
    await mensch.open(`/profile/${mensch.profilId}/trennung`)
    await mensch.submit('Verknüpfung trennen')
    await sql`update sitzung set profil = ${mensch.profilId} where konto_id = ${mensch.kontoId}`.execute(portal.owner)
    expect((await mensch.open('/freischaltcode/erfolg')).url).toContain('grund=profil')
  })
})

describe('the profile', () => {
  test('of a customer shows what is on file; no name becomes markup', async () => {
    const daten = kundendaten({ strasse: '<b onmouseover=alert(1)>Weg</b> & "Gasse" 5', ort: '{{7*7}}' })
    const mensch = await createMensch(portal, { kunde: daten })
    const { html, text } = await mensch.open('/profil')
    for (const value of [
      daten.vorname,
      daten.kundennummer,
      daten.bgNummer!,
      '1. Februar 1990',
      daten.strasse,
      daten.ort,
    ]) {
      expect(text).toContain(value)
    }
    expect(html).not.toContain('<b onmouseover')
  })

  test('without one there is the button „Standardprofil“ and the way to a code', async () => {
    const mensch = await createMensch(portal, { profil: 'standard' })
    const { text, html } = await mensch.open('/profil')
    expect(text).toContain('Standardprofil')
    expect(text).toContain('Freischaltcode online beantragen oder Jobcenter kontaktieren')
    expect(html).toMatch(/href="\/profil-auswaehlen"[^>]*>[\s\S]{0,600}Standardprofil/)
  })

  test.each(['/profil/bearbeiten', '/profil/online-kommunikation', '/profile/neu', '/profile'])(
    '%s says what is possible today, with and without a profile',
    async (pfad) => {
      for (const mensch of [await createMensch(portal, { kunde: true }), await createMensch(portal)]) {
        const page = await mensch.open(pfad)
        expect(page.status).toBe(200)
        expect(page.html.match(/<h1\b/g)).toHaveLength(1)
      }
    },
  )

  test('AUT-08: before the second factor no page of profiles opens', async () => {
    for (const stufe of ['faktor', 'einrichten'] as const) {
      const half = await createMensch(portal, { stufe })
      for (const pfad of [
        '/profil-auswaehlen',
        '/profile',
        '/profil',
        '/freischaltcode',
        '/freischaltcode-beantragen',
      ]) {
        const answer = await half.raw(pfad)
        expect(answer.status).toBe(303)
        expect(answer.headers.get('location')).toMatch(/^\/(anmeldung\/totp|sicherheitshinweis)/)
      }
    }
  })

  test('name and number for the start page come in one statement', async () => {
    const mensch = await createMensch(portal, { kunde: true })
    let statements = 0
    const db = portal.env.db.withPlugin({
      transformQuery: ({ node }) => {
        statements++
        return node
      },
      transformResult: async ({ result }) => result,
    })
    const env = { ...portal.env, db }
    const anzeige = await readProfilAnzeige(env, { kontoId: mensch.kontoId, profil: await openOf(mensch) })
    expect(anzeige).toEqual({ name: expect.stringContaining('Kim'), kundennummer: expect.stringMatching(/^123A/) })
    expect(statements).toBe(1)
    expect(
      await readProfilAnzeige(portal.env, { kontoId: mensch.kontoId, profil: { art: 'standard' } }),
    ).toBeUndefined()
  })
})
