import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ABLESEALPHABET, cleanCode, drawCode, foreignCharacters, GROB, groupCode, isGrob } from './ablesecode.ts'

const code = fc.string({ unit: fc.constantFrom(...ABLESEALPHABET), minLength: 1, maxLength: 20 })

describe('Ablesecode', () => {
  test('AUT-22: the alphabet has 25 different characters and none of two that look alike', () => {
    expect(new Set(ABLESEALPHABET).size).toBe(25)
    for (const verwechselt of 'O0I1LS5B8Z2') expect(ABLESEALPHABET).not.toContain(verwechselt)
  })

  test('AUT-22: each rude fragment can be spelled and is found anywhere, also written with digits', () => {
    const schreibweisen: Record<string, string> = { E: '3', A: '4', T: '7', G: '6', U: 'V' }
    for (const wort of GROB) {
      const ziffern = [...wort].map((zeichen) => schreibweisen[zeichen] ?? zeichen).join('')
      for (const geschrieben of [wort, ziffern, wort.replaceAll('G', '9')]) {
        expect(isGrob(geschrieben), geschrieben).toBe(true)
        expect(isGrob(`XXX${geschrieben}YX`), geschrieben).toBe(true)
      }
      expect(foreignCharacters(wort.replaceAll('U', 'V')), wort).toEqual([])
    }
    expect(isGrob('XHKMXHKMXHKM')).toBe(false)
  })

  test('AUT-22: of 3,000 drawn codes none is rude, none comes twice, each character comes up', () => {
    const gezogen = Array.from({ length: 3000 }, () => drawCode(12))
    expect(gezogen.filter((eins) => isGrob(eins) || foreignCharacters(eins).length > 0 || eins.length !== 12)).toEqual(
      [],
    )
    expect(new Set(gezogen).size).toBe(3000)
    for (const zeichen of ABLESEALPHABET) {
      const anzahl = gezogen.join('').split(zeichen).length - 1
      expect(anzahl, zeichen).toBeGreaterThan(3000 * 12 * 0.03)
      expect(anzahl, zeichen).toBeLessThan(3000 * 12 * 0.05)
    }
  })

  test('groups are undone by cleaning, whatever stands between them', () => {
    const trenner = fc.constantFrom(...'-‐‑‒–—―−﹣－ \u00a0\u2009\u3000\t\n\u200b\ufeff\u00ad', '')
    fc.assert(
      fc.property(code, fc.integer({ min: 1, max: 6 }), trenner, fc.boolean(), (eins, gruppe, zeichen, klein) => {
        const gedruckt = groupCode(eins, gruppe).replaceAll('-', zeichen)
        expect(cleanCode(klein ? gedruckt.toLowerCase() : gedruckt)).toBe(eins)
      }),
    )
  })

  test('full-width letters and digits count as their plain ones', () => {
    expect(cleanCode('ＡＣ３４－ｘｙ７９')).toBe('AC34XY79')
  })
})
