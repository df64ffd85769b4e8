import type { Besuch, Dienstbesuch, KundenBesuch } from './besuch.ts'
import type { Recht } from './schutz/rechte.ts'

/**
 * Who may enter. `public`: everybody. `halb`: after the password, before the factor (and signed in). `konto`: signed in with
 * every factor. `konto+frisch`: the same, a factor proven within five minutes. `profil`: with the open profile of a customer.
 * `sachbearbeitung:<right>`: staff with that right; with `+frisch` the passkey was shown within five minutes.
 */
export type Access =
  | 'public'
  | 'halb'
  | 'konto'
  | 'konto+frisch'
  | 'profil'
  | `sachbearbeitung:${Recht}${'' | '+frisch'}`

export type BesuchOf<A extends Access> = A extends 'public'
  ? Besuch | undefined
  : A extends 'profil'
    ? KundenBesuch
    : A extends `sachbearbeitung:${string}`
      ? Dienstbesuch
      : Besuch

type ParamName<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamName<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? Name
    : never

export type Params<P extends string> = { [Name in ParamName<P>]: string }

export type Art = 'seite' | 'formular' | 'tat'

/** One URL. `seite` answers GET, `tat` answers POST, `formular` shows with GET and acts with POST. */
export interface Route<K extends Art = Art, P extends string = string, A extends Access = Access> {
  art: K
  pfad: P
  zugang: A
  /** `json`: asked by scripts of the own pages; the body is JSON, the answer JSON or events. */
  koerper: 'formular' | 'json'
  /** What was typed is kept when the session ends first. Only by `aufhebbar`: a form that holds a secret never is. */
  aufheben: boolean
  /** The form may hold files (`multipart/form-data`), which the handler takes with `anfrage.dateien()`. */
  dateien: boolean
  /** The address with its parameters filled in. */
  href: keyof Params<P> extends never ? () => string : (params: Params<P>) => string
}

function define<K extends Art, const P extends string, const A extends Access>(
  art: K,
  pfad: P,
  zugang: A,
  koerper: 'formular' | 'json' = 'formular',
): Route<K, P, A> {
  const href = (params: Record<string, string> = {}) =>
    pfad.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  return { art, pfad, zugang, koerper, aufheben: false, dateien: false, href: href as Route<K, P, A>['href'] }
}

export const seite = <const P extends string, const A extends Access>(pfad: P, zugang: A) =>
  define('seite', pfad, zugang)
export const formular = <const P extends string, const A extends Access>(pfad: P, zugang: A) =>
  define('formular', pfad, zugang)
export const tat = <const P extends string, const A extends Access>(pfad: P, zugang: A) => define('tat', pfad, zugang)
/** A form whose fields hold no secret and are kept for its owner, who must be known by every factor. */
export const aufhebbar = <
  const P extends string,
  const A extends 'konto' | 'konto+frisch' | 'profil' | `sachbearbeitung:${Recht}`,
>(
  route: Route<'formular', P, A>,
): Route<'formular', P, A> => ({ ...route, aufheben: true })
/** POST of JSON by a script of the own pages. */
export const ruf = <const P extends string, const A extends Access>(pfad: P, zugang: A) =>
  define('tat', pfad, zugang, 'json')
/** What a script of the own pages reads again and again, as a stream of events or at once: no activity of the person. */
export const strom = <const P extends string, const A extends Access>(pfad: P, zugang: A) =>
  define('seite', pfad, zugang, 'json')
/** A form to which files may be attached. */
export const mitDateien = <const P extends string, const A extends Access>(
  route: Route<'formular', P, A>,
): Route<'formular', P, A> => ({ ...route, dateien: true })
