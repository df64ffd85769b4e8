import { sign } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Algorithmus, type NeuAbweichung, SoftAuthenticator } from '../../../../../test/support/authenticator.ts'
import { createMensch, type Mensch } from '../../../../../test/support/menschen.ts'
import { answer, answerNew, ask, askNew, setUpPasskey, signIn } from '../../../../../test/support/passkeys.ts'
import { startTestPortal, type TestPortal } from '../../../../../test/support/portal.ts'
import { anmeldeantworten, neueAntworten } from './pruefung.test-daten.ts'

let portal: TestPortal
let ursprung: string

beforeAll(async () => {
  portal = await startTestPortal()
  ursprung = portal.env.settings.baseUrl
})
afterAll(() => portal.stop())

const newPerson = () => createMensch(portal, { stufe: 'einrichten', passwort: 'Ein-gutes-Passwort-1' })
const passkeysOf = (mensch: Mensch) =>
  portal.owner.selectFrom('passkey').selectAll().where('konto_id', '=', mensch.kontoId).execute()

async function personWithPasskey(geraet = new SoftAuthenticator(ursprung)) {
  const mensch = await newPerson()
  expect(await setUpPasskey(mensch, geraet)).toMatchObject({ ok: true })
  return { mensch, geraet }
}

describe('AUT-12', () => {
  test(`AUT-12: at least 40 wrong answers of each kind are tried`, () => {
    expect(neueAntworten.length).toBeGreaterThanOrEqual(40)
    expect(anmeldeantworten.length).toBeGreaterThanOrEqual(40)
  })

  test('AUT-12: no wrong answer sets up a passkey, and the right one does', async () => {
    const mensch = await newPerson()
    await mensch.open('/passkey-einrichten')
    const accepted: string[] = []
    for (const [name, anders] of neueAntworten) {
      // Fresh limits for each: what refuses must be the check, not the brake.
      await portal.owner.deleteFrom('versuch').execute()
      const result = await answerNew(mensch, new SoftAuthenticator(ursprung).create(await askNew(mensch), anders))
      if (result.ok || (result.status !== 422 && result.status !== 400)) accepted.push(`${name}: ${result.status}`)
    }
    expect(accepted).toEqual([])
    expect(await passkeysOf(mensch)).toEqual([])
    expect(await answerNew(mensch, new SoftAuthenticator(ursprung).create(await askNew(mensch)))).toMatchObject({
      ok: true,
    })
  })

  test.each([-7, -8, -257] as Algorithmus[])(
    'AUT-12: no wrong answer signs in (%i), and the right one does',
    async (alg) => {
      const { geraet } = await personWithPasskey(new SoftAuthenticator(ursprung, { alg }))
      const browser = portal.browser()
      await browser.open('/anmeldung')
      const accepted: string[] = []
      for (const [name, anders] of anmeldeantworten) {
        await portal.owner.deleteFrom('versuch').execute()
        const result = await answer(browser, geraet.get(await ask(browser), anders))
        if (result.ok || (result.status !== 401 && result.status !== 400)) accepted.push(`${name}: ${result.status}`)
      }
      expect(accepted).toEqual([])
      expect(browser.cookies.has('__Host-sitzung')).toBe(false)
      expect(await answer(browser, geraet.get(await ask(browser)))).toMatchObject({ ok: true })
    },
  )

  test('AUT-12: a device that signs for itself (packed, without certificates) is let in', async () => {
    const mensch = await newPerson()
    const anders: NeuAbweichung = {
      fmt: 'packed',
      attStmt: ({ authData, clientDataHash, key }) =>
        new Map<string, number | Uint8Array>([
          ['alg', -7],
          ['sig', sign('sha256', Buffer.concat([authData, clientDataHash]), key.privat)],
        ]),
    }
    expect(await setUpPasskey(mensch, new SoftAuthenticator(ursprung), { anders })).toMatchObject({ ok: true })
  })

  test('AUT-12: a credential that is known is refused, at the same and at another account', async () => {
    const kennung = Buffer.alloc(32, 42)
    const { mensch } = await personWithPasskey()
    const stranger = await newPerson()
    const anders = { kennung }
    expect(await setUpPasskey(mensch, new SoftAuthenticator(ursprung), { anders })).toMatchObject({ ok: true })
    expect(await setUpPasskey(mensch, new SoftAuthenticator(ursprung), { anders })).toMatchObject({ status: 422 })
    expect(await setUpPasskey(stranger, new SoftAuthenticator(ursprung), { anders })).toMatchObject({ status: 422 })
    expect(await passkeysOf(stranger)).toEqual([])
  })

  test('AUT-12: a counter that does not grow is refused and recorded', async () => {
    const { mensch, geraet } = await personWithPasskey(new SoftAuthenticator(ursprung, { zaehlt: true }))
    expect(await signIn(portal.browser(), geraet, { zaehler: 10 })).toMatchObject({ ok: true })
    for (const zaehler of [10, 9, 1, 0]) {
      expect(await signIn(portal.browser(), geraet, { zaehler })).toMatchObject({ status: 401 })
    }
    expect(await signIn(portal.browser(), geraet, { zaehler: 11 })).toMatchObject({ ok: true })
    const records = await portal.owner
      .selectFrom('protokoll')
      .select('details')
      .where('konto_id', '=', mensch.kontoId)
      .where('ergebnis', '=', 'abgelehnt')
      .execute()
    expect(records.map((row) => row.details)).toEqual(Array(4).fill({ weg: 'passkey', grund: 'zaehler' }))
  })

  test('every proof is limited: after many wrong answers from one address a right one waits, elsewhere it works', async () => {
    await portal.owner.deleteFrom('versuch').execute()
    const { geraet } = await personWithPasskey()
    const { geraet: other } = await personWithPasskey()
    const here = portal.browser({ adresse: '198.51.100.7' })
    await here.open('/anmeldung')
    for (let i = 0; i < 60; i++) await answer(here, geraet.get(await ask(here), { userHandle: null }))
    expect((await answer(here, other.get(await ask(here)))).status).toBe(401)
    expect(await signIn(portal.browser({ adresse: '198.51.100.8' }), other)).toMatchObject({ ok: true })
  })
})
