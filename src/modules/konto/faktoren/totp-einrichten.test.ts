import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Besuch } from '#web/besuch.ts'
import { halfSession, otherCode, scanApp } from '../../../../test/support/faktoren.ts'
import { createMensch } from '../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { findBesuch } from '../sitzung.ts'
import { findKonto, lockKonto } from '../store.ts'
import { newSecret } from '../totp.ts'
import { confirmTotp } from './totp-einrichten.ts'
import { checkTotp, openTotp, sealTotp } from './totp-pruefung.ts'

let portal: TestPortal

beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(() => portal.stop())

const newPerson = () => createMensch(portal, { stufe: 'einrichten', passwort: 'Ein-gutes-Passwort-1' })

const check = (kontoId: string, code: string) =>
  portal.env.db.transaction().execute(async (tx) => {
    const konto = (await lockKonto(tx, kontoId))!
    return checkTotp(portal.env, tx, { konto, code, geraet: undefined })
  })

describe('„Zweiten Faktor einrichten“', () => {
  test('the way of the seed: key, code, success, „Weiter“ over the recovery codes to the profiles', async () => {
    const mensch = await newPerson()
    await mensch.open('/sicherheitshinweis')
    for (const words of ['Sicherheitshinweis', 'Sichern Sie Ihre Anmeldung ab:', 'Passkey einrichten', 'Abbrechen']) {
      expect(mensch.page.text).toContain(words)
    }
    const page = await mensch.open('/totp-einrichten')
    for (const words of [
      'Kontoname',
      'Schlüssel',
      'In App öffnen',
      '6-stelliger Code (TOTP)',
      'Abbrechen',
      'Bestätigen',
    ]) {
      expect(page.text).toContain(words)
    }
    expect(page.text).toMatch(/([A-Z2-7]{4} ){7}[A-Z2-7]{4}/)
    const before = mensch.cookies.get('__Host-sitzung')
    const done = await mensch.submit('Bestätigen', { code: scanApp(portal, page.html)() })
    expect(new URL(done.url).pathname).toBe('/totp-einrichten/fertig')
    expect(done.text).toContain('Sie haben einen zweiten Faktor für dieses Konto erfolgreich eingerichtet.')
    expect(mensch.cookies.get('__Host-sitzung')).not.toBe(before)
    const codes = await mensch.submit('Weiter')
    expect(codes.text.match(/[34679A-Y]{5}-[34679A-Y]{5}-[34679A-Y]{3}/g)).toHaveLength(10)
    expect(codes.html).toMatch(/href="\/profil-auswaehlen"[^>]*>[\s\S]{0,80}Weiter/)
  })

  test('a wrong code keeps the key, and the clock is spoken of when it is the clock', async () => {
    const mensch = await newPerson()
    const page = await mensch.open('/totp-einrichten')
    const app = scanApp(portal, page.html)
    const wrong = await mensch.submit('Bestätigen', { code: otherCode(app()) })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('<title>Fehler: ')
    expect(scanApp(portal, wrong.html)()).toBe(app())
    const clock = await mensch.submit('Bestätigen', { code: app(4) })
    expect(clock.text).toContain('Uhrzeit')
    expect((await mensch.submit('Bestätigen', { code: app() })).text).toContain('erfolgreich eingerichtet')
  })

  test('sent twice at once or one after the other, it is set up once and nobody sees an error', async () => {
    const mensch = await newPerson()
    const page = await mensch.open('/totp-einrichten')
    const [form] = mensch.forms().filter(({ buttons }) => buttons.includes('Bestätigen'))
    const fields: Record<string, string> = { ...form!.fields, code: scanApp(portal, page.html)() }
    const eingabe = { siegel: fields['schluessel']!, code: fields['code']! }
    const besuch = (await findBesuch(portal.env, mensch.cookies.get('__Host-sitzung')!)) as Besuch
    const beteiligt = { besuch, userAgent: null, adresse: '192.0.2.10', geraet: undefined }
    const twins = await Promise.all([1, 2, 3].map(() => confirmTotp(portal.env, beteiligt, eingabe)))
    expect(twins.map((one) => one.ok)).toEqual([true, true, true])
    const tokens = await Promise.all(
      twins.map((one) => ('token' in one ? findBesuch(portal.env, one.token) : undefined)),
    )
    expect(tokens.filter((one) => one && 'stufe' in one && one.stufe === 'voll')).toHaveLength(1)
    const alive = twins.find((_, i) => tokens[i])
    mensch.cookies.set('__Host-sitzung', alive && 'token' in alive ? alive.token : '')
    expect((await mensch.post('/totp-einrichten', fields)).text).toContain('erfolgreich eingerichtet')
    const records = await portal.owner
      .selectFrom('protokoll')
      .select('id')
      .where('konto_id', '=', mensch.kontoId)
      .where('ereignis', '=', 'konto.totp-eingerichtet')
      .execute()
    expect(records).toHaveLength(1)
  })

  test('a new key replaces the old one, ends the other sessions and is told to the owner', async () => {
    const mensch = await newPerson()
    const first = scanApp(portal, (await mensch.open('/totp-einrichten')).html)
    await mensch.submit('Bestätigen', { code: first() })
    const other = await halfSession(portal, mensch.kontoId)
    await portal.runDue()
    const page = await mensch.open('/totp-einrichten')
    expect(page.text).toContain('Sie haben schon einen zweiten Faktor')
    await mensch.submit('Bestätigen', { code: scanApp(portal, page.html)() })
    expect((await other.open('/anmeldung/totp')).url).toContain('/anmeldung?')
    const [mail] = (await portal.runDue()).filter(({ an }) => an === mensch.email)
    expect(mail!.text).toContain('neu eingerichtet')
    await portal.forward(60_000)
    expect(await check(mensch.kontoId, first())).toMatchObject({ ok: false })
  })

  test('the key of one session is worth nothing in another, nor after an hour', async () => {
    const [one, two] = [await newPerson(), await newPerson()]
    const app = scanApp(portal, (await one.open('/totp-einrichten')).html)
    const siegel = one.forms().find(({ fields }) => 'schluessel' in fields)!.fields['schluessel']!
    await two.open('/totp-einrichten')
    const stolen = await two.submit('Bestätigen', { schluessel: siegel, code: app() })
    expect(stolen.status).toBe(422)
    expect((await findKonto(portal.env.db, two.kontoId))!.totp).toBeNull()
    const besuch = (await findBesuch(portal.env, one.cookies.get('__Host-sitzung')!)) as Besuch
    await portal.forward(61 * 60_000)
    const beteiligt = { besuch, userAgent: null, adresse: '192.0.2.10', geraet: undefined }
    expect(await confirmTotp(portal.env, beteiligt, { siegel, code: app() })).toEqual({ ok: false, grund: 'alt' })
  })

  test('AUT-08: a session that only knows the password cannot set up a factor beside the one there is', async () => {
    const mensch = await newPerson()
    const intruder = await halfSession(portal, mensch.kontoId, 'einrichten')
    const app = scanApp(portal, (await intruder.open('/totp-einrichten')).html)
    const konto = (await findKonto(portal.env.db, mensch.kontoId))!
    const totp = sealTotp(portal.env, konto, newSecret())
    await portal.owner.updateTable('konto').set({ totp }).where('id', '=', konto.id).execute()
    const page = await intruder.submit('Bestätigen', { code: app() })
    expect(new URL(page.url).pathname).toBe('/anmeldung')
    expect((await findKonto(portal.env.db, mensch.kontoId))!.totp).toEqual(totp)
  })

  test('an account without a password is not led into TOTP alone', async () => {
    const mensch = await createMensch(portal, { stufe: 'einrichten' })
    expect((await mensch.open('/sicherheitshinweis')).text).not.toContain('Zweiten Faktor einrichten')
    const page = await mensch.open('/totp-einrichten')
    expect(page.text).toContain('Ihr Konto hat kein Passwort')
    expect(page.html).not.toContain('otpauth:')
  })
})

describe('AUT-09', () => {
  test('AUT-09: the key has 160 bits and is not readable anywhere in the database', async () => {
    const mensch = await newPerson()
    const page = await mensch.open('/totp-einrichten')
    const shown = /data-kopieren="([A-Z2-7]+)"/.exec(page.html)![1]!
    expect(shown).toHaveLength(32)
    await mensch.submit('Bestätigen', { code: scanApp(portal, page.html)() })
    const konto = (await findKonto(portal.env.db, mensch.kontoId))!
    const secret = openTotp(portal.env, konto)!
    expect(secret).toHaveLength(20)
    for (const form of [shown, Buffer.from(secret).toString('latin1'), Buffer.from(secret).toString('base64')]) {
      expect(konto.totp!.toString('latin1')).not.toContain(form)
    }
  })

  test('AUT-09: no page shows the key once it is confirmed', async () => {
    const mensch = await newPerson()
    const page = await mensch.open('/totp-einrichten')
    const shown = /data-kopieren="([A-Z2-7]+)"/.exec(page.html)![1]!
    const app = scanApp(portal, page.html)
    const [form] = mensch.forms().filter(({ buttons }) => buttons.includes('Bestätigen'))
    await mensch.submit('Bestätigen', { code: app() })
    for (const code of [app(), otherCode(app()), '']) {
      const again = await mensch.post('/totp-einrichten', { ...form!.fields, code })
      expect(again.html).not.toContain(shown)
    }
    for (const path of ['/totp-einrichten', '/totp-einrichten/fertig', '/wiederherstellungscodes']) {
      expect((await mensch.open(path)).html).not.toContain(shown)
    }
  })

  test('AUT-09: the code that set the factor up does not sign in as well', async () => {
    const mensch = await newPerson()
    const app = scanApp(portal, (await mensch.open('/totp-einrichten')).html)
    const code = app()
    await mensch.submit('Bestätigen', { code })
    expect(await check(mensch.kontoId, code)).toEqual({ ok: false, grund: 'verbraucht' })
  })
})
