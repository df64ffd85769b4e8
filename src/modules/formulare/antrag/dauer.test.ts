import { expect, test } from 'vitest'
import { formulardienste } from '../dienste/verzeichnis.ts'
import { estimateDauer, showDauer } from './dauer.ts'

const HEUTE = '2026-11-23'
const dauerOf = (slug: string) => estimateDauer(formulardienste.find((one) => one.slug === slug)!, HEUTE)

test('wer mehr gefragt werden kann, liest eine längere Zeit; der Erstantrag dauert am längsten', () => {
  const alle = formulardienste.map((dienst) => estimateDauer(dienst, HEUTE))
  for (const { von, bis } of alle) expect([von % 5, bis % 5, von >= 5, von <= bis]).toEqual([0, 0, true, true])
  expect(dauerOf('buergergeld').bis).toBe(Math.max(...alle.map(({ bis }) => bis)))
  expect(dauerOf('vermittlungsgutschein').bis).toBeLessThan(dauerOf('vermittlungsbudget').bis)
})

test('eine Spanne, oder eine Zahl', () => {
  expect(showDauer({ von: 5, bis: 10 })).toBe('etwa 5 bis 10 Minuten')
  expect(showDauer({ von: 10, bis: 10 })).toBe('etwa 10 Minuten')
})

test('was alle gefragt werden, zählt von Anfang an; nur wo es für jeden Menschen gefragt wird, steht es da', () => {
  // 46 pages for somebody who lives alone and has no work.
  expect(dauerOf('buergergeld').von).toBeGreaterThanOrEqual(30)
  expect(showDauer(dauerOf('buergergeld'))).toContain('mit jedem Menschen länger')
  expect(showDauer(dauerOf('weiterbewilligung'))).not.toContain('länger')
})
