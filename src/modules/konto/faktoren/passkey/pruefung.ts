import { createPublicKey } from 'node:crypto'
import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { cose, decodeAttestationObject, decodeCredentialPublicKey } from '@simplewebauthn/server/helpers'
import type { Anmeldeantwort, NeueAntwort } from '../forms.ts'

/** ES256, EdDSA and RS256: what passkeys in use need, nothing weaker. */
export const ALGORITHMEN = [-7, -8, -257]

/** Known ways to reach an authenticator; anything else in the answer is dropped. */
const WEGE = ['usb', 'nfc', 'ble', 'smart-card', 'hybrid', 'internal', 'cable']

/** Shorter ids cannot be random enough, longer ones no authenticator makes (WebAuthn level 3, section 5.8.3). */
const KENNUNG_BYTES = { min: 16, max: 1023 }
const RSA_BITS = 2048

/** The address of the portal, as the browser and the authenticator sign it. */
export interface Partei {
  rpId: string
  ursprung: string
}

export const parteiOf = (baseUrl: string): Partei => ({ rpId: new URL(baseUrl).hostname, ursprung: baseUrl })

/** The challenge that an answer claims to belong to; undefined where nothing of the kind can be read. */
export function challengeOf(clientDataJSON: string): string | undefined {
  const value = readClientData(clientDataJSON)?.['challenge']
  return typeof value === 'string' && /^[A-Za-z0-9_-]{22,100}$/.test(value) ? value : undefined
}

function readClientData(clientDataJSON: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString())
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** The portal is never framed, so an answer out of a frame is not ours. The library checks this at sign-in only. */
function isOwnPage(clientDataJSON: string): boolean {
  const data = readClientData(clientDataJSON)
  return data !== undefined && (data['crossOrigin'] ?? false) === false && data['topOrigin'] === undefined
}

export interface GeprueftePasskey {
  kennung: Buffer
  oeffentlich: Buffer
  algorithmus: number
  zaehler: number
  synchronisiert: boolean
  uebertragung: string[]
}

/**
 * Checks the answer to „create a passkey“ (WebAuthn level 3, section 7.1). Undefined for whatever is not in order:
 * the reasons are of use to nobody but an attacker.
 */
export async function checkNewPasskey(
  antwort: NeueAntwort,
  challenge: string,
  partei: Partei,
): Promise<GeprueftePasskey | undefined> {
  if (!isOwnPage(antwort.response.clientDataJSON)) return undefined
  try {
    if (!isPlainAttestation(antwort.response.attestationObject)) return undefined
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: antwort as unknown as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: partei.ursprung,
      expectedRPID: partei.rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMEN,
    })
    if (!verified) return undefined
    const { credential } = registrationInfo
    const kennung = Buffer.from(credential.id, 'base64url')
    const algorithmus = readAlgorithm(credential.publicKey)
    if (credential.id !== antwort.id || algorithmus === undefined) return undefined
    if (kennung.length < KENNUNG_BYTES.min || kennung.length > KENNUNG_BYTES.max) return undefined
    return {
      kennung,
      oeffentlich: Buffer.from(credential.publicKey),
      algorithmus,
      zaehler: credential.counter,
      synchronisiert: registrationInfo.credentialDeviceType === 'multiDevice',
      uebertragung: WEGE.filter((weg) => antwort.response.transports?.includes(weg)),
    }
  } catch {
    // The library throws for everything it refuses.
    return undefined
  }
}

/**
 * We ask for no attestation, so only „none“ comes, or a signature of the new key itself. Certificates are refused
 * before they are looked at: checking them would call addresses that stand in them.
 */
function isPlainAttestation(attestationObject: string): boolean {
  const object = decodeAttestationObject(new Uint8Array(Buffer.from(attestationObject, 'base64url')))
  const statement = object.get('attStmt')
  if (object.get('fmt') === 'none') return statement.size === 0
  return object.get('fmt') === 'packed' && statement.get('x5c') === undefined
}

const text = (value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('base64url') : '')

/** The algorithm of a COSE key whose parts fit together; undefined for any other. Throws where the key is no key. */
function readAlgorithm(publicKey: Uint8Array<ArrayBuffer>): number | undefined {
  const key = decodeCredentialPublicKey(publicKey) as unknown as Map<number, unknown>
  const [kty, alg, crv] = [key.get(1), key.get(3), key.get(-1)]
  if (alg === cose.COSEALG.ES256 && kty === cose.COSEKTY.EC2 && crv === cose.COSECRV.P256) {
    createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: text(key.get(-2)), y: text(key.get(-3)) } })
    return alg
  }
  if (alg === cose.COSEALG.EdDSA && kty === cose.COSEKTY.OKP && crv === cose.COSECRV.ED25519) {
    createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: text(key.get(-2)) } })
    return alg
  }
  if (alg === cose.COSEALG.RS256 && kty === cose.COSEKTY.RSA) {
    const rsa = createPublicKey({ format: 'jwk', key: { kty: 'RSA', n: text(key.get(-1)), e: text(key.get(-2)) } })
    const { modulusLength = 0, publicExponent = 0n } = rsa.asymmetricKeyDetails ?? {}
    return modulusLength >= RSA_BITS && publicExponent >= 3n && publicExponent % 2n === 1n ? alg : undefined
  }
  return undefined
}

export interface Bekannt {
  kennung: Buffer
  oeffentlich: Buffer
  /** Id of the account or of the member of staff. */
  besitzer: string
  /** At a sign-in without a name the answer must say whose passkey it is. */
  mitBesitzer: boolean
}

/**
 * Checks the answer to „sign in with a passkey“ (WebAuthn level 3, section 7.2) but the counter, which is compared where
 * it is stored. Answers the new counter; undefined for whatever is not in order.
 */
export async function checkPasskey(
  antwort: Anmeldeantwort,
  challenge: string,
  { partei, passkey }: { partei: Partei; passkey: Bekannt },
): Promise<{ zaehler: number } | undefined> {
  const { userHandle } = antwort.response
  if (passkey.mitBesitzer && !userHandle) return undefined
  if (userHandle && userHandle !== userHandleOf(passkey.besitzer)) return undefined
  if (!isOwnPage(antwort.response.clientDataJSON)) return undefined
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: antwort as unknown as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: partei.ursprung,
      expectedRPID: partei.rpId,
      requireUserVerification: true,
      credential: {
        id: passkey.kennung.toString('base64url'),
        publicKey: new Uint8Array(passkey.oeffentlich),
        counter: 0,
      },
    })
    return verified ? { zaehler: authenticationInfo.newCounter } : undefined
  } catch {
    return undefined
  }
}

const bytesOf = (besitzer: string) => Buffer.from(besitzer.replaceAll('-', ''), 'hex')

/** The id of an account or of a member of staff as WebAuthn carries it: 16 bytes, nothing of the person. */
export const userIdOf = (besitzer: string): Uint8Array<ArrayBuffer> => new Uint8Array(bytesOf(besitzer))
const userHandleOf = (besitzer: string) => bytesOf(besitzer).toString('base64url')
