/** What every answer carries. Personal pages are never stored; files of the own build say otherwise themselves. */
const common = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'permissions-policy':
    'camera=(self), geolocation=(), microphone=(), payment=(), usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)',
}

/** Answers that are no page may load nothing at all. */
const nothing = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox"

export const CSP_BERICHT = '/csp-bericht'

/** Nothing inline, nothing foreign, scripts by nonce, one Trusted Types policy for the service worker's address. */
function contentSecurityPolicy(nonce: string): string {
  return `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types offenes-jobcenter; report-uri ${CSP_BERICHT}`
}

/** Plain records: `Headers` costs ten times as much, and only two cookies of one answer need it. */
export type Kopfzeilen = Record<string, string>

export function htmlHeaders(nonce: string): Kopfzeilen {
  return {
    ...common,
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': contentSecurityPolicy(nonce),
  }
}

export function plainHeaders(contentType: string, cacheControl = 'no-store'): Kopfzeilen {
  return {
    ...common,
    'content-type': contentType,
    'cache-control': cacheControl,
    'content-security-policy': nothing,
  }
}
