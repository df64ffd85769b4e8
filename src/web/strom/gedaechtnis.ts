import type { Zuruf } from '#platform/datenbank/zuruf.ts'

const HOECHSTENS = 5000
const DAUER_MS = 30 * 60_000

/** What was called out lately, for pages that began to listen a moment after they were made, or had lost their connection. */
export interface Gedaechtnis {
  /** Nothing was missed from this time on. */
  beginne(jetzt: number): void
  merke(zuruf: Zuruf, jetzt: number): void
  /** The calls after a time, in ms since 1970; undefined where that is longer ago than is known. */
  seit(zeit: number): Zuruf[] | undefined
}

export function createGedaechtnis(): Gedaechtnis {
  let alle: { zuruf: Zuruf; zeit: number }[] = []
  let anfang = Number.POSITIVE_INFINITY
  return {
    beginne(jetzt) {
      alle = []
      anfang = jetzt
    },
    merke(zuruf, jetzt) {
      alle.push({ zuruf, zeit: jetzt })
      if (alle.length <= HOECHSTENS && alle[0]!.zeit > jetzt - 2 * DAUER_MS) return
      const kept = alle.slice(-HOECHSTENS / 2).filter(({ zeit }) => zeit > jetzt - DAUER_MS)
      anfang = alle[alle.length - kept.length - 1]?.zeit ?? anfang
      alle = kept
    },
    seit: (zeit) => (zeit < anfang ? undefined : alle.filter((one) => one.zeit > zeit).map(({ zuruf }) => zuruf)),
  }
}
