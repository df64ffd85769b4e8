import { generateAuthenticationOptions, generateRegistrationOptions } from '@simplewebauthn/server'
import { MINUTE } from '#platform/clock.ts'
import { ALGORITHMEN, type Partei, userIdOf } from './pruefung.ts'

const DIALOG_MS = 5 * MINUTE

interface Vorhanden {
  kennung: Buffer
  uebertragung: string[]
}

const descriptorOf = ({ kennung, uebertragung }: Vorhanden) => ({
  id: kennung.toString('base64url'),
  transports: uebertragung,
})

/** What the browser needs to ask for a passkey; without `nur` for any that the device has for this portal. */
export function requestOptions(
  partei: Partei,
  { challenge, nur }: { challenge: Uint8Array<ArrayBuffer>; nur?: Vorhanden[] | undefined },
) {
  return generateAuthenticationOptions({
    rpID: partei.rpId,
    challenge,
    timeout: DIALOG_MS,
    userVerification: 'required',
    ...(nur ? { allowCredentials: nur.map(descriptorOf) } : {}),
  })
}

/** What the browser needs to make a passkey that is found without a name and asks for finger, face or PIN. */
export function creationOptions(
  partei: Partei,
  neu: {
    rpName: string
    /** Id of the account or of the member of staff. */
    besitzer: string
    userName: string
    challenge: Uint8Array<ArrayBuffer>
    vorhanden: Vorhanden[]
  },
) {
  return generateRegistrationOptions({
    rpName: neu.rpName,
    rpID: partei.rpId,
    userID: userIdOf(neu.besitzer),
    userName: neu.userName,
    userDisplayName: neu.userName,
    challenge: neu.challenge,
    timeout: DIALOG_MS,
    attestationType: 'none',
    excludeCredentials: neu.vorhanden.map(descriptorOf),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMEN,
  })
}
