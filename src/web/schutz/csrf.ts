import { MINUTE } from '#platform/clock.ts'
import type { Env } from '#platform/env.ts'
import { equalSecrets } from '#platform/krypto/geheimnis.ts'
import type { Schluesselbund } from '#platform/krypto/schluessel.ts'
import { Recent } from '#platform/recent.ts'
import { asUmgehung, HttpError } from '../fehler.ts'

const kept = new WeakMap<Schluesselbund, Recent<readonly string[]>>()

/** One for each master key, that of the writing one first. Whoever is at work asks for the same ones page after page. */
function listProofs({ schluessel, clock }: Env, traeger: string): readonly string[] {
  let proofs = kept.get(schluessel)
  if (!proofs) {
    proofs = new Recent(1000, 10 * MINUTE)
    kept.set(schluessel, proofs)
  }
  return proofs.take(traeger, clock.now().getTime(), () =>
    schluessel.macs('csrf', traeger).map((mac) => mac.subarray(0, 16).toString('base64url')),
  )
}

/** The proof that a form came from a page of this session, or of this browser while nobody is signed in. */
export const csrfProof = (env: Env, traeger: string): string => listProofs(env, traeger)[0]!

export const isCsrfProof = (env: Env, traeger: string, proof: unknown): boolean =>
  typeof proof === 'string' && listProofs(env, traeger).some((own) => equalSecrets(own, proof))

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
