import type { Env } from '#platform/env.ts'
import { equalSecrets } from '#platform/krypto/geheimnis.ts'
import { asUmgehung, HttpError } from '../fehler.ts'

/** The proof that a form came from a page of this session, or of this browser while nobody is signed in. */
export function csrfProof(env: Env, traeger: string): string {
  return env.schluessel.mac('csrf', traeger).subarray(0, 16).toString('base64url')
}

export function isCsrfProof(env: Env, traeger: string, proof: unknown): boolean {
  if (typeof proof !== 'string') return false
  return env.schluessel
    .macs('csrf', traeger)
    .some((mac) => equalSecrets(mac.subarray(0, 16).toString('base64url'), proof))
}

/**
 * Refuses what another site makes a browser send (SES-07). Browsers that are told apart by neither header are refused too:
 * all that the portal supports send at least one.
 */
export function assertSameOrigin(request: Request, origin: string): void {
  const site = request.headers.get('sec-fetch-site')
  const from = request.headers.get('origin')
  const same = site ? site === 'same-origin' : from === origin
  if (!same || (site && from && from !== 'null' && from !== origin)) throw foreign()
}

const foreign = () =>
  asUmgehung(
    'herkunft',
    new HttpError(
      403,
      'Diese Anfrage kam nicht von unserer Seite',
      'Aus Sicherheitsgründen wurde nichts geändert. Öffnen Sie die Seite neu und versuchen Sie es noch einmal.',
    ),
  )

export const cookiesOff = () =>
  asUmgehung(
    'nachweis',
    new HttpError(
      403,
      'Bitte laden Sie die Seite neu',
      'Wir konnten nicht prüfen, ob die Eingabe von Ihnen kommt. Entweder lässt Ihr Browser keine Cookies zu, oder die Seite war lange offen. Erlauben Sie Cookies für diese Seite. Gehen Sie dann zurück, laden Sie die Seite neu und senden Sie noch einmal. Es wurde nichts geändert.',
    ),
  )
