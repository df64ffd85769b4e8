import { describe, expect, test } from 'vitest'
import { isId, newId } from './id.ts'

describe('an id', () => {
  test('has version 7, the variant of RFC 9562 and its time', () => {
    const id = newId(0x0192_3456_789a)
    expect(id).toMatch(/^01923456-789a-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(isId(id)).toBe(true)
  })

  test('sorts in the order of the making, also within one millisecond', () => {
    const ids = Array.from({ length: 3000 }, () => newId(1_700_000_000_000))
    expect([...ids].sort()).toEqual(ids)
    expect(new Set(ids).size).toBe(3000)
  })

  test('of an earlier time sorts before, also when made later', () => {
    const later = newId(1_700_000_000_001)
    expect(newId(1_700_000_000_000) < later).toBe(true)
  })

  test.each(['', 'x', '0192345-789a-7000-8000-000000000000', '01923456-789A-7000-8000-000000000000'])(
    '%j is none',
    (text) => {
      expect(isId(text)).toBe(false)
    },
  )
})
