import type { Zuruf } from '#platform/datenbank/zuruf.ts'
import type { Dienstbesuch } from '#web/besuch.ts'
import { hasRecht, type Recht } from '#web/schutz/rechte.ts'
import type { Sprache } from '#web/strom/strom.ts'
import { artnamen, readEingangsart } from '../eingang/arten.ts'

/** The item of the work list that a call is about, and the right that it takes; undefined: a call about something else. */
function readAufgabe({ art, ids: [bezug = '', jobcenterId] }: Zuruf) {
  const name = artnamen.find((one) => art === `eingang-${one}`)
  return name && { bezug, jobcenterId, recht: readEingangsart(name).recht }
}

/**
 * What the work list and an open conversation are told: which item or conversation of the own Jobcenter has changed, of those
 * that the roles of the moment may work on.
 */
export const sprache: Sprache<Dienstbesuch> = {
  anfang: () => [],
  uebersetze(zuruf, { jobcenterId, rollen }) {
    const may = (recht: Recht, wo: string | undefined) => wo === jobcenterId && hasRecht(rollen, recht)
    const aufgabe = readAufgabe(zuruf)
    if (aufgabe) {
      return may(aufgabe.recht, aufgabe.jobcenterId) ? { name: 'eingang', daten: { id: aufgabe.bezug } } : undefined
    }
    const [gespraech = '', , jobcenter] = zuruf.ids
    if (zuruf.art !== 'gespraech' || !may('nachrichten', jobcenter)) return undefined
    return { name: 'gespraech', daten: { id: gespraech } }
  },
}
