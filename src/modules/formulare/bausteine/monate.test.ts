import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { addMonate } from './monate.ts'

test('Monate zählen wie im Kalender: Der letzte Tag eines kürzeren Monats bleibt der letzte', () => {
  expect(addMonate('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonate('2024-02-29', -12)).toBe('2023-02-28')
  const tage = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(tage, fc.integer({ min: -500, max: 500 }), (date, monate) => {
      const tag = date.toISOString().slice(0, 10)
      expect(addMonate(tag, monate)).toBe(Temporal.PlainDate.from(tag).add({ months: monate }).toString())
    }),
  )
})
