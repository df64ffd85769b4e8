import type { Env } from '#platform/env.ts'
import type { Dienstbesuch } from '#web/besuch.ts'
import { felder, text, wahl } from '#web/felder.ts'
import { staende } from './uebersicht/kundenliste.ts'

/** What is looked for among the customers, as it is typed. */
export const suchfelder = felder({ suche: text(), stand: wahl(staende) })
export const namensuche = felder({ suche: text() })

const HOECHSTENS = 100
const kontext = (besuch: Dienstbesuch) => `dienst|suche|${besuch.sitzungId}`

/**
 * A search as it may stand in an address: names and numbers of people are readable for nobody but the session that looked for
 * them (PRI-03), not in histories, proxies and logs. Empty for an empty search.
 */
export function sealSuche(env: Env, besuch: Dienstbesuch, eingabe: string): string {
  const klar = eingabe.trim().slice(0, HOECHSTENS)
  return klar && env.schluessel.seal(kontext(besuch), klar).toString('base64url')
}

/** Empty for anything that this session did not search. */
export function openSuche(env: Env, besuch: Dienstbesuch, siegel: string | undefined): string {
  if (!siegel) return ''
  try {
    return env.schluessel.open(kontext(besuch), Buffer.from(siegel, 'base64url'))
  } catch {
    return ''
  }
}
