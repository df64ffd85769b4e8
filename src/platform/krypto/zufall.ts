import { randomFillSync } from 'node:crypto'

// Fetched many at a time: one call for each costs twenty times as much. Used ones are wiped.
const pool = Buffer.alloc(4096)
let used = pool.length

/** So many random bytes of their own; at most 64. */
export function takeRandom(anzahl: number): Buffer {
  if (used + anzahl > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const bytes = Buffer.from(pool.subarray(used, used + anzahl))
  pool.fill(0, used, used + anzahl)
  used += anzahl
  return bytes
}
