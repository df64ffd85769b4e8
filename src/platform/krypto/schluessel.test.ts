import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSchluesselbund, parseKeys } from './schluessel.ts'

const one = () => ({ id: `s${randomBytes(2).toString('hex')}`, wert: randomBytes(32) })

describe('Schlüsselbund', () => {
  test('was versiegelt ist, lässt sich nur im selben Zusammenhang öffnen', () => {
    const bund = createSchluesselbund([one()])
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (text, hier, dort) => {
        const geheim = bund.seal(hier, text)
        expect(bund.open(hier, geheim)).toBe(text)
        if (hier !== dort) expect(() => bund.open(dort, geheim)).toThrow()
      }),
    )
  })

  test('CRY-01: ein Geheimtext einer Person ist bei einer anderen, in einer anderen Spalte und verändert wertlos', () => {
    const bund = createSchluesselbund([one()])
    const kim = bund.personKey('kim', bund.createPersonKey('kim'))
    const alex = bund.personKey('alex', bund.createPersonKey('alex'))
    const geheim = kim.seal('konto|email|1', 'kim@klicker.example')
    expect(kim.open('konto|email|1', geheim)).toBe('kim@klicker.example')
    expect(() => alex.open('konto|email|1', geheim)).toThrow()
    expect(() => kim.open('konto|benutzername|1', geheim)).toThrow()
    expect(() => kim.open('konto|email|2', geheim)).toThrow()
    for (let i = 0; i < geheim.length; i++) {
      const bent = Buffer.from(geheim)
      bent[i] = bent[i]! ^ 1
      expect(() => kim.open('konto|email|1', bent)).toThrow()
    }
  })

  test('der Schlüssel einer Person öffnet sich nicht unter dem Namen einer anderen', () => {
    const bund = createSchluesselbund([one()])
    const verpackt = bund.createPersonKey('kim')
    expect(() => bund.personKey('alex', verpackt)).toThrow()
  })

  test('beim Wechsel schreibt der neue Schlüssel, und der alte liest noch', () => {
    const [alt, neu] = [one(), one()]
    const vorher = createSchluesselbund([alt])
    const nachher = createSchluesselbund([neu, alt])
    const geheim = vorher.seal('x', 'text')
    const person = vorher.createPersonKey('kim')
    expect(nachher.open('x', geheim)).toBe('text')
    expect(nachher.personKey('kim', person).seal('y', 'z').length).toBeGreaterThan(0)
    expect(nachher.macs('email', 'a').some((mac) => mac.equals(vorher.mac('email', 'a')))).toBe(true)
    expect(nachher.mac('email', 'a').equals(vorher.mac('email', 'a'))).toBe(false)
    expect(nachher.isSigned('siegel', vorher.sign('siegel'))).toBe(true)
    expect(createSchluesselbund([neu]).isSigned('siegel', vorher.sign('siegel'))).toBe(false)
    expect(() => createSchluesselbund([neu]).open('x', geheim)).toThrow('unbekanntem Schlüssel')
  })

  test('gleicher Text ergibt nie zweimal denselben Geheimtext', () => {
    const bund = createSchluesselbund([one()])
    const all = new Set(Array.from({ length: 1000 }, () => bund.seal('x', 'text').toString('hex')))
    expect(all.size).toBe(1000)
  })

  test('nur starke Schlüssel werden gelesen', () => {
    expect(parseKeys(`a:${randomBytes(32).toString('base64')}`)).toHaveLength(1)
    for (const schwach of [
      '',
      'a',
      'a:',
      'a:kurz',
      `a:${Buffer.alloc(32, 7).toString('base64')}`,
      `A B:${randomBytes(32).toString('base64')}`,
    ]) {
      expect(() => parseKeys(schwach)).toThrow()
    }
  })
})
