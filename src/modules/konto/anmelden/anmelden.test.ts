import * as argon2 from '@node-rs/argon2'
import { Secret, TOTP } from 'otpauth'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createMensch, type MenschOptionen } from '../../../../test/support/menschen.ts'
import { startTestPortal, TESTZEIT, type TestPortal } from '../../../../test/support/portal.ts'
import { MINUTE } from '../../../platform/clock.ts'
import { newId } from '../../../platform/datenbank/id.ts'
import { hashToken, newToken } from '../../../platform/krypto/geheimnis.ts'
import { sealTotp } from '../faktoren/totp-pruefung.ts'
import { findKonto } from '../store.ts'
import { newSecret } from '../totp.ts'
import { takePasswortversuch } from './bremse.ts'

vi.mock('@node-rs/argon2', { spy: true })

const PASSWORT = 'Sommerregen#2026'
let portal: TestPortal
beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(() => portal.stop())
// Each test begins with empty counters and the same time.
beforeEach(async () => {
  await portal.owner.deleteFrom('versuch').execute()
})
afterEach(() => portal.setTime(TESTZEIT))

async function attempt(name: string, passwort: string, adresse = '192.0.2.1') {
  const browser = portal.browser({ adresse })
  await browser.open('/anmeldung')
  await browser.submit('Anmelden', { name, passwort })
  return browser
}

async function withTotp(email: string, optionen: Pick<MenschOptionen, 'kunde'> = {}) {
  const mensch = await createMensch(portal, { email, passwort: PASSWORT, stufe: false, ...optionen })
  const konto = (await findKonto(portal.env.db, mensch.kontoId))!
  const secret = newSecret()
  await portal.owner
    .updateTable('konto')
    .set({ totp: sealTotp(portal.env, konto, secret) })
    .where('id', '=', konto.id)
    .execute()
  const totp = new TOTP({ secret: new Secret({ buffer: secret.buffer as ArrayBuffer }) })
  const code = (versatz = 0) => totp.generate({ timestamp: portal.env.clock.now().getTime() + versatz * 1000 })
  return { mensch, konto, code }
}

/** The page without what differs between any two answers. */
const comparable = (html: string) => html.replace(/nonce="[^"]*"/g, '').replace(/name="csrf" value="[^"]*"/g, '')

describe('Anmelden mit Passwort', () => {
  test('führt ohne Faktor zum Sicherheitshinweis, mit TOTP zum Code und dann zur Wahl des Profils', async () => {
    await createMensch(portal, { email: 'neu@weg.example', passwort: PASSWORT, stufe: false })
    const first = await attempt('neu@weg.example', PASSWORT)
    expect(new URL(first.page.url).pathname).toBe('/sicherheitshinweis')
    const { code } = await withTotp('totp@weg.example')
    const second = await attempt('totp@weg.example', PASSWORT)
    expect(new URL(second.page.url).pathname).toBe('/anmeldung/totp')
    await second.submit('Anmelden', { code: code() })
    expect(new URL(second.page.url).pathname).toBe('/profil-auswaehlen')
  })

  test('auf dem Weg zu einer Seite öffnet sich das einzige Profil von selbst, bei mehreren folgt die Wahl mit dem Ziel', async () => {
    const { code, mensch } = await withTotp('weg@ziel.example', { kunde: true })
    const signIn = async (weiter: string) => {
      const browser = portal.browser()
      await browser.open(weiter)
      expect(new URL(browser.page.url).searchParams.get('weiter')).toBe(weiter)
      await browser.submit('Anmelden', { name: 'weg@ziel.example', passwort: PASSWORT })
      await browser.submit('Anmelden', { code: code() })
      return browser
    }
    const allein = await signIn('/bescheide')
    expect(new URL(allein.page.url).pathname).toBe('/bescheide')
    expect(allein.page.status).toBe(200)

    await portal.forward(MINUTE)
    await portal.owner
      .insertInto('profil')
      .values({ id: newId(), konto_id: mensch.kontoId, art: 'unternehmen', kunde_id: null, erstellt: TESTZEIT })
      .execute()
    const gefragt = await signIn('/bescheide')
    expect(gefragt.page.url).toMatch(/\/profil-auswaehlen\?.*weiter=%2Fbescheide/)
    await gefragt.post('/profil-auswaehlen', { profil: mensch.profilId, weiter: '/bescheide' })
    expect(new URL(gefragt.page.url).pathname).toBe('/bescheide')
  })

  test('AUT-07: falscher Name, falsches Passwort, unbestätigt, ohne Passwort: dieselbe Antwort und genau eine Hashprüfung', async () => {
    await createMensch(portal, { email: 'da@gleich.example', passwort: PASSWORT, stufe: false })
    const unbestaetigt = await createMensch(portal, { email: 'neu@gleich.example', passwort: PASSWORT, stufe: false })
    await portal.owner
      .updateTable('konto')
      .set({ zustand: 'unbestaetigt', bestaetigt: null })
      .where('id', '=', unbestaetigt.kontoId)
      .execute()
    await createMensch(portal, { email: 'ohne@gleich.example', stufe: false })
    await attempt('warm@gleich.example', 'x')
    const names = ['da@gleich.example', 'neu@gleich.example', 'ohne@gleich.example', 'niemand@gleich.example']
    const answers: string[] = []
    for (const name of names) {
      vi.mocked(argon2.verify).mockClear()
      const passwort = name.startsWith('da') ? 'Falsch#123456' : PASSWORT
      const { page } = await attempt(name, passwort)
      expect(page.status).toBe(422)
      expect(vi.mocked(argon2.verify)).toHaveBeenCalledTimes(1)
      answers.push(comparable(page.html).replaceAll(name, 'NAME'))
    }
    expect(new Set(answers).size).toBe(1)
  })

  test('ein deaktiviertes Konto antwortet auf ein falsches Passwort wie jedes andere', async () => {
    const mensch = await createMensch(portal, { email: 'aus@gleich.example', passwort: PASSWORT, stufe: false })
    await portal.owner.updateTable('konto').set({ zustand: 'deaktiviert' }).where('id', '=', mensch.kontoId).execute()
    expect((await attempt('aus@gleich.example', 'Falsch#123456')).page.text).toContain(
      'Die Anmeldung hat nicht geklappt',
    )
    const right = await attempt('aus@gleich.example', PASSWORT)
    expect(new URL(right.page.url).pathname).toBe('/konto-deaktiviert')
    expect(right.cookies.has('__Host-sitzung')).toBe(false)
  })

  test('AUT-03: ein schwächer gespeichertes Passwort wird bei der Anmeldung neu gespeichert', async () => {
    const mensch = await createMensch(portal, { email: 'alt@hash.example', passwort: PASSWORT, stufe: false })
    const pepper = portal.env.schluessel.pepper()
    const weak = await argon2.hash(PASSWORT, { memoryCost: 8192, timeCost: 1, parallelism: 1, secret: pepper.wert })
    await portal.owner
      .updateTable('konto')
      .set({ passwort: `${pepper.id}|${weak}` })
      .where('id', '=', mensch.kontoId)
      .execute()
    await attempt('alt@hash.example', PASSWORT)
    const konto = await findKonto(portal.env.db, mensch.kontoId)
    expect(konto?.passwort).toContain('$argon2id$v=19$m=65536,t=3,p=1$')
    const [, phc = ''] = konto!.passwort!.split('|')
    expect(await argon2.verify(phc, PASSWORT)).toBe(false)
  })
})

describe('Bremse', () => {
  const bremse = (name: string, adresse: string, kontoId?: string) =>
    takePasswortversuch(portal.env, { name, adresse }, kontoId ? { id: kontoId, bekannt: false } : undefined)

  test('AUT-04: 10.000 falsche Anmeldungen aus 200 Netzen: höchstens 100 werden geprüft, in wie viel Zeit auch immer', async () => {
    let evaluated = 0
    for (let tag = 0; tag < 20; tag++) {
      for (let i = 0; i < 500; i += 50) {
        const tries = Array.from({ length: 50 }, (_, j) =>
          bremse('opfer@bremse.example', `198.51.100.${(i + j) % 200}`),
        )
        evaluated += (await Promise.all(tries)).filter((one) => one.frei).length
      }
      await portal.forward(6 * 3600_000 + 1000)
    }
    expect(evaluated).toBeGreaterThan(10)
    expect(evaluated).toBeLessThanOrEqual(100)
  })

  test('AUT-04: auf dem bekannten Gerät meldet sich die Besitzerin währenddessen beim ersten Versuch an', async () => {
    const mensch = await createMensch(portal, { email: 'besitzerin@bremse.example', passwort: PASSWORT, stufe: false })
    const konto = (await findKonto(portal.env.db, mensch.kontoId))!
    const geraet = newToken()
    await portal.owner
      .insertInto('geraet')
      .values({ hash: hashToken(geraet), konto_id: konto.id, zuletzt: portal.env.clock.now() })
      .execute()
    for (let i = 0; i < 30; i++) await bremse('besitzerin@bremse.example', `198.51.100.${i}`, konto.id)
    expect((await attempt('besitzerin@bremse.example', PASSWORT)).page.status).toBe(422)
    const browser = portal.browser()
    browser.cookies.set('__Host-geraet', geraet)
    await browser.open('/anmeldung')
    await browser.submit('Anmelden', { name: 'besitzerin@bremse.example', passwort: PASSWORT })
    expect(new URL(browser.page.url).pathname).toBe('/sicherheitshinweis')
  })

  test('AUT-05: 50 gleichzeitige Versuche zählen genau 50, und ein Neustart vergisst nichts', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, i) => bremse('zahl@bremse.example', '203.0.113.7').then(() => i)))
    const rows = await portal.owner.selectFrom('versuch').select('anzahl').execute()
    expect(Math.max(...rows.map((row) => row.anzahl))).toBe(50)
  })

  test('AUT-05: eine erfundene Weiterleitungsadresse ändert nichts', async () => {
    const browser = portal.browser({ adresse: '203.0.113.9' })
    for (let i = 0; i < 8; i++) {
      await browser.open('/anmeldung')
      const body = new URLSearchParams({ csrf: browser.csrf(), name: `a${i}@x.example`, passwort: 'x', weiter: '' })
      await browser.raw('/anmeldung', {
        method: 'POST',
        body: body.toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': `10.0.0.${i}` },
      })
    }
    const rows = await portal.owner.selectFrom('versuch').select('anzahl').orderBy('anzahl', 'desc').execute()
    expect(rows[0]?.anzahl).toBe(8)
  })
})

describe('Sitzung', () => {
  test('SES-01: gespeichert ist nur der Hash des Tokens', async () => {
    const mensch = await createMensch(portal, {})
    const token = mensch.cookies.get('__Host-sitzung')!
    const row = await portal.owner
      .selectFrom('sitzung')
      .selectAll()
      .where('konto_id', '=', mensch.kontoId)
      .executeTakeFirstOrThrow()
    expect(row.hash.equals(hashToken(token))).toBe(true)
    expect(JSON.stringify(row)).not.toContain(token)
  })

  test('SES-02: mit dem zweiten Faktor stirbt das alte Token', async () => {
    const { code } = await withTotp('wechsel@sitzung.example')
    const browser = await attempt('wechsel@sitzung.example', PASSWORT)
    const old = browser.cookies.get('__Host-sitzung')!
    await browser.submit('Anmelden', { code: code() })
    expect(browser.cookies.get('__Host-sitzung')).not.toBe(old)
    const thief = portal.browser()
    thief.cookies.set('__Host-sitzung', old)
    await thief.open('/profil-auswaehlen')
    expect(new URL(thief.page.url).pathname).toBe('/anmeldung')
  })

  test('SES-03: zwei Cookies desselben Namens sind keine Sitzung, und jedes Cookie ist geschützt', async () => {
    const mensch = await createMensch(portal, {})
    const token = mensch.cookies.get('__Host-sitzung')!
    const twice = await portal
      .browser()
      .raw('/profil-auswaehlen', { headers: { cookie: `__Host-sitzung=${token}; __Host-sitzung=${token}` } })
    expect(twice.headers.get('location')).toContain('/anmeldung')
    const answer = await portal.browser().raw('/registrieren')
    for (const cookie of answer.headers.getSetCookie()) {
      expect(cookie).toMatch(/^__Host-\w+=[^;]*; Path=\/; Secure; HttpOnly; SameSite=Lax/)
    }
  })

  test('SES-04: nach 25 Minuten Ruhe ist Schluss, eine Sekunde davor nicht', async () => {
    const mensch = await createMensch(portal, {})
    await portal.forward(25 * 60_000 - 1000)
    await mensch.open('/profil-auswaehlen')
    expect(new URL(mensch.page.url).pathname).toBe('/profil-auswaehlen')
    await portal.forward(25 * 60_000 + 1000)
    await mensch.open('/profil-auswaehlen')
    expect(mensch.page.url).toContain('/anmeldung?grund=abgelaufen')
  })

  test('SES-04: nach 8 Stunden ist Schluss, auch wer nie ruht', async () => {
    const mensch = await createMensch(portal, {})
    for (let i = 0; i < 23; i++) {
      await portal.forward(20 * 60_000)
      await mensch.open('/profil-auswaehlen')
    }
    expect(new URL(mensch.page.url).pathname).toBe('/profil-auswaehlen')
    await portal.forward(20 * 60_000 + 1000)
    await mensch.open('/profil-auswaehlen')
    expect(mensch.page.url).toContain('/anmeldung')
  })

  test('SES-05: nach dem Abmelden ist das Token tot und der Browser räumt auf', async () => {
    const mensch = await createMensch(portal, { profil: 'standard' })
    const token = mensch.cookies.get('__Host-sitzung')!
    await mensch.open('/kontakt')
    const answer = await mensch.raw('/abmelden', {
      method: 'POST',
      body: new URLSearchParams({ csrf: mensch.csrf() }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(answer.headers.get('clear-site-data')).toContain('storage')
    const thief = portal.browser()
    thief.cookies.set('__Host-sitzung', token)
    await thief.open('/profil-auswaehlen')
    expect(new URL(thief.page.url).pathname).toBe('/anmeldung')
  })

  test('wer in einem anderen Fenster abgemeldet wurde und sendet, erfährt warum, statt von Cookies zu lesen', async () => {
    const mensch = await createMensch(portal, { profil: 'standard' })
    await mensch.open('/freischaltcode-beantragen')
    await portal.owner.deleteFrom('sitzung').where('konto_id', '=', mensch.kontoId).execute()
    await mensch.post('/freischaltcode-beantragen', { name: 'Kim' })
    expect(mensch.page.url).toContain('/anmeldung?grund=beendet')
    expect(mensch.page.text).toContain('Ihre Sitzung ist beendet')
  })

  test('was nach dem Ende der Sitzung gesendet wird, steht nach der Anmeldung wieder da', async () => {
    const { mensch, code } = await withTotp('entwurf@sitzung.example')
    const browser = await attempt('entwurf@sitzung.example', PASSWORT)
    await browser.submit('Anmelden', { code: code() })
    await browser.open('/freischaltcode-beantragen')
    const form = browser.forms().find((one) => 'vorname' in one.fields || 'name' in one.fields)!
    const feld = 'nachname' in form.fields ? 'nachname' : 'name'
    await portal.forward(26 * 60_000)
    await browser.post('/freischaltcode-beantragen', { ...form.fields, [feld]: 'Klicker-Beispiel' })
    expect(browser.page.url).toContain('/anmeldung?grund=abgelaufen')
    const kept = portal.owner.selectFrom('aufgehobenes_formular').selectAll().where('konto_id', '=', mensch.kontoId)
    expect((await kept.executeTakeFirstOrThrow()).felder.includes('Klicker-Beispiel')).toBe(false)
    await browser.submit('Anmelden', { name: 'entwurf@sitzung.example', passwort: PASSWORT })
    await browser.submit('Anmelden', { code: code() })
    expect(browser.page.url).toContain('/freischaltcode-beantragen')
    expect(browser.page.html).toContain('value="Klicker-Beispiel"')
  })
})
