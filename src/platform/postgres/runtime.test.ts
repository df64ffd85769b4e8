import { expect, test } from 'vitest'
import { StartRefused } from './refusal.ts'
import { assertRuntime } from './runtime.ts'

test('OPS-03: a supported Node and PostgreSQL are accepted', () => {
  expect(() => assertRuntime('24.0.0', 150_000)).not.toThrow()
  expect(() => assertRuntime('v25.1.0', 180_004)).not.toThrow()
})

test('OPS-03: an unsupported Node is refused with a sentence that names both versions', () => {
  expect(() => assertRuntime('22.20.0', 180_004)).toThrow(StartRefused)
  expect(() => assertRuntime('22.20.0', 180_004)).toThrow(/Node\.js 24 oder neuer.*22\.20\.0/)
  expect(() => assertRuntime('', 180_004)).toThrow(StartRefused)
})

test('OPS-03: an unsupported PostgreSQL is refused with a sentence that names both versions', () => {
  expect(() => assertRuntime('24.21.0', 140_019)).toThrow(StartRefused)
  expect(() => assertRuntime('24.21.0', 140_019)).toThrow(/PostgreSQL 15 oder neuer.*Version 14/)
  expect(() => assertRuntime('24.21.0', Number.NaN)).toThrow(StartRefused)
})
