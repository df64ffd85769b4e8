import type { Dienstbesuch } from '#web/besuch.ts'
import type { Sprache } from '#web/strom/strom.ts'

/** What the work list and an open conversation are told: which conversation of the own Jobcenter has changed. */
export const sprache: Sprache<Dienstbesuch> = {
  anfang: () => [],
  uebersetze({ art, ids: [gespraech = '', , jobcenter] }, { jobcenterId }) {
    return art === 'gespraech' && jobcenter === jobcenterId
      ? { name: 'gespraech', daten: { id: gespraech } }
      : undefined
  },
}
