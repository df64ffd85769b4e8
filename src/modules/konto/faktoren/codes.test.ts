import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SoftAuthenticator } from '../../../../test/support/authenticator.ts'
import { halfSession } from '../../../../test/support/faktoren.ts'
import { createMensch, type Mensch } from '../../../../test/support/menschen.ts'
import { confirm, setUpPasskey } from '../../../../test/support/passkeys.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { findBesuch } from '../sitzung.ts'
import { findKonto } from '../store.ts'
import { readCodes, redeemRecoveryCode } from './codes.ts'

let portal: TestPortal

beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(() => portal.stop())

const codesIn = (text: string) => text.match(/[34679A-Y]{5}-[34679A-Y]{5}-[34679A-Y]{3}/g) ?? []

async function personWithCodes() {
  const mensch = await createMensch(portal, { stufe: 'einrichten', passwort: 'Ein-gutes-Passwort-1' })
  const geraet = new SoftAuthenticator(portal.env.settings.baseUrl)
  await setUpPasskey(mensch, geraet)
  await mensch.open('/passkey-einrichten/fertig')
  const page = await mensch.submit('Wiederherstellungscodes anzeigen')
  return { mensch, geraet, codes: codesIn(page.text) }
}

const redeem = (mensch: Mensch, code: string) =>
  portal.env.db.transaction().execute((tx) => redeemRecoveryCode(portal.env, tx, { id: mensch.kontoId }, code))

test('ten codes come with the first factor; they are shown once and are not readable in the database', async () => {
  const { mensch, codes } = await personWithCodes()
  expect(new Set(codes).size).toBe(10)
  for (const path of ['/wiederherstellungscodes', '/passkey-einrichten/fertig']) {
    expect(codesIn((await mensch.open(path)).html)).toEqual([])
  }
  const rows = await portal.owner
    .selectFrom('wiederherstellungscode')
    .selectAll()
    .where('konto_id', '=', mensch.kontoId)
    .execute()
  expect(rows).toHaveLength(10)
  const stored = JSON.stringify(rows.map((row) => row.hash.toString('latin1')))
  for (const code of codes) expect(stored).not.toContain(code.replaceAll('-', ''))
})

test('the codes of the page come as a text file; other text does not', async () => {
  const { mensch, codes } = await personWithCodes()
  const send = (text: string) =>
    mensch.raw('/wiederherstellungscodes', {
      method: 'POST',
      body: new URLSearchParams({ csrf: mensch.csrf(), was: 'datei', codes: text }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  const file = await send(codes.join(' '))
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="wiederherstellungscodes.txt"')
  expect(codesIn(await file.text())).toEqual(codes)
  expect((await send('AAAAA-AAAAA-AAA <script>')).status).toBe(303)
})

test('a code completes a sign-in once, however it is typed, and the owner is told', async () => {
  const { mensch, codes } = await personWithCodes()
  await portal.runDue()
  const half = await halfSession(portal, mensch.kontoId)
  await half.open('/anmeldung/wiederherstellungscode')
  const done = await half.submit('Bestätigen', { code: codes[0]!.toLowerCase().replaceAll('-', ' ') })
  expect(new URL(done.url).pathname).toBe('/profil-auswaehlen')
  expect(await findBesuch(portal.env, half.cookies.get('__Host-sitzung')!)).toMatchObject({ stufe: 'voll' })
  const mails = (await portal.runDue()).filter(({ an }) => an === mensch.email)
  expect(mails.filter(({ text }) => text.includes('noch 9 Codes'))).toHaveLength(1)
  const again = await halfSession(portal, mensch.kontoId)
  await again.open('/anmeldung/wiederherstellungscode')
  const wrong = await again.submit('Bestätigen', { code: codes[0]! })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('Erneut versuchen')
  expect(wrong.text).toContain('Anderen Weg wählen')
})

test('AZ-08: of 50 uses of one code at once exactly one counts', async () => {
  const { mensch, codes } = await personWithCodes()
  const results = await Promise.all(Array.from({ length: 50 }, () => redeem(mensch, codes[3]!)))
  expect(results.filter(Boolean)).toHaveLength(1)
  expect(await readCodes(portal.env.db, mensch.kontoId)).toMatchObject({ gesamt: 10, offen: 9 })
})

test('the code of one account is worth nothing at another', async () => {
  const [one, two] = [await personWithCodes(), await personWithCodes()]
  expect(await redeem(two.mensch, one.codes[0]!)).toBe(false)
  expect(await redeem(one.mensch, one.codes[0]!)).toBe(true)
})

test('AUT-10: guessing codes pauses for the account, over all its sessions', async () => {
  const { mensch, codes } = await personWithCodes()
  for (let i = 0; i < 10; i++) {
    const half = await halfSession(portal, mensch.kontoId)
    await half.open('/anmeldung/wiederherstellungscode')
    expect((await half.submit('Bestätigen', { code: 'AAAAA-AAAAA-AAA' })).status).toBe(422)
  }
  const half = await halfSession(portal, mensch.kontoId)
  await half.open('/anmeldung/wiederherstellungscode')
  expect((await half.submit('Bestätigen', { code: codes[0]! })).text).toContain('zu viele falsche Codes')
})

describe('new codes', () => {
  test('new codes kill the old ones and need a fresh proof', async () => {
    const { mensch, geraet, codes } = await personWithCodes()
    await portal.forward(6 * 60_000)
    await mensch.open('/wiederherstellungscodes')
    const stale = await mensch.submit('Neue Codes erstellen')
    expect(stale.text).toContain('Noch einmal ausweisen')
    await confirm(mensch, geraet)
    await mensch.open('/wiederherstellungscodes')
    const fresh = codesIn((await mensch.submit('Neue Codes erstellen')).text)
    expect(fresh).toHaveLength(10)
    expect(await redeem(mensch, codes[0]!)).toBe(false)
    expect(await redeem(mensch, fresh[0]!)).toBe(true)
  })

  test('AUT-08: a session without its factor gets no codes', async () => {
    const { mensch } = await personWithCodes()
    const half = await halfSession(portal, mensch.kontoId)
    await half.open('/anmeldung/passkey')
    const page = await half.post('/wiederherstellungscodes', {})
    expect(codesIn(page.text)).toEqual([])
    expect(new URL(page.url).pathname).toMatch(/^\/anmeldung\//)
  })
})

test('a reload of the page with the codes makes no new ones: those on paper stay good', async () => {
  const mensch = await createMensch(portal, { profil: 'standard' })
  await mensch.open('/wiederherstellungscodes')
  const form = mensch.forms().find((one) => 'satz' in one.fields)!
  await mensch.post('/wiederherstellungscodes', form.fields)
  const [code = ''] = /[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{3}/.exec(mensch.page.html) ?? []
  expect(code).not.toBe('')
  await mensch.post('/wiederherstellungscodes', form.fields)
  expect(mensch.page.text).toContain('Die Codes wurden schon gezeigt')
  const konto = (await findKonto(portal.env.db, mensch.kontoId))!
  const good = await portal.env.db.transaction().execute((tx) => redeemRecoveryCode(portal.env, tx, konto, code))
  expect(good).toBe(true)
})
