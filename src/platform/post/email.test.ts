import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FEINDLICH, GUT } from './email.test-daten.ts'
import { parseEmail } from './email.ts'

describe('parseEmail', () => {
  test('AUT-18: accepts none of at least 200 hostile addresses', () => {
    expect(new Set(FEINDLICH).size).toBeGreaterThanOrEqual(200)
    expect(FEINDLICH.filter((text) => parseEmail(text).ok)).toEqual([])
  })

  test('accepts at least 40 good addresses as they were meant', () => {
    expect(GUT.length).toBeGreaterThanOrEqual(40)
    for (const [eingabe, adresse] of GUT) {
      expect(parseEmail(eingabe), eingabe).toEqual({ ok: true, adresse, vergleich: adresse.toLowerCase() })
    }
  })

  test.each([
    ['', 'Geben Sie Ihre E-Mail-Adresse ein'],
    ['kim.beispiel.de', 'Es fehlt das @-Zeichen'],
    ['kim@@beispiel.de', 'mehr als ein @-Zeichen'],
    ['kim@beispiel', 'fehlt die Endung'],
    ['kim@beispiel,de', 'Komma'],
    ['kim klicker@beispiel.de', 'Entfernen Sie das Leerzeichen'],
    ['kim@beispiel.de, max@beispiel.de', 'nur eine einzige'],
    ['Kim <kim@beispiel.de>', 'nur die Adresse'],
    ['mailto:kim@beispiel.de', 'mailto:'],
    ['kim..k@beispiel.de', 'zwei Punkte'],
    ['kim.@beispiel.de', 'Punkt am Anfang oder direkt vor dem @'],
    ['-kim@beispiel.de', 'Bindestrich'],
    ['müller@beispiel.de', 'keine Umlaute. Nicht möglich: ü'],
    ['kim%x@beispiel.de', 'nicht möglich: %'],
    ['@beispiel.de', 'Vor dem @-Zeichen fehlt'],
    ['kim@', 'Nach dem @-Zeichen fehlt der Anbieter'],
    ['kim@beispiel.de.', 'Entfernen Sie den Punkt'],
    ['kim@192.168.0.1', 'IP-Adresse'],
    ['kim@bei_spiel.de', 'Tippfehler'],
    ['ki\u200bm@beispiel.de', '‹U+200B›'],
    [`${'a'.repeat(65)}@beispiel.de`, 'höchstens 64 Zeichen'],
    [`kim@${'a.'.repeat(150)}de`, 'höchstens 254 Zeichen'],
  ])('tells what to do with %j', (text, teil) => {
    const ergebnis = parseEmail(text)
    expect(ergebnis.ok ? '' : ergebnis.fehler).toContain(teil)
  })

  test('AUT-18: whatever passes is one plain ASCII address that reads the same when parsed again', () => {
    const stueck = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('kim', 'beispiel', 'Klicker', '1990', '.', '-', 'ü') },
      { weight: 1, arbitrary: fc.constantFrom(...'@,;"< \n\u212aаı', '.de', 'xn--', '%') },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 2 }) },
    )
    const nahezu = fc.tuple(fc.array(stueck, { maxLength: 4 }), fc.array(stueck, { maxLength: 4 }))
    let gut = 0
    fc.assert(
      fc.property(nahezu, ([lokal, domain]) => {
        const ergebnis = parseEmail(`${lokal.join('')}@${domain.join('')}.de`)
        if (!ergebnis.ok) {
          expect(ergebnis.fehler).not.toMatch(/[\u0000-\u001f\u200b-\u200f\u202a-\u202e]/)
          return
        }
        gut++
        expect(ergebnis.adresse).toMatch(/^[A-Za-z0-9._+'&=#~*?^$-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/)
        expect(ergebnis.vergleich).toBe(ergebnis.adresse.toLowerCase())
        expect(parseEmail(ergebnis.adresse)).toEqual(ergebnis)
      }),
      { numRuns: 2000, seed: 18 },
    )
    expect(gut).toBeGreaterThan(20)
  })

  test('two spellings that differ in case only count as the same account', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{1,20}$/), fc.stringMatching(/^[a-z]{1,20}$/), (lokal, name) => {
        const klein = parseEmail(`${lokal}@${name}.de`)
        const gross = parseEmail(`${lokal}@${name}.de`.toUpperCase())
        expect(klein.ok && gross.ok && klein.vergleich === gross.vergleich).toBe(true)
      }),
    )
  })
})
