import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SoftAuthenticator } from '../../../../test/support/authenticator.ts'
import { createMensch, type Mensch } from '../../../../test/support/menschen.ts'
import { answer, ask, confirm, setUpPasskey } from '../../../../test/support/passkeys.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { hashPasswort } from '../hash.ts'
import { findBesuch } from '../sitzung.ts'
import { findKonto } from '../store.ts'
import { newSecret } from '../totp.ts'
import { sealTotp } from './totp-pruefung.ts'
import {
  deletePasskey,
  deleteTotp,
  isComplete,
  listPasskeys,
  readMethoden,
  removePasswort,
  renamePasskey,
} from './verwalten.ts'

let portal: TestPortal
let ursprung: string

beforeAll(async () => {
  portal = await startTestPortal()
  ursprung = portal.env.settings.baseUrl
})
afterAll(() => portal.stop())

const PASSWORT = 'Ein-gutes-Passwort-1'

async function besuchOf(mensch: Mensch) {
  const besuch = await findBesuch(portal.env, mensch.cookies.get('__Host-sitzung')!)
  if (!besuch || 'abgelaufen' in besuch) throw new Error('keine Sitzung')
  return besuch
}

/** Hashed once: each costs as much as all the rest of a person. */
let hash: string

/** Password, TOTP and two passkeys; the session was just confirmed with a passkey. */
async function fullPerson() {
  const mensch = await createMensch(portal, { stufe: 'einrichten' })
  hash ??= await hashPasswort(portal.env.schluessel, PASSWORT)
  await portal.owner.updateTable('konto').set({ passwort: hash }).where('id', '=', mensch.kontoId).execute()
  const geraet = new SoftAuthenticator(ursprung)
  await setUpPasskey(mensch, geraet, { name: 'Handy' })
  await setUpPasskey(mensch, new SoftAuthenticator(ursprung), { name: 'Tablet' })
  const konto = (await findKonto(portal.env.db, mensch.kontoId))!
  const totp = sealTotp(portal.env, konto, newSecret())
  await portal.owner.updateTable('konto').set({ totp }).where('id', '=', konto.id).execute()
  await mensch.open('/anmeldung/bestaetigen')
  expect(await confirm(mensch, geraet)).toMatchObject({ ok: true })
  return { mensch, geraet }
}

const methodsOf = async (mensch: Mensch) => {
  const konto = (await findKonto(portal.env.db, mensch.kontoId))!
  return readMethoden(portal.env.db, konto)
}

type Schritt = 'erster' | 'zweiter' | 'totp' | 'passwort'

async function act(schritt: Schritt, besuch: Awaited<ReturnType<typeof besuchOf>>, ids: string[]) {
  if (schritt === 'totp') return deleteTotp(portal.env, besuch)
  if (schritt === 'passwort') return removePasswort(portal.env, besuch)
  return deletePasskey(portal.env, besuch, schritt === 'erster' ? ids[0]! : ids[1]!)
}

function orders<T>(werte: T[]): T[][] {
  if (werte.length < 2) return [werte]
  return werte.flatMap((eins, i) =>
    orders([...werte.slice(0, i), ...werte.slice(i + 1)]).map((rest) => [eins, ...rest]),
  )
}

describe('AUT-13', () => {
  const schritte: Schritt[] = ['erster', 'zweiter', 'totp', 'passwort']

  test('AUT-13: in all 24 orders a complete method is left, and what can go goes', async () => {
    for (const order of orders(schritte)) {
      const { mensch } = await fullPerson()
      const ids = (await listPasskeys(portal.env, mensch.kontoId)).map(({ id }) => id)
      const besuch = await besuchOf(mensch)
      let removed = 0
      for (const schritt of order) {
        if ((await act(schritt, besuch, ids)).ok) removed++
        expect(isComplete(await methodsOf(mensch)), order.join()).toBe(true)
      }
      expect(removed, order.join()).toBeGreaterThanOrEqual(2)
    }
  })

  test('AZ-08: everything removed at once in parallel leaves a complete method', async () => {
    for (let runde = 0; runde < 10; runde++) {
      const { mensch } = await fullPerson()
      const ids = (await listPasskeys(portal.env, mensch.kontoId)).map(({ id }) => id)
      const besuch = await besuchOf(mensch)
      const order = orders(schritte)[runde * 2]!
      const results = await Promise.all([...order, ...order].map((schritt) => act(schritt, besuch, ids)))
      expect(isComplete(await methodsOf(mensch))).toBe(true)
      expect(results.filter((one) => !one.ok && one.grund === 'letzte').length).toBeGreaterThan(0)
    }
  })

  test('AUT-13: names are changed by the rules, and only one’s own passkeys', async () => {
    const { mensch } = await fullPerson()
    const { mensch: other } = await fullPerson()
    const [own] = await listPasskeys(portal.env, mensch.kontoId)
    const besuch = await besuchOf(mensch)
    expect(await renamePasskey(portal.env, besuch, { id: own!.id, name: ' Altes Handy ' })).toEqual({ ok: true })
    expect((await listPasskeys(portal.env, mensch.kontoId))[0]!.name).toBe('Altes Handy')
    expect(await renamePasskey(portal.env, besuch, { id: own!.id, name: 'x' })).toMatchObject({ grund: 'name' })
    const foreign = await besuchOf(other)
    expect(await renamePasskey(portal.env, foreign, { id: own!.id, name: 'Gestohlen' })).toMatchObject({
      grund: 'unbekannt',
    })
    expect(await deletePasskey(portal.env, foreign, own!.id)).toMatchObject({ grund: 'unbekannt' })
  })

  test('a removed passkey signs in no more; the other sessions end, the owner is told, the token is new', async () => {
    const { mensch, geraet } = await fullPerson()
    const other = portal.browser()
    await other.open('/anmeldung')
    expect(await answer(other, geraet.get(await ask(other)))).toMatchObject({ ok: true })
    await portal.runDue()
    const [handy] = await listPasskeys(portal.env, mensch.kontoId)
    const before = mensch.cookies.get('__Host-sitzung')!
    const result = await deletePasskey(portal.env, await besuchOf(mensch), handy!.id)
    expect(result.ok).toBe(true)
    expect(await findBesuch(portal.env, other.cookies.get('__Host-sitzung')!)).toBeUndefined()
    expect(await findBesuch(portal.env, before)).toBeUndefined()
    expect(await findBesuch(portal.env, result.ok ? result.token : '')).toMatchObject({ stufe: 'voll' })
    expect((await portal.runDue()).map(({ an }) => an)).toEqual([mensch.email])
    const guest = portal.browser()
    await guest.open('/anmeldung')
    expect(await answer(guest, geraet.get(await ask(guest)))).toMatchObject({ status: 401 })
  })
})

describe('AUT-14', () => {
  test('AUT-14: making a passkey is no proof that it works; one sign-in with it is', async () => {
    const mensch = await createMensch(portal, { stufe: 'einrichten', passwort: PASSWORT })
    const geraet = new SoftAuthenticator(ursprung)
    await setUpPasskey(mensch, geraet)
    const page = await mensch.open('/passwort-entfernen')
    expect(page.text).toContain('Sie haben erst einen Passkey')
    expect(page.text).toContain('Melden Sie sich einmal mit dem Passkey an')
    await mensch.post('/passwort-entfernen', {})
    expect((await methodsOf(mensch)).passwort).toBe(true)
    await confirm(mensch, geraet)
    await mensch.open('/passwort-entfernen')
    const done = await mensch.submit('Passwort aus dem Konto entfernen')
    expect(done.text).toContain('Ihr Passwort gilt nicht mehr')
    expect((await methodsOf(mensch)).passwort).toBe(false)
  })

  test('AUT-14: a proof of six minutes ago, or in another session, removes nothing', async () => {
    const { mensch } = await fullPerson()
    const other = await createMensch(portal, { stufe: 'einrichten', passwort: PASSWORT })
    await setUpPasskey(other, new SoftAuthenticator(ursprung))
    expect(await removePasswort(portal.env, await besuchOf(other))).toEqual({ ok: false, grund: 'nachweis' })
    const besuch = await besuchOf(mensch)
    await portal.forward(6 * 60_000)
    expect(await removePasswort(portal.env, besuch)).toEqual({ ok: false, grund: 'nachweis' })
    expect((await methodsOf(mensch)).passwort).toBe(true)
  })

  test('AUT-14: the removed password is answered like a wrong one, byte for byte', async () => {
    const { mensch } = await fullPerson()
    const { mensch: other } = await fullPerson()
    expect((await removePasswort(portal.env, await besuchOf(mensch))).ok).toBe(true)
    const bodies = []
    for (const [name, passwort] of [
      [mensch.email, PASSWORT],
      [other.email, 'Ein-falsches-Passwort-1'],
    ] as const) {
      const browser = portal.browser()
      await browser.open('/anmeldung')
      const page = await browser.submit('Anmelden', { name, passwort })
      const html = page.html
        .replaceAll(name, 'NAME')
        .replace(/name="csrf" value="[^"]*"/g, '')
        .replace(/nonce="[^"]*"/g, '')
      bodies.push(`${page.status} ${html}`)
    }
    expect(bodies[0]).toBe(bodies[1])
    expect(bodies[0]).toContain('422')
  })
})
