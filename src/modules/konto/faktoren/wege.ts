import type { Env } from '#platform/env.ts'
import { safePath } from '#platform/text/weiterleitung.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import type { Besuch } from '#web/besuch.ts'
import { COOKIE } from '#web/schutz/cookies.ts'
import { GERAET_DAUER } from '../anmelden/geraete.ts'
import { clientOf } from '../anmelden/web.tsx'
import { findKonto } from '../store.ts'
import { type Beteiligt, factorPath, freshPath } from './aenderung.ts'

/** After a factor was set up: to the choice of a profile, or back to the settings where it was begun there. */
export const nextPath = (besuch: Besuch): string =>
  besuch.profil ? routes.kontoeinstellungen.href() : routes.profilAuswaehlen.href()

/** Where „Abbrechen“ of a set-up leads. */
export const backPath = (besuch: Besuch): string =>
  besuch.stufe === 'einrichten' ? routes.sicherheitshinweis.href() : nextPath(besuch)

/** Where a session has to go before it may set up a factor; undefined: it may (checked again under the lock). */
export async function pathBeforeSetup(env: Env, besuch: Besuch, pfad: string): Promise<string | undefined> {
  if (besuch.stufe === 'faktor') return factorPath(await findKonto(env.db, besuch.kontoId))
  if (besuch.stufe === 'voll' && besuch.frischBis <= env.clock.now()) return freshPath(pfad)
  return undefined
}

export const beteiligtOf = (a: Anfrage<string, 'halb' | 'konto'>): Beteiligt => ({
  besuch: a.besuch,
  ...clientOf(a),
  geraet: a.cookie(COOKIE.geraet),
})

/** The cookies after a change: the session's new token, and the device where a sign-in was completed. */
export function setTokens(a: Anfrage, { token, geraet }: { token: string; geraet?: string }): void {
  a.setCookie(COOKIE.sitzung, token)
  if (geraet) a.setCookie(COOKIE.geraet, geraet, GERAET_DAUER / 1000)
}

/** `?weiter=…` of the page, or undefined. */
export const readWeiter = (text: string | undefined): string | undefined => safePath(text, '') || undefined
