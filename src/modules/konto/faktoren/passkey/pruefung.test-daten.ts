import { generateKeyPairSync } from 'node:crypto'
import {
  type Abweichung,
  type AntwortAbweichung,
  encodeCbor,
  FLAG,
  type NeuAbweichung,
} from '../../../../../test/support/authenticator.ts'

// Wrong answers of authenticators and browsers, after the groups of the FIDO conformance tests.

export const flip = (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([bytes.at(-1)! ^ 1])])

const without = <K, V>(map: Map<K, V>, key: K) => {
  map.delete(key)
  return map
}

const rsa1024 = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ format: 'jwk' })
const bytes = (text: string | undefined) => new Uint8Array(Buffer.from(text ?? '', 'base64url'))

/** Wrong for both ceremonies. */
const both: [string, Abweichung][] = [
  ['another origin', { clientData: { origin: 'https://boese.example' } }],
  ['a subdomain as origin', { clientData: { origin: 'http://x.localhost:3000' } }],
  ['another port', { clientData: { origin: 'http://localhost:3001' } }],
  ['another scheme', { clientData: { origin: 'https://localhost:3000' } }],
  ['the origin with a slash', { clientData: { origin: 'http://localhost:3000/' } }],
  ['the origin in capitals', { clientData: { origin: 'HTTP://LOCALHOST:3000' } }],
  ['no origin', { clientData: { origin: undefined } }],
  ['a list of origins', { clientData: { origin: ['http://localhost:3000'] } }],
  ['a frame of another origin', { clientData: { crossOrigin: true } }],
  ['a top origin', { clientData: { topOrigin: 'https://boese.example' } }],
  ['a frame as text', { clientData: { crossOrigin: 'false' } }],
  ['another challenge', { clientData: { challenge: Buffer.alloc(32, 7).toString('base64url') } }],
  ['an empty challenge', { clientData: { challenge: '' } }],
  ['no challenge', { clientData: { challenge: undefined } }],
  ['a challenge that is no text', { clientData: { challenge: 5 } }],
  ['no type', { clientData: { type: undefined } }],
  ['the type of a payment', { clientData: { type: 'payment.get' } }],
  ['client data that is no JSON', { clientDataText: '{"type":' }],
  ['client data that is a list', { clientDataText: '[]' }],
  ['client data that is null', { clientDataText: 'null' }],
  ['a token binding of a wrong kind', { clientData: { tokenBinding: { status: 'erfunden' } } }],
  ['the hash of another site', { rpId: 'boese.example' }],
  ['the hash of the parent of the site', { rpId: 'host' }],
  ['bytes after the authenticator data', { anhang: 4 }],
  ['authenticator data cut off', { anhang: -4 }],
  ['authenticator data of 36 bytes', { anhang: -1000 }],
  ['another type of credential', { json: { type: 'password' } }],
  ['an id that is not the raw id', { json: { rawId: 'AAAAAAAAAAAAAAAAAAAAAA' } }],
  ['an empty id', { json: { id: '', rawId: '' } }],
  ['an id that is not base64url', { json: { id: '+++', rawId: '+++' } }],
  ['a member that nobody knows', { json: { isAdmin: true } }],
]

const AT = FLAG.AT
export const neueAntworten: [string, NeuAbweichung][] = [
  ...both.filter(([name]) => name !== 'authenticator data of 36 bytes'),
  ['the type of a sign-in', { clientData: { type: 'webauthn.get' } }],
  ['nobody present', { flags: FLAG.UV | AT }],
  ['nobody verified', { flags: FLAG.UP | AT }],
  ['backed up without being able to', { flags: FLAG.UP | FLAG.UV | FLAG.BS | AT }],
  ['no credential in it', { flags: FLAG.UP | FLAG.UV }],
  ['extensions announced but missing', { flags: FLAG.UP | FLAG.UV | AT | FLAG.ED }],
  ['a credential id of 8 bytes', { kennung: Buffer.alloc(8, 3) }],
  ['an empty credential id', { kennung: Buffer.alloc(0) }],
  ['a credential id of 1024 bytes', { kennung: Buffer.alloc(1024, 3) }],
  ['another id outside than inside', { json: { id: 'A'.repeat(43), rawId: 'A'.repeat(43) } }],
  ['ES384', { cose: (key) => key.set(3, -35) }],
  ['RS1', { cose: (key) => key.set(3, -65535) }],
  ['PS256', { cose: (key) => key.set(3, -37) }],
  [
    'ML-DSA-44',
    {
      cose: () =>
        new Map([
          [1, 7],
          [3, -48],
          [-1, new Uint8Array(1312)],
        ] as [number, Uint8Array | number][]),
    },
  ],
  ['an algorithm as text', { cose: (key) => key.set(3, 'ES256') }],
  ['no algorithm', { cose: (key) => without(key, 3) }],
  ['EdDSA with a key for ES256', { cose: (key) => key.set(3, -8) }],
  ['RS256 with a key for ES256', { cose: (key) => key.set(3, -257) }],
  ['the curve P-384', { cose: (key) => key.set(-1, 2) }],
  ['a point that is not on the curve', { cose: (key) => key.set(-3, new Uint8Array(32).fill(1)) }],
  ['a key without y', { cose: (key) => without(key, -3) }],
  ['an x of 31 bytes', { cose: (key) => key.set(-2, new Uint8Array(31).fill(1)) }],
  [
    'RSA of 1024 bits',
    {
      cose: () =>
        new Map<number, number | Uint8Array>([
          [1, 3],
          [3, -257],
          [-1, bytes(rsa1024.n)],
          [-2, bytes(rsa1024.e)],
        ]),
    },
  ],
  ['an empty key', { cose: () => new Map() }],
  ['an unknown attestation', { fmt: 'erfunden' }],
  ['an attestation of Apple', { fmt: 'apple' }],
  ['no attestation with a statement', { attStmt: () => new Map([['alg', -7]]) }],
  [
    'a statement with a wrong signature',
    {
      fmt: 'packed',
      attStmt: () =>
        new Map<string, number | Uint8Array>([
          ['alg', -7],
          ['sig', new Uint8Array(70)],
        ]),
    },
  ],
  [
    'a statement with certificates',
    {
      fmt: 'packed',
      attStmt: () =>
        new Map<string, number | Uint8Array | Uint8Array[]>([
          ['alg', -7],
          ['sig', new Uint8Array(70)],
          ['x5c', [new Uint8Array(9)]],
        ]),
    },
  ],
  [
    'an attestation object that is no map',
    { json: { response: { attestationObject: encodeCbor([1]).toString('base64url') } } },
  ],
  ['an attestation object cut off', { json: { response: { attestationObject: 'oWNmbXQ' } } }],
]

export const anmeldeantworten: [string, AntwortAbweichung][] = [
  ...both,
  ['the type of a set-up', { clientData: { type: 'webauthn.create' } }],
  ['nobody present', { flags: FLAG.UV }],
  ['nobody verified', { flags: FLAG.UP }],
  ['no flag at all', { flags: 0 }],
  ['backed up without being able to', { flags: FLAG.UP | FLAG.UV | FLAG.BS }],
  ['a credential announced but missing', { flags: FLAG.UP | FLAG.UV | FLAG.AT }],
  ['extensions announced but missing', { flags: FLAG.UP | FLAG.UV | FLAG.ED }],
  ['a bit of the signature flipped', { signature: ({ echt }) => flip(echt) }],
  ['an empty signature', { signature: () => Buffer.alloc(0) }],
  ['a signature of zeros', { signature: ({ echt }) => Buffer.alloc(echt.length) }],
  ['a signature over something else', { signature: ({ data }) => data.subarray(0, 64) }],
  ['no user handle', { userHandle: null }],
  ['the user handle of somebody else', { userHandle: Buffer.alloc(16, 9) }],
  ['a user handle that is too short', { userHandle: Buffer.alloc(4, 9) }],
]
