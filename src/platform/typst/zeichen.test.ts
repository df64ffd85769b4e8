import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { createTypesetter } from './index.ts'
import { coveredCodePoints, ERSATZ, printableText } from './zeichen.ts'

const schrift = new URL('../../../vorlagen/schrift/', import.meta.url)
const fonts = readdirSync(schrift)
  .filter((name) => name.endsWith('.ttf'))
  .map((name) => coveredCodePoints(readFileSync(new URL(name, schrift))))
const satz = createTypesetter()
afterAll(() => satz.close())

const print = (text: string[]) =>
  satz.pdf('arbeitshilfe', {
    titel: 'Zeichen',
    jobcenter: 'Jobcenter',
    stand: '2026-11-23',
    abschnitte: text.map((zeile) => ({ art: 'absatz', text: [{ text: zeile }, { text: zeile, fett: true }] })),
  })

test('the fonts hold the Latin letters of DIN 91379, Greek, Cyrillic and Arabic', () => {
  const letters = 'AZazÄÖÜäöüßẞŁłŐőŘřŞşĢģĶķḤḥṬṭĀāẒẓǰʼ’ẠỨữĨĲəƏΑωЯїفمچ€§'
  for (const letter of letters) expect(printableText(letter, fonts)).toBe(letter)
})

test('letters of DIN 91379 that have no code of their own stay as they are', () => {
  for (const letter of ['A̋', 'C̀', 'C̄', 'C̆', 'C̈', 'C̕', 'C̣', 'C̦', 'D̂', 'J́', 'J̌', 'K̲', 'L̥', 'M̂', 'N̂', 'R̥̄', 'ʼn', 'Ž̦', 'Û̄'])
    expect(printableText(letter, fonts)).toBe(letter.normalize('NFC'))
})

test('invisible signs and direction overrides vanish, foreign signs become a box', () => {
  expect(printableText('A\u0000\u0007\u202eB\u2066\ufeff\u00ad', fonts)).toBe('AB\u00ad')
  expect(printableText('陈\ud800 👩‍👩‍👧', fonts)).toBe(`${ERSATZ}\ufffd ${ERSATZ}`)
  expect(printableText('a\r\nb\tc', fonts)).toBe('a\nb c')
  expect(printableText(ERSATZ, fonts)).toBe(ERSATZ)
})

test('every sign that the fonts hold can be typeset as PDF/UA-1, plain and bold', { timeout: 30_000 }, async () => {
  const signs = [...new Set(fonts.flatMap((font) => [...font]))].map((point) => String.fromCodePoint(point))
  await expect(print([signs.join(' ')])).resolves.toBeInstanceOf(Uint8Array)
})

test('INP-03: no text whatever makes a document fail', { timeout: 60_000 }, async () => {
  const texts = fc.sample(fc.string({ unit: 'binary', maxLength: 60 }), { numRuns: 400, seed: 7 })
  const mixed = fc.sample(
    fc.array(fc.constantFrom('a', 'Ж', 'م', 'ḥ', '\u0301', '\u0651', '\u0332', '\u200d', '‘', '#', '\u1ab0'), {
      maxLength: 40,
    }),
    { numRuns: 400, seed: 7 },
  )
  await expect(print([...texts, ...mixed.map((signs) => signs.join(''))])).resolves.toBeInstanceOf(Uint8Array)
})
