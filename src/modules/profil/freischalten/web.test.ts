import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { geburtstagFelder, issueTestCode } from '../../../../test/support/freischaltcodes.ts'
import { createMensch, createTestKunde, kundendaten, type Mensch } from '../../../../test/support/menschen.ts'
import { startTestPortal, TESTZEIT, type TestPortal } from '../../../../test/support/portal.ts'
import { MINUTE, TAG } from '../../../platform/clock.ts'
import { COOKIE } from '../../../web/schutz/cookies.ts'
import { generateCode } from '../code.ts'
import { closeTypesetter } from './brief.ts'

let portal: TestPortal

beforeAll(async () => {
  portal = await startTestPortal()
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

/** The page without what differs in every answer, and without what was typed. */
const bare = (mensch: Mensch, code: string) =>
  mensch.page.html
    .replaceAll(code, 'CODE')
    .replace(/(nonce|csrf)="[^"]*"/g, '$1')
    .replace(/(name="csrf" value=)"[^"]*"/g, '$1')
    .replace(/content="[^"]*"/g, 'content')

describe('the code page', () => {
  test('forgives case, blanks and dashes; success shows name and number and leads on', async () => {
    const daten = kundendaten({ vorname: 'Ayşe', nachname: 'Öztürk' })
    const code = await codeFor(await createTestKunde(portal, daten))
    const mensch = await createMensch(portal)
    const before = mensch.cookies.get(COOKIE.sitzung)!
    const page = await enter(mensch, ` ${code.toLowerCase().replaceAll('-', ' – ')} `)
    expect(page.url).toContain('/freischaltcode/erfolg')
    expect(page.text).toContain('Ayşe Öztürk')
    expect(page.text).toContain(daten.kundennummer)
    expect(page.html).toContain('href="/"')

    const after = mensch.cookies.get(COOKIE.sitzung)!
    expect(after).not.toBe(before)
    const thief = portal.browser()
    thief.cookies.set(COOKIE.sitzung, before)
    expect((await thief.raw('/profil')).headers.get('location'), 'SES-02: the old token is dead').toContain(
      '/anmeldung',
    )
    expect((await mensch.open('/profil')).text).toContain('Ayşe Öztürk')
  })

  test('AUT-22: wrong code, wrong date, used, replaced and expired are one answer', async () => {
    const right = await codeFor(await createTestKunde(portal))
    const used = await codeFor(await createTestKunde(portal))
    await enter(await createMensch(portal), used)
    const twice = await createTestKunde(portal)
    const replaced = await codeFor(twice)
    await codeFor(twice)
    const expired = await codeFor(await createTestKunde(portal))
    await sql`update freischaltcode set gueltig_bis = ${TESTZEIT}, erstellt = ${new Date(TESTZEIT.getTime() - TAG)}
      where id = (select freischaltcode_id from brief order by id desc limit 1)`.execute(portal.owner)
    const wrong = generateCode()
    const tries: [string, Record<string, string>][] = [
      [wrong, geburtstag],
      [right, { ...geburtstag, 'geburtstag-tag': '2' }],
      [used, geburtstag],
      [replaced, geburtstag],
      [expired, geburtstag],
    ]
    const answers = []
    for (const [code, fields] of tries) {
      const mensch = await createMensch(portal)
      const page = await enter(mensch, code, fields)
      expect(page.status).toBe(422)
      expect(page.text).toContain('Neuen Freischaltcode beantragen')
      answers.push(
        bare(mensch, code).replace(/(geburtstag-tag"[^>]*value=)"[^"]*"|value="\d"( [^>]*geburtstag-tag)/g, '$1'),
      )
    }
    const normal = answers.map((answer) => answer.replace(/value="[12]"/g, 'value'))
    expect(new Set(normal).size).toBe(1)
  })

  test.each([
    ['', 'Geben Sie den Freischaltcode aus Ihrem Brief ein.'],
    ['ACDE-FGHJ', 'hat 8 statt 12 Zeichen'],
    ['ACDE-FGHJ-KMN0', 'Zeichen, die im Code nicht vorkommen: 0'],
    ['<script>alert(1)</script>', 'Zeichen, die im Code nicht vorkommen'],
    ["' or 1=1 --", 'Zeichen, die im Code nicht vorkommen'],
    ['ＡＣＤＥ', 'hat 4 statt 12 Zeichen'],
    ['A'.repeat(1999), 'hat 1999 statt 12 Zeichen'],
  ])('%.40j gets an error at the field, counts as no try and stays in the field', async (code, satz) => {
    const mensch = await createMensch(portal)
    const page = await enter(mensch, code)
    expect(page.status).toBe(422)
    expect(page.text.split(satz).length).toBe(3)
    expect(mensch.forms().find((form) => form.buttons.includes('Profil freischalten'))!.fields).toMatchObject({
      code,
      ...geburtstag,
    })
    expect(page.html).not.toContain('<script>alert')
    expect(await portal.owner.selectFrom('versuch').selectAll().execute()).toEqual([])
  })

  test('after five wrong entries it says when to go on, and that the code stays good', async () => {
    const mensch = await createMensch(portal)
    for (let i = 0; i < 5; i++) await enter(mensch, generateCode())
    const page = await enter(mensch, generateCode())
    expect(page.status).toBe(429)
    expect(page.text).toContain('Versuchen Sie es in 10 Minuten noch einmal.')
    expect(page.text).toContain('bleibt gültig')
  })

  test('a running pause is said already on opening, and is over when it is over', async () => {
    const mensch = await createMensch(portal)
    for (let i = 0; i < 4; i++) await enter(mensch, generateCode())
    expect((await mensch.open('/freischaltcode')).text).not.toContain('Pause')
    await enter(mensch, generateCode())
    const page = await mensch.open('/freischaltcode')
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('spätestens in 10 Minuten noch einmal')])
    await mensch.open('/freischaltcode')
    await portal.forward(10 * MINUTE)
    expect((await mensch.open('/freischaltcode')).text).not.toContain('Pause')
    for (let i = 0; i < 5; i++) await enter(mensch, generateCode())
    await portal.forward(10 * MINUTE)
    expect((await mensch.open('/freischaltcode')).text).toContain('spätestens in 24 Stunden')
  })

  test('an empty date of birth gets the example of its hint', async () => {
    const leer = { 'geburtstag-tag': '', 'geburtstag-monat': '', 'geburtstag-jahr': '' }
    const page = await enter(await createMensch(portal), generateCode(), leer)
    const hint = /Mit Zahlen, (zum Beispiel [\d ]+\d)\./.exec(page.text)?.[1]
    expect(page.text).toContain(`Geben Sie Ihr Geburtsdatum mit Zahlen ein, ${hint}.`)
  })

  test('says why somebody was sent here, and loads the script that reads the QR code', async () => {
    const mensch = await createMensch(portal, { profil: 'standard' })
    await mensch.open('/freischaltcode/erfolg')
    expect(mensch.page.url).toContain('/freischaltcode?grund=profil')
    expect(mensch.page.text).toContain('Dafür brauchen Sie ein freigeschaltetes Profil')
    expect(mensch.page.html).toMatch(/src="\/assets\/freischaltcode-\w+\.js"/)
  })

  test('a field twice, a strange field, or no proof is refused', async () => {
    const mensch = await createMensch(portal)
    await mensch.open('/freischaltcode')
    expect((await mensch.post('/freischaltcode', { code: 'A', rolle: 'chef' })).status).toBe(400)
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const body = `csrf=x&code=ACDEFGHJKMNP`
    expect((await mensch.raw('/freischaltcode', { method: 'POST', body, headers })).status).toBe(403)
  })
})
