import { globSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { countSteps, ENDLOS, type Knoten, parse } from './ausdruck.ts'

interface Fund {
  datei: string
  ausdruck: string
}

/** Every expression that is written out in a file. */
function literalsOf(datei: string): Fund[] {
  const source = ts.createSourceFile(datei, readFileSync(datei, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: Fund[] = []
  const visit = (node: ts.Node) => {
    if (node.kind === ts.SyntaxKind.RegularExpressionLiteral) found.push({ datei, ausdruck: node.getText() })
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

const isTest = (datei: string) => /\.test\.tsx?$|\.test-daten\.ts$/.test(datei)
const dateien = ['server.ts', ...globSync('src/**/*.{ts,tsx}')].filter((datei) => !isTest(datei)).sort()
const funde = dateien.flatMap(literalsOf)

function toRegExp(ausdruck: string): RegExp {
  const end = ausdruck.lastIndexOf('/')
  return new RegExp(ausdruck.slice(1, end), ausdruck.slice(end + 1))
}

const probe = [
  ...Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)),
  ...[
    '\n',
    '\r',
    '\t',
    '\0',
    '\u00a0',
    'ä',
    'ß',
    'é',
    'Ω',
    'ж',
    'ğ',
    '٣',
    '\u0301',
    '\u200b',
    '\u202e',
    '\u2212',
    '😀',
  ],
]

/** Some characters that a part can begin with, different ones where it can. */
function charsOf(node: Knoten): string[] {
  switch (node.art) {
    case 'zeichen': {
      const all = probe.filter(node.passt)
      return [
        ...new Set([all[0], all.find((one) => /[a-z]/.test(one)), all.find((one) => /\d/.test(one)), all.at(-1)]),
      ].filter((one) => one !== undefined)
    }
    case 'folge':
      return node.teile[0] ? charsOf(node.teile[0]) : []
    case 'wahl':
      return node.wege.flatMap(charsOf)
    case 'mal':
    case 'gruppe':
      return charsOf(node.teil)
    default:
      return []
  }
}

/** A text that a part matches, as short as may be. */
function sample(node: Knoten): string {
  switch (node.art) {
    case 'zeichen':
      return charsOf(node)[0] ?? ''
    case 'folge':
      return node.teile.map(sample).join('')
    case 'wahl':
      return sample(node.wege[0]!)
    case 'mal':
      return sample(node.teil).repeat(Math.max(1, node.min))
    case 'gruppe':
      return sample(node.teil)
    default:
      return ''
  }
}

interface Pumpe {
  davor: string
  immer: string[]
}

/** Each place that repeats without a limit worth the name, with what leads there and what repeats. */
function pumpsOf(node: Knoten, davor = ''): Pumpe[] {
  switch (node.art) {
    case 'folge':
      return node.teile.flatMap((teil, i) => pumpsOf(teil, davor + node.teile.slice(0, i).map(sample).join('')))
    case 'wahl':
      return node.wege.flatMap((weg) => pumpsOf(weg, davor))
    case 'gruppe':
      return pumpsOf(node.teil, davor)
    case 'blick':
      return pumpsOf(node.teil, davor)
    case 'mal': {
      const inner = pumpsOf(node.teil, davor)
      return node.max > 50
        ? [{ davor, immer: [...new Set([...charsOf(node.teil), sample(node.teil)])] }, ...inner]
        : inner
    }
    default:
      return []
  }
}

const danach = ['', '\u0001', '!', ' ', 'x', '"', '\n']

/** Texts of growing size that a matcher may stumble over. */
function* attacks(node: Knoten): Generator<(n: number) => string> {
  const start = sample(node)
  const pumps = pumpsOf(node).flatMap(({ davor, immer }) => immer.map((stueck) => ({ davor, stueck })))
  for (const ende of danach) {
    if (start) yield (n) => start.repeat(n) + ende
    // Behind something else, what is bound to the beginning does not swallow all at once.
    for (const anfang of ['', 'x!']) {
      for (const { davor, stueck } of pumps) {
        yield (n) => anfang + davor + stueck.repeat(n) + ende
        yield (n) => anfang + (davor + stueck).repeat(n) + ende
      }
    }
  }
}

/** Whether the steps grow faster than the text: four times as many where it is twice as long, and again. */
function isSuperLinear(ausdruck: string): boolean {
  const regexp = toRegExp(ausdruck)
  const node = parse(regexp)
  for (const attack of attacks(node)) {
    const [s, m, l] = [100, 200, 400].map((n) => countSteps(regexp, node, attack(n))) as [number, number, number]
    if (l >= ENDLOS || (m / s > 3 && l / m > 3)) return true
  }
  return false
}

describe('INP-12: reguläre Ausdrücke', () => {
  test.each([
    '/(a+)+$/',
    '/a*a*$/',
    '/^(a|a)*$/',
    '/\\s+$/',
    '/^\\s+|\\s+$/g',
    '/(.*)x(.*)y$/',
    '/"(?:[^"\\\\]|\\\\.)*"/',
    '/^(\\w+\\s?)*$/',
  ])('INP-12: die Zählung erkennt %s', (ausdruck) => {
    expect(isSuperLinear(ausdruck)).toBe(true)
  })

  test.each([
    '/^a+b+$/',
    '/[a-z]+/',
    '/^[^@]+@[^@]+$/',
    '/(?<=\\p{M}{4})\\p{M}+/gu',
    '/^(?:a|b)*$/',
    '/^\\d{4}-\\d{2}$/',
  ])('INP-12: und hält %s für harmlos', (ausdruck) => {
    expect(isSuperLinear(ausdruck)).toBe(false)
  })

  test('INP-12: jeder Ausdruck des Quelltextes lässt sich zerlegen', () => {
    for (const { ausdruck } of funde) {
      const regexp = toRegExp(ausdruck)
      expect(() => parse(regexp), ausdruck).not.toThrow()
    }
  })

  test('INP-12: zusammengesetzt wird ein Ausdruck nur bei den unsichtbaren Zeichen, wo 100 KB geprüft sind', () => {
    const found = dateien.filter((datei) => /\bRegExp\(/.test(readFileSync(datei, 'utf8')))
    expect(found).toEqual(['src/platform/text/anzeige.ts'])
  })

  test('INP-12: kein Ausdruck des Quelltextes wird schneller langsam, als ein Text länger wird', {
    timeout: 120_000,
  }, () => {
    expect(funde.length).toBeGreaterThan(150)
    const all = new Map(funde.map(({ ausdruck, datei }) => [ausdruck, datei]))
    const found = [...all]
      .filter(([ausdruck]) => isSuperLinear(ausdruck))
      .map(([ausdruck, datei]) => `${datei}: ${ausdruck}`)
    expect(found).toEqual([])
  })
})
