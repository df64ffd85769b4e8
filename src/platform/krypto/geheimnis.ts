import { createHash, randomFillSync, timingSafeEqual } from 'node:crypto'

const BYTES = 16
// Random bytes are fetched many at a time: one call for each costs twenty times as much. Used ones are wiped.
const pool = Buffer.alloc(4096)
let used = pool.length

/** 128 random bits in base64url (22 characters): session tokens, ids in links. Only its hash is ever stored. */
export function newToken(): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const token = pool.toString('base64url', used, used + BYTES)
  pool.fill(0, used, used + BYTES)
  used += BYTES
  return token
}

/** SHA-256 of a token with full entropy; a fast hash is right here, since there is nothing to guess. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

const tokenForm = /^[A-Za-z0-9_-]{22}$/

/** Whether a text has the form of {@link newToken}; anything else never reaches the database. */
export function isToken(text: string | undefined): text is string {
  return text !== undefined && tokenForm.test(text)
}

/** Compares two secrets of any length in constant time. */
export function equalSecrets(a: string | Buffer, b: string | Buffer): boolean {
  const left = createHash('sha256').update(a).digest()
  const right = createHash('sha256').update(b).digest()
  return timingSafeEqual(left, right)
}
