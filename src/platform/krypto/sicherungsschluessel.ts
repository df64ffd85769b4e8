import { hkdfSync, randomBytes } from 'node:crypto'
import type { Hauptschluessel } from './schluessel.ts'

/** What one part of a backup is encrypted with, and what shows that somebody holds the right key. */
export interface Teilschluessel {
  /** 256 bits, of this part alone. */
  wert: Buffer
  /** Tells a wrong key from an altered file; says nothing about the key. */
  probe: Buffer
}

export const newSalz = (): Buffer => randomBytes(32)

/** Derives the key of one part from that of the operator; the salt is new for each part. */
export function deriveTeilschluessel({ wert }: Hauptschluessel, salz: Buffer): Teilschluessel {
  const derive = (zweck: string) => Buffer.from(hkdfSync('sha256', wert, salz, zweck, 32))
  return { wert: derive('sicherung'), probe: derive('sicherung-probe') }
}

/** A new key in the form of SICHERUNG_SCHLUESSEL. */
export const newSicherungsschluessel = (name: string): string => `${name}:${randomBytes(32).toString('base64')}`
