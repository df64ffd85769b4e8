import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Algorithmus, FLAG, SoftAuthenticator } from '../../../../../test/support/authenticator.ts'
import { halfSession } from '../../../../../test/support/faktoren.ts'
import { createMensch, type Mensch } from '../../../../../test/support/menschen.ts'
import { answer, answerNew, ask, askNew, confirm, setUpPasskey, signIn } from '../../../../../test/support/passkeys.ts'
import { startTestPortal, type TestPortal } from '../../../../../test/support/portal.ts'
import { kontoKey } from '../../konto.ts'
import { findBesuch } from '../../sitzung.ts'
import { findKonto } from '../../store.ts'
import { flip } from './pruefung.test-daten.ts'

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
const stufeOf = async (token: string | undefined) => {
  const besuch = await findBesuch(portal.env, token ?? '')
  return besuch && 'stufe' in besuch ? besuch.stufe : undefined
}

/** An account with a passkey, and a browser that is signed in. */
async function personWithPasskey(geraet = new SoftAuthenticator(ursprung)) {
  const mensch = await newPerson()
  expect(await setUpPasskey(mensch, geraet)).toMatchObject({ ok: true })
  return { mensch, geraet }
}

describe('the whole way', () => {
  test.each([-7, -8, -257] as Algorithmus[])('a passkey with algorithm %i is set up and signs in', async (alg) => {
    const { mensch, geraet } = await personWithPasskey(new SoftAuthenticator(ursprung, { alg }))
    expect((await passkeysOf(mensch))[0]).toMatchObject({ algorithmus: alg, zaehler: 0, synchronisiert: true })
    const other = portal.browser()
    expect(await signIn(other, geraet)).toEqual({ status: 200, ok: true, ziel: '/profil-auswaehlen' })
    expect(await stufeOf(other.cookies.get('__Host-sitzung'))).toBe('voll')
    expect(other.cookies.has('__Host-geraet')).toBe(true)
  })

  test('the options ask for a resident key with user verification and the three algorithms alone', async () => {
    const mensch = await newPerson()
    await mensch.open('/passkey-einrichten')
    const options = await askNew(mensch)
    expect(options.rp.id).toBe('localhost')
    expect(options.attestation).toBe('none')
    expect(options.authenticatorSelection).toMatchObject({ residentKey: 'required', userVerification: 'required' })
    expect(options.pubKeyCredParams.map(({ alg }) => alg)).toEqual([-7, -8, -257])
    expect(Buffer.from(options.user.id, 'base64url').toString('hex')).toBe(mensch.kontoId.replaceAll('-', ''))
    expect(Buffer.from(options.challenge, 'base64url').length).toBeGreaterThanOrEqual(16)
  })

  test('the page after the set-up offers what the seed has', async () => {
    const { mensch } = await personWithPasskey()
    const page = await mensch.open('/passkey-einrichten/fertig')
    expect(page.text).toContain('Passkey erfolgreich eingerichtet')
    for (const words of ['Abbrechen', 'Zweiten Faktor einrichten', 'Passwort aus dem Konto entfernen']) {
      expect(page.text).toContain(words)
    }
    expect(page.html).toMatch(/href="\/profil-auswaehlen"[^>]*>[\s\S]{0,80}Abbrechen/)
  })

  test('a passkey confirms a sign-in with the password', async () => {
    const { mensch, geraet } = await personWithPasskey()
    const half = await halfSession(portal, mensch.kontoId)
    const page = await half.open('/anmeldung/passkey')
    expect(page.text).toContain('Anderen Weg wählen')
    expect(await confirm(half, geraet)).toMatchObject({ ok: true, ziel: '/profil-auswaehlen' })
    expect(await stufeOf(half.cookies.get('__Host-sitzung'))).toBe('voll')
  })

  test('a passkey of somebody else does not confirm a sign-in', async () => {
    const { mensch } = await personWithPasskey()
    const { geraet: fremd } = await personWithPasskey()
    const half = await halfSession(portal, mensch.kontoId)
    await half.open('/anmeldung/passkey')
    const options = await ask(half, 'bestaetigen')
    const wrong = await answer(half, fremd.get({ ...options, allowCredentials: [] }), { zweck: 'bestaetigen' })
    expect(wrong).toMatchObject({ status: 401, ok: false })
    expect(await stufeOf(half.cookies.get('__Host-sitzung'))).toBe('faktor')
  })

  test('AUT-07: the options for a guest name no passkey, and an unknown one is answered like a wrong one', async () => {
    const { geraet } = await personWithPasskey()
    const guest = portal.browser()
    await guest.open('/anmeldung')
    expect(await ask(guest)).not.toHaveProperty('allowCredentials')
    const unknown = new SoftAuthenticator(ursprung)
    unknown.create(await optionsOfNobody())
    const one = await signIn(portal.browser(), unknown)
    const two = await signIn(portal.browser(), geraet, { signature: ({ echt }) => flip(echt) })
    expect(one).toEqual(two)
    expect(one.status).toBe(401)
  })

  test('a deactivated account is told so after the passkey, and has no session', async () => {
    const { mensch, geraet } = await personWithPasskey()
    await portal.owner.updateTable('konto').set({ zustand: 'deaktiviert' }).where('id', '=', mensch.kontoId).execute()
    const other = portal.browser()
    expect(await signIn(other, geraet)).toMatchObject({ ok: true, ziel: '/konto-deaktiviert' })
    expect(other.cookies.has('__Host-sitzung')).toBe(false)
    const rest = await portal.owner.selectFrom('sitzung').select('id').where('konto_id', '=', mensch.kontoId).execute()
    expect(rest).toEqual([])
  })

  test('a further passkey needs a fresh proof', async () => {
    const { mensch, geraet } = await personWithPasskey()
    expect(await setUpPasskey(mensch, new SoftAuthenticator(ursprung), { name: 'Tablet' })).toMatchObject({ ok: true })
    await mensch.open('/passkey-einrichten')
    const options = await askNew(mensch, 'Drittes')
    await portal.forward(6 * 60_000)
    const late = new SoftAuthenticator(ursprung)
    expect((await answerNew(mensch, late.create(options))).ok).toBe(false)
    const page = await mensch.open('/passkey-einrichten')
    expect(page.text).toContain('Noch einmal ausweisen')
    expect(new URL(page.url).searchParams.get('weiter')).toBe('/passkey-einrichten')
    const before = mensch.cookies.get('__Host-sitzung')
    expect(await confirm(mensch, geraet)).toMatchObject({ ok: true })
    expect(mensch.cookies.get('__Host-sitzung')).not.toBe(before)
    expect(await setUpPasskey(mensch, late, { name: 'Drittes' })).toMatchObject({ ok: true })
    expect(await passkeysOf(mensch)).toHaveLength(3)
  })

  test('the owner is told of a new passkey, and it stands in the record', async () => {
    await portal.runDue()
    const { mensch } = await personWithPasskey()
    const mails = (await portal.runDue()).filter((mail) => mail.an === mensch.email)
    expect(mails.map((mail) => mail.betreff)).toEqual(['Änderung an Ihrem Online-Konto'])
    const records = await portal.owner
      .selectFrom('protokoll')
      .select('ereignis')
      .where('konto_id', '=', mensch.kontoId)
      .orderBy('nr')
      .execute()
    expect(records.map((row) => row.ereignis)).toEqual(['konto.passkey-eingerichtet', 'konto.angemeldet'])
  })

  test.each(['', 'ab', 'x'.repeat(31), 'Handy <3', 'Handy\u202e', 'Handy🙂'])(
    'a passkey is not named %j',
    async (name) => {
      const mensch = await newPerson()
      await mensch.open('/passkey-einrichten')
      const response = await mensch.postJson('/passkey/einrichten/optionen', { name })
      expect(response.status).toBe(422)
      expect(await response.json()).toMatchObject({ ok: false, feld: 'name' })
    },
  )

  test('CRY-01: the name of a passkey is not readable in the database and bound to its row', async () => {
    const mensch = await newPerson()
    await setUpPasskey(mensch, new SoftAuthenticator(ursprung), { name: 'Kims Geheimgerät' })
    const [row] = await passkeysOf(mensch)
    expect(row!.name.toString('latin1')).not.toContain('Geheim')
    const konto = (await findKonto(portal.env.db, mensch.kontoId))!
    expect(kontoKey(portal.env, konto).open(`passkey|name|${row!.id}`, row!.name)).toBe('Kims Geheimgerät')
    expect(() => kontoKey(portal.env, konto).open(`passkey|name|${mensch.kontoId}`, row!.name)).toThrow()
  })
})

async function optionsOfNobody() {
  const mensch = await newPerson()
  await mensch.open('/passkey-einrichten')
  return askNew(mensch)
}

describe('AUT-11', () => {
  test('AUT-11: a challenge of the sign-in is gone after success and after failure', async () => {
    const { geraet } = await personWithPasskey()
    const browser = portal.browser()
    await browser.open('/anmeldung')
    const used = await ask(browser)
    const right = geraet.get(used)
    const two = portal.browser()
    expect(await answer(browser, right)).toMatchObject({ ok: true })
    await browser.open('/anmeldung/bestaetigen')
    expect((await answer(browser, geraet.get(used))).status).toBe(401)
    await two.open('/anmeldung')
    const failed = await ask(two)
    expect((await answer(two, geraet.get(failed, { flags: FLAG.UP }))).status).toBe(401)
    expect((await answer(two, geraet.get(failed))).status).toBe(401)
  })

  test('AUT-11: a challenge of the set-up is gone after success and after failure', async () => {
    const mensch = await newPerson()
    const geraet = new SoftAuthenticator(ursprung)
    await mensch.open('/passkey-einrichten')
    const failed = await askNew(mensch)
    expect((await answerNew(mensch, geraet.create(failed, { flags: FLAG.UP | FLAG.AT }))).status).toBe(422)
    expect((await answerNew(mensch, geraet.create(failed))).status).toBe(422)
    const used = await askNew(mensch)
    expect(await answerNew(mensch, geraet.create(used))).toMatchObject({ ok: true })
    await mensch.open('/passkey-einrichten')
    expect((await answerNew(mensch, geraet.create(used))).status).toBe(422)
    expect(await passkeysOf(mensch)).toHaveLength(1)
  })

  test('AUT-11: a challenge counts in its own browser, in its own session and in its own ceremony alone', async () => {
    const { mensch, geraet } = await personWithPasskey()
    const [one, two] = [portal.browser(), portal.browser()]
    await one.open('/anmeldung')
    await two.open('/anmeldung')
    const options = await ask(one)
    expect((await answer(two, geraet.get(options))).status).toBe(401)
    const [halfOne, halfTwo] = [await halfSession(portal, mensch.kontoId), await halfSession(portal, mensch.kontoId)]
    await halfOne.open('/anmeldung/passkey')
    await halfTwo.open('/anmeldung/passkey')
    const inOne = await ask(halfOne, 'bestaetigen')
    expect((await answer(halfTwo, geraet.get(inOne), { zweck: 'bestaetigen' })).status).toBe(401)
    expect((await answer(halfOne, geraet.get(inOne), { zweck: 'anmelden' })).status).toBe(401)
    const forSignIn = await ask(halfOne, 'anmelden')
    expect((await answer(halfOne, geraet.get(forSignIn), { zweck: 'bestaetigen' })).status).toBe(401)
    await mensch.open('/passkey-einrichten')
    const forSetup = await askNew(mensch)
    const replay = geraet.get({ challenge: forSetup.challenge, rpId: 'localhost' })
    expect((await answer(mensch, replay, { zweck: 'bestaetigen' })).status).toBe(401)
  })

  test('AUT-11: a challenge lives five minutes', async () => {
    const { geraet } = await personWithPasskey()
    const [one, two] = [portal.browser(), portal.browser()]
    await one.open('/anmeldung')
    await two.open('/anmeldung')
    const [early, late] = [await ask(one), await ask(two)]
    await portal.forward(5 * 60_000 - 1000)
    expect(await answer(one, geraet.get(early))).toMatchObject({ ok: true })
    await portal.forward(2000)
    expect((await answer(two, geraet.get(late))).status).toBe(401)
  })

  test('AUT-11: of ten equal answers at once one signs in', async () => {
    const { geraet } = await personWithPasskey()
    const browser = portal.browser()
    await browser.open('/anmeldung')
    const antwort = geraet.get(await ask(browser))
    const csrf = browser.csrf()
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const twins = Array.from({ length: 10 }, async () => {
      const twin = portal.browser()
      const headers = { 'content-type': 'application/json', 'x-csrf': csrf, cookie }
      const body = JSON.stringify({ zweck: 'anmelden', weiter: '', antwort })
      return (await twin.raw('/passkey/anmelden', { method: 'POST', headers, body })).status
    })
    const all = await Promise.all(twins)
    expect(all.filter((status) => status === 200)).toHaveLength(1)
  })

  test('two tabs of one browser each have their own challenge', async () => {
    const { geraet } = await personWithPasskey()
    const browser = portal.browser()
    await browser.open('/anmeldung')
    const [first] = [await ask(browser), await ask(browser)]
    expect(await answer(browser, geraet.get(first))).toMatchObject({ ok: true })
  })
})

describe('SES-02', () => {
  const stands = async (token: string) => {
    const browser = portal.browser()
    browser.cookies.set('__Host-sitzung', token)
    return (await browser.raw('/anmeldung/bestaetigen')).status === 200
  }

  test('SES-02: set-up, step-up and sign-in give a new token each, and every old one is dead', async () => {
    const mensch = await newPerson()
    const geraet = new SoftAuthenticator(ursprung)
    const tokens = [mensch.cookies.get('__Host-sitzung')!]
    await setUpPasskey(mensch, geraet)
    tokens.push(mensch.cookies.get('__Host-sitzung')!)
    await mensch.open('/anmeldung/bestaetigen')
    await confirm(mensch, geraet)
    tokens.push(mensch.cookies.get('__Host-sitzung')!)
    await setUpPasskey(mensch, new SoftAuthenticator(ursprung), { name: 'Zweites' })
    tokens.push(mensch.cookies.get('__Host-sitzung')!)
    await mensch.open('/anmeldung/bestaetigen')
    await answer(mensch, geraet.get(await ask(mensch)))
    tokens.push(mensch.cookies.get('__Host-sitzung')!)
    expect(new Set(tokens).size).toBe(5)
    expect(await Promise.all(tokens.map(stands))).toEqual([false, false, false, false, true])
  })
})
