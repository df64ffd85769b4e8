import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSchleuse, Ueberlastet } from './semaphore.ts'

function createTor() {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { offen: promise, open: resolve }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('Schleuse', () => {
  test('never runs more than parallel calls and never loses one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.record({ pausen: fc.integer({ min: 1, max: 5 }), scheitert: fc.boolean() }), { maxLength: 40 }),
        async (parallel, aufgaben) => {
          const schleuse = createSchleuse({ parallel, maxWartend: aufgaben.length })
          let gerade = 0
          let hoechstens = 0
          const ergebnisse = await Promise.allSettled(
            aufgaben.map((aufgabe, nummer) =>
              schleuse.run(async () => {
                hoechstens = Math.max(hoechstens, ++gerade)
                for (let i = 0; i < aufgabe.pausen; i++) await Promise.resolve()
                gerade--
                if (aufgabe.scheitert) throw new Error(String(nummer))
                return nummer
              }),
            ),
          )
          expect(hoechstens).toBe(Math.min(parallel, aufgaben.length))
          ergebnisse.forEach((ergebnis, nummer) => {
            if (aufgaben[nummer]!.scheitert) expect(ergebnis).toMatchObject({ reason: { message: String(nummer) } })
            else expect(ergebnis).toEqual({ status: 'fulfilled', value: nummer })
          })
          expect(schleuse.stand()).toEqual({ laufend: 0, wartend: 0, erledigt: aufgaben.length, abgewiesen: 0 })
        },
      ),
      { numRuns: 60 },
    )
  })

  test('lets the waiting in by order of arrival', async () => {
    const schleuse = createSchleuse({ parallel: 1, maxWartend: 10 })
    const reihe: number[] = []
    await Promise.all([0, 1, 2, 3, 4].map((nummer) => schleuse.run(() => void reihe.push(nummer))))
    expect(reihe).toEqual([0, 1, 2, 3, 4])
  })

  test('refuses at once when the queue is full, and lets in again when it has emptied', async () => {
    const schleuse = createSchleuse({ parallel: 2, maxWartend: 1 })
    const tor = createTor()
    const laufende = [1, 2, 3].map(() => schleuse.run(() => tor.offen))
    await turn()
    expect(schleuse.stand()).toEqual({ laufend: 2, wartend: 1, erledigt: 0, abgewiesen: 0 })
    let gerufen = false
    await expect(
      schleuse.run(() => {
        gerufen = true
      }),
    ).rejects.toBeInstanceOf(Ueberlastet)
    expect(gerufen).toBe(false)
    tor.open()
    await Promise.all(laufende)
    await expect(schleuse.run(() => 'frei')).resolves.toBe('frei')
    expect(schleuse.stand()).toEqual({ laufend: 0, wartend: 0, erledigt: 4, abgewiesen: 1 })
  })

  test('frees the place of a call that throws synchronously', async () => {
    const schleuse = createSchleuse({ parallel: 1, maxWartend: 0 })
    await expect(
      schleuse.run(() => {
        throw new TypeError('kaputt')
      }),
    ).rejects.toThrow('kaputt')
    await expect(schleuse.run(() => 1)).resolves.toBe(1)
  })

  test.each([
    { parallel: 0, maxWartend: 0 },
    { parallel: 1.5, maxWartend: 0 },
    { parallel: 1, maxWartend: -1 },
    { parallel: Number.NaN, maxWartend: 1 },
  ])('refuses senseless limits: %o', (grenzen) => {
    expect(() => createSchleuse(grenzen)).toThrow(RangeError)
  })
})
