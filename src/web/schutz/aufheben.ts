import type { Route } from '../route.ts'

/** Second line behind the choice of routes: what is secret once must not lie about, whatever the form. */
const secret = /passwort|bisher|wiederholung|code|totp|schluessel|csrf/i

/**
 * Whether what was typed at a path (without its query) may be kept: it must be a form that says so, of the side that asks.
 */
export function isAufhebbar(
  routes: Record<string, Route>,
  pfad: string,
  seite: 'portal' | 'dienst' = 'portal',
): boolean {
  const dienst = seite === 'dienst'
  return Object.values(routes).some(
    (route) => route.aufheben && route.zugang.startsWith('sachbearbeitung:') === dienst && matches(route.pfad, pfad),
  )
}

/** Under which address a form of staff is kept: with the template, whose fields are its own. */
export function keptPath({ pathname, searchParams }: URL): string {
  const vorlage = searchParams.get('vorlage') ?? ''
  return /^[a-z-]{1,60}$/.test(vorlage) ? `${pathname}?vorlage=${vorlage}` : pathname
}

function matches(muster: string, pfad: string): boolean {
  const [parts, given] = [muster.split('/'), pfad.split('/')]
  return (
    parts.length === given.length && parts.every((part, i) => (part.startsWith(':') ? given[i] : part === given[i]))
  )
}

/** The fields of a form that are kept: single texts, none of them secret. */
export function pickAufhebbar(felder: Record<string, unknown>): Record<string, string> {
  const kept = Object.entries(felder).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && !secret.test(entry[0]),
  )
  return Object.fromEntries(kept)
}
