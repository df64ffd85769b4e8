import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'

/**
 * Files are encrypted in blocks, so that a reader never sees a byte that was not verified and nobody has to hold a whole
 * file. Layout: version (1 byte), blocks of at most BLOCK bytes each followed by its tag, then a closing block with the
 * length. Each file has a key of its own; the nonce counts the blocks and marks the closing one, so that blocks cannot be
 * swapped, left out or cut off. The context (where the file belongs) is authenticated with every block.
 */
const VERSION = 1
const BLOCK = 256 * 1024
const TAG = 16
const CLOSING = 8 + TAG

/** A new key for one file (256 bits), to be sealed with the key of the person that the file belongs to. */
export const newDateischluessel = (): Buffer => randomBytes(32)

function nonceOf(nummer: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(nummer, 5, 6)
  nonce[11] = last ? 1 : 0
  return nonce
}

const contextOf = (kontext: string) => Buffer.from(`datei|${VERSION}|${kontext}`)

/** Encrypts one file as it comes in. Each call answers what can be written so far. */
export class Verschluesselung {
  readonly #key: KeyObject
  readonly #context: Buffer
  #cipher
  #nummer = 0
  #inBlock = 0
  #bytes = 0

  constructor(schluessel: Buffer, kontext: string) {
    this.#key = createSecretKey(schluessel)
    this.#context = contextOf(kontext)
    this.#cipher = this.#begin(false)
  }

  #begin(last: boolean) {
    return createCipheriv('aes-256-gcm', this.#key, nonceOf(this.#nummer++, last)).setAAD(this.#context)
  }

  update(teil: Uint8Array): Buffer[] {
    const out: Buffer[] = this.#bytes === 0 && this.#inBlock === 0 ? [Buffer.from([VERSION])] : []
    this.#bytes += teil.length
    for (let at = 0; at < teil.length; ) {
      const piece = teil.subarray(at, at + BLOCK - this.#inBlock)
      out.push(this.#cipher.update(piece))
      at += piece.length
      this.#inBlock += piece.length
      if (this.#inBlock === BLOCK) out.push(...this.#endBlock())
    }
    return out
  }

  #endBlock(): Buffer[] {
    const out = [this.#cipher.final(), this.#cipher.getAuthTag()]
    this.#inBlock = 0
    this.#cipher = this.#begin(false)
    return out
  }

  final(): Buffer[] {
    const out: Buffer[] = this.#bytes === 0 ? [Buffer.from([VERSION])] : []
    if (this.#inBlock > 0) out.push(...this.#endBlock())
    // The cipher that was begun for a next block is dropped unused; its number goes to the closing one.
    this.#nummer--
    const length = Buffer.alloc(8)
    length.writeBigUInt64BE(BigInt(this.#bytes))
    const cipher = this.#begin(true)
    out.push(cipher.update(length), cipher.final(), cipher.getAuthTag())
    return out
  }
}

/** A stored file that is not what was stored: cut off, altered, or another one's. */
export class DateiVerfaelscht extends Error {
  override name = 'DateiVerfaelscht'
}

interface Lesestand {
  key: KeyObject
  context: Buffer
  nummer: number
}

function openBlock(stand: Lesestand, geheim: Buffer, last: boolean): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', stand.key, nonceOf(stand.nummer++, last), { authTagLength: TAG })
  decipher.setAAD(stand.context)
  decipher.setAuthTag(geheim.subarray(geheim.length - TAG))
  const clear = decipher.update(geheim.subarray(0, geheim.length - TAG))
  try {
    decipher.final()
  } catch (error) {
    throw new DateiVerfaelscht('Eine gespeicherte Datei lässt sich nicht öffnen.', { cause: error })
  }
  return clear
}

/**
 * The verified content of a file, block by block.
 * @throws DateiVerfaelscht before the first byte that is not as it was stored; also at the end where some is missing
 */
export async function* decryptDatei(
  geheim: AsyncIterable<Uint8Array>,
  schluessel: Buffer,
  kontext: string,
): AsyncGenerator<Buffer, void, undefined> {
  const stand: Lesestand = { key: createSecretKey(schluessel), context: contextOf(kontext), nummer: 0 }
  let pending: Uint8Array[] = []
  let held = 0
  let started = false
  let bytes = 0
  const take = () => {
    const all =
      pending.length === 1 ? Buffer.from(pending[0]!.buffer, pending[0]!.byteOffset, held) : Buffer.concat(pending)
    pending = []
    held = 0
    return all
  }
  const keep = (rest: Buffer) => {
    if (rest.length > 0) pending.push(rest)
    held = rest.length
  }
  for await (const part of geheim) {
    pending.push(part)
    held += part.length
    // A whole block is known to be none of the last two once room for the closing one stands behind it.
    if (held < 1 + BLOCK + TAG + CLOSING) continue
    let all = take()
    if (!started) {
      if (all[0] !== VERSION) throw new DateiVerfaelscht('Eine gespeicherte Datei hat ein unbekanntes Format.')
      all = all.subarray(1)
      started = true
    }
    while (all.length >= BLOCK + TAG + CLOSING) {
      const clear = openBlock(stand, all.subarray(0, BLOCK + TAG), false)
      bytes += clear.length
      all = all.subarray(BLOCK + TAG)
      yield clear
    }
    keep(all)
  }
  let rest = take()
  if (!started) {
    if (rest[0] !== VERSION) throw new DateiVerfaelscht('Eine gespeicherte Datei hat ein unbekanntes Format.')
    rest = rest.subarray(1)
  }
  if (rest.length < CLOSING) throw new DateiVerfaelscht('Eine gespeicherte Datei ist unvollständig.')
  const data = rest.subarray(0, rest.length - CLOSING)
  if (data.length > 0) {
    const clear = openBlock(stand, data, false)
    bytes += clear.length
    yield clear
  }
  const length = openBlock(stand, rest.subarray(rest.length - CLOSING), true)
  if (length.readBigUInt64BE() !== BigInt(bytes))
    throw new DateiVerfaelscht('Eine gespeicherte Datei ist unvollständig.')
}
