import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'

type Cbor = number | string | Uint8Array | boolean | Cbor[] | Map<number | string, Cbor>

/** As much of CBOR (RFC 8949) as WebAuthn uses. */
export function encodeCbor(value: Cbor): Buffer {
  if (typeof value === 'boolean') return Buffer.from([value ? 0xf5 : 0xf4])
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value])
  if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...value.map(encodeCbor)])
  return Buffer.concat([head(5, value.size), ...[...value].flatMap((entry) => entry.map(encodeCbor))])
}

function head(type: number, n: number): Buffer {
  if (n < 24) return Buffer.from([(type << 5) | n])
  if (n < 256) return Buffer.from([(type << 5) | 24, n])
  if (n < 65536) return Buffer.from([(type << 5) | 25, n >> 8, n & 255])
  const long = Buffer.alloc(5, (type << 5) | 26)
  long.writeUInt32BE(n, 1)
  return long
}

const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()

export const FLAG = { UP: 1, UV: 4, BE: 8, BS: 16, AT: 64, ED: 128 } as const

export type Algorithmus = -7 | -8 | -257

interface Schluessel {
  alg: number
  privat: KeyObject
  cose: Map<number, Cbor>
}

function newKey(alg: Algorithmus): Schluessel {
  const { publicKey, privateKey } =
    alg === -7
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : alg === -8
        ? generateKeyPairSync('ed25519')
        : generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwk = publicKey.export({ format: 'jwk' })
  const part = (text: string | undefined) => new Uint8Array(Buffer.from(text ?? '', 'base64url'))
  const cose = new Map<number, Cbor>([
    [1, alg === -7 ? 2 : alg === -8 ? 1 : 3],
    [3, alg],
  ])
  if (alg === -7) cose.set(-1, 1).set(-2, part(jwk.x)).set(-3, part(jwk.y))
  else if (alg === -8) cose.set(-1, 6).set(-2, part(jwk.x))
  else cose.set(-1, part(jwk.n)).set(-2, part(jwk.e))
  return { alg, privat: privateKey, cose }
}

const signWith = (key: Schluessel, data: Buffer) => sign(key.alg === -8 ? null : 'sha256', data, key.privat)

interface Anmeldedaten {
  id: Buffer
  key: Schluessel
  rpId: string
  userHandle: Buffer
  zaehler: number
}

/** What an attacker, or a broken device, does differently. Without it the authenticator is honest. */
export interface Abweichung {
  /** Overwrites members of the client data; `undefined` removes one. */
  clientData?: Record<string, unknown>
  /** The client data as it stands, in place of the object. */
  clientDataText?: string
  rpId?: string
  flags?: number
  zaehler?: number
  /** Bytes after (or, negative, cut off) the authenticator data. */
  anhang?: number
  /** Member of the answer's JSON. */
  json?: Record<string, unknown>
}

export interface NeuAbweichung extends Abweichung {
  /** The credential id in the authenticator data. */
  kennung?: Buffer
  cose?: (echt: Map<number, Cbor>) => Map<number, Cbor>
  fmt?: string
  attStmt?: (teile: { authData: Buffer; clientDataHash: Buffer; key: Schluessel }) => Map<string, Cbor>
}

export interface AntwortAbweichung extends Abweichung {
  signature?: (teile: { echt: Buffer; data: Buffer }) => Buffer
  userHandle?: Buffer | null
}

/** A passkey device in software: makes resident credentials and answers with them, as the JSON that browsers send. */
export class SoftAuthenticator {
  readonly credentials: Anmeldedaten[] = []
  readonly #origin: string
  readonly #alg: Algorithmus
  readonly #counts: boolean

  /** `zaehlt`: with a counter, as security keys have; default is a synchronised passkey, which stays at 0. */
  constructor(origin: string, optionen: { alg?: Algorithmus; zaehlt?: boolean } = {}) {
    this.#origin = origin
    this.#alg = optionen.alg ?? -7
    this.#counts = optionen.zaehlt ?? false
  }

  get #flags(): number {
    return FLAG.UP | FLAG.UV | (this.#counts ? 0 : FLAG.BE | FLAG.BS)
  }

  create(options: PublicKeyCredentialCreationOptionsJSON, anders: NeuAbweichung = {}): RegistrationResponseJSON {
    const key = newKey(this.#alg)
    const rpId = options.rp.id ?? new URL(this.#origin).hostname
    const id = anders.kennung ?? randomBytes(32)
    const zaehler = anders.zaehler ?? (this.#counts ? 1 : 0)
    const clientData = this.#clientData('webauthn.create', options.challenge, anders)
    const length = Buffer.alloc(2)
    length.writeUInt16BE(id.length)
    const cose = encodeCbor(anders.cose ? anders.cose(new Map(key.cose)) : key.cose)
    const authData = authDataOf(
      { rpId: anders.rpId ?? rpId, flags: anders.flags ?? this.#flags | FLAG.AT, zaehler },
      [Buffer.alloc(16), length, id, cose],
      anders.anhang,
    )
    const clientDataHash = sha256(clientData)
    const attStmt = anders.attStmt?.({ authData, clientDataHash, key }) ?? new Map()
    const object = new Map<string, Cbor>([
      ['fmt', anders.fmt ?? 'none'],
      ['attStmt', attStmt as Map<string, Cbor>],
      ['authData', authData],
    ])
    this.credentials.push({ id, key, rpId, userHandle: Buffer.from(options.user.id, 'base64url'), zaehler })
    return {
      id: b64(id),
      rawId: b64(id),
      type: 'public-key',
      clientExtensionResults: {},
      authenticatorAttachment: 'platform',
      ...anders.json,
      response: {
        clientDataJSON: b64(clientData),
        attestationObject: b64(encodeCbor(object)),
        transports: ['internal', 'hybrid'],
        ...(anders.json?.['response'] as object | undefined),
      },
    }
  }

  /** Answers with the given credential, else with the newest that fits the options. */
  get(
    options: PublicKeyCredentialRequestOptionsJSON,
    anders: AntwortAbweichung & { nehmen?: Anmeldedaten } = {},
  ): AuthenticationResponseJSON {
    const allowed = options.allowCredentials?.map((one) => one.id)
    const credential =
      anders.nehmen ?? this.credentials.findLast((one) => !allowed?.length || allowed.includes(b64(one.id)))
    if (!credential) throw new Error('NotAllowedError: kein passender Passkey')
    if (this.#counts) credential.zaehler++
    const clientData = this.#clientData('webauthn.get', options.challenge, anders)
    const teile = {
      rpId: anders.rpId ?? credential.rpId,
      flags: anders.flags ?? this.#flags,
      zaehler: anders.zaehler ?? credential.zaehler,
    }
    const authData = authDataOf(teile, [], anders.anhang)
    const data = Buffer.concat([authData, sha256(clientData)])
    const echt = signWith(credential.key, data)
    const userHandle = anders.userHandle === undefined ? credential.userHandle : anders.userHandle
    return {
      id: b64(credential.id),
      rawId: b64(credential.id),
      type: 'public-key',
      clientExtensionResults: {},
      ...anders.json,
      response: {
        clientDataJSON: b64(clientData),
        authenticatorData: b64(authData),
        signature: b64(anders.signature?.({ echt, data }) ?? echt),
        ...(userHandle ? { userHandle: b64(userHandle) } : {}),
        ...(anders.json?.['response'] as object | undefined),
      },
    }
  }

  #clientData(type: string, challenge: string, anders: Abweichung): Buffer {
    const value = { type, challenge, origin: this.#origin, crossOrigin: false, ...anders.clientData }
    return Buffer.from(anders.clientDataText ?? JSON.stringify(value))
  }
}

function authDataOf(teile: { rpId: string; flags: number; zaehler: number }, rest: Buffer[], anhang = 0): Buffer {
  const counter = Buffer.alloc(4)
  counter.writeUInt32BE(teile.zaehler)
  const whole = Buffer.concat([sha256(teile.rpId), Buffer.from([teile.flags]), counter, ...rest])
  if (anhang < 0) return whole.subarray(0, whole.length + anhang)
  return Buffer.concat([whole, Buffer.alloc(anhang, 0x20)])
}
