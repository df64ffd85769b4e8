import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCsv } from './csv.ts'

const felderOf = (text: string) => {
  const read = readCsv(text)
  return read.ok ? read.zeilen.map(({ felder }) => felder) : read.fehler
}

describe('CSV lesen', () => {
  test.each([
    [
      'a;b\r\n1;2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      '\ufeffa;b\r1;2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a;b\n"x;y";"sagt ""ja"""\n',
      [
        ['a', 'b'],
        ['x;y', 'sagt "ja"'],
      ],
    ],
    [
      'a;b\n"zwei\nZeilen";2',
      [
        ['a', 'b'],
        ['zwei\nZeilen', '2'],
      ],
    ],
    [
      'a;b\n1;\n',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    ['a\n\n;\n1', [['a'], ['1']]],
    ['', []],
  ])('%j', (text, erwartet) => expect(felderOf(text)).toEqual(erwartet))

  test('nennt die Zeile der Datei, auch nach einem Feld mit Umbruch und nach leeren Zeilen', () => {
    const read = readCsv('a;b\n"x\r\ny";1\n\n2;3')
    expect(read.ok && read.zeilen.map(({ zeile }) => zeile)).toEqual([1, 2, 5])
  })

  test('lehnt ab, was kein Ende hat oder worauf noch etwas folgt', () => {
    expect(felderOf('a;b\n1;"offen')).toBe('Zeile 2: Ein Anführungszeichen wird nicht geschlossen.')
    expect(felderOf('a;b\n"1"x;2')).toBe('Zeile 2: Nach einem Anführungszeichen steht noch etwas.')
  })

  test('liest jeden Text, der nach der Regel geschrieben ist', () => {
    const feld = fc.string({ unit: fc.constantFrom('a', '"', ';', ',', '\n', '\r', ' ', 'ß', '💧') })
    fc.assert(
      fc.property(fc.array(fc.tuple(feld, feld), { minLength: 1 }), (zeilen) => {
        const write = (wert: string) => `"${wert.replaceAll('"', '""')}"`
        const text = ['kopf;zwei', ...zeilen.map((zeile) => zeile.map(write).join(';'))].join('\r\n')
        const gefuellt = zeilen.filter((zeile) => zeile.some((wert) => wert.trim() !== ''))
        expect(felderOf(text)).toEqual([['kopf', 'zwei'], ...gefuellt])
      }),
    )
  })
})
