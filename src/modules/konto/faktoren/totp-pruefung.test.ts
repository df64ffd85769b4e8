import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf, halfSession, otherCode } from '../../../../test/support/faktoren.ts'
import { createMensch, type Mensch } from '../../../../test/support/menschen.ts'
import { startTestPortal, type TestPortal } from '../../../../test/support/portal.ts'
import { hashToken, newToken } from '../../../platform/krypto/geheimnis.ts'
import { findKonto, lockKonto } from '../store.ts'
import { newSecret } from '../totp.ts'
import { checkTotp, sealTotp } from './totp-pruefung.ts'

let portal: TestPortal

beforeAll(async () => {
  portal = await startTestPortal()
})
afterAll(() => portal.stop())

const check = (kontoId: string, code: string, geraet?: string) =>
  portal.env.db.transaction().execute(async (tx) => {
    const konto = (await lockKonto(tx, kontoId))!
    return checkTotp(portal.env, tx, { konto, code, geraet })
  })

async function personWithTotp(): Promise<Mensch & { secret: Uint8Array }> {
  const mensch = await createMensch(portal, { stufe: false })
  const konto = (await findKonto(portal.env.db, mensch.kontoId))!
  const secret = newSecret()
  await portal.owner
    .updateTable('konto')
    .set({ totp: sealTotp(portal.env, konto, secret) })
    .where('id', '=', mensch.kontoId)
    .execute()
  return Object.assign(mensch, { secret })
}

describe('AUT-09', () => {
  test('AUT-09: of 50 uses of one code at once exactly one counts', async () => {
    const mensch = await personWithTotp()
    const code = codeOf(portal, mensch.secret)
    const results = await Promise.all(Array.from({ length: 50 }, () => check(mensch.kontoId, code)))
    expect(results.filter((one) => one.ok)).toHaveLength(1)
  })

  test('AUT-09: a step before or after the present one is let in, two are not', async () => {
    for (const [schritte, ok] of [
      [-2, false],
      [-1, true],
      [0, true],
      [1, true],
      [2, false],
    ] as const) {
      const mensch = await personWithTotp()
      expect((await check(mensch.kontoId, codeOf(portal, mensch.secret, schritte))).ok).toBe(ok)
    }
  })
})

describe('AUT-10', () => {
  test('AUT-10: of 20 half sessions with 10 codes each at once at most 5 codes are looked at', async () => {
    const mensch = await personWithTotp()
    const wrong = otherCode(codeOf(portal, mensch.secret))
    const browsers = []
    for (let i = 0; i < 20; i++) browsers.push(await halfSession(portal, mensch.kontoId))
    for (const browser of browsers) await browser.open('/anmeldung/totp')
    const tries = browsers.flatMap((browser) => {
      const body = new URLSearchParams({ csrf: browser.csrf(), weiter: '', code: wrong }).toString()
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      return Array.from({ length: 10 }, () => browser.raw('/anmeldung/totp', { method: 'POST', body, headers }))
    })
    const statuses = new Set((await Promise.all(tries)).map((one) => one.status))
    expect([...statuses]).toEqual([422])
    const evaluated = await portal.owner
      .selectFrom('protokoll')
      .select('id')
      .where('konto_id', '=', mensch.kontoId)
      .where('ereignis', '=', 'konto.faktor-geprueft')
      .execute()
    expect(evaluated).toHaveLength(5)
    expect(await check(mensch.kontoId, codeOf(portal, mensch.secret))).toEqual({ ok: false, grund: 'pause' })
    const mails = (await portal.runDue()).filter(({ an }) => an === mensch.email)
    expect(mails.map(({ betreff }) => betreff)).toEqual(['Falsche Codes an Ihrem Online-Konto'])
  })

  test('AUT-10: neither the password nor a right code gives new tries; time does', async () => {
    const mensch = await personWithTotp()
    for (let i = 0; i < 4; i++) await check(mensch.kontoId, otherCode(codeOf(portal, mensch.secret)))
    expect(await check(mensch.kontoId, codeOf(portal, mensch.secret))).toEqual({ ok: true })
    await halfSession(portal, mensch.kontoId)
    await check(mensch.kontoId, otherCode(codeOf(portal, mensch.secret)))
    expect(await check(mensch.kontoId, codeOf(portal, mensch.secret, 1))).toEqual({ ok: false, grund: 'pause' })
    await portal.forward(15 * 60_000 + 1)
    expect(await check(mensch.kontoId, codeOf(portal, mensch.secret))).toEqual({ ok: true })
  })

  test('AUT-10: whoever has the password uses up no tries of a device that signed in before', async () => {
    const mensch = await personWithTotp()
    const geraet = newToken()
    const zuletzt = portal.env.clock.now()
    const row = { hash: hashToken(geraet), konto_id: mensch.kontoId, zuletzt }
    await portal.owner.insertInto('geraet').values(row).execute()
    const wrong = otherCode(codeOf(portal, mensch.secret))
    for (let i = 0; i < 6; i++) await check(mensch.kontoId, wrong)
    expect(await check(mensch.kontoId, wrong)).toEqual({ ok: false, grund: 'pause' })
    for (let i = 0; i < 5; i++)
      expect(await check(mensch.kontoId, wrong, geraet)).toEqual({ ok: false, grund: 'falsch' })
    expect(await check(mensch.kontoId, codeOf(portal, mensch.secret), geraet)).toEqual({ ok: false, grund: 'pause' })
    await portal.forward(15 * 60_000 + 1)
    await check(mensch.kontoId, wrong)
    expect(await check(mensch.kontoId, codeOf(portal, mensch.secret), geraet)).toEqual({ ok: true })
  })

  test('AUT-10: a day has an end for wrong codes, too', async () => {
    const mensch = await personWithTotp()
    let evaluated = 0
    for (let runde = 0; runde < 10; runde++) {
      for (let i = 0; i < 6; i++) {
        const result = await check(mensch.kontoId, otherCode(codeOf(portal, mensch.secret)))
        if (!result.ok && result.grund !== 'pause') evaluated++
      }
      await portal.forward(15 * 60_000 + 1)
    }
    expect(evaluated).toBe(30)
  })
})
