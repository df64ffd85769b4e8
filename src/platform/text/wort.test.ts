import { expect, test } from 'vitest'
import { readWort } from './wort.ts'

test.each([
  ['gesendet', 'gesendet'],
  ['Gesendet', undefined],
  ['', undefined],
  [undefined, undefined],
  ['toString', undefined],
  ['__proto__', undefined],
])('%s', (text, wort) => {
  expect(readWort({ gesendet: 1, leer: undefined }, text)).toBe(wort)
})
