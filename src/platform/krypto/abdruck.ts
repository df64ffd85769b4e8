import { hash } from 'node:crypto'

/**
 * 16 hexadecimal digits that change with whatever is given: a page carries them, so that what comes back is known to be of what it
 * showed. No secret, and no proof of who made it.
 */
export const computeAbdruck = (was: unknown): string => hash('sha256', JSON.stringify(was), 'hex').slice(0, 16)
