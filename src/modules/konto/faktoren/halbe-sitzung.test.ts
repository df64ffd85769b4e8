import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/datenbank/id.ts'
import { routes } from '#routes'
import type { Route } from '#web/route.ts'
import { SoftAuthenticator } from '../../../../test/support/authenticator.ts'
import { halfSession } from '../../../../test/support/faktoren.ts'
import { createMensch } from '../../../../test/support/menschen.ts'
import { setUpPasskey } from '../../../../test/support/passkeys.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { findKonto } from '../store.ts'

type Halb = 'faktor' | 'einrichten'

let portal: TestPortal

beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(() => portal.stop())

/** All that a session may enter which has shown the password and no factor: finish it, set one up, or leave (AUT-08). */
const erlaubt = new Set<string>([
  'anmeldungTotp',
  'anmeldungPasskey',
  'anmeldungCode',
  'abmelden',
  'sitzungVerlaengern',
  'sicherheitshinweis',
  'passkeyEinrichten',
  'passkeyEinrichtenOptionen',
  'passkeyEinrichtenAntwort',
  'totpEinrichten',
])

const all = Object.entries(routes as Record<string, Route>).filter(([, route]) => route.zugang !== 'public')

/** The address with an id, or a word where it wants one. */
const addressOf = (route: Route) =>
  route.pfad.replace(/:(\w+)/g, (_, name: string) => (/id$/i.test(name) ? newId() : 'wort'))

/** An account in the given state of its factors, and a browser that has shown the password alone. */
async function halfPerson(stufe: Halb) {
  const mensch = await createMensch(portal, { stufe: 'einrichten', passwort: 'Ein-gutes-Passwort-1', kunde: true })
  if (stufe === 'faktor') await setUpPasskey(mensch, new SoftAuthenticator(portal.env.settings.baseUrl))
  const browser = await halfSession(portal, mensch.kontoId, stufe)
  await browser.open(stufe === 'faktor' ? '/anmeldung/passkey' : '/sicherheitshinweis')
  return { mensch: Object.assign(browser, { kontoId: mensch.kontoId }) }
}

const way = (stufe: Halb) => (stufe === 'faktor' ? /^\/anmeldung\/(totp|passkey)/ : /^\/sicherheitshinweis/)

describe.each(['faktor', 'einrichten'] as const)('AUT-08: a session that waits („%s“)', (stufe) => {
  test(`AUT-08: only the routes of the list are meant for it (${stufe})`, () => {
    const halb = all.filter(([, route]) => route.zugang === 'halb').map(([name]) => name)
    expect(new Set(halb)).toEqual(erlaubt)
    expect(all.length).toBeGreaterThan(40)
  })

  test(`AUT-08: every other route sends it back to the factor, by GET and by POST (${stufe})`, async () => {
    const { mensch } = await halfPerson(stufe)
    const entered: string[] = []
    for (const [name, route] of all.filter(([name]) => !erlaubt.has(name))) {
      const dienst = route.zugang.startsWith('sachbearbeitung:')
      const type = route.koerper === 'json' ? 'application/json' : 'application/x-www-form-urlencoded'
      const body = route.koerper === 'json' ? '{}' : new URLSearchParams({ csrf: mensch.csrf() }).toString()
      const inits: RequestInit[] = [
        {},
        { method: 'POST', headers: { 'content-type': type, 'x-csrf': mensch.csrf() }, body },
      ]
      for (const init of inits) {
        const response = await mensch.raw(addressOf(route), init)
        const to = response.headers.get('location') ?? ''
        const back = response.status === 303 && (dienst ? to.startsWith('/sachbearbeitung/') : way(stufe).test(to))
        // 405: the route has no such method; 404 and 403: not this person's, or not there.
        if (!back && ![403, 404, 405].includes(response.status))
          entered.push(`${name} ${init.method ?? 'GET'} ${response.status} ${to}`)
      }
    }
    expect(entered).toEqual([])
  })
})

test('AUT-08: between password and factor nothing sets up a factor', async () => {
  const { mensch } = await halfPerson('faktor')
  const before = await portal.owner.selectFrom('passkey').select('id').where('konto_id', '=', mensch.kontoId).execute()
  for (const path of ['/passkey-einrichten', '/totp-einrichten', '/sicherheitshinweis']) {
    expect((await mensch.raw(path)).headers.get('location')).toMatch(way('faktor'))
  }
  const options = await mensch.postJson('/passkey/einrichten/optionen', { name: 'Fremdes' })
  expect(options.status).toBe(422)
  expect(await options.json()).toMatchObject({ ok: false })
  const totp = await mensch.raw('/totp-einrichten', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrf: mensch.csrf(), schluessel: 'x', code: '123456' }).toString(),
  })
  expect(totp.headers.get('location')).toMatch(way('faktor'))
  const after = await portal.owner.selectFrom('passkey').select('id').where('konto_id', '=', mensch.kontoId).execute()
  expect(after).toEqual(before)
  expect((await findKonto(portal.env.db, mensch.kontoId))!.totp).toBeNull()
})
