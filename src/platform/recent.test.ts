import { describe, expect, test } from 'vitest'
import { Recent } from './recent.ts'

describe('what was computed a short while ago', () => {
  test('is computed once for each key', () => {
    const recent = new Recent<number>(10, 1000)
    let calls = 0
    const take = (key: string) => recent.take(key, 0, () => ++calls)
    expect([take('a'), take('a'), take('b'), take('a')]).toEqual([1, 1, 2, 1])
  })

  test('ends after its time, also where it is used all the while', () => {
    const recent = new Recent<string>(10, 1000)
    recent.take('a', 0, () => 'alt')
    expect(recent.take('a', 999, () => 'neu')).toBe('alt')
    expect(recent.take('a', 1000, () => 'neu')).toBe('neu')
  })

  test('does not wait for its own key to go', () => {
    const recent = new Recent<string>(10, 1000)
    recent.take('a', 0, () => 'alt')
    recent.take('b', 500, () => 'b')
    recent.take('c', 1200, () => 'c')
    expect(recent.size).toBe(2)
  })

  test('makes room for the newest', () => {
    const recent = new Recent<number>(2, 1000)
    for (const [i, key] of ['a', 'b', 'c'].entries()) recent.take(key, i, () => i)
    expect(recent.size).toBe(2)
    expect(recent.take('a', 3, () => 9)).toBe(9)
    expect(recent.take('c', 3, () => 9)).toBe(2)
  })

  test('has one value for each key: what is put in its place ends later', () => {
    const recent = new Recent<string>(2, 1000)
    recent.put('a', 0, 'alt')
    recent.put('b', 1, 'b')
    recent.put('a', 500, 'neu')
    expect(recent.size).toBe(2)
    expect([recent.find('a', 1400), recent.find('b', 1400)]).toEqual(['neu', undefined])
    expect(recent.find('a', 1500)).toBeUndefined()
  })

  test('keeps nothing of what failed', () => {
    const recent = new Recent<number>(2, 1000)
    expect(() =>
      recent.take('a', 0, () => {
        throw new Error('zu')
      }),
    ).toThrow('zu')
    expect(recent.take('a', 0, () => 1)).toBe(1)
  })
})
