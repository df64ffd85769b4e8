import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf, otherCode } from '../../../../test/support/faktoren.ts'
import { createMensch } from '../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { findKonto } from '../store.ts'
import { newSecret } from '../totp.ts'
import { sealTotp } from './totp-pruefung.ts'

let portal: TestPortal

beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(() => portal.stop())

const PASSWORT = 'Ein-gutes-Passwort-1'

/** Signed in with password and TOTP, six minutes ago. */
async function stalePerson() {
  const mensch = await createMensch(portal, { passwort: PASSWORT })
  const konto = (await findKonto(portal.env.db, mensch.kontoId))!
  const secret = newSecret()
  const totp = sealTotp(portal.env, konto, secret)
  await portal.owner.updateTable('konto').set({ totp }).where('id', '=', konto.id).execute()
  await portal.forward(6 * 60_000)
  return { mensch, secret }
}

describe('„Noch einmal ausweisen“', () => {
  test('AUT-19: a factor is changed only after password and code; then one stands where one wanted to go', async () => {
    const { mensch, secret } = await stalePerson()
    const page = await mensch.open('/totp-einrichten')
    expect(page.text).toContain('Noch einmal ausweisen')
    expect(page.html).not.toContain('otpauth:')
    const before = mensch.cookies.get('__Host-sitzung')
    const done = await mensch.submit('Bestätigen', { passwort: PASSWORT, code: codeOf(portal, secret) })
    expect(new URL(done.url).pathname).toBe('/totp-einrichten')
    expect(done.text).toContain('1. Schritt: Schlüssel in App hinzufügen')
    expect(mensch.cookies.get('__Host-sitzung')).not.toBe(before)
  })

  test('AUT-19: the form of a page that was opened in time is refused six minutes later', async () => {
    const { mensch, secret } = await stalePerson()
    await mensch.open('/totp-einrichten')
    await mensch.submit('Bestätigen', { passwort: PASSWORT, code: codeOf(portal, secret) })
    await portal.forward(6 * 60_000)
    const late = await mensch.submit('Bestätigen', { code: '123456' })
    expect(late.text).toContain('Noch einmal ausweisen')
  })

  test('a wrong password and a wrong code are answered alike, and nothing typed comes back', async () => {
    const { mensch, secret } = await stalePerson()
    const texts = []
    for (const eingabe of [
      { passwort: 'Ein-anderes-Passwort-1', code: codeOf(portal, secret) },
      { passwort: PASSWORT, code: otherCode(codeOf(portal, secret)) },
    ]) {
      await mensch.open('/anmeldung/bestaetigen')
      const page = await mensch.submit('Bestätigen', eingabe)
      expect(page.status).toBe(422)
      expect(page.html).not.toContain(eingabe.passwort)
      texts.push(page.text)
    }
    expect(texts[0]).toBe(texts[1])
  })

  test('AUT-10: the password is not guessed here either', async () => {
    const { mensch, secret } = await stalePerson()
    await mensch.open('/anmeldung/bestaetigen')
    for (let i = 0; i < 10; i++) await mensch.submit('Bestätigen', { passwort: `falsch-${i}`, code: '000000' })
    const page = await mensch.submit('Bestätigen', { passwort: PASSWORT, code: codeOf(portal, secret) })
    expect(page.text).toContain('zu viele falsche Eingaben')
  })

  test.each(['//boese.example', 'https://boese.example', '/\\boese.example'])(
    'INP-06: %s is no place to go on to',
    async (weiter) => {
      const { mensch, secret } = await stalePerson()
      await mensch.open('/anmeldung/bestaetigen')
      const response = await mensch.raw('/anmeldung/bestaetigen', {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          csrf: mensch.csrf(),
          passwort: PASSWORT,
          code: codeOf(portal, secret),
          weiter,
        }).toString(),
      })
      expect(response.headers.get('location')).toBe('/kontoeinstellungen')
    },
  )
})
