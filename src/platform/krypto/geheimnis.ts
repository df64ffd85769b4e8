import { hash, timingSafeEqual } from 'node:crypto'
import { takeRandom } from './zufall.ts'

/** 128 random bits in base64url (22 characters): session tokens, ids in links. Only its hash is ever stored. */
export const newToken = (): string => takeRandom(16).toString('base64url')

/** SHA-256 of a token with full entropy; a fast hash is right here, since there is nothing to guess. */
export function hashToken(token: string): Buffer {
  return hash('sha256', token, 'buffer')
}

const tokenForm = /^[A-Za-z0-9_-]{22}$/

/** Whether a text has the form of {@link newToken}; anything else never reaches the database. */
export function isToken(text: string | undefined): text is string {
  return text !== undefined && tokenForm.test(text)
}

/** Compares two secrets of any length in constant time. */
export function equalSecrets(a: string | Buffer, b: string | Buffer): boolean {
  const left = hash('sha256', a, 'buffer')
  const right = hash('sha256', b, 'buffer')
  return timingSafeEqual(left, right)
}
