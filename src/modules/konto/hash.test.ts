import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import * as argon2 from '@node-rs/argon2'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { createSchluesselbund } from '#platform/krypto/schluessel.ts'
import { Ueberlastet } from '#platform/semaphore.ts'
import { hashPasswort, verifyPasswort } from './hash.ts'

vi.mock('@node-rs/argon2', { spy: true })

const bund = (id = 's1') => createSchluesselbund([{ id, wert: randomBytes(32) }])

describe('Gespeicherte Passwörter', () => {
  test('AUT-03: Argon2id mit 64 MiB und drei Runden, und ohne den Pfeffer nicht zu prüfen', async () => {
    const keys = bund()
    const stored = await hashPasswort(keys, 'Sommerregen#2026')
    const [id, phc = ''] = stored.split('|')
    expect(id).toBe('s1')
    expect(phc).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/)
    expect(await argon2.verify(phc, 'Sommerregen#2026')).toBe(false)
    expect(await verifyPasswort(keys, stored, 'Sommerregen#2026')).toEqual({ richtig: true, veraltet: false })
    expect((await verifyPasswort(bund(), stored, 'Sommerregen#2026')).richtig).toBe(false)
  })

  test('AUT-01: jedes Zeichen zählt, auch das letzte von 128, und verschiedene Schreibweisen desselben Zeichens sind gleich', async () => {
    const keys = bund()
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 12, maxLength: 40 }), async (text) => {
        const stored = await hashPasswort(keys, text)
        expect((await verifyPasswort(keys, stored, text.normalize('NFD'))).richtig).toBe(true)
        expect((await verifyPasswort(keys, stored, `${text}x`)).richtig).toBe(false)
      }),
      { numRuns: 10 },
    )
    const long = 'aB3#'.repeat(32)
    const stored = await hashPasswort(keys, long)
    expect((await verifyPasswort(keys, stored, `${long.slice(0, -1)}!`)).richtig).toBe(false)
  })

  test('AVA-07: höchstens so viele Prüfungen zugleich, dass ein Kern frei bleibt; wer zu viel wird, erfährt es sofort', async () => {
    let running = 0
    let most = 0
    vi.mocked(argon2.verify).mockImplementation(async () => {
      most = Math.max(most, ++running)
      await new Promise((resolve) => setImmediate(resolve))
      running--
      return true
    })
    const keys = bund()
    const stored = 's1|$argon2id$v=19$m=65536,t=3,p=1$x$y'
    const outcomes = await Promise.allSettled(Array.from({ length: 1000 }, () => verifyPasswort(keys, stored, 'x')))
    vi.mocked(argon2.verify).mockRestore()
    const refused = outcomes.filter((one) => one.status === 'rejected')
    expect(most).toBe(Math.max(1, availableParallelism() - 1))
    expect(refused.length).toBeGreaterThan(300)
    expect(refused.every((one) => one.reason instanceof Ueberlastet)).toBe(true)
    expect((await verifyPasswort(keys, await hashPasswort(keys, 'danach'), 'danach')).richtig).toBe(true)
  })
})
