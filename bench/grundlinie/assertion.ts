// Baseline: nothing but the check of one answer of a passkey.
import { verifyAuthenticationResponse } from '@simplewebauthn/server'
import { bediene } from '../prozess.ts'

type Options = Parameters<typeof verifyAuthenticationResponse>[0]

export interface Antwortauftrag {
  antwort: Options['response']
  challenge: string
  ursprung: string
  kennung: string
  /** COSE key, base64 */
  oeffentlich: string
  anzahl: number
}

bediene<Antwortauftrag>(async ({ antwort, challenge, ursprung, kennung, oeffentlich, anzahl }) => {
  const options: Options = {
    response: antwort,
    expectedChallenge: challenge,
    expectedOrigin: ursprung,
    expectedRPID: new URL(ursprung).hostname,
    requireUserVerification: true,
    credential: { id: kennung, publicKey: new Uint8Array(Buffer.from(oeffentlich, 'base64')), counter: 0 },
  }
  for (let i = 0; i < anzahl; i++) {
    const { verified } = await verifyAuthenticationResponse(options)
    if (!verified) throw new Error('die Antwort ist falsch')
  }
})
