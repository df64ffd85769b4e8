import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import type { Schluesselbund } from '#platform/krypto/schluessel.ts'
import { yieldToPages } from '#platform/nachrang.ts'
import { createSchleuse } from '#platform/semaphore.ts'
import { normalizePasswort } from './passwort.ts'

/** Argon2id (2 in the package's numbering). OWASP ASVS 5.0 appendix C asks for at least 46 MiB, t = 1; this is above it. */
const kosten = { algorithm: 2, memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 }

// One core stays free for pages (AVA-07). Beyond some seconds of waiting, people are told to come back instead.
const schleuse = createSchleuse({ parallel: Math.max(1, availableParallelism() - 1), maxWartend: 600 })

/** A password as stored: name of the pepper, then Argon2id in PHC form. Throws `Ueberlastet` when too many wait. */
export async function hashPasswort(schluessel: Schluesselbund, passwort: string): Promise<string> {
  const pepper = schluessel.pepper()
  const value = normalizePasswort(passwort)
  const phc = await schleuse.run(() => hash(value, { ...kosten, secret: pepper.wert }))
  return `${pepper.id}|${phc}`
}

export interface Pruefung {
  richtig: boolean
  /** The stored form is weaker than today's, or uses an old pepper: store a new one at this sign-in. */
  veraltet: boolean
}

/**
 * Verifies exactly one hash in every case: where there is none (unknown account, password removed) that of a random
 * password, so that the time tells nothing.
 */
export async function verifyPasswort(
  schluessel: Schluesselbund,
  gespeichert: string | null | undefined,
  passwort: string,
): Promise<Pruefung> {
  const [pepperId = '', phc = ''] = (gespeichert ?? (await ersatz(schluessel))).split('|')
  const pepper = schluessel.pepperOf(pepperId)
  const value = normalizePasswort(passwort)
  const right = await schleuse.run(() => verify(phc, value, { secret: pepper ?? Buffer.alloc(32) }).catch(() => false))
  const current = `$argon2id$v=19$m=${kosten.memoryCost},t=${kosten.timeCost},p=${kosten.parallelism}$`
  return {
    richtig: right && pepper !== undefined && gespeichert !== null && gespeichert !== undefined,
    veraltet: pepperId !== schluessel.pepper().id || !phc.startsWith(current),
  }
}

const ersatzHashes = new WeakMap<Schluesselbund, Promise<string>>()

function ersatz(schluessel: Schluesselbund): Promise<string> {
  let value = ersatzHashes.get(schluessel)
  if (!value) {
    value = hashPasswort(schluessel, crypto.randomUUID())
    ersatzHashes.set(schluessel, value)
  }
  return value
}

/** Makes the stand-in before the first sign-in asks for it, so that this one takes no longer than the others. */
export async function prepareErsatz(schluessel: Schluesselbund): Promise<void> {
  await ersatz(schluessel)
  yieldToPages()
}
