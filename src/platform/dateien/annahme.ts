import { createHash } from 'node:crypto'
import { Verschluesselung } from '../krypto/dateischluessel.ts'
import type { Ablage } from './ablage.ts'
import { type Dateityp, judgeTyp, KOPF_BYTES, type Typurteil } from './typen.ts'

export interface Annahmeregeln {
  erlaubt: readonly Dateityp[]
  maxBytes: number
}

/** Why a file was turned away while it arrived. */
export type Annahmefehler = { grund: 'leer' } | { grund: 'zu-gross' } | Exclude<Typurteil, { ok: true }>

export type Annahme =
  | { ok: true; typ: Dateityp; groesse: number; sha256: Buffer }
  | { ok: false; fehler: Annahmefehler }

/** Where the bytes go: a name in the storage, the key of this file, and what it is bound to. */
export interface Ablageziel {
  name: string
  schluessel: Buffer
  kontext: string
}

class Abgewiesen extends Error {
  readonly fehler: Annahmefehler
  constructor(fehler: Annahmefehler) {
    super(fehler.grund)
    this.fehler = fehler
  }
}

/**
 * Takes in one file in a single pass: looks at its type and size, hashes, encrypts and stores it. Of a file that is turned
 * away nothing stays. Throws what `inhalt` or the storage throws.
 */
export async function receiveDatei(
  ablage: Ablage,
  datei: { name: string; inhalt: AsyncIterable<Uint8Array> } & Annahmeregeln,
  ziel: Ablageziel,
): Promise<Annahme> {
  const hash = createHash('sha256')
  const stand: { typ: Dateityp | undefined; groesse: number } = { typ: undefined, groesse: 0 }
  const judged = judging(datei, stand)
  try {
    await ablage.put(
      ziel.name,
      encryptAll(judged, ziel, (teil) => hash.update(teil)),
    )
  } catch (error) {
    if (error instanceof Abgewiesen) return { ok: false, fehler: error.fehler }
    throw error
  }
  return { ok: true, typ: stand.typ!, groesse: stand.groesse, sha256: hash.digest() }
}

/** Passes the bytes on once the first of them have shown an allowed type. */
async function* judging(
  datei: { name: string; inhalt: AsyncIterable<Uint8Array> } & Annahmeregeln,
  stand: { typ: Dateityp | undefined; groesse: number },
): AsyncGenerator<Uint8Array> {
  let kopf: Uint8Array[] = []
  const judge = async () => {
    const first = Buffer.concat(kopf).subarray(0, KOPF_BYTES)
    const urteil = await judgeTyp(datei.name, first, datei.erlaubt)
    if (!urteil.ok) throw new Abgewiesen(urteil)
    stand.typ = urteil.typ
  }
  for await (const teil of datei.inhalt) {
    stand.groesse += teil.length
    if (stand.groesse > datei.maxBytes) throw new Abgewiesen({ grund: 'zu-gross' })
    if (stand.typ) {
      yield teil
      continue
    }
    kopf.push(teil)
    if (stand.groesse < KOPF_BYTES) continue
    await judge()
    yield* kopf
    kopf = []
  }
  if (stand.groesse === 0) throw new Abgewiesen({ grund: 'leer' })
  if (stand.typ) return
  await judge()
  yield* kopf
}

/** The ciphertext of everything that comes; `sehen` gets the clear bytes on their way. */
export async function* encryptAll(
  inhalt: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { schluessel, kontext }: Ablageziel,
  sehen: (teil: Uint8Array) => void = () => undefined,
): AsyncGenerator<Uint8Array> {
  const verschluesselung = new Verschluesselung(schluessel, kontext)
  for await (const teil of inhalt) {
    sehen(teil)
    yield* verschluesselung.update(teil)
  }
  yield* verschluesselung.final()
}
