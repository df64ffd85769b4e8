import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import { takeRandom } from './zufall.ts'

/** One master key (256 bits) and its short public name. */
export interface Hauptschluessel {
  id: string
  wert: Buffer
}

/** The key of one person; `kontext` names table, column and row, so that a ciphertext is worthless elsewhere. */
export interface Personenschluessel {
  seal(kontext: string, text: string): Buffer
  open(kontext: string, geheim: Buffer): string
}

/**
 * Everything that needs a master key. The first key writes, all of them read, so that a key can be changed while the
 * portal runs. Purposes are separated with HKDF-SHA-256 (RFC 5869); encryption is AES-256-GCM with random nonces.
 */
export interface Schluesselbund {
  /** Keyed hash with the writing key: look-up columns, CSRF proofs. */
  mac(zweck: string, text: string): Buffer
  /** The same with every key, for `= any($1)`. */
  macs(zweck: string, text: string): Buffer[]
  /** Encrypts with a system key (not a person's). */
  seal(kontext: string, text: string): Buffer
  open(kontext: string, geheim: Buffer): string
  /** A new wrapped person key to be stored beside the person's row. Deleting it makes all that it sealed unreadable. */
  createPersonKey(besitzer: string): Buffer
  personKey(besitzer: string, verpackt: Buffer): Personenschluessel
  /** The same person key, wrapped with the writing key. */
  rewrapPersonKey(besitzer: string, verpackt: Buffer): Buffer
  /** The public name of the key that writes: as in the setting, and as ciphertexts carry it (8 hex digits). */
  schreibt: { name: string; kennung: string }
  /** Whether a ciphertext or wrapped key is of the key that writes. */
  isCurrent(geheim: Buffer): boolean
  /** Argon2's secret; `id` is stored with the hash. */
  pepper(): { id: string; wert: Buffer }
  pepperOf(id: string): Buffer | undefined
  /** Ed25519 signature with the writing key, and its check against all keys. */
  sign(text: string): Buffer
  isSigned(text: string, signatur: Buffer): boolean
}

const VERSION = 1
const cacheSize = 2000

/** Reads `id:base64,id:base64`. Throws a plain sentence for anything that is not a strong key. */
export function parseKeys(text: string): Hauptschluessel[] {
  const keys = text.split(',').map((teil) => {
    const [id, wert, ...rest] = teil.trim().split(':')
    if (!id || !wert || rest.length > 0 || !/^[a-z0-9-]{1,16}$/.test(id)) throw new Error('erwartet wird „name:base64“')
    const bytes = Buffer.from(wert, 'base64')
    if (bytes.length !== 32) throw new Error(`der Schlüssel „${id}“ hat nicht 32 Byte`)
    if (new Set(bytes).size < 8) throw new Error(`der Schlüssel „${id}“ ist ein Vorgabewert und kein Zufall`)
    return { id, wert: bytes }
  })
  if (new Set(keys.map((key) => key.id)).size !== keys.length) throw new Error('ein Schlüsselname kommt zweimal vor')
  return keys
}

function encrypt(key: KeyObject, kontext: string, klar: Buffer): Buffer {
  const nonce = takeRandom(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(kontext))
  return Buffer.concat([nonce, cipher.update(klar), cipher.final(), cipher.getAuthTag()])
}

function decrypt(key: KeyObject, kontext: string, geheim: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, geheim.subarray(0, 12), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(kontext))
  decipher.setAuthTag(geheim.subarray(geheim.length - 16))
  return Buffer.concat([decipher.update(geheim.subarray(12, geheim.length - 16)), decipher.final()])
}

// The fixed head of a PKCS #8 document that holds an Ed25519 seed (RFC 8410).
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

function signingKey(seed: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' })
}

export function createSchluesselbund(keys: Hauptschluessel[]): Schluesselbund {
  // As key objects, not bytes: Node would prepare those anew for each use, which costs more than the use.
  const derived = new Map<string, KeyObject>()
  const derive = (key: Hauptschluessel, zweck: string): KeyObject => {
    const name = `${key.id}|${zweck}`
    let value = derived.get(name)
    if (!value) {
      value = createSecretKey(Buffer.from(hkdfSync('sha256', key.wert, 'offenes-jobcenter', zweck, 32)))
      derived.set(name, value)
    }
    return value
  }
  const kennungen = new Map(keys.map((key) => [key, createHash('sha256').update(key.wert).digest().subarray(0, 4)]))
  const kennung = (key: Hauptschluessel) => kennungen.get(key)!
  const byKennung = new Map(keys.map((key) => [kennung(key).toString('hex'), key]))
  const [writing] = keys
  if (!writing) throw new Error('kein Schlüssel')

  const seal = (zweck: string, kontext: string, klar: Buffer) =>
    Buffer.concat([Buffer.from([VERSION]), kennung(writing), encrypt(derive(writing, zweck), kontext, klar)])
  const open = (zweck: string, kontext: string, geheim: Buffer): Buffer => {
    const key = byKennung.get(geheim.subarray(1, 5).toString('hex'))
    if (geheim[0] !== VERSION || !key) throw new Error(`Geheimtext mit unbekanntem Schlüssel (${kontext})`)
    return decrypt(derive(key, zweck), kontext, geheim.subarray(5))
  }

  const personKeys = new Map<string, Personenschluessel>()
  const unwrap = (besitzer: string, verpackt: Buffer): Personenschluessel => {
    const name = `${besitzer}|${verpackt.subarray(5, 17).toString('latin1')}`
    const known = personKeys.get(name)
    if (known) return known
    const key = createSecretKey(open('personen', `person|${besitzer}`, verpackt))
    const person: Personenschluessel = {
      seal: (kontext, text) => encrypt(key, `${kontext}|${besitzer}`, Buffer.from(text)),
      open: (kontext, geheim) => decrypt(key, `${kontext}|${besitzer}`, geheim).toString(),
    }
    if (personKeys.size >= cacheSize) personKeys.delete(personKeys.keys().next().value!)
    personKeys.set(name, person)
    return person
  }

  const mac = (key: Hauptschluessel, zweck: string, text: string) =>
    createHmac('sha256', derive(key, `mac-${zweck}`))
      .update(text)
      .digest()

  return {
    mac: (zweck, text) => mac(writing, zweck, text),
    macs: (zweck, text) => keys.map((key) => mac(key, zweck, text)),
    seal: (kontext, text) => seal('system', kontext, Buffer.from(text)),
    open: (kontext, geheim) => open('system', kontext, geheim).toString(),
    createPersonKey: (besitzer) => seal('personen', `person|${besitzer}`, randomBytes(32)),
    personKey: unwrap,
    rewrapPersonKey: (besitzer, verpackt) => {
      const kontext = `person|${besitzer}`
      return seal('personen', kontext, open('personen', kontext, verpackt))
    },
    schreibt: { name: writing.id, kennung: kennung(writing).toString('hex') },
    isCurrent: (geheim) => geheim[0] === VERSION && geheim.subarray(1, 5).equals(kennung(writing)),
    pepper: () => ({ id: writing.id, wert: derive(writing, 'pepper').export() }),
    pepperOf: (id) => {
      const key = keys.find((candidate) => candidate.id === id)
      return key && derive(key, 'pepper').export()
    },
    sign: (text) => sign(null, Buffer.from(text), signingKey(derive(writing, 'siegel').export())),
    isSigned: (text, signatur) =>
      keys.some((key) =>
        verify(null, Buffer.from(text), createPublicKey(signingKey(derive(key, 'siegel').export())), signatur),
      ),
  }
}
