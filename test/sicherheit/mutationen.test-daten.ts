import type { Browser } from '../support/browser.ts'

// Mulberry32: the same run every time, so that a finding can be repeated.
let state = 20261123
export function random(): number {
  state = (state + 0x6d2b79f5) | 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}
export const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!

export const nasty = [
  '',
  ' ',
  '0',
  '-1',
  '1e309',
  'NaN',
  'null',
  'undefined',
  'true',
  '[]',
  '{}',
  '%',
  '%00',
  '\u0000',
  '\uD800',
  '\uFFFF',
  '\u202Eabc',
  '\u200B',
  "'",
  '"',
  '`',
  "' or '1'='1",
  "'; drop table konto; --",
  '<script>alert(1)</script>',
  '{{7*7}}',
  ['$', '{7*7}'].join(''),
  '../../etc/passwd',
  '//boese.example',
  'javascript:alert(1)',
  '\r\nSet-Cookie: a=b',
  'a'.repeat(1999),
  'ä'.repeat(1999),
  '😀'.repeat(400),
  '1'.repeat(400),
  '31',
  '02',
  '1990',
  '99999999999',
  '2026-13-45',
  'kim@klicker.example',
  'kim@@x',
  '123A456789',
  '97122//0000004',
  'ABCD-EFGH-JKLM',
  '000000',
  '٣٤٥٦٧٨',
  'AAAAAAAAAAAAAAAAAAAAAA',
  '01920000-0000-7000-8000-000000000000',
  'standard',
  'ja',
  'konto',
  '/',
  '/sicherheit',
  'entfernen~__proto__',
  'hinzufuegen',
] as const

/** Fields of the forms that the page really offers, and some that it does not. */
export const fieldsOfPage = (browser: Browser): Record<string, string> =>
  Object.assign(
    {},
    ...browser
      .forms()
      .map((form) => ({ ...form.fields, ...Object.fromEntries(form.optional.map((name) => [name, 'ja'])) })),
  ) as Record<string, string>

/** Fields left out, doubled, added, and `anteil` of them with something else. */
export function mutate(fields: Record<string, string | readonly string[]>, anteil = 0.6): URLSearchParams {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'csrf' || random() < anteil / 6) continue
    for (const one of random() < anteil ? [pick(nasty)] : [value].flat()) body.append(name, one)
    if (random() < anteil / 20) body.append(name, pick(nasty))
  }
  if (random() < anteil / 6) {
    body.append(pick(['x', '__proto__', 'constructor', 'id', 'rolle', 'konto_id']), pick(nasty))
  }
  return body
}

/** Posts it as a page or a script of the portal would. */
export function send(browser: Browser, path: string, body: URLSearchParams, json = false): Promise<Response> {
  if (!json) body.append('csrf', browser.csrf())
  return browser.raw(path, {
    method: 'POST',
    body: json ? JSON.stringify(Object.fromEntries(body)) : body.toString(),
    headers: {
      'content-type': json ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-csrf': browser.csrf(),
    },
  })
}
